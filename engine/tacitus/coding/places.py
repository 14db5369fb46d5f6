"""Where an event happened: the place in its own prepositional phrase."""

from __future__ import annotations

from collections.abc import Sequence

from tacitus.actors.mention import Mention, Resolution
from tacitus.coding.cues import Cues
from tacitus.coding.draft import Draft
from tacitus.coding.reading import Reading
from tacitus.coding.timing import alongside
from tacitus.syntax.clause import Clause, Phrase

_TO = ("infinitive", "bare")


def inner_place(draft: Draft, reading: Reading, cues: Cues, types: frozenset[str]) -> Resolution | None:
    """The place of what is agreed, threatened or refused ("threatened to impose a curfew in Aden"), if it is of one of the
    `types` whose target may be a place."""
    inner = draft.inner
    while inner is not None and inner.event_type not in types:
        inner = inner.inner
    return place_phrase(inner, reading, cues) if inner is not None else None


def place_phrase(draft: Draft, reading: Reading, cues: Cues) -> Resolution | None:
    """The first place behind a preposition of place on the event's noun, on its clause, on what stands in it, on the clause
    of which it is the errand, or on one that happens at the same time ("killed 14 people and injured 60 in Aden")."""
    clause, found = draft.clause, None
    if draft.phrase is not None:
        found = _first(draft.phrase.pps, clause, reading, cues)
    if found is None and clause is not None:
        found = _around(clause, reading, cues)
        while found is None and clause.form in _TO and clause.noun is None and clause.parent is not None:
            clause = reading.clauses[clause.parent]  # "flew to Belize to help hand out food"
            found = _first(clause.obliques, clause, reading, cues)
        if found is None and draft.phrase is None and len(reading.clauses) > 1:
            for other in alongside(clause, reading, cues):
                found = found or _around(other, reading, cues)
    return found


def _around(clause: Clause, reading: Reading, cues: Cues) -> Resolution | None:
    """The first place on a clause, else on what stands in it."""
    obliques = clause.obliques
    found = _first(obliques, clause, reading, cues) if obliques else None
    if found is None:
        for phrase in clause.objects:
            if phrase.pps and (found := _first(phrase.pps, clause, reading, cues)) is not None:
                return found
        for _, phrase in obliques:
            if phrase.pps and (found := _first(phrase.pps, clause, reading, cues)) is not None:
                return found
    return found


def _first(
    slots: Sequence[tuple[str, Phrase]], clause: Clause | None, reading: Reading, cues: Cues
) -> Resolution | None:
    for prep, phrase in slots:
        if prep in cues.place_words:
            resolution = reading.story.resolve(reading.content(phrase), clause, prep)  # "in parts of Aden"
            if resolution.place is not None:
                return resolution
    return None


def described_place(draft: Draft, reading: Reading, cues: Cues) -> Mention | None:
    """A place that is only described, as a participant of no known country: "a curfew in the district". For drafts in
    whose sentence no place is named."""
    clause, slots = draft.clause, list(draft.phrase.pps) if draft.phrase is not None else []
    if clause is not None:
        slots += clause.obliques
        for phrase in clause.objects:
            slots += phrase.pps
    for prep, phrase in slots:
        if prep in cues.place_words and reading.lemmas[phrase.head] in cues.grounds:
            first = phrase.start + (reading.tags[phrase.start] == "DT" and phrase.start < phrase.head)
            start, end = reading.text_span(first, phrase.end - 1)
            return Mention(start, end, "agent")
    return None


def place_mention(resolution: Resolution) -> Mention:
    """A place as a participant: the country it lies in."""
    place = resolution.place
    assert place is not None
    return Mention(place.start, place.end, "name", place.name, None, place.country, place.country, "place")
