"""Where output goes. What a sink promises, and the one for streams that cannot be taken up again."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import IO, Any, Literal, Protocol, TypeAlias

from tacitus.errors import TacitusError

STDOUT = "-"

Start: TypeAlias = Literal["new", "resume", "restart"]
"""How to begin: `new` refuses to throw away what an interrupted run left, `resume` goes on with it, `restart` drops it."""

Mark: TypeAlias = Mapping[str, Any]
"""How far a run is, as plain values: what the run itself wants to know when it is taken up again."""


class CannotWrite(TacitusError):
    """An output that cannot be opened or written on."""

    def __init__(self, path: Path | str, error: OSError) -> None:
        super().__init__(f"{path}: cannot be written: {error.strerror or error}")


def durable(file: IO[bytes], path: Path) -> None:
    """Lets what was written to a file outlive a crash of the machine. Raises CannotWrite, told of `path`."""
    try:
        file.flush()
        os.fsync(file.fileno())
    except OSError as error:
        raise CannotWrite(path, error) from None


class Sink(Protocol):
    """Takes what a format makes of events, in order; the output appears under its name only when it is whole."""

    mark: Mark | None  # the last one that was committed, where a run is taken up again

    @property
    def settled(self) -> bool:
        """Whether all that was written can be committed now."""

    def write(self, payload: Any) -> None:
        """Take the next stretch."""

    def commit(self, mark: Mark) -> None:
        """Make what was written durable, and the mark with it: after a crash both are there, or neither."""

    def close(self, mark: Mark) -> None:
        """Nothing more comes: make the whole output durable, still under another name."""

    def publish(self) -> None:
        """Let the output stand under its name, and remove what only an interrupted run needs."""

    def abandon(self) -> None:
        """Close and leave what was committed for a run that resumes."""


class StreamSink:
    """Bytes to standard output, a pipe or a device. Raises CannotWrite, BrokenPipeError when the reader went away."""

    mark: Mark | None = None
    settled = True

    def __init__(self, path: Path, header: bytes = b"") -> None:
        self._path = path
        self._standard = str(path) == STDOUT
        try:
            self._file: IO[bytes] = sys.stdout.buffer if self._standard else path.open("wb")
        except OSError as error:
            raise CannotWrite(path, error) from None
        self.write(header)

    def write(self, payload: bytes) -> None:
        """Write the next stretch, at once."""
        try:
            self._file.write(payload)
            self._file.flush()
        except BrokenPipeError:
            raise
        except OSError as error:
            raise CannotWrite(self._path, error) from None

    def commit(self, mark: Mark) -> None:
        """Nothing: what went into a stream is gone."""

    def close(self, mark: Mark) -> None:
        """Close what is ours to close."""
        if not self._standard:
            try:
                self._file.close()
            except OSError as error:
                raise CannotWrite(self._path, error) from None

    def publish(self) -> None:
        """Nothing: it has been seen as it came."""

    def abandon(self) -> None:
        """Close what is ours to close."""
        if not self._standard:
            try:
                self._file.close()
            except OSError:
                return
