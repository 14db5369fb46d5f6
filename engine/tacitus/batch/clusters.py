"""Records that tell one event: the field's one-a-day filter, but nothing is dropped, and the user says what one event is."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from datetime import date as Date
from typing import Any

from tacitus.batch.rows import Told
from tacitus.errors import TacitusError

KEYS = {
    "source": "source_code",
    "target": "target_code",
    "type": "event_type",
    "cameo": "cameo",
    "root": "cameo_root",
    "place": "place_name",
    "source-country": "source_country",
    "target-country": "target_country",
}
DEFAULT = ("source", "target", "cameo")


class NotSorted(TacitusError):
    """Events that go back in time further than the window reaches."""

    def __init__(self, event_id: str, day: str) -> None:
        super().__init__(f"not sorted by day: {event_id} of {day} comes too late; --sort sorts them first")


class Cluster:
    """Records of one event so far. `sources`: publishers, else stories."""

    __slots__ = ("day", "first", "sources")

    def __init__(self, first: str, day: int) -> None:
        self.first = first
        self.day = day
        self.sources: set[str] = set()


def day_of(told: Told) -> str:
    """The day that a record is sorted by: of the event, else of publication; "" if neither is known."""
    return str(told.cells["event_date"] or told.cells["published"] or "")


def clustered(
    events: Iterable[Told], keys: Sequence[str] = DEFAULT, days: int = 1, all: bool = False
) -> Iterator[Told]:
    """The events in their order, each with `cluster_id` (the first one's event_id), `is_first` and `n_sources` (how many
    publishers, else stories, tell it). `keys`: of KEYS, what must be equal; `days`: how many days after the first one a
    record may be dated. Records that do not count, and those without a day, are in no cluster unless `all`.

    Sorted by day; only events within the window are held. Raises NotSorted."""
    columns = [KEYS[key] for key in keys]
    open_: dict[tuple[Any, ...], Cluster] = {}
    held: deque[tuple[int, Told, Cluster | None, bool]] = deque()
    now = 0
    for told in events:
        day = _ordinal(day_of(told))
        if day:
            if day < now:
                raise NotSorted(str(told.cells["event_id"]), day_of(told))
            if day > now:
                now = day
                open_ = {key: cluster for key, cluster in open_.items() if cluster.day + days > day}
        cluster, first = None, False
        if day and (all or told.cells["counts"]):
            key = tuple(told.cells[column] for column in columns)
            cluster = open_.get(key)
            if cluster is None:
                first = True
                cluster = open_[key] = Cluster(str(told.cells["event_id"]), day)
            cluster.sources.add(str(told.cells["publisher"] or told.cells.get("story_id") or told.cells["doc_id"]))
        held.append((cluster.day if cluster else now, told, cluster, first))
        while held and held[0][0] + days <= now:
            yield _marked(held.popleft())
    for entry in held:
        yield _marked(entry)


def _marked(entry: tuple[int, Told, Cluster | None, bool]) -> Told:
    _, told, cluster, first = entry
    found = {
        "cluster_id": cluster.first if cluster else None,
        "is_first": first if cluster else None,
        "n_sources": len(cluster.sources) if cluster else None,
    }
    return told.plus(found)


def _ordinal(day: str) -> int:
    return Date.fromisoformat(day).toordinal() if day else 0
