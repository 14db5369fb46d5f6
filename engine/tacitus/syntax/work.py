"""What semantic actions hand to each other: nominals, and the work on one sentence."""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from tacitus.syntax.clause import Clause, Phrase
from tacitus.syntax.complements import Complements
from tacitus.syntax.letters import Chunks

Value = Any


class Nominal(Struct, eq=False):
    """A noun phrase that has grown (a Phrase stands for itself until something hangs on it). `tops`: its conjuncts; `chain`:
    all its phrases in text order; `links`: for each of them the phrase and preposition it hangs on, or None; `clauses`:
    that hang on its nouns; `extras`: args of the verb that stand between subject and verb."""

    tops: list[Phrase]
    chain: list[Phrase]
    links: list[tuple[Phrase, str] | None]
    clauses: list[Clause] = []
    extras: list[tuple[Any, Any]] = []


Nominals = Phrase | Nominal


def grown(whole: Nominals) -> Nominal:
    """A noun phrase on which something shall hang."""
    return whole if isinstance(whole, Nominal) else Nominal([whole], [whole], [None])


def tops(whole: Nominals) -> list[Phrase]:
    """The conjuncts of a noun phrase."""
    return whole.tops[:] if isinstance(whole, Nominal) else [whole]


class Work:
    """A sentence being parsed: its chunks and lists, the last main clause, and what waits for a clause to hang on."""

    __slots__ = ("chunks", "colon", "fronts", "lemmas", "lists", "lowers", "main", "tags")

    def __init__(self, chunks: Chunks, lists: Complements) -> None:
        self.chunks = chunks
        self.lists = lists
        self.lemmas = chunks.sentence.lemmas
        self.lowers = chunks.sentence.lowers
        self.tags = chunks.sentence.tags
        self.main: Clause | None = None
        self.colon = False  # whether a colon stands before what comes next
        self.fronts: list[tuple[Any, Any]] = []
