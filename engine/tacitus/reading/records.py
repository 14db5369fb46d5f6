"""A record as it stands in a file -> a document, or why it is none."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date as Date
from functools import lru_cache

from tacitus.reading.items import Item, Place, Read, Settings
from tacitus.text.document import Document


def items(record: Mapping[str, object], place: Place, settings: Settings) -> list[Item]:
    """The document that the record holds and remarks on it, or the record set aside."""
    fields = settings.fields
    text, id = record.get(fields.text), record.get(fields.id)
    if not isinstance(id, str) or not id:
        id = _id(id, place)
    if id is None:
        return [place.rejected(f"the id in field `{fields.id}` is {kind_of(record[fields.id])}, not text or a number")]
    if not isinstance(text, str):
        return [place.rejected(_no_text(record, fields.text), id)]
    return _of_text(record, id, text, place, settings)


def plain(text: str, id: str, place: Place, settings: Settings) -> list[Item]:
    """The document that a plain text file is."""
    return _of_text({}, id, text, place, settings)


def _of_text(record: Mapping[str, object], id: str, text: str, place: Place, settings: Settings) -> list[Item]:
    fields = settings.fields
    found: list[Item] = []
    title = _optional(record.get(fields.title))
    longest = max(len(text), len(title)) if title else len(text)
    if longest > settings.max_chars:
        reason = f"{longest:,} characters, over the limit of {settings.max_chars:,} (see --max-chars)"
        return [place.rejected(reason, id)]
    if (not text or text.isspace()) and not (title and not title.isspace()):
        found.append(place.remark("the text is empty: no events", id))
    given = record.get(fields.date)
    date = settings.date
    if given is not None and given != "":
        date = iso_date(str(given))
        if date is None:
            found.append(place.remark(f"`{str(given)[:40]}` is no date (YYYY-MM-DD): coded without one", id))
    publisher, url = _optional(record.get(fields.publisher)), _optional(record.get(fields.url))
    found.append(Read(Document(id, text, date, title, publisher, url), place.path, place.line))
    return found


def _id(value: object, place: Place) -> str | None:
    """An id that is no text as text; made from file name and record number where there is none; None if it cannot be one."""
    if value is None or value == "":
        return f"{place.name}:{place.number}"
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else None


@lru_cache(maxsize=4096)
def iso_date(text: str) -> str | None:
    """The calendar day as YYYY-MM-DD ("2021-03-11T08:00:00Z" and "20210311" are understood), None if it is none."""
    day = text.strip()
    if len(day) > 10 and day[10] in "T ":
        day = day[:10]
    try:
        return Date.fromisoformat(day).isoformat()
    except ValueError:
        return None


def _optional(value: object) -> str | None:
    return value if isinstance(value, str) and value else None


def _no_text(record: Mapping[str, object], field: str) -> str:
    if record.get(field) is not None:
        return f"no text: field `{field}` is {kind_of(record[field])}"
    if field in record:
        return f"no text: field `{field}` is empty"
    names = ", ".join(f"`{name}`" for name in list(record)[:12])
    return f"no text: no field `{field}`; the record has {names or 'no fields'} (see --text-field)"


def kind_of(value: object) -> str:
    """What a JSON value is, in words."""
    if isinstance(value, bool):
        return "true or false"
    words = {dict: "an object", list: "a list", str: "text", int: "a number", float: "a number", type(None): "null"}
    return words.get(type(value), type(value).__name__)
