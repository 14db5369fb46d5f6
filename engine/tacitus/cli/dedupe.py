"""tacitus dedupe"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import click

from tacitus.cli import FINE, options
from tacitus.writing import FORMATS, STDOUT, format_of, is_stream

EXAMPLES = """
tacitus dedupe events.jsonl -o marked.jsonl                        one event a day, pair and code
tacitus dedupe events.parquet --by source,target,type,place --days 3 -o marked.parquet --sort
tacitus dedupe events.jsonl --documents news.jsonl -o marked.csv   stories are compared whole
tacitus dedupe events.jsonl --drop --sort > events.once.jsonl
"""


def _keys(ctx: click.Context, parameter: click.Parameter, value: str) -> tuple[str, ...]:
    from tacitus.batch.clusters import KEYS

    names = tuple(name.strip() for name in value.split(","))
    for name in names:
        if name not in KEYS:
            raise click.BadParameter(f"'{name}' is none of {', '.join(KEYS)}")
    return names


@click.command("dedupe", cls=options.Command, examples=EXAMPLES)
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), default=STDOUT, help="Output file; - is standard output."
)
@click.option("--format", type=click.Choice(FORMATS), help="Format of the output.  [default: by ending]")
@click.option(
    "--by",
    "keys",
    default="source,target,cameo",
    show_default=True,
    callback=_keys,
    metavar="KEYS",
    help="What must be equal: source, target, type, cameo, root, place, source-country, target-country.",
)
@click.option(
    "--days",
    type=click.IntRange(1),
    default=1,
    show_default=True,
    help="Days that records of one event may lie apart: 1 is the same day.",
)
@click.option(
    "--documents",
    multiple=True,
    type=click.Path(exists=True, path_type=Path),
    help="The texts that were coded: repeated stories are then found by all their words, not only by their events'.",
)
@click.option(
    "--story-days", type=click.IntRange(0), default=3, show_default=True, help="The same for repeated stories."
)
@click.option(
    "--alike",
    type=click.FloatRange(0, 1),
    default=0.6,
    show_default=True,
    help="From which part of common words on two stories are one.",
)
@click.option("--sort", is_flag=True, help="Sort the events by day first, on disk.")
@click.option("--drop", is_flag=True, help="Write only the first record of each event.")
@click.option("--all", "all_", is_flag=True, help="Also events that do not count (negated, repeated ...).")
@click.option("-q", "--quiet", is_flag=True, help="No summary.")
def command(file: Path, output: Path, format: str | None, drop: bool, quiet: bool, **how: Any) -> int:
    """Mark records that tell one event, and stories that tell nearly the same.

    FILE: events of `tacitus code`, in any of its formats, sorted by day (or say --sort). Adds cluster_id (the event_id of the
    first record), is_first, n_sources (publishers that tell it, else stories) and story_id (the first of repeated stories).
    Nothing is dropped unless --drop is given.
    """
    from tacitus.batch import convert
    from tacitus.counted import counted

    format = format or ("jsonl" if is_stream(output) else format_of(output))
    counts = {"records": 0, "events": 0, "repetitions": 0}
    found = _counted(_marked(file, **how), counts, drop)
    first = next(found, None)
    with options.whole(convert.opened(format, output, convert.LAYOUT)) as into:
        convert.to_format(chain([first] if first else [], found), format, into, convert.LAYOUT)
    if not quiet:
        records, events, again = (counted(counts[f"{name}s"], name) for name in ("record", "event", "repetition"))
        click.echo(f"{records}: {events}, {again}", err=True)
    return FINE


def _marked(
    file: Path, keys: tuple[str, ...], days: int, documents: tuple[Path, ...], story_days: int, alike: float, sort: bool,
    all_: bool,
) -> Iterator[Any]:  # fmt: skip
    from tacitus.batch import dedupe
    from tacitus.batch.clusters import clustered
    from tacitus.batch.rows import events
    from tacitus.batch.sorting import by_day
    from tacitus.batch.stories import Stories
    from tacitus.reading import Settings, read

    if str(file) == STDOUT:
        raise click.UsageError("events are read twice: FILE cannot be standard input")
    stories = Stories(story_days, alike)
    if documents:
        firsts = dedupe.of_documents(read(documents, Settings()), stories)
    else:
        firsts = dedupe.of_events(events(file), stories)
    marked = dedupe.with_stories(events(file), firsts)
    return clustered(by_day(marked) if sort else marked, keys, days, all_)


def _counted(found: Iterator[Any], counts: dict[str, int], drop: bool) -> Iterator[Any]:
    for told in found:
        counts["records"] += 1
        counts["events"] += told.cells["is_first"] is True
        counts["repetitions"] += told.cells["is_first"] is False
        if not drop or told.cells["is_first"]:
            yield told
