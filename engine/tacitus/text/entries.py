"""What the tagger knows of a word: its entry, and the mould by which words with the same line in the lexicon get theirs."""

from __future__ import annotations

import msgspec

from tacitus.text.kinds import Kind
from tacitus.text.steps import Step

# Tags of base forms; a word with any other may have another lemma than itself.
_BASE_TAGS = frozenset(["NN", "VB", "VBP", "JJ", "RB", "NNP", "CD", "DT", "IN"])
NO_LEMMAS: dict[str, str] = {}


class Entry(msgspec.Struct, frozen=True, eq=False, gc=False):
    """A word as the tagger sees it. Made for each word that is met for the first time, in C: 0.2 us.

    `lemma`: if all its tags have the same, else ""; `lemmas`: then by tag, where it is not `lower`. `listed`: whether
    the lexicon lists the word. `kind`: what it shares with all words that the contextual rules treat alike; `ahead` and
    `step` are the kind's.
    """

    lower: str
    lemma: str
    lemmas: dict[str, str]
    listed: bool
    kind: Kind
    ahead: str
    step: Step | None

    def lemma_as(self, tag: str) -> str:
        """The lemma of the word with one of its tags."""
        return self.lemma or self.lemmas.get(tag) or self.lower


class Pattern:
    """Tags as they are written, "VBN VBD / JJ". `usual`: tags that newspapers use, the likeliest first; `rare`: tags taken
    only where nothing else fits. `own`: lemmas written with a tag ("VBD=leave"); `inflected`: other tags whose lemma is
    another word; `verbal`: the tags of verbs; `base`: whether these words are base forms of verbs; `plain`: whether the
    tags tell all, since the words are their own lemmas and no verbs."""

    __slots__ = ("base", "inflected", "own", "plain", "rare", "usual", "verbal")

    def __init__(self, tags: str) -> None:
        usual_part, _, rare_part = tags.partition("/")
        usual, rare = usual_part.split(), rare_part.split()
        if usual == ["VBG"] and not rare:
            rare = ["NN"]
        self.own = {tag: lemma for tag, _, lemma in (item.partition("=") for item in usual + rare) if lemma}
        self.usual = tuple([item.partition("=")[0] for item in usual])
        self.rare = tuple([item.partition("=")[0] for item in rare])
        both = self.usual + self.rare
        self.inflected = tuple([tag for tag in dict.fromkeys(both) if tag not in _BASE_TAGS and tag not in self.own])
        self.verbal = tuple([tag for tag in both if tag[0] == "V"])
        self.base = "VB" in both
        self.plain = not (self.own or self.inflected or self.verbal)


class Mould(msgspec.Struct, frozen=True, eq=False):
    """What words with the same line share. `kind`: theirs; `cut`, `add`: how many letters at the end of the word give way
    to what in its lemma; `inflected`: tags with that lemma if others have the word itself, else empty; `own`: lemmas
    written with a tag; `same`: whether the lemma is the word, whatever its tag; `plain`: whether the tags tell all."""

    kind: Kind
    cut: int
    add: str
    inflected: tuple[str, ...]
    own: dict[str, str]
    same: bool
    plain: bool

    @classmethod
    def of(cls, kind: Kind, pattern: Pattern, lemma: str) -> Mould:
        """The mould of words with these tags; `lemma`: how it is made, "2", "1y", "" for the word itself."""
        add = lemma.lstrip("0123456789")
        cut = int(lemma[: len(lemma) - len(add)] or 0)
        partly = pattern.own or len(pattern.inflected) < len(kind.possible)
        same = not (lemma or pattern.own)
        return cls(kind, cut, add, pattern.inflected if lemma and partly else (), pattern.own, same, pattern.plain)

    def lemma(self, lower: str, tag: str) -> str:
        """The lemma of the lower-case word `lower` with one of its tags."""
        return self.entry(lower, True).lemma_as(tag)

    def entry(self, lower: str, listed: bool) -> Entry:
        """The entry of the lower-case word `lower`."""
        kind, lemmas = self.kind, NO_LEMMAS
        if self.same:
            return Entry(lower, lower, lemmas, listed, kind, kind.ahead, kind.step)
        lemma = lower[: len(lower) - self.cut] + self.add
        if self.inflected or self.own:
            lemmas = dict.fromkeys(self.inflected, lemma) | self.own
            lemma = lemmas[kind.tag] if kind.tag else ""
        return Entry(lower, lemma, lemmas, listed, kind, kind.ahead, kind.step)
