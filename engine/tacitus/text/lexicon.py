"""What is known of single words: their possible Penn tags and lemmas, and lists of words by name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tacitus.text.entries import NO_LEMMAS, Entry, Mould
from tacitus.text.lines import Lines, from_rules, keeps_small
from tacitus.text.shapes import DEMONYMS, folded, guess

_LONGEST = 60
_PREFIX = 4  # letters by which forms lie together: few enough stretches to load fast, short enough to search fast
_LETTERS = "".join(map(chr, range(33, 127)))
_MEMO_SIZE = 100_000


class _Known(dict[str, Entry]):
    """The entries by word: those looked up so far, and others once they are asked for; bounded."""

    __slots__ = ("_lexicon",)

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def __missing__(self, word: str) -> Entry:
        lexicon = self._lexicon
        mould = lexicon.mould(word)
        if mould is None:
            entry = lexicon.guessed(word)
        else:
            lower = (
                word if word.islower() else folded(word)
            )  # no listed form has another apostrophe than the straight one
            if mould.same:
                kind = mould.kind
                entry = Entry(lower, lower, NO_LEMMAS, True, kind, kind.ahead, kind.step)
            else:
                entry = mould.entry(lower, True)
        if len(word) <= _LONGEST:
            if len(self) >= _MEMO_SIZE:
                self.clear()
            self[word] = entry
        return entry


class Lexicon:
    """Words with their tags and lemmas, expanded when first asked for; safe to share between threads.

    `classes`: lists of words by name ("months", "time-nouns"), as rules/lexicon/classes.yaml gives them.
    `abbreviations`, `titles`: words that end in a full stop; titles always have a word behind them.
    `known`: what each word, spelt as in mid-sentence, can be; guessed from its shape if it is not listed.
    """

    __slots__ = (
        "_coded",
        "_codes",
        "_lines",
        "_moulds",
        "_name",
        "_shards",
        "_small",
        "abbreviations",
        "classes",
        "known",
        "titles",
    )

    def __init__(
        self, shards: dict[str, str], codes: dict[str, str], classes: dict[str, list[str]], small: Iterable[str]
    ) -> None:
        # By the first letters of forms: what follows them in each form, and the code of its line, "\nREST\tX\n..."; in full
        # behind a space, "\nREST\t LINE\n", if that has none.
        self._shards = shards
        self._codes = codes  # letters for the lines (see lines) that most words have
        self._coded: dict[str, Mould] = {}  # by code
        self._small = frozenset(small)  # forms that are no names even if they are capitalised
        self._moulds: dict[str, Mould] = {}
        self.known: dict[str, Entry] = _Known(self)
        self.classes = {name: frozenset(words) for name, words in classes.items()}
        self._lines = Lines(self.classes)
        self._name = self._mould("NNP").kind
        self.titles = self.classes.get("abbreviated-titles", frozenset())
        self.abbreviations = self.titles | self.classes.get("abbreviations", frozenset())

    @classmethod
    def from_rules(cls, folder: Path) -> Lexicon:
        """The lexicon made from the files of rules/lexicon/."""
        lines, classes = from_rules(folder)
        usual = Counter(lines.values()).most_common(len(_LETTERS))
        letters = {line: letter for letter, (line, _) in zip(_LETTERS, usual, strict=False)}
        shards: dict[str, list[str]] = {}
        for form, line in lines.items():
            shards.setdefault(form[:_PREFIX], []).append(f"{form[_PREFIX:]}\t{letters.get(line) or ' ' + line}")
        packed = {key: "\n" + "\n".join(rests) + "\n" for key, rests in shards.items()}
        codes = {letter: line for line, letter in letters.items()}
        return cls(packed, codes, classes, [form for form, line in lines.items() if keeps_small(form, line)])

    def to_plain(self) -> dict[str, Any]:
        """Plain data for the compiled image."""
        classes = {name: sorted(words) for name, words in self.classes.items()}
        return {"shards": self._shards, "codes": self._codes, "classes": classes, "small": sorted(self._small)}

    @classmethod
    def from_plain(cls, data: dict[str, Any]) -> Lexicon:
        """The lexicon that `to_plain` wrote."""
        return cls(data["shards"], data["codes"], data["classes"], data["small"])

    def mould(self, form: str) -> Mould | None:
        """What makes the entry of exactly this form, None if it is not listed."""
        shard = self._shards.get(form[:_PREFIX])
        if shard is None:
            return None
        written = f"\n{form[_PREFIX:]}\t"
        start = shard.find(written)
        if start < 0:
            return None
        start += len(written)
        return self._coded.get(shard[start]) or self._uncoded(shard, start)

    def lists(self, form: str) -> bool:
        """Whether exactly this form is listed."""
        return f"\n{form[_PREFIX:]}\t" in self._shards.get(form[:_PREFIX], "")

    def entry(self, word: str) -> Entry:
        """What `word`, spelt as in mid-sentence, can be; guessed from its shape if it is not listed."""
        return self.known[word]

    def lemmas(self, word: str) -> dict[str, str]:
        """Penn tag -> lemma for every tag that the lower-case `word` can have: {"VBD": "leave", "JJ": "left", ...}."""
        entry = self.known[word]
        return dict.fromkeys(entry.kind.possible, entry.lemma or entry.lower) | entry.lemmas

    def is_verb_base(self, word: str) -> bool:
        """Whether the lexicon lists `word` as the base form of a verb."""
        mould = self.mould(word)
        return mould is not None and "VB" in mould.kind.possible

    def parse(self, tags: str, lower: str, lemma: str = "") -> Entry:
        """The entry of a word that is not listed: its tags, written as in the lexicon, and the lemma of the inflected ones."""
        mould = self._moulds.get(tags)
        if mould is None or not mould.plain or lower in self._lines.peculiar:
            line = self._lines.line(tags, lower, lemma, self.is_verb_base)
            mould = self._moulds.get(line) or self._mould(line)
        return mould.entry(lower, False)

    def guessed(self, word: str) -> Entry:
        """The entry of a word that is not listed as it is spelt."""
        lower = folded(word)
        capital = word[:1].isupper()
        # Of those with a capital nine in ten are names, for which no search is needed.
        searched = lower[-1] == "s" or lower in self._small if capital else lower != word
        if capital and not searched and word.isalpha() and not lower.endswith(DEMONYMS):
            if lower in self._lines.peculiar:
                return self.parse("NNP", lower)
            kind = self._name
            return Entry(lower, lower, NO_LEMMAS, False, kind, kind.ahead, kind.step)
        small = self.mould(lower) if searched else None
        if small is None or capital:
            tags, lemma = guess(word, lower, small, self)
            if tags or small is None:
                return self.parse(tags, lower, lemma)
        return small.entry(lower, False)

    def _uncoded(self, shard: str, start: int) -> Mould:
        """The mould of the line or code that stands there, met for the first time or in full."""
        code = shard[start]
        line = self._codes.get(code) or shard[start + 1 : shard.index("\n", start)]
        mould = self._moulds.get(line) or self._mould(line)
        if code in self._codes:
            self._coded[code] = mould
        return mould

    def _mould(self, line: str) -> Mould:
        mould = self._moulds[line] = self._lines.mould(line)
        return mould
