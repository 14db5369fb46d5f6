"""What a layout of another data set is, and what several of them share."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

Cells = Mapping[str, Any]
"""A flat event: column of writing.flat -> value."""


class Labels(NamedTuple):
    """Words for codes: of CAMEO codes, of sectors, of countries (ISO alpha-3); and which triples of actor codes are roles."""

    events: Mapping[str, str]
    sectors: Mapping[str, str]
    countries: Mapping[str, str]
    roles: frozenset[str]


class Layout(NamedTuple):
    """`columns` in their order, with a first line of names or without; `line`: an event's cells in that order, None where
    the data set holds no such event; `empty`: columns that we cannot fill; `notes`: what else differs."""

    name: str
    columns: tuple[str, ...]
    first_line: bool
    empty: frozenset[str]
    notes: str
    line: Callable[[Cells, Labels], list[str] | None]


class Parties(NamedTuple):
    """An actor's code, cut up: `entity` (country or body), `organisation`, roles, and what stands behind them."""

    entity: str
    organisation: str
    roles: tuple[str, ...]
    group: str


def parties(code: str | None, roles: frozenset[str]) -> Parties:
    """The triples of the code by what they are: general to specific, as CAMEO orders them."""
    triples = [code[i : i + 3] for i in range(0, len(code), 3)] if code else []
    if not triples:
        return Parties("", "", (), "")
    if all(triple in roles for triple in triples):
        return Parties("", "", tuple(triples), "")
    entity, rest = triples[0], triples[1:]
    first = next((i for i, triple in enumerate(rest) if triple in roles), len(rest))
    organisation = rest[0] if rest and first else ""
    group = next((triple for triple in rest[first:] if triple not in roles), "")
    return Parties(entity, organisation, tuple(triple for triple in rest if triple in roles), group)


def day(cells: Cells) -> str:
    """The event's day, else that of publication; "" if neither is known."""
    return str(cells["event_date"] or cells["published"] or "")


def joined(values: Any, by: str = ";") -> str:
    """A list as text."""
    return by.join(values or ())


def text(value: Any) -> str:
    """A cell without what would break a line; "" for what is missing."""
    return "" if value is None else " ".join(str(value).split())


def number(value: float | None) -> str:
    """A number, without a needless zero behind the point."""
    return "" if value is None else f"{value:.10g}"


def fitting(cells: Cells, *precisions: str) -> str:
    """The place's name if it is that precise."""
    return text(cells["place_name"]) if cells["place_precision"] in precisions else ""
