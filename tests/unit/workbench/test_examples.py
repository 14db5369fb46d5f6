"""Running the examples in rules: what passes, what fails, and what the author is told."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tacitus import Coder
from tacitus.rulebook.load import load
from tacitus.workbench.test import Outcome, Runner

RULES = """tacitus: 1
on: 2021-03-11
rules:
  - id: meet
    event: meeting
    cameo: 040
    when: [SOURCE meet TARGET, SOURCE meet with TARGET]
    unless: SOURCE meet THING
    both-ways: true
    examples: |
      Norway met Sweden.              => NOR > SWE  cameo: 040  date: 2021-03-11
      Norway did not meet Sweden.     => NOR > SWE  negated
      Norway met Sweden and Finland.  => NOR > SWE
      Norway met Sweden and Finland.  => NOR > FIN
      {example}
    not: |
      Norway met the deadline.
      {counterexample}
    todo: |
      Norway sat down with Sweden.    => NOR > SWE
      {todo}
  - id: strike
    event: fight
    cameo: 190
    when: SOURCE attack TARGET
    examples: |
      Norway attacked Sweden.         => NOR > SWE
  - id: strike-deal
    event: none
    when: SOURCE strike deal
    examples: |
      Norway struck a deal.           => none
"""


def project(folder: Path, example: str = "", counterexample: str = "", todo: str = "") -> Path:
    (folder / "rules").mkdir()
    (folder / "tacitus.yaml").write_text("tacitus: 1\nrules: [rules/]\n")
    text = RULES.replace("{example}", example).replace("{counterexample}", counterexample).replace("{todo}", todo)
    (folder / "rules" / "case.yaml").write_text(text)
    return folder


def outcomes(folder: Path) -> list[Outcome]:
    shipped = Coder()
    loaded = load(folder, shipped.lexicon)
    own = shipped.with_rulebook(loaded.rulebook())
    return list(map(Runner(own, loaded.examples).run, loaded.examples))


def failing(folder: Path) -> Outcome:
    (outcome,) = [outcome for outcome in outcomes(folder) if outcome.failed]
    return outcome


def test_examples_that_give_what_they_say_pass(tmp_path: Path):
    assert [outcome.why for outcome in outcomes(project(tmp_path)) if outcome.failed] == []


@pytest.mark.parametrize(
    ("example", "why"),
    [
        ("Norway met Sweden on Monday.  => NOR > SWE  date: 2021-03-09", "date is 2021-03-08, not 2021-03-09"),
        ("Norway met Finland.  => NOR > SWE", "target is FIN, not SWE"),
        ("Norway will meet Finland.  => NOR > FIN  cameo: 040", "cameo is 036, not 040"),
        ("Norway met Finland.  => NOR > FIN  negated", "polarity is affirmed, not negated"),
        ("Norway met Finland and Sweden.  => NOR > FIN", "a further event of the rule: NOR “Norway” > SWE “Sweden”"),
        ("Norway met at noon.  => NOR > -", "the rule makes no event"),
        ("Norway slept.  => NOR > -", "the rule makes no event"),
    ],
)
def test_a_failing_example_says_what_is_otherwise(tmp_path: Path, example: str, why: str):
    outcome = failing(project(tmp_path, example=example))
    assert outcome.why[0].startswith(why)


def test_a_failing_example_says_which_part_of_the_pattern_failed(tmp_path: Path):
    why = failing(project(tmp_path, example="Norway met at noon with Finland.  => NOR > SWE")).why
    assert why[0] == "target is FIN, not SWE"
    assert any(line.startswith("clause: meet") for line in why)
    assert any(line.startswith("fits: SOURCE meet with TARGET (line 7): SOURCE = NOR “Norway”") for line in why)


def test_the_preposition_that_stands_there_is_suggested(tmp_path: Path):
    why = failing(project(tmp_path, example="Norway met alongside Finland.  => NOR > FIN")).why
    assert any("`alongside` stands here: would `with|alongside` be right?" in line for line in why), why


def test_a_rule_whose_words_are_not_there_is_told_so(tmp_path: Path):
    why = failing(project(tmp_path, example="Norway slept.  => NOR > -")).why
    assert why[-1] == "not tried: no clause or event noun here has one of the rule's words (meet)"


def test_a_rule_that_lost_to_another_is_told_to_whom(tmp_path: Path):
    why = failing(project(tmp_path, example="Norway attacked Sweden.  => NOR > SWE")).why
    assert "taken by case/strike: SOURCE attack TARGET" in why


def test_a_counterexample_that_matches_fails(tmp_path: Path):
    outcome = failing(project(tmp_path, counterexample="Norway met Finland."))
    assert outcome.why[0] == "the rule must not match, and it makes an event"


@pytest.mark.parametrize(
    "counterexample", ["Norway attacked Finland.  => case/strike", "Norway struck a deal.  => none"]
)
def test_a_counterexample_may_say_what_there_is_instead(tmp_path: Path, counterexample: str):
    assert not [outcome for outcome in outcomes(project(tmp_path, counterexample=counterexample)) if outcome.failed]


def test_a_counterexample_without_what_it_says_fails(tmp_path: Path):
    outcome = failing(project(tmp_path, counterexample="Norway slept.  => case/strike"))
    assert outcome.why[0] == "no event"


def test_known_misses_never_fail_and_those_that_pass_are_seen(tmp_path: Path):
    folder = project(tmp_path, todo="Norway met Finland.  => NOR > FIN")
    todo = [outcome for outcome in outcomes(folder) if outcome.example.kind == "todo"]
    assert [(outcome.passed, outcome.failed) for outcome in todo] == [(False, False), (True, False)]


def run(*arguments: object, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tacitus", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, cwd=cwd, check=False)


def test_the_command_tells_failing_examples_with_their_places(tmp_path: Path):
    project(tmp_path, example="Norway met Finland.  => NOR > SWE", todo="Norway met Denmark.  => NOR > DNK")
    result = run("test", cwd=tmp_path)
    assert result.returncode == 1
    assert result.stdout.startswith(
        "rules/case.yaml:15:7: case/meet: example fails: Norway met Finland.\n    target is FIN, not SWE\n"
    )
    assert (
        "rules/case.yaml:21:7: case/meet: passes now, promote it from todo: to examples: Norway met Denmark."
        in result.stdout
    )
    assert "7 of 8 examples pass, 1 fail; 2 known misses (1 pass now)" in result.stderr
    assert f"rules: {tmp_path / 'tacitus.yaml'}" in result.stderr


def test_the_command_can_be_kept_to_one_rule(tmp_path: Path):
    project(tmp_path)
    assert "1 of 1 example pass" in run("test", tmp_path, "--rule", "case/strike").stderr
    result = run("test", tmp_path, "--rule", "case/nothing")
    assert (result.returncode, "no rule 'case/nothing' has examples" in result.stderr) == (2, True)


@pytest.mark.parametrize("format", ["text", "json", "github", "sarif"])
def test_check_tells_every_fault_for_people_and_machines(tmp_path: Path, format: str):
    project(tmp_path)
    path = tmp_path / "rules" / "case.yaml"
    path.write_text(path.read_text().replace("SOURCE meet TARGET,", "SOURCE meet TARGTE,"))
    result = run("check", tmp_path, "--format", format)
    assert result.returncode == 1
    assert "TARGTE" in result.stdout and "1 error" in result.stderr
    assert run("code", "-", "--rules", tmp_path).returncode == 1
