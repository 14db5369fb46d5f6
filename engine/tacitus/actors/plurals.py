"""Regular English plurals, for role nouns that the actors files give in the singular."""

from __future__ import annotations

_ENDINGS = (("man", "men"), ("child", "children"), ("person", "people"))


def plural(phrase: str) -> str:
    """The plural of a noun phrase by its last word ("foreign ministry" -> "foreign ministries"); lower case."""
    head, joint, of = phrase.partition(" of ")
    if joint:
        return plural(head) + joint + of
    head, joint, rest = phrase.partition("-in-")
    if joint:
        return plural(head) + joint + rest
    for singular, ending in _ENDINGS:
        if phrase.endswith(singular):
            return phrase[: -len(singular)] + ending
    if phrase.endswith("y") and phrase[-2:-1] not in "aeiou":
        return phrase[:-1] + "ies"
    if phrase.endswith(("s", "x", "z", "ch", "sh")):
        return phrase + "es"
    return phrase + "s"


def looks_plural(word: str) -> bool:
    """Whether a lower-case form is a plural by its ending."""
    return word.endswith(("men", "people", "children")) or (
        word.endswith("s") and not word.endswith(("ss", "us", "is"))
    )
