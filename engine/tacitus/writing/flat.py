"""Events as rows: one schema for CSV, TSV and Parquet."""

from __future__ import annotations

from tacitus.coding.event import Actor, Event, Quantity

_PARTICIPANT = ("text", "name", "id", "code", "country", "country_from", "sectors", "start", "end")
_SIDES = ("source", "target", "attribution")

COLUMNS: tuple[str, ...] = (
    *("event_id", "group_id", "doc_id", "sentence_index"),
    *("published", "event_date", "event_date_end", "date_text", "date_precision", "date_from"),
    *(
        "event_type",
        "content_type",
        "content_cameo",
        "cameo",
        "cameo_root",
        "coded_type",
        "plover",
        "modes",
        "contexts",
    ),
    *("quad_class", "goldstein", "polarity", "modality", "counts", "first_mention", "quantities", "part"),
    *(f"{side}_{field}" for side in _SIDES for field in _PARTICIPANT),
    *("trigger_text", "trigger_start", "trigger_end"),
    *("place_text", "place_name", "place_country", "place_lat", "place_lon", "place_precision"),
    *("publisher", "url", "sentence", "sentence_start", "rule_id"),
)

# every column that is not text
TYPES: dict[str, str] = {
    "sentence_index": "int",
    "quad_class": "int",
    "goldstein": "float",
    "counts": "bool",
    "modes": "list",
    "contexts": "list",
    "quantities": "list",
    "place_lat": "float",
    "place_lon": "float",
    "trigger_start": "int",
    "trigger_end": "int",
    "sentence_start": "int",
    **{f"{side}_sectors": "list" for side in _SIDES},
    **{f"{side}_{edge}": "int" for side in _SIDES for edge in ("start", "end")},
}

Cell = str | int | float | bool | tuple[str, ...] | None
Row = tuple[Cell, ...]
_NOBODY: Row = (None, None, None, None, None, None, (), None, None)
_NOWHERE: Row = (None, None, None, None, None, None)


def row(event: Event) -> Row:
    """The event's cells in the order of COLUMNS; missing is None, lists are tuples of text."""
    content, place, trigger = event.content, event.place, event.trigger
    return (
        *(event.event_id, event.group_id, event.doc_id, event.sentence_index),
        *(event.published, event.event_date, event.event_date_end),
        *(event.date_text, event.date_precision, event.date_from),
        event.event_type,
        *((content.event_type, content.cameo) if content else (None, None)),
        *(event.cameo, event.cameo[:2], event.coded_type, event.plover, event.modes, event.contexts),
        *(event.quad_class, event.goldstein, event.polarity, event.modality, event.counts, event.first_mention),
        *(tuple(map(_quantity, event.quantities)), event.part),
        *_actor(event.source),
        *_actor(event.target),
        *_actor(event.attribution),
        *(trigger.text, trigger.start, trigger.end),
        *((place.text, place.name, place.country, place.lat, place.lon, place.precision) if place else _NOWHERE),
        *(event.publisher, event.url, event.sentence, event.sentence_start, event.rule_id),
    )


def _actor(actor: Actor | None) -> Row:
    if actor is None:
        return _NOBODY
    names = (actor.text, actor.name, actor.id, actor.code, actor.country, actor.country_from)
    return (*names, actor.sectors, actor.start, actor.end)


def _quantity(quantity: Quantity) -> str:
    """`killed:12:15`, role and both ends of the range; an open end is empty."""
    ends = ("" if end is None else f"{end:.15g}" for end in (quantity.min, quantity.max))
    return ":".join((quantity.role, *ends))
