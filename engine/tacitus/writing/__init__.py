"""Events to files: JSON Lines (nested), CSV, TSV and Parquet (flat). The format follows from the ending."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from tacitus.errors import TacitusError
from tacitus.writing.sinks import STDOUT, BytesSink, CannotWrite, Sink

__all__ = ["FORMATS", "STDOUT", "BytesSink", "CannotWrite", "Sink", "UnknownFormat", "encoder", "format_of", "sink"]

FORMATS = ("jsonl", "csv", "tsv", "parquet")
_ENDINGS = {".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv", ".tsv": "tsv", ".tab": "tsv", ".parquet": "parquet"}


class UnknownFormat(TacitusError):
    """An output file whose ending says nothing."""

    def __init__(self, path: Path) -> None:
        endings = ", ".join(_ENDINGS)
        super().__init__(f"{path}: the format follows from the ending, one of {endings}; or say --format")


def format_of(path: Path) -> str:
    """The format that the ending of an output file asks for (before .gz). Raises UnknownFormat."""
    plain = path.with_suffix("") if path.suffix == ".gz" else path
    if plain.suffix.lower() not in _ENDINGS:
        raise UnknownFormat(path)
    return _ENDINGS[plain.suffix.lower()]


def encoder(format: str) -> Callable[[list[Any]], Any]:
    """What makes of a document's events the payload that the format's sink takes; payloads are joined by `+`."""
    if format == "jsonl":
        from tacitus.writing.records import encode

        return encode
    if format == "parquet":
        from tacitus.writing.flat import row

        return lambda events: [row(event) for event in events]
    from tacitus.writing.delimited import encode_csv, encode_tsv

    return encode_csv if format == "csv" else encode_tsv


def sink(format: str, path: Path) -> Sink:
    """The open output (`-`: standard output). Raises CannotWrite."""
    if format == "jsonl":
        return BytesSink(path)
    if format == "parquet":
        from tacitus.writing.columnar import ParquetSink

        return ParquetSink(path)
    from tacitus.writing.delimited import CSV_HEADER, TSV_HEADER

    return BytesSink(path, CSV_HEADER if format == "csv" else TSV_HEADER)
