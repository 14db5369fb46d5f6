"""The parts of a pattern, each with its place in the text of the pattern, and what can be wrong with one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


class PatternFault(Exception):
    """What is wrong with a pattern or an expectation: offset and length in its text, error name, message, hint."""

    def __init__(self, start: int, length: int, name: str, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.start, self.length, self.name, self.message, self.hint = start, length, name, message, hint

    @classmethod
    def at(cls, part: Part, name: str, message: str, hint: str = "") -> PatternFault:
        """What is wrong with a part."""
        return cls(part.start, part.end - part.start, name, message, hint)


@dataclass(frozen=True, slots=True)
class Word:
    """One alternative: `kind` is "word" (lower case), "list" or "quoted" (`text` without the quotation marks)."""

    kind: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Words:
    """Alternatives, `a|B|"c d"`."""

    items: tuple[Word, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Participant:
    """`SOURCE`, `TARGET:PROTESTERS`."""

    name: str
    words: Words | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Pair:
    """`SOURCE and TARGET`."""

    first: str
    second: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Nominal:
    """A noun phrase, or the verb: shape.py tells. `article`: written with one, so surely a noun."""

    words: Words
    modifiers: tuple[Words, ...]
    article: bool
    start: int
    end: int

    @property
    def bare(self) -> bool:
        """Could be a verb: no article, no brackets."""
        return not self.modifiers and not self.article


@dataclass(frozen=True, slots=True)
class Owned:
    """`TARGET 's THING`."""

    owner: Participant
    noun: Nominal
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Inside:
    """`EVENT`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Governed:
    """A preposition (alternatives; several words joined by a space) and what it governs."""

    prepositions: tuple[str, ...]
    filler: Filling
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Reported:
    """`that EVENT`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Conditional:
    """`unless TARGET EVENT`."""

    conjunctions: tuple[str, ...]
    participant: Participant
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Maybe:
    """`(SOURCE)`, `(with TARGET)`: may be missing."""

    part: Filling | Governed
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Be:
    """`be`."""

    start: int
    end: int


Filling: TypeAlias = Participant | Pair | Nominal | Owned | Inside
Part: TypeAlias = Filling | Governed | Reported | Conditional | Maybe | Be
