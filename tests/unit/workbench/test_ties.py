"""Two rules that are equally specific on an example, with no order between them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tacitus import Coder
from tacitus.workbench.check import check
from tacitus.workbench.live import Live

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


def test_an_overlay_lets_a_packaged_rule_give_way(tmp_path: Path, coder: Coder) -> None:
    project = "tacitus: 1\nuse: [tacitus/cameo]\nrules: [rules/]\n"
    (tmp_path / "tacitus.yaml").write_text(project, encoding="utf-8")
    (tmp_path / "rules").mkdir()
    own = "tacitus: 1\nevent: rejection\ncameo: 120\nrules:\n  - id: visit\n    when: SOURCE visit TARGET\n"
    own += "    examples: |\n      Norway visited Sweden.  => NOR > SWE\n"
    (tmp_path / "rules" / "own.yaml").write_text(own, encoding="utf-8")
    told = [fault for fault in check(tmp_path, coder) if fault.name == "tie"]
    assert told and all("`change: {visit/visit: {after: own/visit}}`" in fault.hint for fault in told)
    project += "overlay: {change: {visit/visit: {after: own/visit}}}\n"
    (tmp_path / "tacitus.yaml").write_text(project, encoding="utf-8")
    assert [fault for fault in check(tmp_path, coder) if fault.severity == "error"] == []
    (event,) = Live(tmp_path, coder).coder.code("Norway visited Sweden.")
    assert (event.rule_id, event.cameo) == ("own/visit", "120")
    (tmp_path / "tacitus.yaml").write_text(project.replace("own/visit", "own/visits"), encoding="utf-8")
    (wrong,) = (fault for fault in check(tmp_path, coder) if fault.severity == "error")
    assert (wrong.name, Path(wrong.path).name, wrong.line) == ("unknown-rule", "tacitus.yaml", 4)
