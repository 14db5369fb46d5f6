"""What a worker of Spark does with a batch, without Spark."""

from __future__ import annotations

from typing import Any

import pytest

from tacitus import Coder, Document, compiled
from tacitus.distributed.worker import Plan, coded
from tacitus.reading import Settings
from tacitus.writing.flat import row

arrow = pytest.importorskip("pyarrow")

GIVEN = [
    {"id": "a", "text": "Peru accused Chile of spying. Chile expelled an envoy of Peru.", "date": "2021-03-01"},
    {"id": "b", "text": "", "date": None},
    {"id": None, "text": "Peru thanked Chile.", "date": None},
    {"id": "c", "text": "France and Mali signed a treaty.", "date": "2021-03-02"},
]


def rows(plan: Plan) -> list[dict[str, Any]]:
    batches = [arrow.RecordBatch.from_pylist(GIVEN[:3]), arrow.RecordBatch.from_pylist(GIVEN[3:])]
    return [found for batch in coded(batches, compiled.shipment(), plan) for found in batch.to_pylist()]


def test_the_events_of_a_batch_are_those_of_one_process():
    documents = [Document(**record) for record in GIVEN if record["id"]]
    plan = Plan(Settings())
    expected = [row(event) for document in documents for event in Coder().code_document(document)]
    assert len(expected) >= 4
    found = [tuple(cells.values()) for cells in rows(plan)]
    assert [[tuple(c) if isinstance(c, list) else c for c in cells] for cells in found] == [
        list(one) for one in expected
    ]


def test_a_fault_in_one_document_is_told_beside_the_events_of_the_others(monkeypatch: pytest.MonkeyPatch):
    whole = Coder.code_beside

    def faulty(self: Coder, documents: list[Document]) -> Any:
        if any(document.id == "a" for document in documents):
            raise ValueError("bad luck")
        return whole(self, documents)

    monkeypatch.setattr(Coder, "code_beside", faulty)
    found = rows(Plan(Settings(), errors="why"))
    assert [cells["why"] for cells in found if cells["doc_id"] == "a"] == [
        "internal error, please report it: ValueError: bad luck"
    ]
    assert [cells["why"] for cells in found if cells["doc_id"] is None] == ["no id: column `id` is empty"]
    assert any(cells["doc_id"] == "c" and cells["why"] is None for cells in found)
