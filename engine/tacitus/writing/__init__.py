"""Events to files: JSON Lines (nested), CSV, TSV and Parquet (flat). The format follows from the ending."""

from __future__ import annotations

from pathlib import Path

from tacitus.errors import TacitusError
from tacitus.writing.sinks import STDOUT, BytesSink, CannotWrite, ParquetSink, Sink

__all__ = ["FORMATS", "STDOUT", "BytesSink", "CannotWrite", "ParquetSink", "Sink", "UnknownFormat", "format_of"]

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
