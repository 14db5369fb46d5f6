"""tacitus actors"""

from __future__ import annotations

from pathlib import Path

import click

from tacitus.cli import FINE, Group, options

TO_CSV = """
tacitus actors to-csv actors/people.yaml              beside it: actors/people.csv
tacitus actors to-csv actors/people.yaml -o -
"""
TO_YAML = """
tacitus actors to-yaml actors/people.csv -o people.yaml
"""


@click.group("actors", cls=Group)
def command() -> None:
    """Turn actors files from YAML into tables and back, without loss.

    A table has one row per name and role. Both kinds of file are read from a project's actors folder.
    """


@command.command("to-csv", cls=options.Command, examples=TO_CSV)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="Output file; - is standard output.  [default: beside FILE]"
)
def to_csv(file: Path, output: Path | None) -> int:
    """An actors file in YAML as a table, comments kept."""
    from tacitus.actors.convert import csv_of

    return _write(csv_of(file), output or file.with_suffix(".csv"))


@command.command("to-yaml", cls=options.Command, examples=TO_YAML)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="Output file; - is standard output.  [default: beside FILE]"
)
def to_yaml(file: Path, output: Path | None) -> int:
    """A table of actors as YAML, comments kept."""
    from tacitus.actors.convert import yaml_of

    return _write(yaml_of(file), output or file.with_suffix(".yaml"))


def _write(text: str, output: Path) -> int:
    if str(output) == "-":
        click.echo(text, nl=False)
        return FINE
    if output.exists():
        raise click.UsageError(f"{output} is there already; choose another name with -o")
    output.write_text(text, encoding="utf-8", newline="")
    click.echo(f"wrote {output}; keep one of the two files, or every actor is told twice", err=True)
    return FINE
