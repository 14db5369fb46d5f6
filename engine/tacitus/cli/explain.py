"""tacitus explain"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from tacitus.cli import FINE, options

if TYPE_CHECKING:
    from tacitus.coder import Coder
    from tacitus.workbench.explain import Explanation

EXAMPLES = """
tacitus explain "France accused Russia of espionage."
tacitus explain "Jake Sullivan met Wang Yi on Thursday." --date 2021-03-11
tacitus explain "Germany met the deadline." --why-not meeting/meet
tacitus explain "Norway met Sweden." --format html > explained.html
tacitus explain --title "Peru, Chile to resume talks" ""
echo "Two men were killed." | tacitus explain -
"""


@click.command("explain", cls=options.Command, examples=EXAMPLES)
@click.argument("text")
@click.option("--title", help="A headline over the text.")
@options.date
@click.option("--rule", metavar="ID", help="Of the rules tried, only this one.")
@click.option("--why-not", metavar="ID", help="Why this rule does not code the text: the nearest miss, what went before, "
              "and the smallest change.")  # fmt: skip
@click.option("--all", "every", is_flag=True, help="All patterns tried, not only the nearest.")
@click.option("--format", "format", type=click.Choice(["text", "html", "json"]), default="text", show_default=True,
              help="For the terminal, for a browser, for programs.")  # fmt: skip
@click.option("--html", "format", flag_value="html", help="The same as --format html.")
@options.rules
def command(
    text: str,
    title: str | None,
    date: str | None,
    rule: str | None,
    why_not: str | None,
    every: bool,
    format: str,
    rules_path: str | None,
) -> int:
    """Show how a text is coded: tokens, clauses, the rules tried, part by part, and the events.

    TEXT: one or more sentences, or - for standard input.
    """
    text = sys.stdin.read() if text == "-" else text
    if not (text.strip() or (title or "").strip()):
        raise click.UsageError("the text is empty; write a sentence, or - for standard input")
    rules = options.rules_or_nearest(rules_path)
    if why_not is not None:
        return _why_not(text, why_not, date, rules, title, format)
    from tacitus.coder import Coder
    from tacitus.workbench.explain import explain

    coder = Coder(rules=rules)
    explanation = explain(coder, text, date, rule, title)._replace(every=every or rule is not None)
    click.echo(_shown(coder, explanation, format))
    return FINE


def _shown(coder: Coder, explanation: Explanation, format: str) -> str:
    if format == "text":
        return str(explanation)
    from tacitus.workbench.page import page, record

    if format == "html":
        return page(coder, explanation)
    from tacitus.cli.corpus import as_json

    return as_json(record(explanation))


def _why_not(text: str, rule: str, date: str | None, rules: str | None, title: str | None, format: str) -> int:
    from tacitus.workbench.live import Live
    from tacitus.workbench.why_not import why_not

    live = Live(rules)
    why = why_not(live, text or title or "", rule, date)
    if format == "text":
        click.echo(str(why))
        return FINE  # an answer, whichever it is
    from tacitus.cli.corpus import as_json
    from tacitus.workbench.explain import explain
    from tacitus.workbench.page import why_not_page, why_not_record

    if format == "json":
        click.echo(as_json(why_not_record(why)))
    else:
        click.echo(why_not_page(live.coder, explain(live.coder, text, date, rule, title), why))
    return FINE
