"""Role nouns and the words that help to tell actors: what agents.yaml and reference.yaml say, ready to be asked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from tacitus.actors.entities import Agent
from tacitus.actors.lengths import Lengths
from tacitus.actors.spelling import respelled

TITLE = -2
_REACH = 3
_decode = msgspec.json.Decoder(Agent).decode


class Agents:
    """Role nouns by their words. Sets of reference words are frozen sets of lower-case words."""

    __slots__ = (
        "_firsts",
        "_lengths",
        "_opened",
        "_openers",
        "_phrases",
        "_spelled",
        "former",
        "measures",
        "sets",
        "spellings",
    )

    def __init__(self, plain: dict[str, Any]) -> None:
        self._phrases: dict[str, str] = plain["agents"]
        self._firsts: dict[str, int] = plain["agent_firsts"]
        self._lengths = Lengths()
        self._opened: dict[str, Agent] = {}
        self._spelled: dict[str, str] = {}
        self._openers = frozenset(
            phrase.partition(" of ")[0].rpartition(" ")[2] for phrase in self._phrases if " of " in phrase
        )
        reference = plain["reference"]
        self.sets: dict[str, frozenset[str]] = {
            key: frozenset(value) for key, value in reference.items() if isinstance(value, list)
        }
        self.spellings: dict[str, str] = reference.get("spellings", {})
        self.former = self.sets.get("former", frozenset())
        self.measures = self.sets.get("measures", frozenset())

    def set(self, name: str) -> frozenset[str]:
        """The words of one list of reference.yaml; empty if it has none."""
        return self.sets.get(name, frozenset())

    def firsts(self) -> Iterable[str]:
        """The first words of all role nouns."""
        return self._firsts

    def match(self, lowers: Sequence[str], first: int, end: int) -> tuple[int, str] | None:
        """The longest role noun that starts at `first` and stays before `end`: its end and its words."""
        mask = self._firsts.get(lowers[first])
        if mask is not None:
            for length in self._lengths[mask]:
                if first + length <= end:
                    words = lowers[first] if length == 1 else " ".join(lowers[first : first + length])
                    if words in self._phrases:
                        return first + length, words
        return None

    def holds(self, lowers: Sequence[str], first: int, owner: int, head: int) -> bool:
        """Whether a role noun that begins at or behind `first` reaches from a possessor to the head of its phrase."""
        for start in range(max(first, owner - _REACH), owner + 1):
            match = self.match(lowers, start, head + 1)
            if match is not None and match[0] == head + 1:
                return True
        return False

    def get(self, words: str) -> Agent | None:
        """The role noun with exactly these words (lower case, joined by a space)."""
        agent = self._opened.get(words)
        if agent is None:
            text = self._phrases.get(words)
            if text is None:
                return None
            agent = self._opened[words] = _decode(text)
        return agent

    def spelled(self, words: str) -> str:
        """A role noun as most papers spell it."""
        spelled = self._spelled.get(words)
        if spelled is None:
            spelled = self._spelled[words] = respelled(words, self.spellings)
        return spelled

    def joined(self, lowers: Sequence[str], first: int, end: int) -> int:
        """The end of a role noun that goes on behind the "of" at `end` ("secretary | of state"); 0 if there is none."""
        for start in range(max(first, end - _REACH), end) if lowers[end - 1] in self._openers else ():
            match = self.match(lowers, start, len(lowers))
            if match is not None and match[0] > end + 1:
                return match[0]
        return 0

    def titles(self, words: Sequence[str], lowers: Sequence[str]) -> list[tuple[int, int, int]]:
        """Titles that an "of" would cut ("Secretary of State Anna Lund"), as stretches (first token, end, TITLE)."""
        found: list[tuple[int, int, int]] = []
        for at in range(1, len(lowers)):
            if lowers[at] != "of" or lowers[at - 1] not in self._openers:
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
