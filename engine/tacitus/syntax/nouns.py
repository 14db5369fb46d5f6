"""Base noun phrases: determiner, adjectives, nouns, possessors; and which of them only tell the time."""

from __future__ import annotations

import re

from tacitus.syntax.clause import Phrase
from tacitus.syntax.complements import Complements
from tacitus.syntax.letters import Chunks
from tacitus.syntax.noun_ends import IN_NP, NOUNS, NounEnds, joins_modifiers, lists_nations, must_be_noun, passes, spans

_CLAUSE_OPENS = frozenset(["CC", "COMMA", "QUOTE", "THAT", "SEMI", "STOP", "DASH"])
_BEFORE_OBJECT = frozenset(["VF", "VI", "VB", "VG", "PRT", "P"])
_VERBS = frozenset(["VF", "VI", "VB", "VG"])
# Most noun phrases: a pronoun, or determiners, adjectives, nouns, and behind them nothing that could belong to them.
SIMPLE = re.compile("R|D{0,2}J*[NX]+(?=[DRVMITPWK,.:LGHAE])").match


class NounReader(NounEnds):
    """Reads noun phrases by the word lists of rules/lexicon."""

    __slots__ = (
        "_copulas",
        "_dimensions",
        "_gerunds",
        "_gifts",
        "_modifying",
        "_months",
        "_outcomes",
        "_parting",
        "_telling",
        "_two_objects",
        "_weekdays",
        "_with_deeds",
        "_with_things",
        "heads",
    )

    def __init__(self, lists: Complements) -> None:
        super().__init__(lists)
        sets = lists.sets
        self._parting = self._calendar | sets["indefinite"] | self._round
        self._dimensions = sets["dimensions"]
        self._copulas = sets["copulas"]
        self._gerunds = lists.object_gerund
        self._gifts = sets["gifts"]
        self._months = sets["months"]
        self._modifying = sets["modifying"]
        self._outcomes = sets["outcomes"]
        self._telling = sets["nouns-that"]
        self.heads = self._time_nouns | self._indefinite  # that make a phrase more than a simple one
        self._weekdays = sets["weekdays"]
        self._with_deeds = sets["with-deeds"]
        self._with_things = sets["with-things"]
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
        if letters[at] == "X" and letters[at + 1] == "C" and letters[at + 2] in NOUNS and self._date_alone(out, at):
            return self._finish(out, start, at, at + 2, at, None)
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

    def _date_alone(self, out: Chunks, at: int) -> bool:
        """The same of a date: "On April 2 rebels took the town", "In April 2021 rebels took it"."""
        letters, kinds = out.letters, out.kinds
        if out.sentence.lowers[at] not in self._months or kinds[-1:] != ["P"] or out.values[-1] not in ("on", "in"):
            return False
        end = at + 2
        while letters[end] in NOUNS:
            end += 1
        return letters[end] in "VM" and (len(kinds) == 1 or kinds[-2] in _CLAUSE_OPENS)

    def _day_alone(self, out: Chunks, at: int, end: int) -> bool:
        """Whether a weekday opens a clause by itself: "On Wednesday guerrillas took the town", not "On Monday night ..."."""
        kinds = out.kinds
        opens = kinds[-1:] == ["P"] and out.values[-1] == "on" and (len(kinds) == 1 or kinds[-2] in _CLAUSE_OPENS)
        return opens and out.letters[end] in "VM" and out.sentence.lemmas[at + 1] not in self._time_nouns

    def _several(self, out: Chunks, at: int, end: int) -> int:
        """The end of a phrase whose last nouns are several, 0 if they may be two phrases."""
        letters = out.letters
        if out.sentence.lowers[at] in self._weekdays and self._day_alone(out, at, end):
            return at + 1
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
        if tag == "VBN" and governed and (ahead in IN_NP or (ahead == "V" and out.letters[at + 2] in NOUNS)):
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
            if out.kinds and out.kinds[-1] == "COMMA" and sentence.lemmas[at] in self._with_things:
                return False  # "stormed the town, burning huts"
            return (sentence.lowers[at] in self._modifying and not self._done(out)) or self._taken(out)
        if tag != "VBN" or (ahead == "J" and out.letters[at + 2] not in NOUNS):
            return False
        if out.letters[at - 1] == "K":
            return False
        if out.kinds and out.kinds[-1] == "ADV":  # "sent urgently needed supplies"
            return not _BEFORE_OBJECT.isdisjoint(out.kinds[-2:-1]) and sentence.lowers[at - 1].endswith("ly")
        if sentence.lowers[at + 1] in self._time_nouns or sentence.lowers[at + 1] in self._times.openers:
            return False
        return sentence.lemmas[at] not in self._two_objects

    def _done(self, out: Chunks) -> bool:
        """Whether a verb stands right before that takes deeds: "considered changing its flag"."""
        return bool(out.kinds) and out.kinds[-1] in _VERBS and out.clauses[-1].lemma in self._with_deeds

    def _taken(self, out: Chunks) -> bool:
        """Whether a verb stands right before that takes things, not deeds: "attacked fishing boats"."""
        if not out.kinds or out.kinds[-1] not in _VERBS:
            return False
        verb = out.clauses[-1]
        return verb.lemma in self._with_things and verb.voice == "active"

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
                if not noun and (head < 0 or (letters[head] in "JADS" and out.sentence.lowers[head] != "those")):
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
                    if noun or at == first or not must_be_noun(out, at):
                        break
                    head = at
                    noun = True
                elif letters[at + 1] not in IN_NP and letters[at + 1] not in "VK":
                    head = at
                    noun = True
            elif letter == "K":
                if not joins_modifiers(out, at, noun):
                    break
                noun = False
            elif letter == "," and letters[at - 1] == "J" and not noun and lists_nations(out, at):
                pass
            elif not (spans(out, at) or passes(letters, at, noun, "Q" in letters[max(start - 1, 0) : at])):
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
        elif out.letters[first] == "C" and out.letters[end] in "AJ" and out.sentence.lowers[end] in self._dimensions:
            out.add("ADV" if out.kinds[-1:] == ["NP"] else "ADJ", end, start)
            return end + 1  # "a crater three metres wide"
        phrase = Phrase(start, end, head)
        phrase.possessor = possessor
        out.phrases.append(phrase)
        late = self._times.end(out, first, end, head)
        if late:
            phrase.end = end = late
            phrase.head = self._times.day(out, head, end)
        bare = late and not (out.kinds and (out.kinds[-1] == "P" or out.values[-3:-2] == ["between"]))
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


def _owner(out: Chunks, start: int, at: int, head: int, before: Phrase | None) -> Phrase:
    """The phrase before 's at token `at`; `before`: its own possessor."""
    owner = Phrase(start, at + 1, head)
    owner.possessor = before
    out.phrases.append(owner)
    return owner
