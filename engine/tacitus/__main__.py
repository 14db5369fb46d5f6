"""The command `tacitus`, also `python -m tacitus`."""

from __future__ import annotations

import gc
import sys

from tacitus import __version__

_YOUNG = 50_000  # objects between two searches for garbage: loading, which leaves none, was searched 50 times, for 8 ms


def main() -> None:
    """Run the command line; the version is told without loading it."""
    if sys.argv[1:] == ["--version"]:
        print(f"tacitus {__version__}")
        return
    gc.set_threshold(_YOUNG)
    from tacitus.cli import run

    sys.exit(run())


if __name__ == "__main__":
    main()
