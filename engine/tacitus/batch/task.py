"""What a worker does: code a stretch of documents and hand back what to write, what to tell and what to count."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple, TypeAlias

from tacitus.coder import Coder
from tacitus.reading import Item, Read, Rejected, Remark
from tacitus.writing import encoder


class Task(NamedTuple):
    """What to make of each document. `make`: events or clauses; `format`: one of writing.FORMATS, or "" for the
    values themselves; the rest as Coder takes it. Plain values, so that a worker process can be told."""

    make: str = "events"
    format: str = "jsonl"
    rules: str | None = None
    statements: str = "auto"
    uncoded: bool = False


class Counts(NamedTuple):
    """How many documents were coded and set aside, how many records came out, and how many events were left out
    because neither side has a code."""

    documents: int = 0
    sentences: int = 0
    records: int = 0
    uncoded: int = 0
    rejected: int = 0

    def plus(self, other: Counts) -> Counts:
        """Both together."""
        return Counts(*(one + another for one, another in zip(self, other, strict=True)))


class Done(NamedTuple):
    """A stretch of documents, worked through. `payload` is what the format's sink takes (None: nothing)."""

    payload: Any
    notices: list[Rejected | Remark]
    counts: Counts


Made: TypeAlias = tuple[list[Any], int, int]  # records, sentences, events left out


class Worker:
    """A coder with its task. One lives in each worker process."""

    def __init__(self, task: Task) -> None:
        self._coder = Coder(rules=task.rules, statements=task.statements, uncoded=task.uncoded)
        self._make: Callable[[Read], Made] = self._events if task.make == "events" else self._clauses
        self._encode: Callable[[list[Any]], Any] = encoder(task.format) if task.format else list

    def work(self, items: Sequence[Item]) -> Done:
        """Code the documents among the items; whatever happens to one of them, the others are coded."""
        payloads: list[Any] = []
        notices: list[Rejected | Remark] = []
        documents = sentences = total = uncoded = rejected = 0
        for item in items:
            if not isinstance(item, Read):
                notices.append(item)
                rejected += isinstance(item, Rejected)
                continue
            try:
                records, found, left_out = self._make(item)
                if records:
                    payloads.append(self._encode(records))
            except Exception as error:  # a fault of ours in one document must not lose the others
                if os.environ.get("TACITUS_DEBUG"):
                    raise
                notices.append(failed(item, f"internal error, please report it: {type(error).__name__}: {error}"))
                rejected += 1
                continue
            documents += 1
            sentences += found
            total += len(records)
            uncoded += left_out
        return Done(_joined(payloads), notices, Counts(documents, sentences, total, uncoded, rejected))

    def _events(self, item: Read) -> Made:
        coded = self._coder.code_counted(item.document)
        return coded.events, coded.sentences, coded.uncoded

    def _clauses(self, item: Read) -> Made:
        records = self._coder.parse_document(item.document)
        return records, len(records), 0


def failed(item: Read, reason: str) -> Rejected:
    """The document, set aside by coding."""
    return Rejected(item.document.id, item.path, item.line, "coding", reason)


def _joined(payloads: list[Any]) -> Any:
    if not payloads:
        return None
    if isinstance(payloads[0], bytes):
        return b"".join(payloads)
    return [record for payload in payloads for record in payload]
