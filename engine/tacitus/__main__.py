"""The command `tacitus`, also `python -m tacitus`."""

from __future__ import annotations

import sys

from tacitus import __version__


def main() -> None:
    """Run the command line; the version is told without loading it."""
    if sys.argv[1:] == ["--version"]:
        print(f"tacitus {__version__}")
        return
    from tacitus.cli import run

    sys.exit(run())


if __name__ == "__main__":
    main()
