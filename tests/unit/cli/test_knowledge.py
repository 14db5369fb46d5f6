"""The commands that bring knowledge in and show what is missing: actors, import, missing."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from tacitus.cli import FINE, main

PEOPLE = "tacitus: 1\n\npeople:\n  # Of Norway\n  - {id: ada-lund, names: [Ada Lund, A. Lund], roles: [{country: NOR, sectors: [GOV], from: 2010}]}\n"


def _run(*arguments: str | Path) -> tuple[int, str]:
    result = CliRunner().invoke(main, [str(argument) for argument in arguments], standalone_mode=False)
    if result.exception is not None:
        raise result.exception
    return result.return_value, result.stdout


def test_actors_become_a_table_and_come_back(tmp_path: Path) -> None:
    path = tmp_path / "people.yaml"
    path.write_text(PEOPLE, encoding="utf-8")
    assert _run("actors", "to-csv", path)[0] == FINE
    status, text = _run("actors", "to-yaml", tmp_path / "people.csv", "-o", "-")
    assert (status, text) == (FINE, PEOPLE)


def test_no_actors_file_is_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "people.yaml"
    path.write_text(PEOPLE, encoding="utf-8")
    (tmp_path / "people.csv").write_text("name\nA B\n", encoding="utf-8")
    with pytest.raises(Exception, match="is there already"):
        _run("actors", "to-csv", path)


def test_dictionaries_become_a_project(tmp_path: Path) -> None:
    folder = tmp_path / "dictionaries"
    folder.mkdir()
    (folder / "actors.txt").write_text("NORLAND_ [NOR]\n+NORSE_\nNORSE_ARMY_ [NORMIL\n", encoding="utf-8")
    assert _run("import", "petrarch", folder, "-o", tmp_path / "own")[0] == FINE
    report = (tmp_path / "own" / "import-report.txt").read_text(encoding="utf-8")
    assert "actors.txt:3: [NORMIL -> read as if it were closed" in report


def test_what_is_missing_is_shown_and_can_be_pasted(tmp_path: Path) -> None:
    corpus = tmp_path / "news.jsonl"
    corpus.write_text(
        '{"id": "1", "date": "2021-01-01", "text": "Zorka Bleen met Peru. Peru outzorked Chile."}\n', encoding="utf-8"
    )
    status, text = _run("missing", corpus, "--least", "1")
    assert status == FINE
    assert "Zorka Bleen" in text
    assert "SOURCE outzork TARGET" in text
    assert "names: [Zorka Bleen]" in _run("missing", corpus, "--actors", "--yaml", "--least", "1")[1]
    with pytest.raises(Exception, match="add --actors or --verbs"):
        _run("missing", corpus, "--yaml")
