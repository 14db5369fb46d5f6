"""Text without full stops is cut, so that what comes after stays linear."""

from __future__ import annotations

import pytest

from tacitus.resources import RULES
from tacitus.text import Lexicon, Splitter


@pytest.fixture(scope="module")
def splitter() -> Splitter:
    return Splitter.of(Lexicon.from_rules(RULES / "lexicon"))


@pytest.mark.parametrize("text", ["word " * 2000, "a" * 5000, "  x  " * 3000, "a" * 1999 + " " * 500 + "b" * 3000])
def test_no_sentence_is_longer_than_anyone_writes_and_no_word_is_lost(splitter: Splitter, text: str):
    stretches = splitter.split(text)
    assert max(end - start for start, end in stretches) <= 2000
    assert "".join("".join(text[start:end].split()) for start, end in stretches) == "".join(text.split())


def test_a_cut_falls_between_words(splitter: Splitter):
    text = "word " * 2000
    assert {text[start:end].split()[-1] for start, end in splitter.split(text)} == {"word"}
