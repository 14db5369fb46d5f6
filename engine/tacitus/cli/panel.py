"""tacitus panel"""

from __future__ import annotations

from pathlib import Path

import click

from tacitus.batch.panel import LEVELS, PERIODS, Cut
from tacitus.cli import FINE, options
from tacitus.writing import FORMATS, STDOUT, format_of, is_stream
from tacitus.writing.flat import Row

EXAMPLES = """
tacitus panel events.jsonl -o panel.csv                            pairs of countries by month
tacitus panel events.parquet --by week --level code --fill -o panel.parquet
tacitus panel marked.jsonl --once --plot panel.html -o panel.csv   with pictures of the series and of who acts on whom
"""


@click.command("panel", cls=options.Command, examples=EXAMPLES)
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), default=STDOUT, help="Output file; - is standard output."
)
@click.option("--format", type=click.Choice(FORMATS), help="Format of the output.  [default: by ending, else csv]")
@click.option("--by", "period", type=click.Choice(PERIODS), default="month", show_default=True, help="Stretch of time.")
@click.option("--level", type=click.Choice(LEVELS), default="country", show_default=True, help="What an actor is.")
@click.option("--fill", is_flag=True, help="Also stretches without events, between the first and last of a pair.")
@click.option("--once", is_flag=True, help="Count an event that dedupe found in several records once.")
@click.option("--all", "all_", is_flag=True, help="Also events that do not count (negated, repeated ...).")
@click.option(
    "--plot", type=click.Path(dir_okay=False, path_type=Path), help="Draw it: a page (.html) or a picture (.svg)."
)
@click.option("-q", "--quiet", is_flag=True, help="No summary.")
def command(
    file: Path, output: Path, format: str | None, period: str, level: str, fill: bool, once: bool, all_: bool,
    plot: Path | None, quiet: bool,
) -> int:  # fmt: skip
    """Count events by pair of actors and time: a panel for regressions.

    FILE: events of `tacitus code`, in any of its formats. A row is a pair in a stretch of time: number of events, of each quad
    class, sum and mean of Goldstein's values. Events without a day or without one of the sides are left out.
    """
    from tacitus.batch import convert, panel
    from tacitus.batch.rows import events
    from tacitus.writing import rows_encoder

    format = format or ("csv" if is_stream(output) else format_of(output))
    if plot is not None and plot.suffix.lower() not in (".html", ".svg"):
        raise click.UsageError(f"{plot}: a plot is a page (.html) or a picture (.svg)")
    cut = panel.Cut(period, level, all_, once, fill)
    found = panel.counted(events(file), cut)
    rows = list(panel.rows(found, cut))
    with options.whole(convert.opened(format, output, panel.LAYOUT)) as into:
        into.write(rows_encoder(format, panel.LAYOUT)(rows))
    if plot is not None:
        _draw(plot, file, rows, cut)
    if not quiet:
        pairs = len({row[1:3] for row in rows})
        click.echo(
            f"{len(rows):,} rows, {pairs:,} pairs, {sum(cell.events for cell in found.values()):,} events", err=True
        )
    return FINE


def _draw(plot: Path, file: Path, rows: list[Row], cut: Cut) -> None:
    from tacitus.drawing import panels
    from tacitus.writing import replace_whole

    draw = panels.page if plot.suffix.lower() == ".html" else panels.picture
    replace_whole(plot, draw(rows, f"{file.name}: events by {cut.level}", cut.period).encode())
