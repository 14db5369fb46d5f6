"""Rows as Arrow: the schema, stretches of rows as bytes, and the way back. Needs the extra `parquet`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from tacitus import __version__
from tacitus.errors import TacitusError
from tacitus.writing.flat import EVENTS, Layout, Row


def arrow() -> Any:
    """The package pyarrow, or what to install."""
    try:
        import pyarrow
        import pyarrow.ipc
    except ImportError:
        raise TacitusError("this needs one more package: pip install 'tacitus[parquet]'") from None
    return pyarrow


def schema(layout: Layout = EVENTS, metadata: Mapping[str, str] | None = None) -> Any:
    """The Arrow schema of rows: lists are lists, offsets and counts integers, the rest text. `metadata`: further keys."""
    pyarrow = arrow()
    kinds = {
        "int": pyarrow.int32(),
        "float": pyarrow.float64(),
        "bool": pyarrow.bool_(),
        "list": pyarrow.list_(pyarrow.string()),
    }
    fields = [(name, kinds.get(layout.types.get(name, ""), pyarrow.string())) for name in layout.columns]
    return pyarrow.schema(fields, {"tacitus": __version__, **(metadata or {})})


def batch(rows: Sequence[Row], schema: Any) -> Any:
    """The rows as an Arrow record batch."""
    pyarrow = arrow()
    columns = zip(*rows, strict=True) if rows else [()] * len(schema)
    arrays = [pyarrow.array(column, field.type) for column, field in zip(columns, schema, strict=True)]
    return pyarrow.record_batch(arrays, schema=schema)


def packer(layout: Layout = EVENTS) -> Callable[[Sequence[Row]], bytes]:
    """What makes rows a stretch of bytes: a whole Arrow stream, so that stretches may simply be joined."""
    pyarrow = arrow()

    plain = schema(layout)
    options = pyarrow.ipc.IpcWriteOptions(compression="zstd")

    def packed(rows: Sequence[Row]) -> bytes:
        buffer = pyarrow.BufferOutputStream()
        with pyarrow.ipc.new_stream(buffer, plain, options=options) as stream:
            stream.write_batch(batch(rows, plain))
        data: bytes = buffer.getvalue().to_pybytes()
        return data

    return packed


def batches(data: Any) -> Iterator[Any]:
    """The record batches of joined stretches; `data`: what pyarrow can read from, at the start."""
    pyarrow = arrow()

    while data.tell() < data.size():
        with pyarrow.ipc.open_stream(data) as stream:
            yield from stream


def even(batches: Iterable[Any], rows: int) -> Iterator[Any]:
    """The same rows in tables of exactly so many, but for the last."""
    pyarrow = arrow()
    held: list[Any] = []
    number = 0
    for found in batches:
        while number + found.num_rows >= rows:
            taken = rows - number
            yield pyarrow.Table.from_batches([*held, found.slice(0, taken)])
            found, held, number = found.slice(taken), [], 0
        if found.num_rows:
            held.append(found)
            number += found.num_rows
    if held:
        yield pyarrow.Table.from_batches(held)


def read_partial(path: Path) -> Iterator[Any]:
    """The record batches of a file of joined stretches."""
    with arrow().OSFile(str(path)) as file:
        yield from batches(file)
