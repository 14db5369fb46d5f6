"""Where a story plays: the one country that its dateline, its places and those who act in it tell."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct, field

from tacitus.actors.entities import role_on
from tacitus.actors.nominal import LOCAL
from tacitus.text.sentence import Sentence

if TYPE_CHECKING:
    from tacitus.actors.actors import Actors

_DATELINE = frozenset(("--", "—", "–", "-", "(", ","))
_BETWEEN = ("V", "M", "I", "T", ",")  # first letters of tags that no noun phrase goes on behind
_REACH = 3
# How a name tells where a story plays: it is a place; organs of the state act that do so at home, others of the state, people
# who act or live at home; or it is just named.
_PLACE, _ORGAN, _STATE, _PEOPLE, _NAMED = range(5)
Hint: TypeAlias = tuple[int, int, str]


class Settings(Struct, eq=False):
    """Countries that the story has told so far, by how."""

    actors: Actors
    date: str | None
    _told: tuple[set[str], ...] = field(default_factory=lambda: (set(), set(), set(), set(), set()))
    _dateline: set[str] = field(default_factory=set)
    _read: tuple[Sentence, list[Hint]] | None = None

    def take(self, sentence: Sentence, dateline: bool = False) -> None:
        """Adds the sentence, or the dateline, to what is known."""
        for _, how, country in self._hints(sentence):
            self._told[how].add(country)
            if dateline:
                self._dateline.add(country)

    def country(self, sentence: Sentence, done_to: tuple[int, int], distant: bool) -> str | None:
        """The country of the story up to this sentence, if its places and the states that act in it are all of one. Where
        neither a place nor this sentence tells, all countries that the story has named count.

        `done_to`: offsets of those to whom the one in question does something, who may be of any country. `distant`: for
        somebody who does not act, a state that acts is not enough, there must be a place.
        """
        told, hints = self._told, self._hints(sentence)
        places, states = told[_PLACE], told[_ORGAN] | told[_STATE]
        if hints:
            places = places.union([country for _, how, country in hints if how == _PLACE])
            acting = [c for at, how, c in hints if _ORGAN <= how <= _STATE and not _within(at, done_to)]
            if acting:
                return _only(places.union(states, acting)) if places or not distant else None
        if places:
            return _only(places | states)
        return _only(states | told[_NAMED]) if states and not distant else None

    def placed(self, sentence: Sentence) -> bool:
        """Whether the sentence tells a place."""
        return any(how == _PLACE for _, how, _ in self._hints(sentence))

    def plays(self, sentence: Sentence, country: str) -> bool:
        """Whether a place of the story or of this sentence is in the country."""
        if country in self._told[_PLACE]:
            return True
        return any(how == _PLACE and at == country for _, how, at in self._hints(sentence))

    def home(
        self, sentence: Sentence, at: int, done_to: tuple[int, int], travels: bool, strangers: set[str], until: int = 0
    ) -> str | None:
        """The country whose government, police, opposition is meant that stands at the offset `at`: that of the places of
        this sentence or, if nobody else is named before, of who acts at home; else of the story; else the only one that the
        story has named so far. None if there are two. `done_to` as in `country`; `travels`: the places of the sentence may
        be those of a visit; `strangers`: countries that it cannot be; `until`: the offset from where on places are those of
        another clause, 0 if there is none."""
        told = tuple([countries - strangers for countries in self._told]) if strangers else self._told
        hints = [h for h in self._hints(sentence) if not (_within(h[0], done_to) or h[2] in strangers)]
        states = {country for _, how, country in hints if _ORGAN <= how <= _STATE}
        places = (
            set()
            if travels
            else {country for start, how, country in hints if how == _PLACE and (start < until or not until)}
        )
        if places:
            return _only(places | states)
        before = [(how, country) for start, how, country in hints if start < at and how != _PLACE]
        if any(how == _PEOPLE for how, _ in before):
            return _only({country for _, country in before})
        if any(how == _ORGAN for how, _ in before):
            return _only(states)
        states = states.union(*told[:_NAMED])
        local = (self._dateline or told[_PLACE]) - self.actors.newsrooms - strangers
        if len(states) > 1 and len(local) == 1:
            states = local.union(told[_ORGAN], told[_PEOPLE])  # the others are guests
        return _only(states or told[_NAMED])

    def _hints(self, sentence: Sentence) -> list[Hint]:
        if self._read is not None and self._read[0] is sentence:
            return self._read[1]
        hints: list[Hint] = []
        actors, lowers, locations = self.actors, sentence.lowers, self.actors.settings
        for first, end, key in sentence.names:
            territory = actors.territory(key) if 0 <= key < LOCAL else None
            before = lowers[first - 1] if first else ""
            if territory is None or before in actors.ethnic:
                continue
            entity, aspect = territory
            roles = entity.roles
            country = roles[0].country if len(roles) == 1 else (role_on(entity, self.date) or roles[0]).country
            dwellers, start = False, first
            if before == "of" and first > 1:
                dwellers = self._dwellers(sentence, first - 2)
                if lowers[first - 2] in actors.place_heads:
                    start = first - 2  # "through the streets of Yangon"
            inside = not locations.isdisjoint(lowers[max(0, start - _REACH) : start])
            if (
                (inside and aspect == "name")
                or (not actors.homes.isdisjoint(lowers[end : end + 2]) and self._describes(sentence, end, inside))
                or (first == 0 and entity.kind != "country" and _opens(sentence, end))
            ):
                how = _PLACE
            elif dwellers or aspect in ("people", "body"):
                how = _PEOPLE
            else:
                how = self._acting(sentence, end, country)
            hints.append((sentence.starts[first], how, country))
            if how == _PLACE and start > 1 and lowers[start - 1] in locations and self._dwellers(sentence, start - 2):
                hints.append((sentence.starts[first], _PEOPLE, country))
        self._read = (sentence, hints)
        return hints

    def _dwellers(self, sentence: Sentence, at: int) -> bool:
        """Whether the token, before a preposition and a name, tells of those who live there: "residents of Beirut", "farmers of
        Gujarat", "rebels in Chad"."""
        match, classes = self.actors.agents.match(sentence.lowers, at, at + 1), self.actors.classes
        return match is not None and not set(match[2].sectors[:1]).isdisjoint(classes.civilians + classes.at_home)

    def _acting(self, sentence: Sentence, end: int, country: str) -> int:
        """What a role noun behind the name makes of it: "Sudanese government", "Kenya's police", "Peruvian students"."""
        agents, classes, lowers = self.actors.agents, self.actors.classes, sentence.lowers
        for token in range(end, min(end + _REACH, len(lowers))):
            match = agents.match(lowers, token, len(lowers)) if lowers[token] in agents.steps else None
            if match is not None:
                sectors = match[2].sectors
                home = bool(sectors) and sectors[0] in classes.at_home
                if not set(sectors).isdisjoint(classes.state):
                    if sectors[0] in classes.forces and country in self.actors.armies_abroad:
                        return _PEOPLE  # it tells whose "the army" is, but not where all this is
                    return _ORGAN if home else _STATE
                return _PEOPLE if home else _NAMED
            if sentence.tags and sentence.tags[token].startswith(_BETWEEN):
                break
        return _NAMED

    def _describes(self, sentence: Sentence, end: int, inside: bool) -> bool:
        """Whether the name that ends at the token `end` says in which country a place lies: "in the Somali port city", and
        also where no preposition is `inside`, "shelled the Damascus suburb of Daraya"."""
        behind, homes = sentence.lowers[end : end + _REACH], self.actors.homes
        for at in range(min(2, len(behind))):
            if behind[at] in homes:
                return inside or behind[at + 1 : at + 2] == ["of"]
        return False


def _opens(sentence: Sentence, end: int) -> bool:
    """Whether a place that ends there stands before the sentence proper: "Lima, Peru", but not "Lima, which denied"."""
    behind = sentence.words[end : end + 2]
    return bool(behind) and behind[0] in _DATELINE and (behind[0] != "," or not behind[-1].islower())


def _only(countries: set[str]) -> str | None:
    return next(iter(countries)) if len(countries) == 1 else None


def _within(offset: int, span: tuple[int, int]) -> bool:
    return span[0] <= offset < span[1]
