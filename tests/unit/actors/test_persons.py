"""Persons named by a title and a short name that several have."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tacitus.actors import Actors
from tacitus.actors.mention import Mention
from tacitus.syntax.clause import Parse, Phrase
from tacitus.text import Sentence

Tagged = Callable[..., Sentence]

NAMESAKES = """
people:
  - {id: bo-lund, names: [Bo Lund], short: [Lund], roles: [
      {country: NOR, sectors: [GOV], from: 1989-01-20, to: 1993-01-20, title: President},
      {country: NOR, sectors: [ELI], from: 1993-01-21}]}
  - {id: cy-lund, names: [Cy Lund], short: [Lund], roles: [
      {country: NOR, sectors: [GOV], from: 2001-01-20, to: 2009-01-20, title: President},
      {country: NOR, sectors: [ELI], from: 2009-01-21}]}
  - {id: di-lund, names: [Di Lund], short: [Lund], roles: [
      {country: NOR, sectors: [GOV], from: 2001-01-20, to: 2009-01-20, title: Adviser},
      {country: NOR, sectors: [ELI], from: 2009-01-21}]}
"""


@pytest.fixture(scope="module")
def namesakes(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Actors:
    path = tmp_path_factory.mktemp("namesakes")
    for name in ("countries.yaml", "agents.yaml", "reference.yaml"):
        shutil.copy(folder / name, path)
    (path / "people.yaml").write_text(NAMESAKES, encoding="utf-8")
    return Actors.from_rules(path)


def last_subject(actors: Actors, date: str, *sentences: Sentence, end: int) -> Mention:
    """Who the first words of the last sentence are, up to the token `end`."""
    story = actors.story(date)
    for sentence in sentences:
        made = Phrase(0, 2, 1) if sentence is not sentences[-1] else Phrase(0, end, end - 1)
        story.find(sentence)
        story.read(sentence, Parse([], [made], []))
    (mention,) = story.resolve(made, None, "subject").actors
    return mention


@pytest.mark.parametrize(
    ("date", "title", "ident"),
    [
        ("1990-08-08", "President", "bo-lund"),
        ("2003-03-18", "President", "cy-lund"),
        ("2003-03-18", "Adviser", "di-lund"),
    ],
)
def test_the_one_who_has_the_title_on_the_day_is_meant(
    namesakes: Actors, tagged: Tagged, date: str, title: str, ident: str
) -> None:
    mention = last_subject(namesakes, date, tagged(f"{title}/NNP Lund/NNP resigned/VBD"), end=2)
    assert (mention.id, mention.code) == (ident, "NORGOV")


def test_nobody_is_guessed_where_nobody_has_the_title(namesakes: Actors, tagged: Tagged) -> None:
    assert last_subject(namesakes, "2015-01-01", tagged("President/NNP Lund/NNP resigned/VBD"), end=2).id is None


def test_a_title_and_a_short_name_open_the_short_name(namesakes: Actors, tagged: Tagged) -> None:
    first, second = tagged("President/NNP Lund/NNP left/VBD"), tagged("Lund/NNP resigned/VBD", 100)
    mention = last_subject(namesakes, "1990-08-08", first, second, end=1)
    assert (mention.id, mention.code) == ("bo-lund", "NORGOV")
