"""Names in a sentence: the longest wins, and capitals matter."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from tacitus.actors import Actors
from tacitus.resources import RULES
from tacitus.text import Lexicon, Sentence, Tokenizer


def found(actors: Actors, sentence: Sentence) -> list[str]:
    return [" ".join(sentence.words[first:end]) for first, end, _ in actors.names.find(sentence)]


@pytest.mark.parametrize(
    ("items", "names"),
    [
        ("The/DT Republic/NNP of/IN Sudland/NNP met/VBD", ["Republic of Sudland"]),
        ("Norse/JJ and/CC Sudlandic/JJ troops/NNS", ["Norse", "Sudlandic"]),
        ("She/PRP may/MD visit/VB May/NNP", ["May"]),
        ("NL/NNP and/CC Nl/NNP", ["NL"]),
        ("N.L./NNP troops/NNS", ["N.L."]),
        ("SUDLAND/NNP PROTESTS/VBZ", ["SUDLAND"]),
        ("sudland/NN", []),
        ("Republic/NNP of/IN", []),
    ],
)
def test_names_are_found(actors: Actors, tagged: Callable[..., Sentence], items: str, names: list[str]) -> None:
    assert found(actors, tagged(items)) == names


def test_a_short_name_counts_only_after_the_full_one(actors: Actors, tagged: Callable[..., Sentence]) -> None:
    story = actors.story("2012-01-01")
    first, second = tagged("Lund/NNP met/VBD Ada/NNP Lund/NNP"), tagged("Lund/NNP left/VBD")
    story.find(first)
    assert [(a, b) for a, b, _ in first.names][-1] == (2, 4)
    story.find(second)
    assert [(a, b) for a, b, _ in second.names] == [(0, 1)]
    other = tagged("Lund/NNP left/VBD")
    actors.story("2012-01-01").find(other)
    assert other.names == []


def test_names_of_the_files_are_cut_as_texts_are() -> None:
    """A name whose pieces differ from the tokens of a text would never be found."""
    names = Actors.from_rules(RULES / "actors").names
    tokenizer = Tokenizer(Lexicon.from_rules(RULES / "lexicon").abbreviations)
    surfaces = {sense.surface for key in range(len(names)) for sense in names.all_senses(key)}
    for surface in sorted(surface for surface in surfaces if not re.search(r" [,()+/'’]", surface)):
        assert tokenizer.tokenize(surface, 0, len(surface), 0).words == surface.split(" "), surface
