"""What the packaged rules know that an import is measured by: codes, countries, role nouns."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from tacitus.actors.entities import Codes
from tacitus.importers.petrarch import actors
from tacitus.resources import RULES
from tacitus.rulebook.codebook import Draft
from tacitus.rulebook.matchers import Codebook
from tacitus.text import Lexicon
from tacitus.yamlfile import parse, read


def known_from_package(lexicon: Lexicon) -> actors.Known:
    """What the packaged actors files know."""
    reference: Any = read(RULES / "actors" / "reference.yaml")
    words = reference["reference"]
    rows: Any = read(RULES / "actors" / "countries.yaml")
    countries = {row["code"]: row for row in rows["countries"]}
    codes = Codes({sector: place for place, sector in enumerate(words["sectors"])}, dict(words["triples"]))
    triples = frozenset([*countries, *words["sectors"], *words["codes"], *words["triples"].values()])
    government = frozenset(words["classes"]["government"])
    return actors.Known(triples, codes, countries, government, lexicon.lists)


def packaged_agents() -> Iterator[str]:
    rows: Any = read(RULES / "actors" / "agents.yaml")
    for row in rows["agents"]:
        yield from row["words"]


@lru_cache(maxsize=1)
def packaged_codebook() -> Codebook:
    """The codebook that codes are checked by."""
    draft = Draft()
    draft.add(parse(RULES / "codebook.yaml"))
    return draft.done()
