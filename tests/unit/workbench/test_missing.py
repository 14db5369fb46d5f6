"""What a corpus tells and no file knows."""

from __future__ import annotations

from pathlib import Path

import pytest

from tacitus import Coder, Document
from tacitus.actors.load import check, content
from tacitus.resources import RULES
from tacitus.rulebook.load import load
from tacitus.workbench import missing
from tacitus.workbench.missing import Missing, actors_yaml, rules_yaml

TEXTS = [
    "The Peruvian foreign minister, Zorka Bleen, met Chilean officials. Peru outzorked Chile.",
    "Peru's defence minister Zorka Bleen resigned. Peru outzorked Chile again. Bolivia's frobbling of Peru went on.",
    "Zorka Bleen left. Zorka Bleen came back. Peru attacked Chile.",
]


@pytest.fixture(scope="module")
def coder() -> Coder:
    """A coder with the shipped rules."""
    return Coder()


@pytest.fixture(scope="module")
def finder(coder: Coder) -> Missing:
    """One that has read the texts."""
    finder = Missing(coder)
    for number, text in enumerate(TEXTS):
        finder.read(Document(id=str(number), text=text, title="Peru outzorks Chile" if number == 2 else None))
    return finder


def test_names_are_counted_by_documents_with_their_sentences(finder: Missing) -> None:
    (gap,) = (gap for gap in finder.ranked("names", 50) if gap.key == "Zorka Bleen")
    assert gap.documents == 3
    assert len(gap.sentences) == 3
    assert gap.sentences[0] == "The Peruvian foreign minister, Zorka Bleen, met Chilean officials."


def test_verbs_between_two_actors_are_told_with_their_pattern(finder: Missing) -> None:
    (gap,) = finder.ranked("verbs", 50, least=2)
    assert gap.key == "outzork"
    assert gap.documents == 3
    assert gap.shapes["SOURCE outzork TARGET"] == 3
    assert gap.sentences[-1] == "Peru outzorks Chile"


def test_known_verbs_and_names_are_not_told(finder: Missing) -> None:
    told = {gap.key for kind in missing.KINDS for gap in finder.ranked(kind, 100)}
    assert told.isdisjoint({"attack", "meet", "Peru", "Chile"})


def test_yaml_can_be_pasted(finder: Missing, coder: Coder, tmp_path: Path) -> None:
    actors, rules = tmp_path / "actors.yaml", tmp_path / "rules.yaml"
    actors.write_text(actors_yaml(finder.ranked("names", 50)), encoding="utf-8")
    rules.write_text(rules_yaml(finder.ranked("verbs", 50)), encoding="utf-8")
    assert check([actors], shared=[RULES / "actors" / "countries.yaml", RULES / "actors" / "reference.yaml"]) == []
    loaded = load(rules, coder.lexicon)
    assert [str(fault) for fault in loaded.errors] == []
    assert [rule.id for rule in loaded.rules] == ["rules/outzork"]
    (bleen,) = (row for row in content(actors)["actors"] if row["names"] == ["Zorka Bleen"])
    assert (bleen["country"], bleen["sectors"]) in (("PER", ["GOV"]), ("PER", ["GOV", "MIL"]))


def test_memory_is_bounded_and_the_frequent_stay(coder: Coder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(missing, "LIMIT", 5)
    finder = Missing(coder, ["names"])
    for number in range(60):
        name = f"{'bcdfgh'[number % 6].upper()}o{'klmnpr'[number // 6 % 6]}a"
        finder.read(Document(id=str(number), text=f"Zorka Bleen saw {name} Xavu{'aeiou'[number % 5]}l."))
    assert len(finder.gaps["names"]) <= 10
    assert finder.ranked("names", 1)[0].documents == 60


def test_empty_yaml_is_a_file_too() -> None:
    assert "actors: []" in actors_yaml([])
    assert "rules: []" in rules_yaml([])
