"""Tags and lemmas of a sentence's tokens, chosen from what the lexicon allows by what stands around them."""

from __future__ import annotations

from tacitus.text.choices import Context, choose
from tacitus.text.lexicon import Entry, Lexicon
from tacitus.text.repair import repair
from tacitus.text.sentence import Sentence

_MEMO_SIZE = 200_000
# What a tag does to the clause: a finite verb was seen (1), a new clause opens (0), one may open (2, if one was seen).
_EFFECT = {
    "VBD": 1, "VBZ": 1, "VBP": 1, "MD": 1, "WDT": 0, "WP": 0, "WRB": 0, "WP$": 0, "``": 0, ":": 0, "-LRB-": 0,
    "CC": 2, ",": 2, "''": 2, "-RRB-": 2,
}  # fmt: skip
_EFFECT_OF_STATE = {"SUB": 0, "HALF": 2, "REPORT": 0, "THAT": 0}
_STATE = {"WDT": "WH", "WP": "WH", "WRB": "SUB"}
_TRANSPARENT = frozenset("rxk")
_VERB_AHEAD = frozenset("efvBHDP")
_RARE_STATES = frozenset(["THAT", "``", "''"])
_BEFORE_QUOTE = frozenset(["", ",", ":", "REPORT"])
_OPENERS = frozenset(["``", ":", "-LRB-", "''"])
_NAME = ("NNP", "NNPS")


class Tagger:
    """Fills `tags` and `lemmas` of sentences. Remembers decisions; what it answers does not depend on what it saw."""

    __slots__ = ("_initial", "_lexicon", "_memo", "_name")

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._memo: dict[tuple[str, str, str, str, str, int], str] = {}
        self._initial: dict[str, Entry] = {}
        self._name: dict[str, Entry] = {}

    def tag(self, sentence: Sentence) -> None:
        """Fills `sentence.tags` and `sentence.lemmas` from its words and names."""
        entries = self._entries(sentence)
        tags = self._choose(entries)
        repair(tags, entries)
        if (
            len(tags) > 1
            and tags[1] == "NNP"
            and tags[0] == "NN"
            and sentence.lowers[0] in self._lexicon.classes["titles"]
        ):
            tags[0] = "NNP"
        sentence.tags = tags
        sentence.lemmas = [entry.lemmas.get(tag) or entry.lower for entry, tag in zip(entries, tags, strict=True)]

    def _choose(self, entries: list[Entry]) -> list[str]:
        memo = self._memo
        letters = [entry.ahead for entry in entries]
        letters += (".", ".", ".")
        tags: list[str] = []
        before2 = before = verb = ""
        clause = 0
        for index, entry in enumerate(entries, 1):
            tag = entry.tag
            if not tag:
                ahead = letters[index]
                ahead2 = letters[index + 1]
                if ahead in _TRANSPARENT:
                    ahead, ahead2 = ahead2, letters[index + 2]
                key = (entry.kind, before2, before, ahead, ahead2, clause)
                found = memo.get(key)
                if found is None:
                    found = self._remember(key, entry)
                tag = found
            tags.append(tag)
            if tag == "RB":
                continue
            state = _STATE.get(tag) or entry.state or tag
            if state in _RARE_STATES:
                if state == "THAT" and tag == "DT":
                    state = "PRPS" if letters[index] in _VERB_AHEAD else "DT1"
                elif state != "THAT" and before not in _BEFORE_QUOTE:
                    continue
            effect = _EFFECT_OF_STATE.get(state)
            if effect is None:
                effect = _EFFECT.get(tag)
            if effect is not None:
                clause = effect if effect != 2 or clause else 0
            if tag[0] == "V":
                verb = tag
            before2 = verb if state == "CC" or state == "," else before
            before = state
        return tags

    def _remember(self, key: tuple[str, str, str, str, str, int], entry: Entry) -> str:
        if len(self._memo) >= _MEMO_SIZE:
            self._memo.clear()
        tag = choose(entry, Context(*key[1:]))
        self._memo[key] = tag
        return tag

    def _entries(self, sentence: Sentence) -> list[Entry]:
        """The lexicon's entry for every word, as its position and the list of names have it."""
        look_up = self._lexicon.entry
        words = sentence.words
        entries = [look_up(word) for word in words]
        if sentence.headline or (words and sentence.words[0].isupper()):
            self._uncapitalise(sentence, entries)
        if '"' in words or "'" in words:
            self._pair_quotes(sentence, entries)
        opening = True
        for index, entry in enumerate(entries):
            if opening and words[index][:1].isupper():
                entries[index] = self._at_start(words[index])
            if entry.tag in _OPENERS:
                opening = True
            elif opening:
                opening = False
        for first, end, _ in sentence.names:
            self._as_name(words, entries, first, end)
        return entries

    def _pair_quotes(self, sentence: Sentence, entries: list[Entry]) -> None:
        """Straight quotation marks open if a word is attached behind and none before, or by turns."""
        starts, ends = sentence.starts, sentence.ends
        inside = {'"': False, "'": False}
        for index, word in enumerate(sentence.words):
            if word not in inside:
                continue
            behind = index + 1 < len(starts) and starts[index + 1] == ends[index]
            attached = index > 0 and ends[index - 1] == starts[index]
            opens = behind if behind != attached else not inside[word]
            closes = word == '"' or inside[word] or not attached
            inside[word] = opens
            entries[index] = self._lexicon.entry("“" if opens else "”" if closes else word)

    def _at_start(self, word: str) -> Entry:
        """A capitalised word at the start: a listed word if there is one, else what its capital says."""
        entry = self._initial.get(word)
        if entry is None:
            lexicon = self._lexicon
            listed = lexicon.written(word) or lexicon.written(word.lower().replace("’", "'"))
            entry = lexicon.parse(listed, word.lower().replace("’", "'")) if listed else lexicon.entry(word)
            self._initial[word] = entry
        return entry

    def _as_name(self, words: list[str], entries: list[Entry], first: int, end: int) -> None:
        for index in range(first, end):
            word = words[index]
            if word[:1].isupper() and not (end - first == 1 and "JJ" in entries[index].possible):
                entry = self._name.get(word)
                if entry is None:
                    entry = self._name[word] = self._lexicon.parse(
                        "NNPS" if entries[index].tag == "NNPS" else "NNP", word.lower()
                    )
                entries[index] = entry

    def _uncapitalise(self, sentence: Sentence, entries: list[Entry]) -> None:
        """In headlines in capitals or title case, listed words count as written small."""
        words = [word for word in sentence.words if word[0].isalpha()]
        capitals = sum(word.isupper() for word in words)
        titled = sum(word[0].isupper() for word in words)
        if capitals * 2 < len(words) and not (sentence.headline and titled * 10 >= len(words) * 7):
            return
        for index, lower in enumerate(sentence.lowers):
            if self._lexicon.written(lower) and not (self._lexicon.written(sentence.words[index])):
                entries[index] = self._lexicon.entry(lower)
