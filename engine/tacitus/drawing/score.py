"""Where everything stands in the picture of a sentence: words in rows, and below each row a lane for every clause in it.

The rows are read as one reads music: what belongs to a word stands below it. All measures are pixels.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from tacitus.drawing.lanes import Lane

WORD, SMALL = 15, 10.5  # sizes of type
MARGIN = 12
GAP, APART = 6, 15  # between words, between what does not belong together
TOP, PILL, FOOT = 17, 25, 20  # of a lane: what it hangs on, its boxes, their labels
HEAD = 44  # of a row: words and their tags
BETWEEN = 16
_LONGEST = 24  # letters of a word that are shown
_BACK, _SHORT = 8, 0.4  # words that a row may be shorter for the sake of what belongs together, and what each costs
_EVEN = 1.15  # times its share that a row may be long
_UNITS = {  # about how wide a letter is in sans-serif type, in times its size; others 0.57, capitals 0.69
    **dict.fromkeys("ijlI.,:;'’‘!|", 0.28), **dict.fromkeys("ftr()[]-–\"“” ", 0.38), "w": 0.77,
    **dict.fromkeys("mMW—…@%", 0.92),
}  # fmt: skip


class Row(NamedTuple):
    """Words `first` to `end`. `y`: of its top; `lanes`: (lane, y of its top) for those with a box in it."""

    first: int
    end: int
    y: float
    lanes: tuple[tuple[int, float], ...]


class Score(NamedTuple):
    """`x`, `widths`: of each word, within its row; `height` of the whole."""

    words: tuple[str, ...]
    x: tuple[float, ...]
    widths: tuple[float, ...]
    rows: tuple[Row, ...]
    height: float


def measure(text: str, size: float) -> float:
    """About how wide a text is."""
    units = (_UNITS.get(c) or (0.69 if c.isupper() else 1.05 if ord(c) > 0x2E80 else 0.57) for c in text)
    return sum(units) * size


def place(words: Sequence[str], tags: Sequence[str], lanes: Sequence[Lane], width: float) -> Score:
    """The words and lanes of a sentence in a picture of some width."""
    shown = tuple(word if len(word) <= _LONGEST else word[: _LONGEST - 1] + "…" for word in words)
    widths = [measure(word, WORD) for word in shown]
    cells = [max(w, measure(tag, SMALL) + 2 if tag != "PUNCT" else 0) for w, tag in zip(widths, tags, strict=True)]
    edges = {edge for lane in lanes for box in lane.boxes for edge in (box.start, box.end)}
    gaps = [APART if at + 1 in edges else GAP for at in range(len(words))]
    _widen(cells, gaps, lanes)
    x: list[float] = [0.0] * len(words)
    rows: list[Row] = []
    y = float(MARGIN)
    for first, end in _rows(cells, gaps, lanes, width - 2 * MARGIN):
        left = float(MARGIN)
        for at in range(first, end):
            x[at] = left + (cells[at] - widths[at]) / 2
            left += cells[at] + gaps[at]
        inside: list[tuple[int, float]] = []
        below = y + HEAD
        for number, lane in enumerate(lanes):
            if any(box.start < end and box.end > first for box in lane.boxes):
                inside.append((number, below))
                below += TOP + PILL + FOOT
        rows.append(Row(first, end, y, tuple(inside)))
        y = below + BETWEEN
    return Score(shown, tuple(x), tuple(widths), tuple(rows), y)


def _widen(cells: list[float], gaps: Sequence[float], lanes: Sequence[Lane]) -> None:
    """Make room for labels that are wider than what they stand below."""
    for lane in lanes:
        for box in lane.boxes:
            room = sum(cells[box.start : box.end]) + sum(gaps[box.start : box.end - 1])
            wanted = measure(box.label, SMALL)
            if wanted > room:
                cells[box.end - 1] += wanted - room


def _rows(cells: Sequence[float], gaps: Sequence[float], lanes: Sequence[Lane], room: float) -> list[tuple[int, int]]:
    """First and one past the last word of each row, all about equally long. A row ends where it tears the fewest clauses."""
    torn = [0.0] * (len(cells) + 1)
    for lane in lanes:
        for box in lane.boxes:
            for at in range(box.start + 1, box.end):
                torn[at] += 2
        for at in range(lane.boxes[0].start + 1, lane.boxes[-1].end):
            torn[at] += 1
    rows: list[tuple[int, int]] = []
    first = 0
    while first < len(cells):
        left = sum(cells[first:]) + sum(gaps[first:-1])
        share = min(room, left / max(1, math.ceil(left / room)) * _EVEN)
        end, used = first, 0.0
        while end < len(cells) and (end == first or used + cells[end] <= share):
            used += cells[end] + gaps[end]
            end += 1
        if end < len(cells):
            back = range(end, max(first + (end - first) * 2 // 3, end - _BACK), -1)
            end = min(back, key=lambda at: (torn[at] + _SHORT * (back.start - at), back.start - at))
        rows.append((first, end))
        first = end
    return rows
