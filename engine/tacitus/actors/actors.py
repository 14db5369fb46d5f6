"""Actors: everything that rules/actors knows, ready to read stories."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec

from tacitus.actors.agents import Agents
from tacitus.actors.classes import classes_of
from tacitus.actors.coreference import Story
from tacitus.actors.entities import Codes, Entity
from tacitus.actors.names import Names
from tacitus.actors.nominal import TERRITORIAL
from tacitus.actors.plurals import plural
from tacitus.actors.pointing import singular
from tacitus.actors.sorting import Nominals
from tacitus.actors.templates import Templates

MEMO_SIZE = 20_000
_decode = msgspec.json.Decoder(Entity).decode


class Actors:
    """Names, role nouns and reference words. Holds no state of a document; entities are opened when first met."""

    def __init__(self, plain: dict[str, Any]) -> None:
        self._plain = plain
        self._rows: list[str] = plain["entities"]
        self._opened: dict[int, Entity] = {}
        self._shorts: dict[str, list[int]] = plain["shorts"]
        self.persons_named: dict[int, int] = plain["persons"]  # key of a name -> entity, of persons with short names
        self._bodies: dict[int, Entity | None] = {}
        self._maybe_bodies: dict[int, bool] = {}
        self._territories: dict[int, tuple[Entity, str] | None] = {}
        self._composed: dict[tuple[str, tuple[str, ...]], str | None] = {}
        self.names = Names(plain)
        self.agents = Agents(plain)
        order, triples = plain["codes"]
        self.codes = Codes(order, triples)
        self.classes = classes_of(plain["reference"])
        combining = plain["reference"].get("combining", {})
        forenames = frozenset(plain["forenames"])
        self.nominals = Nominals(self.names, self.agents, self.entity, combining, forenames, self._shorts)
        self.templates = Templates()
        words = self.agents.set
        self.persons = words("persons")
        self.he, self.she = words("he"), words("she")
        self.male, self.female = words("male"), words("female")
        self.men, self.women = words("men"), words("women")
        self.mr, self.mrs = words("mr"), words("mrs")
        self.many = words("many")
        self.reflexive, self.mutual = words("reflexive"), words("mutual")
        self.things = words("things")
        self.speakers = words("speakers")
        self.relatives = words("relatives")
        self.owners = words("owner-prepositions")
        self.elsewhere = words("elsewhere")
        self.sent, self.sending = self._nouns("sent"), words("sent-prepositions")
        self.settings = words("setting-prepositions")
        self.homes, self.ethnic, self.armies_abroad = words("homes"), words("ethnic"), words("armies-abroad")
        self.place_heads = words("places")
        self._domestic, self._travellers = self._nouns("domestic"), self._nouns("travellers")
        self.locations = words("location-prepositions")
        self.grounds = words("ground-prepositions")
        self.insiders = words("inside-prepositions")
        self.behind = words("place-prepositions")
        self.identity = words("identity")
        # Words before a phrase that may belong to it.
        self.openers = self.agents.former | {","}
        self.epithets, self.vague = words("epithets"), words("vague")
        self.leagues, self.worldwide = words("leagues"), words("worldwide")
        self.kin, self.neighbours = self._nouns("kin"), words("neighbours")
        self.colonial, self.pair_countries = words("colonial"), words("pair-countries")
        self.body_words = words("body-words")
        self.counts = {word: int(count) for word, count in plain["reference"].get("counts", {}).items()}
        kinds = plain["reference"].get("kinds-of-states", {})
        self.kinds_of_states = {word: frozenset(countries) for word, countries in kinds.items()}
        self.ages = tuple(words("ages"))
        self.newsrooms = words("newsrooms")
        self.pairs, self.pair_words = words("pairs"), words("pair-words")
        self.opposed = words("opposed")
        self.distributive = words("distributive")
        # Words that point back -> the sort of what they mean.
        self.back = {word: sort for sort in ("place", "body", "country", "group") for word in words("back-" + sort)}
        self.pointing = frozenset(form for word in (*self.pairs, *self.back) for form in (word, plural(word)))
        self.pointing |= self.pair_words
        self.of_states: dict[str, tuple[str, ...]] = {
            form: (sector,)
            for sector, nouns in plain["reference"].get("of-states", {}).items()
            for word in nouns
            for form in (word, plural(word))
        }
        self.counterparts = words("counterpart")
        self.offices = words("offices")
        self.topics = self._nouns("topics")
        self.relations, self.others = self._nouns("relations"), self._nouns("others")
        # A phrase without any of these words, and without names, is a plain thing.
        self.telling = frozenset().union(
            *(self.agents.steps, self.agents.openers, self.agents.measures),
            *(self.place_heads, self.counterparts, self.offices, self.relations, self.pointing),
        )

    def _nouns(self, name: str) -> frozenset[str]:
        """The nouns of a list of reference.yaml with their plurals."""
        return frozenset(form for word in self.agents.set(name) for form in (word, plural(word)))

    @classmethod
    def from_rules(cls, *paths: Path) -> Actors:
        """Actors of these folders or files (YAML, CSV); of two with one id the later wins."""
        from tacitus.actors.load import load

        return cls(load(paths))

    @classmethod
    def from_plain(cls, plain: dict[str, Any]) -> Actors:
        """Actors from what `to_plain` gave."""
        return cls(plain)

    def to_plain(self) -> dict[str, Any]:
        """Dicts, lists, text and numbers, for the cache image."""
        return self._plain

    def __reduce__(self) -> tuple[Any, ...]:
        return Actors, (self._plain,)

    def story(self, date: str | None, title: str | None = None) -> Story:
        """A new story. `date`: ISO day of publication, None if unknown."""
        return Story(self, date, title)

    def entity(self, index: int) -> Entity:
        """The entity with this number."""
        entity = self._opened.get(index)
        if entity is None:
            entity = self._opened[index] = _decode(self._rows[index])
        return entity

    def countries(self) -> dict[str, str]:
        """Code of a country -> its name, of all countries."""
        found = map(self.entity, range(len(self._rows)))
        return {entity.roles[0].country: entity.name for entity in found if entity.kind == "country"}

    def compose(self, base: str, sectors: tuple[str, ...]) -> str | None:
        """The code of a country or body with these sectors (see Codes.compose)."""
        key = (base, sectors)
        code = self._composed.get(key, "")
        if code == "":
            if len(self._composed) >= MEMO_SIZE:
                self._composed.clear()
            code = self._composed[key] = self.codes.compose(base, sectors)
        return code

    def pair_kind(self, lower: str) -> str:
        """What the members of a pair are: "person" ("both men"), "country" ("the two countries"), "" for any."""
        forms = singular(lower)
        if forms & self.agents.set("pair-persons"):
            return "person"
        return "country" if forms & self.agents.set("pair-countries") else ""

    def domestic(self, noun: str) -> bool:
        """Whether a role noun that names no country is mostly the own country's: "the opposition", "interior ministry"."""
        return noun in self._domestic or noun.rpartition(" ")[2] in self._domestic

    def travels(self, noun: str) -> bool:
        """Whether such a one may well be told in another country: "the president"."""
        return noun.rpartition(" ")[2] in self._travellers

    def _at_home(self, entity: Entity) -> bool:
        """Whether a body acts in its own country, and not with arms: "the Knesset", "the African National Congress"."""
        role = entity.roles[0] if entity.roles else None
        if role is None or not role.country:
            return False
        own, classes = set(role.sectors[:1]), self.classes
        return not own.isdisjoint(classes.at_home) and own.isdisjoint(classes.forces)

    def by_short(self, short: str) -> list[Entity]:
        """Persons whom a short name can mean."""
        indexes: Iterable[int] = self._shorts.get(short.lower().replace("’", "'"), ())
        return [self.entity(index) for index in indexes]

    def body_named(self, key: int, last: str) -> Entity | None:
        """The body that a full name means, if its last word (lower case) is one of those by which bodies are called."""
        if last not in self.body_words:
            return None
        if key not in self._bodies:
            senses = self.names.all_senses(key)
            named = (entity for sense in senses if (entity := self.entity(sense.entity)).kind == "body")
            self._bodies[key] = next(named, None)
        return self._bodies[key]

    def maybe_body(self, key: int) -> bool:
        """Whether a name may mean a body or a group."""
        known = self._maybe_bodies.get(key)
        if known is None:
            kinds = [self.entity(sense.entity).kind for sense in self.names.all_senses(key)]
            known = self._maybe_bodies[key] = "body" in kinds or "group" in kinds
        return known

    def territory(self, key: int) -> tuple[Entity, str] | None:
        """Of a name of a country, capital or place: which it is, and what the name is: name, adjective, person, people. Of a
        name of a body that acts at home, as a parliament or a party does: "body"."""
        territories = self._territories
        if key in territories:
            return territories[key]
        found = None
        for sense in self.names.all_senses(key):
            entity = self.entity(sense.entity)
            if entity.kind in TERRITORIAL and entity.roles and entity.roles[0].country:
                found = (entity, sense.aspect)
                break
            if entity.kind in ("body", "group", "seat") and self._at_home(entity):
                found = (entity, "body")
                break
        territories[key] = found
        return found
