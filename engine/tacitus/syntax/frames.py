"""The state of marking: which clauses are open, what has been put out, what stood right before."""

from __future__ import annotations

from typing import Any

from tacitus.syntax.clause import Clause, Phrase
from tacitus.syntax.complements import Complements
from tacitus.syntax.frame import NONE, Frame
from tacitus.syntax.letters import Chunks


class Marking:
    """The marking of one sentence, chunk by chunk, and what every kind of mark needs.

    `adjectival`: whether an adjective on the open noun waits for what it takes;
    `comma`, `cc`, `quote`: what stood right before the chunk; `quoted`: whether it stands in quotation marks; `nominal`:
    output position of the last noun phrase, `chain`: the phrases of its nominal, `preposition`: position of what governs
    it; `governed`: position of a preposition that waits for its noun phrase; `time`: of the last time phrase; `later`:
    stretches in brackets, marked after the rest; `limit`: the chunk that no look ahead may reach.
    """

    __slots__ = ("adjectival", "cc", "chain", "chunks", "comma", "frame", "frames", "governed", "kinds", "later", "limit", "lists", "nominal",
                 "preposition", "quote", "quoted", "sets", "tags", "terms", "time", "values")  # fmt: skip

    def __init__(self, chunks: Chunks, lists: Complements) -> None:
        self.chunks = chunks
        self.kinds = chunks.kinds
        self.tags = chunks.sentence.tags
        self.lists = lists
        self.sets = lists.sets
        self.terms: list[str] = []
        self.values: list[Any] = []
        self.frame = Frame("ROOT", 0)
        self.frames = [self.frame]
        self.adjectival = self.comma = self.quote = self.quoted = False
        self.cc = ""
        self.nominal = self.governed = self.time = NONE
        self.preposition = NONE  # that governs the open nominal
        self.chain: list[Phrase] = []
        self.later: list[tuple[int, int]] = []
        self.limit = len(chunks.kinds)

    def close(self, sign: str = "", last: bool = False) -> None:
        """Ends whatever is open; `sign`: the mark that does it. Behind the `last` chunk nothing is open."""
        if last:
            return
        if self.terms and self.terms[-1] != "BREAK":
            self._emit("BREAK", sign)
        self.finish()
        self.frame = Frame("ROOT", len(self.terms))
        self.frames = [self.frame]
        self.nominal = self.governed = self.time = self.preposition = NONE
        self.comma = False
        self.cc = ""

    def finish(self) -> None:
        """A subordinator whose clause got no verb is a lesser one."""
        if len(self.frames) > 1:
            for frame in self.frames:
                if frame.opener == "SC" and frame.verb is None:
                    self.terms[frame.at] = "SCL"

    def _completes_verb(self, token: int) -> bool:
        """Whether a noun or adjective behind an object belongs to the verb: "took two nuns hostage", "set cars ablaze"."""
        verb = self.frame.last
        return verb is not None and f"{verb.lemma} {self.chunks.sentence.lowers[token]}" in self.sets["phrasal"]

    def _emit(self, term: str, value: Any) -> int:
        terms = self.terms
        terms.append(term)
        self.values.append(value)
        return len(terms) - 1

    def _insert(self, at: int, term: str) -> None:
        """Puts a terminal before what has been put out already."""
        self.terms.insert(at, term)
        self.values.insert(at, "")
        for frame in self.frames:
            if frame.subject >= at:
                frame.subject += 1
            if frame.object >= at:
                frame.object += 1
            if frame.at >= at:
                frame.at += 1
        for name in ("nominal", "governed", "time", "preposition"):
            if getattr(self, name) >= at:
                setattr(self, name, getattr(self, name) + 1)

    def _push(self, opener: str, at: int) -> Frame:
        self.frame = Frame(opener, at, self.comma)
        self.frames.append(self.frame)
        return self.frame

    def _pop(self) -> None:
        frame = self.frames.pop()
        if frame.opener == "SC" and frame.verb is None:
            self.terms[frame.at] = "SCL"
        self.frame = self.frames[-1]

    def _pop_to(self, depth: int) -> None:
        """Closes the clauses inside the one at `depth`."""
        while len(self.frames) - 1 > depth:
            self._pop()

    def _reset(self, subject: int) -> None:
        """A new clause of the open frame begins, with its subject."""
        frame = self.frame
        frame.subject = subject
        frame.verb = frame.last = None
        frame.object = NONE
        frame.forms = ""

    def _open(self) -> bool:
        """Whether the last terminal is a noun phrase to which something may be joined."""
        return self.nominal == len(self.terms) - 1

    def _noun(self, phrase: Phrase, fresh: bool = True) -> int:
        """Puts out a noun phrase; `fresh`: it begins a nominal."""
        terms = self.terms
        at = self.nominal = len(terms)
        terms.append("NP")
        self.values.append(phrase)
        if fresh:
            self.chain = [phrase]
            self.preposition = NONE
        else:
            self.chain.append(phrase)
        return at

    def _says(self, verb: Clause | None) -> bool:
        """Whether a verb has a clause below it without "that"."""
        return verb is not None and verb.lemma in self.sets["say"]

    def _waiting(self) -> bool:
        """Whether an open clause has its subject but no verb yet."""
        return any(frame.verb is None and (frame.subject >= 0 or frame.opener == "WH") for frame in self.frames)

    def _outer(self) -> int:
        """Depth of the nearest outer clause that waits for its verb, or -1."""
        for depth in range(len(self.frames) - 2, -1, -1):
            frame = self.frames[depth]
            if frame.verb is None and (frame.subject >= 0 or frame.opener in ("WH", "WHAT")):
                return depth
        return -1
