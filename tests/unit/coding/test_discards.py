"""Sentences that tell of no political event: the examples of the file, what a run counts, and what is wrong in a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from tacitus import Coder, Document
from tacitus.coding.discards import Discards
from tacitus.errors import RuleError
from tacitus.resources import RULES
from tacitus.yamlfile import read

FILE = RULES / "cues" / "discards.yaml"


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder()


def _examples() -> list[tuple[str, str, str]]:
    contexts = read(FILE)["contexts"]  # type: ignore[call-overload, index]
    return [
        (name, kind, sentence)
        for name, context in contexts.items()
        for kind, sentences in context["examples"].items()
        for sentence in sentences
    ]


@pytest.mark.parametrize(("context", "kind", "sentence"), _examples())
def test_examples(coder: Coder, context: str, kind: str, sentence: str) -> None:
    discards = coder.code_counted(Document(id="one", text=sentence)).discards
    assert [discard.context for discard in discards] == ([context] if kind == "discard" else [])


def test_a_discarded_sentence_is_told_and_its_story_goes_on(coder: Coder) -> None:
    text = "Norway beat Sweden 2-1 in the semi-final. Norway condemned Sweden."
    coded = coder.code_counted(Document(id="one", text=text, title="Norway accuses Sweden"))
    (discard,) = coded.discards
    assert text[discard.start : discard.end] == discard.sentence == "Norway beat Sweden 2-1 in the semi-final."
    assert (discard.doc_id, discard.sentence_index, discard.part, discard.context) == ("one", 0, "body", "sport")
    assert {event.sentence_index for event in coded.events if event.part == "body"} == {1}
    assert coded.sentences == 3


def test_a_file_that_is_not_there_discards_nothing(tmp_path: Path) -> None:
    assert Discards.from_rules(tmp_path / "discards.yaml") == Discards()


def test_every_fault_of_a_file_is_told(tmp_path: Path) -> None:
    path = tmp_path / "discards.yaml"
    path.write_text("contexts:\n  sport:\n    ones: [goal]\n    two: goal\n  fiction: film\n")
    with pytest.raises(RuleError) as raised:
        Discards.from_rules(path)
    assert [(fault.line, fault.name) for fault in raised.value.faults] == [
        (3, "unknown-key"),
        (4, "wrong-value"),
        (5, "wrong-value"),
    ]
