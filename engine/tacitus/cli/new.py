"""tacitus new"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tacitus.cli import FINDINGS, FINE, Group, options

if TYPE_CHECKING:
    from tacitus.workbench.new import Written

RULE = """
tacitus new rule protest/sit-in "SOURCE stage SIT_INS in TARGET:PLACE" --event protest --cameo 141
tacitus new rule boycott/snub "SOURCE snub TARGET" --example "Kenya snubbed Peru. => KEN > PER"
"""
LIST = """
tacitus new list SIT_INS "sit-in" "sit-down strike"
"""
ACTOR = """
tacitus new actor "Fair Games Watch" --kind body --sector NGO
tacitus new actor "Jane Doe" --short Doe --country KEN --sector GOV --from 2022-09-13 --title "Minister of Sport"
"""


@click.group("new", cls=Group)
def command() -> None:
    """Write the first lines of a rule, a word list or an actor into your project."""


def _project(function: Any) -> Any:
    help = "The project.  [default: the nearest tacitus.yaml upward]"
    return click.option("--rules", "rules_path", metavar="PATH", help=help)(function)


@command.command("rule", cls=options.Command, examples=RULE)
@click.argument("id", metavar="FILE/ID")
@click.argument("patterns", metavar="PATTERN...", nargs=-1, required=True)
@click.option("--event", default="", help="Event type, if not the file's.")
@click.option("--cameo", default="", help="CAMEO code, if not the file's.")
@click.option("--example", "examples", multiple=True, help="A sentence, `=>` and what it must give; may be repeated.")
@click.option("--not", "not_", multiple=True, help="A sentence that the rule must not match; may be repeated.")
@_project
def rule(rules_path: str | None, **given: Any) -> int:
    """A rule, at the end of rules/events/FILE.yaml."""
    from tacitus.workbench.new import NewRule, new_rule

    return _save(lambda: new_rule(_home(rules_path), NewRule(**given)))


@command.command("list", cls=options.Command, examples=LIST)
@click.argument("name", metavar="NAME")
@click.argument("words", metavar="WORD...", nargs=-1, required=True)
@_project
def list_(name: str, words: tuple[str, ...], rules_path: str | None) -> int:
    """A word list that all rule files can name, in rules/lists/lists.yaml."""
    from tacitus.workbench.new import new_list

    return _save(lambda: new_list(_home(rules_path), name, words))


@command.command("actor", cls=options.Command, examples=ACTOR)
@click.argument("name")
@click.option("--name", "further", multiple=True, help="A further name; may be repeated.")
@click.option("--short", multiple=True, help="A name that counts only behind a full one; may be repeated.")
@click.option("--kind", type=click.Choice(["person", "body", "group", "press"]), help="What it is.")
@click.option("--country", default="", help="Three capitals.")
@click.option("--sector", "sectors", multiple=True, help="Three capitals; may be repeated, the first is the main one.")
@click.option("--from", "since", default="", metavar="DATE", help="First day of the role.")
@click.option("--to", "until", default="", metavar="DATE", help="Last day of the role.")
@click.option("--title", default="", help="Title of the role.")
@click.option("--id", default="", help="Id.  [default: made from the name]")
@_project
def actor(rules_path: str | None, **given: Any) -> int:
    """An actor, in actors/own.yaml."""
    from tacitus.workbench.new import NewActor, new_actor

    return _save(lambda: new_actor(_home(rules_path), NewActor(**given)))


def _home(rules_path: str | None) -> Path:
    return Path(rules_path or options.rules_or_nearest(None) or ".")


def _save(new: Callable[[], Written]) -> int:
    from tacitus.errors import RuleError
    from tacitus.yamlfile import shown

    try:
        written = new()
    except RuleError as error:
        click.echo(str(error), err=True)
        click.echo("nothing was written", err=True)
        return FINDINGS
    written.save()
    for fault in written.faults:
        click.echo(str(fault))
    click.echo(f"{shown(written.path)}:{written.line}", err=True)
    return FINE
