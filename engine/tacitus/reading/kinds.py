"""One reader for each kind of file: JSON Lines, CSV, TSV, Parquet, plain text."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import msgspec

from tacitus.reading import records
from tacitus.reading.files import UTF_16, encoding_fault, lines
from tacitus.reading.items import Item, Place, Settings

_BOM = b"\xef\xbb\xbf"
_ESCAPED = {"\\t": "\t", "\\n": "\n", "\\r": "\r"}


def json_lines(stream: IO[bytes], path: str, name: str, settings: Settings) -> Iterator[Item]:
    """A document a line; blank lines are passed over."""
    decode = msgspec.json.Decoder().decode
    limit = _bytes_for(settings.max_chars)
    number = 0
    for index, line in enumerate(_utf8(stream, settings, limit), 1):
        if line is None:
            yield Place(path, name, index, number + 1).rejected(f"a line of more than {limit:,} bytes, over the limit")
            continue
        if index == 1 and line.startswith(_BOM):
            line = line[3:]
        if line.isspace() or not line:
            continue
        number += 1
        place = Place(path, name, index, number)
        try:
            record = decode(line)
        except (ValueError, RecursionError) as error:
            yield place.rejected(_not_json(line, error))
            continue
        if isinstance(record, dict):
            yield from records.items(record, place, settings)
        else:
            yield place.rejected(f"not a record but {records.kind_of(record)}: one JSON object a line is expected")


def _utf8(stream: IO[bytes], settings: Settings, limit: int) -> Iterator[bytes | None]:
    """The lines as UTF-8, whatever the file's encoding is."""
    if settings.encoding == "utf-8":
        return lines(stream, limit)
    text = io.TextIOWrapper(stream, settings.encoding, errors="surrogateescape", newline="\n")
    return (line.encode("utf-8", "surrogateescape") for line in text)


def _not_json(line: bytes, error: Exception) -> str:
    if isinstance(error, RecursionError):
        return "not JSON: nested too deeply"
    if fault := encoding_fault(line, "utf-8"):
        return fault
    return f"not JSON: {str(error).removeprefix('JSON is malformed: ')}"


def delimited(stream: IO[bytes], path: str, name: str, settings: Settings, delimiter: str) -> Iterator[Item]:
    """A document a row of CSV (quoted as RFC 4180 has it), or a line of TSV (never quoted; \\t, \\n, \\\\ escaped)."""
    import csv

    # undecodable bytes become lone surrogates, so that one bad row does not take the rest with it
    encoding = "utf-8-sig" if settings.encoding == "utf-8" else settings.encoding
    text = io.TextIOWrapper(stream, encoding, errors="surrogateescape", newline="")
    csv.field_size_limit(_bytes_for(settings.max_chars))
    tabs = delimiter == "\t"
    rows = csv.reader(text, delimiter=delimiter, quoting=csv.QUOTE_NONE if tabs else csv.QUOTE_MINIMAL)
    columns: list[str] | None = None
    line, number = 1, 0
    while True:
        place = Place(path, name, line, number + 1)
        try:
            row = next(rows, None)
        except csv.Error as error:
            yield place.rejected(f"not {'TSV' if tabs else 'CSV'}: {error}; the rest of the file is not read")
            return
        line = rows.line_num + 1
        if row is None:
            return
        if columns is None:
            columns = row
            if settings.fields.text not in columns:
                yield place.rejected(_no_column(columns, settings))
                return
        elif row:
            number += 1
            yield from _row(columns, [_unescape(cell) for cell in row] if tabs else row, place, settings)


def _row(columns: list[str], row: list[str], place: Place, settings: Settings) -> Iterator[Item]:
    record = dict(zip(columns, row, strict=False))
    if all(cell.isascii() or _encodable(cell) for cell in row):
        yield from records.items(record, place, settings)
        return
    fault = next(
        encoding_fault(cell.encode("utf-8", "surrogateescape"), "utf-8") for cell in row if not _encodable(cell)
    )
    id = record.get(settings.fields.id)
    yield place.rejected(fault, id if id and _encodable(id) else None)


def _encodable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _unescape(cell: str) -> str:
    if "\\" not in cell:
        return cell
    pieces = cell.split("\\\\")
    for short, meant in _ESCAPED.items():
        pieces = [piece.replace(short, meant) for piece in pieces]
    return "\\".join(pieces)


def _no_column(columns: list[str], settings: Settings) -> str:
    names = ", ".join(f"`{column[:40]}`" for column in columns[:12])
    return f"no column `{settings.fields.text}`; the first line has {names or 'nothing'} (see --text-field)"


def parquet(file: Path, path: str, name: str, settings: Settings) -> Iterator[Item]:
    """A document a row."""
    from tacitus.reading.files import Unreadable

    try:
        import pyarrow.parquet
    except ImportError:
        raise Unreadable("a Parquet file needs one more package: pip install 'tacitus[parquet]'") from None
    try:
        table = pyarrow.parquet.ParquetFile(file)
    except (OSError, ValueError) as error:
        raise Unreadable(f"cannot be read as Parquet: {error}") from None
    columns = [column for column in table.schema_arrow.names if column in set(settings.fields)]
    if settings.fields.text not in columns:
        yield Place(path, name, 1, 1).rejected(_no_column(table.schema_arrow.names, settings))
        return
    number = 0
    for batch in table.iter_batches(batch_size=256, columns=columns):
        for record in batch.to_pylist():
            number += 1
            yield from records.items(record, Place(path, name, number, number), settings)


def plain_text(stream: IO[bytes], path: str, name: str, settings: Settings) -> Iterator[Item]:
    """The file is one document; its id is the file's name."""
    place = Place(path, name, 1, 1)
    data = stream.read(settings.max_chars * 4 + 4).removeprefix(_BOM)
    if len(data) > settings.max_chars * 4:
        yield place.rejected(f"over the limit of {settings.max_chars:,} characters (see --max-chars)", name)
    elif fault := _binary(data, settings) or encoding_fault(data, settings.encoding):
        yield place.rejected(fault, name)
    else:
        yield from records.plain(data.decode(settings.encoding), name, place, settings)


def _binary(data: bytes, settings: Settings) -> str:
    if b"\0" not in data or settings.encoding != "utf-8" or data[:2] in UTF_16:
        return ""
    return f"not text but binary data: byte {data.index(0)} is 0"


def _bytes_for(chars: int) -> int:
    """Bytes that a record with a text of so many characters may take: JSON writes up to twelve for one."""
    return 12 * chars + 1_000_000
