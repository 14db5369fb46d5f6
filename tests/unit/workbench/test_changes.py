"""What a failing example is told: the smallest change that would make it pass, tried on all examples of its rule."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tacitus import Coder
from tacitus.workbench.live import Live
from tacitus.workbench.test import Outcome, Runner, unknown_names

_RULES = """tacitus: 1
event: accusation
cameo: 111
lists:
  REBUKES: [rebuke, reprimand]
rules:
  - id: decry
    when: [SOURCE decry TARGET, SOURCE issue REBUKES to TARGET, "SOURCE scold TARGET:REBUKES"]
    examples: |
      Norway decried Sweden.                  => NOR > SWE
      Norway issued a rebuke to Sweden.       => NOR > SWE
{example}
    not: |
      Norway slept with Sweden.
{counterexample}
"""


def _failing(folder: Path, coder: Coder, example: str = "", counterexample: str = "") -> tuple[Outcome, Live]:
    (folder / "rules").mkdir()
    (folder / "tacitus.yaml").write_text("tacitus: 1\nrules: [rules/]\n", encoding="utf-8")
    indented = {"{example}": f"      {example}", "{counterexample}": f"      {counterexample}"}
    text = _RULES
    for name, line in indented.items():
        text = text.replace(name, line)
    (folder / "rules" / "case.yaml").write_text(text, encoding="utf-8")
    live = Live(folder, coder)
    assert live.loaded.errors == []
    runner = Runner(live.coder, live.loaded.examples, live)
    (failed,) = [outcome for outcome in map(runner.run, live.loaded.examples) if outcome.failed]
    return failed, live


@pytest.mark.parametrize(
    ("example", "change"),
    [
        ("Norway lambasted Sweden.  => NOR > SWE", "`SOURCE decry|lambaste TARGET` instead of `SOURCE decry TARGET`"),
        ("Norway issued a rebuke against Sweden.  => NOR > SWE", "`SOURCE issue REBUKES to|against TARGET`"),
        ("Norway issued a reproof to Sweden.  => NOR > SWE", "`SOURCE issue REBUKES|reproof to TARGET`"),
        ("Norway decried over Sweden.  => NOR > SWE", "one more line under `when:`: `SOURCE decry over TARGET`"),
        ("Norway issued a rebuke.  => NOR > -", "`SOURCE issue REBUKES (to TARGET)`"),
        ("Norway railed against Sweden.  => NOR > SWE", "one more line under `when:`: `SOURCE rail against TARGET`"),
    ],
)
def test_the_smallest_change_is_told(tmp_path: Path, coder: Coder, example: str, change: str):
    outcome, _ = _failing(tmp_path, coder, example)
    assert any(line.startswith("change: ") and change in line for line in outcome.why), outcome.why


def test_a_change_that_makes_others_fail_says_so(tmp_path: Path, coder: Coder):
    outcome, _ = _failing(tmp_path, coder, "Norway slept with Sweden for Peru.  => NOR > SWE")
    (change,) = [line for line in outcome.why if line.startswith("change: ")]
    assert change.endswith("but 1 other example of the rule would fail")


def test_a_counterexample_is_told_an_exception(tmp_path: Path, coder: Coder):
    outcome, _ = _failing(tmp_path, coder, counterexample="Norway decried Sweden's advice.")
    assert outcome.why[-1] == "change: it would pass with one more line under `unless:`: `SOURCE decry advice`"


def test_an_unknown_name_is_told_with_the_nearest_one(coder: Coder):
    assert list(unknown_names(coder, "Norwey decried Sweden.")) == [
        "`Norwey` is in no actors file; did you mean `Norway`?"
    ]


def test_a_faulty_rule_is_left_out_and_the_others_are_tested(tmp_path: Path, coder: Coder):
    _, live = _failing(tmp_path, coder, "Norway lambasted Sweden.  => NOR > SWE")
    path = tmp_path / "rules" / "case.yaml"
    broken = (
        path.read_text(encoding="utf-8")
        + "  - id: other\n    when: SOURCE foil TARGTE\n    examples: |\n      x => none\n"
    )
    path.write_text(broken, encoding="utf-8")
    assert live.read()
    assert [fault.name for fault in live.loaded.errors] == ["unknown-name"]
    assert [rule.id for rule in live.loaded.rules] == ["case/decry"]
    assert not live.read(), "nothing changed since"


def test_an_edit_of_one_file_among_the_packaged_rules_is_read_and_tested_at_once(coder: Coder):
    live = Live(None, coder)
    path = next(path for path in live.files if path.stem == "meeting")
    text = path.read_text(encoding="utf-8")
    live.read({path: text + "\n"})
    seconds = []
    for number in range(3):
        began = time.process_time()
        assert live.read(
            {path: text.replace("SOURCE meet_up with TARGET", f"SOURCE meet_up with TARGET{' ' * number}")}
        )
        runner = Runner(live.coder, live.loaded.examples)
        here = [example for example in live.loaded.examples if live.file_of(example.rule_id) == path]
        assert here
        assert not [example for example in here if runner.run(example).failed]
        seconds.append(time.process_time() - began)
    assert min(seconds) < 0.3
