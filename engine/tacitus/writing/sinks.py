"""Where output goes. A file appears under its own name only when it is whole: until then it is `<name>.partial`."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import IO, Any, Protocol, cast

from tacitus.errors import TacitusError
from tacitus.writing.flat import COLUMNS, TYPES, Row

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


class ParquetSink:
    """Rows to a Parquet file; needs the extra `parquet`. Lists are lists, offsets and counts are integers."""

    ROWS = 20_000

    def __init__(self, path: Path) -> None:
        try:
            import pyarrow
            import pyarrow.parquet
        except ImportError:
            raise TacitusError("Parquet needs one more package: pip install 'tacitus[parquet]'") from None
        kinds = {
            "int": pyarrow.int32(),
            "float": pyarrow.float64(),
            "bool": pyarrow.bool_(),
            "list": pyarrow.list_(pyarrow.string()),
        }
        self._arrow = pyarrow
        self._schema = pyarrow.schema([(name, kinds.get(TYPES.get(name, ""), pyarrow.string())) for name in COLUMNS])
        self._bytes = BytesSink(path)
        self._writer = pyarrow.parquet.ParquetWriter(_Writable(self._bytes), self._schema, compression="zstd")
        self._rows: list[Row] = []

    def write(self, payload: Sequence[Row]) -> None:
        """Take the next rows."""
        self._rows.extend(payload)
        if len(self._rows) >= self.ROWS:
            self._flush()

    def _flush(self) -> None:
        columns = zip(*self._rows, strict=True) if self._rows else [()] * len(COLUMNS)
        arrays = [self._arrow.array(column, field.type) for column, field in zip(columns, self._schema, strict=True)]
        self._writer.write_table(self._arrow.Table.from_arrays(arrays, schema=self._schema))
        self._rows = []

    def finish(self) -> None:
        """Write what is left, close, rename."""
        self._flush()
        self._writer.close()
        self._bytes.finish()

    def abandon(self) -> None:
        """Close; what there is stays in `<name>.partial`."""
        self._bytes.abandon()


class _Writable:
    """The bytes sink as pyarrow wants a file."""

    closed = False

    def __init__(self, sink: BytesSink) -> None:
        self._sink = sink
        self._position = 0

    def write(self, data: Any) -> int:
        self._sink.write(bytes(data))
        self._position += len(data)
        return len(data)

    def tell(self) -> int:
        return self._position

    def flush(self) -> None:
        return None

    def close(self) -> None:
        return None

    def readable(self) -> bool:
        return False

    def writable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return False
