"""Examples run again at every save: first those of the file that was saved, then, where others fail now, those."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import click

from tacitus.cli import FINE

if TYPE_CHECKING:
    from tacitus.rulebook.example import Example
    from tacitus.workbench.live import Live

_EVERY = 0.08  # seconds between looks at the files


def watch_examples(live: Live, run: Callable[[Sequence[Example]], int], everything: bool) -> int:
    """Until Ctrl-C. `run`: runs examples and tells how they went, the number that fails."""
    run(live.own_examples(everything))
    click.echo("watching; Ctrl-C stops", err=True)
    seen = live.state()
    while True:
        time.sleep(_EVERY)
        try:
            state = live.state()
            if state == seen:
                continue
            began = time.perf_counter()
            changed = {path for path, when in state.items() if seen.get(path) != when}
            seen = state
            live.read()
        except OSError:
            continue  # an editor is just writing it
        _clear()
        here = [each for each in live.own_examples(True) if live.file_of(each.rule_id) in changed]
        run(here)
        click.echo(f"{time.perf_counter() - began:.2f} s; {', '.join(path.name for path in changed)}", err=True)
        _others(live, here, everything)
    return FINE


def _others(live: Live, here: Sequence[Example], everything: bool) -> None:
    """Tell which other examples fail now, in a line each."""
    from tacitus.workbench.test import Runner

    runner = Runner(live.coder, live.loaded.examples)
    done = set(here)
    failing = [
        example
        for example in live.own_examples(everything)
        if example not in done and runner.run(example, why=False).failed
    ]
    for example in failing:
        click.echo(f"{example.path}:{example.line}:{example.column}: {example.rule_id}: fails too: {example.sentence}")


def _clear() -> None:
    if sys.stdout.isatty():
        click.clear()
    else:
        click.echo("---")
