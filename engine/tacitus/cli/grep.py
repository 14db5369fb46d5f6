"""tacitus grep"""

from __future__ import annotations

from typing import Any

import click

from tacitus.cli import options

EXAMPLES = """
tacitus grep "SOURCE snub TARGET" news.jsonl
tacitus grep "SOURCE boycott|shun|skip TALKS with TARGET" news/ --sample 20 --seed 7
tacitus grep "SOURCE vow to EVENT" news.csv --text-field body --format json
"""


@click.command("grep", cls=options.Command, examples=EXAMPLES)
@click.argument("pattern")
@options.documents
@click.option("--sample", type=click.IntRange(0), default=10, show_default=True, help="Sentences shown of each kind.")
@click.option("--seed", type=int, default=0, show_default=True, help="Another number draws another sample.")
@click.option("--format", "format", type=click.Choice(["text", "json"]), default="text", show_default=True,
              help="For people, or for machines.")  # fmt: skip
@options.rules
def command(pattern: str, sample: int, seed: int, format: str, rules_path: str | None, **rest: Any) -> int:
    """Try a pattern on a corpus before it is a rule.

    Shows how often it fits and by which words, where it nearly fits and which part is in the way, and a random sample of
    both with what the rules give for these sentences now. Lists may be named, also those of single rule files.

    Exit status: 0 fine, 1 the pattern is none, 3 some documents could not be read.
    """
    from tacitus.cli.corpus import Corpus, as_json
    from tacitus.workbench.grep import Grep
    from tacitus.workbench.live import Live

    corpus = Corpus(rest)
    grep = Grep(Live(options.rules_or_nearest(rules_path)), pattern, sample, seed)
    for doubt in grep.doubts:
        click.echo(str(doubt), err=True)
    for document in corpus:
        grep.read(document)
    click.echo(as_json(grep.record()) if format == "json" else "\n".join(grep.lines()))
    return corpus.status
