"""A new project, and new rules, lists and actors in it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tacitus import Coder
from tacitus.errors import RuleError
from tacitus.workbench.check import faults
from tacitus.workbench.init import CannotInit, editor_files, init, update
from tacitus.workbench.live import Live
from tacitus.workbench.new import CannotWriteNew, NewActor, NewRule, new_actor, new_list, new_rule
from tacitus.workbench.test import Runner


@pytest.fixture(scope="module")
def live(project: Path, coder: Coder) -> Live:
    return Live(project, coder)


def test_a_new_project_is_sound_and_its_examples_pass(live: Live):
    own = [example for example in live.loaded.examples if example.rule_id.startswith("boycott/")]
    assert [str(fault) for fault in faults(live)] == []
    outcomes = [Runner(live.coder, live.loaded.examples).run(example) for example in own]
    assert [outcome.why for outcome in outcomes if outcome.failed] == []
    assert {outcome.example.kind for outcome in outcomes} == {"examples", "not", "todo"}
    assert [outcome.passed for outcome in outcomes if outcome.example.kind == "todo"] == [False]


def test_editors_find_a_schema_for_every_file(project: Path):
    for path in (project / "tacitus.yaml", *project.rglob("rules/**/*.yaml"), *project.rglob("actors/*.yaml")):
        first = path.read_text(encoding="utf-8").splitlines()[0]
        schema = path.parent / first.partition("$schema=")[2]
        assert json.loads(schema.read_text(encoding="utf-8"))["$schema"].endswith("draft-07/schema#"), path
    settings = json.loads((project / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    assert all((project / schema).is_file() for schema in settings["yaml.schemas"])


def test_nothing_is_overwritten(project: Path):
    before = (project / "tacitus.yaml").read_text(encoding="utf-8")
    with pytest.raises(CannotInit, match=r"tacitus\.yaml is there already"):
        init(project)
    assert (project / "tacitus.yaml").read_text(encoding="utf-8") == before
    (project / ".tacitus" / "rules.schema.json").write_text("{}", encoding="utf-8")
    assert len(update(project)) == len(editor_files())
    assert (project / ".tacitus" / "rules.schema.json").read_text(encoding="utf-8") != "{}"


def test_a_bare_project_knows_none_of_the_packaged_rules(tmp_path: Path, coder: Coder):
    init(tmp_path / "bare", bare=True)
    assert Live(tmp_path / "bare", coder).loaded.rules == ()


def test_a_new_rule_list_and_actor_hold(project: Path, live: Live):
    listed = new_list(project, "VIGILS", ["vigil", "silent march"], live.kept)
    listed.save()
    patterns = ["SOURCE keep VIGILS in TARGET:PLACE", "SOURCE keep VIGILS for TARGET"]
    example = "Chilean students kept a vigil in Lima.  =>  CHLEDU > PER"
    new_rule(project, NewRule("vigil/keep", patterns, "protest", "140", [example]), live.kept).save()
    second = new_rule(project, NewRule("vigil/skip", ["SOURCE skip VIGILS"], "none"), live.kept)
    second.save()
    assert [fault.name for fault in second.faults] == ["missing-examples"]  # a draft: a warning
    new_actor(project, NewActor("Jo Doe", short=["Doe"], country="KEN", sectors=["GOV"], title="Minister")).save()
    assert live.read()
    assert live.loaded.errors == []
    (event,) = live.coder.code("Jo Doe kept a vigil in Lima.")
    assert (event.rule_id, event.source and event.source.code) == ("vigil/keep", "KENGOV")
    text = (project / "rules" / "events" / "vigil.yaml").read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=../../.tacitus/rules.schema.json\ntacitus: 1\n")
    assert "- id: keep\n    when:\n      - SOURCE keep VIGILS in TARGET:PLACE\n" in text


def test_what_does_not_hold_is_not_written(project: Path, live: Live):
    before = {path: path.read_bytes() for path in project.rglob("*.yaml")}
    with pytest.raises(RuleError, match="unknown-name"):
        new_rule(project, NewRule("boycott/x", ["SOURCE shun TARGTE"]), live.kept)
    with pytest.raises(RuleError, match="unknown-country"):
        new_actor(project, NewActor("X Y", country="QQQ"))
    with pytest.raises(RuleError, match="wrong-value"):
        new_list(project, "small", ["word"], live.kept)
    with pytest.raises(CannotWriteNew, match="is new: say --event"):
        new_rule(project, NewRule("fresh/x", ["SOURCE shun TARGET"]))
    with pytest.raises(CannotWriteNew, match="is no id of a rule"):
        new_rule(project, NewRule("x", ["SOURCE shun TARGET"]))
    with pytest.raises(RuleError, match="unknown-code"):
        new_rule(project, NewRule("fresh/x", ["SOURCE shun TARGET"], "sanction", "999"), live.kept)
    assert {path: path.read_bytes() for path in project.rglob("*.yaml")} == before
