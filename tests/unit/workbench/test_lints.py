"""What shows only between rules: patterns that never win, that contradict each other, `unless` that nothing reaches."""

from __future__ import annotations

from pathlib import Path

import pytest

from tacitus import Coder
from tacitus.workbench.check import check

_HEAD = "tacitus: 1\nevent: accusation\ncameo: 111\nlists:\n  FOES: [rival, enemy]\nrules:\n"
_EXAMPLES = "    examples: |\n      Norway slept.  => none\n"


def _rule(id: str, *patterns: str, more: str = "") -> str:
    when = "".join(f"      - {pattern}\n" for pattern in patterns)
    return f"  - id: {id}\n    when:\n{when}{more}{_EXAMPLES}"


def _found(tmp_path: Path, coder: Coder, rules: str) -> list[tuple[str, int]]:
    (tmp_path / "tacitus.yaml").write_text("tacitus: 1\nrules: [rules/]\n", encoding="utf-8")
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "case.yaml").write_text(_HEAD + rules, encoding="utf-8")
    return [(fault.name, fault.line) for fault in check(tmp_path, coder) if fault.name not in ("unused-list", "tie")]


def test_a_pattern_that_another_of_its_rule_includes(tmp_path: Path, coder: Coder):
    rules = _rule("a", "SOURCE decry|denounce TARGET", "SOURCE decry TARGET")
    assert _found(tmp_path, coder, rules) == [("shadowed-pattern", 10)]


def test_a_longer_pattern_is_tried_first_and_is_no_shadow(tmp_path: Path, coder: Coder):
    assert _found(tmp_path, coder, _rule("a", "SOURCE decry TARGET", "SOURCE decry TARGET with THING")) == []


def test_a_list_that_holds_the_word_takes_it(tmp_path: Path, coder: Coder):
    rules = _rule("a", "SOURCE decry FOES of TARGET", "SOURCE decry rival of TARGET")
    assert _found(tmp_path, coder, rules) == [("shadowed-pattern", 10)]


def test_two_rules_with_one_pattern_and_different_codes(tmp_path: Path, coder: Coder):
    rules = _rule("a", "SOURCE decry TARGET") + _rule("b", "SOURCE decry TARGET", more="    cameo: 112\n")
    assert _found(tmp_path, coder, rules) == [("contradictory-codes", 14)]


def test_a_rule_whose_every_pattern_is_taken(tmp_path: Path, coder: Coder):
    rules = _rule("a", "SOURCE decry|lambast TARGET") + _rule("b", "SOURCE decry TARGET", "SOURCE lambast TARGET")
    assert _found(tmp_path, coder, rules) == [("unreachable-rule", 12)]


@pytest.mark.parametrize("more", ["    unless: SOURCE decry rival\n", "    where: {TARGET: {sector: MIL}}\n"])
def test_a_rule_with_conditions_leaves_something_to_the_next(tmp_path: Path, coder: Coder, more: str):
    rules = _rule("a", "SOURCE decry TARGET", more=more) + _rule("b", "SOURCE decry TARGET", more="    after: a\n")
    assert [name for name, _ in _found(tmp_path, coder, rules)] in ([], ["untested-unless"])


def test_an_infinitive_and_a_noun_behind_to_are_two_readings_of_one_pattern(tmp_path: Path, coder: Coder):
    rules = _rule("a", "SOURCE urge TARGET to|for EVENT", "SOURCE urge TARGET to EVENT", more="    recode: appeal\n")
    assert _found(tmp_path, coder, rules) == []


def test_an_unless_that_no_example_reaches_is_noted(tmp_path: Path, coder: Coder):
    rules = _rule("a", "SOURCE decry TARGET", more="    unless: SOURCE decry TARGET at FOES\n")
    assert _found(tmp_path, coder, rules) == [("untested-unless", 10)]
    path = tmp_path / "rules" / "case.yaml"
    path.write_text(path.read_text() + "    not: |\n      Norway decried Sweden at the enemy.\n", encoding="utf-8")
    assert [fault.name for fault in check(tmp_path, coder)] == []


def test_what_is_allowed_with_a_reason_is_silent(tmp_path: Path, coder: Coder):
    rules = _rule("a", "SOURCE decry|denounce TARGET", "SOURCE decry TARGET   # tacitus: allow shadowed-pattern")
    assert _found(tmp_path, coder, rules) == [("shadowed-pattern", 10), ("no-reason", 10)]
    path = tmp_path / "rules" / "case.yaml"
    path.write_text(path.read_text().replace("allow shadowed-pattern", "allow shadowed-pattern because lists part"))
    assert [fault.name for fault in check(tmp_path, coder) if fault.name != "unused-list"] == []


def test_one_file_is_checked_with_all_that_it_belongs_to(tmp_path: Path, coder: Coder):
    _found(tmp_path, coder, _rule("a", "SOURCE decry TARGET", more="    after: other/b\n"))
    other = tmp_path / "rules" / "other.yaml"
    other.write_text(_HEAD.replace("FOES", "FRIENDS") + _rule("b", "SOURCE laud TARGET"), encoding="utf-8")
    (tmp_path / "actors").mkdir()
    people = tmp_path / "actors" / "people.yaml"
    people.write_text("actors:\n  - {id: a, names: [Who], country: NOR}\n", encoding="utf-8")
    (tmp_path / "tacitus.yaml").write_text("tacitus: 1\nrules: [rules/]\nactors: [actors/]\n", encoding="utf-8")
    told = {path.name: [fault.name for fault in check(path, coder)] for path in (other, people, people.parent)}
    assert told == {"other.yaml": ["unused-list"], "people.yaml": ["common-word"], "actors": ["common-word"]}
    assert [fault.name for fault in check(other.parent, coder)] == ["unused-list", "unused-list"]


def test_a_file_that_no_project_reads_stands_alone(tmp_path: Path, coder: Coder):
    _found(tmp_path, coder, _rule("a", "SOURCE decry TARGET"))
    alone = tmp_path / "notes.yaml"
    alone.write_text(_HEAD + _rule("a", "SOURCE decry|denounce TARGET", "SOURCE decry TARGET"), encoding="utf-8")
    assert [fault.name for fault in check(alone, coder)] == ["unused-list", "shadowed-pattern"]
