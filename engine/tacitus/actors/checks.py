"""What is wrong in actors files: every fault of every file, with its place."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path

from tacitus.actors.compile import KINDS
from tacitus.actors.load import SECTIONS, files
from tacitus.actors.spelling import normal
from tacitus.errors import Fault
from tacitus.yamlfile import Items, Mapping, Node, Source, Text, parse

_ROLE = frozenset(("country", "code", "sectors", "from", "to", "title", "main"))
_DERIVED = frozenset(("adjectives", "people", "note"))
_NAMED = frozenset(("id", "name", "names"))
_KEYS = {
    "countries": _NAMED
    | _DERIVED
    | {"code", "capital", "capitals", "seats", "metonyms", "lat", "lon", "since", "until"},
    "places": _NAMED | _DERIVED | {"country", "lat", "lon", "precision"},
    "agents": frozenset(("words", "sectors", "person", "kind", "title", "generic", "measure", "plurals", "note")),
    **{kind: _NAMED | _DERIVED | _ROLE | {"short", "kind", "roles"} for kind in KINDS},
}
_COLUMNS = ("id", "name", "short", "kind", "country", "code", "sectors", "from", "to", "title", "main")
_TOP = frozenset(("tacitus", "about", *SECTIONS))
_LISTS = frozenset(
    ("names", "adjectives", "people", "capitals", "seats", "metonyms", "short", "roles", "words", "plurals")
)
_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_CODE = re.compile(r"([A-Z]{3}){1,5}")
_PRECISIONS = ("city", "region", "country")


def check(paths: Iterable[Path], shared: Iterable[Path] = ()) -> list[Fault]:
    """All faults of the actors files under the paths. `shared`: more paths that countries and sectors may come from."""
    own = files(paths)
    everything = [*own, *(path for path in files(shared) if path not in own)]
    countries, sectors = _known(everything)
    faults: list[Fault] = []
    claims = Claims()
    for path in own:
        source = _csv(path) if path.suffix == ".csv" else parse(path)
        if path.suffix != ".csv":
            Checker(source, countries, sectors, claims).file()
        faults += source.faults
    return sorted(faults)


def _known(paths: Iterable[Path]) -> tuple[frozenset[str], frozenset[str]]:
    """Countries and sectors that the files define."""
    countries: set[str] = set()
    sectors: set[str] = set()
    for path in paths:
        source = parse(path) if path.suffix != ".csv" else Source("", [])
        root = source.root
        if not isinstance(root, Mapping):
            continue
        for row in _rows(root.get("countries")):
            code = row.get("code")
            if isinstance(code, Text):
                countries.add(code.value)
        reference = root.get("reference")
        if isinstance(reference, Mapping):
            sectors.update(str(text) for text in _texts(reference.get("sectors")))
    return frozenset(countries), frozenset(sectors)


class Claims:
    """Who claims a name with which codes and when, over all files, so that a name with two codes on one day is told."""

    def __init__(self) -> None:
        self._spans: dict[str, list[tuple[str, str, str, str]]] = {}

    def clash(self, name: str, owner: str, code: str, since: str, until: str) -> str | None:
        """Notes the claim; the id of another actor who has the name on the same day with another code, if any."""
        spans = self._spans.setdefault(name, [])
        for other, other_code, start, end in spans:
            if other != owner and other_code != code and (not end or since <= end) and (not until or start <= until):
                return other
        spans.append((owner, code, since, until))
        return None


class Checker:
    """Checks one file."""

    def __init__(self, source: Source, countries: frozenset[str], sectors: frozenset[str], claims: Claims) -> None:
        self.source = source
        self.countries = countries
        self.sectors = sectors
        self.claims = claims

    def file(self) -> None:
        """Reports all faults of the file to its source."""
        root = self.source.root
        if root is None:
            return
        if not isinstance(root, Mapping):
            self.source.at(root, "not-a-section", "the file must have sections", "begin with `actors:` or `agents:`")
            return
        for key, value in root.entries:
            if key.value not in _TOP:
                self._unknown(key, "unknown-section", "section", _TOP)
            elif key.value in _KEYS:
                self._section(key, value)

    def _section(self, key: Text, value: Node) -> None:
        if not isinstance(value, Items):
            self.source.at(value, "not-a-list", f"`{key.value}` must be a list", "begin each entry with `- `")
            return
        for row in value.values:
            if not isinstance(row, Mapping):
                self.source.at(row, "not-an-entry", f"an entry of `{key.value}` has keys", "as in `{names: [..], ..}`")
                continue
            self._keys(row, _KEYS[key.value])
            if key.value == "agents":
                self._named(row, "words")
                self._sectors(row)
            else:
                self._entry(row, key.value)

    def _entry(self, row: Mapping, section: str) -> None:
        self._named(row, "names")
        if section == "countries":
            if row.get("code") is None:
                self.source.at(row, "no-code", "a country needs a code", "as in `code: FRA`")
            return
        self._role(row)
        precision = row.get("precision")
        if isinstance(precision, Text) and precision.value not in _PRECISIONS:
            self._unknown(precision, "unknown-precision", "precision", _PRECISIONS)
        roles = _rows(row.get("roles"))
        for role in roles:
            self._keys(role, _ROLE)
            self._role(role)
        self._overlap(roles)
        if section != "places":
            self._claim(row, roles)

    def _keys(self, row: Mapping, allowed: frozenset[str]) -> None:
        for key, value in row.entries:
            if key.value not in allowed:
                self._unknown(key, "unknown-key", "key", allowed)
            elif key.value in _LISTS and not isinstance(value, Items):
                self.source.at(value, "not-a-list", f"`{key.value}` must be a list", f"write `{key.value}: [...]`")

    def _named(self, row: Mapping, key: str) -> None:
        texts = [*_texts(row.get(key)), *([row.get("name")] if isinstance(row.get("name"), Text) else [])]
        if not texts and not isinstance(row.get(key), Text):
            self.source.at(row, "no-name", f"an entry needs `{key}`", f"as in `{key}: [...]`")
        for list_key in ("names", "short", "adjectives", "people", "words"):
            for text in _texts(row.get(list_key)):
                if not normal(text.value):
                    self.source.at(text, "empty-name", "a name is empty", "take it out")

    def _role(self, row: Mapping) -> None:
        country, code = row.get("country"), row.get("code")
        if isinstance(country, Text) and country.value and self.countries and country.value not in self.countries:
            self._unknown(country, "unknown-country", "country", self.countries)
        if isinstance(code, Text) and not _CODE.fullmatch(code.value):
            self.source.at(code, "bad-code", f"`{code.value}` is no CAMEO code", "three capitals, up to five times")
        self._sectors(row)
        dates: list[str] = []
        for key in ("from", "to"):
            date = row.get(key)
            if isinstance(date, Text) and not _DATE.fullmatch(date.value):
                self.source.at(date, "bad-date", f"`{date.value}` is no date", "write YYYY-MM-DD, YYYY-MM or YYYY")
            dates.append(str(date) if isinstance(date, Text) else "")
        if all(dates) and dates[0] > dates[1] and not dates[0].startswith(dates[1]):
            self.source.at(row, "dates-reversed", f"the role begins ({dates[0]}) after it ends ({dates[1]})")

    def _sectors(self, row: Mapping) -> None:
        for sector in _texts(row.get("sectors")):
            if self.sectors and sector.value not in self.sectors:
                self._unknown(sector, "unknown-sector", "sector", self.sectors)

    def _overlap(self, roles: list[Mapping]) -> None:
        """Two roles that hold on one day, where the file's order decides: told as a warning."""
        spans = [(_date(role, "from"), _date(role, "to"), role) for role in roles]
        for number, (since, until, role) in enumerate(spans):
            for start, end, _ in spans[:number]:
                if (not end or since < end) and (not until or start < until) and (since or until or start or end):
                    self.source.at(
                        role, "roles-overlap", "the role holds at the same time as one before it", "", "warning"
                    )
                    break

    def _claim(self, row: Mapping, roles: list[Mapping]) -> None:
        ident = row.get("id")
        owner = str(ident) if isinstance(ident, Text) else ""
        for text in _texts(row.get("names")):
            for role in roles or [row]:
                code = f"{role.get('code') or role.get('country')}{[str(t) for t in _texts(role.get('sectors'))]}"
                other = self.claims.clash(normal(text.value), owner, code, _date(role, "from"), _date(role, "to"))
                if other is not None:
                    message = f"`{text.value}` is also a name of `{other}`, with another code on the same day"
                    self.source.at(text, "name-twice", message, "the first in the files wins", "warning")
                    break

    def _unknown(self, text: Text, name: str, what: str, allowed: Iterable[str]) -> None:
        close = get_close_matches(text.value, list(allowed), 1)
        hint = f"did you mean `{close[0]}`?" if close else f"known: {', '.join(sorted(allowed)[:12])}"
        self.source.at(text, name, f"`{text.value}` is no {what}", hint)


def _csv(path: Path) -> Source:
    """A CSV file as a source, with the faults of its columns."""
    source = Source(str(path), [])
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        source.report(1, 1, "not-utf8", "the file is not UTF-8", "save the file in the encoding UTF-8")
        return source
    source.lines = text.splitlines()
    header = next(csv.reader(source.lines[:1]), [])
    for column in header:
        if column.strip() not in _COLUMNS:
            close = get_close_matches(column.strip(), _COLUMNS, 1)
            hint = f"did you mean `{close[0]}`?" if close else f"columns: {', '.join(_COLUMNS)}"
            source.report(
                1, source.lines[0].find(column) + 1, "unknown-column", f"`{column}` is no column", hint, len(column)
            )
    for number, row in enumerate(csv.DictReader(source.lines), 2):
        if not (row.get("name") or "").strip():
            source.report(number, 1, "no-name", "a row needs a name")
    return source


def _rows(node: Node | None) -> list[Mapping]:
    return [row for row in node.values if isinstance(row, Mapping)] if isinstance(node, Items) else []


def _texts(node: Node | None) -> list[Text]:
    return [text for text in node.values if isinstance(text, Text)] if isinstance(node, Items) else []


def _date(row: Mapping, key: str) -> str:
    date = row.get(key)
    return str(date) if isinstance(date, Text) else ""
