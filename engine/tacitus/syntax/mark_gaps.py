"""Marks of clauses that no word opens: told by a verb or noun ("said troops left"), or on the noun before ("the town troops left")."""

from __future__ import annotations

from tacitus.syntax.ahead import next_kind, verb_behind_tail
from tacitus.syntax.clause import Clause, Phrase
from tacitus.syntax.frames import Marking

_SKIPPED = frozenset(["ADV", "QUOTE", "TIME"])


class GapMarks(Marking):
    """Marks clauses without an opener."""

    __slots__ = ()

    def _told(self, at: int) -> bool:
        """Whether the participle or infinitive behind it stands between the subject of what is said and its verb: "said men arrested in
        Lima were freed", "told the court plans to flee had failed"."""
        frame = self.frame
        verb, tail = frame.verb, self.kinds[at + 1]
        if verb is None or frame.last is not verb:
            return False
        if frame.object >= 0:
            tells = verb.lemma in self.sets["tell"] and verb.voice == "active"
        else:
            says = verb.lemma in self.sets["speech"] and verb.lemma not in self.sets["object-infinitive"]
            tells = self._says(verb) and (tail == "VN" or says)  # "told Peru to free them before it left"
        return tells and verb_behind_tail(self.kinds, at + 1, self.limit)

    def _gap_in_front(self, at: int) -> bool:
        """ "Like all people I know, ..." """
        kinds = self.kinds
        return (
            self._open()
            and at + 3 < self.limit
            and kinds[at + 1] == "VF"
            and kinds[at + 2] == "COMMA"
            and kinds[at + 3] == "NP"
        )

    def _gap(self, at: int, phrase: Phrase) -> None:
        """A clause on the noun before it, without "which" or, if the noun tells something, "that"."""
        if self._fills(at):
            self._push("THAT", self._emit("THAT_N", ""))
        else:
            self._push("GAP", self._emit("GAP", ""))
        self.frame.subject = self._noun(phrase)

    def _fills(self, at: int) -> bool:
        """Whether the clause is what the noun tells, with nothing left out: "fears the war could spread", not "the claims he
        made"."""
        if not self.chain or self.chunks.sentence.lemmas[self.chain[-1].head] not in self.sets["nouns-that"]:
            return False
        verb = self._verb_at(at)
        if verb is None:
            return False
        behind = next_kind(self.kinds, self.kinds.index("VF", at), self.limit)
        return behind in ("NP", "ADJ", "THAT") or verb.voice == "passive" or verb.lemma not in self.sets["uttering"]

    def _content(self, phrase: Phrase) -> None:
        """The subject of a clause that could have "that" before it."""
        self._push("ZERO", self._emit("ZERO", ""))
        self.frame.subject = self._noun(phrase)

    def _clause_behind_nominal(self, at: int, phrase: Phrase) -> None:
        """A noun phrase and a verb right behind another noun phrase: "told reporters troops attacked" or "the missiles
        Iran fired"."""
        frame = self.frame
        last = frame.last
        assert last is not None
        told = frame.object >= 0
        if told and last.lemma in self.sets["subject-control"] and self.tags[self.chain[-1].head] in ("NN", "NNS"):
            self._gap(at, phrase)  # "promised reforms the opposition sought"
        elif (last.lemma in self.sets["tell"] and last.voice == "active") if told else self._says(last):
            self._content(phrase)
        else:
            self._gap(at, phrase)

    def _verb_at(self, at: int) -> Clause | None:
        at += 1
        kinds = self.kinds
        while at < self.limit and kinds[at] in _SKIPPED:
            at += 1
        value = self.chunks.values[at] if at < self.limit else None
        return value if isinstance(value, Clause) and kinds[at] == "VF" else None
