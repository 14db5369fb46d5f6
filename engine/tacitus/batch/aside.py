"""Documents that were set aside, in a file of their own that is there only if there are any."""

from __future__ import annotations

from pathlib import Path
from typing import IO

from tacitus.reading import Rejected
from tacitus.writing import CannotWrite
from tacitus.writing.records import encode
from tacitus.writing.sinks import durable


class Aside:
    """`path`: the file; `position`: bytes of it that a run which resumes keeps, 0 for a run from the start."""

    def __init__(self, path: Path, position: int = 0) -> None:
        self.path = path
        self.position = position
        self._file: IO[bytes] | None = None
        try:
            if position:
                self._file = path.open("r+b")
                self._file.truncate(position)
                self._file.seek(position)
            else:
                path.unlink(missing_ok=True)
        except OSError as error:
            raise CannotWrite(path, error) from None

    def keep(self, rejected: Rejected) -> None:
        """Write one down."""
        data = encode([rejected._asdict()])
        try:
            if self._file is None:
                self._file = self.path.open("wb")
            self._file.write(data)
        except OSError as error:
            raise CannotWrite(self.path, error) from None
        self.position += len(data)

    def settle(self) -> None:
        """Make it durable."""
        if self._file is not None:
            durable(self._file, self.path)

    def close(self) -> None:
        """Close."""
        if self._file is not None:
            self._file.close()
