"""Which lexicon entry each token has: capitals at the start of a sentence or headline, names, quotation marks."""

from __future__ import annotations

from itertools import compress

from tacitus.text.entries import Entry
from tacitus.text.lexicon import Lexicon
from tacitus.text.sentence import Sentence
from tacitus.text.shapes import folded

_OPENERS = frozenset(["``", ":", "-LRB-", "''", "SYM"])
_OPENING_WORDS = frozenset("\"'“”‘’`«»:;([{–—-…•/*").union(["``", "''", "--", "..."])
_NAMES = frozenset(["NNP", "NNPS"])
_MEMO_SIZE = 50_000


class Openings:
    """Looks words up, minding where they stand. Made once for a lexicon; remembers what it found."""

    __slots__ = ("_initial", "_lexicon", "_name")

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._initial: dict[str, Entry] = {}
        self._name: dict[str, Entry] = {}

    def entries(self, sentence: Sentence) -> list[Entry]:
        """The lexicon's entry for every token, as its position and the list of names have it."""
        words = sentence.words
        entries = list(map(self._lexicon.known.__getitem__, words))
        if not words:
            return entries
        if sentence.headline or (words[0].isupper() and len(words) > 2 and words[1].isupper()):
            self._uncapitalise(sentence, entries)
        if words[0][0].isupper():
            entries[0] = self._at_start(words[0], entries[0])
        if not _OPENING_WORDS.isdisjoint(words):
            self._pair_quotes(sentence, entries)
            self._open(words, entries)
        for first, end, _ in sentence.names:
            self._as_name(words, entries, first, end)
        return entries

    def _open(self, words: list[str], entries: list[Entry]) -> None:
        """Lets capitalised words behind a colon, bracket or quotation mark be common words."""
        for index in compress(range(1, len(words)), map(_OPENING_WORDS.__contains__, words)):
            if entries[index - 1].kind.tag in _OPENERS and words[index][0].isupper():
                entries[index] = self._at_start(words[index], entries[index])

    def _at_start(self, word: str, usual: Entry) -> Entry:
        """A capitalised word at the start: a listed word if there is one, else what its capital says."""
        if usual.listed or (word.isupper() and len(word) > 1):
            return usual
        entry = self._initial.get(word)
        if entry is None:
            lexicon = self._lexicon
            lower = folded(word)
            if lexicon.lists(lower):
                entry = lexicon.entry(lower)
            elif lower[-1:] == "s" and usual.kind.tag[:3] == "NNP" and lexicon.lists(lower[:-1]):
                entry = lexicon.parse("NNS", lower)
            else:
                entry = usual
            if len(self._initial) >= _MEMO_SIZE:
                self._initial.clear()
            self._initial[word] = entry
        return entry

    def _as_name(self, words: list[str], entries: list[Entry], first: int, end: int) -> None:
        """Makes the capitalised words of a listed name proper nouns; a lone adjective ("French") stays one."""
        for index in range(first, end):
            kind = entries[index].kind
            if kind.tag in _NAMES:
                continue
            word = words[index]
            if not word[:1].isupper() or (end - first == 1 and "JJ" in kind.possible):
                continue
            entry = self._name.get(word)
            if entry is None:
                tag = "NNPS" if self._lexicon.entry(word).kind.tag == "NNPS" else "NNP"
                if len(self._name) >= _MEMO_SIZE:
                    self._name.clear()
                entry = self._name[word] = self._lexicon.parse(tag, word.lower())
            entries[index] = entry

    def _uncapitalise(self, sentence: Sentence, entries: list[Entry]) -> None:
        """In headlines in capitals or title case, listed words count as written small."""
        words = [word for word in sentence.words if word[0].isalpha()]
        capitals = sum(word.isupper() for word in words)
        titled = sum(word[0].isupper() for word in words)
        if capitals * 2 < len(words) and not (sentence.headline and titled * 10 >= len(words) * 7):
            return
        lexicon = self._lexicon
        for index, lower in enumerate(sentence.lowers):
            if lexicon.lists(lower) and not lexicon.lists(sentence.words[index]):
                entries[index] = lexicon.entry(lower)

    def _pair_quotes(self, sentence: Sentence, entries: list[Entry]) -> None:
        """Straight quotation marks open if a word is attached behind and none before, or by turns."""
        starts, ends = sentence.starts, sentence.ends
        inside = {'"': False, "'": False}
        for index in compress(range(len(starts)), map(inside.__contains__, sentence.words)):
            word = sentence.words[index]
            behind = index + 1 < len(starts) and starts[index + 1] == ends[index]
            attached = index > 0 and ends[index - 1] == starts[index]
            opens = behind if behind != attached else not inside[word]
            closes = word == '"' or inside[word] or not attached
            inside[word] = opens
            entries[index] = self._lexicon.entry("“" if opens else "”" if closes else word)
