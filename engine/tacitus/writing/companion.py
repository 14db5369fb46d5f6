"""What stands beside a CSV or TSV file: `<name>.schema.json`, its columns and lines of code that read it rightly."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from tacitus import __version__
from tacitus.writing.flat import EVENTS, Layout

_JSON = {"int": "integer", "float": "number", "bool": "boolean", "list": "array"}


def companion(
    path: Path,
    format: str,
    layout: Layout = EVENTS,
    rules_hash: str | None = None,
) -> bytes:
    """The JSON for a file of this name; `format`: csv or tsv."""
    record: dict[str, Any] = {
        "file": path.name,
        "tacitus": __version__,
        "rules": rules_hash,
        "dialect": _dialect(format),
        "columns": [_column(name, layout) for name in layout.columns],
        "read": _read(path.name, format, layout),
    }
    return msgspec.json.format(msgspec.json.encode(record), indent=2) + b"\n"


def beside(path: Path) -> Path:
    """Where it goes."""
    return path.with_name(path.name + ".schema.json")


def _dialect(format: str) -> dict[str, Any]:
    common = {"encoding": "utf-8", "header": True, "line_end": "\n", "missing": "", "list_separator": ";"}
    if format == "csv":
        return {"delimiter": ",", "quote": '"', "doubled_quotes": True, **common}
    return {
        "delimiter": "\t",
        "quote": None,
        "escapes": {"\\t": "tab", "\\n": "newline", "\\r": "return", "\\\\": "\\"},
        **common,
    }


def _column(name: str, layout: Layout) -> dict[str, str]:
    type = _JSON.get(layout.types.get(name, ""), "string")
    return {"name": name, "type": type, "description": layout.meanings.get(name, "")}


def _read(name: str, format: str, layout: Layout) -> dict[str, str]:
    """A statement for each program; every code stays text in it: 046 is not 46."""
    columns = layout.columns
    kinds = [layout.types.get(column, "") for column in columns]
    pandas, r, duck = _CSV if format == "csv" else _TSV
    return {
        "pandas": pandas.format(name, _pairs(columns, [_PANDAS.get(kind, "str") for kind in kinds])),
        "R": r.format(name, "".join(_R.get(kind, "c") for kind in kinds)),
        "DuckDB": duck.format(name, _pairs(columns, [_DUCK.get(kind, "VARCHAR") for kind in kinds])),
    }


def _pairs(columns: Sequence[str], kinds: Sequence[str]) -> str:
    return "{" + ", ".join(f"'{column}': '{kind}'" for column, kind in zip(columns, kinds, strict=True)) + "}"


_PANDAS = {"int": "Int64", "float": "float64", "bool": "boolean"}
_DUCK = {"int": "INTEGER", "float": "DOUBLE", "bool": "BOOLEAN"}
_R = {"int": "i", "float": "d", "bool": "l"}
_CSV = (
    "pandas.read_csv('{}', keep_default_na=False, na_values=[''], dtype={})",
    "readr::read_csv('{}', na = '', col_types = '{}')",
    "SELECT * FROM read_csv('{}', auto_detect = false, header = true, delim = ',', quote = '\"', nullstr = '', columns = {})",
)
_TSV = (
    "pandas.read_csv('{}', sep='\\t', quoting=3, keep_default_na=False, na_values=[''], dtype={})",
    "readr::read_tsv('{}', na = '', quote = '', col_types = '{}')",
    "SELECT * FROM read_csv('{}', auto_detect = false, header = true, delim = '\\t', quote = '', nullstr = '', columns = {})",
)
