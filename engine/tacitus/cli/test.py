"""tacitus test"""

from __future__ import annotations

from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tacitus.cli import FINDINGS, FINE, options

if TYPE_CHECKING:
    from tacitus.workbench.test import Outcome

EXAMPLES = """
tacitus test                                 every example of the rules here, else of the packaged ones
tacitus test my-project/
tacitus test --rule meeting/meet-with        one rule; 'meeting/*' is a whole file
"""


@click.command("test", cls=options.Command, examples=EXAMPLES)
@click.argument("path", required=False, type=click.Path(path_type=Path))
@click.option("--rule", "wanted", metavar="ID", help="Only this rule, or all that a pattern like 'meeting/*' names.")
@click.option("--todo", is_flag=True, help="Also show why known misses are missed.")
@click.option("-q", "--quiet", is_flag=True, help="Only the summary.")
@options.rules
def command(path: Path | None, wanted: str | None, todo: bool, quiet: bool, rules_path: str | None) -> int:
    """Run the examples in the rules.

    A failing example says which clause was found, which part of the pattern failed and why. Known misses (todo:) never
    fail; one that passes now is told, so that it can be promoted.

    Exit status: 0 all pass, 1 some fail.
    """
    from tacitus.workbench.test import Runner, examples_of

    coder, examples = examples_of(path or options.rules_or_nearest(rules_path))
    chosen = [example for example in examples if wanted is None or fnmatchcase(example.rule_id, wanted)]
    if wanted is not None and not chosen:
        raise click.UsageError(f"no rule '{wanted}' has examples")
    runner = Runner(coder, examples)
    failed = missed = promoted = 0
    for outcome in map(runner.run, chosen):
        known_miss = outcome.example.kind == "todo"
        failed += outcome.failed
        missed += known_miss and not outcome.passed
        promoted += known_miss and outcome.passed
        if not quiet and (outcome.failed or (known_miss and (outcome.passed or todo))):
            click.echo(_told(outcome))
    tested = len(chosen) - missed - promoted
    click.echo(
        f"{tested - failed:,} of {tested:,} examples pass, {failed:,} fail; "
        f"{missed + promoted:,} known misses" + (f", {promoted:,} of which pass now" if promoted else ""),
        err=True,
    )
    return FINDINGS if failed else FINE


def _told(outcome: Outcome) -> str:
    """The outcome with its place, as a compiler would tell it."""
    example = outcome.example
    place = f"{example.path}:{example.line}:{example.column}: {example.rule_id}"
    if outcome.passed:
        return f"{place}: passes now, promote it: {example.sentence}"
    what = {"examples": "example fails", "not": "counter-example fails", "todo": "known miss"}[example.kind]
    return "\n".join((f"{place}: {what}: {example.sentence}", *(f"    {line}" for line in outcome.why)))
