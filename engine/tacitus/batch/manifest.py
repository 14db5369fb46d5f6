"""run.json: what was run on what, with what outcome."""

from __future__ import annotations

import hashlib
import platform
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from tacitus import __version__
from tacitus.batch.state import Identity, State
from tacitus.batch.task import Task


class Facts(NamedTuple):
    """What is known of a run besides its state. `started`: seconds since 1970; `wall`: seconds of this run alone."""

    output: Path
    files: Sequence[Path]
    workers: int
    started: float
    wall: float
    warnings: Sequence[str]


def manifest(task: Task, identity: Identity, state: State, facts: Facts) -> bytes:
    """The manifest as JSON, to be kept beside the output; runs of the same things differ in `workers` and times only."""
    counts = state.counts
    record: dict[str, Any] = {
        "tacitus": __version__,
        "python": platform.python_version(),
        "rules_hash": identity.get("rules"),
        "task": task._asdict(),
        "reading": msgspec.json.decode(identity["reading"]) if "reading" in identity else None,
        "inputs": list(_inputs(facts.files)),
        "output": str(facts.output),
        "workers": facts.workers,
        "counts": {
            "documents": counts.documents,
            "set_aside": counts.rejected,
            "sentences": counts.sentences,
            "sentences_with_events": counts.telling,
            "sentences_without_events": counts.sentences - counts.telling,
            "records": counts.records,
            "records_that_count": counts.counting,
            "events_left_out_as_uncoded": counts.uncoded,
            "sentences_discarded": counts.discarded,
            "sentences_gated": counts.gated,
        },
        "types": counts.types,
        "warnings": {"number": counts.remarks, "set_aside": counts.rejected, "first": list(facts.warnings)},
        "timings": {
            "started": _moment(facts.started),
            "finished": _moment(facts.started + facts.wall),
            "seconds": round(state.seconds, 3),
            "seconds_of_workers": round(counts.busy, 3),
            "sentences_per_second": round(counts.sentences / max(state.seconds, 1e-9), 1),
        },
        "identity": dict(identity),
    }
    return msgspec.json.format(msgspec.json.encode(record), indent=2) + b"\n"


def finished(path: Path, identity: Identity) -> int | None:
    """How many documents were set aside by a run of just this that came to its end, as the manifest at the path tells;
    None if it tells of no such run."""
    try:
        record = msgspec.json.decode(path.read_bytes())
        return int(record["counts"]["set_aside"]) if record["identity"] == dict(identity) else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _inputs(files: Iterable[Path]) -> Iterable[dict[str, Any]]:
    for file in files:
        if not file.is_file():
            yield {"path": str(file), "bytes": None, "sha256": None}
            continue
        with file.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
        yield {"path": str(file), "bytes": file.stat().st_size, "sha256": digest}


def _moment(seconds: float) -> str:
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(seconds))
