"""A new project: what `tacitus init` writes, from rules/starter/ and the schemas of this version."""

from __future__ import annotations

from pathlib import Path

import msgspec

from tacitus.errors import TacitusError
from tacitus.resources import RULES
from tacitus.rulebook.layout import PROJECT
from tacitus.workbench.schema import KINDS, json_schema

SCHEMAS = ".tacitus"
_STARTER = {
    PROJECT: "tacitus.yaml",
    "rules/events/boycott.yaml": "events.yaml",
    "rules/lists/lists.yaml": "lists.yaml",
    "actors/own.yaml": "actors.yaml",
    ".github/workflows/rules.yml": "github.yaml",
    "README.md": "readme.txt",
}
_GLOBS = {
    "rules": ["rules/events/**/*.yaml"],
    "lists": ["rules/lists/**/*.yaml"],
    "actors": ["actors/**/*.yaml"],
    "project": [PROJECT],
    "codebook": ["rules/codebook.yaml"],
}


class CannotInit(TacitusError):
    """The folder holds a project already, or is no folder."""


def init(folder: Path, bare: bool = False) -> list[Path]:
    """The files written for a new project, in the order in which one reads them. `bare`: without the packaged rules.
    Raises CannotInit when a file is there already; nothing is written then."""
    files = _bare() if bare else {name: _starter(source) for name, source in _STARTER.items()}
    files |= editor_files()
    there = [name for name in files if (folder / name).exists()]
    if there:
        raise CannotInit(f"{folder / there[0]} is there already; choose an empty folder, or --update for the schemas")
    return _write(folder, files)


def update(folder: Path) -> list[Path]:
    """The schemas and editor settings of a project, written anew for this version."""
    if not (folder / PROJECT).is_file():
        raise CannotInit(f"{folder} holds no {PROJECT}; `tacitus init FOLDER` makes a project")
    return _write(folder, editor_files())


def editor_files() -> dict[str, str]:
    """Schemas, and the settings with which VS Code finds them; other editors read the first line of each file."""
    files = {f"{SCHEMAS}/{kind}.schema.json": _json(json_schema(kind)) for kind in KINDS}
    settings = {
        "yaml.schemas": {f"{SCHEMAS}/{kind}.schema.json": _GLOBS[kind] for kind in KINDS},
        "files.encoding": "utf8",
        "[yaml]": {"editor.insertSpaces": True, "editor.tabSize": 2, "editor.autoIndent": "keep"},
    }
    files[".vscode/settings.json"] = _json(settings)
    files[".vscode/extensions.json"] = _json({"recommendations": ["redhat.vscode-yaml"]})
    return files


def _starter(name: str) -> str:
    return (RULES / "starter" / name).read_text(encoding="utf-8")


def _bare() -> dict[str, str]:
    """A project that begins with nothing: no packaged rules, no example; the packaged actors, unless it names its own."""
    left_out = ("rules/events", "actors/")
    files = {name: _starter(source) for name, source in _STARTER.items() if not name.startswith(left_out)}
    lines = files[PROJECT].splitlines(keepends=True)
    kept = [f"# {line}" if line.startswith("actors:") else line for line in lines if not line.startswith("use:")]
    files[PROJECT] = "".join(kept).replace("beside the packaged actors", "instead of the packaged actors")
    return files


def _json(value: object) -> str:
    return msgspec.json.format(msgspec.json.encode(value), indent=2).decode() + "\n"


def _write(folder: Path, files: dict[str, str]) -> list[Path]:
    written = []
    try:
        for name, text in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
            written.append(path)
    except OSError as error:
        raise CannotInit(f"{error.filename or folder}: cannot be written: {error.strerror}") from None
    return written
