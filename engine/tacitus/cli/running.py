"""A run over many documents, as `code` and `parse` do it."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import click

from tacitus.batch import Report, State, Task, Worker, identity, run
from tacitus.batch.manifest import Facts, finished, manifest
from tacitus.batch.state import Identity, resumed
from tacitus.cli import FINE, SET_ASIDE
from tacitus.cli.options import inputs_or_stdin, settings
from tacitus.reading import Gauge, Settings, Source, expand, read
from tacitus.writing import Sink, Start, is_stream, replace_whole, sink

OWN = (".errors.jsonl", ".run.json", ".schema.json", ".journal", ".partial", ".whole", ".partial.wal")


def run_files(task: Task, options: dict[str, Any], output: Path, into: Sink | None = None) -> int:
    """Read, work, write, tell; the exit status. `into`: takes the values themselves instead of a file."""
    reading = settings(options)
    start = _start(options)
    inputs = inputs_or_stdin(options["inputs"])
    worker = Worker(task._replace(max_seconds=options["max_seconds"]))
    if into is not None or is_stream(output):
        if start == "resume":
            raise click.UsageError("only a run into a file can be resumed: -o NAME")
        into = into or sink(task.format, output)
        return _Run(worker, reading, inputs, output, options).into_stream(into)
    if start == "resume" and any(not path.is_file() and not path.is_dir() for path in inputs):
        raise click.UsageError("standard input cannot be read again: --resume needs files")
    return _Run(worker, reading, inputs, output, options).into_file(start)


def _start(options: dict[str, Any]) -> Start:
    if options["resume"] and options["restart"]:
        raise click.UsageError("--resume goes on with what is there, --restart throws it away: choose one")
    return "resume" if options["resume"] else "restart" if options["restart"] else "new"


class _Run:
    """One run and all that goes with it."""

    def __init__(
        self, worker: Worker, reading: Settings, inputs: tuple[Path, ...], output: Path, options: dict[str, Any]
    ) -> None:
        self.worker = worker
        self.reading = reading
        self.output = output
        self.workers = options["workers"] or os.cpu_count() or 1
        self.quiet = options["quiet"]
        self.screen = Screen()
        self.errors: Path | None = options["errors"]
        skip = [output, *(_beside(output, ending) for ending in OWN), *([self.errors] if self.errors else [])]
        self.sources = expand(inputs, reading, skip)
        self.files = [source.path for source in self.sources if isinstance(source, Source)]
        self.gauge = Gauge(self.files)

    def into_stream(self, into: Sink) -> int:
        """Without a manifest, and nothing to resume."""
        report = self._report(self.errors)
        return self._told(report, self._coded(into, report, None))

    def into_file(self, start: Start) -> int:
        """With a journal while it goes on, and a manifest beside the whole output."""
        worker = self.worker
        known = identity(worker.task, worker.rules_hash, self.reading, self.files)
        beside = _beside(self.output, ".run.json")
        journal = _beside(self.output, ".journal")
        if start == "resume" and self.output.exists() and not journal.exists():
            aside = finished(beside, known)
            if aside is not None:
                if not self.quiet:
                    self.screen.tell(f"{self.output}: is whole already")
                return SET_ASIDE if aside else FINE
        report = self._report(self.errors or _beside(self.output, ".errors.jsonl"))
        into = sink(worker.task.format, self.output, {"rules_hash": worker.rules_hash}, start)
        state = self._state(into, known)
        state = self._coded(into, report, state)
        facts = Facts(self.output, self.files, self.workers, report.started, report.seconds(), report.warnings)
        self._companion()
        replace_whole(beside, manifest(worker.task, known, state, facts))
        into.publish()
        return self._told(report, state)

    def _state(self, into: Sink, known: Identity) -> State:
        try:
            return resumed(into.mark, known, self.output)
        except Exception:
            into.abandon()
            raise

    def _report(self, aside: Path | None) -> Report:
        show = None if self.quiet or not sys.stderr.isatty() else self.screen.show
        return Report(self.screen.tell, show, aside, self.gauge)

    def _coded(self, into: Sink, report: Report, state: State | None) -> State:
        items = read(self.sources, self.reading, gauge=self.gauge)
        try:
            return run(items, self.worker, into, report, self.workers, state)
        except KeyboardInterrupt:
            if state is not None:
                self.screen.tell(f"{self.output}: stopped; --resume goes on from here")
            raise
        finally:
            report.close()
            self.screen.clear()

    def _companion(self) -> None:
        """A CSV or TSV file has no types of its own: they are told beside it."""
        format = self.worker.task.format
        if format not in ("csv", "tsv"):
            return
        from tacitus.writing.companion import beside, companion

        replace_whole(beside(self.output), companion(self.output, format, rules_hash=self.worker.rules_hash))

    def _told(self, report: Report, state: State) -> int:
        if not self.quiet:
            self.screen.tell(report.summary(state.counts, self.worker.task, state.seconds))
        return SET_ASIDE if state.counts.rejected else FINE


def _beside(output: Path, ending: str) -> Path:
    return output.with_name(output.name + ending)


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
