"""Documents from CoNLL-U files: what another parser analysed."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import IO

from msgspec.structs import replace

from tacitus.reading.files import lines
from tacitus.reading.items import Item, Place, Read, Settings
from tacitus.reading.records import iso_date
from tacitus.syntax.conllu.format import Story, stories
from tacitus.text.document import Document

_LONGEST_LINE = 1_000_000


def conllu(stream: IO[bytes], path: str, name: str, settings: Settings) -> Iterator[Item]:
    """A document for each `# newdoc`, the file as one if it has none. Sentences that are not well formed are set aside,
    the rest of their document is read."""
    for number, story in enumerate(stories(_decoded(stream, settings.encoding), settings.max_chars), 1):
        place = Place(path, name, story.line, number)
        id = story.id or f"{name}:{number}"
        for fault in story.faults:
            yield replace(place, line=fault.line).rejected(fault.reason, id)
        if story.trees:
            yield from _document(story, id, place, settings)


def _document(story: Story, id: str, place: Place, settings: Settings) -> Iterator[Item]:
    date = settings.date
    given = story.about.get("date")
    if given:
        date = iso_date(given)
        if date is None:
            yield place.remark(f"`{given[:40]}` is no date (YYYY-MM-DD): coded without one", id)
    document = Document(id=id, text=story.text, date=date, url=story.about.get("url"), trees=story.trees)
    yield Read(document, place.path, place.line)


def _decoded(stream: IO[bytes], encoding: str) -> Iterator[str | None]:
    """The lines as text; None for one that is too long or cannot be decoded."""
    if encoding != "utf-8":
        for text in io.TextIOWrapper(stream, encoding, errors="surrogateescape"):
            yield text if len(text) <= _LONGEST_LINE and _whole(text) else None
        return
    for line in lines(stream, _LONGEST_LINE):
        try:
            yield None if line is None else line.decode("utf-8-sig")
        except UnicodeDecodeError:
            yield None


def _whole(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
