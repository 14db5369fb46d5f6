"""Marks of finite verbs: which noun phrase is the subject, and of which open clause the verb is."""

from __future__ import annotations

from typing import Any

from tacitus.syntax.ahead import next_kind, verbs_left
from tacitus.syntax.clause import Clause
from tacitus.syntax.frame import NONE, Frame
from tacitus.syntax.mark_joined import RELATIVES
from tacitus.syntax.mark_opened import OpenedMarks

_ENCLOSED = frozenset(["APP", "WH", "VN", "VG", "PWH"])
_NOMINAL = frozenset(["NP", "SUBJ", "PN", "LIST"])
_NEED_SUBJECT = frozenset(["ROOT", "SC", "THAT", "ZERO", "GAP", "WHERE"])


class FiniteMarks(OpenedMarks):
    """Marks finite verbs."""

    __slots__ = ()

    def finite(self, at: int, clause: Any) -> None:
        """A finite verb."""
        self.governed = NONE
        frame = self.frame
        if self.comma and frame.opener == "SC" and not self.cc and frame.verb is None and self._outer() >= 0:
            self._pop()  # "who led Peru until 2010, is ..."
            frame = self.frame
        if self.comma and frame.last is not None and self._inverted(at, clause):
            self.close()
            self._take_verb(clause)
        elif frame.verb is None:
            self._first_verb(at, clause)
        elif clause.modal == "should" and self._condition_behind(at, clause):
            self._push("SC", self._emit("SC", "if"))
            self._take_verb(clause)
        elif self.cc:
            self._conjoined(at, clause)
        elif not (self._bare(clause) or (self.tags[clause.verb] == "VBD" and self._late_participle(clause))):
            if self._drawn_out(at):
                self._push("ZERO", self._emit("ZERO", ""))
                self._take_verb(clause)
            else:
                self._further_verb(at, clause)

    def _inverted(self, at: int, clause: Clause) -> bool:
        """Whether an auxiliary before its subject begins the main clause: "Only when they marched, did it agree to talk"."""
        if clause.verb != clause.end - 1 or self.kinds[at + 1 : at + 2] != ["NP"]:
            return False
        lowers = self.chunks.sentence.lowers
        return lowers[0] in self.sets["inverters"] and clause.lemma in self.sets["auxiliaries"]

    def _drawn_out(self, at: int) -> bool:
        """Whether a verb right behind a verb of speech of a relative clause has its noun as subject: "the men police say
        fired", "which it says were forged"."""
        frame = self.frame
        if frame.opener not in RELATIVES or self.comma or self.terms[-1] != "VF" or not self._says(frame.last):
            return False
        return frame.subject >= 0 and (self._outer() < 0 or verbs_left(self.kinds, at, self.limit) > 0)

    def _first_verb(self, at: int, clause: Clause) -> None:
        frame = self.frame
        if at == 0 and self._conditional(clause):
            pass
        elif frame.subject >= 0:
            if self.comma:
                if self._speech_within(at, clause):
                    return
                if self._parted(at, clause):
                    self._as_participle(clause)
                    return
            elif frame.tail and self._clause_governed() and self._inside_commas(at):
                self._opened_by_preposition()
                self._take_verb(clause)
                return
            self.terms[frame.subject] = "SUBJ"
        elif frame.opener in _NEED_SUBJECT and not self._opened_by_preposition():
            if self._time_last():
                self.terms[self.time] = "SUBJ"
            elif self.nominal >= 0 and self.preposition < 0 and frame.last is None:
                self.terms[self.nominal] = "SUBJ"
            elif self.preposition >= 0 and self._reduced(clause) and self._told_later(at, clause):
                self._as_participle(clause)  # "said that in a letter sent to Peru it had agreed"
                return
            elif self.cc and self.terms:
                self._emit("AND_F", self.cc)
            elif self._speech_behind(at, clause):
                return
        self._take_verb(clause)

    def _told_later(self, at: int, clause: Clause) -> bool:
        """Whether a verb behind a phrase before the subject is no finite one, since that comes later."""
        return clause.lemma not in self.sets["auxiliaries"] and verbs_left(self.kinds, at, self.limit) > 0

    def _late_participle(self, clause: Clause) -> bool:
        """Whether a past tense is the participle of an auxiliary before it: "has for years talked", "never has it met"."""
        return self._apart("VN", clause) or self._question("VN", clause)

    def _conditional(self, clause: Clause) -> bool:
        """ "Should the talks fail, ...": an auxiliary first in a sentence with a comma that asks nothing is an "if"."""
        if clause.verb != clause.end - 1 or self.chunks.sentence.lowers[clause.verb] not in self.sets["inverted"]:
            return False
        if self.kinds[1:2] != ["NP"] or "COMMA" not in self.kinds or self.chunks.values[-1] == "?":
            return False
        self._push("SC", self._emit("SC", "if"))
        return True

    def _condition_behind(self, at: int, clause: Clause) -> bool:
        """ "Will close the port should the talks fail": "should" before its subject behind the main clause is an "if"."""
        alone = clause.verb == clause.end - 1 and clause.lemma == "should"
        return alone and self.kinds[at + 1 : at + 3] == ["NP", "VB"]

    def _time_last(self) -> bool:
        """Whether a time phrase stands right before, which then is the subject: "this year marks"."""
        return self.time >= 0 and self.time == len(self.terms) - 1 and self.terms[self.time] == "TIME"

    def _parted(self, at: int, clause: Clause) -> bool:
        """Whether a single comma parts a verb from its subject, so that it is a participle: "The ferry, built in 1980 but refitted,
        sank"."""
        if not self._reduced(clause) or not verbs_left(self.kinds, at, self.limit):
            return False
        return all(term in _NOMINAL for term in self.terms[self.frame.subject :]) and self._told_behind_comma(at)

    def _told_behind_comma(self, at: int) -> bool:
        """Whether a comma follows and a finite verb right behind it."""
        kinds = self.kinds
        for index in range(at + 1, self.limit - 1):
            if kinds[index] == "COMMA":
                after = index + 2 if kinds[index + 1] == "ADV" else index + 1
                if kinds[after] == "VF":
                    return True
        return False

    def _speech_within(self, at: int, clause: Clause) -> bool:
        """ "The army, said the minister, will leave": a verb of speech before its subject, inside what is said."""
        if clause.lemma not in self.sets["speech"]:
            return False
        if self.kinds[at + 1 : at + 3] != ["NP", "COMMA"] or not verbs_left(self.kinds, at, self.limit):
            return False
        self._push("APP_C", self._emit("APP_C", ""))
        self._emit("VSAY", clause)
        self.frame.verb = self.frame.last = clause
        self.nominal = NONE
        return True

    def _speech_behind(self, at: int, clause: Clause) -> bool:
        """A verb of speech before its subject, or alone, behind what is said: "..., said the mayor"."""
        if clause.lemma not in self.sets["speech"] or not (self.comma or self.quote):
            return False
        if next_kind(self.kinds, at, self.limit) not in ("NP", "", "STOP", "COMMA", "P"):
            return False
        if not self.quote and self._in_series(at):
            return False
        self.close()
        self._emit("VSAY", clause)
        self.frame.verb = self.frame.last = clause
        return True

    def _further_verb(self, at: int, clause: Clause) -> None:
        """What stands before the verb is its subject, or an outer clause waits for the verb."""
        frame = self.frame
        if self._named(clause):
            return
        outer = self._outer()
        left = verbs_left(self.kinds, at, self.limit)
        if outer < 0:
            if frame.opener == "WHAT" and self.frames[0].verb is None and not self.comma:
                self._pop_to(0)  # "what he said angered the army"
                self._take_verb(clause)
                return
            if self._speech_behind(at, clause):
                return
            if self.comma and self._time_last() and not self._content_above(True):
                self._clause_from_time()
            elif not self.comma and (self.preposition > frame.object or frame.tail):
                self._opened_by_preposition()
            elif self.comma and frame.opener == "WH" and frame.comma and self._governs(frame.at - 2):
                self._pop()  # "after Montenegro, which had left, recognised Kosovo"
                self.preposition = frame.at - 2
                self._opened_by_preposition()
        if self.frame is frame:
            self._subject_behind(clause, outer, left)
        else:
            self._take_verb(clause)

    def _named(self, clause: Clause) -> bool:
        """ "A group called the Sons of Gao attacked the port": what a verb of naming is followed by is the name, and the verb a
        participle."""
        frame = self.frame
        named = frame.verb
        at = frame.object - 1
        if named is None or named is not frame.last or at < 1 or self.comma or not self._open() or frame.subject < 0:
            return False
        told = named.lemma in self.sets["naming"] and self.tags[named.verb] == "VBD" and named.start == named.verb
        if (
            not told
            or "P" in self.terms[at:]
            or self._says(named)
            or self.values[at] is not named
            or self.terms[at - 1] not in ("SUBJ", "NP")
        ):
            return False
        named.form, named.voice, named.tense = "participle", "passive", ""
        self.terms[at] = "VN"
        self._take_verb(clause)
        return True

    def _subject_behind(self, clause: Clause, outer: int, left: int) -> None:
        """`outer`: depth of the clause that waits for a verb, or -1; `left`: how many finite verbs follow."""
        frame = self.frame
        apart = self.comma and (outer >= 0 or not _ENCLOSED.intersection(self.terms[frame.object :]))
        if frame.object >= 0 and not apart and self._may_act(frame.object):
            strong = (self._says(frame.last) or self.quoted) and (outer < 0 or left > 0)
            if strong or outer < 0:
                if not strong and self._reduced(clause):
                    self._as_participle(clause)
                else:
                    self._zero(frame.object)
                    self._take_verb(clause)
                return
        if (outer < 0 or (left and not self.comma)) and self._opened_by_preposition():
            self._take_verb(clause)
        elif outer >= 0:
            self._pop_to(outer)
            if self.frame.subject >= 0:
                self.terms[self.frame.subject] = "SUBJ"
            self._take_verb(clause)
        elif self._content_above():
            self._take_verb(clause)
        elif not self.comma and self._reduced(clause):
            self._as_participle(clause)
        else:
            if self._time_last():
                self._zero(self.time)
            else:
                self._emit("AND_F", ",")
            self._take_verb(clause)

    def _clause_from_time(self) -> None:
        """A time phrase behind a comma is the subject of a new clause."""
        at = self.time
        self._insert(at, "BREAK")
        self.finish()
        self.frame = Frame("ROOT", at)
        self.frames = [self.frame]
        self.terms[at + 1] = "SUBJ"
        self.frame.subject = at + 1

    def _content_above(self, asked: bool = False) -> bool:
        """ "said ships that had left, were ...": the object of an outer verb of speech is the subject. `asked`: changes
        nothing."""
        for depth in range(len(self.frames) - 2, -1, -1):
            above = self.frames[depth]
            if above.object >= 0 and self._says(above.last):
                if not asked:
                    self._pop_to(depth)
                    self._zero(above.object)
                return True
        return False

    def _may_act(self, at: int) -> bool:
        """Whether the noun phrase at output position `at` may be a subject: not "them", "himself"."""
        return self.chunks.sentence.lowers[self.values[at].head] not in self.sets["object-pronouns"]

    def _zero(self, at: int) -> None:
        """The noun phrase at output position `at` is the subject of a clause without "that"."""
        self._insert(at, "ZERO")
        self.terms[at + 1] = "SUBJ"
        self._push("ZERO", at)
        self.frame.subject = at + 1
