"""Stories that tell nearly the same: wire updates, corrections, syndicated copies. Found by a signature of the text.

A text is cut into runs of three words; each is hashed into one of 64 bins, and a bin keeps its smallest hash (one-permutation
MinHash). The part of bins that agree estimates how much of two texts is common; bands of bins find candidates without
comparing all with all. Only stories within some days of each other are compared, so that memory stays bounded.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Sequence
from datetime import date as Date
from zlib import crc32

BINS = 64
ROWS = 4  # bins of a band: 16 bands find texts of which 60 % is common nine times in ten
WORDS = 3
MOST = 50_000  # stories that are kept for comparison
MIX = 0x9E3779B1  # spreads hashes over bins evenly

Signature = tuple[int, ...]
_word = re.compile(r"\w+")


def signature(text: str) -> Signature:
    """The smallest hash of each bin; bins that no run of words fell into take that of the next one that is filled."""
    words = _word.findall(text.lower())
    bins = [-1] * BINS
    for start in range(max(1, len(words) - WORDS + 1)):
        value = crc32(" ".join(words[start : start + WORDS]).encode()) * MIX & 0xFFFFFFFF
        bin = value % BINS
        if bins[bin] < 0 or value < bins[bin]:
            bins[bin] = value
    return _filled(bins)


def _filled(bins: list[int]) -> Signature:
    found = list(bins)
    for start, value in enumerate(bins):
        step = 0
        while value < 0:
            step += 1
            value = bins[(start + step) % BINS]
        found[start] = value + step
    return tuple(found)


def likeness(one: Signature, other: Signature) -> float:
    """How much of two texts is common, from 0 to 1."""
    return sum(a == b for a, b in zip(one, other, strict=True)) / BINS


class Stories:
    """Stories in the order of reading. `days`: how far apart those of one group may be published; `alike`: from which
    likeness on they are one."""

    def __init__(self, days: int = 3, alike: float = 0.6) -> None:
        self._days = days
        self._alike = alike
        self._kept: deque[tuple[str, int, str, Signature]] = deque()
        self._bands: dict[tuple[int, ...], list[tuple[str, int, str, Signature]]] = {}

    def first(self, id: str, published: str | None, text: str) -> str:
        """The id of the first story of the group that this one belongs to: its own if it is like none before.
        `published`: ISO date; stories without one are compared with all that are kept."""
        day = Date.fromisoformat(published).toordinal() if published else 0
        found = signature(text)
        bands = _bands(found)
        near = {kept[0]: kept for band in bands for kept in self._bands.get(band, ()) if self._near(kept[1], day)}
        best = max(near.values(), key=lambda kept: likeness(kept[3], found), default=None)
        group = best[2] if best is not None and likeness(best[3], found) >= self._alike else id
        self._keep((id, day, group, found), bands)
        return group

    def _near(self, one: int, other: int) -> bool:
        return not one or not other or abs(one - other) <= self._days

    def _keep(self, story: tuple[str, int, str, Signature], bands: Sequence[tuple[int, ...]]) -> None:
        self._kept.append(story)
        for band in bands:
            self._bands.setdefault(band, []).append(story)
        while len(self._kept) > MOST or (self._kept and story[1] and 0 < self._kept[0][1] < story[1] - self._days):
            self._drop(self._kept.popleft())

    def _drop(self, story: tuple[str, int, str, Signature]) -> None:
        for band in _bands(story[3]):
            stories = self._bands[band]
            stories.remove(story)
            if not stories:
                del self._bands[band]


def _bands(found: Signature) -> list[tuple[int, ...]]:
    return [(start, *found[start : start + ROWS]) for start in range(0, BINS, ROWS)]
