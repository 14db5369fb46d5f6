"""tacitus convert"""

from __future__ import annotations

from itertools import chain
from pathlib import Path

import click

from tacitus.cli import FINE, options
from tacitus.writing import FORMATS, STDOUT, format_of, is_stream
from tacitus.writing.layouts import NAMES

EXAMPLES = """
tacitus convert events.jsonl --to icews -o events.tab
tacitus convert events.parquet --to gdelt --all > events.gdelt.tsv
tacitus convert events.jsonl -o events.duckdb             another format of our own
"""


@click.command("convert", cls=options.Command, examples=EXAMPLES)
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.option(
    "--to", type=click.Choice([*NAMES, *FORMATS]), help="Layout or format.  [default: by the output's ending]"
)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), default=STDOUT, help="Output file; - is standard output."
)
@click.option("--all", "all_", is_flag=True, help="In layouts: also events that do not count (negated, repeated ...).")
@click.option("-q", "--quiet", is_flag=True, help="No summary.")
@options.rules
def command(file: Path, to: str | None, output: Path, all_: bool, quiet: bool, rules_path: str | None) -> int:
    """Write events in the layout of another data set, or in another format.

    FILE: events of `tacitus code`, in any of its formats; - is JSON Lines from standard input. Layouts are lines of tabs with
    exactly the columns of the data set; columns that tacitus cannot fill stay empty (docs/formats.md lists them).
    """
    if to is None:
        to = "jsonl" if is_stream(output) else format_of(output)
    told = _layout(file, to, output, all_, rules_path) if to in NAMES else _format(file, to, output)
    if not quiet:
        click.echo(told, err=True)
    return FINE


def _layout(file: Path, name: str, output: Path, all_: bool, rules_path: str | None) -> str:
    from tacitus.batch import convert
    from tacitus.batch.rows import events
    from tacitus.writing.layouts import first_line, layout

    rules = options.rules_or_nearest(rules_path)
    shape = layout(name)
    with options.whole(convert.opened_lines(output, first_line(shape))) as into:
        done = convert.to_layout(events(file), shape, convert.labels(Path(rules) if rules else None), into, all_)
    left = [f"{done.uncounted:,} that do not count left out (see --all)"] if done.uncounted else []
    left += [f"{done.unfitting:,} that {name} does not hold left out"] if done.unfitting else []
    return ", ".join([f"{done.written:,} events", *left])


def _format(file: Path, format: str, output: Path) -> str:
    from tacitus.batch import convert
    from tacitus.batch.rows import events

    found = events(file)
    first = next(found, None)
    if format == "jsonl" and first is not None and first.record is None:
        click.echo("the file is flat: JSON Lines will be flat too", err=True)
    shape = convert.layout_of(first)
    with options.whole(convert.opened(format, output, shape)) as into:
        number = convert.to_format(chain([first] if first else [], found), format, into, shape)
    return f"{number:,} events"
