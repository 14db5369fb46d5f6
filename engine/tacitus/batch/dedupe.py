"""Stories that repeat stories and records that repeat records, marked in a file of events."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from tacitus.batch.rows import Told
from tacitus.batch.stories import Stories
from tacitus.reading import Item, Read


def of_documents(items: Iterable[Item], stories: Stories) -> dict[str, str]:
    """Document id -> id of the first story like it, for those that repeat another one."""
    found: dict[str, str] = {}
    for item in items:
        if isinstance(item, Read):
            document = item.document
            first = stories.first(document.id, document.date, f"{document.title or ''}\n{document.text}")
            if first != document.id:
                found[document.id] = first
    return found


def of_events(events: Iterable[Told], stories: Stories) -> dict[str, str]:
    """The same from the sentences that gave events; a story's events stand together, as `code` writes them."""
    found: dict[str, str] = {}
    for id, group in groupby(events, key=lambda told: str(told.cells["doc_id"])):
        rows = list(group)
        sentences = dict.fromkeys(str(told.cells["sentence"]) for told in rows)
        published = rows[0].cells["published"]
        first = stories.first(id, str(published) if published else None, "\n".join(sentences))
        if first != id:
            found[id] = first
    return found


def with_stories(events: Iterable[Told], firsts: dict[str, str]) -> Iterator[Told]:
    """The events with their `story_id`."""
    for told in events:
        id = str(told.cells["doc_id"])
        yield told.plus({"story_id": firsts.get(id, id)})
