"""tacitus import"""

from __future__ import annotations

from pathlib import Path

import click

from tacitus.cli import FINE, Group, options

EXAMPLES = """
tacitus import petrarch dictionaries/ -o my-project/
tacitus check my-project/ && tacitus code news.jsonl --rules my-project/ -o events.csv
"""


@click.group("import", cls=Group)
def command() -> None:
    """Turn what other coders know into a project of rules and actors."""


@command.command("petrarch", cls=options.Command, examples=EXAMPLES)
@click.argument("folder", type=click.Path(exists=True, path_type=Path))
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path), help="The new project's folder.")
def petrarch(folder: Path, output: Path) -> int:
    """Dictionaries of PETRARCH or TABARI: actors, agents, verbs, issues, discards.

    FOLDER holds them as text files; their kind is told by their names or by what stands in them. The project has a
    report of every broken entry, by file and line, and what became of it: import-report.txt, import-report.json.
    """
    from tacitus.importers.petrarch import import_folder

    report = import_folder(folder, output)
    click.echo(report.summary(), err=True)
    click.echo(f"wrote {output}; what was broken or left out is in {output / 'import-report.txt'}", err=True)
    return FINE
