"""Role nouns and the words that help to tell actors: what agents.yaml and reference.yaml say, ready to be asked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from tacitus.actors.entities import Agent
from tacitus.actors.steps import LONGER

TITLE = -2
_REACH = 3


class Agents:
    """Role nouns by their words. Sets of reference words are frozen sets of lower-case words."""

    __slots__ = ("former", "kinds", "measures", "openers", "sets", "spellings", "steps")

    def __init__(self, plain: dict[str, Any]) -> None:
        # By first words, see actors/steps.py: 1 + where the role noun stands in `kinds`, which has each kind once.
        self.steps: dict[str, int] = plain["agents"]
        self.kinds: list[Agent] = msgspec.convert(plain["kinds"], list[Agent])
        self.openers: frozenset[str] = frozenset(plain["openers"])
        reference = plain["reference"]
        self.sets: dict[str, frozenset[str]] = {
            key: frozenset(value) for key, value in reference.items() if isinstance(value, list)
        }
        self.spellings: dict[str, str] = plain["respelled"]  # a role noun -> as most papers spell it
        self.former = self.sets.get("former", frozenset())
        self.measures = self.sets.get("measures", frozenset())

    def set(self, name: str) -> frozenset[str]:
        """The words of one list of reference.yaml; empty if it has none."""
        return self.sets.get(name, frozenset())

    def match(self, lowers: Sequence[str], first: int, end: int) -> tuple[int, str, Agent] | None:
        """The longest role noun that starts at `first` and stays before `end`: its end, its words, and what it is."""
        path, at = lowers[first], first + 1
        steps = self.steps
        step = steps.get(path, 0)
        if not step:
            return None  # most words
        number, words, last = step >> 1, path, at
        while step & LONGER and at < end:
            path = f"{path} {lowers[at]}"
            step = steps.get(path, 0)
            at += 1
            if step > LONGER:
                number, words, last = step >> 1, path, at
        return (last, words, self.kinds[number - 1]) if number else None

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
