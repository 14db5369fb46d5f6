"""Rules that follow their files: what is read again after a save is what a reading from nothing gives."""

from __future__ import annotations

from pathlib import Path

import pytest

from tacitus.coder import Coder
from tacitus.workbench.init import init
from tacitus.workbench.live import Live

SENTENCE = "Kenya delivered an affront to Peru."


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("live") / "sport"
    init(folder)
    lists = folder / "rules" / "lists" / "lists.yaml"
    lists.write_text("tacitus: 1\nSNUBS: [snub]\nRUDE: [SNUBS, gaffe]\nPOLES: [north pole]\n", encoding="utf-8")
    (folder / "rules" / "events" / "rude.yaml").write_text(
        "tacitus: 1\nevent: accusation\ncameo: 112\nrules:\n  - id: deliver\n    when: SOURCE deliver RUDE to TARGET\n"
        "    examples: |\n      Kenya delivered a snub to Peru.  => KEN > PER\n",
        encoding="utf-8",
    )
    return folder


@pytest.mark.parametrize(("old", "new"), [
    ("SNUBS: [snub]", "SNUBS: [snub, affront]"),  # by way of the list that holds it
    ("gaffe]", "gaffe, affront]"),
    ("POLES: [north pole]", "POLES: [south pole]"),
    ("RUDE: [SNUBS, gaffe]", "RUDER: [SNUBS, gaffe]"),
    ("POLES: [north pole]", "POLES: [north pole"),
    ("POLES:", "GAMES:"),  # which a rule file has too
])  # fmt: skip
def test_a_list_that_is_saved_changes_what_names_it(old: str, new: str, project: Path, coder: Coder):
    live = Live(project, coder)
    lists = project / "rules" / "lists" / "lists.yaml"
    before = lists.read_text(encoding="utf-8")
    assert old in before
    for text in (before.replace(old, new), before):
        lists.write_text(text, encoding="utf-8")
        live.read()
        anew = Live(project, coder)
        assert live.loaded.rules == anew.loaded.rules
        assert live.loaded.lists == anew.loaded.lists
        assert live.loaded.faults == anew.loaded.faults
        assert live.coder.code(SENTENCE) == anew.coder.code(SENTENCE)
    assert live.coder.code(SENTENCE) == []


def test_a_list_that_is_saved_leaves_the_other_rule_files_alone(project: Path, coder: Coder):
    live = Live(project, coder)
    files = dict(live.kept.files)
    lists = (project / "rules" / "lists" / "lists.yaml").absolute()
    live.read({lists: lists.read_text(encoding="utf-8").replace("[snub]", "[snub, affront]")})
    read_again = {path.name for path, file in live.kept.files.items() if files[path] is not file}
    assert read_again == {"rude.yaml"}
    assert [event.rule_id for event in live.coder.code(SENTENCE)] == ["rude/deliver"]
