"""Text inside SVG and HTML."""

from __future__ import annotations

import re
from html import escape

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def escaped(text: str) -> str:
    """The text as markup has it; characters that no XML may hold are shown as U+FFFD."""
    return escape(_FORBIDDEN.sub("\ufffd", text))
