"""The story as a whole: an event told again lower down points to its first mention and does not count."""

from __future__ import annotations

import msgspec

from tacitus.coding.event import Actor, Event


def mark_repetitions(events: list[Event], yielding: frozenset[str]) -> list[Event]:
    """The same events with `first_mention` and `counts` set on repetitions: the same type and code, between the same
    known actors, on the same days, told in an earlier sentence. Statements (`yielding` types) are never repetitions."""
    if not events or _at(events[0]) == _at(events[-1]):
        return events  # all of one sentence
    seen: dict[tuple[object, ...], Event] = {}
    result: list[Event] = []
    for event in events:
        key = _key(event)
        if key is None or event.event_type in yielding:
            result.append(event)
            continue
        first = seen.setdefault(key, event)
        if _at(first) == _at(event):
            result.append(event)
        else:
            result.append(msgspec.structs.replace(event, counts=False, first_mention=first.event_id))
    return result


def _at(event: Event) -> tuple[str, int]:
    return event.part, event.sentence_index


def _key(event: Event) -> tuple[object, ...] | None:
    source, target = _name(event.source), _name(event.target)
    if source is None and target is None:
        return None
    return (event.event_type, event.cameo, event.polarity, event.modality, source, target, event.event_date)


def _name(actor: Actor | None) -> str | None:
    return None if actor is None else actor.id or actor.code or actor.text
