"""Who acts on whom, as a picture: actors on a circle, an arrow for each pair, its colour what it is made of."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import NamedTuple

from tacitus.drawing.markup import escaped
from tacitus.writing.flat import Row

MOST_ACTORS, MOST_TIES = 18, 60
STYLE = (
    ".tie{fill:none;stroke-linecap:round;opacity:.75}.node{fill:var(--faint)}"
    + "".join(f".t{n}{{stroke:var(--q{n})}}.a{n}{{fill:var(--q{n})}}" for n in range(5))
)  # fmt: skip


class Tie(NamedTuple):
    """A pair. `quads`: events by quad class."""

    source: str
    target: str
    quads: tuple[int, ...]

    @property
    def events(self) -> int:
        """Of all classes."""
        return sum(self.quads)


def ties(rows: Iterable[Row]) -> list[Tie]:
    """Pairs of different actors, the busiest first."""
    found: dict[tuple[str, str], list[int]] = {}
    for row in rows:
        quads = found.setdefault((str(row[1]), str(row[2])), [0] * 5)
        for number, events in enumerate(row[4:9]):
            quads[number] += events if isinstance(events, int) else 0
    made = [Tie(source, target, tuple(quads)) for (source, target), quads in found.items() if source != target]
    return sorted(made, key=lambda tie: (-tie.events, tie.source, tie.target))


def network(found: list[Tie], size: float, x: float, y: float) -> str:
    """The busiest actors and their ties in a square of that size whose corner is (x, y)."""
    busy: dict[str, int] = {}
    for tie in found:
        for actor in (tie.source, tie.target):
            busy[actor] = busy.get(actor, 0) + tie.events
    actors = sorted(busy, key=lambda actor: (-busy[actor], actor))[:MOST_ACTORS]
    shown = [tie for tie in found if tie.source in actors and tie.target in actors][:MOST_TIES]
    actors = [actor for actor in actors if any(actor in (tie.source, tie.target) for tie in shown)]
    middle, radius = (x + size / 2, y + size / 2), size / 2 - 64
    places = {actor: _on_circle(number / len(actors), radius, middle) for number, actor in enumerate(actors)}
    most = max((tie.events for tie in shown), default=1)
    lines = "".join(_tie(tie, places, middle, most) for tie in reversed(shown))
    nodes = "".join(_node(actor, busy[actor], max(busy.values()), places[actor], middle) for actor in actors)
    return lines + nodes


def _on_circle(part: float, radius: float, middle: tuple[float, float]) -> tuple[float, float]:
    angle = part * math.tau - math.pi / 2
    return middle[0] + radius * math.cos(angle), middle[1] + radius * math.sin(angle)


def _tie(tie: Tie, places: dict[str, tuple[float, float]], middle: tuple[float, float], most: int) -> str:
    """An arrow bent to the right, so that both directions of a pair are seen."""
    (x1, y1), (x2, y2) = places[tie.source], places[tie.target]
    length = math.hypot(x2 - x1, y2 - y1) or 1
    across = ((y2 - y1) / length, -(x2 - x1) / length)
    bend = 0.14 * length
    mx = (x1 + x2) / 2 + (middle[0] - (x1 + x2) / 2) * 0.25 + across[0] * bend
    my = (y1 + y2) / 2 + (middle[1] - (y1 + y2) / 2) * 0.25 + across[1] * bend
    away = math.hypot(x2 - mx, y2 - my) or 1
    dx, dy = (x2 - mx) / away, (y2 - my) / away
    tip, back = (x2 - dx * 9, y2 - dy * 9), (x2 - dx * 17, y2 - dy * 17)
    wide = 1 + 5 * math.sqrt(tie.events / most)
    half = 3 + wide / 2
    kind = max(range(5), key=lambda quad: tie.quads[quad])
    head = f"{tip[0]:.1f},{tip[1]:.1f} {back[0] - dy * half:.1f},{back[1] + dx * half:.1f} {back[0] + dy * half:.1f},{back[1] - dx * half:.1f}"
    told = escaped(f"{tie.source} > {tie.target}: {tie.events} events")
    return (
        f'<g><title>{told}</title><path class="tie t{kind}" stroke-width="{wide:.1f}" '
        f'd="M{x1:.1f} {y1:.1f}Q{mx:.1f} {my:.1f} {back[0]:.1f} {back[1]:.1f}"/><polygon class="a{kind}" points="{head}"/></g>'
    )


def _node(actor: str, events: int, most: int, place: tuple[float, float], middle: tuple[float, float]) -> str:
    size = 3 + 5 * math.sqrt(events / most)
    dx, dy = place[0] - middle[0], place[1] - middle[1]
    away = math.hypot(dx, dy) or 1
    tx, ty = place[0] + dx / away * 14, place[1] + dy / away * 14
    anchor = "middle" if abs(dx) < away * 0.3 else "start" if dx > 0 else "end"
    name = escaped(actor if len(actor) <= 18 else actor[:17] + "…")
    return (
        f"<g><title>{escaped(f'{actor}: {events} events')}</title>"
        f'<circle class="node" cx="{place[0]:.1f}" cy="{place[1]:.1f}" r="{size:.1f}"/>'
        f'<text x="{tx:.1f}" y="{ty + 4:.1f}" text-anchor="{anchor}">{name}</text></g>'
    )
