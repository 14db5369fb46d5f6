"""Memory of a process that codes and does nothing else."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_YOUNG = 400_000  # what memos keep of 10,000 documents: to search all that again and again cost 25 us a document


@contextmanager
def settling() -> Iterator[None]:
    """Spares the garbage collector what is loaded in the block, while it is loaded and for ever after.

    What the rules came to lives as long as the process, so it is never searched; coding leaves next to nothing that only
    the collector could free (see Parse.release), so it seldom has to run. For processes of our own: a library must not
    decide this for the program that it is a part of. Loading leaves little garbage: to collect it would take longer than
    all the rest of a start.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.set_threshold(_YOUNG)
        gc.enable()
