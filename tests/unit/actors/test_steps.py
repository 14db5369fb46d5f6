"""Phrases by steps: one look-up a word, all phrases on the way."""

from __future__ import annotations

import pytest

from tacitus.actors.steps import LONGER, steps, walk

VALUES = {"sea": 1, "sea of ice": 2, "sea of ice party": 3, "lake": 4, "lake of the woods": 5}


def test_runs_that_are_no_phrases_lead_on() -> None:
    found = steps(VALUES)
    assert found["sea of"] == LONGER
    assert found["sea"] == 1 << 1 | LONGER
    assert found["sea of ice party"] == 3 << 1
    assert "of" not in found


@pytest.mark.parametrize(
    ("text", "end", "numbers"),
    [
        ("sea of ice party members", 5, [1, 2, 3]),
        ("sea of ice party", 3, [1, 2]),
        ("sea of sand", 3, [1]),
        ("lake of the north", 4, [4]),
        ("sea", 1, [1]),
    ],
)
def test_a_walk_meets_all_phrases_before_the_end(text: str, end: int, numbers: list[int]) -> None:
    lowers, found = text.split(), steps(VALUES)
    met = walk(found, lowers, 0, end, found[lowers[0]])
    assert [number for _, number in met] == numbers
    assert all(VALUES[" ".join(lowers[:behind])] == number for behind, number in met)
