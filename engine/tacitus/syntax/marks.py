"""What LALR cannot look ahead for: chunks to the terminals of grammar/, with the roles of commas and conjunctions.

One pass from left to right. It knows which clauses are open (`Frame`) and which of them still wait for a verb, and so
says of each noun phrase whether a finite verb has it as its subject, of each comma and "and" what it joins or opens, and
of each preposition whether it belongs to the noun before it. It builds nothing: how things nest is the grammar's work.
"""

from __future__ import annotations

from typing import Any

from tacitus.syntax.clause import Phrase
from tacitus.syntax.complements import Complements
from tacitus.syntax.letters import Chunks
from tacitus.syntax.mark_verbs import VerbMarks

_BEHIND_TAIL = frozenset(["P", "VI", "SC", "VG"])
_INSIDE = frozenset(["WH", "VN", "VG", "WHERE"])
_BREAKS = frozenset(["SEMI", "STOP", "COLON"])
_NAMES = frozenset(["NNP", "NNPS"])
_NOUN_TAGS = frozenset(["NN", "NNS", "JJ"])
_WINDOW = 200  # chunks of a very long sentence that are marked together


class Marker:
    """Marks chunks by what verbs and nouns take."""

    __slots__ = ("_lists",)

    def __init__(self, lists: Complements) -> None:
        self._lists = lists

    def mark(self, chunks: Chunks) -> tuple[list[str], list[Any]]:
        """The terminals and their values, in parallel."""
        marking = _Pass(chunks, self._lists)
        size = len(chunks.kinds)
        marking.run(0, min(size, _WINDOW))
        for first in range(_WINDOW, size, _WINDOW):
            marking.close()
            marking.run(first, min(size, first + _WINDOW))
        for first, end in marking.later:
            marking.close()
            marking.run(first, end)
        marking.finish()
        return marking.terms, marking.values


class _Pass(VerbMarks):
    """The pass over the chunks: each kind has its handler; signs between them are kept for the next chunk."""

    __slots__ = ()

    def run(self, at: int, end: int) -> None:
        """Marks the chunks from `at` to `end`."""
        kinds, values = self.kinds, self.chunks.values
        handlers = _HANDLERS
        self.limit = end
        signs = True  # whether a sign between chunks may be kept
        while at < end:
            kind = kinds[at]
            if kind in handlers:
                if self.cc and (kind == "P" or kind == "TIME") and (late := self.joined_late(at, kind)):
                    at = late
                elif kind == "P" and at + 1 < end and kinds[at + 1] == "NP":
                    self.governed_noun(at, values[at], values[at + 1])
                    at += 2
                else:
                    step = handlers[kind](self, at, values[at])
                    if step is not None:
                        at = step
                        continue
                    at += 1
                if signs:
                    self.comma = self.quote = signs = False
                    self.cc = ""
            elif kind == "COMMA" or kind == "DASH":
                self.comma = signs = True
                at += 1
                if at < end and kinds[at] in _BEHIND_TAIL:
                    if self.frame.tail:
                        self._end_tail()
                    elif kinds[at] == "P":
                        self._end_relative()
            elif kind == "CC":
                if values[at] not in self.sets["paired"]:
                    self.cc = str(values[at])
                    signs = True
                at += 1
            elif kind == "QUOTE":
                self.quote = signs = True
                self.quoted = not self.quoted
                at += 1
            elif kind == "LPAR":
                at = self._bracket(at, end)
            elif kind in _BREAKS:
                at += 1
                self.close(str(values[at - 1]), at == end)
            else:
                at += 1

    def _end_tail(self) -> None:
        """A comma ends the participle on a noun, if the clause around it has its verb."""
        frame = self.frame
        if frame.verb is not None and self.terms[-1] != "END":
            self._emit("END", "")
            frame.last = frame.verb
        frame.tail = False

    def _end_relative(self) -> None:
        """A comma ends a relative clause that a comma opened: "sentenced the man, who was 40, to death"."""
        frame = self.frame
        told = frame.opener == "WH" and frame.comma and frame.verb is not None and self.terms[-1] != "VF"
        if told and self.frames[-2].verb is not None:
            self._emit("END", "")
            self._pop()

    def _bracket(self, at: int, end: int) -> int:
        """ "(UN)" is an apposition; anything longer is parsed after the rest."""
        kinds = self.kinds
        close = at + 1
        while close < end and kinds[close] != "RPAR":
            close += 1
        if self._open() and kinds[at + 1 : at + 2] and kinds[at + 1] in _INSIDE:
            return at + 1
        if close == at + 2 and kinds[at + 1] == "NP" and self._open():
            if self._goes_on_behind(close, end):
                return close + 2
            self._emit("APP", "(")
            self._noun(self.chunks.values[at + 1], False)  # type: ignore[arg-type]
        elif close > at + 1:
            self.later.append((at + 1, close))
        return min(close + 1, end)

    def _goes_on_behind(self, close: int, end: int) -> bool:
        """Takes the noun behind an acronym in brackets into the phrase before it: "the Workers' Party (PT) leader"."""
        chunks, tags = self.chunks, self.tags
        named = self.values[self.nominal]
        rest = chunks.values[close + 1] if close + 1 < end and self.kinds[close + 1] == "NP" else None
        if not isinstance(rest, Phrase) or rest.possessor or tags[named.head] not in _NAMES:
            return False
        first = rest.start
        apart = first != chunks.firsts[close] + 1 or not chunks.sentence.words[first].islower()
        if apart or tags[first] not in _NOUN_TAGS or tags[rest.head] not in _NOUN_TAGS:
            return False
        named.end, named.head = rest.end, rest.head
        chunks.phrases.remove(rest)
        return True


_HANDLERS = {
    "NP": _Pass.noun,
    "TIME": _Pass.when,
    "ADJ": _Pass.adjective,
    "PRT": _Pass.particle,
    "ADV": _Pass.adverb,
    "P": _Pass.prepose,
    "THAT": _Pass.that,
    "SC": _Pass.subordinator,
    "WH": _Pass.wh,
    "WHERE": _Pass.wh,
    "VI": _Pass.lesser_verb,
    "VB": _Pass.lesser_verb,
    "VG": _Pass.lesser_verb,
    "VN": _Pass.lesser_verb,
    "VF": _Pass.finite,
}
