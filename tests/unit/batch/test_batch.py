"""Many documents: order, isolation of faults, counts, and the same bytes for any number of workers."""

from __future__ import annotations

import json
import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from corpus import sentences
from msgspec.structs import replace

from tacitus.batch import Counts, Report, Task, Worker
from tacitus.batch import run as run_of
from tacitus.batch.hand_over import CHUNK_CHARS, CHUNK_ITEMS, _chunks
from tacitus.coder import Coder
from tacitus.reading import Item, Read, Rejected, Remark
from tacitus.text.document import Document


class Held:
    """A sink that keeps what it is given."""

    mark = None
    settled = True

    def __init__(self) -> None:
        self.payloads: list[Any] = []
        self.marks: list[Any] = []
        self.state = "open"

    def write(self, payload: Any) -> None:
        self.payloads.append(payload)

    def commit(self, mark: Any) -> None:
        self.marks.append(mark)

    def close(self, mark: Any) -> None:
        self.state = "closed"

    def publish(self) -> None:
        self.state = "published"

    def abandon(self) -> None:
        self.state = "abandoned"

    @property
    def records(self) -> list[Any]:
        return [json.loads(line) for line in b"".join(self.payloads).splitlines()]


def reads(*texts: str) -> list[Item]:
    return [Read(Document(id=str(i), text=text, date="2021-03-11"), "a.jsonl", i + 1) for i, text in enumerate(texts)]


def run(items: Any, task: Task, sink: Any, report: Report, workers: int = 1) -> Counts:
    return run_of(items, Worker(task), sink, report, workers).counts


def silent(**options: Any) -> Report:
    return Report(lambda message: None, **options)


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_output_comes_in_the_order_of_reading_for_any_number_of_workers(workers: int):
    texts = sentences(250)
    alone, together = Held(), Held()
    one = run(reads(*texts), Task(), alone, silent())
    many = run(reads(*texts), Task(), together, silent(), workers)
    assert b"".join(alone.payloads) == b"".join(together.payloads)
    assert replace(one, busy=0.0) == replace(many, busy=0.0)
    assert one.documents == 250 and one.records == len(alone.records) > 100
    assert [int(record["doc_id"]) for record in alone.records] == sorted(
        int(record["doc_id"]) for record in alone.records
    )


def test_a_fault_in_one_document_sets_it_aside_and_the_rest_is_coded(monkeypatch: pytest.MonkeyPatch):
    whole = Coder.code_beside

    def faulty(self: Coder, documents: list[Document]) -> Any:
        if any(document.id == "1" for document in documents):
            raise ValueError("bad luck")
        return whole(self, documents)

    monkeypatch.setattr(Coder, "code_beside", faulty)
    told: list[str] = []
    counts = run(reads("France met Peru.", "x", "Peru met Chile."), Task(), Held(), Report(told.append))
    assert (counts.documents, counts.rejected) == (2, 1)
    assert told == ["set aside: a.jsonl:2: 1: internal error, please report it: ValueError: bad luck"]


@pytest.mark.skipif(os.name != "posix", reason="needs fork to carry the fault into a worker")
def test_a_worker_that_dies_takes_only_its_document_with_it(monkeypatch: pytest.MonkeyPatch):
    import multiprocessing

    if multiprocessing.get_start_method() != "fork":
        pytest.skip("workers are not forked here")
    whole = Coder.code_beside

    def deadly(self: Coder, documents: list[Document]) -> Any:
        if any(document.id == "7" for document in documents):
            os._exit(1)
        return whole(self, documents)

    monkeypatch.setattr(Coder, "code_beside", deadly)
    told: list[str] = []
    counts = run(reads(*sentences(20)), Task(), Held(), Report(told.append), workers=2)
    assert (counts.documents, counts.rejected) == (19, 1)
    assert told == ["set aside: a.jsonl:8: 7: the worker process died over it, perhaps for want of memory"]


def test_what_reading_set_aside_keeps_its_place_among_the_notices(tmp_path: Path):
    items: list[Item] = [
        Rejected("a", "a.jsonl", 1, "reading", "no text"),
        *reads("France met Peru."),
        Remark("b", "a.jsonl", 2, "empty"),
        Rejected(None, "a.jsonl", 3, "reading", "not JSON"),
    ]
    told: list[str] = []
    report = Report(told.append, aside=tmp_path / "aside.jsonl")
    counts = run(items, Task(), Held(), report)
    report.close()
    assert told == [
        "set aside: a.jsonl:1: a: no text",
        "warning: a.jsonl:2: b: empty",
        "set aside: a.jsonl:3: not JSON",
    ]
    kept = [json.loads(line) for line in (tmp_path / "aside.jsonl").read_text().splitlines()]
    assert [record["line"] for record in kept] == [1, 3]
    assert kept[0] == {"id": "a", "path": "a.jsonl", "line": 1, "stage": "reading", "reason": "no text"}
    assert counts.rejected == 2


def test_many_notices_are_told_in_part_and_kept_whole(tmp_path: Path):
    told: list[str] = []
    report = Report(told.append, aside=tmp_path / "aside.jsonl")
    report.begin(Counts(), 0)
    for line in range(1, 31):
        report.notice(Rejected(None, "a.jsonl", line, "reading", "not JSON"))
    report.close()
    assert len(told) == 21 and told[-1].startswith("set aside: and more, all in ")
    assert len((tmp_path / "aside.jsonl").read_text().splitlines()) == 30


def test_an_older_file_of_documents_set_aside_is_removed(tmp_path: Path):
    (tmp_path / "aside.jsonl").write_text("old")
    silent(aside=tmp_path / "aside.jsonl").begin(Counts(), 0)
    assert not (tmp_path / "aside.jsonl").exists()


def test_an_interruption_leaves_the_sink_abandoned():
    def interrupted() -> Iterator[Item]:
        yield from reads(*sentences(10))
        raise KeyboardInterrupt

    into = Held()
    with pytest.raises(KeyboardInterrupt):
        run(interrupted(), Task(), into, silent())
    assert into.state == "abandoned"


def test_stretches_are_bounded_by_number_and_by_length():
    many = list(_chunks(iter(reads(*["x"] * 500))))
    assert max(map(len, many)) == CHUNK_ITEMS and sum(map(len, many)) == 500 and len(many[0]) < CHUNK_ITEMS
    assert list(map(len, _chunks(iter(reads(*["x" * CHUNK_CHARS] * 3))))) == [1, 1, 1]


def test_clauses_are_a_record_a_sentence():
    into = Held()
    counts = run(reads("France met Peru. Chile met Japan."), Task(make="clauses"), into, silent())
    assert [record["sentence_index"] for record in into.records] == [0, 1]
    assert counts.records == 2


def test_the_summary_says_what_came_out():
    report = silent()
    counts = Counts(documents=2, sentences=30, records=1200, uncoded=3, rejected=1)
    assert report.summary(counts, Task(), 2.0) == (
        "2 documents, 30 sentences, 1,200 events, 3 left out for want of a coded actor (see --uncoded), 1 set aside;"
        " 2.0 s, 15 sentences/s"
    )


@pytest.mark.skipif(not hasattr(signal, "SIGALRM"), reason="needs an alarm")
def test_a_document_that_takes_too_long_is_set_aside(monkeypatch: pytest.MonkeyPatch):
    whole = Coder.code_beside

    def slow(self: Coder, documents: list[Document]) -> Any:
        while any(document.id == "1" for document in documents):
            time.sleep(0.01)
        return whole(self, documents)

    monkeypatch.setattr(Coder, "code_beside", slow)
    told: list[str] = []
    counts = run(reads("France met Peru.", "x", "Peru met Chile."), Task(max_seconds=0.2), Held(), Report(told.append))
    assert (counts.documents, counts.rejected) == (2, 1)
    assert told == ["set aside: a.jsonl:2: 1: took longer than 0.2 s (see --max-seconds)"]


def test_counts_tell_types_and_sentences_that_gave_events():
    counts = run(reads("France met Peru. It rained.", "Chile attacked Japan."), Task(), Held(), silent())
    assert (counts.sentences, counts.telling, counts.records) == (3, 2, 3)
    assert counts.types["meeting"] == 2 and sum(counts.types.values()) == 3
