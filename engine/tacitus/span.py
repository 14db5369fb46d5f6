"""A stretch of document text."""

from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """Offsets into a document's text, in Unicode code points: `text[start:end]` is what it covers."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The text that the span covers."""
        return text[self.start : self.end]
