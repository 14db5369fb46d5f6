"""Events to files: JSON Lines (nested), CSV, TSV, Parquet and DuckDB (flat). The format follows from the ending."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from tacitus.errors import TacitusError
from tacitus.writing.flat import EVENTS, Layout
from tacitus.writing.packing import ENDINGS as PACKED
from tacitus.writing.partial import FileSink, replace_whole
from tacitus.writing.sinks import STDOUT, CannotWrite, Mark, Sink, Start, StreamSink

__all__ = [
    "EVENTS",
    "FORMATS",
    "STDOUT",
    "CannotWrite",
    "FileSink",
    "Layout",
    "Mark",
    "Sink",
    "Start",
    "UnknownFormat",
    "encoder",
    "format_of",
    "is_stream",
    "replace_whole",
    "rows_encoder",
    "sink",
]

FORMATS = ("jsonl", "csv", "tsv", "parquet", "duckdb")
_ENDINGS = {
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "tsv",
    ".tab": "tsv",
    ".parquet": "parquet",
    ".duckdb": "duckdb",
}
_WHOLE_FILES = ("parquet", "duckdb")  # no stream can hold them


class UnknownFormat(TacitusError):
    """An output file whose ending says nothing."""

    def __init__(self, path: Path) -> None:
        endings = ", ".join(_ENDINGS)
        super().__init__(f"{path}: the format follows from the ending, one of {endings}; or say --format")


def format_of(path: Path) -> str:
    """The format that the ending of an output file asks for (before .gz or .zst). Raises UnknownFormat."""
    plain = path.with_suffix("") if path.suffix.lower() in PACKED else path
    format = _ENDINGS.get(plain.suffix.lower(), "")
    if not format or (plain != path and format in _WHOLE_FILES):
        raise UnknownFormat(path)
    return format


def encoder(format: str) -> Callable[[list[Any]], bytes]:
    """What makes of events the bytes that the format's sink takes; such bytes may be joined."""
    if format == "jsonl":
        from tacitus.writing.records import encode

        return encode
    from tacitus.writing.flat import row

    encode_rows = rows_encoder(format)
    return lambda events: encode_rows([row(event) for event in events])


def rows_encoder(format: str, layout: Layout = EVENTS) -> Callable[[list[Any]], bytes]:
    """The same for rows: cells in the order of the layout's columns."""
    if format in _WHOLE_FILES:
        from tacitus.writing import arrow

        return arrow.packer(layout)
    if format == "jsonl":
        from tacitus.writing.records import encode

        return lambda rows: encode([dict(zip(layout.columns, row, strict=True)) for row in rows])
    from tacitus.writing.delimited import encode_csv, encode_tsv

    return encode_csv if format == "csv" else encode_tsv


def is_stream(path: Path) -> bool:
    """Whether output goes into something that cannot be taken up again: standard output, a pipe, a device."""
    return str(path) == STDOUT or (path.exists() and not path.is_file())


def sink(
    format: str,
    path: Path,
    metadata: Mapping[str, str] | None = None,
    start: Start = "new",
    layout: Layout = EVENTS,
) -> Sink:
    """The open output (`-`: standard output). `metadata`: what a file that can hold it tells of the run.
    Raises CannotWrite, and Interrupted where a run that was not finished would be lost."""
    if format in _WHOLE_FILES:
        if is_stream(path):
            raise TacitusError(f"{path}: {format} needs a file: -o NAME")
        return _whole_file(format, path, metadata, start, layout)
    first = b""
    if format != "jsonl":
        from tacitus.writing.delimited import header

        first = header(layout.columns, format)
    return StreamSink(path, first) if is_stream(path) else FileSink(path, first, start)


def _whole_file(format: str, path: Path, metadata: Mapping[str, str] | None, start: Start, layout: Layout) -> Sink:
    if format == "parquet":
        from tacitus.writing.columnar import ParquetSink

        return ParquetSink(path, metadata, start, layout)
    from tacitus.writing.database import DuckSink

    return DuckSink(path, metadata, start, layout)
