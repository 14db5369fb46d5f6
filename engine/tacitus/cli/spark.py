"""`tacitus code --spark`: the options of `code` for a job on Spark."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from tacitus.cli import FINE, SET_ASIDE
from tacitus.cli.options import settings
from tacitus.counted import counted
from tacitus.writing import STDOUT, format_of, replace_whole


def run_on_spark(
    master: str,
    output: Path | None,
    format: str | None,
    rules: str | None,
    statements: str,
    uncoded: bool,
    rest: dict[str, Any],
) -> int:
    """Run the job and tell what came out; the exit status."""
    from tacitus.distributed import job
    from tacitus.distributed.worker import Plan
    from tacitus.writing.records import encode

    reading = settings(rest)
    if output is None or str(output) == STDOUT or any(str(path) == STDOUT for path in rest["inputs"]):
        raise click.UsageError("Spark reads files or folders and writes a folder: -o NAME")
    format = format or format_of(output)
    if format not in job.FORMATS:
        raise click.UsageError(f"Spark writes {', '.join(job.FORMATS)}, not {format}")
    if rest["resume"]:
        raise click.UsageError("Spark does its work again where a part of it is lost; there is nothing to resume")
    plan = Plan(reading, statements, uncoded)
    outcome = job.run(master, rest["inputs"], output, format, plan, rules, rest["restart"])
    aside: Path = rest["errors"] or output.with_name(output.name + ".errors.jsonl")
    if outcome.aside:
        replace_whole(aside, encode([rejected._asdict() for rejected in outcome.aside]))
    if not rest["quiet"]:
        told = f", {counted(len(outcome.aside), 'document')} set aside in {aside}" if outcome.aside else ""
        click.echo(f"{counted(outcome.events, 'event')}{told}", err=True)
    return SET_ASIDE if outcome.aside else FINE
