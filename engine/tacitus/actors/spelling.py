"""Names as actors files write them: cut into words as texts are, normalised for look-up, made into ids."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Any

_PIECES = re.compile(r"['’]s\b|[^\s'’,()]+(?:['’](?!s\b)[^\s'’,()]+)*|['’,()]")


def slug(name: str) -> str:
    """An id for a name: lower case, ASCII, hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", unaccented(name).lower()).strip("-")


def unaccented(name: str) -> str:
    """The name without accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))


def pieces(name: str) -> list[str]:
    """A name cut into words as the text stage cuts them."""
    return _PIECES.findall(name)


def words_of(value: Any) -> list[str]:
    """A list of words: a list as it is, a text split at `;`, nothing as no words."""
    if isinstance(value, str):
        return [word.strip() for word in value.split(";") if word.strip()]
    return [str(word) for word in value] if isinstance(value, list) else []


def normal(name: str) -> str:
    """A name as it is looked up: words joined by one space, lower case, straight apostrophes."""
    return " ".join(pieces(name)).lower().replace("’", "'")


def once(items: list[Any], more: Iterable[Any]) -> None:
    """Adds what is not there yet."""
    items.extend(item for item in more if item not in items)
