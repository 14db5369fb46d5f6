"""Events in order of their day, however many there are: sorted some at a time on disk, then merged."""

from __future__ import annotations

import heapq
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from tacitus.batch.clusters import day_of
from tacitus.batch.convert import stretches
from tacitus.batch.rows import Told

HELD = 100_000  # events in memory at a time
_encode = msgspec.msgpack.Encoder().encode


def by_day(events: Iterable[Told], held: int = HELD) -> Iterator[Told]:
    """The events sorted by day; those of one day, and those without one (first of all), as they came."""
    with tempfile.TemporaryDirectory(prefix="tacitus-") as folder:
        files = [_written(part, Path(folder, str(number))) for number, part in enumerate(stretches(events, held))]
        yield from heapq.merge(*map(_read, files), key=day_of)


def _written(part: list[Told], path: Path) -> Path:
    part.sort(key=day_of)
    with path.open("wb") as file:
        for told in part:
            data = _encode(told)
            file.write(len(data).to_bytes(4, "big") + data)
    return path


def _read(path: Path) -> Iterator[Told]:
    decode = msgspec.msgpack.Decoder().decode
    with path.open("rb") as file:
        while head := file.read(4):
            cells, record = decode(file.read(int.from_bytes(head, "big")))
            yield Told(_tuples(cells), record)


def _tuples(cells: dict[str, Any]) -> dict[str, Any]:
    return {name: tuple(cell) if isinstance(cell, list) else cell for name, cell in cells.items()}
