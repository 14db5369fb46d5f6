"""Limits on a run: seconds for one document, and an interruption that waits for a safe moment."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class TooSlow(Exception):
    """A document took longer than it may."""


@contextmanager
def within(seconds: float | None) -> Iterator[None]:
    """Raise TooSlow in the block after so many seconds; where the system or the thread has no alarm, never."""
    if seconds is None or not hasattr(signal, "SIGALRM") or not _main_thread():
        yield
        return
    before = signal.signal(signal.SIGALRM, _too_slow)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


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


def _too_slow(number: int, frame: FrameType | None) -> None:
    raise TooSlow
