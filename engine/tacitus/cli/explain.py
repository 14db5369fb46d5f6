"""tacitus explain"""

from __future__ import annotations

import sys

import click

from tacitus.cli import FINE, options

EXAMPLES = """
tacitus explain "France accused Russia of espionage."
tacitus explain "Jake Sullivan met Wang Yi on Thursday." --date 2021-03-11
tacitus explain "Germany met the deadline." --why-not meeting/meet-with
tacitus explain --title "Peru, Chile to resume talks" ""
echo "Two men were killed." | tacitus explain -
"""


@click.command("explain", cls=options.Command, examples=EXAMPLES)
@click.argument("text")
@click.option("--title", help="A headline over the text.")
@options.date
@click.option(
    "--rule", "--why-not", "rule", metavar="ID", help="Show only how this rule fares, and why it does not fit."
)
@options.rules
def command(text: str, title: str | None, date: str | None, rule: str | None, rules_path: str | None) -> int:
    """Show how a text is coded: tokens, clauses, the rules tried, part by part, and the events.

    TEXT: one or more sentences, or - for standard input.
    """
    from tacitus.coder import Coder
    from tacitus.workbench.explain import explain

    coder = Coder(rules=options.rules_or_nearest(rules_path))
    try:
        explanation = explain(coder, sys.stdin.read() if text == "-" else text, date, rule, title)
    except KeyError as error:
        raise click.UsageError(str(error.args[0])) from None
    click.echo(str(explanation))
    return FINE
