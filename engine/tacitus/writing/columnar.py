"""Rows as columns: Parquet, through the extra `parquet`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tacitus.errors import TacitusError
from tacitus.writing.flat import COLUMNS, TYPES, Row
from tacitus.writing.sinks import BytesSink


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
