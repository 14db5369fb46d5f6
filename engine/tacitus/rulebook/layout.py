"""Where rules come from: a folder laid out like rules/, or a project with tacitus.yaml. Finds files, reads none but that."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tacitus.errors import MissingRules
from tacitus.resources import RULES
from tacitus.rulebook.keys import record
from tacitus.rulebook.schema import Overlay, ProjectFile
from tacitus.yamlfile import Mapping, Source, parse, shown

PROJECT = "tacitus.yaml"
CODEBOOK = "codebook"
SUFFIXES = (".yaml", ".yml")
_FOLDERS = ("events", "lists", "actors", "lexicon", "cues", "starter")  # the last: what `tacitus init` begins with
_BESIDE = (".md", ".csv", ".tsv", ".txt", ".json")


@dataclass(slots=True)
class Layout:
    """All files of a rulebook, and what was wrong in finding them (`sources`: files whose faults are to be told)."""

    events: list[tuple[Path, Path]] = field(default_factory=list)  # (root, file)
    lists: list[Path] = field(default_factory=list)
    codebooks: list[Path] = field(default_factory=list)
    actors: list[Path] = field(default_factory=list)
    overlay: Overlay | None = None
    project: Source | None = None
    sources: list[Source] = field(default_factory=list)


def layout(path: Path) -> Layout:
    """The files of a folder of rules, of a project, or of one rule file among the packaged lists.

    Raises MissingRules where there is nothing of the kind.
    """
    if not path.exists():
        raise MissingRules(path, "no such folder of rules; give one with `events/` or with tacitus.yaml")
    if path.is_dir() and (path / PROJECT).is_file():
        path = path / PROJECT
    found = Layout()
    if path.name == PROJECT:
        _project(path, found)
    elif path.is_file():
        _single(path, found)
    elif (path / "events").is_dir() or (path / "lists").is_dir():
        _root(path, found)
    else:
        raise MissingRules(path, "neither `events/` nor tacitus.yaml is there; `tacitus init` makes a project")
    if not found.codebooks:
        found.codebooks.append(RULES / "codebook.yaml")
    if not found.actors:
        found.actors.append(RULES / "actors")
    return found


def _single(path: Path, found: Layout) -> None:
    """One rule file: in its own folder's company if it lies in one, else with the packaged lists."""
    root = next((parent.parent for parent in path.resolve().parents if parent.name == "events"), None)
    if root is not None:
        _root(root, found)
        return
    found.lists += _files(RULES / "lists", found)
    found.events.append((path.parent, path))


def _root(root: Path, found: Layout) -> None:
    """A folder laid out like rules/."""
    found.events += [(root, file) for file in _files(root / "events", found)]
    found.lists += _files(root / "lists", found)
    found.codebooks += [file for suffix in SUFFIXES if (file := root / f"{CODEBOOK}{suffix}").is_file()]
    if (root / "actors").is_dir():
        found.actors.append(root / "actors")
    for entry in sorted(root.iterdir()):
        if entry.is_dir() and entry.name not in _FOLDERS and any(_yaml(entry)):
            _unread(
                entry, found, f"the folder `{entry.name}` is not read", "rule files stand in events/, lists in lists/"
            )
        elif entry.is_file() and entry.suffix in SUFFIXES and entry.stem not in (CODEBOOK, "tacitus"):
            _unread(entry, found, "this file is not read", "rule files stand in events/, lists in lists/")


def _project(path: Path, found: Layout) -> None:
    source = parse(path)
    found.sources.append(source)
    found.project = source
    if source.root is None:
        if not source.faults:
            hint = "`tacitus: 1`, and `use: [tacitus/cameo]` for the packaged rules; `tacitus init` writes a whole one"
            source.report(1, 1, "empty-file", "the project file is empty: it codes nothing", hint)
        return
    if not isinstance(source.root, Mapping):
        source.at(source.root, "wrong-value", "the file must hold keys (`key: value`)")
        return
    project = record(ProjectFile, source.root, source)
    if project.use:
        _root(RULES, found)
    for name in project.rules:
        folder = path.parent / name.value
        if not folder.is_dir():
            source.at(
                name, "missing-folder", f"there is no folder `{name.value}`", "paths are relative to tacitus.yaml"
            )
        elif any((folder / inner).is_dir() for inner in ("events", "lists")):
            _root(folder, found)
        else:
            found.events += [(folder, file) for file in _files(folder, found)]
    for name in project.actors:
        actors = path.parent / name.value
        if actors.exists():
            found.actors.append(actors)
        else:
            source.at(
                name, "missing-folder", f"there is no folder `{name.value}`", "paths are relative to tacitus.yaml"
            )
    found.overlay = project.overlay


def _files(folder: Path, found: Layout) -> list[Path]:
    """The YAML files below a folder in order; any other file is a warning."""
    files = []
    for file in _below(folder):
        if file.suffix in SUFFIXES:
            files.append(file)
        elif file.suffix not in _BESIDE:
            _unread(file, found, "this file is not read", "the names of rule files end in .yaml or .yml")
    return files


def _below(folder: Path) -> Iterator[Path]:
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(parent, name) for name in sorted(names) if not name.startswith("."))


def _yaml(folder: Path) -> Iterator[Path]:
    return (file for file in _below(folder) if file.suffix in SUFFIXES)


def _unread(path: Path, found: Layout, message: str, hint: str) -> None:
    source = Source(shown(path), [])
    source.report(1, 1, "not-read", message, hint, severity="warning")
    found.sources.append(source)
