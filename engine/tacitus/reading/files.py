"""Files as bytes: opened, unpacked, cut into lines of bounded length."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO, cast

from tacitus.errors import TacitusError
from tacitus.reading import zstd
from tacitus.reading.gauge import Gauge

STDIN = "-"
KINDS = {
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "jsonl",
    ".csv": "csv",
    ".tsv": "tsv",
    ".tab": "tsv",
    ".parquet": "parquet",
    ".conllu": "conllu",
    ".txt": "text",
    ".text": "text",
}
PACKED = (".gz", ".zst")
UTF_16 = (b"\xff\xfe", b"\xfe\xff")


class Unreadable(TacitusError):
    """A file that cannot be opened or read on; `str()` says why."""


def kind_by_ending(path: Path) -> str:
    """jsonl, csv, tsv, parquet, conllu or text, by the ending (before .gz or .zst); "" for an ending that says nothing."""
    endings = path.suffixes
    if endings and endings[-1].lower() in PACKED:
        endings.pop()
    return KINDS.get(endings[-1].lower(), "") if endings else ""


def opened(path: Path, gauge: Gauge | None = None) -> IO[bytes]:
    """The file's bytes, unpacked; standard input for `-`. Raises Unreadable."""
    if str(path) == STDIN:
        return sys.stdin.buffer
    try:
        stream, packed = _opened(path)
    except OSError as error:
        raise Unreadable(f"cannot be read: {error.strerror or error}") from None
    except zstd.NoZstandard as error:
        raise Unreadable(str(error)) from None
    if gauge is not None and packed is not None:
        gauge.watch(packed)
    return stream


def _opened(path: Path) -> tuple[IO[bytes], IO[bytes] | None]:
    """The stream, and the file whose position tells how much has been read."""
    ending = path.suffix.lower()
    if ending == ".gz":
        import gzip

        unpacked = gzip.GzipFile(path, "rb")
        return cast(IO[bytes], unpacked), cast(IO[bytes], unpacked.fileobj)
    if ending == ".zst":
        return zstd.opened(path)
    plain = path.open("rb")
    return plain, plain


def lines(stream: IO[bytes], limit: int) -> Iterator[bytes | None]:
    """The stream's lines with their ends; None for one of more than `limit` bytes, which is passed over."""
    while line := stream.readline(limit):
        if len(line) < limit or line.endswith(b"\n"):
            yield line
            continue
        while (rest := stream.readline(limit)) and not rest.endswith(b"\n"):
            pass
        yield None


def encoding_fault(data: bytes, encoding: str) -> str:
    """Why the bytes cannot be decoded, in words; "" if they can."""
    if encoding == "utf-8" and data[:2] in UTF_16:
        return "not UTF-8 but UTF-16, by its first two bytes; say --encoding utf-16"
    try:
        data.decode(encoding)
    except UnicodeDecodeError as error:
        if b"\0" in data:
            return f"not text but binary data: byte {data.index(0)} is 0"
        hint = "; convert it, or say --encoding latin-1" if encoding == "utf-8" else ""
        return f"not {encoding.upper()}: byte {error.start} is 0x{data[error.start]:02X}{hint}"
    return ""
