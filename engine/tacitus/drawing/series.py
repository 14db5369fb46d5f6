"""Events over time as a chart: cooperation above the line, conflict below it, so that a crisis is seen at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tacitus.batch.panel import PERIODS, start, steps
from tacitus.drawing.markup import escaped
from tacitus.writing.flat import Row

MOST = 240  # bars of a chart; more are drawn by longer stretches of time
QUADS = ("neutral", "verbal cooperation", "material cooperation", "verbal conflict", "material conflict")
CLASSES = ("q0", "q1", "q2", "q3", "q4")
STYLE = (
    ".q0{fill:var(--q0)}.q1{fill:var(--q1)}.q2{fill:var(--q2)}.q3{fill:var(--q3)}.q4{fill:var(--q4)}"
    ".axis{stroke:var(--line);stroke-width:1}.zero{stroke:var(--ink);stroke-width:1}"
    "text{font:12px system-ui,-apple-system,'Segoe UI',Roboto,Arial,sans-serif;fill:var(--ink)}"
    "text.faint{fill:var(--faint);font-size:11px}text.head{font-size:13px;font-weight:600}"
)
LIGHT = {
    "paper": "#ffffff", "ink": "#1b2330", "faint": "#5d6675", "line": "#d5d9e0",
    "q0": "#a9b0bb", "q1": "#84b6e4", "q2": "#1f6cb0", "q3": "#f0a868", "q4": "#b5361c",
}  # fmt: skip
DARK = {
    "paper": "#12161d", "ink": "#e6e9ef", "faint": "#a3acba", "line": "#3a4352",
    "q0": "#6c7583", "q1": "#3d79ad", "q2": "#7fbdf2", "q3": "#b8712f", "q4": "#ff8a6b",
}  # fmt: skip


class Bins(NamedTuple):
    """Events by stretch of time. `starts`: first days, without gaps; `quads`: for each, events by quad class."""

    period: str
    starts: list[str]
    quads: list[list[int]]

    @property
    def tallest(self) -> tuple[int, int]:
        """The most events above and below the line."""
        return max((up(quads) for quads in self.quads), default=0), max(
            (down(quads) for quads in self.quads), default=0
        )


def up(quads: Sequence[int]) -> int:
    """What is drawn above the line: cooperation, and what is neutral on top of it."""
    return quads[0] + quads[1] + quads[2]


def down(quads: Sequence[int]) -> int:
    """What is drawn below the line: conflict."""
    return quads[3] + quads[4]


def span(rows: Iterable[Row], period: str) -> tuple[str, str, str]:
    """First and last day of the rows, and the stretch of time to draw by: so long that no more than MOST fit in."""
    days = [str(row[0]) for row in rows]
    if not days:
        return "", "", period
    first, last = min(days), max(days)
    for longer in PERIODS[PERIODS.index(period) :]:
        if sum(1 for _ in steps(start(first, longer), last, longer)) <= MOST:
            return first, last, longer
    return first, last, PERIODS[-1]


def bins(rows: Iterable[Row], over: tuple[str, str, str]) -> Bins:
    """The rows summed up by stretch of time, over what `span` gave."""
    first, last, period = over
    starts = list(steps(start(first, period), last, period)) if first else []
    found = {day: [0] * 5 for day in starts}
    for row in rows:
        quads = found[start(str(row[0]), period)]
        for number, events in enumerate(row[4:9]):
            quads[number] += events if isinstance(events, int) else 0
    return Bins(period, starts, [found[day] for day in starts])


def chart(data: Bins, width: float, height: float, x: float, y: float, head: str, scale: tuple[int, int]) -> str:
    """A chart in a corner (x, y) of a picture. `scale`: the most events above and below the line, shared by charts that are
    to be compared."""
    above, below = scale
    left, bottom, top = 34.0, 18.0, 20.0
    wide, tall = width - left - 6, height - bottom - top
    unit = tall / max(1, above + below)
    zero = y + top + above * unit
    parts = [f'<text class="head" x="{x:.0f}" y="{y + 12:.0f}">{escaped(head)}</text>']
    for number in _ticks(above, below):
        at = zero - number * unit
        parts.append(f'<line class="axis" x1="{x + left:.1f}" x2="{x + width:.1f}" y1="{at:.1f}" y2="{at:.1f}"/>')
        parts.append(
            f'<text class="faint" x="{x + left - 5:.1f}" y="{at + 4:.1f}" text-anchor="end">{abs(number)}</text>'
        )
    step = wide / max(1, len(data.starts))
    for number, (day, quads) in enumerate(zip(data.starts, data.quads, strict=True)):
        if any(quads):
            parts.append(_bar(day, quads, x + left + number * step, max(step - 1, step * 0.7), zero, unit))
    parts.append(f'<line class="zero" x1="{x + left:.1f}" x2="{x + width:.1f}" y1="{zero:.1f}" y2="{zero:.1f}"/>')
    return "".join(parts) + _dates(data, x + left, step, y + height - 4)


def _bar(day: str, quads: Sequence[int], x: float, wide: float, zero: float, unit: float) -> str:
    told = ", ".join(f"{number} {name}" for number, name in zip(quads, QUADS, strict=True) if number)
    parts = [f"<g><title>{escaped(f'{day}: {told}')}</title>"]
    for order, sign in (((2, 1, 0), -1), ((4, 3), 1)):
        at = zero
        for quad in order:
            tall = quads[quad] * unit
            if tall:
                parts.append(_box(CLASSES[quad], x, at - tall if sign < 0 else at, wide, tall))
                at += sign * tall
    return "".join(parts) + "</g>"


def _box(kind: str, x: float, y: float, wide: float, tall: float) -> str:
    return f'<rect class="{kind}" x="{x:.1f}" y="{y:.1f}" width="{wide:.2f}" height="{tall:.1f}"/>'


def _dates(data: Bins, x: float, step: float, y: float) -> str:
    """A few first days under the axis, years where there are many."""
    every = max(1, round(80 / max(step, 0.01)))
    cut = {"year": 4, "quarter": 7, "month": 7}.get(data.period, 10)
    marks = range(0, len(data.starts), every)
    texts = (f'<text class="faint" x="{x + n * step:.1f}" y="{y:.1f}">{data.starts[n][:cut]}</text>' for n in marks)
    return "".join(texts)


def _ticks(above: int, below: int) -> list[int]:
    """Round numbers, about four in all."""
    most = max(above, below, 1)
    size = next(n * 10**p for p in range(12) for n in (1, 2, 5) if n * 10**p * 3 >= most)
    return [n for n in range(-(below // size) * size, above + 1, size) if n]


def legend(x: float, y: float, width: float) -> tuple[str, float]:
    """The colours in words, and how high that is."""
    parts, at, line = [], x, y
    for kind, name in zip(CLASSES, QUADS, strict=True):
        wide = 26 + 6.4 * len(name)
        if at + wide > x + width and at > x:
            at, line = x, line + 18
        parts.append(_box(kind, at, line, 11, 11) + f'<text x="{at + 16:.0f}" y="{line + 10:.0f}">{name}</text>')
        at += wide
    return "".join(parts), line + 18 - y
