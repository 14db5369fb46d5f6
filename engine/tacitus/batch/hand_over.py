"""The hand-over of documents to workers and of results back, in order: the same bytes for any number of workers."""

from __future__ import annotations

from collections import deque
from collections.abc import Generator, Iterable, Iterator
from typing import TYPE_CHECKING

from tacitus.batch.report import Report
from tacitus.batch.task import Counts, Done, Task, Worker, failed
from tacitus.reading import Item, Read
from tacitus.writing import Sink

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

CHUNK_ITEMS = 100
CHUNK_CHARS = 200_000
AHEAD = 3  # chunks that wait for each worker

Chunk = list[Item]


def run(items: Iterable[Item], task: Task, sink: Sink, report: Report, workers: int = 1) -> Counts:
    """Code everything, write it to the sink in order, tell the report; the counts of the whole run.

    Raises what the rules or the sink raise. The sink is finished when all is well, else abandoned."""
    first = Worker(task)  # also when there are more: faults of the rules show here, and the others find the cache
    chunks = _chunks(items)
    done = (first.work(chunk) for chunk in chunks) if workers == 1 else _in_processes(chunks, task, workers)
    counts = Counts()
    try:
        for part in done:
            for notice in part.notices:
                report.notice(notice)
            if part.payload is not None:
                sink.write(part.payload)
            counts = counts.plus(part.counts)
            report.progress(counts)
        sink.finish()
    except BaseException:
        done.close()
        sink.abandon()
        raise
    return counts


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
                yield from _one_by_one(chunk, task)
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


def _pool(task: Task, workers: int) -> ProcessPoolExecutor:
    from concurrent.futures import ProcessPoolExecutor

    return ProcessPoolExecutor(workers, initializer=_start, initargs=(task,))


_worker: Worker | None = None  # of this worker process: a pool has no other place for what outlives a call


def _start(task: Task) -> None:
    import signal

    global _worker
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    _worker = Worker(task)


def _work(chunk: Chunk) -> Done:
    if _worker is None:
        raise RuntimeError("a worker process that was not started by its pool")
    return _worker.work(chunk)
