"""Names that are common words too: what they would match besides."""

from __future__ import annotations

from functools import lru_cache

from tacitus.resources import RULES
from tacitus.text import Lexicon

_OPEN_CLASSES = ("NN", "VB", "JJ", "RB", "CD", "UH", "FW", "MD")  # "May" and "Will" are told by what follows


@lru_cache(maxsize=1)
def _lexicon() -> Lexicon:
    return Lexicon.from_rules(RULES / "lexicon")


def unprotected(name: str) -> str:
    """What makes a name of one word match ordinary words; "" if its capitals protect it ("Turkey", "WHO")."""
    if " " in name or not name.isalpha() or (name.isupper() and len(name) > 1):
        return ""
    if name.islower() and _lexicon().lists(name):
        return f"`{name}` is a common word, and in small letters it stands for every use of it"
    usual = _lexicon().entry(name.lower()).kind.usual if _lexicon().lists(name.lower()) else ("NNP",)
    if not any(tag.startswith(_OPEN_CLASSES) for tag in usual):
        return f"sentences begin with the common word `{name}`"
    return ""


def opens(name: str) -> bool:
    """Whether a name of one word is a common noun, verb or adjective where a sentence begins with it ("Hope", "Shell")."""
    if not name.isalpha() or (name.isupper() and len(name) > 1) or not _lexicon().lists(name.lower()):
        return False
    return any(tag.startswith(_OPEN_CLASSES) for tag in _lexicon().entry(name.lower()).kind.usual)
