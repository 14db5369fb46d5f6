"""Chunks as a value."""

from __future__ import annotations

from msgspec import Struct

from tacitus.syntax.clause import Clause, Phrase
from tacitus.syntax.tagsets import LETTERS
from tacitus.text.sentence import Sentence


class Chunks(Struct, eq=False, gc=False):
    """Chunks in text order: `kinds`, `values` and `firsts` (first token) run in parallel. `clauses` holds one Clause a
    verb group, `phrases` every noun phrase, possessors included, `pos` the Universal POS tags that are not what
    their Penn tags say, by token, `letters` one letter a token and "E" four times behind the last."""

    sentence: Sentence
    letters: str
    pos: dict[int, str] = {}
    kinds: list[str] = []
    values: list[Phrase | Clause | str | int] = []
    firsts: list[int] = []
    clauses: list[Clause] = []
    phrases: list[Phrase] = []

    def add(self, kind: str, value: Phrase | Clause | str | int, first: int) -> None:
        """Adds a chunk."""
        self.kinds.append(kind)
        self.values.append(value)
        self.firsts.append(first)

    def add_phrase(self, kind: str, start: int, end: int, head: int) -> Phrase:
        """Adds a chunk that is a noun phrase."""
        phrase = Phrase(start, end, head)
        self.phrases.append(phrase)
        self.kinds.append(kind)
        self.values.append(phrase)
        self.firsts.append(start)
        return phrase


def spell(sentence: Sentence) -> str:
    """The letters of a tagged sentence; see `Chunks`."""
    letters = "".join(map(LETTERS.__getitem__, sentence.tags)) + "EEEE"
    if "longer" in sentence.lowers:  # "no longer" is an adverb
        at = sentence.lowers.index("longer")
        if at and sentence.lowers[at - 1] == "no":
            letters = letters[: at - 1] + "AA" + letters[at + 1 :]
    for first, end, _ in sentence.names:
        if end - first > 1:  # a name is one noun, whatever its words are
            letters = letters[:first] + "X" * (end - first) + letters[end:]
    return letters
