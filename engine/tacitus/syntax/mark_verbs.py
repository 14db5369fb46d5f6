"""Marks of infinitives, bare verbs, gerunds and participles."""

from __future__ import annotations

from typing import Any

from tacitus.syntax.ahead import next_kind, verbs_left
from tacitus.syntax.clause import Clause
from tacitus.syntax.frames import NONE
from tacitus.syntax.mark_finite import FiniteMarks

_CONJUNCT = {"VI": "AND_I", "VB": "AND_B", "VG": "AND_G", "VN": "AND_P"}

class VerbMarks(FiniteMarks):
    """Marks verbs that are not finite."""

    __slots__ = ()

    def lesser_verb(self, at: int, clause: Any) -> int | None:
        """An infinitive, bare verb, gerund or participle."""
        frame = self.frame
        kind = self.kinds[at]
        if frame.opener == "SC" and frame.at == len(self.terms) - 1:
            self._pop()
            frame = self.frame
        if kind == "VB" and frame.verb is None and frame.subject >= 0 and frame.last is None and self.governed < 0:
            clause.form, clause.tense = "finite", "present"
            self.finite(at, clause)
            return None
        if kind == "VN" and self.cc and frame.forms == "VF" and self._past(clause):
            clause.form, clause.tense, clause.voice = "finite", "past", "active"
            self.finite(at, clause)
            return None
        if self._question(kind, clause):
            return None
        if kind in ("VN", "VB") and not self.cc and self.governed < 0 and self._needs_verb(at, clause):
            clause.form = "finite"
            if kind == "VN":
                clause.tense, clause.voice = "past", "active"
            self.finite(at, clause)
            return None
        if self.governed >= 0:
            self.governed = NONE
        elif self.cc and (kind in frame.forms or (kind == "VB" and ("VI" in frame.forms or "VF" in frame.forms))
                          or (kind == "VN" and frame.last is not None and frame.last.voice == "passive")):
            self._emit(_CONJUNCT[kind], self.cc)
        elif kind == "VI":
            kind = self._infinitive(clause)
        elif kind in ("VG", "VN") and self.comma and frame.verb is not None:
            kind = "ASIDE"
        elif kind == "VG" and self._open() and frame.last is not None and frame.last.lemma in self.sets["spending"]:
            self._emit("SCL", "")
        frame.tail = kind in ("VG", "VN") and self._open()
        self._emit(kind, clause)
        frame.forms += " " + self.kinds[at]
        frame.last = clause
        frame.object = self.nominal = NONE
        return None

    def _needs_verb(self, at: int, clause: Clause) -> bool:
        """Whether what was taken for a participle must be the past tense that an open clause waits for."""
        frame = self.frame
        if self.kinds[at] == "VB":
            return frame.verb is not None and self._outer() >= 0 and frame.last is frame.verb and not verbs_left(self.kinds, at, self.limit)
        if clause.start != clause.verb:
            return False
        if frame.verb is None:
            waits = frame.subject >= 0 and frame.opener != "ROOT"
            waits = waits or (frame.subject >= 0 and frame.last is None and next_kind(self.kinds, at, self.limit) in ("NP", "THAT"))
        else:
            waits = self._outer() >= 0 and not self._open()
            says = frame.last is not None and frame.last.lemma in self.sets["say"] and frame.object == self.nominal
            waits = waits or (says and self._open())
        if not waits:
            return False
        takes_object = self.kinds[at + 1 : at + 2] == ["NP"] and clause.lemma not in self.sets["naming"]
        return (takes_object and clause.lemma not in self.sets["ditransitive"]) or (
            not verbs_left(self.kinds, at, self.limit) and not self._open()
        )

    def _past(self, clause: Clause) -> bool:
        """Whether a participle behind "and" is rather a past tense beside one: "attacked and killed"."""
        verb = self.frame.verb
        return (
            verb is not None
            and verb is self.frame.last
            and verb.voice == "active"
            and verb.tense in ("past", "perfect", "pluperfect")
            and clause.start == clause.verb
        )

    def _infinitive(self, clause: Clause) -> str:
        """VI, or VI_N if it belongs to the noun before it; "for X to" is seen here too."""
        if not self._open() or self.comma:
            return "VI"
        frame = self.frame
        if self.preposition == self.nominal - 1 and self.values[self.preposition] == "for":
            self.terms[self.preposition] = "FOR"
            return "VI"
        noun = self.chunks.sentence.lemmas[self.chain[0].head]
        near = self.chunks.sentence.lemmas[self.chain[-1].head]
        takes = noun in self.sets["nouns-infinitive"] or near in self.sets["nouns-infinitive"]
        if frame.last is None:
            return "VI_N"
        if frame.last.lemma in self.sets["object-infinitive"] and not (takes and frame.last.voice == "passive"):
            return "VI"
        return "VI_N" if takes else "VI"
