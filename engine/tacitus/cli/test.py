"""tacitus test"""

from __future__ import annotations

from collections.abc import Iterable
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tacitus.cli import FINDINGS, FINE, options

if TYPE_CHECKING:
    from tacitus.rulebook.example import Example
    from tacitus.workbench.live import Live
    from tacitus.workbench.test import Outcome

EXAMPLES = """
tacitus test                                 every example of your rules
tacitus test --watch                         again at every save, what you are working on first
tacitus test --rule meeting/meet-with        one rule; 'meeting/*' is a whole file
tacitus test --all                           also those of the packaged rules, with your changes to them
"""


@click.command("test", cls=options.Command, examples=EXAMPLES)
@click.argument("path", required=False, type=click.Path(path_type=Path))
@click.option("--rule", "wanted", metavar="ID", help="Only this rule, or all that a pattern like 'meeting/*' names.")
@click.option("--watch", is_flag=True, help="Stay, and test again whenever a file is saved.")
@click.option("--all", "everything", is_flag=True, help="Of a project: also the examples of the packaged rules.")
@click.option("--todo", is_flag=True, help="Also show why known misses are missed.")
@click.option("-q", "--quiet", is_flag=True, help="Only the summary.")
@options.rules
def command(
    path: Path | None,
    wanted: str | None,
    watch: bool,
    everything: bool,
    todo: bool,
    quiet: bool,
    rules_path: str | None,
) -> int:
    """Run the examples in the rules.

    A failing example says which clause was found, which part of the pattern failed and why, and the smallest change that
    would make it pass. Known misses (todo:) never fail; one that passes now is told, so that it can be promoted.
    A faulty rule is told and left out; the others are tested.

    Exit status: 0 all pass, 1 some fail.
    """
    from tacitus.workbench.live import Live

    chosen = path or options.rules_or_nearest(rules_path)
    live = Live(chosen)
    show = Shown(todo, quiet)
    if watch:
        from tacitus.cli.watching import watch_examples

        return watch_examples(live, lambda examples: run(live, _wanted(examples, wanted), show), everything)
    examples = _wanted(live.own_examples(everything), wanted)
    if wanted is not None and not examples:
        raise click.UsageError(f"no rule '{wanted}' has examples")
    return FINDINGS if run(live, examples, show) else FINE


class Shown:
    """What of the outcomes is told."""

    def __init__(self, todo: bool, quiet: bool) -> None:
        self.todo = todo
        self.quiet = quiet


def _wanted(examples: Iterable[Example], wanted: str | None) -> list[Example]:
    return [example for example in examples if wanted is None or fnmatchcase(example.rule_id, wanted)]


def run(live: Live, examples: list[Example], show: Shown) -> int:
    """Run the examples and tell how they went; the number of those that fail, with the faults of the rules."""
    from tacitus.workbench.counted import counted
    from tacitus.workbench.test import Runner

    for fault in live.loaded.errors:
        click.echo(str(fault))
    runner = Runner(live.coder, live.loaded.examples, live)
    failed = missed = promoted = 0
    for example in examples:
        known_miss = example.kind == "todo"
        outcome = runner.run(example, why=not show.quiet and (not known_miss or show.todo))
        failed += outcome.failed
        missed += known_miss and not outcome.passed
        promoted += known_miss and outcome.passed
        if not show.quiet and (outcome.failed or (known_miss and (outcome.passed or show.todo))):
            click.echo(_told(outcome))
    tested = len(examples) - missed - promoted
    told = [
        f"{tested - failed:,} of {counted(tested, 'example')} pass, {failed:,} fail",
        counted(missed + promoted, "known miss", "known misses") + (f" ({promoted:,} pass now)" if promoted else ""),
    ]
    if live.loaded.errors:
        told.append(f"{counted(len(live.loaded.errors), 'error')} in the rules")
    click.echo("; ".join(told), err=True)
    return failed + len(live.loaded.errors)


def _told(outcome: Outcome) -> str:
    """The outcome with its place, as a compiler would tell it."""
    example = outcome.example
    place = f"{example.path}:{example.line}:{example.column}: {example.rule_id}"
    if outcome.passed:
        return f"{place}: passes now, promote it from todo: to examples: {example.sentence}"
    what = {"examples": "example fails", "not": "counter-example fails", "todo": "known miss"}[example.kind]
    return "\n".join((f"{place}: {what}: {example.sentence}", *(f"    {line}" for line in outcome.why)))
