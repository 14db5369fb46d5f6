"""Limits on a run: seconds for one document, and an interruption that waits for a safe moment."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any


class TooSlow(Exception):
    """A document took longer than it may."""


class Limit:
    """Seconds that one document may take. `with limit:` around a stretch of documents, `begin` and `end` around each one;
    between them TooSlow is raised when the time is over. Without seconds, or where the system or the thread has no alarm,
    never.

    The handler stands for the whole stretch: to set it up and take it down for each document cost 12 us, this 1."""

    def __init__(self, seconds: float | None) -> None:
        self.seconds = seconds
        self._set = False
        self._running = False
        self._before: Any = None

    def __enter__(self) -> None:
        if self.seconds is not None and hasattr(signal, "SIGALRM") and _main_thread():
            self._before = signal.signal(signal.SIGALRM, self._over)
            self._set = True

    def __exit__(self, *fault: object) -> None:
        if self._set:
            self._set = False
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, self._before)

    def begin(self) -> None:
        """From now on the time runs, anew."""
        if self._set and self.seconds is not None:
            self._running = True
            signal.setitimer(signal.ITIMER_REAL, self.seconds)

    def end(self) -> None:
        """The document is done: an alarm that still comes does no harm."""
        self._running = False

    def _over(self, number: int, frame: FrameType | None) -> None:
        if self._running:
            self._running = False
            raise TooSlow


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Ctrl-C waits until the block is done: what is written and what is noted of it stay together."""
    if not _main_thread():
        yield
        return
    held: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, frame: held.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if held:
        raise KeyboardInterrupt


def _main_thread() -> bool:
    return threading.current_thread() is threading.main_thread()
