"""Events that were written, read again one by one: from JSON Lines, CSV, TSV, Parquet and DuckDB."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from tacitus.coding.event import Event
from tacitus.errors import TacitusError
from tacitus.reading.files import Unreadable, opened
from tacitus.writing import EVENTS, format_of
from tacitus.writing.flat import COLUMNS, Cell, row

ADDED: Mapping[str, str] = {"story_id": "", "cluster_id": "", "is_first": "bool", "n_sources": "int"}
"""Columns that `dedupe` adds, with their types."""
_TYPES = {**EVENTS.types, **ADDED}
_ESCAPED = (("\\t", "\t"), ("\\n", "\n"), ("\\r", "\r"))


class NoEvents(TacitusError):
    """A file that holds no events of ours."""


class Told(NamedTuple):
    """An event that was read. `cells`: its flat columns by name, also those that dedupe added; lists are tuples.
    `record`: as it stood in JSON Lines, nested; None from other files."""

    cells: dict[str, Cell]
    record: dict[str, Any] | None = None

    def plus(self, added: Mapping[str, Any]) -> Told:
        """With further columns."""
        return Told({**self.cells, **added}, None if self.record is None else {**self.record, **added})


def events(path: Path, format: str = "") -> Iterator[Told]:
    """The events of a file (`-`: JSON Lines from standard input). Raises NoEvents, Unreadable, UnknownFormat."""
    format = format or ("jsonl" if str(path) == "-" else format_of(path))
    if format == "parquet":
        yield from _columns(_parquet(path))
    elif format == "duckdb":
        yield from _columns(_duckdb(path))
    else:
        with _opened(path) as stream:
            yield from _json(stream, path) if format == "jsonl" else _delimited(stream, path, format)


def _opened(path: Path) -> Any:
    try:
        return opened(path)
    except Unreadable as error:
        raise Unreadable(f"{path}: {error}") from None


def _json(stream: Any, path: Path) -> Iterator[Told]:
    decode = msgspec.json.Decoder(dict[str, Any]).decode
    for number, line in enumerate(stream, 1):
        if line.isspace():
            continue
        try:
            record = decode(line)
            cells = dict(zip(COLUMNS, row(msgspec.convert(record, Event)), strict=True))
        except (msgspec.DecodeError, RecursionError) as error:
            raise NoEvents(f"{path}:{number}: no event: {error}") from None
        cells.update((name, record[name]) for name in ADDED if name in record)
        yield Told(cells, record)


def _delimited(stream: Any, path: Path, format: str) -> Iterator[Told]:
    csv.field_size_limit(sys.maxsize)
    text = io.TextIOWrapper(stream, "utf-8-sig", newline="")
    tabs = format == "tsv"
    reader = csv.reader(text, delimiter="\t", quoting=csv.QUOTE_NONE) if tabs else csv.reader(text)
    try:
        names = _checked(next(reader, []), path)
        readers = [_cell(name) for name in names]
        for found in reader:
            if len(found) != len(names):
                raise NoEvents(f"{path}:{reader.line_num}: {len(found)} cells, not {len(names)}")
            cells = [_unescaped(cell) for cell in found] if tabs else found
            yield Told({name: read(cell) for name, read, cell in zip(names, readers, cells, strict=True)})
    except (csv.Error, ValueError) as error:
        raise NoEvents(f"{path}:{reader.line_num}: {error}") from None


def _checked(names: list[str], path: Path) -> list[str]:
    if missing := [name for name in COLUMNS if name not in names]:
        few = ", ".join(f"`{name}`" for name in missing[:3])
        raise NoEvents(f"{path}: not events of tacitus: no column {few}")
    return names


def _cell(name: str) -> Callable[[str], Cell]:
    kind = _TYPES.get(name, "")
    if kind == "list":
        return lambda cell: tuple(cell.split(";")) if cell else ()
    if kind == "bool":
        return lambda cell: {"true": True, "false": False}.get(cell)
    if kind in ("int", "float"):
        number: Callable[[str], Cell] = int if kind == "int" else float
        return lambda cell: number(cell) if cell else None
    return lambda cell: cell or None


def _unescaped(cell: str) -> str:
    if "\\" not in cell:
        return cell
    pieces = cell.split("\\\\")
    for written, meant in _ESCAPED:
        pieces = [piece.replace(written, meant) for piece in pieces]
    return "\\".join(pieces)


def _columns(batches: Iterator[Any]) -> Iterator[Told]:
    for batch in batches:
        for cells in batch.to_pylist():
            yield Told({name: tuple(cell) if isinstance(cell, list) else cell for name, cell in cells.items()})


def _parquet(path: Path) -> Iterator[Any]:
    try:
        import pyarrow.parquet
    except ImportError:
        raise Unreadable("a Parquet file needs one more package: pip install 'tacitus[parquet]'") from None
    try:
        file = pyarrow.parquet.ParquetFile(path)
    except (OSError, ValueError) as error:
        raise Unreadable(f"{path}: cannot be read as Parquet: {error}") from None
    _checked(file.schema_arrow.names, path)
    yield from file.iter_batches(batch_size=1024)


def _duckdb(path: Path) -> Iterator[Any]:
    try:
        import duckdb
    except ImportError:
        raise Unreadable("DuckDB needs one more package: pip install 'tacitus[duckdb]'") from None
    try:
        with duckdb.connect(str(path), read_only=True) as database:
            found: Any = database.sql("select * from events")
            reader = (getattr(found, "to_arrow_reader", None) or found.fetch_arrow_reader)(1024)  # 2.0 renamed it
            _checked(reader.schema.names, path)
            yield from reader
    except duckdb.Error as error:
        raise Unreadable(f"{path}: cannot be read: {str(error).splitlines()[0]}") from None
