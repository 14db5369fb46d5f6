"""Documents: what goes in."""

from __future__ import annotations

import msgspec

from tacitus.text.tree import Tree


class Document(msgspec.Struct, frozen=True):
    """A news story. `date`: ISO YYYY-MM-DD of publication or None; offsets in events count code points of `text`
    (of `title` for events with `part: title`). `trees`: the sentences of `text` as another parser analysed them; clauses
    are then built from these, and no word of `text` is tagged or parsed."""

    id: str
    text: str
    date: str | None = None
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    trees: tuple[Tree, ...] = ()
