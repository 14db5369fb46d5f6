"""An output that is not whole yet: bytes in `<name>.partial`, how far they are good in `<name>.journal`."""

from __future__ import annotations

import os
from pathlib import Path
from typing import IO

from tacitus.writing.journal import Entry, Journal
from tacitus.writing.packing import Packer, packer
from tacitus.writing.sinks import CannotWrite, Mark, Start, durable


class Partial:
    """Bytes that are appended and committed. A run that resumes finds what was committed, and nothing behind it.

    `mark`: the last commit's. `closed`: the run was over, only publishing is left. Raises CannotWrite."""

    def __init__(self, output: Path, start: Start) -> None:
        self._output = output
        self.path = output.with_name(output.name + ".partial")
        try:
            if output.is_file() and not os.access(output, os.W_OK):
                raise PermissionError(13, "Permission denied")
            self.journal = Journal(output, start)
            last = self.journal.last
            if last is not None and not self.path.exists() and not last.closed:
                raise FileNotFoundError(2, f"the journal speaks of {self.path}, which is gone; --restart begins anew")
            self.closed = last is not None and last.closed
            self.mark: Mark | None = last.mark if last else None
            self.position = last.position if last else 0
            self._file: IO[bytes] | None = self._opened(last)
        except OSError as error:
            raise CannotWrite(output, error) from None

    def _opened(self, last: Entry | None) -> IO[bytes] | None:
        if last is None:
            return self.path.open("wb")
        if last.closed:
            return None
        file = self.path.open("r+b")
        if file.seek(0, os.SEEK_END) < last.position:
            file.close()
            raise OSError(5, f"{self.path} is shorter than its journal says; --restart begins anew")
        file.truncate(last.position)
        file.seek(last.position)
        return file

    def write(self, data: bytes) -> None:
        """Append; durable only by a commit."""
        if self._file is None or not data:
            return
        try:
            self._file.write(data)
        except OSError as error:
            raise CannotWrite(self._output, error) from None
        self.position += len(data)

    def commit(self, mark: Mark, closed: bool = False) -> None:
        """Make all that was written durable, then the mark."""
        if self._file is None:
            return
        durable(self._file, self._output)
        self.journal.append(Entry(self.position, dict(mark), closed))

    def close(self, mark: Mark) -> None:
        """Commit and close for good."""
        self.commit(mark, closed=True)
        if self._file is not None:
            self._file.close()
            self._file = None
        self.closed = True

    def publish(self, whole: Path | None = None) -> None:
        """Rename to the output's name (`whole`: the file made of this one, which is then removed)."""
        try:
            if whole is not None:
                whole.replace(self._output)
                self.path.unlink(missing_ok=True)
            elif self.path.exists():
                self.path.replace(self._output)
            self.journal.remove()
        except OSError as error:
            raise CannotWrite(self._output, error) from None

    def abandon(self) -> None:
        """Close; what there is stays."""
        try:
            if self._file is not None:
                self._file.close()
        except OSError:
            pass
        self.journal.close()


class FileSink:
    """Bytes to a file, packed if it ends in .gz or .zst. Raises CannotWrite, at once if it can be told."""

    def __init__(self, path: Path, header: bytes = b"", start: Start = "new") -> None:
        self._packer: Packer = packer(path)
        self._partial = Partial(path, start)
        self.mark = self._partial.mark
        if self._partial.position == 0 and not self._partial.closed:
            self.write(header)

    @property
    def settled(self) -> bool:
        """Whether all that was written can be committed now: a packed file only at the end of a member."""
        return self._packer.settled

    def write(self, payload: bytes) -> None:
        """Write the next stretch."""
        self._partial.write(self._packer.pack(payload))

    def commit(self, mark: Mark) -> None:
        """Make it durable; see Sink."""
        if self.settled:
            self._partial.commit(mark)

    def close(self, mark: Mark) -> None:
        """Write what was held back, make it durable."""
        if not self._partial.closed:
            self._partial.write(self._packer.rest())
        self._partial.close(mark)

    def publish(self) -> None:
        """Rename."""
        self._partial.publish()

    def abandon(self) -> None:
        """Close; what there is stays in `<name>.partial`."""
        self._partial.abandon()


def replace_whole(path: Path, data: bytes) -> None:
    """Write a small file so that it is there whole or not at all. Raises CannotWrite."""
    temporary = path.with_name(path.name + ".partial")
    try:
        with temporary.open("wb") as file:
            file.write(data)
            durable(file, path)
        temporary.replace(path)
    except OSError as error:
        raise CannotWrite(path, error) from None


__all__ = ["FileSink", "Partial", "replace_whole"]
