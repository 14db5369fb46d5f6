"""Marks of clauses that the preposition before their subject opens: "after talks collapsed", "as envoys in Vienna raced"."""

from __future__ import annotations

from tacitus.syntax.frame import NONE
from tacitus.syntax.mark_joined import JoinedMarks
from tacitus.syntax.tagsets import UNIVERSAL

_TAIL = frozenset(["VN", "VG"])
_TAILED = frozenset(["P", "PN", "NP", "TIME"])
_PHRASES = _TAILED | {"LIST"}


class OpenedMarks(JoinedMarks):
    """Marks clauses under a preposition."""

    __slots__ = ()

    def _opened_by_preposition(self) -> bool:
        """ "after talks collapsed", "after a shell fired from the hills landed": the preposition before the subject opens a
        clause."""
        if self.frame.tail and not self._clause_governed():
            self.preposition = self._before_tail()
        if not self._clause_governed():
            at = self._earlier_opener()
            if at < 0:
                return False
            self.preposition = at
        at = self.preposition
        self.terms[at] = "SC"
        self.terms[at + 1] = "SUBJ"
        opener = self.values[at + 1].start - 1
        pos = self.chunks.pos
        if (pos.get(opener) or UNIVERSAL[self.tags[opener]]) == "ADP":
            pos[opener] = "SCONJ"
        self._push("SC", at)
        self.frame.subject = at + 1
        return True

    def _inside_commas(self, at: int) -> bool:
        """Whether a verb stands in a clause under a participle between commas: ", speaking after tanks had gone, left"."""
        kinds = self.kinds
        first = at
        while first and kinds[first] not in _TAIL:
            first -= 1
        behind = kinds[at : self.limit]
        return kinds[first - 1] == "COMMA" and "COMMA" in behind and "VF" in behind[behind.index("COMMA") :]

    def _earlier_opener(self) -> int:
        """The preposition before the subject if further phrases stand between that and its verb: "as negotiators in Vienna
        raced", or -1."""
        terms = self.terms
        at = len(terms) - 1
        found = NONE
        while at > self.frame.at and terms[at] in _PHRASES:
            at -= 1
            if terms[at] == "P" and self.values[at] in self.sets["finite-openers"] and terms[at + 1] == "NP":
                found = at
        if found >= 0:
            head = self.values[found + 1].head
            timed = self.chunks.sentence.lemmas[head] in self.sets["time-nouns"] or self.tags[head] == "CD"
            return NONE if timed else found
        return NONE

    def _before_tail(self) -> int:
        """The preposition that governs the noun with the last participle."""
        terms = self.terms
        at = len(terms) - 1
        while at > 1 and terms[at] in _TAILED:
            at -= 1
        return at - 2 if at > 1 and terms[at] in _TAIL and terms[at - 2 : at] == ["P", "NP"] else self.preposition

    def _governs(self, at: int) -> bool:
        """Whether a preposition that can open a clause and a noun phrase stand at output position `at`."""
        return self.terms[at : at + 2] == ["P", "NP"] and self.values[at] in self.sets["finite-openers"]

    def _clause_governed(self) -> bool:
        """Whether the open noun phrase is governed by what can open a clause: "as most of them", "after talks"."""
        at = self.preposition
        if at < 0 or not self._governs(at):
            return False
        word = self.chunks.sentence.words[self.values[at + 1].head]
        return not (len(word) == 4 and word.isdigit())  # "held since 2003 was sent home"
