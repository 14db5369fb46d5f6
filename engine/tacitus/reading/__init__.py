"""Documents from files of every kind: JSON Lines, CSV, TSV, Parquet, plain text, folders, standard input."""

from __future__ import annotations

import zlib
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from tacitus.reading import kinds
from tacitus.reading.files import KINDS, STDIN, Unreadable, kind_by_ending, opened
from tacitus.reading.gauge import Gauge
from tacitus.reading.items import MAX_CHARS, Fields, Item, Read, Rejected, Remark, Settings
from tacitus.reading.seen import Seen

__all__ = ["MAX_CHARS", "Fields", "Gauge", "Item", "Read", "Rejected", "Remark", "Settings", "Source", "expand", "read"]

WATCHED_IDS = 200_000
_FROM_EXTRAS = ("ZstdError", "ArrowInvalid")  # what damaged files raise in packages that may not be installed


class Source(NamedTuple):
    """A file to be read. `name`: what made-up ids begin with."""

    path: Path
    name: str


def expand(paths: Iterable[Path], settings: Settings, skip: Collection[Path] = ()) -> list[Source | Remark]:
    """The files of the paths in order (folders recursively, by name), and remarks on those that are not read.
    `skip`: files that a folder may hold but that are our own output."""
    own = {file.resolve() for file in skip}
    return [found for path in paths for found in _of_path(path, settings, own)]


def read(
    paths: Iterable[Path | Source | Remark],
    settings: Settings,
    skip: Collection[Path] = (),
    gauge: Gauge | None = None,
) -> Iterator[Item]:
    """Every document of the paths (as they are or expanded) in order, one at a time, with what is set aside and remarked on
    between them."""
    seen = Seen(WATCHED_IDS)
    for path in paths:
        for found in expand([path], settings, skip) if isinstance(path, Path) else [path]:
            if isinstance(found, Remark):
                yield found
                continue
            for item in _of_file(found.path, found.name, settings, gauge):
                if isinstance(item, Read) and not seen.add(item.document.id):
                    what = "this id has been read before: event ids may occur twice"
                    yield Remark(item.document.id, item.path, item.line, what)
                yield item
            if gauge is not None:
                gauge.done(found.path)


def _of_path(path: Path, settings: Settings, skip: Collection[Path]) -> Iterator[Source | Remark]:
    if str(path) == STDIN or not path.is_dir():
        yield Source(path, "stdin" if str(path) == STDIN else path.name)
        return
    files = [file for file in sorted(path.rglob("*")) if file.is_file() and not _hidden(file, path)]
    if not files:
        yield Remark(None, str(path), None, "the folder holds no files")
    for file in files:
        if file.resolve() in skip:
            continue
        if settings.kind or kind_by_ending(file):
            yield Source(file, file.relative_to(path).as_posix())
        else:
            yield Remark(None, str(file), None, f"not read: its ending is none of {', '.join(KINDS)}")


def _hidden(file: Path, folder: Path) -> bool:
    return any(part.startswith(".") for part in file.relative_to(folder).parts)


def _of_file(path: Path, name: str, settings: Settings, gauge: Gauge | None) -> Iterator[Item]:
    shown = name if str(path) == STDIN else str(path)
    try:
        yield from _by_kind(path, shown, name, settings, gauge)
    except Unreadable as error:
        yield Rejected(None, shown, None, "reading", str(error))
    except Exception as error:
        if not isinstance(error, (OSError, EOFError, zlib.error)) and type(error).__name__ not in _FROM_EXTRAS:
            raise
        yield Rejected(None, shown, None, "reading", f"cannot be read any further: {error}")


def _by_kind(path: Path, shown: str, name: str, settings: Settings, gauge: Gauge | None) -> Iterator[Item]:
    kind = settings.kind or kind_by_ending(path)
    if kind == "parquet":
        yield from kinds.parquet(path, shown, name, settings)
        return
    with opened(path, gauge) as stream:
        if not kind and str(path) == STDIN:
            kind = "jsonl" if _looks_like_json(stream.peek(64)) else "text"  # type: ignore[attr-defined]
        if kind == "jsonl":
            yield from kinds.json_lines(stream, shown, name, settings)
        elif kind in ("csv", "tsv"):
            yield from kinds.delimited(stream, shown, name, settings, "," if kind == "csv" else "\t")
        elif kind == "conllu":
            from tacitus.reading import trees

            yield from trees.conllu(stream, shown, name, settings)
        else:
            yield from kinds.plain_text(stream, shown, name, settings)


def _looks_like_json(data: bytes) -> bool:
    return data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"{"
