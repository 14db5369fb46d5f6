"""Two rules that are equally specific on an example, with no order between them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tacitus import Coder
from tacitus.workbench.check import check

_RULES = """tacitus: 1
rules:
  - id: a
    event: fight
    cameo: 190
    when: SOURCE hit TARGET
    after: {after}
    examples: |
      Norway hit Sweden.  => none
  - id: b
    event: accusation
    cameo: 111
    when: SOURCE hit TARGET
    examples: |
      Norway hit Sweden.  => NOR > SWE
"""


def _ties(tmp_path: Path, coder: Coder, after: str) -> list[str]:
    (tmp_path / "events").mkdir()
    (tmp_path / "events" / "case.yaml").write_text(_RULES.replace("{after}", after), encoding="utf-8")
    return [f"{fault.line}: {fault.message}" for fault in check(tmp_path, coder) if fault.name == "tie"]


def test_a_tie_is_told_once_with_both_rules_and_patterns(tmp_path: Path, coder: Coder) -> None:
    home = f"{tmp_path.name}/events/case.yaml"
    message = f"`case/a` ({home}:6) and `case/b` ({home}:13) are equally specific here"
    assert _ties(tmp_path, coder, "[]") == [f"9: {message}"]


@pytest.mark.parametrize("after", ["b", "case/b"])
def test_an_order_between_them_ends_it(tmp_path: Path, coder: Coder, after: str) -> None:
    assert _ties(tmp_path, coder, after) == []
