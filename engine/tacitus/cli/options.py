"""Options that several commands have, and what they have in common."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import click

from tacitus.reading import MAX_CHARS, Fields, Settings
from tacitus.reading.records import iso_date
from tacitus.writing import Sink

Function = TypeVar("Function", bound=Callable[..., Any])


class Command(click.Command):
    """A command with examples below its options."""

    def __init__(self, *args: Any, examples: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.examples = examples

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The examples, as written."""
        if self.examples:
            formatter.write("\nExamples:\n")
            for line in self.examples.strip().splitlines():
                formatter.write(f"  {line.strip()}\n")


def rules(function: Function) -> Function:
    """--rules PATH"""
    help = "A project (folder of a tacitus.yaml) or a folder of rules.  [default: the nearest tacitus.yaml upward, else the packaged rules]"
    return click.option("--rules", "rules_path", metavar="PATH", help=help)(function)


def rules_or_nearest(given: str | None) -> str | None:
    """The folder of rules that is asked for; else that of the nearest tacitus.yaml upward, which is named on stderr;
    else None, the packaged rules."""
    if given is not None:
        return given
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / "tacitus.yaml").is_file():
            click.echo(f"rules: {folder / 'tacitus.yaml'}", err=True)
            return str(folder)
    return None


def _date(ctx: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    if value is None:
        return None
    day = iso_date(value)
    if day is None:
        raise click.BadParameter(f"'{value}' is no date; write YYYY-MM-DD")
    return day


def date(function: Function) -> Function:
    """--date YYYY-MM-DD"""
    help = "Publication date of documents that have none."
    return click.option("--date", metavar="YYYY-MM-DD", callback=_date, help=help)(function)


def _inputs(ctx: click.Context, parameter: click.Parameter, values: tuple[str, ...]) -> tuple[Path, ...]:
    """The paths; patterns that the shell left alone are replaced by what they fit, in order of name."""
    return tuple(path for value in values for path in _matching(value))


def _matching(value: str) -> list[Path]:
    if value == "-" or Path(value).exists():
        return [Path(value)]
    if any(sign in value for sign in "*?["):
        from glob import glob

        if found := sorted(glob(value, recursive=True)):
            return [Path(name) for name in found]
        raise click.BadParameter(f"no file fits '{value}'")
    raise click.BadParameter(f"Path '{value}' does not exist.")


def documents(function: Function) -> Function:
    """INPUT... and how to read them."""
    decorators = [
        click.argument("inputs", nargs=-1, metavar="INPUT...", callback=_inputs),
        click.option("--from", "kind", type=click.Choice(["jsonl", "csv", "tsv", "parquet", "conllu", "text"]),
                     help="Kind of the inputs.  [default: by ending]"),
        date,
        *(
            click.option(f"--{field}-field", metavar="NAME", default=field, show_default=True, help=help)
            for field, help in (
                ("id", "Field of a record that holds its id."),
                ("text", "Field of the text."),
                ("date", "Field of the publication date."),
                ("title", "Field of the title."),
                ("publisher", "Field of the publisher."),
                ("url", "Field of the address."),
            )
        ),
        click.option("--max-chars", type=click.IntRange(1), default=MAX_CHARS, show_default=True,
                     help="Longer texts are set aside."),
        click.option("--max-seconds", type=click.FloatRange(0, min_open=True), default=60, show_default=True,
                     help="A document that takes longer is set aside."),
        click.option("--encoding", default="utf-8", show_default=True, help="Encoding of text inputs."),
    ]  # fmt: skip
    for decorator in reversed(decorators):
        function = decorator(function)
    return function


def settings(options: dict[str, Any]) -> Settings:
    """Take what `documents` added out of a command's options."""
    fields = Fields(**{name: options.pop(f"{name}_field") for name in Fields._fields})
    encoding = options.pop("encoding").lower()
    try:
        "".encode(encoding)
    except LookupError:
        raise click.UsageError(f"no encoding is called '{encoding}'") from None
    encoding = "utf-8" if encoding in ("utf8", "utf_8", "ascii") else encoding
    return Settings(fields, options.pop("kind") or "", options.pop("date"), options.pop("max_chars"), encoding)


def inputs_or_stdin(inputs: tuple[Path, ...]) -> tuple[Path, ...]:
    """The inputs; standard input where there are none and something is piped in."""
    if inputs:
        return inputs
    if sys.stdin.isatty():
        raise click.UsageError("no INPUT: name files or folders, or - for standard input")
    return (Path("-"),)


def running(function: Function) -> Function:
    """-o, --resume, --workers, --errors, --quiet"""
    decorators = [
        click.option("-o", "--output", type=click.Path(path_type=Path), help="Output file; - is standard output."),
        click.option("--resume", is_flag=True, help="Go on with a run that was interrupted, from where it stopped."),
        click.option("--restart", is_flag=True, help="Throw away what an interrupted run left."),
        click.option("--workers", type=click.IntRange(0), default=1, show_default=True,
                     help="Processes; 0: one for each core. The output is the same for any number."),
        click.option("--errors", type=click.Path(dir_okay=False, path_type=Path),
                     help="File for documents set aside.  [default: <output>.errors.jsonl]"),
        click.option("-q", "--quiet", is_flag=True, help="No summary and no progress."),
    ]  # fmt: skip
    for decorator in reversed(decorators):
        function = decorator(function)
    return function


@contextmanager
def whole(into: Sink) -> Iterator[Sink]:
    """An output that appears under its name when the block is done, and not at all when it fails."""
    try:
        yield into
        into.close({})
    except BaseException:
        into.abandon()
        raise
    into.publish()
