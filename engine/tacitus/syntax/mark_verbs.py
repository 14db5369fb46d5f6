"""Marks of infinitives, bare verbs, gerunds and participles."""

from __future__ import annotations

from typing import Any

from tacitus.syntax.ahead import next_kind, verbs_left
from tacitus.syntax.clause import Clause, Phrase
from tacitus.syntax.frame import NONE
from tacitus.syntax.mark_finite import FiniteMarks
from tacitus.syntax.mark_joined import LEFT, RELATIVES

_CONJUNCT = {"VI": "AND_I", "VB": "AND_B", "VG": "AND_G", "VN": "AND_P"}
_PAST = frozenset(["past", "perfect", "pluperfect"])


class VerbMarks(FiniteMarks):
    """Marks verbs that are not finite."""

    __slots__ = ()

    def lesser_verb(self, at: int, clause: Any) -> None:
        """An infinitive, bare verb, gerund or participle."""
        kind = self.kinds[at]
        if self.frame.opener == "SC" and self.frame.at == len(self.terms) - 1:
            self._pop()
        if self.chunks.sentence.headline and self._heads(at, kind):
            clause.modal = clause.modal or ("to" if kind == "VI" else "")
            self.finite(at, clause)
        elif kind == "VI" and self.chunks.sentence.headline and self._planned(clause):
            return
        elif kind == "VN" and (not self.terms or self.terms[-1] == "BREAK") and self._speaks_first(at, clause):
            clause.form, clause.tense, clause.voice = "finite", "past", "active"
            self._emit("VSAY", clause)
            self.frame.verb = self.frame.last = clause
        elif self.governed < 0 and kind in ("VN", "VB") and self._is_finite(at, kind, clause):
            clause.form, clause.voice = "finite", "active" if kind == "VN" else clause.voice
            clause.tense = "past" if kind == "VN" else clause.tense or "present"
            self.finite(at, clause)
        elif not (self._question(kind, clause) or self._apart(kind, clause)):
            self._lesser(kind, clause)

    def _lesser(self, kind: str, clause: Clause) -> None:
        frame = self.frame
        form = kind
        if self.governed >= 0:
            self.governed = NONE
        elif self.cc and (self._is_conjunct(kind, clause) or self._goes_on(kind)):
            frame = self.frame
            self._emit(_CONJUNCT[kind], self.cc)
        elif kind == "VI":
            kind = self._infinitive()
        elif self.comma and frame.verb is not None and (kind == "VG" or (kind == "VN" and not self._open())):
            kind = "ASIDE"
            if frame.opener in LEFT and self.frames[-2].verb is not None and self._of_outer(clause):
                self._emit("END", "")
                self._pop()
                frame = self.frame
        elif kind == "VG" and self._open() and self._not_of_noun():
            self._emit("SCL", "")
        frame.tail = kind in ("VG", "VN") and self._open()
        self._take_lesser(kind, clause)
        if form != kind:
            frame.forms += " " + form

    def _of_outer(self, clause: Clause) -> bool:
        """Whether a participle behind a comma tells of the main clause: "hit a bus that had stopped, killing ten", "fired before
        the drivers could unload, killing ten", not "fled when a bomb went off, killing ten", ", who hit a car, killing two"."""
        frame, sets = self.frame, self.sets
        if frame.opener == "SC":
            speaks = clause.lemma in sets["speech"] or clause.lemma in sets["manners-of-speech"]
            return speaks or self.values[frame.at] not in sets["occasions"]
        return not frame.comma

    def _not_of_noun(self) -> bool:
        """ "Spent the day calling for a vote", "marched on Sunday calling for a vote": no day calls for anything."""
        last = self.frame.last
        if last is None:
            return False
        word = self.chunks.sentence.lowers[self.chain[-1].head]
        return last.lemma in self.sets["spending"] or word in self.sets["weekdays"] or word in self.sets["months"]

    def _goes_on(self, kind: str) -> bool:
        """ "To withdraw the troops it had sent and to respect the accord": the infinitive goes on behind a relative clause, which
        ends."""
        depth = len(self.frames) - 2
        if kind != "VI" or self.frame.opener not in LEFT or "VI" not in self.frames[depth].forms:
            return False
        self._pop_to(depth)
        return True

    def _is_conjunct(self, kind: str, clause: Clause) -> bool:
        """Whether a verb of this form was there before, so that "and" joins the two."""
        frame = self.frame
        if kind in frame.forms or (kind == "VB" and ("VI" in frame.forms or "VF" in frame.forms)):
            return True
        if kind == "VN":
            been = self.chunks.sentence.lowers[clause.start] == "been"  # "had counted them and been told"
            return been or (frame.last is not None and frame.last.voice == "passive")
        return kind == "VG" and frame.last is frame.verb is not None and self.tags[frame.verb.verb] == "VBG"

    def _infinitive(self) -> str:
        """VI, or VI_N if it belongs to the noun before it; "for X to" is seen here too."""
        if not self._open() or self.comma:
            return "VI"
        lemmas = self.chunks.sentence.lemmas
        last = self.frame.last
        lasts = lemmas[self.chain[-1].head] in self.sets["time-nouns"]  # "has camped for months to demand"
        goes = last is not None and last.lemma in self.sets["leaving"]  # "left for Helsinki to meet the king"
        if self.preposition == self.nominal - 1 and self.values[self.preposition] == "for" and not (lasts or goes):
            self.terms[self.preposition] = "FOR"
            return "VI"
        if self.terms[self.nominal - 1] == "PN" and self.values[self.nominal - 1] == "for":
            self.terms[self.nominal - 1] = "FOR_N"
            return "VI_N"
        if last is None:
            return "VI_N"
        nouns = self.sets["nouns-infinitive"]
        takes = lemmas[self.chain[0].head] in nouns or lemmas[self.chain[-1].head] in nouns
        if last.lemma in self.sets["object-infinitive"] and not (takes and last.voice == "passive"):
            return "VI"
        return "VI_N" if takes else "VI"

    def _heads(self, at: int, kind: str) -> bool:
        """Whether a verb of this form is the verb of a headline: "Rebels to free hostages", "Two killed in Mali"."""
        frame = self.frame
        waits = frame.opener == "ROOT" and frame.verb is None and frame.last is None and frame.subject >= 0
        return waits and kind != "VB" and self.governed < 0 and not verbs_left(self.kinds, at, self.limit)

    def _planned(self, clause: Clause) -> bool:
        """Marks what a headline says is planned: "Iran says talks to resume"."""
        frame = self.frame
        last = frame.last
        if last is None or last is not frame.verb or not self._open() or frame.object != self.nominal:
            return False
        if last.lemma not in self.sets["speech"] or last.lemma in self.sets["object-infinitive"]:
            return False
        if last.lemma in self.sets["subject-control"]:
            return False
        clause.modal, clause.form = clause.modal or "to", "finite"
        self._zero(frame.object)
        self._take_verb(clause)
        return True

    def _speaks_first(self, at: int, clause: Clause) -> bool:
        """ "Said the mayor: ..." """
        return (
            clause.start == clause.verb
            and clause.lemma in self.sets["speech"]
            and self.kinds[at + 1 : at + 2] == ["NP"]
        )

    # -- forms that were mistaken ----------------------------------------------------------------------------------------

    def _is_finite(self, at: int, kind: str, clause: Clause) -> bool:
        """Whether a bare verb or participle must be the finite verb that an open clause waits for."""
        frame = self.frame
        if kind == "VB":
            if frame.verb is None:
                waits = frame.subject >= 0 or frame.opener in ("WH", "PWH") or self._clause_governed()
                return frame.last is None and waits
            left = verbs_left(self.kinds, at, self.limit)
            return not self.cc and self._outer() >= 0 and frame.last is frame.verb and not left
        if clause.start != clause.verb:
            return False
        if self.cc:
            return self._past_joined() or (kind == "VN" and self._takes_object(at, clause))
        return self._past_awaited(at, clause)

    def _takes_object(self, at: int, clause: Clause) -> bool:
        """Whether an object follows, as none does behind a passive: "was freed and accused the police of torture"."""
        frame = self.frame
        if frame.last is None or frame.last is not frame.verb or self.kinds[at + 1 : at + 2] != ["NP"]:
            return False
        object = self.chunks.values[at + 1]
        assert isinstance(object, Phrase)
        word = self.chunks.sentence.lowers[object.head]
        sets, lemma = self.sets, clause.lemma
        return (
            lemma not in sets["naming"]
            and lemma not in sets["ditransitive"]
            and f"{lemma} {word}" not in sets["phrasal"]
        )

    def _told_on(self, at: int) -> bool:
        """Whether what follows a participle behind the subject makes it the verb of the sentence: an object, or an end
        without any other verb."""
        following = next_kind(self.kinds, at, self.limit)
        if following in ("NP", "THAT"):
            return True
        by = following == "P" and "by" in self.chunks.values[at + 1 : at + 2]
        return not by and self.kinds[-1] == "STOP" and not verbs_left(self.kinds, at, self.limit)

    def _past_joined(self) -> bool:
        """Whether the verb before "and" is a past tense, so that this is one: "attacked and killed"."""
        frame = self.frame
        verb = frame.verb
        if verb is None or frame.forms != "VF" or verb is not frame.last:
            return False
        return verb.voice == "active" and verb.tense in _PAST

    def _ends_first(self, at: int) -> bool:
        """Whether a comma comes before any finite verb."""
        behind = self.kinds[at : self.limit]
        return "COMMA" in behind and "VF" not in behind[: behind.index("COMMA")]

    def _past_awaited(self, at: int, clause: Clause) -> bool:
        frame = self.frame
        opened = self._open()
        if frame.verb is None:
            waits = frame.subject >= 0 and (frame.opener != "ROOT" or (frame.last is None and self._told_on(at)))
        elif frame.opener == "WHAT" and self.frames[0].verb is None:
            return next_kind(self.kinds, at, self.limit) == "NP"
        elif self._outer() >= 0:
            return not verbs_left(self.kinds, at, self.limit)  # nothing else can be the verb
        else:
            waits = opened and frame.object == self.nominal and self._says(frame.last)
        if not waits:
            return False
        lemma = clause.lemma
        if frame.verb is None and not verbs_left(self.kinds, at, self.limit):
            return True
        if frame.verb is None and not self.comma and frame.opener in RELATIVES and self._ends_first(at):
            return True  # "which the house passed by one vote, would"
        if (
            self.kinds[at + 1 : at + 2] == ["NP"]
            and lemma not in self.sets["naming"]
            and lemma not in self.sets["ditransitive"]
        ):
            return True  # a passive has no object
        return not opened and not verbs_left(self.kinds, at, self.limit)
