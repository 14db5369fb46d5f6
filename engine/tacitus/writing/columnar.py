"""Parquet, through the extra `parquet`. Stretches are gathered in an Arrow file, which a run can go on with; a Parquet
file has its index at the end and cannot be taken up again. It is made of that file when all is there."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from tacitus.writing import arrow
from tacitus.writing.flat import EVENTS, Layout
from tacitus.writing.partial import Partial
from tacitus.writing.sinks import CannotWrite, Mark, Start

ROWS = 20_000  # of a row group


class ParquetSink:
    """Stretches of rows (Arrow streams) to a Parquet file. `metadata`: kept in the file, beside the versions."""

    settled = True

    def __init__(
        self,
        path: Path,
        metadata: Mapping[str, str] | None = None,
        start: Start = "new",
        layout: Layout = EVENTS,
    ) -> None:
        self._path = path
        self._schema = arrow.schema(layout, metadata)
        self._partial = Partial(path, start)
        self._whole = path.with_name(path.name + ".whole")
        self.mark = self._partial.mark

    def write(self, payload: bytes) -> None:
        """Take the next rows."""
        self._partial.write(payload)

    def commit(self, mark: Mark) -> None:
        """Make it durable; see Sink."""
        self._partial.commit(mark)

    def close(self, mark: Mark) -> None:
        """Make the Parquet file, still under another name."""
        self._partial.close(mark)
        if not self._partial.path.exists():
            return  # a run that was killed between publishing and the end of it
        try:
            self._convert()
        except OSError as error:
            raise CannotWrite(self._path, error) from None

    def _convert(self) -> None:
        import pyarrow.parquet

        with self._whole.open("wb") as file:
            with pyarrow.parquet.ParquetWriter(file, self._schema, compression="zstd") as writer:
                tables = arrow.even(arrow.read_partial(self._partial.path), ROWS)
                for table in tables:
                    writer.write_table(table.replace_schema_metadata(self._schema.metadata), row_group_size=ROWS)
            file.flush()
            os.fsync(file.fileno())

    def publish(self) -> None:
        """Rename; remove what it was made of."""
        self._partial.publish(self._whole if self._whole.exists() else None)

    def abandon(self) -> None:
        """Close; what was committed stays."""
        self._partial.abandon()
