"""The journal of a run: a line for each commit, in a file beside the output that one run at a time may hold."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import msgspec

from tacitus.errors import TacitusError
from tacitus.writing.sinks import CannotWrite, Start


class Interrupted(TacitusError):
    """An output that an interrupted run left unfinished, and nobody said what shall become of it."""

    def __init__(self, path: Path, entry: Entry) -> None:
        documents = entry.mark.get("counts", {}).get("documents")
        done = f" of {documents:,} documents" if isinstance(documents, int) else ""
        super().__init__(
            f"{path}: an interrupted run{done} is there; --resume goes on with it, --restart throws it away"
        )


class Busy(TacitusError):
    """An output that another run is writing."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path}: another run is writing it")


class Entry(msgspec.Struct, frozen=True, omit_defaults=True):
    """A commit: `position`, bytes of the partial output; `closed`: nothing more comes."""

    position: int
    mark: dict[str, Any]
    closed: bool = False


class Journal:
    """`<output>.journal`, open and locked; `last`: its last whole entry, None where a run starts from nothing."""

    def __init__(self, output: Path, start: Start) -> None:
        self._output = output
        self._path = output.with_name(output.name + ".journal")
        try:
            self._file = os.fdopen(os.open(self._path, os.O_RDWR | os.O_CREAT, 0o666), "r+b", buffering=0)
        except OSError as error:
            raise CannotWrite(output, error) from None
        if not _locked(self._file.fileno()):
            self._file.close()
            raise Busy(output)
        self.last = self._read() if start != "restart" else None
        if self.last is not None and start == "new":
            self._file.close()
            raise Interrupted(output, self.last)
        if self.last is None:
            self._file.truncate(0)
            self._file.seek(0)

    def _read(self) -> Entry | None:
        """The last whole entry; a torn one behind it is cut off."""
        decoder = msgspec.json.Decoder(Entry)
        last, whole = None, 0
        for line in self._file.read().splitlines(keepends=True):
            try:
                entry = decoder.decode(line)
            except msgspec.DecodeError:
                break
            if not line.endswith(b"\n"):
                break
            last, whole = entry, whole + len(line)
        self._file.truncate(whole)
        self._file.seek(whole)
        return last

    def append(self, entry: Entry) -> None:
        """Write the entry; it is on the disk when this returns."""
        try:
            self._file.write(msgspec.json.encode(entry) + b"\n")
            os.fsync(self._file.fileno())
        except OSError as error:
            raise CannotWrite(self._output, error) from None

    def close(self) -> None:
        """Close, and keep it if it says anything."""
        empty = not self._file.closed and self._file.tell() == 0
        self._file.close()
        if empty:
            self._path.unlink(missing_ok=True)

    def remove(self) -> None:
        """Close and remove: the output is whole."""
        self._file.close()
        self._path.unlink(missing_ok=True)


def _locked(file: int) -> bool:
    """Whether the file is ours alone now. Worker processes do not inherit this lock, and a killed run gives it up."""
    if sys.platform == "win32":
        return True
    import fcntl

    try:
        fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return error.errno not in (11, 13)  # a file system without locks is no reason to refuse
    return True
