"""The hand-over of documents to workers and of results back, in order: the same bytes for any number of workers."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

import msgspec

from tacitus.batch.counts import Counts
from tacitus.batch.limits import uninterrupted
from tacitus.batch.report import Report
from tacitus.batch.state import State
from tacitus.batch.task import Done, Task, Worker
from tacitus.batch.trying import failed
from tacitus.reading import Item, Read, Rejected, Remark
from tacitus.writing import Sink

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

CHUNK_ITEMS = 100
CHUNK_CHARS = 200_000
AHEAD = 3  # chunks that wait for each worker
COMMIT_SECONDS = 2.0

Chunk = list[Item]


def run(
    items: Iterable[Item], worker: Worker, sink: Sink, report: Report, workers: int = 1, state: State | None = None
) -> State:
    """Code everything, write it to the sink in order, tell the report; how it stands at the end. The sink is then closed,
    and the caller publishes it.

    `state`: where an interrupted run stood (the items are all items again), or its identity alone: only then are there
    commits that a run can go on from. Raises what the sink raises; the sink is then abandoned, with all commits in it."""
    resumable = state is not None
    state = state or State()
    try:
        report.begin(state.counts, state.aside)
        if not state.over:
            state = _coded(items, worker, sink, report, workers, state, resumable)
        sink.close(state.mark())
    except BaseException:
        sink.abandon()
        raise
    return state


def _coded(
    items: Iterable[Item], worker: Worker, sink: Sink, report: Report, workers: int, state: State, resumable: bool
) -> State:
    chunks = islice(_chunks(items), state.stretches, None)
    done = (worker.work(chunk) for chunk in chunks) if workers == 1 else _in_processes(chunks, worker.task, workers)
    before, committed = state.seconds, time.monotonic()
    try:
        for part in done:
            with uninterrupted():
                _take(part, sink, report)
                state = _after(state, part, before + report.seconds())
                if resumable and sink.settled and time.monotonic() - committed > COMMIT_SECONDS:
                    state = _committed(state, sink, report)
                    committed = time.monotonic()
            report.progress(state.counts)
    except KeyboardInterrupt:
        if resumable and sink.settled:
            _committed(state, sink, report)
        raise
    finally:
        done.close()
    seconds = before + report.seconds()
    return msgspec.structs.replace(state, over=True, seconds=seconds, aside=report.settle())


def _take(part: Done, sink: Sink, report: Report) -> None:
    for notice in part.notices:
        report.notice(notice)
    if part.payload is not None:
        sink.write(part.payload)


def _after(state: State, part: Done, seconds: float) -> State:
    counts = state.counts.plus(part.counts)
    return msgspec.structs.replace(state, stretches=state.stretches + 1, counts=counts, seconds=seconds)


def _committed(state: State, sink: Sink, report: Report) -> State:
    state = msgspec.structs.replace(state, aside=report.settle())
    sink.commit(state.mark())
    return state


def _chunks(items: Iterable[Item]) -> Iterator[Chunk]:
    """The items in stretches, by number and by length of text. The first ones are short: a first result comes soon."""
    chunk: Chunk = []
    chars, most = 0, 4
    for item in items:
        chunk.append(item)
        chars += len(item.document.text) if isinstance(item, Read) else 0
        if len(chunk) >= most or chars >= CHUNK_CHARS:
            yield chunk
            chunk, chars, most = [], 0, min(2 * most, CHUNK_ITEMS)
    if chunk:
        yield chunk


def _in_processes(chunks: Iterator[Chunk], task: Task, workers: int) -> Generator[Done, None, None]:
    """The results in the order of the chunks. A worker that dies takes only its document with it."""
    from concurrent.futures.process import BrokenProcessPool

    pool = _pool(task, workers)
    pending: deque[tuple[Chunk, Future[Done]]] = deque()
    try:
        while True:
            while len(pending) < AHEAD * workers and (chunk := next(chunks, None)) is not None:
                pending.append((chunk, _submitted(pool, chunk)))
            if not pending:
                return
            chunk, future = pending.popleft()
            try:
                yield future.result()
            except BrokenProcessPool:
                pool.shutdown(wait=True)
                yield _together(_one_by_one(chunk, task))
                pool = _pool(task, workers)
                pending = deque((waiting, _submitted(pool, waiting)) for waiting, _ in pending)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _submitted(pool: ProcessPoolExecutor, chunk: Chunk) -> Future[Done]:
    """The chunk's result to come; of a pool that is broken already, its fault."""
    from concurrent.futures import Future
    from concurrent.futures.process import BrokenProcessPool

    try:
        return pool.submit(_work, chunk)
    except BrokenProcessPool as error:
        future: Future[Done] = Future()
        future.set_exception(error)
        return future


def _one_by_one(chunk: Chunk, task: Task) -> Iterator[Done]:
    from concurrent.futures.process import BrokenProcessPool

    pool = _pool(task, 1)
    try:
        for item in chunk:
            try:
                yield pool.submit(_work, [item]).result()
            except BrokenProcessPool:
                pool.shutdown(wait=True)
                pool = _pool(task, 1)
                reason = "the worker process died over it, perhaps for want of memory"
                yield Done(None, [failed(item, reason)] if isinstance(item, Read) else [], Counts(rejected=1))
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _together(parts: Iterable[Done]) -> Done:
    """The parts of a stretch as the stretch."""
    payloads, notices, counts = [], list[Rejected | Remark](), Counts()
    for part in parts:
        if part.payload is not None:
            payloads.append(part.payload)
        notices.extend(part.notices)
        counts = counts.plus(part.counts)
    joined = payloads[0] if payloads else None
    for payload in payloads[1:]:
        joined = joined + payload
    return Done(joined, notices, counts)


def _pool(task: Task, workers: int) -> ProcessPoolExecutor:
    from concurrent.futures import ProcessPoolExecutor

    return ProcessPoolExecutor(workers, initializer=_start, initargs=(task,))


_worker: Worker | None = None  # of this worker process: a pool has no other place for what outlives a call


def _start(task: Task) -> None:
    import signal
    from threading import Thread

    global _worker
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    Thread(target=_end_with_parent, daemon=True).start()
    _worker = Worker(task)


def _end_with_parent() -> None:
    """A parent that is killed cannot end its workers; they would wait for work for ever."""
    import os
    from multiprocessing import parent_process
    from multiprocessing.connection import wait

    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _work(chunk: Chunk) -> Done:
    if _worker is None:
        raise RuntimeError("a worker process that was not started by its pool")
    return _worker.work(chunk)
