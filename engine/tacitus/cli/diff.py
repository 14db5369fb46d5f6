"""tacitus diff"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from tacitus.cli import FINDINGS, options

EXAMPLES = """
tacitus diff packaged my-project/ news.jsonl           what your project changes
tacitus diff rules-of-last-week/ . news.jsonl --format html > changes.html
"""
PACKAGED = "packaged"


@click.command("diff", cls=options.Command, examples=EXAMPLES)
@click.argument("old")
@click.argument("new")
@options.documents
@click.option("--most", type=click.IntRange(0), default=20, show_default=True, help="Sentences shown of each kind.")
@click.option("--format", "format", type=click.Choice(["text", "json", "html"]), default="text", show_default=True,
              help="For the terminal, for machines, for a browser.")  # fmt: skip
def command(old: str, new: str, most: int, format: str, **rest: Any) -> int:
    """Code a corpus by two sets of rules and show what differs: events added, lost and recoded, by rule.

    OLD, NEW: a project or a folder of rules; `packaged` for the packaged ones.

    Exit status: 0 no difference, 1 differences, 3 no difference, but some documents could not be read.
    """
    from tacitus.cli.corpus import Corpus, as_json
    from tacitus.coder import Coder
    from tacitus.workbench.diff import Diff

    before, after = (Coder(None if name == PACKAGED and not Path(name).exists() else name) for name in (old, new))
    corpus = Corpus(rest)
    diff = Diff(before, after)
    for document in corpus:
        diff.read(document)
    if format == "json":
        click.echo(as_json(diff.record()))
    else:
        click.echo(diff.page() if format == "html" else "\n".join(diff.lines(most)))
    return FINDINGS if diff.differs else corpus.status
