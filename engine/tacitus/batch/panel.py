"""Events as a panel: for each pair of actors and stretch of time, how many events of each kind, and Goldstein's sum."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date as Date
from datetime import timedelta
from typing import NamedTuple

from tacitus.batch.rows import Told
from tacitus.writing.flat import Layout, Row

PERIODS = ("day", "week", "month", "quarter", "year")
LEVELS = ("country", "code", "name", "sector")
_MEANINGS = {
    "period": "first day of the stretch of time, YYYY-MM-DD",
    "source": "who acts",
    "target": "who is acted upon",
    "events": "number of events",
    "quad_0": "neutral ones",
    "quad_1": "verbal cooperation",
    "quad_2": "material cooperation",
    "quad_3": "verbal conflict",
    "quad_4": "material conflict",
    "goldstein_sum": "sum of Goldstein's values",
    "goldstein_mean": "their mean",
}
_INTEGERS = ("events", "quad_0", "quad_1", "quad_2", "quad_3", "quad_4")
_NUMBERS = {"goldstein_sum": "float", "goldstein_mean": "float"}
LAYOUT = Layout(tuple(_MEANINGS), {**dict.fromkeys(_INTEGERS, "int"), **_NUMBERS}, _MEANINGS, "panel")


class Cut(NamedTuple):
    """How events are counted. `period`: of PERIODS; `level`: of LEVELS, what an actor is; `all`: also events that do not
    count; `once`: of records that dedupe found to tell one event only the first; `fill`: also stretches of time without
    events, for each pair between its first and last event."""

    period: str = "month"
    level: str = "country"
    all: bool = False
    once: bool = False
    fill: bool = False


class Cell:
    """A pair in a stretch of time. Goldstein's values have one digit behind the point: tenths sum up exactly."""

    __slots__ = ("events", "quads", "tenths", "valued")

    def __init__(self) -> None:
        self.events = 0
        self.quads = [0, 0, 0, 0, 0]
        self.tenths = 0
        self.valued = 0

    def row(self, period: str, source: str, target: str) -> Row:
        """As LAYOUT has it."""
        mean = round(self.tenths / 10 / self.valued, 3) if self.valued else None
        return (period, source, target, self.events, *self.quads, self.tenths / 10, mean)


Panel = dict[tuple[str, str, str], Cell]


def counted(events: Iterable[Told], cut: Cut) -> Panel:
    """The cells by (first day, source, target); memory grows with their number, not with that of events. Events without a
    day, or with a side that is nobody at this level, are left out."""
    panel: Panel = {}
    for told in events:
        cells = told.cells
        if not (cut.all or cells["counts"]) or (cut.once and cells.get("is_first") is False):
            continue
        source, target = _side(told, "source", cut.level), _side(told, "target", cut.level)
        day = cells["event_date"] or cells["published"]
        if not (source and target and day):
            continue
        key = (start(str(day), cut.period), source, target)
        cell = panel.get(key)
        if cell is None:
            cell = panel[key] = Cell()
        cell.events += 1
        if isinstance(cells["quad_class"], int):
            cell.quads[cells["quad_class"]] += 1
        if isinstance(cells["goldstein"], int | float):
            cell.tenths += round(cells["goldstein"] * 10)
            cell.valued += 1
    return panel


def _side(told: Told, side: str, level: str) -> str:
    if level == "sector":
        sectors = told.cells[f"{side}_sectors"]
        return sectors[0] if isinstance(sectors, tuple) and sectors else ""
    if level == "name":
        return str(told.cells[f"{side}_name"] or told.cells[f"{side}_text"] or "")
    return str(told.cells[f"{side}_{level}"] or "")


def rows(panel: Panel, cut: Cut) -> Iterator[Row]:
    """The cells as rows, by pair and time."""
    pairs: dict[tuple[str, str], list[str]] = {}
    for period, source, target in sorted(panel):
        pairs.setdefault((source, target), []).append(period)
    for (source, target), periods in sorted(pairs.items()):
        wanted: Sequence[str] = list(steps(periods[0], periods[-1], cut.period)) if cut.fill else periods
        for period in wanted:
            yield panel.get((period, source, target), Cell()).row(period, source, target)


def start(day: str, period: str) -> str:
    """The first day of the stretch of time that the day is in; weeks begin on Monday."""
    if period == "day":
        return day
    if period == "week":
        date = Date.fromisoformat(day)
        return (date - timedelta(days=date.weekday())).isoformat()
    if period == "quarter":
        return f"{day[:5]}{(int(day[5:7]) - 1) // 3 * 3 + 1:02}-01"
    return f"{day[:7]}-01" if period == "month" else f"{day[:4]}-01-01"


def steps(first: str, last: str, period: str) -> Iterator[str]:
    """First days from the first to the last."""
    now = first
    while now <= last:
        yield now
        date = Date.fromisoformat(now)
        days = {"day": 1, "week": 7, "month": 31, "quarter": 92, "year": 366}[period]
        now = start((date + timedelta(days=days)).isoformat(), period)
