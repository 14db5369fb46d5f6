"""What a worker does: code a stretch of documents and hand back what to write, what to tell and what to count."""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple, TypeAlias

from tacitus.batch import memory
from tacitus.batch.counts import Counts
from tacitus.batch.limits import Limit
from tacitus.batch.trying import fault, outcomes
from tacitus.coder import Coder
from tacitus.coding.sight import Coded
from tacitus.reading import Item, Read, Rejected, Remark
from tacitus.text.document import Document
from tacitus.writing import encoder


class Task(NamedTuple):
    """What to make of each document. `make`: events, clauses or discards (sentences left out); `format`: one of writing.FORMATS, or "" for the
    values themselves; `max_seconds`: for one document; the rest as Coder takes it. Plain values, so that a worker process
    can be told."""

    make: str = "events"
    format: str = "jsonl"
    rules: str | None = None
    statements: str = "auto"
    uncoded: bool = False
    max_seconds: float | None = None


class Done(NamedTuple):
    """A stretch of documents, worked through. `payload` is what the format's sink takes (None: nothing)."""

    payload: Any
    notices: list[Rejected | Remark]
    counts: Counts


Made: TypeAlias = tuple[list[Any], Coded]
"""The records of a document and what else it came to; counted once for a stretch, not for each document."""
Encoder: TypeAlias = Callable[[list[Any]], Any]


class Worker:
    """A coder with its task. One lives in each worker process."""

    def __init__(self, task: Task) -> None:
        self.task = task
        with memory.settling():
            self._coder = Coder(rules=task.rules, statements=task.statements, uncoded=task.uncoded)
        makers = {"events": self._events, "clauses": self._clauses, "discards": self._discards}
        self._limit = Limit(task.max_seconds)
        self._make: Callable[[list[Document]], list[Made]] = makers[task.make]
        self._encode: Encoder = encoder(task.format) if task.format else list

    @property
    def rules_hash(self) -> str:
        """As Coder has it."""
        return self._coder.rules_hash

    def work(self, items: Sequence[Item]) -> Done:
        """Code the documents among the items; whatever happens to one of them, the others are coded."""
        started = time.perf_counter()
        found = {id(item): outcome for item, outcome in outcomes(items, self._make, self._limit)}
        notices: list[Rejected | Remark] = []
        made: list[tuple[Read, Made]] = []
        for item in items:
            if not isinstance(item, Read):
                notices.append(item)
                continue
            outcome = found[id(item)]
            if isinstance(outcome, Rejected):
                notices.append(outcome)
            else:
                made.append((item, outcome))
        payload, faults = self._encoded(made)
        notices.extend(faults)
        kept = [found for _, found in _without(made, faults)]
        rejected = sum(isinstance(notice, Rejected) for notice in notices)
        counts = _counted(kept, rejected, len(notices) - rejected, time.perf_counter() - started)
        return Done(payload, notices, counts)

    def _encoded(self, made: Sequence[tuple[Read, Made]]) -> tuple[Any, list[Rejected]]:
        """What the sink takes of all records together, and the documents that cannot be encoded."""
        try:
            return self._joined([found[0] for _, found in made]), []
        except Exception as error:
            if os.environ.get("TACITUS_DEBUG"):
                raise
            if len(made) == 1:
                return None, [fault(made[0][0], error)]
        faults = [fault for one in made for fault in self._encoded([one])[1]]
        return self._joined([found[0] for _, found in _without(made, faults)]), faults

    def _joined(self, lists: Sequence[list[Any]]) -> Any:
        records = [record for found in lists for record in found]
        return self._encode(records) if records else None

    def _events(self, documents: list[Document]) -> list[Made]:
        return [(coded.events, coded) for coded in self._coder.code_beside(documents)]

    def _clauses(self, documents: list[Document]) -> list[Made]:
        return [(records, Coded([], len(records), 0)) for records in self._coder.parse_beside(documents)]

    def _discards(self, documents: list[Document]) -> list[Made]:
        return [
            ([each._asdict() for each in coded.discards], Coded([], coded.sentences, 0, gated=coded.gated))
            for coded in self._coder.code_beside(documents)
        ]


def _without(made: Sequence[tuple[Read, Made]], faults: Sequence[Rejected]) -> Sequence[tuple[Read, Made]]:
    if not faults:
        return made
    lost = {(fault.path, fault.line) for fault in faults}
    return [one for one in made if (one[0].path, one[0].line) not in lost]


def _counted(made: Sequence[Made], rejected: int, remarks: int, busy: float) -> Counts:
    """What a stretch of documents came to."""
    told = [coded for _, coded in made]
    events = [event for coded in told for event in coded.events]
    sentences = {(at, event.part, event.sentence_index) for at, coded in enumerate(told) for event in coded.events}
    return Counts(
        documents=len(told),
        sentences=sum([coded.sentences for coded in told]),
        telling=len(sentences),
        records=sum([len(records) for records, _ in made]),
        counting=sum([event.counts for event in events]),
        uncoded=sum([coded.uncoded for coded in told]),
        discarded=sum([len(coded.discards) for coded in told]),
        gated=sum([coded.gated for coded in told]),
        rejected=rejected,
        remarks=remarks,
        busy=busy,
        types=dict(sorted(Counter([event.event_type for event in events]).items())),
    )
