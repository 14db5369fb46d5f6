"""Events on their way: what a match yields before it is spelled out as records. Structs, which C code makes in a third of
the time; each is equal only to itself."""

from __future__ import annotations

from msgspec import Struct

from tacitus.actors.mention import Mention
from tacitus.rulebook.matchers import Matcher, Rule
from tacitus.syntax.clause import Clause, Phrase


class Inner(Struct, frozen=True, eq=False):
    """What stands in an EVENT slot: a lower clause or a noun phrase, and what the rules make of it (None: nothing)."""

    draft: Draft | None
    clause: Clause | None
    phrase: Phrase | None


class Bindings(Struct, eq=False):
    """What the parts of one pattern took: participants, inner events, and the phrases and clauses that are used up.

    `under`: clauses that are part of what the pattern tells: "to comment" of "declined to comment", "imposed on Chad" of
    "lifted the sanctions imposed on Chad"."""

    sources: tuple[Mention, ...] = ()
    targets: tuple[Mention, ...] = ()
    joint: tuple[Mention, ...] = ()
    inners: list[Inner] = []
    used: list[Phrase] = []
    under: list[Clause] = []

    def filled(self) -> bool:
        """Somebody to whom it is done, or two who do it."""
        return bool(self.targets or self.joint)

    def both(self) -> bool:
        """Both sides."""
        return bool(self.sources and self.targets) or len(self.joint) > 1

    def empty(self) -> bool:
        """No participant at all."""
        return not (self.sources or self.targets or self.joint)


class Match(Struct, frozen=True, eq=False):
    """A pattern that fits: the rule, its line, what the parts took, and the token that told it."""

    rule: Rule
    matcher: Matcher
    bindings: Bindings
    trigger: int


class Draft(Struct, eq=False):
    """One event before it is spelled out: `event_type`, `cameo` are the thing told; `whole` the code of the whole.

    `clause` is the clause that tells it or in which its noun stands, `phrase` the event noun, if one tells it.
    `inner` is the event inside it (`content`); `own` if the source itself says so.
    """

    match: Match
    clause: Clause | None
    phrase: Phrase | None
    event_type: str
    cameo: str
    whole: str
    modality: str = "actual"
    negated: bool = False
    counts: bool = True
    own: bool = True
    column: str = ""
    inner: Draft | None = None
    inner_clause: Clause | None = None
    speaking: Clause | None = None
    attribution: Mention | None = None
