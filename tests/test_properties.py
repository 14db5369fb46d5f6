"""What holds for every text: spans cut what they claim, coding never raises, order and workers never change the output."""

from __future__ import annotations

import random
from collections.abc import Iterator

import msgspec
import pytest
from corpus import articles, sentences
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tacitus import Coder, Document, Event

quick = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])

NEWS = sentences(200, seed=5)
MARKS = [
    '"',
    "“",
    "”",
    "'",
    ",",
    " - ",
    "--",
    "(",
    ")",
    "...",
    ".",
    "?",
    "\n",
    "\n\n",
    " and ",
    " or ",
    " that ",
    " not ",
    ":",
    ";",
    "\t",
]
PIECES = [word for sentence in NEWS[:60] for word in sentence.split()]


def pieced() -> st.SearchStrategy[str]:
    """Words of news in any order, with marks between: nearly English, which finds more than noise."""
    return st.lists(st.sampled_from(PIECES) | st.sampled_from(MARKS), max_size=60).map(" ".join)


def texts() -> st.SearchStrategy[str]:
    """Noise, nearly English, and English."""
    return st.text(max_size=200) | pieced() | st.lists(st.sampled_from(NEWS), max_size=4).map(" ".join)


def spans(event: Event) -> Iterator[tuple[str, int, int]]:
    """Every stretch of text that an event claims."""
    parts = (
        event.source,
        event.target,
        event.attribution,
        event.place,
        event.trigger,
        event.content,
        *event.quantities,
    )
    for part in parts:
        if part is not None:
            yield part.text, part.start, part.end
    yield event.sentence, event.sentence_start, event.sentence_start + len(event.sentence)


@quick
@given(text=texts(), title=st.none() | pieced(), date=st.sampled_from([None, "2021-03-11"]))
def test_coding_never_raises_and_spans_cut_the_text_they_claim(
    coder: Coder, text: str, title: str | None, date: str | None
):
    for event in coder.code(text, date=date, title=title):
        whole = (title or "") if event.part == "title" else text
        for claimed, start, end in spans(event):
            assert whole[start:end] == claimed
            assert claimed


@quick
@given(text=texts())
def test_clauses_cut_the_text_they_claim_and_point_to_each_other(coder: Coder, text: str):
    for record in coder.parse(text):
        for token in record["tokens"]:
            assert text[token["start"] : token["end"]] == token["text"]
        for index, clause in enumerate(record["clauses"]):
            assert clause["parent"] is None or (
                0 <= clause["parent"] < len(record["clauses"]) and clause["parent"] != index
            )
            for part in (*clause["subjects"], *clause["objects"], *clause["obliques"]):
                assert record["start"] <= part["start"] < part["end"] <= record["end"]
                assert part["start"] <= part["head"][0] < part["head"][1] <= part["end"]


@quick
@given(text=texts())
def test_the_same_text_gives_the_same_events(coder: Coder, text: str):
    assert coder.code(text) == coder.code(text)


def test_event_ids_are_unique_within_a_document(coder: Coder):
    for number, text in enumerate(articles(30)):
        ids = [event.event_id for event in coder.code(text, date="2021-03-11", id=str(number))]
        assert len(ids) == len(set(ids))


def test_a_document_says_nothing_about_the_next_one(coder: Coder):
    documents = [Document(id=str(i), text=text, date="2021-03-11") for i, text in enumerate(NEWS)]
    forward = set(coder.code_documents(documents))
    backward = set(coder.code_documents(reversed(documents)))
    assert forward == backward


@pytest.mark.parametrize("seed", [1, 2])
def test_the_order_of_rules_never_matters(coder: Coder, seed: int):
    rules = list(coder.rulebook.rules)
    random.Random(seed).shuffle(rules)
    shuffled = coder.with_rulebook(msgspec.structs.replace(coder.rulebook, rules=tuple(rules)))
    for text in NEWS:
        assert shuffled.code(text) == coder.code(text)


@pytest.mark.parametrize(
    "text",
    [
        "word " * 20_000,
        "a" * 200_000,
        "(" * 20_000,
        '"' * 20_000,
        "he said that " * 5_000,
        "Peru, " * 10_000,
        "\n" * 50_000,
        "." * 50_000,
    ],
    ids=["words", "one word", "brackets", "quotes", "clauses", "commas", "newlines", "stops"],
)
def test_time_grows_with_length_and_no_faster(coder: Coder, text: str):
    from time import perf_counter

    def seconds(part: str) -> float:
        start = perf_counter()
        coder.code(part)
        return perf_counter() - start

    seconds(text[: len(text) // 8])
    short, long = seconds(text[: len(text) // 4]), seconds(text)
    assert long < 12 * short + 0.5  # four times the text; noise, and memos that fill, are allowed for
