"""Everything that is wrong in rules, lists, codebook and actors: `python -m tacitus.workbench.check [path]`."""

from __future__ import annotations

import sys
from pathlib import Path

from tacitus.errors import Fault, TacitusError
from tacitus.resources import RULES
from tacitus.rulebook.layout import shown
from tacitus.rulebook.load import Loaded, load
from tacitus.text import Lexicon


def check(path: Path | None = None) -> list[Fault]:
    """All faults of a folder of rules, a project or one rule file (None: the packaged rules), sorted; rules without
    errors are also tried on their examples, for ties.

    Of a single file only its own faults are told. Raises MissingRules if there is nothing there.
    """
    chosen = RULES if path is None else path
    loaded = load(chosen, Lexicon.from_rules(RULES / "lexicon"))
    if chosen.is_file() and chosen.name != "tacitus.yaml":
        return [fault for fault in loaded.faults if Path(fault.path).resolve() == chosen.resolve()]
    return sorted({*loaded.faults, *_actors(loaded.actor_paths), *_ties(chosen, loaded)})


def _ties(path: Path, loaded: Loaded) -> list[Fault]:
    """Ties show when examples are coded, which takes rules without errors."""
    if loaded.errors or not loaded.examples:
        return []
    from tacitus.coder import Coder
    from tacitus.workbench.ties import ties

    return ties(Coder(rules=None if path == RULES else path), loaded.examples)


def _actors(paths: tuple[Path, ...]) -> list[Fault]:
    from tacitus.actors import load as actors

    checked = getattr(actors, "check", None)
    return list(checked(paths)) if checked else []


def main(arguments: list[str]) -> int:
    """Print all faults; 1 if there are errors."""
    paths = [Path(argument) for argument in arguments] or [RULES]
    try:
        faults = [fault for path in paths for fault in check(path)]
    except TacitusError as error:
        print(error, file=sys.stderr)
        return 1
    for fault in faults:
        print(fault)
    errors = sum(fault.severity == "error" for fault in faults)
    print(f"{shown(paths[0])}: {errors} errors, {len(faults) - errors} warnings", file=sys.stderr)
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
