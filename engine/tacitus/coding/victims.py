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
    if target.country is not None and not any(same_country(target, source) for source in bindings.sources):
        return
    for whole in (*clause.objects, *[other for _, other in clause.obliques]):
        phrase = reading.content(whole)  # "two of their boats"
        if (
            target.start in (sentence.starts[whole.start], sentence.starts[phrase.start])
            and reading.tags[phrase.start] == "PRP$"
        ):
            if sentence.lowers[phrase.start + 1] in cues.owning:
                return
            people = bool(reading.story.resolve(phrase, clause, "object").actors)
            owners = reading.story.owner_besides(phrase, clause)
            if people:  # "routed his soldiers"
                owners = tuple([owner for owner in owners if owner.country and owner.country != target.country])
            if owners:
                span = {"start": target.start, "end": target.end}
                bindings.targets = tuple([replace(owner, **span, via=(owner.start, owner.end)) for owner in owners])
            return
