"""Events on their way: what a match yields before it is spelled out as records."""

from __future__ import annotations

from typing import NamedTuple

from tacitus.actors.mention import Mention
from tacitus.rulebook.matchers import Matcher, Rule
from tacitus.syntax.clause import Clause, Phrase


class Inner(NamedTuple):
    """What stands in an EVENT slot: a lower clause or a noun phrase, and what the rules make of it (None: nothing)."""

    draft: Draft | None
    clause: Clause | None
    phrase: Phrase | None


class Bindings:
    """What the parts of one pattern took: participants, inner events, and the phrases and clauses that are used up.

    `under`: clauses that are part of what the pattern tells: "to comment" of "declined to comment", "imposed on Chad" of
    "lifted the sanctions imposed on Chad"."""

    __slots__ = ("inners", "joint", "sources", "targets", "under", "used")

    def __init__(self) -> None:
        self.sources: tuple[Mention, ...] = ()
        self.targets: tuple[Mention, ...] = ()
        self.joint: tuple[Mention, ...] = ()
        self.inners: list[Inner] = []
        self.used: list[Phrase] = []
        self.under: list[Clause] = []

    def filled(self) -> bool:
        """Somebody to whom it is done, or two who do it."""
        return bool(self.targets or self.joint)

    def both(self) -> bool:
        """Both sides."""
        return bool(self.sources and self.targets) or len(self.joint) > 1

    def empty(self) -> bool:
        """No participant at all."""
        return not (self.sources or self.targets or self.joint)


class Match(NamedTuple):
    """A pattern that fits: the rule, its line, what the parts took, and the token that told it."""

    rule: Rule
    matcher: Matcher
    bindings: Bindings
    trigger: int


class Draft:
    """One event before it is spelled out: `event_type`, `cameo` are the thing told; `whole` the code of the whole.

    `clause` is the clause that tells it or in which its noun stands, `phrase` the event noun, if one tells it.
    `inner` is the event inside it (`content`); `end` one past its last token; `own` if the source itself says so.
    """

    __slots__ = (
        "attribution",
        "cameo",
        "clause",
        "column",
        "counts",
        "end",
        "event_type",
        "group",
        "inner",
        "inner_clause",
        "match",
        "modality",
        "negated",
        "own",
        "phrase",
        "speaking",
        "whole",
    )

    def __init__(self, match: Match, clause: Clause | None, phrase: Phrase | None, event_type: str, cameo: str) -> None:
        self.match = match
        self.clause = clause
        self.phrase = phrase
        self.event_type = event_type
        self.cameo = cameo
        self.whole = cameo
        self.modality = "actual"
        self.negated = False
        self.counts = True
        self.own = True
        self.column = ""
        self.group = 0
        self.end = 0
        self.inner: Draft | None = None
        self.inner_clause: Clause | None = None
        self.speaking: Clause | None = None
        self.attribution: Mention | None = None
