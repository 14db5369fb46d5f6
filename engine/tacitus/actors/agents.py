"""Role nouns and the words that help to tell actors: what agents.yaml and reference.yaml say, ready to be asked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from tacitus.actors.entities import Agent
from tacitus.actors.steps import LONGER, walk

TITLE = -2
_REACH = 3


class Agents:
    """Role nouns by their words. Sets of reference words are frozen sets of lower-case words."""

    __slots__ = ("_agents", "_spelled", "former", "measures", "openers", "sets", "steps")

    def __init__(self, plain: dict[str, Any]) -> None:
        # By first words, see actors/steps.py: 1 + where the role noun stands in `_agents`, which has each kind once.
        self.steps: dict[str, int] = plain["agents"]
        self._agents: list[Agent] = msgspec.convert(plain["kinds"], list[Agent])
        self.openers: frozenset[str] = frozenset(plain["openers"])
        reference = plain["reference"]
        self.sets: dict[str, frozenset[str]] = {
            key: frozenset(value) for key, value in reference.items() if isinstance(value, list)
        }
        self._spelled: dict[str, str] = plain["respelled"]
        self.former = self.sets.get("former", frozenset())
        self.measures = self.sets.get("measures", frozenset())

    def set(self, name: str) -> frozenset[str]:
        """The words of one list of reference.yaml; empty if it has none."""
        return self.sets.get(name, frozenset())

    def match(self, lowers: Sequence[str], first: int, end: int) -> tuple[int, str, Agent] | None:
        """The longest role noun that starts at `first` and stays before `end`: its end, its words, and what it is."""
        word = lowers[first]
        step = self.steps.get(word, 0)
        if step & LONGER:
            found = walk(self.steps, lowers, first, end, step)
            if not found:
                return None
            last, word, number = found[-1]
            return last, word, self._agents[number - 1]
        return (first + 1, word, self._agents[(step >> 1) - 1]) if step else None

    def holds(self, lowers: Sequence[str], first: int, owner: int, head: int) -> bool:
        """Whether a role noun that begins at or behind `first` reaches from a possessor to the head of its phrase."""
        for start in range(max(first, owner - _REACH), owner + 1):
            match = self.match(lowers, start, head + 1)
            if match is not None and match[0] == head + 1:
                return True
        return False

    def get(self, words: str) -> Agent | None:
        """The role noun with exactly these words (lower case, joined by a space)."""
        lowers = words.split(" ")
        match = self.match(lowers, 0, len(lowers))
        return match[2] if match is not None and match[0] == len(lowers) else None

    def spelled(self, words: str) -> str:
        """A role noun as most papers spell it."""
        return self._spelled.get(words, words)

    def joined(self, lowers: Sequence[str], first: int, end: int) -> int:
        """The end of a role noun that goes on behind the "of" at `end` ("secretary | of state"); 0 if there is none."""
        for start in range(max(first, end - _REACH), end) if lowers[end - 1] in self.openers else ():
            match = self.match(lowers, start, len(lowers))
            if match is not None and match[0] > end + 1:
                return match[0]
        return 0

    def titles(self, words: Sequence[str], lowers: Sequence[str]) -> list[tuple[int, int, int]]:
        """Titles that an "of" would cut ("Secretary of State Anna Lund"), as stretches (first token, end, TITLE)."""
        found: list[tuple[int, int, int]] = []
        at = -1
        for _ in range(lowers.count("of")):
            at = lowers.index("of", at + 1)
            if not at or lowers[at - 1] not in self.openers:
                continue
            for first in range(max(0, at - _REACH), at):
                match = self.match(lowers, first, len(lowers))
                if match is None or match[0] <= at + 1:
                    continue
                end = match[0]
                capital = words[first][0].isupper() and words[end - 1][0].isupper()
                if capital or (end < len(words) and words[end][0].isupper()):
                    found.append((first, end, TITLE))
                    break
        return found
