"""Where an event happened: the place in its own prepositional phrase."""

from __future__ import annotations

from tacitus.actors.mention import Place, Resolution
from tacitus.coding.cues import Cues
from tacitus.coding.draft import Draft
from tacitus.coding.reading import Reading


def event_place(draft: Draft, reading: Reading, cues: Cues) -> Place | None:
    """The first place behind a preposition of place on the event's clause, on its noun, or on its participants."""
    found = place_phrase(draft, reading, cues)
    return found.place if found is not None else None


def place_phrase(draft: Draft, reading: Reading, cues: Cues) -> Resolution | None:
    """The resolution of that phrase."""
    clause = draft.clause
    lists = [draft.phrase.pps] if draft.phrase is not None else []
    if clause is not None:
        lists.append(clause.obliques)
        lists.extend([phrase.pps for phrase in clause.objects if phrase.pps])
    for slots in lists:
        for prep, phrase in slots:
            if prep in cues.place_words:
                resolution = reading.story.resolve(phrase, clause, prep)
                if resolution.place is not None:
                    return resolution
    return None
