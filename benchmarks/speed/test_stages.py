"""Each stage on its own, over the same sentences; what comes before a stage is made beforehand."""

from __future__ import annotations

from typing import Any

import pytest

from tacitus import Coder, Document
from tacitus.compiled import Knowledge
from tacitus.text import Sentence, Splitter, Tagger, Tokenizer
from tacitus.writing import encoder


@pytest.fixture(scope="module")
def known(coder: Coder) -> Knowledge:
    """All that the coder knows."""
    return coder._knowledge


@pytest.fixture(scope="module")
def tokenizer(known: Knowledge) -> Tokenizer:
    """Words."""
    return Tokenizer(known.lexicon.abbreviations)


def _tokenized(tokenizer: Tokenizer, texts: list[str]) -> list[Sentence]:
    return [tokenizer.tokenize(text, 0, len(text), 0) for text in texts]


def _tagged(known: Knowledge, tokenizer: Tokenizer, texts: list[str]) -> list[Sentence]:
    tagger = Tagger(known.lexicon)
    found = _tokenized(tokenizer, texts)
    for sentence in found:
        known.actors.story(None, None).find(sentence)
        tagger.tag(sentence)
    return found


def test_1_sentences(benchmark: Any, known: Knowledge, texts: list[str]):
    splitter = Splitter.of(known.lexicon)
    benchmark(lambda: [splitter.split(text) for text in texts])


def test_2_tokens(benchmark: Any, tokenizer: Tokenizer, texts: list[str]):
    benchmark(lambda: _tokenized(tokenizer, texts))


def test_3_names(benchmark: Any, known: Knowledge, tokenizer: Tokenizer, texts: list[str]):
    found = _tokenized(tokenizer, texts)
    benchmark(lambda: [known.actors.story(None, None).find(sentence) for sentence in found])


def test_4_tags(benchmark: Any, known: Knowledge, tokenizer: Tokenizer, texts: list[str]):
    tagger, found = Tagger(known.lexicon), _tagged(known, tokenizer, texts)
    benchmark(lambda: [tagger.tag(sentence) for sentence in found])


def test_5_clauses(benchmark: Any, known: Knowledge, tokenizer: Tokenizer, texts: list[str]):
    found = _tagged(known, tokenizer, texts)
    benchmark(lambda: [known.parser.parse(sentence) for sentence in found])


def test_6_all_stages_to_events(benchmark: Any, coder: Coder, documents: list[Document]):
    benchmark(lambda: [coder.code_document(document) for document in documents])


@pytest.mark.parametrize("format", ["jsonl", "csv", "tsv", "parquet"])
def test_7_records(benchmark: Any, coder: Coder, documents: list[Document], format: str):
    found = [events for document in documents if (events := coder.code_document(document))]
    encode = encoder(format)
    benchmark(lambda: [encode(events) for events in found])
