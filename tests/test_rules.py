"""Every example in rules/ is a test, named by rule and sentence. `tacitus test` runs the same."""

from __future__ import annotations

from functools import lru_cache

import pytest

from tacitus.rulebook.example import Example
from tacitus.workbench.test import Runner, examples_of


@lru_cache(maxsize=1)
def _shipped() -> tuple[Runner, list[Example]]:
    coder, examples = examples_of(None)
    return Runner(coder, examples), examples


def _name(example: Example) -> str:
    return f"{example.rule_id} {example.kind}: {example.sentence}"


@pytest.mark.parametrize("example", [each for each in _shipped()[1] if each.kind != "todo"], ids=_name)
def test_example(example: Example):
    outcome = _shipped()[0].run(example)
    assert outcome.passed, "\n".join((f"{example.path}:{example.line}", *outcome.why))


def test_every_rule_has_an_example():
    runner, examples = _shipped()
    shown = {example.rule_id for example in examples}
    assert [rule.id for rule in runner.coder.rulebook.rules if rule.id not in shown and rule.status == "stable"] == []
