"""Stretches of documents that are coded beside each other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from tacitus.text.document import Document

# At most so many documents and characters: what the stages hold of them should stay in the processor's caches. Measured
# from 8 to 1,000 documents of a sentence; 64 and 128 are alike, 8 gain half as much.
_BESIDE = 64
_CHARACTERS = 20_000

Held = TypeVar("Held")


def stretches(items: Iterable[Held], document: Callable[[Held], Document]) -> Iterator[list[Held]]:
    """The items in their order, as many together as are coded beside each other; a long document is alone. `document`: of an
    item. If reading fails, what was read before comes first."""
    stretch: list[Held] = []
    size = 0
    try:
        for item in items:
            length = len(document(item).text)
            if stretch and (len(stretch) == _BESIDE or size + length > _CHARACTERS):
                yield stretch
                stretch, size = [], 0
            stretch.append(item)
            size += length
    except Exception:
        if stretch:
            yield stretch
        raise
    if stretch:
        yield stretch
