"""Actors as collected -> plain data as loaded: what only all entries together can tell, and the index of names."""

from __future__ import annotations

from datetime import date as Date
from datetime import timedelta
from typing import Any

import msgspec

from tacitus.actors.collect import Collector
from tacitus.actors.entities import Agent, Sense
from tacitus.actors.names import name_steps
from tacitus.actors.plurals import plural
from tacitus.actors.spelling import article_variants, both_ways, normal, respelled, spelt_otherwise
from tacitus.actors.steps import steps

# What a name with several meanings is likeliest to mean.
_RANK = {
    "country": 0,
    "several": 1,
    "capital": 1,
    "seat": 2,
    "body": 2,
    "group": 2,
    "people": 2,
    "press": 3,
    "person": 3,
    "place": 4,
}

# Whose short names count after a full one.
_SHORTENED = ("person", "country")


class Compiler(Collector):
    """Collects entries, then gives plain data."""

    def plain(self) -> dict[str, Any]:
        """Dicts, lists and text: normalised names -> keys; senses by key, entities and agents as JSON."""
        others = both_ways(self.spellings)
        self._respell(others)
        self._rearticle()
        self._succeed()
        self._join()
        encode = msgspec.json.encode
        for words, agent in list(self.agents.items()):
            self.agents.setdefault(spelt_otherwise(words, others) or words, agent)
        self._mark_generic()
        ways = name_steps(self.names)
        kinds: dict[Agent, int] = {}
        for agent in self.agents.values():
            kinds.setdefault(agent, len(kinds) + 1)
        surfaces = [sense.surface for senses in self.names.values() for sense in senses]
        small = {surface.split(" ")[0].lower() for surface in surfaces if surface[0].islower()}
        return {
            "entities": [encode(entity).decode() for entity in self.entities],
            "names": ways,
            "senses": [encode(sorted(senses, key=self._rank)).decode() for senses in self.names.values()],
            "shorts": self.shorts,
            "odd": sorted(word for word in ways if " " not in word and (word in small or not word[0].isalpha())),
            "persons": self._persons(),
            "forenames": sorted(self._forenames()),
            "agents": steps({words: kinds[agent] for words, agent in self.agents.items()}),
            "kinds": msgspec.to_builtins(list(kinds)),
            "openers": sorted(
                {words.partition(" of ")[0].rpartition(" ")[2] for words in self.agents if " of " in words}
            ),
            "respelled": {
                words: usual for words in self.agents if (usual := respelled(words, self.spellings)) != words
            },
            "reference": self.reference,
            "codes": [self.codes.order, self.codes.triples],
        }

    def _rank(self, sense: Sense) -> int:
        return _RANK[self.entities[sense.entity].kind]

    def _persons(self) -> dict[int, int]:
        """Keys of names that mean a person or country with short names -> whom."""
        shortened = {
            number for number, entity in enumerate(self.entities) if entity.shorts and entity.kind in _SHORTENED
        }
        found: dict[int, int] = {}
        for key, senses in enumerate(self.names.values()):
            for sense in senses:
                if sense.entity in shortened:
                    found.setdefault(key, sense.entity)
        return found

    def _respell(self, others: dict[str, str]) -> None:
        """Lets a body be found in the other spelling of its words too ("Ministry of Defense"), if nobody else has it."""
        for name, senses in list(self.names.items()):
            other = spelt_otherwise(name, others)
            if other and other not in self.names:
                self.names[other] = [
                    Sense(sense.entity, sense.aspect, spelt_otherwise(sense.surface, others))
                    for sense in senses
                    if self.entities[sense.entity].kind not in ("person", "place")
                ]
                if not self.names[other]:
                    del self.names[other]

    def _rearticle(self) -> None:
        """Lets a person be found however the Arabic article in the name is written, if nobody else has that name."""
        for senses in list(self.names.values()):
            for sense in senses:
                if self.entities[sense.entity].kind == "person" and sense.aspect == "name":
                    for variant in article_variants(sense.surface):
                        self.names.setdefault(normal(variant), [Sense(sense.entity, "name", variant)])

    def _succeed(self) -> None:
        """Makes a capital or seat that a country took over one actor with dated roles: Moscow is Soviet until 1991."""
        for senses in self.names.values():
            seats = [sense for sense in senses if self.entities[sense.entity].kind in ("capital", "seat")]
            past = [sense for sense in seats if self.entities[sense.entity].roles[0].until]
            if not past or len(past) == len(seats):
                continue
            heir = next(sense.entity for sense in seats if sense not in past)
            before = tuple(role for sense in past for role in self.entities[sense.entity].roles)
            entity, now = self.entities[heir], self.entities[heir].roles[0]
            if not now.since:
                now = msgspec.structs.replace(now, since=_next_day(max(role.until for role in before)), main=True)
                self.entities[heir] = msgspec.structs.replace(entity, roles=(now, *before))
            senses[:] = [sense for sense in senses if sense not in past]

    def _mark_generic(self) -> None:
        """Words of the list `generic`, singular and plural, say little by themselves."""
        for word in self.reference.get("generic", []):
            for form in (word, plural(word)):
                if form in self.agents:
                    self.agents[form] = msgspec.structs.replace(self.agents[form], generic=True)

    def _forenames(self) -> set[str]:
        """First words of the names of persons, but no title."""
        firsts: set[str] = set()
        for entity in self.entities:
            first, _, rest = entity.name.partition(" ")
            if entity.kind == "person" and rest and normal(first) not in self.agents:
                firsts.add(normal(first))
        return firsts

    def _join(self) -> None:
        """Gives each collective the actors that have the codes of its members now, the first of each code."""
        wanted = {code for codes in self.members.values() for code in codes}
        found: dict[str, int] = {}
        for index, entity in enumerate(self.entities):
            for role in entity.roles[-1:]:
                if role.code in wanted and entity.kind in ("country", "body", "group"):
                    found.setdefault(role.code, index)
        for index, codes in self.members.items():
            members = tuple([found[code] for code in codes if code in found])
            self.entities[index] = msgspec.structs.replace(self.entities[index], members=members)


def _next_day(day: str) -> str:
    return (Date.fromisoformat(day) + timedelta(days=1)).isoformat()
