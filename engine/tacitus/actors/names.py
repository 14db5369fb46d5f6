"""Names of the actors files in a sentence, before it is tagged."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from tacitus.actors.entities import Sense
from tacitus.actors.lengths import Lengths
from tacitus.text.sentence import Sentence

MEMO_SIZE = 20_000
UNKNOWN = -1
_decode = msgspec.json.Decoder(tuple[Sense, ...]).decode


class Names:
    """All names, by their first word; the longest wins. Keys are small integers; `senses` says what a key can mean."""

    __slots__ = ("_firsts", "_keys", "_lengths", "_memo", "_odd", "_opened", "_senses")

    def __init__(self, plain: dict[str, Any]) -> None:
        self._firsts: dict[str, int] = plain["firsts"]
        self._lengths = Lengths()
        self._keys: dict[str, int] = plain["names"]
        self._senses: list[str] = plain["senses"]
        self._opened: dict[int, tuple[Sense, ...]] = {}
        self._odd: frozenset[str] = frozenset(plain["odd"])
        self._memo: dict[str, bool] = {}

    def __len__(self) -> int:
        """How many names there are; keys are the numbers below."""
        return len(self._senses)

    def find(self, sentence: Sentence) -> list[tuple[int, int, int]]:
        """Stretches of tokens (first, end, key) that are names, in text order, without overlap.

        Only words with a capital are looked up, and those few that open a name without one (one set against all words
        of the sentence): 20 us less a sentence than a look-up of each word."""
        found: list[tuple[int, int, int]] = []
        words, lowers = sentence.words, sentence.lowers
        firsts, odd = self._firsts, self._odd
        plain = odd.isdisjoint(lowers)
        count, free = len(words), 0
        for first in [at for at, word in enumerate(words) if word != lowers[at] or not plain]:
            lower = lowers[first]
            mask = firsts.get(lower)
            if mask is None or first < free or not (lower in odd or words[first][0].isupper()):
                continue
            for length in self._lengths[mask]:
                end = first + length
                if end > count:
                    continue
                key = self._keys.get(lower if length == 1 else " ".join(lowers[first:end]), UNKNOWN)
                if key >= 0 and self._written(key, " ".join(words[first:end])):
                    free = end
                    found.append((first, end, key))
                    break
        return found

    def key(self, surface: str) -> int:
        """The key of a name as a text writes it (words joined by a space), UNKNOWN if no name is written so."""
        key = self._keys.get(surface.lower().replace("’", "'"), UNKNOWN)
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
            known = memo[surface] = any([written_so(sense.surface, surface) for sense in self.all_senses(key)])
        return known

    def nearest(self, surface: str) -> str:
        """The name that is spelled most like this one, as the files write it; "" if none is. Slow: for messages only."""
        from difflib import get_close_matches

        wanted = surface.lower().replace("’", "'")
        alike = [name for name in self._keys if name[:1] == wanted[:1] and abs(len(name) - len(wanted)) <= 2]
        found = get_close_matches(wanted, alike, 1, 0.8)
        return self.all_senses(self._keys[found[0]])[0].surface if found else ""

    def all_senses(self, key: int) -> tuple[Sense, ...]:
        """Everything that a key can mean."""
        senses = self._opened.get(key)
        if senses is None:
            senses = self._opened[key] = _decode(self._senses[key])
        return senses

    def senses(self, key: int, words: Sequence[str]) -> tuple[Sense, ...]:
        """What a key means when the text writes it with these words."""
        senses = self.all_senses(key)
        if len(senses) == 1:
            return senses
        surface = " ".join(words)
        return tuple(sense for sense in senses if written_so(sense.surface, surface))


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
