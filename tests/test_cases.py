"""Every case of every stage. `pytest tests/test_cases.py --update` rewrites what is expected; review the diff."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import cases
import pytest
from stages import STAGES

CASES = Path(__file__).resolve().parent / "cases"


def _all() -> list[tuple[str, cases.Case]]:
    return [
        (stage, case) for stage in STAGES for path in sorted((CASES / stage).glob("*.txt")) for case in cases.read(path)
    ]


@pytest.fixture(scope="module")
def changed() -> Iterator[dict[Path, dict[int, list[str]]]]:
    """Where --update collects other expected lines; they are written when all cases have run."""
    found: dict[Path, dict[int, list[str]]] = defaultdict(dict)
    yield found
    for path, expected in found.items():
        cases.write(path, expected)


@pytest.mark.parametrize(
    ("stage", "case"), _all(), ids=lambda value: value.name if isinstance(value, cases.Case) else value
)
def test_case(
    stage: str, case: cases.Case, changed: dict[Path, dict[int, list[str]]], request: pytest.FixtureRequest
) -> None:
    found = STAGES[stage](case.input)
    if request.config.getoption("--update"):
        if found != case.expected:
            changed[case.path][case.line] = found
        return
    assert found == case.expected, f"{case.path}:{case.line}"


def test_every_folder_of_cases_belongs_to_a_stage() -> None:
    assert {folder.name for folder in CASES.iterdir() if folder.is_dir()} <= set(STAGES)


def test_titles_of_a_file_differ() -> None:
    for stage in STAGES:
        for path in (CASES / stage).glob("*.txt"):
            titles = [case.title for case in cases.read(path)]
            assert len(titles) == len(set(titles)), path
