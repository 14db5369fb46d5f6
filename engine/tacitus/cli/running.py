"""A run over many documents, as `code` and `parse` do it."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import click

from tacitus.batch import Counts, Report, Task, run
from tacitus.batch.report import manifest
from tacitus.cli import FINE, SET_ASIDE
from tacitus.cli.options import inputs_or_stdin, settings
from tacitus.reading import read
from tacitus.writing import STDOUT, CannotWrite, Sink, sink


def run_files(task: Task, options: dict[str, Any], output: Path, into: Sink | None = None) -> int:
    """Read, work, write, tell; the exit status. `into`: takes the values themselves instead of a file."""
    reading = settings(options)
    inputs = inputs_or_stdin(options["inputs"])
    workers = options["workers"] or os.cpu_count() or 1
    quiet = options["quiet"]
    to_file = str(output) != STDOUT and into is None and not _special(output)
    aside = options["errors"] or (_beside(output, ".errors.jsonl") if to_file else None)
    beside = _beside(output, ".run.json")
    screen = Screen()
    destination = into or sink(task.format, output)
    report = Report(screen.tell, None if quiet or not sys.stderr.isatty() else screen.show, aside)
    skip = [output, aside, beside] if aside else [output, beside]
    seconds = 0.0
    try:
        counts = run(read(inputs, reading, skip), task, destination, report, workers)
    except KeyboardInterrupt:
        if to_file:
            screen.tell(f"what was done until now is in {output}.partial")
        raise
    finally:
        seconds = report.close()
        screen.clear()
    if to_file:
        _write_manifest(beside, manifest(task, inputs, output, workers, counts, seconds))
    return _told(screen, report, counts, task, seconds, quiet)


def _told(screen: Screen, report: Report, counts: Counts, task: Task, seconds: float, quiet: bool) -> int:
    if not quiet:
        screen.tell(report.summary(counts, task, seconds))
    return SET_ASIDE if counts.rejected else FINE


def _special(path: Path) -> bool:
    return path.exists() and not path.is_file()


def _beside(output: Path, ending: str) -> Path:
    return output.with_name(output.name + ending)


def _write_manifest(path: Path, data: bytes) -> None:
    try:
        path.write_bytes(data)
    except OSError as error:
        raise CannotWrite(path, error) from None


class Screen:
    """Standard error: lines that stay, and one that passes."""

    def __init__(self) -> None:
        self._passing = False

    def tell(self, message: str) -> None:
        """A message that stays."""
        self.clear()
        click.echo(message, err=True)

    def show(self, message: str) -> None:
        """A message that gives way to the next one."""
        click.echo(f"\r\x1b[K{message}", nl=False, err=True)
        self._passing = True

    def clear(self) -> None:
        """Take the passing message away."""
        if self._passing:
            click.echo("\r\x1b[K", nl=False, err=True)
            self._passing = False
