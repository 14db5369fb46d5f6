"""Every broken file in tests/faults/ draws exactly its message. `--update` rewrites them; the diff is reviewed."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tacitus import Coder
from tacitus.resources import RULES
from tacitus.workbench.check import check

FAULTS = Path(__file__).resolve().parent / "faults"
_PROJECT, _FOLDERS, EXPECTED = "tacitus.yaml", ("events", "lists"), "expected.txt"


def _found(folder: Path, coder: Coder) -> str:
    """What is wrong in a folder: a project, a folder of rules or a single rule file; paths relative to the folder."""
    whole = (folder / _PROJECT).is_file() or any((folder / name).is_dir() for name in _FOLDERS)
    path = Path(".") if whole else next(folder.glob("*.yaml")).relative_to(folder)
    faults = check(path, coder)
    return "\n".join(str(fault) for fault in faults if not fault.path.startswith(str(RULES))) + "\n"


@pytest.mark.parametrize("folder", sorted(FAULTS.iterdir()), ids=lambda folder: folder.name)
def test_fault(folder: Path, coder: Coder, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    monkeypatch.chdir(folder)
    found = _found(folder, coder)
    expected = folder / EXPECTED
    if request.config.getoption("--update"):
        expected.write_text(found, encoding="utf-8")
    assert found == expected.read_text(encoding="utf-8")
    assert found.strip(), "a broken file draws a message"


_MAY_BE_ALLOWED = re.compile(r"^(\S+?):(\d+):\d+: (?:(?:warning|note) ([a-z0-9-]+)|error (tie)):", re.MULTILINE)


def _doubts() -> list[Path]:
    """The folders in which nothing is an error but ties, which an author may allow, too; a file that is not read has no
    place for a comment."""
    told = {path: (path / EXPECTED).read_text(encoding="utf-8") for path in sorted(FAULTS.iterdir())}
    return [
        path
        for path, text in told.items()
        if text.count(": error ") == text.count(": error tie: ") and ": warning not-read:" not in text
    ]


@pytest.mark.parametrize("folder", _doubts(), ids=lambda folder: folder.name)
def test_a_doubt_is_allowed_in_place(
    folder: Path, coder: Coder, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    copy = shutil.copytree(folder, tmp_path / folder.name)
    monkeypatch.chdir(copy)
    doubts = _MAY_BE_ALLOWED.findall((copy / EXPECTED).read_text(encoding="utf-8"))
    for path, number, doubt, tie in sorted(doubts, key=lambda found: -int(found[1])):
        lines = Path(path).read_text(encoding="utf-8").splitlines(keepends=True)
        line = "".join(lines[int(number) - 1 : int(number)])
        indent = line[: len(line) - len(line.lstrip())]
        lines.insert(int(number) - 1, f"{indent}# tacitus: allow {doubt or tie} because this is a test\n")
        Path(path).write_text("".join(lines), encoding="utf-8")
    assert _found(copy, coder).strip() == ""
