"""tacitus profile"""

from __future__ import annotations

from itertools import islice
from typing import Any

import click

from tacitus.cli import options

EXAMPLES = """
tacitus profile news.jsonl                  where the time goes, by stage and by rule
tacitus profile news.jsonl --limit 500 --top 10 --rules my-project/
"""


@click.command("profile", cls=options.Command, examples=EXAMPLES)
@options.documents
@click.option("--limit", type=click.IntRange(1), default=5000, show_default=True, help="So many documents at most.")
@click.option("--top", type=click.IntRange(0), default=30, show_default=True, help="So many rules, the dearest first.")
@click.option("--format", "format", type=click.Choice(["text", "json"]), default="text", show_default=True,
              help="For people, or for machines.")  # fmt: skip
@options.rules
def command(limit: int, top: int, format: str, rules_path: str | None, **rest: Any) -> int:
    """Show where the time goes: by stage, and by rule its tries, hits and time.

    A try is a pattern that was compared with a clause or event noun, beyond a quick look at the words of the sentence.
    """
    from tacitus.cli.corpus import Corpus, as_json
    from tacitus.coder import Coder
    from tacitus.workbench.profile import profile

    corpus = Corpus(rest)
    found = profile(Coder(options.rules_or_nearest(rules_path)), islice(corpus, limit))
    click.echo(as_json(found.record()) if format == "json" else "\n".join(found.lines(top)))
    return corpus.status
