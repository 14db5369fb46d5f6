"""The words of PETRARCH patterns -> nouns of ours: synonym sets as lists, two words quoted."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from tacitus.importers.petrarch.verbs import Phrase, Word

PREPOSITIONS = frozenset(
    [
        "about",
        "above",
        "across",
        "after",
        "against",
        "along",
        "alongside",
        "amid",
        "among",
        "around",
        "as",
        "at",
        "before",
        "behind",
        "below",
        "beside",
        "between",
        "beyond",
        "by",
        "concerning",
        "despite",
        "during",
        "for",
        "from",
        "in",
        "inside",
        "into",
        "near",
        "of",
        "on",
        "onto",
        "outside",
        "over",
        "regarding",
        "since",
        "through",
        "throughout",
        "to",
        "toward",
        "towards",
        "under",
        "upon",
        "via",
        "with",
        "within",
        "without",
    ]
)
PARTICLES = frozenset(["aside", "away", "back", "down", "forward", "in", "off", "on", "out", "over", "up"])
_FUNCTION = frozenset(
    [
        "a",
        "an",
        "the",
        "no",
        "not",
        "never",
        "will",
        "would",
        "shall",
        "should",
        "can",
        "could",
        "may",
        "might",
        "must",
        "do",
        "did",
        "does",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "have",
        "has",
        "had",
        "and",
        "or",
        "if",
        "that",
    ]
)
_WORDS = re.compile(r"[a-z][a-z]*(?:['-][a-z]+)*(?: [a-z]+(?:['-][a-z]+)*)*")


class Unsayable(Exception):
    """Why a pattern cannot be said."""


class Missing(Exception):
    """The name of a synonym set that is not defined."""


class Vocabulary(NamedTuple):
    """Synonym sets by PETRARCH's name (as lists of ours), the words and sets (`&MILITARY`) that are role nouns, and
    whether a word can be a noun."""

    lists: dict[str, str]
    agents: frozenset[str]
    is_noun: Callable[[str], bool]

    def noun(self, word: Word) -> str:
        """A word as a noun of a pattern: a list, a lemma or two quoted words."""
        text = word.text.strip("_")
        if text.startswith("&"):
            name = self.lists.get(text[1:])
            if name is None:
                raise Missing(text)
            return name
        lower = text.replace("_", " ").lower()
        if lower in _FUNCTION or not _WORDS.fullmatch(lower) or (" " not in lower and not self.is_noun(lower)):
            raise Unsayable(f"`{word.text}` is no noun")
        return f'"{lower}"' if " " in lower else lower

    def phrase(self, part: Word | Phrase) -> str:
        """A noun phrase: the words before the head in brackets."""
        if isinstance(part, Word):
            return self.noun(part)
        if not part.words:
            raise Unsayable("an empty noun phrase")
        *before, head = part.words
        return " ".join([*(f"[{self.modifier(word)}]" for word in before), self.noun(head)])

    def modifier(self, word: Word) -> str:
        """A word before the head: any word but a function word."""
        lower = word.text.strip("_").lower()
        return lower if _WORDS.fullmatch(lower) and lower not in _FUNCTION else self.noun(word)

    def acts(self, word: Word) -> bool:
        """Whether a subject is somebody rather than something."""
        return word.text in self.agents or word.text.strip("_").replace("_", " ").lower() in self.agents
