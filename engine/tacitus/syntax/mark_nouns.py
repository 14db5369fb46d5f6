"""Marks of noun phrases: subject or not, in a list, in apposition, beginning a clause."""

from __future__ import annotations

from typing import Any

from tacitus.syntax.ahead import (
    list_ahead,
    next_kind,
    parenthesis_ahead,
    subject_ahead,
    subject_close,
    verbs_left,
)
from tacitus.syntax.clause import Clause, Phrase
from tacitus.syntax.frame import NONE
from tacitus.syntax.mark_gaps import GapMarks

_TAILS = frozenset(["VN", "VI"])
_QUANTIFIERS = frozenset(["DT", "PDT"])
_NAMES = frozenset(["NNP", "NNPS"])


class NounMarks(GapMarks):
    """Marks noun phrases."""

    __slots__ = ()

    def noun(self, at: int, phrase: Any) -> None:
        """A base noun phrase."""
        frame = self.frame
        if self.governed >= 0:
            self._governed(phrase)
        elif self.cc:
            self._joined(at, phrase)
        elif self.comma:
            self._behind_comma(at, phrase)
        elif self.nominal == len(self.terms) - 1 and self._floats(at, phrase):
            return  # "Peru and Bolivia both signed"
        elif frame.verb is None and frame.last is None:
            if frame.subject < 0:
                if self.preposition >= 0 and self._gap_in_front(at):
                    self._gap(at, phrase)
                else:
                    frame.subject = self._noun(phrase)
            elif next_kind(self.kinds, at, self.limit) == "VF":
                if self.tags[phrase.head] == "EX":
                    return  # "troops there are short of food"
                if self.quote and self._open():  # the phrase "friendly fire" has appeared
                    self._apposed(phrase)
                elif frame.opener == "WH" and self.values[frame.at][0] == "whose" and frame.subject == frame.at + 1:
                    frame.subject = self._noun(phrase)  # "whose visit the generals had put off"
                else:
                    self._gap(at, phrase)
            elif self._open():
                self._apposed(phrase)
            else:
                self._noun(phrase)
        elif frame.verb is None and frame.subject < 0 and next_kind(self.kinds, at, self.limit) == "VF":
            frame.subject = self._noun(phrase)
            frame.last = None
        elif next_kind(self.kinds, at, self.limit) == "VF" and self._open() and not self._waiting():
            self._clause_behind_nominal(at, phrase)
        elif phrase.end - phrase.start == 1 and self._completes_verb(phrase.head):
            self._emit("PRT", self.chunks.sentence.lowers[phrase.head])
        elif at + 1 < self.limit and self.kinds[at + 1] in _TAILS and self._told(at):
            self._content(phrase)
        else:
            frame.object = self._noun(phrase)

    def _governed(self, phrase: Phrase) -> None:
        """The noun phrase under a preposition; under one that is a noun's own it belongs to that noun's nominal."""
        terms, governor = self.terms, self.governed
        self.nominal = len(terms)
        self.values.append(phrase)
        if terms[governor] == "P":
            self.chain = [phrase]
            self.preposition = governor
        else:
            self.chain.append(phrase)
        terms.append("NP")
        self.governed = NONE

    def _floats(self, at: int, phrase: Phrase) -> bool:
        """Whether a word only says again who or how many: "Peru and Bolivia both signed", "from two sites each", "Assad
        himself"."""
        if phrase.end - phrase.start != 1 or self.tags[phrase.head - 1] == "IN":
            return False
        word = self.chunks.sentence.lowers[phrase.head]
        if self.tags[phrase.head] in _QUANTIFIERS:
            return word in self.sets["floating"] or next_kind(self.kinds, at, self.limit) == "VF"
        return word.endswith(("self", "selves"))

    def _apposed(self, phrase: Phrase) -> None:
        self._emit("APP", "")
        self._noun(phrase, False)

    def _listed(self, phrase: Phrase, joint: str) -> None:
        self._emit("LIST", joint)
        self._noun(phrase, False)

    def _joined(self, at: int, phrase: Phrase) -> None:
        """A noun phrase behind "and"."""
        frame = self.frame
        opened = self._open()
        if self._shares_auxiliary(at, phrase):
            self._new_clause(phrase)
            return
        ahead = (
            subject_ahead(self.kinds, at, self.limit)
            if frame.verb is not None or (self.comma and frame.subject < 0)
            else False
        )
        ahead = ahead and not (frame.verb is not None and self._in_lower_clause(at))
        if ahead and frame.verb is None:
            frame.subject = self._noun(phrase)
        elif ahead and self.quote and frame.last is not None and frame.last.lemma in self.sets["speech"]:
            self._content(phrase)
        elif ahead and not (opened and self._joint_subject(at, phrase)):
            self._new_clause(phrase)
        elif opened:
            self._listed(phrase, self.cc)
        elif frame.verb is None and frame.subject < 0:
            frame.subject = self._noun(phrase)
        else:
            frame.object = self._noun(phrase)

    def _shares_auxiliary(self, at: int, phrase: Phrase) -> bool:
        """ "Ten were killed and 20 wounded", "he was shot and his son stabbed": the participle behind the noun is a passive
        whose auxiliary stands before; marks it as finite."""
        verb = self.frame.verb
        if at + 1 >= self.limit or self.kinds[at + 1] != "VN" or verb is None or verb.voice != "passive":
            return False
        below = self.chunks.values[at + 1]
        counted = self.tags[phrase.head] == "CD" or self.chunks.sentence.lowers[phrase.head] in self.sets["quantities"]
        if not isinstance(below, Clause) or (self._open() and not counted):
            return False
        below.form, below.tense, below.modal = "finite", verb.tense, verb.modal
        self.kinds[at + 1] = "VF"
        return True

    def _in_lower_clause(self, at: int) -> bool:
        """Whether the next verb has a subject of its own behind "after": "took Gao and Kidal after the army had left"."""
        kinds, values = self.kinds, self.chunks.values
        verb = kinds.index("VF", at)
        before = verb - 2 if kinds[verb - 1] == "ADV" else verb - 1
        subject = values[before]
        if not isinstance(subject, Phrase) or kinds[before - 1] != "P" or before - 1 == at:
            return False
        opens = values[before - 1] in self.sets["finite-openers"]
        timed = self.chunks.sentence.lemmas[subject.head] in self.sets["time-nouns"]
        return opens and not timed and not subject_ahead(kinds, verb, self.limit)

    def _joint_subject(self, at: int, phrase: Phrase) -> bool:
        """Whether "and" joins two subjects of a lower clause: "said Iran and Iraq agreed", "as Iran and Iraq agreed"."""
        frame = self.frame
        if self.comma or self.tags[phrase.head] == "PRP":
            return False
        if frame.last is not None and frame.last.lemma in self.sets["bare-infinitive"]:
            verb = self._verb_at(at)  # "helped Chad and Sudan reach ..."
            return frame.object >= 0 and verb is not None and self.tags[verb.start] == "VBP"
        if self.preposition >= 0 and self.values[self.preposition] in ("as", "than"):
            return True
        return frame.last is frame.verb and frame.object >= 0 and self._says(frame.verb)

    def _new_clause(self, phrase: Phrase) -> None:
        """Joins a clause to the open one; behind a comma to the one that the relative clause or condition is in."""
        if self.comma:
            popped = False
            while len(self.frames) > 1 and self.frame.opener in ("WH", "GAP", "SC", "WHERE", "PWH"):
                if self.frames[-2].verb is None:
                    break
                self._pop()
                popped = True
            if popped and len(self.frames) == 1:
                self._emit("BREAK", "")
        self._emit("AND_C", self.cc)
        self._reset(self._noun(phrase))

    def _behind_comma(self, at: int, phrase: Phrase) -> None:
        """A noun phrase behind a comma: in a list, in apposition, or the subject of what follows."""
        frame = self.frame
        opened = self._open()
        follows = next_kind(self.kinds, at, self.limit) == "VF"
        if frame.verb is None and frame.last is None and self._behind_front(at, phrase):
            frame.subject = self._noun(phrase)
            frame.fronted = True
            return
        if frame.verb is not None and not follows and self._tellers(at):
            self._clause_behind_comma(phrase)
            return
        if opened and not follows and self._similar(phrase):
            comma_list = self.terms[-2:-1] == ["LIST"] and self.values[-2] == ","
            if comma_list or list_ahead(self.kinds, at, self.limit):
                self._listed(phrase, ",")
                return
        if self.quote and not self.quoted and subject_ahead(self.kinds, at, self.limit):
            self.close()
            self.frame.subject = self._noun(phrase)
            return
        if frame.verb is None and (frame.subject >= 0 or self.terms[-1:] == ["WH"]):
            if follows and self._said_within(at):
                self._push("APP_C", self._emit("APP_C", ""))
                self.frame.subject = self._noun(phrase)
                return
            if frame.subject >= 0:
                self._apposed(phrase)
                return
        if frame.verb is None and frame.last is None:
            if opened and not follows and self.preposition >= 0 and not verbs_left(self.kinds, at, self.limit):
                self._apposed(phrase)
            else:
                frame.fronted = opened and self.preposition >= 0
                frame.subject = self._noun(phrase)
            return
        if follows or subject_ahead(self.kinds, at, self.limit):
            self._clause_behind_comma(phrase)
        elif opened:
            self._apposed(phrase)
        elif frame.verb is None:
            frame.subject = self._noun(phrase)
        else:
            self._emit("SCL", "")
            self._noun(phrase)

    def _said_within(self, at: int) -> bool:
        """Whether somebody says between commas what stands around: "The army, it said, left", "which, it said, had left"."""
        verb = self._verb_at(at)
        return verb is not None and verb.lemma in self.sets["speech"] and parenthesis_ahead(self.kinds, at, self.limit)

    def _tellers(self, at: int) -> bool:
        """Whether those who told it begin here: "hit a bus in Helmand, residents and police said"."""
        joined = False
        for index in range(at + 1, self.limit):
            kind = self.kinds[index]
            if kind == "VF":
                verb = self.chunks.values[index]
                says = isinstance(verb, Clause) and verb.lemma in self.sets["speech"]
                return joined and says and not verbs_left(self.kinds, index, self.limit)
            if kind == "CC":
                joined = True
            elif kind not in ("NP", "P") and (joined or kind != "COMMA"):
                return False
        return False

    def _behind_front(self, at: int, phrase: Phrase) -> bool:
        """Whether the subject begins here, behind a phrase before the clause: "In Lima, Peru, farmers and miners marched"."""
        frame = self.frame
        if frame.subject < 0:
            return self.preposition >= 0 and self._open() and subject_close(self.kinds, at, self.limit)
        return frame.fronted and subject_close(self.kinds, at, self.limit) and not self._of_many(at, phrase)

    def _of_many(self, at: int, phrase: Phrase) -> bool:
        """Whether a name goes on with those that a plural subject is of: "the presidents of Peru, Chile and Cuba"."""
        tags, chain = self.tags, self.chain
        several = len(chain) > 1 and tags[chain[0].head] == "NNS" and tags[chain[-1].head] in _NAMES
        return several and tags[phrase.head] in _NAMES and list_ahead(self.kinds, at, self.limit)

    def _clause_behind_comma(self, phrase: Phrase) -> None:
        frame = self.frame
        if self.quote and frame.last is not None and frame.last.lemma in self.sets["speech"]:
            self._content(phrase)
            return
        depth = len(self.frames) - 1
        while depth >= 0 and not (self.frames[depth].verb is None and self.frames[depth].subject < 0):
            depth -= 1
        if depth >= 0 and self.frames[depth].opener not in ("WH", "PWH"):
            self._pop_to(depth)
            self.frame.last = None
            self.frame.subject = self._noun(phrase)
            return
        self.close()
        self.frame.subject = self._noun(phrase)

    def _similar(self, phrase: Phrase) -> bool:
        """Whether a phrase is of the kind of those in the open nominal: a name beside a name."""
        tags = self.tags
        name = tags[phrase.head] in _NAMES
        return any((tags[other.head] in _NAMES) == name for other in self.chain) or tags[phrase.head] == "NNS"
