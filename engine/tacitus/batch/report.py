"""What a run tells while it goes on and when it is over: notices, documents set aside, progress, a summary."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from tacitus.batch.aside import Aside
from tacitus.batch.counts import Counts
from tacitus.batch.task import Task
from tacitus.counted import counted
from tacitus.reading import Gauge, Rejected, Remark

TOLD = 20
SILENT_SECONDS = 2.0
EVERY_SECONDS = 0.5
_DISCARDED = ("sentence discarded", "sentences discarded")


class Report:
    """Tells of a run through `tell` (one message a call) and `show` (a passing line of progress).

    `aside`: the file for documents set aside, made when there is one; an older one of that name is removed.
    `gauge`: how much of the input has been read."""

    def __init__(
        self,
        tell: Callable[[str], None],
        show: Callable[[str], None] | None = None,
        aside: Path | None = None,
        gauge: Gauge | None = None,
    ) -> None:
        self._tell = tell
        self._show = show
        self._aside_path = aside
        self._aside: Aside | None = None
        self._gauge = gauge
        self._told: dict[type, int] = {}
        self.warnings: list[str] = []  # the first ones, for the manifest
        self.started = time.time()
        self._started = time.monotonic()
        self._shown = self._started + SILENT_SECONDS - EVERY_SECONDS
        self._before = Counts()

    def begin(self, counts: Counts, aside: int) -> None:
        """Say that a run goes on from here, or starts when all is 0."""
        self._before = counts
        if self._aside_path is not None:
            self._aside = Aside(self._aside_path, aside)
        if counts.documents or counts.rejected:
            self._tell(f"resuming after {counts.documents + counts.rejected:,} documents")

    def notice(self, notice: Rejected | Remark) -> None:
        """Tell the first notices of each kind, keep every document that is set aside."""
        kind = type(notice)
        self._told[kind] = self._told.get(kind, 0) + 1
        word = "warning" if kind is Remark else "set aside"
        if self._told[kind] <= TOLD:
            self._tell(f"{word}: {notice}")
            self.warnings.append(f"{word}: {notice}")
        elif self._told[kind] == TOLD + 1:
            kept = f", all in {self._aside.path}" if self._aside and kind is Rejected else ""
            self._tell(f"{word}: and more{kept}")
        if isinstance(notice, Rejected) and self._aside is not None:
            self._aside.keep(notice)

    def settle(self) -> int:
        """Make the file of documents set aside durable; its bytes."""
        if self._aside is None:
            return 0
        self._aside.settle()
        return self._aside.position

    def progress(self, counts: Counts) -> None:
        """Show how far the run is, when it takes long."""
        now = time.monotonic()
        if self._show is None or now - self._shown < EVERY_SECONDS:
            return
        self._shown = now
        seconds = now - self._started
        rate = (counts.sentences - self._before.sentences) / seconds
        parts = [
            f"{counts.documents:,} documents",
            f"{counts.sentences:,} sentences",
            f"{counts.records:,} records",
            f"{rate:,.0f} sentences/s",
        ]
        part = self._gauge.part() if self._gauge else None
        if part:
            parts += [f"{part:.0%}", f"{_span(seconds / part - seconds)} left"]
        self._show(", ".join(parts))

    def seconds(self) -> float:
        """Since the start."""
        return time.monotonic() - self._started

    def close(self) -> None:
        """Close what is open."""
        if self._aside is not None:
            self._aside.close()

    def summary(self, counts: Counts, task: Task, seconds: float) -> str:
        """The run in one line."""
        made = {"events": ("event",), "clauses": ("sentence parsed", "sentences parsed"), "discards": _DISCARDED}[
            task.make
        ]
        parts = [
            counted(counts.documents, "document"),
            counted(counts.sentences, "sentence"),
            counted(counts.records, *made),
        ]
        if task.make == "clauses":
            del parts[1]
        if counts.discarded:
            parts.append(f"{counted(counts.discarded, *_DISCARDED)} (see --discards)")
        if counts.uncoded:
            parts.append(f"{counts.uncoded:,} left out for want of a coded actor (see --uncoded)")
        if counts.rejected:
            parts.append(f"{counts.rejected:,} set aside" + (f" in {self._aside.path}" if self._aside else ""))
        return ", ".join(parts) + f"; {seconds:.1f} s, {counts.sentences / max(seconds, 1e-9):,.0f} sentences/s"


def _span(seconds: float) -> str:
    """A time to wait, for people: 45 s, 12 min, 3.5 h."""
    if seconds < 90:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 5400 else f"{seconds / 3600:.1f} h"
