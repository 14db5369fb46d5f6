"""What reading yields: documents, records that cannot be coded, and remarks on those that can."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

from msgspec import Struct

from tacitus.text.document import Document

MAX_CHARS = 2_000_000


class Fields(NamedTuple):
    """Which field of a record holds what; the names are the user's own."""

    id: str = "id"
    text: str = "text"
    date: str = "date"
    title: str = "title"
    publisher: str = "publisher"
    url: str = "url"


class Settings(NamedTuple):
    """How to read. `kind`: jsonl, csv, tsv, parquet, conllu, text, or "" for what a file's ending says. `date`: for documents
    that have none. `max_chars`: longer texts are set aside. `encoding`: of everything but Parquet."""

    fields: Fields = Fields()
    kind: str = ""
    date: str | None = None
    max_chars: int = MAX_CHARS
    encoding: str = "utf-8"


class Rejected(NamedTuple):
    """A record that is set aside. `line` counts from 1 (of a Parquet file: rows); `stage`: reading, coding, writing."""

    id: str | None
    path: str
    line: int | None
    stage: str
    reason: str

    def __str__(self) -> str:
        return _place(self.path, self.line, self.id) + self.reason


class Remark(NamedTuple):
    """Something to tell about a document that is coded all the same, or about a file that is not read."""

    id: str | None
    path: str
    line: int | None
    reason: str

    def __str__(self) -> str:
        return _place(self.path, self.line, self.id) + self.reason


class Read(Struct, frozen=True, gc=False):
    """A document and where it stands."""

    document: Document
    path: str
    line: int


class Place(Struct, frozen=True, gc=False):
    """Where a record stands: `name` is the file's short name for made-up ids, `line` and `number` count from 1."""

    path: str
    name: str
    line: int
    number: int

    def rejected(self, reason: str, id: str | None = None) -> Rejected:
        """The record, set aside by reading."""
        return Rejected(id, self.path, self.line, "reading", reason)

    def remark(self, reason: str, id: str | None = None) -> Remark:
        """The record, remarked on."""
        return Remark(id, self.path, self.line, reason)


Item: TypeAlias = Read | Rejected | Remark


def _place(path: str, line: int | None, id: str | None) -> str:
    return f"{path}:{line}: " * (line is not None) + f"{path}: " * (line is None) + (f"{id}: " if id else "")
