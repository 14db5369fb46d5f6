"""Where a story plays: the one country that its dateline and places tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from tacitus.actors.nominal import LOCAL
from tacitus.text.sentence import Sentence

if TYPE_CHECKING:
    from tacitus.actors.actors import Actors

_DATELINE = frozenset(("--", "—", "–", "-", "(", ","))
_REACH = 3


class Settings(Struct, eq=False):
    """Countries of places (behind a preposition of place, or in a dateline) and of states that act."""

    actors: Actors
    _places: set[str] = set()
    _states: set[str] = set()
    _read: tuple[Sentence, set[str], set[str]] | None = None

    def take(self, sentence: Sentence) -> None:
        """Adds the sentence to what is known."""
        places, states = self._of(sentence)
        self._places |= places
        self._states |= states

    def country(self, sentence: Sentence, distant: bool) -> str | None:
        """The country of the story up to this sentence, if its places and the states that act in it are all of one.

        `distant`: for somebody who does not act, a state that acts is not enough, there must be a place.
        """
        places, states = self._of(sentence)
        everywhere = self._places | places
        countries = everywhere | self._states | states
        return next(iter(countries)) if len(countries) == 1 and (everywhere or not distant) else None

    def _of(self, sentence: Sentence) -> tuple[set[str], set[str]]:
        if self._read is not None and self._read[0] is sentence:
            return self._read[1], self._read[2]
        places: set[str] = set()
        states: set[str] = set()
        locations = self.actors.settings
        for first, end, key in sentence.names:
            territory = self.actors.territory(key) if 0 <= key < LOCAL else None
            if territory is None:
                continue
            country, city, named = territory
            if (named and not locations.isdisjoint(sentence.lowers[max(0, first - _REACH) : first])) or (
                first == 0 and city and not _DATELINE.isdisjoint(sentence.words[end : end + 1])
            ):
                places.add(country)
            elif self._acts(sentence, end):
                states.add(country)
        self._read = (sentence, places, states)
        return self._read[1], self._read[2]

    def _acts(self, sentence: Sentence, end: int) -> bool:
        """Whether a role noun of the state follows ("Sudanese government", "Kenya's police")."""
        agents = self.actors.agents
        for token in range(end, min(end + _REACH, len(sentence.lowers))):
            match = agents.match(sentence.lowers, token, len(sentence.lowers))
            if match is not None:
                return not set(match[2].sectors).isdisjoint(self.actors.classes.state)
        return False
