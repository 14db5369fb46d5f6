"""tacitus parse"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from tacitus.batch import Task
from tacitus.cli import options
from tacitus.cli.running import run_files
from tacitus.writing import STDOUT

EXAMPLES = """
tacitus parse news.jsonl -o clauses.jsonl --workers 4     one JSON object a sentence
echo "Peru and Bolivia agreed to meet." | tacitus parse   a tree on the terminal
tacitus parse article.txt -o clauses.html                 pictures: a page, or one image (.svg)
tacitus parse parsed.conllu -o clauses.jsonl              the trees of another parser (Universal Dependencies)
cat parsed.conllu | tacitus parse - --from conllu --format tree
"""
FORMATS = ("jsonl", "tree", "svg", "html")


@click.command("parse", cls=options.Command, examples=EXAMPLES)
@options.documents
@options.running
@click.option(
    "--format",
    "format",
    type=click.Choice(FORMATS),
    help="Format of the output.  [default: by ending; on a terminal tree]",
)
@options.rules
def command(rules_path: str | None, output: Path | None, format: str | None, **rest: Any) -> int:
    """Write the clauses of every sentence: who does what, to whom, and how one clause hangs on the other.

    As JSON Lines, one line a sentence, with offsets into the document's text in code points; or drawn: as trees in
    text, as a picture (SVG) or as a page (HTML).

    Sentences that another parser has analysed (CoNLL-U, Universal Dependencies version 2) are read as they are:
    tacitus code takes them too, so that rules run on the trees of a neural parser.
    """
    format = format or _format(output)
    rules = options.rules_or_nearest(rules_path)
    path = output or Path(STDOUT)
    if format == "jsonl":
        return run_files(Task("clauses", "jsonl", rules), rest, path)
    from tacitus.cli.drawn import draw_files

    return draw_files(rules, format, rest, path)


def _format(output: Path | None) -> str:
    from tacitus.drawing.albums import ENDINGS

    if output is None or str(output) == STDOUT:
        return "tree" if output is None and sys.stdout.isatty() else "jsonl"
    return ENDINGS.get(output.suffix.lower(), "jsonl")
