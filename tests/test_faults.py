"""Every broken file in tests/faults/ draws exactly its message. `--update` rewrites them; the diff is reviewed."""

from __future__ import annotations

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
