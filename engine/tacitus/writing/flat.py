"""Events as rows: one schema for CSV, TSV and Parquet."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

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

_OF_ACTOR = {
    "text": "its words in the text",
    "name": "its name in the actors file, of a pronoun that of its antecedent",
    "id": "its id in the actors file",
    "code": "its CAMEO code; empty when nothing is known",
    "country": "its country, ISO 3166 alpha-3",
    "country_from": "what the country follows from: name, adjective, title, possessor, place, story",
    "sectors": "its sectors in PLOVER terms, the primary first",
    "start": "first code point of its words in the document's text",
    "end": "code point behind its words",
}
MEANINGS: dict[str, str] = {
    "event_id": "hash of document, type, spans and actors: the same on every run",
    "group_id": "records that spell out one event share it",
    "doc_id": "the document",
    "sentence_index": "the sentence in the document, from 0",
    "published": "day of publication, YYYY-MM-DD",
    "event_date": "first day of the event, YYYY-MM-DD",
    "event_date_end": "last day of the event",
    "date_text": "the words that tell the time",
    "date_precision": "day, week, month, season, year",
    "date_from": "stated, published, dateline, none",
    "event_type": "the thing told",
    "content_type": "event type of what is promised, threatened, demanded, refused",
    "content_cameo": "its CAMEO code",
    "cameo": "CAMEO 1.1b3 code of the whole, text of three or four digits",
    "cameo_root": "its first two digits",
    "coded_type": "event type of the root code",
    "plover": "PLOVER type",
    "modes": "PLOVER modes",
    "contexts": "PLOVER contexts",
    "quad_class": "0 neutral, 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict",
    "goldstein": "Goldstein's scale, -10 to 10",
    "polarity": "affirmed, negated",
    "modality": "actual, attempted, planned, possible, conditional, requested",
    "counts": "whether a classical data set would hold it",
    "first_mention": "event_id of the event that this one repeats",
    "quantities": "role:min:max of numbers of people and money",
    "part": "body or title: what the offsets count in",
    **{f"{side}_{field}": f"{side}: {meaning}" for side in _SIDES for field, meaning in _OF_ACTOR.items()},
    "trigger_text": "the word that told the event",
    "trigger_start": "its first code point",
    "trigger_end": "the code point behind it",
    "place_text": "the words that name the place",
    "place_name": "its name",
    "place_country": "its country, ISO 3166 alpha-3",
    "place_lat": "latitude, degrees",
    "place_lon": "longitude, degrees",
    "place_precision": "city, region, country",
    "publisher": "of the document",
    "url": "of the document",
    "sentence": "the sentence",
    "sentence_start": "its first code point in the document's text",
    "rule_id": "the rule that coded it",
}


class Layout(NamedTuple):
    """Columns in order, the types of those that are not text, what they mean, and the name of such a table."""

    columns: tuple[str, ...]
    types: Mapping[str, str]
    meanings: Mapping[str, str]
    table: str = "events"

    def plus(self, columns: Mapping[str, tuple[str, str]]) -> Layout:
        """With further columns behind: name -> (type, meaning)."""
        types = {name: type for name, (type, _) in columns.items() if type}
        meanings = {name: meaning for name, (_, meaning) in columns.items()}
        order = (*self.columns, *(name for name in columns if name not in self.columns))
        return Layout(order, {**self.types, **types}, {**self.meanings, **meanings}, self.table)


EVENTS = Layout(COLUMNS, TYPES, MEANINGS)

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
