"""From the participants of a draft to ordered pairs of actors."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from tacitus.actors.classes import Sectors
from tacitus.actors.mention import Mention
from tacitus.coding.draft import Draft
from tacitus.coding.sides import one_body


class Pair(msgspec.Struct, frozen=True, gc=False):
    """One ordered pair; `mirrored`: told the other way round by a rule with `both-ways`."""

    source: Mention | None
    target: Mention | None
    mirrored: bool = False


def pairs(draft: Draft, place: Mention | None, government: Sectors) -> list[Pair]:
    """All ordered pairs of a draft, in text order. `place`: the target where there is no better one;
    `government`: the sectors of those who rule a country and so are one side with it."""
    bindings = draft.match.bindings
    if bindings.joint:
        parties = bindings.joint
        if len(parties) == 1:
            return [Pair(parties[0], place)]
        return [Pair(a, b) for a in parties for b in parties if a is not b and not one_body(a, b, government)]
    sources: Sequence[Mention | None] = bindings.sources or (None,)
    targets: Sequence[Mention | None] = bindings.targets or (place,)
    if len(sources) > 1:
        sources = _once(bindings.sources)
    if len(targets) > 1:
        targets = _once(bindings.targets)
    found: list[Pair] = []
    for source in sources:
        for target in targets:
            if source is not None and target is not None and one_body(source, target, government):
                target = (
                    place if place is not None and not one_body(source, place, government) else None
                )  # "a curfew in Bolivia"
            if source is None and target is None:
                continue
            pair = Pair(source, target)
            if not found or pair not in found:
                found.append(pair)
    if draft.match.rule.both_ways and draft.column != "reject":  # who would not meet somebody refuses alone
        found += [
            Pair(p.target, p.source, True)
            for p in found
            if p.source is not None and p.target is not None and not _no_host(p.target)
        ]
    return found


def _once(mentions: tuple[Mention, ...]) -> Sequence[Mention]:
    """Without those that only name another one again ("the Workers' Party (PT)") or are of the same code and have no name
    ("two teachers and a student")."""
    kept: list[Mention] = []
    for mention in mentions:
        if not any(_same(mention, other) for other in kept):
            kept.append(mention)
    return kept


def _same(a: Mention, b: Mention) -> bool:
    if a.id is not None:
        return a.id == b.id
    nameless = a.kind == b.kind == "agent" and a.name is None and b.name is None
    return nameless and a.code is not None and a.code == b.code


def _no_host(mention: Mention) -> bool:
    """A place that lies in no one country: one may visit Europe, but nobody there is the host."""
    return mention.code is None and mention.kind == "name"
