"""What a run tells while it goes on and when it is over: notices, documents set aside, a summary, a manifest."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import IO, Any

from tacitus import __version__
from tacitus.batch.task import Counts, Task
from tacitus.reading import Rejected, Remark
from tacitus.writing import CannotWrite
from tacitus.writing.records import encode

TOLD = 20
SILENT_SECONDS = 2.0
EVERY_SECONDS = 0.5


class Report:
    """Tells of a run through `tell` (one message a call) and `show` (a passing line of progress).

    `aside`: the file for documents set aside, made when there is one; an older one of that name is removed."""

    def __init__(
        self,
        tell: Callable[[str], None],
        show: Callable[[str], None] | None = None,
        aside: Path | None = None,
    ) -> None:
        self._tell = tell
        self._show = show
        self._aside = aside
        self._file: IO[bytes] | None = None
        self._told: dict[type, int] = {}
        self._started = time.monotonic()
        self._shown = self._started + SILENT_SECONDS - EVERY_SECONDS
        if aside is not None:
            aside.unlink(missing_ok=True)

    def notice(self, notice: Rejected | Remark) -> None:
        """Tell the first notices of each kind, keep every document that is set aside."""
        kind = type(notice)
        self._told[kind] = self._told.get(kind, 0) + 1
        word = "warning" if kind is Remark else "set aside"
        if self._told[kind] <= TOLD:
            self._tell(f"{word}: {notice}")
        elif self._told[kind] == TOLD + 1:
            self._tell(f"{word}: and more" + (f", all in {self._aside}" if self._aside and kind is Rejected else ""))
        if isinstance(notice, Rejected) and self._aside is not None:
            self._keep(notice, self._aside)

    def _keep(self, notice: Rejected, aside: Path) -> None:
        try:
            if self._file is None:
                self._file = aside.open("wb")
            self._file.write(encode([notice._asdict()]))
        except OSError as error:
            raise CannotWrite(aside, error) from None

    def progress(self, counts: Counts) -> None:
        """Show how far the run is, when it takes long."""
        now = time.monotonic()
        if self._show is None or now - self._shown < EVERY_SECONDS:
            return
        self._shown = now
        rate = counts.sentences / (now - self._started)
        self._show(f"{counts.documents:,} documents, {counts.records:,} records, {rate:,.0f} sentences/s")

    def close(self) -> float:
        """Close what is open; the seconds since the start."""
        if self._file is not None:
            self._file.close()
        return time.monotonic() - self._started

    def summary(self, counts: Counts, task: Task, seconds: float) -> str:
        """The run in one line."""
        what = "events" if task.make == "events" else "sentences parsed"
        parts = [f"{counts.documents:,} documents", f"{counts.sentences:,} sentences", f"{counts.records:,} {what}"]
        if task.make != "events":
            del parts[1]
        if counts.uncoded:
            parts.append(f"{counts.uncoded:,} left out for want of a coded actor (see --uncoded)")
        if counts.rejected:
            parts.append(f"{counts.rejected:,} set aside" + (f" in {self._aside}" if self._aside else ""))
        return ", ".join(parts) + f"; {seconds:.1f} s, {counts.sentences / max(seconds, 1e-9):,.0f} sentences/s"


def manifest(task: Task, inputs: Sequence[Path], output: Path, workers: int, counts: Counts, seconds: float) -> bytes:
    """What was run on what with what outcome, as JSON: to be kept beside the output."""
    import platform

    import msgspec

    record: dict[str, Any] = {
        "tacitus": __version__,
        "python": platform.python_version(),
        "task": task._asdict(),
        "inputs": [{"path": str(path), "bytes": path.stat().st_size if path.is_file() else None} for path in inputs],
        "output": str(output),
        "workers": workers,
        "counts": counts._asdict(),
        "seconds": round(seconds, 3),
        "finished": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
    }
    return msgspec.json.format(msgspec.json.encode(record), indent=2) + b"\n"
