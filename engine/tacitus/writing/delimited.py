"""Rows as CSV and TSV. Missing is empty, lists are joined by `;`; TSV is never quoted: tab, newline and backslash are escaped."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from tacitus.writing.flat import Cell, Row

_ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


def header(columns: Iterable[str], format: str) -> bytes:
    """The first line of a CSV or TSV file."""
    return ((("," if format == "csv" else "\t").join(columns)) + "\n").encode()


def encode_csv(rows: Iterable[Row]) -> bytes:
    """The rows as lines of CSV (RFC 4180, but lines end in a bare newline), UTF-8, without the header."""
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerows(map(_cells, rows))
    return buffer.getvalue().encode()


def encode_tsv(rows: Iterable[Row]) -> bytes:
    """The rows as lines of TSV, UTF-8, without the header."""
    return "".join(_tsv_line(_cells(row)) for row in rows).encode()


def _tsv_line(cells: list[str]) -> str:
    line = "\t".join(cells)
    if line.count("\t") >= len(cells) or "\\" in line or "\n" in line or "\r" in line:
        line = "\t".join(cell.translate(_ESCAPES) for cell in cells)
    return line + "\n"


def _cells(row: Row) -> list[str]:
    return [cell if cell.__class__ is str else _text(cell) for cell in row]


def _text(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return ";".join(cell) if isinstance(cell, (tuple, list)) else str(cell)
