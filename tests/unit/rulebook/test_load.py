"""Folders and projects: what is read, what goes before what, and that nothing makes loading raise."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tacitus.errors import MissingRules, RuleError
from tacitus.resources import RULES
from tacitus.rulebook.load import Loaded, load
from tacitus.text import Lexicon

_RULES = """tacitus: 1
event: meeting
cameo: 040
rules:
  - id: see
    when: SOURCE see TARGET
    examples: |
      Norway saw Sweden.  => NOR > SWE
"""


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon.from_rules(RULES / "lexicon")


def _write(folder: Path, **files: str) -> None:
    for name, text in files.items():
        path = folder / f"{name.replace('__', '/')}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def _ids(loaded: Loaded) -> list[str]:
    return [rule.id for rule in loaded.rules]


def test_a_folder_is_read_with_the_packaged_codebook_and_actors(tmp_path: Path, lexicon: Lexicon) -> None:
    _write(tmp_path, events__sight=_RULES, events__deep__er=_RULES)
    loaded = load(tmp_path, lexicon)
    assert _ids(loaded) == ["sight/see", "er/see"]
    assert "190" in loaded.codebook.codes
    assert loaded.actor_paths == (RULES / "actors",)
    assert not loaded.faults
    assert [example.sentence for example in loaded.examples] == ["Norway saw Sweden."] * 2


def test_rules_carry_where_they_stand(tmp_path: Path, lexicon: Lexicon) -> None:
    _write(tmp_path, events__sight=_RULES)
    (rule,) = load(tmp_path, lexicon).rules
    assert (rule.path, rule.line, rule.when[0].line) == (f"{tmp_path.name}/events/sight.yaml", 5, 6)


def test_a_project_builds_on_the_packaged_rules(tmp_path: Path, lexicon: Lexicon) -> None:
    project = "tacitus: 1\nuse: [tacitus/cameo]\nrules: [mine/]\nactors: [who/]\n"
    project += "overlay: {disable: [statement/*], change: {sight/see: {cameo: 041}}}\n"
    _write(tmp_path, tacitus=project, mine__sight=_RULES, who__people="tacitus: 1\nactors: []\n")
    loaded = load(tmp_path, lexicon)
    ids = _ids(loaded)
    assert "sight/see" in ids and len(ids) > 100
    assert not any(id.startswith("statement/") for id in ids)
    assert next(rule for rule in loaded.rules if rule.id == "sight/see").cameo == "041"
    assert loaded.actor_paths == (RULES / "actors", tmp_path / "who/")


def test_a_rule_that_a_project_switches_off_is_still_a_name(tmp_path: Path, lexicon: Lexicon) -> None:
    rules = (
        _RULES
        + "  - id: spot\n    when: SOURCE spot TARGET\n    after: see\n    not: |\n      Norway slept.  => sight/see\n"
    )
    project = "tacitus: 1\nrules: [.]\noverlay: {disable: [sight/see]}\n"
    _write(tmp_path, tacitus=project, events__sight=rules)
    loaded = load(tmp_path, lexicon)
    assert (_ids(loaded), loaded.errors) == (["sight/spot"], [])


@pytest.mark.parametrize("wrong", ["    cameo: 999\n", "    by-modality: {planned: 999}\n", "    both-ways: 999\n"])
def test_a_rule_with_a_code_that_does_not_exist_is_left_out(tmp_path: Path, lexicon: Lexicon, wrong: str) -> None:
    _write(tmp_path, events__sight=_RULES.replace("    when:", f"{wrong}    when:"))
    loaded = load(tmp_path, lexicon)
    assert (_ids(loaded), [fault.name for fault in loaded.faults]) == ([], ["unknown-code"])


def test_a_project_may_start_from_nothing(tmp_path: Path, lexicon: Lexicon) -> None:
    _write(tmp_path, tacitus="tacitus: 1\nrules: [.]\n", events__sight=_RULES)
    assert _ids(load(tmp_path, lexicon)) == _ids(load(tmp_path / "tacitus.yaml", lexicon)) == ["sight/see"]


def test_a_codebook_of_ones_own_is_all_there_is(tmp_path: Path, lexicon: Lexicon) -> None:
    book = (
        "tacitus: 1\ncodes:\n  900: {type: rumour, label: Rumour, goldstein: -0.5, quad: 3, contexts: [press, legal]}\n"
    )
    _write(tmp_path, events__sight=_RULES.replace("meeting", "rumour").replace("040", "900"), codebook=book)
    loaded = load(tmp_path, lexicon)
    assert not loaded.faults
    assert list(loaded.codebook.codes) == ["900"]
    assert loaded.codebook.codes["900"].contexts == ("press", "legal")


def test_inner_types_code_as_themselves(tmp_path: Path, lexicon: Lexicon) -> None:
    _write(tmp_path, events__sight=_RULES.replace("event: meeting\ncameo: 040\n", "event: inner/settle\n"))
    (rule,) = load(tmp_path, lexicon).rules
    assert (rule.event, rule.cameo) == ("inner/settle", "inner/settle")


def test_a_rulebook_with_errors_cannot_be_run(tmp_path: Path, lexicon: Lexicon) -> None:
    _write(tmp_path, events__sight=_RULES.replace("TARGET\n", "TARGTE\n"))
    with pytest.raises(RuleError, match="unknown-name"):
        load(tmp_path, lexicon).rulebook()


@pytest.mark.parametrize("name", ["nowhere", "."])
def test_a_folder_without_rules_is_missing(tmp_path: Path, lexicon: Lexicon, name: str) -> None:
    with pytest.raises(MissingRules):
        load(tmp_path / name, lexicon)


@pytest.mark.parametrize("seed", range(4))
def test_whatever_stands_in_a_file_loading_only_reports(tmp_path: Path, lexicon: Lexicon, seed: int) -> None:
    rng = random.Random(seed)
    pieces = [
        "SOURCE",
        "EVENT",
        "be",
        "(",
        "]",
        "|",
        "'s",
        '"',
        "- ",
        "=>",
        "\t",
        ": ",
        "{",
        "&a ",
        "*a",
        "\n",
        "not: |",
        "é",
        "\0",
    ]
    for _ in range(25):
        text = _RULES
        for _ in range(rng.randint(1, 5)):
            at = rng.randrange(len(text))
            text = text[:at] + rng.choice(pieces) + text[at + rng.choice([0, 1, 9]) :]
        _write(tmp_path, events__sight=text)
        assert all(str(fault) for fault in load(tmp_path, lexicon).faults)
