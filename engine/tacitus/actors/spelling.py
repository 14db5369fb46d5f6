"""Names as actors files write them: cut into words as texts are, normalised for look-up, made into ids."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Any

_PIECES = re.compile(r"['’]s\b|[^\s'’,()/+]+(?:['’](?!s\b)[^\s'’,()/+]+)*|['’,()/+]")

_ARTICLE = re.compile(r"(?<=\w )([AaEe]l[- ])(?=[A-Z]\w)")
_SOUNDS = str.maketrans("cqzw", "kksv")


def slug(name: str) -> str:
    """An id for a name: lower case, ASCII, hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", unaccented(name).lower()).strip("-")


def unaccented(name: str) -> str:
    """The name without accents."""
    if name.isascii():
        return name
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


def respelled(words: str, spellings: dict[str, str]) -> str:
    """Lower-case words, each as most papers spell it ("defense secretaries": "defence secretaries"); plurals too."""
    return " ".join(_respelled(word, spellings) for word in words.split(" "))


def _respelled(word: str, spellings: dict[str, str]) -> str:
    if word in spellings:
        return spellings[word]
    return spellings[word[:-1]] + "s" if word.endswith("s") and word[:-1] in spellings else word


def both_ways(spellings: dict[str, str]) -> dict[str, str]:
    """Each spelling of a word by the other one."""
    return spellings | {usual: rare for rare, usual in spellings.items()}


def spelt_otherwise(words: str, others: dict[str, str]) -> str:
    """The words with every word that has two spellings in its other one (see `both_ways`), capitals kept; "" if there is
    none."""
    out = []
    for word in words.split(" "):
        other = _respelled(word.lower(), others)
        out.append(word if other == word.lower() else other.capitalize() if word[0].isupper() else other)
    return " ".join(out) if out != words.split(" ") else ""


def article_variants(name: str) -> list[str]:
    """The ways to write the Arabic article within a person's name: "Omar el-Bashir", "Omar al Bashir" for "Omar al-Bashir"."""
    match = _ARTICLE.search(name)
    if not match:
        return []
    articles = ("al-", "el-", "al ", "el ")
    return [
        name[: match.start(1)] + article + name[match.end(1) :] for article in articles if article != match.group(1)
    ]


def same_first_name(one: str, other: str) -> bool:
    """Whether two first names may be one: an initial, a short form ("Ben", "Benjamin"), or another spelling of the same
    consonants ("Mohammed", "Muhamad")."""
    a, b = unaccented(one).lower().rstrip("."), unaccented(other).lower().rstrip(".")
    return bool(a and b) and (a.startswith(b) or b.startswith(a) or _consonants(a) == _consonants(b))


def _consonants(name: str) -> str:
    """What stays of a name in all spellings: consonants that are told apart, none twice; a vowel before them all."""
    sounds = re.sub("[aeiouyjh'’-]", "", name.replace("ph", "f").replace("x", "ks").translate(_SOUNDS))
    opening = "a" if name[0] in "aeiou" else ""
    return opening + re.sub(r"(.)\1+", r"\1", sounds)


def once(items: list[Any], more: Iterable[Any]) -> None:
    """Adds what is not there yet."""
    items.extend(item for item in more if item not in items)
