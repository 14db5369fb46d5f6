"""Names of the actors files in a sentence, before it is tagged."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import compress
from operator import ne
from typing import Any

import msgspec

from tacitus.actors.entities import Sense
from tacitus.actors.steps import LONGER, steps, walk
from tacitus.text.sentence import Sentence

MEMO_SIZE = 20_000
UNKNOWN = -1
# A step of a name is its key + 1 above BITS bits, and PLAIN if a capital is all it takes to be meant.
BITS = 2
PLAIN = 2
_decode = msgspec.json.Decoder(tuple[Sense, ...]).decode


class Names:
    """All names; the longest wins. Keys are small integers; `senses` says what a key can mean.

    One dict (see `steps`) leads from a first word to the longest name: a look-up in a table this large costs a miss of
    the processor's caches or three (0.8 us), so there are as few as can be, and senses are not looked at for them."""

    __slots__ = ("_memo", "_odd", "_opened", "_senses", "_steps")

    def __init__(self, plain: dict[str, Any]) -> None:
        self._steps: dict[str, int] = plain["names"]
        self._senses: list[str] = plain["senses"]
        self._opened: dict[int, tuple[Sense, ...]] = {}
        self._odd: frozenset[str] = frozenset(plain["odd"])
        self._memo: dict[str, bool] = {}

    def __len__(self) -> int:
        """How many names there are; keys are the numbers below."""
        return len(self._senses)

    def find(self, sentence: Sentence) -> list[tuple[int, int, int]]:
        """Stretches of tokens (first, end, key) that are names, in text order, without overlap.

        Only words with a capital are looked up, and those few that open a name without one."""
        found: list[tuple[int, int, int]] = []
        words, lowers = sentence.words, sentence.lowers
        known, odd, count, free = self._steps, self._odd, len(words), 0
        candidates: Iterable[int] = range(count)
        if odd.isdisjoint(lowers):
            candidates = compress(candidates, map(ne, words, lowers))
        for first in candidates:
            lower = lowers[first]
            step = known.get(lower)
            if step is None or first < free:
                continue
            capital = words[first][0].isupper()
            if not (capital or lower in odd):
                continue
            behind = first + 1
            if step & LONGER and behind < count and f"{lower} {lowers[behind]}" in known:
                for end, number in reversed(walk(known, lowers, first, count, step)):
                    plain = number & 1 and capital  # PLAIN, of one word
                    if plain or self._written((number >> 1) - 1, " ".join(words[first:end])):
                        free = end
                        found.append((first, end, (number >> 1) - 1))
                        break
            elif (step & PLAIN and capital) or (step > LONGER and self._written((step >> BITS) - 1, words[first])):
                free = behind
                found.append((first, behind, (step >> BITS) - 1))
        return found

    def key(self, surface: str) -> int:
        """The key of a name as a text writes it (words joined by a space), UNKNOWN if no name is written so."""
        key = (self._steps.get(surface.lower().replace("’", "'"), 0) >> BITS) - 1
        return key if key >= 0 and self._written(key, surface) else UNKNOWN

    def _written(self, key: int, surface: str) -> bool:
        """Whether a name may be written so. Most are written as in the files: that is seen without opening the senses."""
        if f',"{surface}"]' in self._senses[key]:
            return True
        memo = self._memo
        known = memo.get(surface)
        if known is None:
            if len(memo) >= MEMO_SIZE:
                memo.clear()
            known = memo[surface] = any(written_so(sense.surface, surface) for sense in self.all_senses(key))
        return known

    def nearest(self, surface: str) -> str:
        """The name that is spelled most like this one, as the files write it; "" if none is. Slow: for messages only."""
        from difflib import get_close_matches

        wanted = surface.lower().replace("’", "'")
        alike = [
            name
            for name, step in self._steps.items()
            if step >> BITS and name[:1] == wanted[:1] and abs(len(name) - len(wanted)) <= 2
        ]
        found = get_close_matches(wanted, alike, 1, 0.8)
        return self.all_senses((self._steps[found[0]] >> BITS) - 1)[0].surface if found else ""

    def all_senses(self, key: int) -> tuple[Sense, ...]:
        """Everything that a key can mean, the likeliest first."""
        senses = self._opened.get(key)
        if senses is None:
            senses = self._opened[key] = _decode(self._senses[key])
        return senses

    def sense(self, key: int, surface: str) -> Sense:
        """The likeliest meaning of a key when the text writes it so."""
        senses = self.all_senses(key)
        return next((sense for sense in senses if written_so(sense.surface, surface)), senses[0])


def written_so(name: str, surface: str) -> bool:
    """Whether a text's surface can stand for the name: acronyms and capitals as they are ("Chad", not "chad")."""
    if name == surface:
        return True
    for wanted, given in zip(name.split(" "), surface.split(" "), strict=False):
        if not wanted[0].isupper():
            continue
        if wanted.isupper() and len(wanted) > 1:
            if wanted.replace(".", "") != given.replace(".", ""):
                return False
        elif not given[0].isupper():
            return False
    return True


def name_steps(names: dict[str, list[Sense]]) -> dict[str, int]:
    """Names and what opens them -> steps; keys in the order of the names."""
    values: dict[str, int] = {}
    for key, (name, senses) in enumerate(names.items()):
        plain = " " not in name and any(sense.surface.capitalize() == sense.surface for sense in senses)
        values[name] = key + 1 << 1 | plain
    return steps(values)
