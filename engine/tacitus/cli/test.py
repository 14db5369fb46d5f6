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
tacitus test rules/events/boycott.yaml       one file, read with all that it belongs to
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
    from tacitus.workbench.check import home_of
    from tacitus.workbench.live import Live

    chosen = path or options.rules_or_nearest(rules_path)
    home = home_of(Path(chosen)) if chosen else None
    part = path if path is not None and home is not path else None  # a file or folder of the rules that it belongs to
    live = Live(home)
    show = Shown(todo, quiet)

    def asked(examples: Iterable[Example]) -> list[Example]:
        within = part.resolve() if part is not None else None
        named = [each for each in examples if wanted is None or fnmatchcase(each.rule_id, wanted)]
        return [each for each in named if within is None or Path(each.path).resolve().is_relative_to(within)]

    if watch:
        from tacitus.cli.watching import watch_examples

        return watch_examples(live, lambda examples: run(live, asked(examples), show), everything)
    examples = asked(live.own_examples(everything))
    if wanted is not None and not examples:
        raise click.UsageError(f"no rule '{wanted}' has examples")
    return FINDINGS if run(live, examples, show) else FINE


class Shown:
    """What of the outcomes is told."""

    def __init__(self, todo: bool, quiet: bool) -> None:
        self.todo = todo
        self.quiet = quiet


def run(live: Live, examples: list[Example], show: Shown) -> int:
    """Run the examples and tell how they went; the number of those that fail, with the faults of the rules."""
    from tacitus.counted import counted
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
