"""Event records: what comes out. CONTRACT of the JSON form; the flat form is in writing/flat.py."""

from __future__ import annotations

import msgspec


class Actor(msgspec.Struct, frozen=True, gc=False):
    """One side of an event, or who said so. Offsets in code points."""

    text: str
    start: int
    end: int
    name: str | None
    id: str | None
    code: str | None
    country: str | None
    country_from: str | None
    sectors: tuple[str, ...]


class Content(msgspec.Struct, frozen=True, gc=False):
    """What is promised, threatened, demanded or refused; type and code are None where CAMEO has none ("settle the dispute")."""

    event_type: str | None
    cameo: str | None
    text: str
    start: int
    end: int


class EventPlace(msgspec.Struct, frozen=True, gc=False):
    """Where it happened; `precision`: city, region or country."""

    text: str
    start: int
    end: int
    name: str
    country: str | None
    lat: float | None
    lon: float | None
    precision: str


class Trigger(msgspec.Struct, frozen=True, gc=False):
    """The word that told the event."""

    text: str
    start: int
    end: int


class Quantity(msgspec.Struct, frozen=True, gc=False, omit_defaults=True):
    """A number of people or money; `role`: killed, injured, arrested, displaced, participants, money. `total`: a sum over
    more than this event ("since October"); only then the key is there."""

    role: str
    min: float | None
    max: float | None
    text: str
    start: int
    end: int
    total: bool = False


class Event(msgspec.Struct, frozen=True, gc=False):
    """One coded event of one ordered pair of actors. Dates are ISO YYYY-MM-DD, missing is None."""

    event_id: str
    group_id: str
    doc_id: str
    sentence_index: int
    sentence: str
    sentence_start: int
    part: str
    published: str | None
    event_date: str | None
    event_date_end: str | None
    date_text: str | None
    date_precision: str | None
    date_from: str
    event_type: str
    content: Content | None
    cameo: str
    coded_type: str
    plover: str | None
    modes: tuple[str, ...]
    contexts: tuple[str, ...]
    quad_class: int | None
    goldstein: float | None
    polarity: str
    modality: str
    counts: bool
    first_mention: str | None
    quantities: tuple[Quantity, ...]
    source: Actor | None
    target: Actor | None
    attribution: Actor | None
    place: EventPlace | None
    trigger: Trigger
    rule_id: str
    publisher: str | None
    url: str | None
