"""What is wrong in actors files: every fault of every file, with its place."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date as Date
from difflib import get_close_matches
from pathlib import Path
from typing import NamedTuple

from tacitus.actors.allowed import silenced
from tacitus.actors.claims import Claims, overlaps
from tacitus.actors.classes import NAMES as CLASSES
from tacitus.actors.collect import KINDS
from tacitus.actors.common_words import opens, unprotected
from tacitus.actors.load import SECTIONS, files
from tacitus.actors.spelling import normal
from tacitus.actors.table import parse_table
from tacitus.errors import Fault
from tacitus.yamlfile import Items, Mapping, Node, Source, Text, parse

_ROLE = frozenset(("country", "code", "sectors", "from", "to", "title", "main"))
_DERIVED = frozenset(("adjectives", "people", "note"))
_NAMED = frozenset(("id", "name", "names"))
_KEYS = {
    "countries": _NAMED
    | _DERIVED
    | {"code", "capital", "capitals", "seats", "metonyms", "lat", "lon", "since", "part-of", "until", "short"},
    "collectives": _NAMED | {"members", "note"},
    "places": _NAMED | _DERIVED | {"country", "lat", "lon", "precision"},
    "agents": frozenset(
        ("words", "sectors", "country", "person", "kind", "title", "generic", "measure", "plurals", "note")
    ),
    **{kind: _NAMED | _DERIVED | _ROLE | {"short", "kind", "roles"} for kind in KINDS},
}
_TOP = frozenset(("tacitus", "about", *SECTIONS))
_LISTS = frozenset(
    ("names", "adjectives", "people", "capitals", "seats", "metonyms", "short", "roles", "words", "plurals", "members")
)
_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_CODE = re.compile(r"[A-Z]{3}([A-Z0-9]{3}){0,4}")
_TRIPLE = re.compile(r"...")
_PRECISIONS = ("city", "region", "country")

LONGEST_OFFICE = 15  # years; who is said to hold an office for longer has mostly been forgotten in the file


class Known(NamedTuple):
    """What the files define: country codes, sectors, and all triples that a code may hold."""

    countries: frozenset[str]
    sectors: frozenset[str]
    triples: frozenset[str]


def check(paths: Iterable[Path], shared: Iterable[Path] = (), today: Date | None = None) -> list[Fault]:
    """All faults of the actors files under the paths, but for those that a comment in the file allows.

    `shared`: more paths that countries, sectors and codes may come from. `today`: by which offices are too long.
    """
    own = files(paths)
    sources = {path: _parsed(path) for path in own}
    everything = [*sources.values(), *(_parsed(path) for path in files(shared) if path not in sources)]
    known = _known(everything)
    faults: list[Fault] = []
    claims = Claims()
    for source in sources.values():
        Checker(source, known, claims, today or Date.today()).file()
        faults += silenced(source)
    return sorted(faults)


def _parsed(path: Path) -> Source:
    return parse_table(path) if path.suffix == ".csv" else parse(path)


def _known(sources: Iterable[Source]) -> Known:
    """Countries, sectors and triples that the files define."""
    countries: set[str] = set()
    sectors: set[str] = set()
    triples: set[str] = set()
    for source in sources:
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
            triples.update(str(text) for text in _texts(reference.get("codes")))
            written = reference.get("triples")
            if isinstance(written, Mapping):
                triples.update(str(value) for _, value in written.entries if isinstance(value, Text))
    return Known(frozenset(countries), frozenset(sectors), frozenset(triples | countries | sectors))


class Checker:
    """Checks one file."""

    def __init__(self, source: Source, known: Known, claims: Claims, today: Date) -> None:
        self.source = source
        self.known = known
        self.claims = claims
        self.today = today

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
            elif key.value == "reference" and isinstance(value, Mapping):
                self._classes(value.get("classes"))
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

    def _classes(self, written: Node | None) -> None:
        """Classes of sectors that the engine does not ask for, and their sectors."""
        for name, value in written.entries if isinstance(written, Mapping) else ():
            if name.value not in CLASSES:
                self._unknown(name, "unknown-key", "class of sectors", CLASSES)
            elif not isinstance(value, Items):
                self.source.at(value, "not-a-list", f"`{name.value}` must be a list", f"write `{name.value}: [...]`")
            for sector in _texts(value):
                self._sector(sector)

    def _entry(self, row: Mapping, section: str) -> None:
        self._named(row, "names")
        if section == "countries":
            if row.get("code") is None:
                self.source.at(row, "no-code", "a country needs a code", "as in `code: FRA`")
            return
        if section == "collectives":
            self._members(row)
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
        if section == "people" or str(row.get("kind") or "") == "person" or row.get("short") is not None:
            self._open(roles or [row])

    def _members(self, row: Mapping) -> None:
        """The codes of those who act together."""
        members = _texts(row.get("members"))
        if len(members) < 2:
            self.source.at(row, "no-code", "a collective needs the codes of its members", "as in `members: [PRK, KOR]`")
        for code in members:
            if _CODE.fullmatch(code.value):
                self._triples(code)
            else:
                self.source.at(code, "bad-code", f"`{code.value}` is no CAMEO code", "three capitals, up to five times")

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
                elif list_key == "names" and (why := unprotected(text.value)):
                    self.source.at(text, "common-word", why, "write a longer name, or in capitals", "warning")
                elif list_key == "names" and opens(text.value):
                    why = f"`{text.value}` is a common word too, and a sentence may begin with it"
                    self.source.at(text, "common-word", why, "see that what follows tells them apart", "note")

    def _role(self, row: Mapping) -> None:
        country, code = row.get("country"), row.get("code")
        if (
            isinstance(country, Text)
            and country.value
            and self.known.countries
            and country.value not in self.known.countries
        ):
            self._unknown(country, "unknown-country", "country", self.known.countries)
        if isinstance(code, Text) and not _CODE.fullmatch(code.value):
            self.source.at(code, "bad-code", f"`{code.value}` is no CAMEO code", "three capitals, up to five times")
        elif isinstance(code, Text):
            self._triples(code)
        self._sectors(row)
        dates: list[str] = []
        for key in ("from", "to"):
            date = row.get(key)
            if isinstance(date, Text) and not _is_date(date.value):
                self.source.at(date, "bad-date", f"`{date.value}` is no date", "write YYYY-MM-DD, YYYY-MM or YYYY")
            dates.append(str(date) if isinstance(date, Text) else "")
        if all(dates) and dates[0] > dates[1] and not dates[0].startswith(dates[1]):
            self.source.at(row, "dates-reversed", f"the role begins ({dates[0]}) after it ends ({dates[1]})")

    def _sectors(self, row: Mapping) -> None:
        for sector in _texts(row.get("sectors")):
            self._sector(sector)

    def _sector(self, sector: Text) -> None:
        if self.known.sectors and sector.value not in self.known.sectors:
            self._unknown(sector, "unknown-sector", "sector", self.known.sectors)

    def _triples(self, code: Text) -> None:
        """Triples that neither a country, a sector nor the list `codes` of a reference section knows."""
        if not self.known.triples:
            return
        for triple in _TRIPLE.findall(code.value):
            if triple not in self.known.triples:
                close = get_close_matches(triple, sorted(self.known.triples), 1, 0.6)
                meant = f"did you mean `{close[0]}`? " if close else ""
                hint = f"{meant}a code of your own goes under `reference: {{codes: [{triple}]}}`"
                self.source.at(code, "unknown-code", f"no file knows `{triple}` of `{code.value}`", hint, "warning")
                return

    def _overlap(self, roles: list[Mapping]) -> None:
        """Two roles that hold on one day, where the file's order decides: told as a warning."""
        spans = [(_date(role, "from"), _date(role, "to"), role) for role in roles]
        for number, (since, until, role) in enumerate(spans):
            for start, end, other in spans[:number]:
                if overlaps(since, until, start, end):
                    codes = f"`{_code_of(other)}` and `{_code_of(role)}`"
                    message = f"the role holds at the same time as one before it ({codes})"
                    self.source.at(role, "roles-overlap", message, "the first holds", "warning")
                    break

    def _open(self, roles: list[Mapping]) -> None:
        """An office that began long ago and has no end, but for those of people who are out of office or never were."""
        for role in roles:
            since, until = _date(role, "from"), _date(role, "to")
            if not since[:4].isdigit() or until or role.get("title") is None:
                continue
            years = self.today.year - int(since[:4])
            if years > LONGEST_OFFICE:
                message = f"in office since {since}, {years} years, without an end"
                hint = "add `to:`, or allow it in place: # tacitus: allow role-open because ..."
                self.source.at(role, "role-open", message, hint, "warning")

    def _claim(self, row: Mapping, roles: list[Mapping]) -> None:
        ident = row.get("id")
        owner = str(ident) if isinstance(ident, Text) else ""
        other = self.claims.twice(owner, f"{self.source.path}:{row.line}") if owner else None
        if other is not None and isinstance(ident, Text):
            message = f"another actor has the id `{owner}` ({other})"
            self.source.at(ident, "id-twice", message, "give one of them another id", "warning")
        for text in _texts(row.get("names")):
            for role in roles or [row]:
                code = _code_of(role)
                other = self.claims.clash(normal(text.value), owner, code, _date(role, "from"), _date(role, "to"))
                if other is not None:
                    message = f"`{text.value}` is also a name of `{other}`, with another code on the same day"
                    self.source.at(text, "name-twice", message, "the first in the files wins", "warning")
                    break

    def _unknown(self, text: Text, name: str, what: str, allowed: Iterable[str]) -> None:
        close = get_close_matches(text.value, list(allowed), 1)
        hint = f"did you mean `{close[0]}`?" if close else f"known: {', '.join(sorted(allowed)[:12])}"
        self.source.at(text, name, f"`{text.value}` is no {what}", hint)


def _code_of(role: Mapping) -> str:
    return str(role.get("code") or role.get("country") or "") + "".join(
        str(text) for text in _texts(role.get("sectors"))
    )


def _is_date(written: str) -> bool:
    """Whether a day, month or year is one of the calendar."""
    if not _DATE.fullmatch(written):
        return False
    try:
        Date.fromisoformat(written if len(written) == 10 else f"{written}-01-01"[:10])
    except ValueError:
        return False
    return True


def _rows(node: Node | None) -> list[Mapping]:
    return [row for row in node.values if isinstance(row, Mapping)] if isinstance(node, Items) else []


def _texts(node: Node | None) -> list[Text]:
    return [text for text in node.values if isinstance(text, Text)] if isinstance(node, Items) else []


def _date(row: Mapping, key: str) -> str:
    date = row.get(key)
    return str(date) if isinstance(date, Text) else ""
