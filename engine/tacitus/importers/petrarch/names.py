"""Names as dictionaries write them (`UNITED_NATIONS_`) as texts do ("United Nations")."""

from __future__ import annotations

import re
from collections.abc import Callable

_SMALL = frozenset(
    [
        "a",
        "an",
        "and",
        "as",
        "at",
        "by",
        "for",
        "from",
        "in",
        "of",
        "on",
        "or",
        "the",
        "to",
        "with",
        "de",
        "da",
        "das",
        "do",
        "dos",
        "del",
        "der",
        "den",
        "des",
        "di",
        "du",
        "e",
        "el",
        "en",
        "et",
        "la",
        "las",
        "le",
        "les",
        "los",
        "van",
        "von",
        "y",
        "al",
        "bin",
        "ibn",
    ]
)
_BRACKETS = re.compile(r"\(([^()]*)\)")
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_VOWELS = frozenset("AEIOUY")
_LONGEST_ACRONYM = 6


def readable(written: str, common: Callable[[str], bool]) -> list[str]:
    """The names that an entry's text stands for: itself, and an acronym in brackets as one of its own.

    `common`: whether a lower-case word is one of English, which a capital alone would not tell from the name.
    """
    found: list[str] = []
    inside: list[str] = []
    for part in written.split("+"):
        inside += _BRACKETS.findall(part)
        found.append(_cased(_BRACKETS.sub(" ", part).replace("(", " ").replace(")", " "), common))
    found += [_cased(part, common) for part in inside if "_" not in part.strip("_") and len(part) <= _LONGEST_ACRONYM]
    return [name for name in dict.fromkeys(found) if any(char.isalpha() for char in name)]


def _cased(written: str, common: Callable[[str], bool]) -> str:
    words = written.replace("_", " ").split()
    if any(char.islower() for char in written):
        return " ".join(words)
    if len(words) == 1:
        return _single(words[0], common)
    return " ".join(
        word.lower() if place and word.lower() in _SMALL else _titled(word) for place, word in enumerate(words)
    )


def _single(word: str, common: Callable[[str], bool]) -> str:
    """One word alone: in capitals if it is an acronym or would be a word of English without them."""
    letters = word.replace(".", "")
    if "." in word or (len(letters) <= _LONGEST_ACRONYM and not _VOWELS.intersection(letters)):
        return word
    return word if len(letters) <= 4 and common(letters.lower()) else _titled(word)


def _titled(word: str) -> str:
    letters = word.replace(".", "")
    if 1 < len(letters) <= 4 and not _VOWELS.intersection(letters):
        return word  # "FDP", "PKK"
    return _WORD.sub(lambda match: match[0][:1] + match[0][1:].lower(), word)
