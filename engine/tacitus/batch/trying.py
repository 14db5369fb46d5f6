"""Documents coded beside each other, of which one may be at fault: then each is tried by itself."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from tacitus.batch.limits import Limit, TooSlow
from tacitus.reading import Item, Read, Rejected
from tacitus.stretches import stretches
from tacitus.text.document import Document

Made = TypeVar("Made")


def outcomes(
    items: Iterable[Item], make: Callable[[list[Document]], list[Made]], limit: Limit
) -> Iterator[tuple[Read, Made | Rejected]]:
    """Each document among the items, and what `make` made of it or why it is set aside."""
    documents = (item for item in items if isinstance(item, Read))
    with limit:
        for stretch in stretches(documents, lambda item: item.document):
            yield from zip(stretch, _tried(stretch, make, limit), strict=True)


def _tried(
    stretch: Sequence[Read], make: Callable[[list[Document]], Sequence[Made | Rejected]], limit: Limit
) -> Sequence[Made | Rejected]:
    try:
        limit.begin()
        made = make([item.document for item in stretch])
        limit.end()
        return made
    except TooSlow:
        if len(stretch) == 1:
            return [failed(stretch[0], f"took longer than {limit.seconds:g} s (see --max-seconds)")]
    except Exception as error:  # a fault of ours in one document must not lose the others
        limit.end()
        if os.environ.get("TACITUS_DEBUG"):
            raise
        if len(stretch) == 1:
            return [fault(stretch[0], error)]
    return [_tried([item], make, limit)[0] for item in stretch]


def failed(item: Read, reason: str) -> Rejected:
    """The document, set aside by coding."""
    return Rejected(item.document.id, item.path, item.line, "coding", reason)


def fault(item: Read, error: Exception) -> Rejected:
    """The document, set aside for an error that should not be."""
    return failed(item, f"internal error, please report it: {type(error).__name__}: {error}")
