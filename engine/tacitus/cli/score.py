"""tacitus score"""

from __future__ import annotations

from pathlib import Path

import click

from tacitus.cli import FINE, options

EXAMPLES = """
tacitus score gold.txt                        lines like: Norway met Sweden. => NOR > SWE  meeting
tacitus score gold.jsonl --errors 20          documents with "events", as tacitus code writes them
tacitus score gold.txt --rules my-project/ --format json
"""


@click.command("score", cls=options.Command, examples=EXAMPLES)
@click.argument("gold", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@options.date
@click.option("--all", "everything", is_flag=True, help="Also coded events that do not count.")
@click.option("--errors", type=click.IntRange(0), default=0, help="Show so many errors with their explanation.")
@click.option("--format", "format", type=click.Choice(["text", "json"]), default="text", show_default=True,
              help="For people, or for machines.")  # fmt: skip
@options.rules
def command(gold: Path, date: str | None, everything: bool, errors: int, format: str, rules_path: str | None) -> int:
    """Code texts whose events people have told, and compare: precision, recall and F1 by type and slot.

    GOLD: a text file with a sentence, `=>` and an event a line, written as examples in rules are; or JSON Lines with a
    document a line and its `events`. What gold does not mention is not compared.
    """
    from tacitus.cli.corpus import as_json
    from tacitus.coder import Coder
    from tacitus.workbench.gold import read_gold
    from tacitus.workbench.score import explained, score

    wanted = read_gold(gold, date)
    coder = Coder(options.rules_or_nearest(rules_path))
    found = score(coder, wanted, everything)
    if format == "json":
        click.echo(as_json(found.record()))
        return FINE
    click.echo("\n".join(found.lines()))
    for wrong in found.errors[:errors]:
        click.echo("\n" + "\n".join(explained(coder, wrong)))
    return FINE
