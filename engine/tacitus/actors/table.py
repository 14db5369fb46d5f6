"""Actors as a CSV table: one row per name and role, the same knowledge as the YAML file (see actors/load.py).

The columns, all but `name` may be left out:

    section    people, organisations, groups, press, actors (if empty), countries, places, agents, former, reference, about
    id         the actor's id; rows of one section and id are one entry
    name       one name; of `agents` one role noun, of `reference` one item of the list that `id` names
    form       what the name is, if not a name: adjective, people, capital, seat, metonym; plural (of agents);
               of `reference`: value (a mapping to `value`), values (a mapping to a list, one row an item)
    country, code, sectors, from, to, title, main      a role, in a row of its own or beside one of the names
    short      names that count after a full one only; they and `sectors` are joined by `;`
    kind, lat, lon, precision, since, part-of, until, note, person, generic, measure    as in YAML, in the entry's first row
    comment    what stands as a comment at the entry in YAML
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from tacitus.actors.spelling import slug
from tacitus.yamlfile import Items, Mapping, Node, Source, Text, shown

ROLE = ("country", "code", "sectors", "from", "to", "title", "main")
DETAILS = ("kind", "lat", "lon", "precision", "since", "part-of", "until", "note", "person", "generic", "measure")
COLUMNS = ("section", "id", "name", "form", "short", "kind", *ROLE, *DETAILS[1:], "value", "comment")
FORMS = {"adjective": "adjectives", "people": "people", "capital": "capitals", "seat": "seats", "metonym": "metonyms",
         "plural": "plurals"}  # fmt: skip
WORDS = frozenset(("agents",))
_BESIDE = ("about", "tacitus")
_REFERENCE = ("reference", "former")
Row = dict[str, Any]
Cells = dict[str, Text]


def parse_table(path: Path) -> Source:
    """A CSV file as the tree that the same YAML file would be, with positions and faults."""
    source = Source(shown(path), [])
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        source.report(1, 1, "not-utf8", "the file is not UTF-8", "save the file in the encoding UTF-8")
        return source
    except OSError as error:
        source.report(1, 1, "unreadable", f"the file cannot be read: {error.strerror}")
        return source
    source.lines = text.splitlines()
    source.root = _Reader(source).tree(_records(text, source))
    return source


def comments_of(path: Path) -> dict[tuple[str, int], list[str]]:
    """The cells `comment` of a CSV file by section and number of the entry (from 0)."""
    reader = _Reader(parse_table(path))
    reader.tree(_records("\n".join(reader.source.lines), reader.source))
    return reader.comments


def _records(text: str, source: Source) -> Iterator[Cells]:
    """The rows by column name, empty cells left out; unknown columns and rows that do not fit are reported."""
    head = source.lines[0] if source.lines else ""
    delimiter = max(",;\t", key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    names: list[str] = []
    line = 1
    try:
        for number, row in enumerate(reader):
            if number == 0:
                names = [name.strip() for name in row]
                _header(names, source)
            elif any(cell.strip() for cell in row):
                yield _cells(names, row, line, delimiter, source)
            line = reader.line_num + 1
    except csv.Error as error:
        source.report(line, 1, "csv-syntax", f"this row cannot be read: {error}")


def _header(names: list[str], source: Source) -> None:
    for name in names:
        if name not in COLUMNS:
            close = get_close_matches(name, COLUMNS, 1)
            hint = f"did you mean `{close[0]}`?" if close else f"columns: {', '.join(COLUMNS)}"
            source.report(
                1, source.lines[0].find(name) + 1, "unknown-column", f"`{name}` is no column", hint, len(name)
            )


def _cells(names: list[str], row: list[str], line: int, delimiter: str, source: Source) -> Cells:
    if len(row) > len(names):
        source.report(line, 1, "too-many-cells", f"{len(row)} cells in a table of {len(names)} columns", "quote commas")
    starts = _starts(source.lines[line - 1] if line <= len(source.lines) else "", delimiter)
    cells: Cells = {}
    for index, (name, cell) in enumerate(zip(names, row, strict=False)):
        if cell.strip():
            column, quoted = starts[index] if index < len(starts) else (1, False)
            cells[name] = Text(cell.strip(), line, column, quoted)
    if "name" not in cells:
        source.report(line, 1, "no-name", "a row needs a name")
        cells["name"] = Text("", line, 1)
    return cells


def _starts(line: str, delimiter: str) -> list[tuple[int, bool]]:
    """The column at which each cell of a line begins, and whether it is quoted."""
    starts = [0]
    inside = False
    for at, char in enumerate(line):
        if char == '"':
            inside = not inside
        elif char == delimiter and not inside:
            starts.append(at + 1)
    return [(at + 1, line[at : at + 1] == '"') for at in starts]


class _Reader:
    """Rows into entries, entries into sections."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.comments: dict[tuple[str, int], list[str]] = {}

    def tree(self, rows: Iterable[Cells]) -> Mapping:
        """The file as a mapping of sections."""
        sections: dict[str, dict[str, list[Cells]]] = {}
        keys: dict[str, Text] = {}
        for number, cells in enumerate(rows):
            key = cells.get("section") or Text("actors", cells["name"].line, cells["name"].column)
            keys.setdefault(key.value, key)
            ident = cells["id"].value if "id" in cells else slug(cells["name"].value)
            if key.value in WORDS and "id" not in cells:
                ident = f"#{number}"
            sections.setdefault(key.value, {}).setdefault(ident, []).append(cells)
        for name, groups in sections.items():
            for place, group in enumerate(groups.values()):
                lines = [line for cells in group if "comment" in cells for line in cells["comment"].value.splitlines()]
                if lines:
                    self.comments[name, place] = lines
        entries = tuple((keys[name], self._section(name, groups)) for name, groups in sections.items())
        return Mapping(entries, 1, 1)

    def _section(self, name: str, groups: dict[str, list[Cells]]) -> Node:
        first = next(iter(groups.values()))[0]["name"]
        if name in _BESIDE:
            return first
        rows = [cells for group in groups.values() for cells in group]
        if name == "former":
            return Items(tuple(cells["name"] for cells in rows), first.line, first.column)
        if name == "reference":
            pairs = ((_key(key, group), self._reference(group)) for key, group in groups.items())
            return Mapping(tuple(pairs), first.line, first.column)
        entries = tuple(self._entry(name, group) for group in groups.values())
        return Items(entries, first.line, first.column)

    def _reference(self, group: list[Cells]) -> Node:
        first = group[0]["name"]
        forms = {cells["form"].value for cells in group if "form" in cells}
        if not forms:
            return Items(tuple(cells["name"] for cells in group), first.line, first.column)
        values: dict[str, list[Text]] = {}
        names: dict[str, Text] = {}
        for cells in group:
            names.setdefault(cells["name"].value, cells["name"])
            value = cells.get("value") or Text("", cells["name"].line, cells["name"].column)
            values.setdefault(cells["name"].value, []).append(value)
        many = "values" in forms
        pairs = ((names[key], _items(found) if many else found[0]) for key, found in values.items())
        return Mapping(tuple(pairs), first.line, first.column)

    def _entry(self, section: str, group: list[Cells]) -> Mapping:
        first = group[0]
        entry: dict[str, Node] = {}
        named = section == "places" and "id" in first and first["id"].value == slug(first["name"].value)
        if "id" in first and section not in WORDS and not named:
            entry["id"] = first["id"]
        texts: dict[str, Text] = {}
        for cells in group:
            if "form" not in cells and cells["name"].value:
                texts.setdefault(cells["name"].value, cells["name"])
        plain = list(texts.values())
        if section in WORDS:
            entry["words"] = _items(plain or [first["name"]])
        elif section == "places" and plain:
            entry["name"] = plain[0]
            if plain[1:]:
                entry["names"] = _items(plain[1:])
        else:
            entry["names"] = _items(plain or [first["name"]])
        for cells in group:
            if "short" in cells:
                known = entry["short"].values if isinstance(entry.get("short"), Items) else ()  # type: ignore[union-attr]
                entry["short"] = _items([*known, *_split(cells["short"])])
        self._forms(group, entry)
        for name in DETAILS:
            found = next((cells[name] for cells in group if name in cells), None)
            if found is not None:
                entry[name] = found
        self._roles(section, [cells for cells in group if "form" not in cells], entry)
        place = first["name"]
        return Mapping(tuple((Text(key, place.line, place.column), node) for key, node in entry.items()), place.line, 1)

    def _forms(self, group: list[Cells], entry: dict[str, Node]) -> None:
        found: dict[str, list[Node]] = {}
        for cells in group:
            form = cells.get("form")
            if form is None:
                continue
            if form.value not in FORMS:
                close = get_close_matches(form.value, FORMS, 1)
                hint = f"did you mean `{close[0]}`?" if close else f"forms: {', '.join(FORMS)}"
                self.source.at(form, "unknown-form", f"`{form.value}` is no form of a name", hint)
                continue
            item: Node = cells["name"]
            role = [(Text(name, item.line, item.column), _cell(name, cells[name])) for name in ROLE if name in cells]
            if role and form.value in ("seat", "metonym"):
                item = Mapping(((Text("name", item.line, item.column), item), *role), item.line, item.column)
            found.setdefault(FORMS[form.value], []).append(item)
        for key, items in found.items():
            if key == "capitals":
                entry["capital"] = items.pop(0)
            if items:
                entry[key] = Items(tuple(items), items[0].line, items[0].column)

    def _roles(self, section: str, group: list[Cells], entry: dict[str, Node]) -> None:
        roles: list[dict[str, Node]] = []
        seen: set[tuple[tuple[str, str], ...]] = set()
        for cells in group:
            role = {name: _cell(name, cells[name]) for name in ROLE if name in cells}
            values = tuple((name, cells[name].value) for name in role)
            if role and values not in seen:
                seen.add(values)
                roles.append(role)
        if section in ("countries", "places", *WORDS) or (len(roles) == 1 and not set(roles[0]) & set(ROLE[3:])):
            for role in roles[:1]:
                entry.update(role)
        elif roles:
            first = group[0]["name"]
            entry["roles"] = Items(
                tuple(
                    Mapping(tuple((Text(k, v.line, v.column), v) for k, v in role.items()), _at(role)[0], _at(role)[1])
                    for role in roles
                ),
                first.line,
                first.column,
            )


def _at(role: dict[str, Node]) -> tuple[int, int]:
    node = next(iter(role.values()))
    return node.line, node.column


def _key(key: str, group: list[Cells]) -> Text:
    return group[0].get("id") or Text(key, group[0]["name"].line, 1)


def _cell(name: str, text: Text) -> Node:
    return _items(_split(text)) if name == "sectors" else text


def _split(text: Text) -> list[Text]:
    return [Text(word.strip(), text.line, text.column) for word in text.value.split(";") if word.strip()]


def _items(texts: list[Text]) -> Items:
    return Items(tuple(texts), texts[0].line if texts else 1, texts[0].column if texts else 1)
