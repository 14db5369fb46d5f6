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
from tacitus.rulebook.layout import PROJECT, layout
from tacitus.text.document import Document
from tacitus.workbench import lints
from tacitus.workbench.live import Live
from tacitus.workbench.ties import ties
from tacitus.workbench.usage import Usage
from tacitus.yamlfile import Source

_REFERENCE = (RULES / "actors" / "countries.yaml", RULES / "actors" / "reference.yaml")
_MAY_BE_ALLOWED = frozenset({"tie"})


def check(path: Path | None = None, base: Coder | None = None) -> list[Fault]:
    """All faults of a folder of rules or a project (None: the packaged rules), or of one file or folder in it, sorted.

    Rules without errors are also tried on their examples and compared with each other. Of a project only what stands in
    its own files is told, of a file only what stands there, though it is read together with all that it belongs to.
    `base`: a coder with the packaged rules, where there is one already. Raises MissingRules if there is nothing there.
    """
    chosen = RULES if path is None else path
    home = home_of(chosen)
    live = Live(None if home.resolve() == RULES else home, base)
    whole = home is chosen and (chosen.is_dir() or chosen.name == PROJECT)
    return faults(live, None if whole else chosen)


def faults(live: Live, part: Path | None = None) -> list[Fault]:
    """As `check`, of rules that are read already. `part`: the file or folder of them that is asked for."""
    chosen = live.path
    within = part.resolve() if part is not None else None

    def asked(path: str | Path) -> bool:
        return _own(path, chosen) if within is None else Path(path).resolve().is_relative_to(within)

    found = [*live.loaded.faults, *_actors(live.loaded.actor_paths, chosen)]
    if not live.loaded.errors:
        own = {id for path, file in live.kept.files.items() if asked(path) for id in file.ids}
        found += lints.lints(live, own)
        usage = Usage()
        found += ties(live.coder, _concerned(live, own), usage, lambda id: not _is_own(live, id))
        found += lints.unexercised(live, usage, own)
    everything = within is None  # then also what the project breaks in the rules that it builds on
    return [f for f in _allowed(found, live) if asked(f.path) or (everything and f.severity == "error")]


def home_of(chosen: Path) -> Path:
    """The project that reads a file or folder, else the folder of rules that does; itself if it is one, or stands alone."""
    if chosen.name == PROJECT or not chosen.exists():
        return chosen
    upward = [folder for folder in (chosen, *chosen.resolve().parents) if folder.is_dir()]
    homes = [folder for folder in upward if (folder / PROJECT).is_file()]
    homes += [folder for folder in upward if (folder / "events").is_dir()]
    return next((home for home in homes if home is chosen or _reads(home, chosen.resolve())), chosen)


def _reads(home: Path, chosen: Path) -> bool:
    found = layout(home)
    files = (*found.codebooks, *found.lists, *found.actors, *(file for _, file in found.events))
    resolved = [file.resolve() for file in files]
    return any(file.is_relative_to(chosen) or chosen.is_relative_to(file) for file in resolved)


def _actors(paths: tuple[Path, ...], chosen: Path) -> list[Fault]:
    """Faults of the project's own actors files; countries and sectors may come from the packaged ones."""
    own = [path for path in paths if _own(path, chosen)]
    shared = [path for path in (*paths, *_REFERENCE) if path not in own and path.is_file()]
    return actors.check(own, [*shared, *_REFERENCE]) if own else []


def _own(path: str | Path, chosen: Path) -> bool:
    """Whether a file is checked for its own sake: the packaged ones only when they are what is to be checked."""
    return chosen.resolve() == RULES or not Path(path).resolve().is_relative_to(RULES)


def _is_own(live: Live, rule_id: str) -> bool:
    file = live.file_of(rule_id)
    return file is None or live.is_own(file)


def _concerned(live: Live, own: set[str]) -> list[Example]:
    """The examples on which the rules asked for could tie: all that hold a word of one of them."""
    if len(own) == len(live.loaded.rules):
        return list(live.loaded.examples)
    rules = [rule for rule in live.loaded.rules if rule.id in own]
    words = {trigger.partition("_")[0] for rule in rules for m in rule.when for trigger in m.triggers}
    return [each for each in live.loaded.examples if each.rule_id in own or not words.isdisjoint(_lemmas(live, each))]


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
