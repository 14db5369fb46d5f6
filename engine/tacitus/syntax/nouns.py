"""Base noun phrases: determiner, adjectives, nouns, possessors; and which of them only tell the time."""

from __future__ import annotations

import re

from tacitus.syntax.clause import Phrase
from tacitus.syntax.complements import Complements
from tacitus.syntax.letters import Chunks
from tacitus.syntax.times import Times

NOUNS = frozenset("NX")
_IN_NP = frozenset("NXJC")
_CLAUSE_OPENS = frozenset(["CC", "COMMA", "QUOTE", "THAT", "SEMI", "STOP", "DASH"])
_BEFORE_OBJECT = frozenset(["VF", "VI", "VB", "VG", "PRT", "P"])
_VERBS = frozenset(["VF", "VI", "VB", "VG"])
# Most noun phrases: a pronoun, or determiners, adjectives, nouns, and behind them nothing that could belong to them.
SIMPLE = re.compile("R|D{0,2}J*[NX]+(?=[DRVMITPWK,.:LGHAE])").match


class NounReader:
    """Reads noun phrases by the word lists of rules/lexicon."""

    __slots__ = ("_amounts", "_calendar", "_copulas", "_gap_nouns", "_gerunds", "_gifts", "_giving", "_indefinite",
                 "_modifying", "_outcomes", "_parting", "_phrasal",
                 "_quantities", "_telling", "_time_nouns", "_times", "_two_objects", "heads")  # fmt: skip

    def __init__(self, lists: Complements) -> None:
        sets = lists.sets
        self._amounts = sets["amounts"]
        self._calendar = sets["weekdays"] | sets["times"]
        self._parting = self._calendar | sets["indefinite"]
        self._copulas = sets["copulas"]
        self._gerunds = lists.object_gerund
        self._gifts = sets["gifts"]
        self._giving = sets["giving"]
        self._indefinite = sets["indefinite"]
        self._modifying = sets["modifying"]
        self._outcomes = sets["outcomes"]
        self._phrasal = lists.phrasal
        self._quantities = sets["quantities"]
        self._gap_nouns = sets["gap-nouns"] | sets["circumstances"] | sets["time-nouns"]
        self._times = Times(lists)
        self._telling = sets["nouns-that"]
        self._time_nouns = self._times.nouns
        self.heads = self._time_nouns | self._indefinite  # that make a phrase more than a simple one
        self._two_objects = sets["ditransitive"] | sets["naming"]

    def read(self, out: Chunks, at: int, start: int) -> int:
        """Adds the noun phrase (or adjectives alone) from token `at` on and returns its end. `start`: where its first word
        stands, if adverbs or "more than" come before."""
        simple = SIMPLE(out.letters, at)
        return self.read_odd(out, at, start) if simple is None else self.read_simple(out, at, start, simple.end())

    def read_odd(self, out: Chunks, at: int, start: int) -> int:
        """As `read`, for a phrase that is not SIMPLE."""
        letters = out.letters
        if letters[at] == "C" and letters[at + 1] in "XJ" and self._year_alone(out, at):
            return self._finish(out, start, at, at + 1, at, None)
        if letters[at] == "J" and letters[at + 1] in "CD" and self._is_outcome(out, at):
            return self._adjective(out, start, at + 1, at)
        return self._read_slowly(out, at, start, False)

    def read_simple(self, out: Chunks, at: int, start: int, end: int) -> int:
        """As `read`, for a phrase that is SIMPLE and ends at token `end`."""
        head = end - 1
        if head > at and out.letters[head - 1] in NOUNS:
            end = self._several(out, at, end)
            if not end:
                return self._read_slowly(out, at, start, False)
            head = end - 1
        sentence = out.sentence
        if sentence.lemmas[head] in self._time_nouns:
            return self._finish(out, start, at, end, head, None)
        if sentence.lowers[head] in self._indefinite:
            out.pos[head] = "PRON"
        out.add_phrase("NP", start, end, head)
        return end

    def _is_outcome(self, out: Chunks, at: int) -> bool:
        """ "Shot dead two men": the adjective is no part of the object."""
        return out.sentence.lowers[at] in self._outcomes and bool(out.kinds) and out.kinds[-1] in _VERBS

    @staticmethod
    def _year_alone(out: Chunks, at: int) -> bool:
        """Whether a year opens a clause by itself: "In 2004 Peru sued Chile", not "in 2004 elections"."""
        words, kinds = out.sentence.words, out.kinds
        year = len(words[at]) == 4 and words[at].isdigit() and words[at] < "2100"
        if not year or not words[at + 1][:1].isupper() or kinds[-1:] not in (["P"], ["SC"]):
            return False
        return len(kinds) == 1 or kinds[-2] in _CLAUSE_OPENS

    def _several(self, out: Chunks, at: int, end: int) -> int:
        """The end of a phrase whose last nouns are several, 0 if they may be two phrases."""
        letters = out.letters
        if letters.find("NX", at, end) >= 0 or not self._parting.isdisjoint(out.sentence.lowers[at + 1 : end]):
            return 0
        if self._completes(out, end - 1) or self._times.closed(out, end - 1):
            end -= 1
        elif letters[at] == "X" and letters[end - 1] == "N" and self._given(out, at, end):
            end = at + 1
            while letters[end] == "X":
                end += 1
        elif out.sentence.lemmas[end - 2] in self._telling and self._tells(out, end):
            end -= 1  # "reports rebels had seized the town"
        elif out.sentence.lemmas[end - 1] in self._gifts and self._gives(out, at):
            # "gave the Pentagon permission", "gave the marchers permission", but "gave work permission"
            end -= letters[end - 2] == "X" or out.sentence.tags[end - 2] == "NNS"
        return end

    @staticmethod
    def _tells(out: Chunks, end: int) -> bool:
        """Whether the last of two plural nouns is the subject of a clause that the first tells."""
        tags = out.sentence.tags
        return tags[end - 2 : end] == ["NNS", "NNS"] and out.letters[end] in "VM" and tags[end] not in ("VBG", "VBN")

    def read_participle(self, out: Chunks, at: int) -> int:
        """As `read`, for a phrase that opens with a participle."""
        return self._read_slowly(out, at, at, True)

    def opens_with_participle(self, out: Chunks, at: int) -> bool:
        """Whether a participle without a determiner opens a noun phrase: "of classified documents", "rising prices"."""
        ahead = out.letters[at + 1]
        sentence = out.sentence
        tag = sentence.tags[at]
        governed = bool(out.kinds) and out.kinds[-1] == "P"
        if tag == "VBN" and governed and (ahead in _IN_NP or (ahead == "V" and out.letters[at + 2] in NOUNS)):
            return True  # no preposition governs a participle
        if tag == "VB" and governed and ahead == "N":
            return True  # nor a bare verb: "for lower taxes"
        if (
            ahead == "X" and tag == "VBN"
        ):  # "pardoned ousted President Diaz", "Ousted President Diaz", not "Elected President"
            opens = out.kinds[-1] in _VERBS if out.kinds else sentence.lemmas[at] not in self._two_objects
            return opens and sentence.lowers[at + 1] not in self._time_nouns
        if tag == "VBG" and ahead == "X" and out.letters[at + 2] == "N" and out.kinds and out.kinds[-1] in _VERBS:
            return sentence.lowers[at] in self._modifying  # "met visiting U.S. lawmakers"
        if ahead != "N" and ahead != "J":
            return False
        if tag == "VBG":
            if governed and out.clauses and out.clauses[-1].lemma in self._gerunds.get(str(out.values[-1]), ()):
                return False  # "forced farmers into growing poppies"
            return sentence.lowers[at] in self._modifying
        if tag != "VBN" or (ahead == "J" and out.letters[at + 2] not in NOUNS):
            return False
        if out.letters[at - 1] == "K":
            return False
        if out.kinds and out.kinds[-1] == "ADV":  # "sent urgently needed supplies"
            return not _BEFORE_OBJECT.isdisjoint(out.kinds[-2:-1]) and sentence.lowers[at - 1].endswith("ly")
        if sentence.lowers[at + 1] in self._time_nouns or sentence.lowers[at + 1] in self._times.openers:
            return False
        return sentence.lemmas[at] not in self._two_objects

    def _read_slowly(self, out: Chunks, at: int, start: int, participle: bool) -> int:
        letters, tags = out.letters, out.sentence.tags
        first = at
        head = -1
        noun = False  # whether the head noun has come
        possessor: Phrase | None = None
        while True:
            letter = letters[at]
            if letter == "N" or letter == "X":
                if noun and self._new_phrase(out, at, letter):
                    break
                head = at
                noun = True
            elif letter == "D":
                if noun or (head >= 0 and letters[at - 1] == "C"):
                    break
                head = at if head < 0 else head
            elif letter == "J":
                if noun and not self._goes_on(out, at):
                    break
                if not noun and (head < 0 or letters[head] in "JADS"):
                    head = at
            elif letter == "C":
                if tags[at] == "$" and letters[at - 1] == "X" and out.sentence.words[at - 1].isupper():  # US $ 20,000
                    noun = False
                elif noun and (tags[at] == "$" or not self._numbered(out, at)):  # "gave Ukraine $5 million"
                    break
                if not noun or tags[at - 1] == "$":
                    head = at
            elif letter == "R":
                if head < 0:
                    head = at
                    at += 1
                    noun = True
                break
            elif letter == "S":
                if head < 0 or letters[at + 1] not in "JCNXVAD":
                    at += head >= 0
                    break
                possessor = _owner(out, start, at, head, possessor)
                noun = False
                head = at
            elif letter == "V":
                if noun or not ((participle and at == first) or self._modifies(out, at, first)):
                    if noun or at == first or not _must_be_noun(out, at):
                        break
                    head = at
                    noun = True
                elif letters[at + 1] not in _IN_NP and letters[at + 1] not in "VK":
                    head = at
                    noun = True
            elif letter == "K":
                if not _joins_modifiers(out, at, noun):
                    break
                noun = False
            elif not (_spans(out, at) or _passes(letters, at, noun, "Q" in letters[max(start - 1, 0) : at])):
                break
            at += 1
        if head < 0:
            head = at - 1
        if letters[head] == "J" and not noun and possessor is None and letters[first] != "D" and letters[first] != "C":
            return self._adjective(out, start, max(at, start + 1), head)
        return self._finish(out, start, first, at, head, possessor)

    def _finish(self, out: Chunks, start: int, first: int, end: int, head: int, possessor: Phrase | None) -> int:
        if out.letters[head] == "D":
            out.pos[head] = "PRON"
        phrase = Phrase(start, end, head)
        phrase.possessor = possessor
        out.phrases.append(phrase)
        late = self._times.end(out, first, end, head)
        if late:
            phrase.end = end = late
        bare = late and not (out.kinds and out.kinds[-1] == "P")
        out.kinds.append("TIME" if bare else "NP")
        out.values.append(phrase)
        out.firsts.append(start)
        return end

    def _adjective(self, out: Chunks, start: int, end: int, head: int) -> int:
        word = out.sentence.lowers[head]
        if end - start == 1 and word == "such":
            out.add("ADV", end - 1, start)
        elif word in self._quantities and self._stands_alone(out, end):
            out.add_phrase("NP", start, end, head)
        else:
            out.add("ADJ", end - 1, start)
        return end

    def _stands_alone(self, out: Chunks, end: int) -> bool:
        """Whether a word of quantity is a noun phrase: "more needs to be done", "most of them", "has more on this"."""
        if out.letters[end] in "VMT" or out.sentence.lowers[end : end + 1] == ["of"]:
            return True
        behind_verb = bool(out.kinds) and out.kinds[-1] in _VERBS and out.clauses[-1].lemma not in self._copulas
        return behind_verb and out.letters[end] in "I.,"

    # -- where a phrase ends -------------------------------------------------------------------------------------------

    def _new_phrase(self, out: Chunks, at: int, letter: str) -> bool:
        """Whether a noun behind a noun begins a phrase of its own: "talks Monday", "the missiles Iran fired"."""
        if letter == "X" and out.letters[at - 1] == "N" and self._gap_follows(out, at):
            return True
        word = out.sentence.lowers[at]
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
        if not opens and not (out.letters[at - 2] == "D" and out.sentence.lowers[at - 2] in ("a", "an")):
            return False  # but "a soldier Hamas holds"
        if _within_name(out, at):
            return False
        while letters[at] == "X":
            at += 1
        return letters[at] in "VM" and out.sentence.tags[at] != "VBG"

    def _names_day(self, out: Chunks, at: int) -> bool:
        """Whether a weekday belongs to the noun phrase around it: "Bloody Sunday", "last Monday"."""
        before = out.sentence.lowers[at - 1]
        return before in self._times.openers or before in self._times.names or _within_name(out, at)

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
        return not out.sentence.words[at].isupper() and not _within_name(out, at + 1)

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
        if ahead in _IN_NP or (ahead == "V" and letters[at + 2] in _IN_NP and tags[at + 1] in ("VBN", "VBG")):
            return letters[at - 1] in "DJCSAV,K"
        if ahead == "K" and letters[at - 1] in "DJC" and letters[at + 3] in NOUNS:
            return letters[at + 2] in "VJ" and tags[at + 2] in (
                "VBN",
                "VBD",
                "VBG",
                "JJ",
            )  # "a surrounded and isolated force"
        return tag == "VBG" and letters[at - 1] in "DS" and ahead == "I"


def _owner(out: Chunks, start: int, at: int, head: int, before: Phrase | None) -> Phrase:
    """The phrase before 's at token `at`; `before`: its own possessor."""
    owner = Phrase(start, at + 1, head)
    owner.possessor = before
    out.phrases.append(owner)
    return owner


def _must_be_noun(out: Chunks, at: int) -> bool:
    """Whether what was taken for a verb stands where only a noun can: "an arms embargo"."""
    before, tag = out.sentence.lowers[at - 1], out.sentence.tags[at]
    if before == "the" and tag == "VBN":
        return True  # "the wounded"
    return before in ("the", "a", "an") and tag in ("VBZ", "VBP", "VB")


def _within_name(out: Chunks, at: int) -> bool:
    return any(first < at < end for first, end, _ in out.sentence.names)


def _joins_modifiers(out: Chunks, at: int, noun: bool) -> bool:
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
        return letters[after] in "NXC" or (letters[after] == "V" and letters[after + 1] in NOUNS)
    return letters[at - 1] == "C" and letters[at + 1] == "C"


def _spans(out: Chunks, at: int) -> bool:
    """Whether "to" stands between two numbers: "40 to 50 rebels"."""
    return out.sentence.lowers[at : at + 1] == ["to"] and out.letters[at - 1] == "C" and out.letters[at + 1] == "C"


def _passes(letters: str, at: int, noun: bool, quoted: bool) -> bool:
    """Whether an adverb, quotation mark or comma stands inside a noun phrase: "a very large", 'a "hot" topic', "a big, old
    house"."""
    letter = letters[at]
    if letter == "A":
        after = at + 1
        while letters[after] == "A":
            after += 1
        return not noun and (letters[after] in "JC" or (letters[after] == "V" and letters[after + 1] in _IN_NP))
    if letter == "Q":
        return letters[at + 1] in "NX" and quoted if noun else letters[at + 1] in "NXJC"
    if letter == ",":
        return not noun and letters[at - 1] == "J" and letters[at + 1] == "J" and letters[at + 2] in _IN_NP
    return False
