"""Marks of finite verbs: which noun phrase is the subject, and of which open clause the verb is."""

from __future__ import annotations

from typing import Any

from tacitus.syntax.ahead import next_kind, verbs_left
from tacitus.syntax.clause import Clause
from tacitus.syntax.frames import NONE, Frame
from tacitus.syntax.mark_openers import OpenerMarks

_ENCLOSED = frozenset(["APP", "WH", "VN", "VG", "PWH"])

class FiniteMarks(OpenerMarks):
    """Marks finite verbs."""

    __slots__ = ()

    def finite(self, at: int, clause: Any) -> int | None:
        """A finite verb: finds its subject among what came before."""
        self.governed = NONE
        if self.comma and not self.cc and self.frame.opener == "SC" and self.frame.verb is None and self._outer() >= 0:
            self._pop()
        frame = self.frame
        if frame.verb is None:
            self._first_verb(at, clause)
        elif self.cc:
            self._conjoined(clause)
        else:
            self._further_verb(at, clause)
        return None

    def _take_verb(self, clause: Clause) -> None:
        """The open frame gets its finite verb."""
        frame = self.frame
        self._emit("VF", clause)
        frame.verb = frame.last = clause
        frame.object = self.nominal = self.time = NONE
        frame.forms = "VF"

    def _first_verb(self, at: int, clause: Clause) -> None:
        frame = self.frame
        if frame.subject >= 0:
            self.terms[frame.subject] = "SUBJ"
        elif frame.opener == "ROOT" or frame.opener in ("SC", "THAT", "ZERO", "GAP", "WHERE"):
            if self._open_clause_by_preposition():
                frame = self.frame
            elif self.time >= 0 and self.terms[self.time] == "TIME" and self.time == len(self.terms) - 1:
                self.terms[self.time] = "SUBJ"
            elif self.nominal >= 0 and self.preposition < 0 and frame.last is None:
                self.terms[self.nominal] = "SUBJ"
            elif self.cc and len(self.terms):
                self._emit("AND_F", self.cc)
            elif self._says_before(at, clause):
                self.close()
                self._emit("VSAY", clause)
                self.frame.verb = self.frame.last = clause
                return
        self._take_verb(clause)

    def _open_clause_by_preposition(self) -> bool:
        """"after talks collapsed": the preposition before the subject opens a clause."""
        at = self.preposition
        if at < 0 or self.terms[at] != "P" or self.values[at] not in self.sets["finite-openers"]:
            return False
        self.terms[at] = "SC"
        self.terms[at + 1] = "SUBJ"
        self._push("SC", at)
        self.frame.subject = at + 1
        return True

    def _says_before(self, at: int, clause: Clause) -> bool:
        """Whether a verb of speech stands before its subject, or alone, behind what is said."""
        if clause.lemma not in self.sets["speech"] or not (self.comma or self.quote):
            return False
        return next_kind(self.kinds, at, self.limit) in ("NP", "", "STOP", "COMMA", "P")

    def _conjoined(self, clause: Clause) -> None:
        """A finite verb behind "and"."""
        popped = False
        if self.comma:
            while len(self.frames) > 1 and self.frame.opener in ("WH", "PWH", "GAP", "WHERE") and self.frame.comma:
                if self.frames[-2].verb is None:
                    break
                self._pop()
                popped = True
        if popped and len(self.frames) == 1:
            self._emit("BREAK", "")
        self._emit("AND_F", self.cc)
        self._take_verb(clause)

    def _further_verb(self, at: int, clause: Clause) -> None:
        """A finite verb where the open clause has one already: what stands between is its subject, or an outer clause
        waits for it."""
        frame = self.frame
        last = frame.last
        assert last is not None
        if self._bare(at, clause):
            return
        says = last.lemma in self.sets["say"] or self.quoted
        outer = self._outer()
        if outer < 0 and self._says_before(at, clause):
            self.close()
            self._emit("VSAY", clause)
            self.frame.verb = self.frame.last = clause
            return
        if not self.comma and self.preposition > frame.object and outer < 0 and self._open_clause_by_preposition():
            self._take_verb(clause)
            return
        if self.comma and self.time >= 0 and self.time == len(self.terms) - 1 and outer < 0:
            self._insert(self.time, "BREAK")
            self.finish()
            self.frame = Frame("ROOT", self.time)
            self.frames = [self.frame]
            self.terms[self.time] = "SUBJ"
            self.frame.subject = self.time
            self._take_verb(clause)
            return
        apart = self.comma and (outer >= 0 or not _ENCLOSED.intersection(self.terms[frame.object :]))
        if frame.object >= 0 and not apart and self._may_act(frame.object):
            strong = says and (outer < 0 or verbs_left(self.kinds, at, self.limit) > 0)
            if strong or outer < 0:
                if not strong and self._reduced(clause):
                    self._as_participle(clause)
                    return
                self._zero(frame.object)
                self._take_verb(clause)
                return
        if outer < 0 and self._open_clause_by_preposition():
            self._take_verb(clause)
            return
        if outer >= 0:
            if not self.comma and self.preposition >= 0 and verbs_left(self.kinds, at, self.limit) > 0 and self._open_clause_by_preposition():
                self._take_verb(clause)
                return
            self._pop_to(outer)
            if self.frame.subject >= 0:
                self.terms[self.frame.subject] = "SUBJ"
            self._take_verb(clause)
            return
        for depth in range(len(self.frames) - 2, -1, -1):
            above = self.frames[depth]
            if above.object >= 0 and above.last is not None and above.last.lemma in self.sets["say"]:
                self._pop_to(depth)
                self._zero(above.object)
                self._take_verb(clause)
                return
        if not self.comma and self._reduced(clause):
            self._as_participle(clause)
            return
        if self.time >= 0 and self.time == len(self.terms) - 1 and self.terms[self.time] == "TIME":
            self._zero(self.time)
            self._take_verb(clause)
            return
        self._emit("AND_F", ",")
        self._take_verb(clause)

    def _bare(self, at: int, clause: Clause) -> bool:
        """What was taken for a present tense is a bare verb: "did troops attack", "helped the city rebuild"."""
        last = self.frame.last
        if clause.start != clause.verb or self.tags[clause.verb] != "VBP" or last is None:
            return False
        if self._question("VB", clause):
            return True
        if self.frame.object < 0 or not self._open() or last.lemma not in self.sets["bare-infinitive"]:
            return False
        clause.form, clause.tense = "bare", ""
        self._emit("VB", clause)
        self.frame.forms += " VB"
        self.frame.last = clause
        self.frame.object = self.nominal = NONE
        return True

    def _question(self, kind: str, clause: Clause) -> bool:
        """"Did troops attack?": an auxiliary before its subject joins its verb."""
        frame = self.frame
        opener = frame.verb
        if opener is None or opener is not frame.last or opener.verb != opener.end - 1 or frame.object < 0:
            return False
        at = frame.object - 1
        if self.terms[at] != "VF" or self.values[at] is not opener or not self._open() or self.comma:
            return False
        if at and self.terms[at - 1] not in ("BREAK", "WHAT", "SC", "AND_C", "TIME", "ZERO", "LIST"):
            return False
        if self.nominal != at + 1 and "LIST" not in self.terms[at:] and "PN" not in self.terms[at:]:
            return False
        if not opener.modal and opener.lemma not in ("do", "be", "have"):
            return False
        if (not (opener.modal or opener.lemma == "do") and kind == "VB") or (opener.lemma == "do" and kind != "VB"):
            return False
        self.chunks.pos[opener.verb] = "AUX"
        opener.verb, opener.end, opener.lemma, opener.particle = clause.verb, clause.end, clause.lemma, clause.particle
        opener.voice = clause.voice
        opener.negated = opener.negated or clause.negated
        self.chunks.clauses.remove(clause)
        for index, other in enumerate(self.chunks.clauses):
            other.index = index
        del self.terms[at], self.values[at]
        self.terms[at] = "SUBJ"
        for each in self.frames:
            each.at -= each.at > at
        frame.subject = at
        self._take_verb(opener)
        return True

    def _may_act(self, at: int) -> bool:
        """Whether the noun phrase at output position `at` may be a subject: not "them", "himself"."""
        phrase = self.values[at]
        return self.chunks.sentence.lowers[phrase.head] not in self.sets["object-pronouns"]

    def _zero(self, at: int) -> None:
        """The noun phrase at output position `at` is the subject of a clause without "that"."""
        self._insert(at, "ZERO")
        self.terms[at + 1] = "SUBJ"
        self._push("ZERO", at)
        self.frame.subject = at + 1

    def _reduced(self, clause: Clause) -> bool:
        """Whether what was taken for a past tense may be a participle on the noun before it: "villages shelled by"."""
        return (
            self.nominal == len(self.terms) - 1
            and clause.start == clause.verb
            and self.tags[clause.verb] == "VBD"
            and clause.lemma not in self.sets["unaccusative"]
            and self.chunks.sentence.lowers[clause.verb].endswith(("ed", "n", "t", "d", "e"))
        )

    def _as_participle(self, clause: Clause) -> None:
        clause.form = "participle"
        clause.voice = "passive"
        clause.tense = ""
        self._emit("VN", clause)
        self.frame.last = clause
        self.frame.object = self.nominal = NONE
