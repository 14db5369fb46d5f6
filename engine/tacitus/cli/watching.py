"""Examples run again at every save: first those of the file that was saved (all, where it holds
none: a list, an actor), then, where others fail now, those."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import click

from tacitus.batch.memory import settling

if TYPE_CHECKING:
    from tacitus.rulebook.example import Example
    from tacitus.workbench.live import Live

_EVERY = 0.08  # seconds between looks at the files


def watch_examples(live: Live, run: Callable[[Sequence[Example]], int], everything: bool) -> int:
    """Until Ctrl-C. `run`: runs examples and tells how they went, the number that fails."""
    seen = live.state()  # before the first run, which takes a moment: what is saved meanwhile is not missed
    with settling():  # what an edit of actors makes anew is then all that is searched: twice as fast
        run(live.own_examples(everything))
    click.echo("watching; Ctrl-C stops", err=True)
    while True:
        time.sleep(_EVERY)
        try:
            state = live.state()
            if state == seen:
                continue
            began = time.perf_counter()
            changed = {path for path in state.keys() | seen.keys() if seen.get(path) != state.get(path)}
            seen = state
            live.read()
        except OSError:
            continue  # an editor is just writing it
        _clear()
        own = live.own_examples(everything)
        here = [each for each in live.own_examples(True) if live.file_of(each.rule_id) in changed] or own
        run(here)
        names = ", ".join(sorted(path.name for path in changed))
        click.echo(f"{time.perf_counter() - began:.2f} s; {names}", err=True)
        _others(live, here, own)


def _others(live: Live, here: Sequence[Example], own: Sequence[Example]) -> None:
    """Tell which other examples fail now, in a line each."""
    from tacitus.workbench.test import Runner

    runner = Runner(live.coder, live.loaded.examples)
    done = set(here)
    failing = [example for example in own if example not in done and runner.run(example, why=False).failed]
    for example in failing:
        click.echo(f"{example.path}:{example.line}:{example.column}: {example.rule_id}: fails too: {example.sentence}")


def _clear() -> None:
    if sys.stdout.isatty():
        click.clear()
    else:
        click.echo("---")
