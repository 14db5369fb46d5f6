"""What is wrong with the role of an actor: its country, code, sectors and dates, and what other roles say on the same day."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date as Date
from difflib import get_close_matches
from typing import NamedTuple

from tacitus.actors.claims import Claims, overlaps
from tacitus.actors.spelling import normal
from tacitus.yamlfile import Items, Mapping, Node, Source, Text

_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
CODE = re.compile(r"[A-Z]{3}([A-Z0-9]{3}){0,4}")
_TRIPLE = re.compile(r"...")

LONGEST_OFFICE = 15  # years; who is said to hold an office for longer has mostly been forgotten in the file


class Known(NamedTuple):
    """What the files define: country codes, sectors, and all triples that a code may hold."""

    countries: frozenset[str]
    sectors: frozenset[str]
    triples: frozenset[str]


class RoleChecks:
    """Checks the roles of one file, and reports to its source."""

    def __init__(self, source: Source, known: Known, claims: Claims, today: Date) -> None:
        self.source = source
        self.known = known
        self.claims = claims
        self.today = today

    def role(self, row: Mapping) -> None:
        """Country, code, sectors and dates of one role."""
        country, code = row.get("country"), row.get("code")
        if (
            isinstance(country, Text)
            and country.value
            and self.known.countries
            and country.value not in self.known.countries
        ):
            self.unknown(country, "unknown-country", "country", self.known.countries)
        if isinstance(code, Text) and not CODE.fullmatch(code.value):
            self.source.at(code, "bad-code", f"`{code.value}` is no CAMEO code", "three capitals, up to five times")
        elif isinstance(code, Text):
            self.triples(code)
        self.sectors(row)
        dates: list[str] = []
        for key in ("from", "to"):
            date = row.get(key)
            if isinstance(date, Text) and not _is_date(date.value):
                self.source.at(date, "bad-date", f"`{date.value}` is no date", "write YYYY-MM-DD, YYYY-MM or YYYY")
            dates.append(str(date) if isinstance(date, Text) else "")
        if all(dates) and dates[0] > dates[1] and not dates[0].startswith(dates[1]):
            self.source.at(row, "dates-reversed", f"the role begins ({dates[0]}) after it ends ({dates[1]})")

    def sectors(self, row: Mapping) -> None:
        """Sectors that no file defines."""
        for sector in texts(row.get("sectors")):
            self.sector(sector)

    def sector(self, sector: Text) -> None:
        """A sector that no file defines."""
        if self.known.sectors and sector.value not in self.known.sectors:
            self.unknown(sector, "unknown-sector", "sector", self.known.sectors)

    def triples(self, code: Text) -> None:
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

    def overlap(self, roles: list[Mapping]) -> None:
        """Two roles that hold on one day, where the file's order decides: told as a warning."""
        spans = [(_date(role, "from"), _date(role, "to"), role) for role in roles]
        for number, (since, until, role) in enumerate(spans):
            for start, end, other in spans[:number]:
                if overlaps(since, until, start, end):
                    codes = f"`{_code_of(other)}` and `{_code_of(role)}`"
                    message = f"the role holds at the same time as one before it ({codes})"
                    self.source.at(role, "roles-overlap", message, "the first holds", "warning")
                    break

    def open_ended(self, roles: list[Mapping]) -> None:
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

    def claim(self, row: Mapping, roles: list[Mapping]) -> None:
        """An id or a name that another actor has, with another code on the same day."""
        ident = row.get("id")
        owner = str(ident) if isinstance(ident, Text) else ""
        other = self.claims.twice(owner, f"{self.source.path}:{row.line}") if owner else None
        if other is not None and isinstance(ident, Text):
            message = f"another actor has the id `{owner}` ({other})"
            self.source.at(ident, "id-twice", message, "give one of them another id", "warning")
        for text in texts(row.get("names")):
            for role in roles or [row]:
                code = _code_of(role)
                other = self.claims.clash(normal(text.value), owner, code, _date(role, "from"), _date(role, "to"))
                if other is not None:
                    message = f"`{text.value}` is also a name of `{other}`, with another code on the same day"
                    self.source.at(text, "name-twice", message, "the first in the files wins", "warning")
                    break

    def unknown(self, text: Text, name: str, what: str, allowed: Iterable[str]) -> None:
        """Reports the error `name`: the text is none of what may stand there."""
        close = get_close_matches(text.value, list(allowed), 1)
        hint = f"did you mean `{close[0]}`?" if close else f"known: {', '.join(sorted(allowed)[:12])}"
        self.source.at(text, name, f"`{text.value}` is no {what}", hint)


def _code_of(role: Mapping) -> str:
    return str(role.get("code") or role.get("country") or "") + "".join(
        str(text) for text in texts(role.get("sectors"))
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


def _date(row: Mapping, key: str) -> str:
    date = row.get(key)
    return str(date) if isinstance(date, Text) else ""


def rows(node: Node | None) -> list[Mapping]:
    """The mappings of a list; none if it is no list."""
    return [row for row in node.values if isinstance(row, Mapping)] if isinstance(node, Items) else []


def texts(node: Node | None) -> list[Text]:
    """The texts of a list; none if it is no list."""
    return [text for text in node.values if isinstance(text, Text)] if isinstance(node, Items) else []
