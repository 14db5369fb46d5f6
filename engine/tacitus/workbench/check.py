"""Everything that is wrong in rules, lists, codebook and actors, and what no single rule shows."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from tacitus.actors import load as actors
from tacitus.actors.allowed import silenced
from tacitus.coder import Coder
from tacitus.errors import Fault
from tacitus.resources import RULES
from tacitus.rulebook.example import Example
from tacitus.rulebook.load import load
from tacitus.text.document import Document
from tacitus.workbench import lints
from tacitus.workbench.live import Live
from tacitus.workbench.ties import ties
from tacitus.workbench.usage import Usage
from tacitus.yamlfile import Source

_REFERENCE = (RULES / "actors" / "countries.yaml", RULES / "actors" / "reference.yaml")
_MAY_BE_ALLOWED = frozenset({"tie"})


def check(path: Path | None = None, base: Coder | None = None) -> list[Fault]:
    """All faults of a folder of rules, a project or one rule file (None: the packaged rules), sorted.

    Rules without errors are also tried on their examples and compared with each other. Of a project only what stands in
    its own files is told, of a single file only what stands there. `base`: a coder with the packaged rules, where there is
    one already. Raises MissingRules if there is nothing there.
    """
    chosen = RULES if path is None else path
    single = chosen.is_file() and chosen.name != "tacitus.yaml"
    if single:
        from tacitus import compiled

        loaded = load(chosen, compiled.lexicon())
        return [fault for fault in loaded.faults if Path(fault.path).resolve() == chosen.resolve()]
    return faults(Live(None if chosen.resolve() == RULES else chosen, base))


def faults(live: Live) -> list[Fault]:
    """As `check`, of rules that are read already."""
    chosen = live.path
    found = [*live.loaded.faults, *_actors(live.loaded.actor_paths, chosen)]
    if not live.loaded.errors:
        found += lints.lints(live)
        examples = _concerned(live, chosen)
        usage = Usage()
        found += ties(live.coder, examples, usage)
        found += lints.unexercised(live, usage)
    return _allowed((fault for fault in found if _own(fault.path, chosen)), live)


def _actors(paths: tuple[Path, ...], chosen: Path) -> list[Fault]:
    """Faults of the project's own actors files; countries and sectors may come from the packaged ones."""
    own = [path for path in paths if _own(path, chosen)]
    shared = [path for path in (*paths, *_REFERENCE) if path not in own and path.is_file()]
    return actors.check(own, [*shared, *_REFERENCE]) if own else []


def _own(path: str | Path, chosen: Path) -> bool:
    """Whether a file is checked for its own sake: the packaged ones only when they are what is to be checked."""
    return chosen.resolve() == RULES or not Path(path).resolve().is_relative_to(RULES)


def _concerned(live: Live, chosen: Path) -> list[Example]:
    """The examples on which the project's own rules could tie: all that hold a word of one of them."""
    examples = live.loaded.examples
    if chosen.resolve() == RULES:
        return list(examples)
    own = [rule for rule in live.loaded.rules if (file := live.file_of(rule.id)) and _own(file, chosen)]
    words = {trigger.partition("_")[0] for rule in own for m in rule.when for trigger in m.triggers}
    return [each for each in examples if _own(each.path, chosen) or not words.isdisjoint(_lemmas(live, each))]


def _lemmas(live: Live, example: Example) -> Iterable[str]:
    for sentence, _ in live.coder.parses(Document(id="example", text=example.sentence)):
        yield from sentence.lemmas


def _allowed(faults: Iterable[Fault], live: Live) -> list[Fault]:
    """Without the faults that a comment in the file allows."""
    by_path: dict[str, list[Fault]] = {path: [] for path in live.lines()}
    for fault in faults:
        by_path.setdefault(fault.path, []).append(fault)
    lines = live.lines()
    kept: list[Fault] = []
    for path, found in by_path.items():
        own = silenced(Source(path, lines.get(path, []), None, found), _MAY_BE_ALLOWED)
        kept += own if found or own else []
    return sorted(set(kept))
