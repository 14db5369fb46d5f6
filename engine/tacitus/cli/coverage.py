"""tacitus coverage"""

from __future__ import annotations

from typing import Any

import click

from tacitus.cli import options

EXAMPLES = """
tacitus coverage                        which patterns and list words no example uses
tacitus coverage news.jsonl             and which neither example nor corpus uses
tacitus coverage news.jsonl --all       every pattern with its counts
"""


@click.command("coverage", cls=options.Command, examples=EXAMPLES)
@options.documents
@click.option("--all", "every", is_flag=True, help="Everything with its counts, not only what is never used.")
@click.option("--format", "format", type=click.Choice(["text", "json"]), default="text", show_default=True,
              help="For people, or for machines.")  # fmt: skip
@options.rules
def command(every: bool, format: str, rules_path: str | None, **rest: Any) -> int:
    """Show which patterns and words of lists are used: by an example, by a corpus, never.

    Of a project, what stands in its own files. A pattern is used where it wins; a word of a list where a pattern with
    that list wins in a sentence that holds the word.
    """
    from tacitus.cli.corpus import Corpus, as_json
    from tacitus.workbench.coverage import coverage
    from tacitus.workbench.live import Live

    corpus = Corpus(rest, required=False)
    found = coverage(Live(options.rules_or_nearest(rules_path)), corpus if corpus.inputs else None)
    click.echo(as_json(found.record()) if format == "json" else "\n".join(found.lines(every)))
    return corpus.status
