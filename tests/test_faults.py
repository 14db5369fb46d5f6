"""Every broken file in tests/faults/ draws exactly its message. `--update` rewrites them; the diff is reviewed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tacitus.resources import RULES
from tacitus.rulebook.load import load
from tacitus.text import Lexicon

FAULTS = Path(__file__).resolve().parent / "faults"
_PROJECT, _FOLDERS, EXPECTED = "tacitus.yaml", ("events", "lists"), "expected.txt"


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon.from_rules(RULES / "lexicon")


def _found(folder: Path, lexicon: Lexicon) -> str:
    """What is wrong in a folder: a project, a folder of rules or a single rule file; paths relative to the folder."""
    whole = (folder / _PROJECT).is_file() or any((folder / name).is_dir() for name in _FOLDERS)
    path = Path(".") if whole else next(folder.glob("*.yaml")).relative_to(folder)
    faults = load(path, lexicon).faults
    return "\n".join(str(fault) for fault in faults if not fault.path.startswith(str(RULES))) + "\n"


@pytest.mark.parametrize("folder", sorted(FAULTS.iterdir()), ids=lambda folder: folder.name)
def test_fault(folder: Path, lexicon: Lexicon, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    monkeypatch.chdir(folder)
    found = _found(folder, lexicon)
    expected = folder / EXPECTED
    if request.config.getoption("--update"):
        expected.write_text(found, encoding="utf-8")
    assert found == expected.read_text(encoding="utf-8")
    assert found.strip(), "a broken file draws a message"
