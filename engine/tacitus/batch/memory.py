"""Memory of a process that codes and does nothing else."""

from __future__ import annotations

import gc

_YOUNG = 10_000


def settle() -> None:
    """Spares the garbage collector what will stay: to be called once, when everything is loaded.

    What the rules came to lives as long as the process, so it is never searched again; coding leaves next to nothing
    that only the collector could free (see Parse.release), so it seldom has to run. For processes of our own: a library
    must not decide this for the program that it is a part of.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(_YOUNG)
