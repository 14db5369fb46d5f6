"""Documents coded beside each other come out as each by itself, whoever is beside whom."""

from __future__ import annotations

import random
from pathlib import Path

import cases
import msgspec
import pytest
import stages

from tacitus import Document
from tacitus.stretches import stretches

CASES = sorted((Path(__file__).parents[2] / "cases").glob("*/*.txt"))


def _documents() -> list[Document]:
    """Stories of one to nine sentences, some with a title, one empty, one of blanks."""
    texts = [stages.given(case.input)[1] or "-" for path in CASES for case in cases.read(path)]
    dice = random.Random(7)
    found = [Document("empty", ""), Document("blank", " \n ")]
    while texts:
        size = dice.choice((1, 1, 1, 2, 5, 9))
        told, texts = texts[:size], texts[size:]
        title = told[0].partition("\n")[0] if dice.random() < 0.3 else None
        found.append(Document(str(len(found)), " ".join(told), dice.choice(("2015-03-04", None)), title))
    return found


def test_who_is_beside_whom_changes_nothing():
    coder, documents = stages.coder(), _documents()
    assert len(documents) > 500
    alone = [coder.code_counted(document) for document in documents]
    assert sum(len(coded.events) for coded in alone) > 1000
    for size in (2, 64):
        beside = [
            coded for at in range(0, len(documents), size) for coded in coder.code_beside(documents[at : at + size])
        ]
        assert beside == alone
    order = list(range(len(documents)))
    random.Random(8).shuffle(order)
    mixed = coder.code_beside([documents[number] for number in order])
    assert [mixed[order.index(number)] for number in range(len(documents))] == alone


def test_clauses_are_the_same_whoever_is_beside_whom():
    coder, documents = stages.coder(), _documents()[:300]
    alone = [coder.parse_document(document) for document in documents]
    assert sum(len(record.clauses) for records in alone for record in records) > 500
    assert coder.parse_beside(documents) == alone


def test_clauses_in_python_read_as_their_json():
    coder, text = stages.coder(), "Peru and Chile signed a treaty in Lima. It was not ratified."
    told = coder.parse(text, id="a")
    assert told == msgspec.json.decode(msgspec.json.encode(coder.parse_document(Document("a", text))))
    assert [len(record["clauses"]) for record in told] == [1, 1]


def test_one_document_twice_is_coded_twice():
    document = Document("a", "Peru accused Chile of spying.", "2015-03-04")
    one, two = stages.coder().code_beside([document, document])
    assert one == two
    assert len(one.events) == 1


def test_many_documents_come_in_their_order():
    coder, documents = stages.coder(), _documents()[:150]
    alone = [event for document in documents for event in coder.code_document(document)]
    assert len(alone) > 100
    assert list(coder.code_documents(documents)) == alone


def test_what_was_read_before_a_fault_is_coded():
    found: list[str] = []
    given = [{"id": "a", "text": "Peru accused Chile of spying."}, {"id": "b"}]
    with pytest.raises(msgspec.ValidationError):
        found.extend(event.doc_id for event in stages.coder().code_documents(given))
    assert found == ["a"]


def test_a_stretch_holds_few_documents_and_few_characters():
    documents = [Document(str(n), "x" * size) for n, size in enumerate([1] * 100 + [30_000, 1, 15_000, 5_000])]
    assert [len(stretch) for stretch in stretches(documents, lambda document: document)] == [64, 36, 1, 2, 1]
