"""Actor dictionaries: entries with synonyms (`+NAME`) and dated codes -> actors as our files write them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from tacitus.actors.entities import Codes
from tacitus.actors.spelling import normal, slug
from tacitus.importers.petrarch.lines import Line
from tacitus.importers.petrarch.names import readable
from tacitus.importers.petrarch.report import Report
from tacitus.importers.petrarch.roles import Span, disjoint, spans

_RARE = 3  # a triple that no file knows and that fewer entries than this have is told as unknown
Row = dict[str, Any]


@dataclass(slots=True)
class Entry:
    """An actor as read: its place, names with their lines, and codes."""

    path: str
    line: int
    names: list[tuple[str, int]] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)


def entries(lines: Iterable[Line], path: str, report: Report) -> list[Entry]:
    """The entries of one actor dictionary."""
    found: list[Entry] = []
    for number, text, _ in lines:

        def tell(kind: str, what: str, fate: str, number: int = number) -> None:
            report.add(path, number, kind, what, fate)

        name, bracket, codes = text.partition("[")
        written = name.strip()
        synonym = written.startswith("+")
        written = written.lstrip("+").strip()
        if written and not synonym:
            found.append(Entry(path, number))
            report.read["actor entries"] += 1
        if not found:
            tell("no-owner", text, "left out")
            continue
        if written:
            report.read["actor names"] += 1
            found[-1].names.append((written, number))
        if bracket:
            found[-1].spans += spans(bracket + codes, tell)
    return found


class Actors:
    """Entries of all files as rows of our sections `countries` and `actors`."""

    def __init__(self, known: Known, report: Report) -> None:
        self.known = known
        self.report = report
        self.names: dict[str, tuple[Entry, list[Span]]] = {}
        self.ids: Counter[str] = Counter()
        self.countries: set[str] = set()
        self.taken: set[str] = set()
        self.homes: dict[str, Entry] = {}

    def rows(self, found: list[Entry]) -> dict[str, list[tuple[str, Row]]]:
        """By section, (path, row) in the order of reading."""
        governed = {span.code[:3] for entry in found for span in entry.spans if span.code[3:6] in self.known.government}
        self.homes = {}
        for entry in found:
            alone = {span.code for span in entry.spans if len(span.code) == 3} & governed
            if len(alone) == 1:
                self.homes.setdefault(alone.pop(), entry)
        self.countries = governed & (self.homes.keys() | self.known.countries.keys())
        self._unknown(found)
        sections: dict[str, list[tuple[str, Row]]] = {"countries": [], "actors": []}
        for entry in found:
            section, row = self._row(entry)
            if row:
                sections[section].append((entry.path, row))
                self.report.written[section] += 1
        for code in sorted(self.countries - self.homes.keys()):
            packaged = self.known.countries[code]
            names = [name for name in packaged["names"] if normal(name) not in self.names]
            row = {"id": self._id(names[0] if names else code), "code": code, "names": names or [code]}
            sections["countries"].append(("other countries", row))
            self.report.written["countries that only codes name"] += 1
        return sections

    def _unknown(self, found: list[Entry]) -> None:
        used = Counter(t for entry in found for span in entry.spans for t in set(_triples(span.code)))
        strange = {
            t for t, count in used.items() if t not in self.known.triples and t not in self.countries and count < _RARE
        }
        for entry in found:
            for code in dict.fromkeys(span.code for span in entry.spans):
                for triple in sorted(strange.intersection(_triples(code))):
                    text = f"{entry.names[0][0]} [{code}]"
                    self.report.add(
                        entry.path, entry.line, "unknown-code", text, f"kept as it is; `{triple}` is in no list"
                    )
        listed = self.known.triples - self.known.countries.keys()
        self.taken = {triple for triple in used if triple not in listed and triple not in self.countries}

    def _row(self, entry: Entry) -> tuple[str, Row]:
        def tell(kind: str, what: str, fate: str) -> None:
            self.report.add(entry.path, entry.line, kind, f"{entry.names[0][0]} {what}", fate)

        if not entry.spans:
            tell("no-code", "", "left out")
            return "", {}
        roles = disjoint(entry.spans, tell)
        names = self._own_names(entry, roles)
        if not names:
            return "", {}
        code = next((span.code for span in entry.spans if self.homes.get(span.code) is entry), "")
        if code:
            if len(entry.spans) > 1:
                codes = ", ".join(dict.fromkeys(span.code for span in entry.spans))
                tell("alternative-code", f"[{codes}]", f"a country has one code: {code}, on every date")
            return "countries", self._country(code, names)
        return "actors", {"id": self._id(names[0]), "names": names, **self._roles(roles)}

    def _own_names(self, entry: Entry, roles: list[Span]) -> list[str]:
        """The names that no entry before has, as texts write them."""
        own: list[str] = []
        for written, line in entry.names:
            names = readable(written, self.known.common)
            if not names:
                self.report.add(entry.path, line, "bad-name", written, "left out")
            if "+" in written:
                self.report.add(entry.path, line, "bad-name", written, f"read as several names: {', '.join(names)}")
            for name in names:
                key = normal(name)
                first = self.names.get(key)
                if first is None:
                    self.names[key] = (entry, roles)
                    own.append(name)
                elif first[0] is not entry:
                    where = (
                        f"{first[0].path}:{first[0].line}" if first[0].path != entry.path else f"line {first[0].line}"
                    )
                    same = first[1] == roles
                    kind = "duplicate-name" if same else "code-twice"
                    codes = ", ".join(dict.fromkeys(span.code for span in roles))
                    text = written if same else f"{written} [{codes}]"
                    self.report.add(entry.path, line, kind, text, f"the entry of {where} keeps the name")
        return own

    def _country(self, code: str, names: list[str]) -> Row:
        packaged = self.known.countries.get(code, {})
        adjectives = {normal(word) for word in packaged.get("adjectives", ())}
        own = [name for name in names if normal(name) not in adjectives] or names[:1]
        row: Row = {"id": self._id(own[0]), "code": code, "names": own}
        told = [name for name in names if name not in own]
        if told:
            row["adjectives"] = told
        return row | {key: packaged[key] for key in ("lat", "lon") if key in packaged}

    def _id(self, name: str) -> str:
        ident = slug(name) or "actor"
        self.ids[ident] += 1
        return ident if self.ids[ident] == 1 else self._id(f"{ident} {self.ids[ident]}")

    def _roles(self, roles: list[Span]) -> Row:
        rows = [self._role(span) for span in roles]
        return rows[0] if len(rows) == 1 and not {"from", "to"} & rows[0].keys() else {"roles": rows}

    def _role(self, span: Span) -> Row:
        country, rest = (span.code[:3], span.code[3:]) if span.code[:3] in self.countries else ("", span.code)
        sectors = self.known.sectors(rest)
        row: Row = {"code": span.code, "sectors": sectors} if sectors else {"code": span.code}
        if country:
            composed = self.known.codes.compose(country, tuple(sectors))
            row = {"country": country, "sectors": sectors} if sectors else {"country": country}
            if composed != span.code:
                row = {"country": country, "code": span.code, "sectors": sectors}
        if span.since:
            row["from"] = span.since.isoformat()
        if span.until:
            row["to"] = span.until.isoformat()
        return row


@dataclass(frozen=True)
class Known:
    """What the packaged actors files know, for the importer: triples, sectors, countries, which sectors are a
    government's, words of English."""

    triples: frozenset[str]
    codes: Codes
    countries: dict[str, Row]
    government: frozenset[str]
    common: Callable[[str], bool]

    def sectors(self, code: str) -> list[str]:
        """The triples of a code that are sectors, in our terms."""
        written = {triple: sector for sector, triple in self.codes.triples.items() if triple}
        plain = [sector for sector in self.codes.order if sector not in self.codes.triples]
        written |= {sector: sector for sector in plain}
        return [written[triple] for triple in _triples(code) if triple in written]


def _triples(code: str) -> list[str]:
    return [code[at : at + 3] for at in range(0, len(code), 3)]
