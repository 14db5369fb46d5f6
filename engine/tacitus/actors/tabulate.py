"""Sections of actors as a CSV table, the way back of actors/table.py."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Any

from tacitus.actors.spelling import slug
from tacitus.actors.table import COLUMNS, DETAILS, FORMS, ROLE, WORDS, Row


def to_table(sections: Row, comments: dict[tuple[str, int], list[str]] | None = None) -> str:
    """Sections as a CSV text. `comments`: lines by section and number of the entry."""
    rows: list[dict[str, str]] = []
    for name, value in sections.items():
        if name == "tacitus":
            continue
        for number, entry in enumerate(_entries(name, value)):
            told = (comments or {}).get((name, number))
            if told:
                entry[0]["comment"] = "\n".join(told)
            rows += entry
    used = [column for column in COLUMNS if any(column in row for row in rows)]
    out = io.StringIO()
    writer = csv.DictWriter(out, used, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def _entries(section: str, value: Any) -> Iterator[list[dict[str, str]]]:
    if section == "about":
        yield [{"section": "about", "name": str(value)}]
    elif section == "former":
        yield [{"section": section, "id": section, "name": word} for word in value]
    elif section == "reference":
        for key, items in value.items():
            yield [{"section": section, "id": key, **cells} for cells in _reference_rows(items)]
    else:
        taken: dict[str, int] = {}
        for number, entry in enumerate(value, 1):
            rows = list(_agent_rows(entry, number) if section in WORDS else _actor_rows(section, entry))
            ident = rows[0]["id"]
            taken[ident] = taken.get(ident, 0) + 1
            if taken[ident] > 1:  # a second entry of the id, told apart
                for row in rows:
                    row["id"] = f"{ident}-{taken[ident]}"
            yield [{"section": section, **row} for row in rows]


def _reference_rows(items: Any) -> Iterator[dict[str, str]]:
    if isinstance(items, list):
        yield from ({"name": item} for item in items)
        return
    for name, value in items.items():
        if isinstance(value, list):
            yield from ({"name": name, "form": "values", "value": item} for item in value)
        else:
            yield {"name": name, "form": "value", **({"value": value} if value else {})}


def _agent_rows(entry: Row, number: int) -> Iterator[dict[str, str]]:
    rest = {name: _joined(entry[name]) for name in ("country", "sectors", *DETAILS, "title") if entry.get(name)}
    for word in entry.get("words", []):
        yield {"id": f"agent-{number}", "name": word, **rest}
    for word in entry.get("plurals", []):
        yield {"id": f"agent-{number}", "name": word, "form": "plural"}


def _actor_rows(section: str, entry: Row) -> Iterator[dict[str, str]]:
    names = [name for name in (entry.get("name"), *entry.get("names", [])) if name]
    names = list(dict.fromkeys(names))
    ident = entry.get("id") or slug(names[0])
    roles = entry.get("roles") or [{key: entry[key] for key in ROLE if key in entry}]
    details = {key: str(entry[key]) for key in DETAILS if entry.get(key)}
    if entry.get("short"):
        details["short"] = _joined(entry["short"])
    for number in range(max(len(names), len(roles))):
        name = names[number] if number < len(names) else names[0]
        role = roles[number] if number < len(roles) else {}
        told = {key: _joined(value) for key, value in role.items() if value}
        yield {"id": ident, "name": name, **(details if number == 0 else {}), **told}
    for form, key in FORMS.items():
        items = [entry[form]] if form == "capital" and form in entry else []
        for item in [*items, *entry.get(key, [])]:
            cells = {"name": item} if isinstance(item, str) else {k: _joined(v) for k, v in item.items()}
            yield {"id": ident, "form": form, **cells}


def _joined(value: Any) -> str:
    return ";".join(value) if isinstance(value, list) else str(value)
