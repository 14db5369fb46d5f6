"""Whose things are attacked: "soldiers were killed when rebels ambushed their convoy" - not the rebels' own."""

from __future__ import annotations

from msgspec.structs import replace

from tacitus.coding.cues import Cues
from tacitus.coding.draft import Draft
from tacitus.coding.reading import Reading
from tacitus.coding.sides import same_country


def not_their_own(draft: Draft, reading: Reading, cues: Cues) -> None:
    """Of an event that one does to others, gives what "their", "its" or "his" tells to somebody else than who acts."""
    bindings, clause = draft.match.bindings, draft.clause
    if draft.event_type not in cues.harming or clause is None or len(bindings.targets) != 1:
        return
    target, sentence = bindings.targets[0], reading.sentence
    if not any(same_country(target, source) for source in bindings.sources):
        return
    for phrase in (*clause.objects, *[other for _, other in clause.obliques]):
        if sentence.starts[phrase.start] == target.start and reading.tags[phrase.start] == "PRP$":
            if (
                reading.story.resolve(phrase, clause, "object").actors
                or sentence.lowers[phrase.start + 1] in cues.owning
            ):
                return  # "routed his soldiers"
            owners = reading.story.owner_besides(phrase, clause)
            if owners:
                span = {"start": target.start, "end": target.end}
                bindings.targets = tuple([replace(owner, **span, via=(owner.start, owner.end)) for owner in owners])
            return
