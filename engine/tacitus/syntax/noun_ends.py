"""Where a base noun phrase goes on and where it ends, word by word."""

from __future__ import annotations

import re

from tacitus.syntax.complements import Complements
from tacitus.syntax.letters import Chunks
from tacitus.syntax.times import Times

NOUNS = frozenset("NX")
NATIONS = re.compile("(?:,J)+,?KJ+[NX]").match
IN_NP = frozenset("NXJC")


class NounEnds:
    """Tells by the word lists of rules/lexicon what belongs to a noun phrase."""

    __slots__ = (
        "_amounts",
        "_calendar",
        "_gap_nouns",
        "_giving",
        "_indefinite",
        "_phrasal",
        "_quantities",
        "_round",
        "_time_nouns",
        "_times",
    )

    def __init__(self, lists: Complements) -> None:
        sets = lists.sets
        self._amounts = sets["amounts"]
        self._calendar = sets["weekdays"] | sets["times"]
        self._giving = sets["giving"]
        self._indefinite = sets["indefinite"]
        self._phrasal = lists.phrasal
        self._round = frozenset([number + "s" for number in sets["round-numbers"]])
        self._quantities = sets["quantities"]
        self._gap_nouns = sets["gap-nouns"] | sets["circumstances"] | sets["time-nouns"]
        self._times = Times(lists)
        self._time_nouns = self._times.nouns

    def _new_phrase(self, out: Chunks, at: int, letter: str) -> bool:
        """Whether a noun behind a noun begins a phrase of its own: "talks Monday", "the missiles Iran fired"."""
        if letter == "X" and out.letters[at - 1] == "N" and self._gap_follows(out, at):
            return True
        word = out.sentence.lowers[at]
        if word in self._round and out.letters[at + 1] == "I" and out.sentence.tags[at] == "NNS":
            return True  # "windows hundreds of metres away"
        if self._completes(out, at) or word in self._indefinite:  # "a war nobody could win"
            return True
        if self._times.closed(out, at):
            return True
        return word in self._calendar and out.letters[at + 1] != "S" and not self._names_day(out, at)

    def _completes(self, out: Chunks, at: int) -> bool:
        """Whether a noun behind a noun belongs to the verb: "took two nuns hostage"."""
        verb = out.clauses[-1].lemma if out.clauses else ""
        return out.sentence.lowers[at] in self._phrasal.get(verb, ()) and out.letters[at + 1] not in NOUNS

    def _gap_follows(self, out: Chunks, at: int) -> bool:
        """Whether a name behind a noun is the subject of a clause on it: "the missiles Iran fired", "the time Israel"."""
        letters = out.letters
        opens = out.sentence.tags[at - 1] == "NNS" or out.sentence.lemmas[at - 1] in self._gap_nouns
        if not opens and out.sentence.lowers[at - 2] not in ("a", "an", "whose"):
            return False  # but "a soldier Hamas holds", "whose secession Belgrade denies"
        if within_name(out, at):
            return False
        while letters[at] == "X":
            at += 1
        return letters[at] in "VM" and out.sentence.tags[at] != "VBG"

    def _names_day(self, out: Chunks, at: int) -> bool:
        """Whether a weekday belongs to the noun phrase around it: "Bloody Sunday", "last Monday"."""
        before = out.sentence.lowers[at - 1]
        return before in self._times.openers or before in self._times.names or within_name(out, at)

    def _goes_on(self, out: Chunks, at: int) -> bool:
        """Whether an adjective behind a name still belongs to it: "UN special envoy"."""
        letters = out.letters
        if out.sentence.words[at - 1] == "%":
            return letters[at + 1] in NOUNS and letters[at - 3 : at - 2] == "D"  # "a 3% digital tax"
        if letters[at - 1] != "X" or out.sentence.lowers[at] in self._times.openers or self._given(out, at - 1, at):
            return False
        after = at + 1
        while letters[after] == "J":
            after += 1
        return letters[after] in NOUNS

    def _given(self, out: Chunks, at: int, end: int) -> bool:
        """Whether a name right behind a verb of giving is whom something is given, and no word of the thing: "gave Ukraine
        tanks". What is written in capitals is as good as an adjective: "promised US support"."""
        if out.letters[end] in "DXCR" or not self._gives(out, at):
            return False
        return not out.sentence.words[at].isupper() and not within_name(out, at + 1)

    def _gives(self, out: Chunks, at: int) -> bool:
        """Whether a verb of giving ends at token `at`."""
        verb = out.clauses[-1] if out.clauses else None
        return verb is not None and verb.end == at and verb.voice == "active" and verb.lemma in self._giving

    def _numbered(self, out: Chunks, at: int) -> bool:
        """Whether a number belongs to the noun before it: "March 16", "Article 5", "number 3"; "$5 million"."""
        before = out.sentence.lowers[at - 1]
        if out.sentence.lowers[at] in self._amounts or before in self._time_nouns:
            return True
        return out.sentence.tags[at - 1] in ("NN", "NNP") and out.letters[at + 1] not in "NXJCD"

    def _modifies(self, out: Chunks, at: int, first: int) -> bool:
        """Whether a participle stands inside a noun phrase: "the wounded man", "a ruling party", "the killing of"."""
        letters, tags = out.letters, out.sentence.tags
        tag = tags[at]
        if tag not in ("VBN", "VBG", "VBD") or at == first:
            return False
        before = out.sentence.lowers[at - 1]
        if (
            tag == "VBD"
            and before not in ("the", "a", "an")
            and (letters[at - 1] not in "JS" or before in self._quantities)
        ):
            return False
        if tag == "VBG" and before == "those":
            return False  # "those fighting corruption"
        ahead = letters[at + 1]
        if ahead in IN_NP or (ahead == "V" and letters[at + 2] in IN_NP and tags[at + 1] in ("VBN", "VBG")):
            return letters[at - 1] in "DJCSAV,K"
        if ahead == "K" and letters[at - 1] in "DJC" and letters[at + 3] in NOUNS:
            return letters[at + 2] in "VJ" and tags[at + 2] in (
                "VBN",
                "VBD",
                "VBG",
                "JJ",
            )  # "a surrounded and isolated force"
        return tag == "VBG" and letters[at - 1] in "DS" and ahead == "I"


def must_be_noun(out: Chunks, at: int) -> bool:
    """Whether what was taken for a verb stands where only a noun can: "an arms embargo"."""
    before, tag = out.sentence.lowers[at - 1], out.sentence.tags[at]
    if before == "the" and tag == "VBN":
        return True  # "the wounded"
    return before in ("the", "a", "an") and tag in ("VBZ", "VBP", "VB")


def within_name(out: Chunks, at: int) -> bool:
    """Whether a name goes on at token `at`."""
    return any(first < at < end for first, end, _ in out.sentence.names)


def joins_modifiers(out: Chunks, at: int, noun: bool) -> bool:
    """Whether "and" joins adjectives, numbers or nouns before one head: "foreign and defence ministers"."""
    letters = out.letters
    word = out.sentence.lowers[at]
    if word == "&":
        return letters[at + 1] == "X"
    if word not in ("and", "or", "but", "to"):
        return False
    if letters[at - 1] in "JV" and not noun:
        after = at + 1
        while letters[after] in "JA":
            after += 1
        if letters[after] == "V":  # "set houses ablaze and threw stones" joins verbs
            participle = out.sentence.tags[after] in ("VBN", "VBG") or letters[at - 2] == "D"
            return participle and letters[after + 1] in NOUNS
        return letters[after] in "NXC"
    years = len(out.sentence.words[at - 1]) == 4 and letters[at + 2] in NOUNS  # "in 2019 and two days later"
    return letters[at - 1] == "C" and letters[at + 1] == "C" and not years


def spans(out: Chunks, at: int) -> bool:
    """Whether "to" stands between two numbers: "40 to 50 rebels"."""
    return out.sentence.lowers[at : at + 1] == ["to"] and out.letters[at - 1] == "C" and out.letters[at + 1] == "C"


def passes(letters: str, at: int, noun: bool, quoted: bool) -> bool:
    """Whether an adverb, quotation mark or comma stands inside a noun phrase: "a very large", 'a "hot" topic', "a big, old
    house"."""
    letter = letters[at]
    if letter == "A":
        after = at + 1
        while letters[after] == "A":
            after += 1
        return not noun and (letters[after] in "JC" or (letters[after] == "V" and letters[after + 1] in IN_NP))
    if letter == "Q":
        return letters[at + 1] in "NX" and quoted if noun else letters[at + 1] in "NXJC"
    if letter == ",":
        return not noun and letters[at - 1] == "J" and letters[at + 1] == "J" and letters[at + 2] in IN_NP
    return False


def lists_nations(out: Chunks, at: int) -> bool:
    """Whether a comma stands in a list of adjectives with capitals before one head: "Qatari, Saudi and Iraqi officials"."""
    words = out.sentence.words
    return words[at - 1][:1].isupper() and words[at + 1][:1].isupper() and NATIONS(out.letters, at) is not None
