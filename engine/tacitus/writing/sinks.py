"""Where output goes. A file appears under its own name only when it is whole: until then it is `<name>.partial`."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import IO, Any, Protocol, cast

from tacitus.errors import TacitusError

STDOUT = "-"


class CannotWrite(TacitusError):
    """An output that cannot be opened or written on."""

    def __init__(self, path: Path | str, error: OSError) -> None:
        super().__init__(f"{path}: cannot be written: {error.strerror or error}")


class Sink(Protocol):
    """Takes what a format makes of events, in order."""

    def write(self, payload: Any) -> None:
        """Take the next stretch."""

    def finish(self) -> None:
        """Close; the file now stands under its name."""

    def abandon(self) -> None:
        """Close and leave what there is as `<name>.partial`."""


class BytesSink:
    """Bytes to a file (packed if it ends in .gz) or to standard output. Raises CannotWrite, at once if it can be told."""

    def __init__(self, path: Path, header: bytes = b"") -> None:
        self._path = path
        self._partial = _partial(path)
        try:
            self._file = _opened(path, self._partial)
        except OSError as error:
            raise CannotWrite(path, error) from None
        self.write(header)

    def write(self, payload: bytes) -> None:
        """Write the next stretch."""
        try:
            self._file.write(payload)
            if str(self._path) == STDOUT:
                self._file.flush()
        except BrokenPipeError:
            raise
        except OSError as error:
            raise CannotWrite(self._path, error) from None

    def finish(self) -> None:
        """Flush, close, rename."""
        try:
            if str(self._path) == STDOUT:
                self._file.flush()
                return
            self._file.close()
            if self._partial:
                self._partial.replace(self._path)
        except BrokenPipeError:
            raise
        except OSError as error:
            raise CannotWrite(self._path, error) from None

    def abandon(self) -> None:
        """Close; what there is stays in `<name>.partial`."""
        if str(self._path) != STDOUT:
            try:
                self._file.close()
            except OSError:
                return


def _partial(path: Path) -> Path | None:
    """The file's name while it is written; None for what is no regular file (standard output, a pipe, a device)."""
    if str(path) == STDOUT or (path.exists() and not path.is_file()):
        return None
    return path.with_name(path.name + ".partial")


def _opened(path: Path, partial: Path | None) -> IO[bytes]:
    if str(path) == STDOUT:
        return sys.stdout.buffer
    if path.is_file() and not os.access(path, os.W_OK):
        raise PermissionError(13, "Permission denied")
    place = partial or path
    if path.suffix == ".gz":
        import gzip

        return cast(IO[bytes], gzip.GzipFile(filename="", mode="wb", fileobj=place.open("wb"), mtime=0))
    return place.open("wb")
