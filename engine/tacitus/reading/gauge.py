"""How much of the input has been read, for those who wait."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import IO


class Gauge:
    """Bytes of files, counted as they are read. Files without a size (standard input, pipes) make the answer unknown."""

    def __init__(self, files: Iterable[Path]) -> None:
        sizes = {path: path.stat().st_size for path in files if path.is_file()}
        self._sizes = sizes
        self._total = sum(sizes.values())
        self._done = 0
        self._file: IO[bytes] | None = None

    def watch(self, file: IO[bytes]) -> None:
        """Ask this file for its position until it is done."""
        self._file = file

    def done(self, path: Path) -> None:
        """The file has been read."""
        self._file = None
        self._done += self._sizes.get(path, 0)

    def part(self) -> float | None:
        """From 0 to 1; None when nobody knows."""
        if not self._total:
            return None
        try:
            here = self._file.tell() if self._file is not None and not self._file.closed else 0
        except OSError:
            here = 0
        return min(1.0, (self._done + here) / self._total)
