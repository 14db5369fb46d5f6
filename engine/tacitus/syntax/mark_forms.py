"""Marks of verbs whose form was mistaken: past tense or participle, bare or present, an auxiliary apart from its verb."""

from __future__ import annotations

from tacitus.syntax.clause import Clause
from tacitus.syntax.frame import NONE
from tacitus.syntax.mark_openers import OpenerMarks

_PAST_ENDINGS = ("ed", "n", "t", "d", "e")


class FormMarks(OpenerMarks):
    """Puts out verbs, in the form that the clause around them needs."""

    __slots__ = ()

    def _take_verb(self, clause: Clause) -> None:
        """The open clause gets its finite verb."""
        frame = self.frame
        self.terms.append("VF")
        self.values.append(clause)
        frame.verb = frame.last = clause
        frame.object = self.nominal = self.time = NONE
        frame.forms = "VF"
        frame.tail = False

    def _take_lesser(self, term: str, clause: Clause) -> None:
        """A verb that was taken for a finite one is put out as another form."""
        self._emit(term, clause)
        frame = self.frame
        frame.forms += " " + term
        frame.last = clause
        frame.object = self.nominal = NONE

    def _reduced(self, clause: Clause) -> bool:
        """Whether what was taken for a past tense may be a participle on the noun before it: "villages shelled by"."""
        return (
            self._open()
            and clause.start == clause.verb
            and self.tags[clause.verb] == "VBD"
            and clause.lemma not in self.sets["unaccusative"]
            and self.chunks.sentence.lowers[clause.verb].endswith(_PAST_ENDINGS)
        )

    def _as_participle(self, clause: Clause) -> None:
        clause.form, clause.voice, clause.tense = "participle", "passive", ""
        self._take_lesser("VN", clause)

    def _bare(self, clause: Clause) -> bool:
        """What was taken for a present tense is a bare verb: "did troops attack", "helped the city rebuild"."""
        last = self.frame.last
        if clause.start != clause.verb or self.tags[clause.verb] != "VBP" or last is None:
            return False
        if self._question("VB", clause):
            return True
        if self.frame.object < 0 or not self._open() or last.lemma not in self.sets["bare-infinitive"]:
            return False
        clause.form, clause.tense = "bare", ""
        self._take_lesser("VB", clause)
        return True

    def _question(self, kind: str, clause: Clause) -> bool:
        """ "Did troops attack?": an auxiliary before its subject joins its verb."""
        frame = self.frame
        at = frame.object - 1
        opener = frame.verb
        if opener is None or opener is not frame.last or at < 0 or self.comma or not self._open():
            return False
        if self.values[at] is not opener or not self._asks(at, opener, kind):
            return False
        perfect = opener.lemma == "have"
        self._absorb(opener, clause)
        if perfect and clause.end - clause.start == 1:
            opener.voice = "active"
        del self.terms[at], self.values[at]
        self.terms[at] = "SUBJ"
        for each in self.frames:
            each.at -= each.at > at
        frame.subject = at
        self._take_verb(opener)
        return True

    def _asks(self, at: int, opener: Clause, kind: str) -> bool:
        """Whether the verb at output position `at` opens a clause and can be an auxiliary of a verb of this kind."""
        if opener.verb != opener.end - 1 or self.terms[at] != "VF":
            return False
        if at and self.terms[at - 1] not in ("BREAK", "WHAT", "SC", "AND_C", "TIME", "ZERO", "LIST"):
            return False
        if self.nominal != at + 1 and "LIST" not in self.terms[at:] and "PN" not in self.terms[at:]:
            return False
        if kind == "VB":
            return self.tags[opener.verb] == "MD" or opener.lemma == "do"
        return not opener.modal and opener.lemma in ("be", "have")

    def _apart(self, kind: str, clause: Clause) -> bool:
        """ "has for years talked": the auxiliary's verb comes after a phrase."""
        frame = self.frame
        opener = frame.last
        if opener is None or opener is not frame.verb or opener.verb != opener.end - 1 or frame.object >= 0 or self.cc:
            return False
        if not ((kind == "VN" and opener.lemma == "have") or (kind == "VB" and self.tags[opener.verb] == "MD")):
            return False
        self._absorb(opener, clause)
        if kind == "VN" and clause.end - clause.start == 1:
            opener.voice = "active"
        opener.tense = {"past": "pluperfect", "present": "perfect"}.get(opener.tense, opener.tense)
        self.nominal = NONE
        return True

    def _absorb(self, opener: Clause, clause: Clause) -> None:
        """An auxiliary, so far a clause of its own, becomes the group of the verb that comes later."""
        self.chunks.pos[opener.verb] = "AUX"
        opener.verb, opener.end, opener.lemma, opener.particle = clause.verb, clause.end, clause.lemma, clause.particle
        opener.voice = clause.voice
        opener.negated = opener.negated or clause.negated
        self.chunks.clauses.remove(clause)
        for index, other in enumerate(self.chunks.clauses):
            other.index = index
