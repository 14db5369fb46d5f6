"""tacitus code"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from tacitus.batch import Task
from tacitus.cli import options
from tacitus.cli.running import run_files
from tacitus.writing import FORMATS, STDOUT, format_of

EXAMPLES = """
tacitus code article.txt --date 2021-03-11             a table on the terminal
tacitus code news.jsonl -o events.jsonl                one JSON object an event
tacitus code news/ archive.csv.gz -o events.csv        folders, packed files; flat columns
tacitus code news.csv --text-field body -o events.parquet --workers 0
cat news.jsonl | tacitus code - | head                 JSON Lines in, JSON Lines out
tacitus code news.jsonl --rules my-project/ -o events.tsv
tacitus code news/ --spark yarn -o events.parquet      on a cluster: a folder of Parquet files
tacitus code news.jsonl --discards -o left-out.jsonl   which sentences were left out, and for which words
"""


@click.command("code", cls=options.Command, examples=EXAMPLES)
@options.documents
@options.running
@click.option(
    "--format", "format", type=click.Choice([*FORMATS, "table"]), help="Format of the output.  [default: by ending]"
)
@click.option(
    "--statements",
    type=click.Choice(["auto", "all"]),
    default="auto",
    show_default=True,
    help="auto: indirect speech is a statement only if nothing it reports is recorded. all: always.",
)
@click.option("--uncoded", is_flag=True, help="Also events neither of whose sides has a code.")
@click.option(
    "--discards",
    is_flag=True,
    help="Instead of events the sentences left out as sport, markets, fiction ..., as JSON Lines.",
)
@click.option(
    "--spark",
    metavar="MASTER",
    help="Run on Spark: local[*], spark://host:port, yarn, ...; conf: as Spark is configured. The output is a folder.",
)
@options.rules
def command(
    rules_path: str | None,
    output: Path | None,
    format: str | None,
    statements: str,
    uncoded: bool,
    discards: bool,
    spark: str | None,
    **rest: Any,
) -> int:
    """Code the events that documents tell.

    INPUT: JSON Lines, CSV, TSV, Parquet or plain text files (also .gz and .zst), folders of them, or - for standard
    input. Without -o the events go to standard output: as a table on a terminal, else as JSON Lines.

    Exit status: 0 fine, 1 faulty rules, 2 usage, 3 some documents were set aside.
    """
    if spark is not None:
        from tacitus.cli.spark import run_on_spark

        return run_on_spark(spark, output, format, options.rules_or_nearest(rules_path), statements, uncoded, rest)
    if discards and (format or "jsonl") != "jsonl":
        raise click.UsageError("discarded sentences are listed as JSON Lines")
    if format is None:
        format = "jsonl" if discards else _format(output)
    rules = options.rules_or_nearest(rules_path)
    if discards:
        return run_files(Task("discards", format, rules), rest, output or Path(STDOUT))
    task = Task("events", "" if format == "table" else format, rules, statements, uncoded)
    if format != "table":
        return run_files(task, rest, output or Path(STDOUT))
    if output is not None and str(output) != STDOUT:
        raise click.UsageError("a table is for the terminal; for a file choose " + ", ".join(FORMATS))
    from tacitus.cli.table import TableSink

    return run_files(task, rest, Path(STDOUT), TableSink())


def _format(output: Path | None) -> str:
    if output is None:
        return "table" if sys.stdout.isatty() else "jsonl"
    return "jsonl" if str(output) == STDOUT or (output.exists() and not output.is_file()) else format_of(output)
