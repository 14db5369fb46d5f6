"""How case files are read and rewritten."""

from __future__ import annotations

from pathlib import Path

import cases
import pytest

TEXT = """# a title
# over two lines
Some input.

More input.
---
one
two
===

# another
Input.
---
===
"""


def test_cases_have_a_title_an_input_and_expected_lines(tmp_path: Path):
    path = tmp_path / "a.txt"
    path.write_text(TEXT)
    first, second = cases.read(path)
    assert first == cases.Case(path, 1, "a title over two lines", "Some input.\n\nMore input.", ["one", "two"])
    assert (second.line, second.title, second.input, second.expected) == (11, "another", "Input.", [])


def test_rewriting_changes_only_what_is_expected(tmp_path: Path):
    path = tmp_path / "a.txt"
    path.write_text(TEXT)
    cases.write(path, {1: ["three"], 11: ["four"]})
    assert path.read_text() == TEXT.replace("one\ntwo", "three").replace("Input.\n---\n===", "Input.\n---\nfour\n===")


@pytest.mark.parametrize(
    ("text", "fault"),
    [("Input.\n---\n", "a.txt:1: a case begins with its title"), ("# t\nInput.\n", "a.txt:1: one line `---`")],
)
def test_a_case_that_is_none_is_refused(tmp_path: Path, text: str, fault: str):
    path = tmp_path / "a.txt"
    path.write_text(text)
    with pytest.raises(cases.FaultyCase, match=fault):
        cases.read(path)
