"""tacitus parse"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from tacitus.batch import Task
from tacitus.cli import options
from tacitus.cli.running import run_files
from tacitus.writing import STDOUT

EXAMPLES = """
tacitus parse news.jsonl -o clauses.jsonl --workers 4
echo "Peru and Bolivia agreed to meet." | tacitus parse -
"""


@click.command("parse", cls=options.Command, examples=EXAMPLES)
@options.documents
@options.running
@options.rules
def command(rules_path: str | None, output: Path | None, **rest: Any) -> int:
    """Write the clauses of every sentence as JSON Lines: tokens, verbs, subjects, objects.

    One line a sentence, with offsets into the document's text in code points.
    """
    rules = options.rules_or_nearest(rules_path)
    return run_files(Task("clauses", "jsonl", rules), rest, output or Path(STDOUT))
