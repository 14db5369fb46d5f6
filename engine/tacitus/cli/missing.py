"""tacitus missing"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from tacitus.cli import FINE, SET_ASIDE, options

EXAMPLES = """
tacitus missing news.jsonl                                 names, verbs and nouns, the most frequent first
tacitus missing news.jsonl --actors --yaml > actors/new.yaml
tacitus missing news.jsonl --verbs --yaml --top 20 > rules/new.yaml
"""


@click.command("missing", cls=options.Command, examples=EXAMPLES)
@options.documents
@click.option("--actors", is_flag=True, help="Only names of people and bodies.")
@click.option("--verbs", is_flag=True, help="Only verbs and event nouns.")
@click.option(
    "--yaml", "as_yaml", is_flag=True, help="As files to paste: with --actors an actors file, with --verbs a rule file."
)
@click.option("--format", "format", type=click.Choice(["text", "json"]), default="text", show_default=True,
              help="For people, or for machines.")  # fmt: skip
@click.option("--top", type=click.IntRange(1), default=50, show_default=True, help="So many of each kind.")
@click.option("--least", type=click.IntRange(1), default=2, show_default=True, help="In so many documents at least.")
@options.rules
def command(
    actors: bool, verbs: bool, as_yaml: bool, format: str, top: int, least: int, rules_path: str | None, **rest: Any
) -> int:
    """Show what a corpus tells and no file knows: names, verbs and event nouns, by the number of documents.

    A verb or noun is shown if it stands between two actors that are known. Each comes with up to three sentences.
    """
    if as_yaml and actors == verbs:
        raise click.UsageError("--yaml makes one file: add --actors or --verbs")
    from tacitus.coder import Coder
    from tacitus.counted import counted
    from tacitus.reading import Read, Rejected, read
    from tacitus.workbench.missing import Missing

    inputs: tuple[Path, ...] = options.inputs_or_stdin(rest["inputs"])
    chosen = ("names",) if actors and not verbs else ("verbs", "nouns") if verbs and not actors else None
    finder = Missing(Coder(options.rules_or_nearest(rules_path)), chosen) if chosen else None
    finder = finder or Missing(Coder(options.rules_or_nearest(rules_path)))
    aside = 0
    for item in read(inputs, options.settings(rest)):
        if isinstance(item, Read):
            finder.read(item.document)
        elif isinstance(item, Rejected):
            aside += 1
            click.echo(str(item), err=True)
    _show(finder, chosen or ("names", "verbs", "nouns"), as_yaml, format, top, least)
    click.echo(f"{counted(finder.documents, 'document')} read", err=True)
    return SET_ASIDE if aside else FINE


def _show(finder: Any, kinds: tuple[str, ...], as_yaml: bool, format: str, top: int, least: int) -> None:
    from tacitus.workbench import missing

    gaps = {kind: finder.ranked(kind, top, least) for kind in kinds}
    if as_yaml:
        text = (
            missing.actors_yaml(gaps["names"])
            if "names" in gaps
            else missing.rules_yaml([*gaps["verbs"], *gaps["nouns"]])
        )
        click.echo(text, nl=False)
    elif format == "json":
        import msgspec

        click.echo(msgspec.json.format(msgspec.json.encode(gaps), indent=1).decode())
    else:
        for kind, found in gaps.items():
            nothing = f"no {kind} are missing" + (f" in {least} documents or more (--least)" if least > 1 else "")
            click.echo(f"{kind} that no file knows, by documents:" if found else nothing)
            for gap in found:
                shapes = "; ".join(shape.strip() for shape, _ in gap.shapes.most_common(2))
                click.echo(f"  {gap.documents:>6,}  {gap.key}" + (f"  ({shapes})" if shapes else ""))
                for sentence in gap.sentences:
                    click.echo(f"          {sentence}")
