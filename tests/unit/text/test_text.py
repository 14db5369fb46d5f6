"""What case files cannot say of the text stage: headlines, datelines, names, offsets, the compiled form."""

from __future__ import annotations

import pytest

from tacitus.resources import RULES
from tacitus.text import Lexicon, Sentence, Splitter, Tagger, Tokenizer, dateline_end


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon.from_rules(RULES / "lexicon")


def tagged(
    lexicon: Lexicon, text: str, headline: bool = False, names: tuple[tuple[int, int, int], ...] = ()
) -> Sentence:
    sentence = Tokenizer(lexicon.abbreviations).tokenize(text, 0, len(text), 0, headline)
    sentence.names = list(names)
    Tagger(lexicon).tag(sentence)
    return sentence


@pytest.mark.parametrize(
    ("headline", "tags"),
    [
        ("Peru expels envoy", "NNP VBZ NN"),
        ("Two hostages freed in Mali", "CD NNS VBN IN NNP"),
        ("UN envoy to visit Yemen", "NNP NN TO VB NNP"),
        ("PERU CUTS TIES WITH BOLIVIA", "NNP VBZ NNS IN NNP"),
        ("Army Kills 20 Rebels in Mali", "NN VBZ CD NNS IN NNP"),
    ],
)
def test_headlines(lexicon: Lexicon, headline: str, tags: str) -> None:
    assert " ".join(tagged(lexicon, headline, headline=True).tags) == tags


@pytest.mark.parametrize(
    ("text", "behind"),
    [
        ("LIMA (AFP) -- Peru recalled its envoy.", "Peru recalled its envoy."),
        ("MANAGUA, Nicaragua -- Police fired.", "Police fired."),
        ("NEW YORK, March 3 (Reuters) - Markets fell.", "Markets fell."),
        ("Peru recalled its envoy -- again.", "Peru recalled its envoy -- again."),
        ("The NATO-led force left.", "The NATO-led force left."),
    ],
)
def test_dateline(text: str, behind: str) -> None:
    assert text[dateline_end(text, 0, len(text)) :] == behind


def test_listed_names_are_proper_nouns(lexicon: Lexicon) -> None:
    text = "Turkey and Army of the Sun fought French troops."
    sentence = tagged(lexicon, text, names=((0, 1, 7), (2, 6, 8), (7, 8, 9)))
    assert sentence.tags == ["NNP", "CC", "NNP", "IN", "DT", "NNP", "VBD", "JJ", "NNS", "."]


def test_a_sentence_may_end_with_a_modal(lexicon: Lexicon) -> None:
    assert tagged(lexicon, "Lima cannot pay but Quito will").tags[-1] == "MD"


def test_lemmas_of_irregular_verbs(lexicon: Lexicon) -> None:
    text = "He left, fell, found it, lay down, was shot, was bound, was founded and fled."
    sentence = tagged(lexicon, text)
    verbs = [lemma for lemma, tag in zip(sentence.lemmas, sentence.tags, strict=True) if tag[0] == "V"]
    assert verbs == ["leave", "fall", "find", "lie", "be", "shoot", "be", "bind", "be", "found", "flee"]


def test_compiled_lexicon_says_the_same(lexicon: Lexicon) -> None:
    again = Lexicon.from_plain(lexicon.to_plain())
    assert again.lemmas("left") == lexicon.lemmas("left")
    assert again.abbreviations == lexicon.abbreviations


@pytest.mark.parametrize("text", ["", " ", "...", "\x00\ufeff'", "a" * 100_000 + ".", "( " * 5_000, "İ's don’t\ud800"])
def test_any_text_is_survived_and_offsets_cut_the_words(lexicon: Lexicon, text: str) -> None:
    tokenizer, tagger = Tokenizer(lexicon.abbreviations), Tagger(lexicon)
    for index, (start, end) in enumerate(Splitter.of(lexicon).split(text)):
        sentence = tokenizer.tokenize(text, start, end, index)
        tagger.tag(sentence)
        assert [text[a:b] for a, b in zip(sentence.starts, sentence.ends, strict=True)] == sentence.words
        assert len(sentence.tags) == len(sentence.lemmas) == len(sentence.words)
