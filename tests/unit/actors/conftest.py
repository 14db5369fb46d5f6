"""A small actors folder of its own, and sentences and phrases made by hand from `word/TAG` notation."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tacitus.actors import Actors
from tacitus.resources import RULES
from tacitus.text import Sentence

FILES = {
    "countries.yaml": """
countries:
  - {id: norland, code: NOR, names: [Norland, "N.L.", NL], adjectives: [Norse], people: [Norse, Norseman, Norsemen],
     capital: Northaven, seats: [Ice Palace]}
  - {id: sudland, code: SUD, names: [Sudland, Republic of Sudland], adjectives: [Sudlandic],
     people: [Sudlander, Sudlanders], capital: Sudport}
  - {id: mayland, code: MAY, names: [May], adjectives: [Mayan]}
places:
  - {name: Northaven, country: NOR, lat: 60.5, lon: 10.0, precision: city}
  - {name: Dunmark, country: SUD, precision: region}
""",
    "people.yaml": """
people:
  - id: ada-lund
    names: [Ada Lund]
    short: [Lund]
    roles:
      - {country: NOR, sectors: [MIL], to: 2009-12-31, title: General}
      - {country: NOR, sectors: [GOV], from: 2010-01-01, to: 2014-06-30, title: Chancellor, main: true}
      - {country: NOR, sectors: [ELI], from: 2014-07-01}
groups:
  - {id: red-hand, names: [Red Hand, RH], country: SUD, code: SUDREBRHD, sectors: [REB]}
organisations:
  - {id: league, names: [League of Lands, LoL], code: IGOLEA, sectors: [IGO]}
press:
  - {id: north-post, names: [North Post], country: NOR, sectors: [JRN]}
""",
    "agents.yaml": """
agents:
  - {words: [president, chancellor, foreign minister, government, official, adviser], sectors: [GOV], title: true}
  - {words: [leader, spokeswoman], sectors: []}
  - {words: [soldier, general, troops], sectors: [MIL]}
  - {words: [police], sectors: [COP], person: group}
  - {words: [rebel, militia], sectors: [REB]}
  - {words: [union], sectors: [LAB], person: group}
  - {words: [farmer], sectors: [AGR]}
former: [former, ousted]
""",
}


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small actors folder, with the shipped reference words."""
    path = tmp_path_factory.mktemp("actors")
    for name, text in FILES.items():
        (path / name).write_text(text, encoding="utf-8")
    shutil.copy(RULES / "actors" / "reference.yaml", path)
    return path


@pytest.fixture(scope="session")
def actors(folder: Path) -> Actors:
    """The small folder, loaded through its plain form."""
    return Actors.from_plain(Actors.from_rules(folder).to_plain())


@pytest.fixture(scope="session")
def tagged() -> Callable[..., Sentence]:
    """Makes a sentence of `word/TAG` items; the text is the words with one space between them."""

    def make(items: str, start: int = 0) -> Sentence:
        words, tags = zip(*(item.rsplit("/", 1) for item in items.split()), strict=True)
        starts = [start]
        for word in words[:-1]:
            starts.append(starts[-1] + len(word) + 1)
        ends = [first + len(word) for first, word in zip(starts, words, strict=True)]
        sentence = Sentence(0, start, ends[-1], list(words), [word.lower() for word in words], starts, ends)
        sentence.tags = list(tags)
        sentence.lemmas = list(sentence.lowers)
        return sentence

    return make
