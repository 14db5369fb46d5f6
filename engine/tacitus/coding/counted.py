"""Whom a bare number counts: "opened fire on students, killing six" - six of the students."""

from __future__ import annotations

from msgspec.structs import replace

from tacitus.actors.mention import Mention
from tacitus.coding.draft import Draft
from tacitus.coding.reading import Reading
from tacitus.coding.sides import same_side

_LEVELS = 3


def count(draft: Draft, drafts: list[Draft], reading: Reading) -> None:
    """Gives the bare numbers among the targets the code of those to whom a clause above does something, in `drafts`."""
    bindings, clause = draft.match.bindings, draft.clause
    if clause is None or clause.form == "finite" or not bindings.sources or not all(map(_bare, bindings.targets)):
        return
    parent = clause.parent
    for _ in range(_LEVELS):
        if parent is None:
            return
        above = reading.clauses[parent]
        for other in drafts:
            if other.clause is above:
                victims = [each for each in other.match.bindings.targets if each.code and not _acts(each, draft)]
                if len(victims) == 1:
                    bindings.targets = tuple([_of(number, victims[0]) for number in bindings.targets])
                    return
        parent = above.parent


def _bare(mention: Mention) -> bool:
    return mention.code is None and mention.kind == "agent" and mention.name is None


def _acts(mention: Mention, draft: Draft) -> bool:
    return any(same_side(mention, source) for source in draft.match.bindings.sources)


def _of(number: Mention, victim: Mention) -> Mention:
    """So many of the victims."""
    return replace(victim, start=number.start, end=number.end, kind="agent", name=None, id=None)
