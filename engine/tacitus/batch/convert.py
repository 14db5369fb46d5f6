"""Events that were written, in other formats and in the layouts of other data sets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from tacitus import compiled
from tacitus.batch.rows import ADDED, Told
from tacitus.writing import EVENTS, Layout, Sink, rows_encoder, sink
from tacitus.writing import layouts as others
from tacitus.writing.sinks import StreamSink

STRETCH = 1000
LAYOUT = EVENTS.plus(
    {
        "story_id": ("", "id of the first of stories that tell nearly the same"),
        "cluster_id": ("", "event_id of the first of records that tell one event"),
        "is_first": ("bool", "whether the record is the first of its cluster"),
        "n_sources": ("int", "how many publishers, else stories, tell the event"),
    }
)


class Converted(NamedTuple):
    """How many records were written, and how many left out: `uncounted` ones, and those that the layout does not hold."""

    written: int
    uncounted: int
    unfitting: int


def labels(rules: Path | None = None) -> others.Labels:
    """The words and roles that layouts ask for, from the rules (None: the packaged ones)."""
    known = compiled.load(rules)
    codebook, codes = known.rulebook.codebook, known.actors.codes
    roles = frozenset(triple for sector in codebook.sectors if (triple := codes.triples.get(sector, sector)))
    events = {code: entry.label for code, entry in codebook.codes.items()}
    return others.Labels(events, codebook.sectors, known.actors.countries(), roles)


def to_layout(events: Iterable[Told], layout: others.Layout, labels: others.Labels, into: Sink, all: bool) -> Converted:
    """Write the events in a layout of others; only those that count, unless `all`. The sink is left open."""
    written = uncounted = unfitting = 0
    for stretch in stretches(events):
        kept = [told.cells for told in stretch if all or told.cells["counts"]]
        data, left = others.lines(layout, kept, labels)
        into.write(data)
        written += len(kept) - left
        uncounted += len(stretch) - len(kept)
        unfitting += left
    return Converted(written, uncounted, unfitting)


def to_format(events: Iterable[Told], format: str, into: Sink, layout: Layout) -> int:
    """Write the events in one of our own formats; JSON Lines are as nested as they came. How many."""
    number = 0
    for stretch in stretches(events):
        into.write(encoded(stretch, format, layout))
        number += len(stretch)
    return number


def encoded(stretch: list[Told], format: str, layout: Layout) -> bytes:
    """The events as the format's sink takes them."""
    if format == "jsonl" and all(told.record is not None for told in stretch):
        from tacitus.writing.records import encode

        return encode([told.record for told in stretch])
    encode_rows = rows_encoder(format, layout)
    return encode_rows([tuple(told.cells.get(name) for name in layout.columns) for told in stretch])


def layout_of(first: Told | None) -> Layout:
    """The columns that events like this one have."""
    return LAYOUT if first is not None and any(name in first.cells for name in ADDED) else EVENTS


def opened(format: str, path: Path, layout: Layout) -> Sink:
    """A file to write at one go, or standard output."""
    return sink(format, path, start="restart", layout=layout)


def opened_lines(path: Path, first_line: bytes) -> Sink:
    """The same for lines of another layout."""
    from tacitus.writing import FileSink, is_stream

    return StreamSink(path, first_line) if is_stream(path) else FileSink(path, first_line, "restart")


def stretches(events: Iterable[Told], most: int = STRETCH) -> Iterator[list[Told]]:
    """The events, so many at a time."""
    rest = iter(events)
    while stretch := list(islice(rest, most)):
        yield stretch


__all__ = ["Converted", "encoded", "labels", "layout_of", "opened", "opened_lines", "to_format", "to_layout"]
