"""`tacitus test --watch`: each save is answered, whatever kind of file was saved."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pages import READY, Staying

pytestmark = pytest.mark.skipif(os.name == "nt", reason="it is ended by a signal")


@pytest.fixture(scope="module")
def watching(project: Path) -> Iterator[Staying]:
    command = f"{sys.executable} -m tacitus test --watch"
    staying = Staying(command, project, dict(os.environ), answers="test")
    printed = staying.until(READY)
    assert "4 of 4 examples pass" in printed, printed
    yield staying
    staying.end()


def _edited(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_a_rule_that_is_broken_is_told_with_what_fails_without_it(project: Path, watching: Staying):
    file = project / "rules" / "events" / "boycott.yaml"
    _edited(file, "shun|skip GAMES", "shun|skip GAMS")
    told = watching.answer()
    assert "boycott.yaml:15:26: error unknown-name: `GAMS` is neither a slot nor a word list" in told
    assert "2 of 4 examples pass, 2 fail; 1 known miss; 1 error in the rules" in told
    _edited(file, "shun|skip GAMS", "shun|skip GAMES")
    assert "4 of 4 examples pass, 0 fail" in watching.answer()


@pytest.mark.parametrize(("file", "line"), [
    ("rules/lists/lists.yaml", "POLES: [north pole]\n"),
    ("actors/own.yaml", "  - {id: fair-league, names: [Fair League], kind: body}\n"),
    ("rules/events/further.yaml", "tacitus: 1\nevent: protest\ncameo: 140\nrules: []\n"),
])  # fmt: skip
def test_where_the_file_holds_no_examples_all_are_run(file: str, line: str, project: Path, watching: Staying):
    with (project / file).open("a", encoding="utf-8") as saved:
        saved.write(line)
    told = watching.answer()
    assert "4 of 4 examples pass, 0 fail" in told
    assert told.endswith(f" s; {Path(file).name}\n")


def test_a_file_that_is_deleted_is_named(project: Path, watching: Staying):
    file = project / "rules" / "events" / "second.yaml"
    file.write_text("tacitus: 1\nevent: protest\ncameo: 140\nrules: []\n", encoding="utf-8")
    watching.answer()
    file.unlink()
    assert watching.answer().endswith(" s; second.yaml\n")
