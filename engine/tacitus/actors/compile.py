"""Actors as written -> plain data as loaded: names to senses, entities with their roles, role nouns."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date as Date
from datetime import timedelta
from typing import Any, TypeAlias

import msgspec

from tacitus.actors.classes import Classes, classes_of
from tacitus.actors.entities import Agent, Codes, Entity, Role, Sense
from tacitus.actors.names import name_steps
from tacitus.actors.plurals import looks_plural, plural
from tacitus.actors.spelling import (
    article_variants,
    both_ways,
    normal,
    once,
    pieces,
    respelled,
    slug,
    spelt_otherwise,
    unaccented,
    words_of,
)
from tacitus.actors.steps import steps

Row: TypeAlias = dict[str, Any]
# Sections of named actors, and the kind that each gives.
KINDS = {
    "actors": "",
    "organisations": "body",
    "organizations": "body",
    "groups": "group",
    "people": "person",
    "press": "press",
}


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


class Compiler:
    """Collects entries, then gives plain data."""

    def __init__(self) -> None:
        self.entities: list[Entity] = []
        self.names: dict[str, list[Sense]] = {}
        self.shorts: dict[str, list[int]] = {}
        self.agents: dict[str, Agent] = {}
        self.reference: Row = {}
        self.ids: dict[str, int] = {}
        self.codes = Codes({}, {})
        self.classes = Classes()
        self.countries: set[str] = set()
        self.parts: dict[str, tuple[str, str]] = {}
        self.members: dict[int, list[str]] = {}
        self.spellings: dict[str, str] = {}
        self.titles: dict[str, str] = {}

    def add(self, section: str, entries: Any) -> None:
        """One section of one file."""
        if section == "reference":
            self._reference(entries)
        elif section == "former":
            self.reference.setdefault("former", []).extend(words_of(entries))
        else:
            for row in entries if isinstance(entries, list) else []:
                if isinstance(row, dict):
                    self._entry(section, row)

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

    # -- sections --------------------------------------------------------------------------------------------------

    def _reference(self, entries: Any) -> None:
        for key, value in entries.items() if isinstance(entries, dict) else ():
            if isinstance(value, dict):
                self.reference.setdefault(key, {}).update(value)
            elif isinstance(value, list):
                self.reference.setdefault(key, []).extend(value)
        order = self.reference.get("sectors", [])
        triples = self.reference.get("triples", {})
        self.codes = Codes({sector: place for place, sector in enumerate(order)}, dict(triples))
        self.classes = classes_of(self.reference)
        self.spellings = self.reference.get("spellings", {})

    def _entry(self, section: str, row: Row) -> None:
        if section == "countries":
            self._country(row)
        elif section == "collectives":
            self._collective(row)
        elif section == "places":
            self._place(row)
        elif section == "agents":
            self._agent(row)
        else:
            self._actor(row, row.get("kind") or KINDS[section])

    def _country(self, row: Row) -> None:
        code = row.get("code", "")
        names = words_of(row.get("names"))
        ident, name = row.get("id") or slug(names[0] if names else code), names[0] if names else code
        where = (_degrees(row, "lat"), _degrees(row, "lon"), "country")
        self.countries.add(code)
        if row.get("since") and row.get("part-of"):
            self.parts[code] = row["since"], row["part-of"]
        shorts = tuple(words_of(row.get("short")))
        index = self._entity(Entity("country", ident, name, (self._role({"country": code}),), where, shorts))
        self._names(index, names, "name")
        self._derived(index, row)
        ended = {"to": row["until"]} if row.get("until") else {}
        government = self._role({"country": code, "sectors": list(self.classes.government), **ended})
        roles = self._since(government)
        for capital in words_of(row.get("capital")) + words_of(row.get("capitals")):
            self._names(self._entity(Entity("capital", ident, capital, roles, (None, None, "city"))), [capital], "name")
        for seat in [*_rows(row.get("seats")), *_rows(row.get("metonyms"))]:
            sectors = words_of(seat.get("sectors")) or list(self.classes.government)
            role = self._role({"country": code, **ended, **seat, "sectors": sectors})
            self._names(self._entity(Entity("seat", ident, seat.get("name", ""), (role,))), _names_of(seat), "name")

    def _collective(self, row: Row) -> None:
        """A name for several countries or bodies, each of which acts."""
        names = _names_of(row)
        if names:
            index = self._entity(Entity("several", row.get("id") or slug(names[0]), names[0]))
            self._names(index, names, "name")
            self.members[index] = words_of(row.get("members"))

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

    def _since(self, now: Role) -> tuple[Role, ...]:
        """The roles of a town: before its country was there, it was one of the country that this was part of."""
        since, whole = self.parts.get(now.country, ("", ""))
        if not since:
            return (now,)
        before = self._role({"country": whole, "to": _day_before(since)})
        return msgspec.structs.replace(now, since=since, main=True), before

    def _place(self, row: Row) -> None:
        names = _names_of(row)
        if not names:
            return
        country = row.get("country", "")
        where = (_degrees(row, "lat"), _degrees(row, "lon"), row.get("precision", "city"))
        capital = self._capital(names[0], country)
        if capital is not None:
            old = self.entities[capital]
            self.entities[capital] = Entity("capital", old.id, old.name, old.roles, where)
            self._names(capital, names, "name")
            return
        roles = self._since(self._role({"country": country})) if country else (Role("", "", ()),)
        index = self._entity(Entity("place", row.get("id") or slug(names[0]), names[0], roles, where))
        self._names(index, names, "name")
        self._derived(index, row)

    def _capital(self, name: str, country: str) -> int | None:
        for sense in self.names.get(normal(name.removeprefix("The ")), ()):
            entity = self.entities[sense.entity]
            if entity.kind == "capital" and entity.roles[0].country == country:
                return sense.entity
        return None

    def _actor(self, row: Row, kind: str) -> None:
        names = _names_of(row)
        if not names:
            return
        rows = [role for role in row.get("roles", []) if isinstance(role, dict)] or [row]
        roles = tuple(self._role(role) for role in rows)
        if not kind:
            kind = "person" if row.get("short") or len(roles) > 1 else "body"
        kind = self._kind(kind, roles[0].sectors)
        index = self._entity(
            Entity(
                kind,
                row.get("id") or slug(names[0]),
                row.get("name", names[0]),
                roles,
                None,
                tuple(words_of(row.get("short"))),
            )
        )
        self._names(index, names, "name")
        self._derived(index, row)
        for short in words_of(row.get("short")):
            once(self.shorts.setdefault(normal(short), []), [index])

    def _kind(self, kind: str, sectors: tuple[str, ...]) -> str:
        """What a body or group is by its sectors: the press, or a people or faith."""
        classes = self.classes
        if kind == "body" and not set(sectors).isdisjoint(classes.press):
            return "press"
        people = sectors[:1] == classes.civilians and not set(sectors).isdisjoint(classes.peoples)
        return "people" if people and kind in ("body", "group") else kind

    def _agent(self, row: Row) -> None:
        sectors = tuple(words_of(row.get("sectors")))
        person = row.get("person", "true")
        press = bool(sectors) and sectors[0] in self.classes.press
        kind = row.get("kind") or ("press" if press else "group" if person == "group" else "person")
        title, generic, measure = (row.get(flag) == "true" for flag in ("title", "generic", "measure"))
        if person == "false":
            return
        country = row.get("country", "")
        singular = Agent(sectors, kind, title, generic, measure, False, country)
        many = msgspec.structs.replace(singular, plural=True)
        for word in words_of(row.get("words")):
            lower = normal(word)
            already_plural = looks_plural(lower) and kind != "person"
            self.agents[lower] = many if already_plural else singular
            if not already_plural:
                self.agents.setdefault(plural(lower), many)
        for word in words_of(row.get("plurals")):
            self.agents[normal(word)] = many

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

    # -- parts -----------------------------------------------------------------------------------------------------

    def _role(self, row: Row) -> Role:
        sectors = tuple(words_of(row.get("sectors")))
        code, country = row.get("code", ""), row.get("country", "")
        if code and not country and code[:3] in self.countries:
            country = code[:3]
        if code and not sectors and code[:3] not in self.countries:
            sectors = (code[:3],)
        code = code or self.codes.compose(country, sectors) or ""
        dates = (_full_date(row.get("from", ""), False), _full_date(row.get("to", ""), True))
        title = self._title(row["title"]) if "title" in row else ""
        elite = bool(sectors) and sectors[0] in self.classes.out_of_office
        return Role(code, country, sectors, *dates, title, row.get("main") == "true", elite)

    def _title(self, written: str) -> str:
        """A title as it is compared; the same few hundred stand in most roles."""
        known = self.titles.get(written)
        if known is None:
            known = self.titles[written] = respelled(normal(written), self.spellings)
        return known

    def _entity(self, entity: Entity) -> int:
        """Adds the entity; one with an id that is already there takes its place (a project's own actors win)."""
        key = f"{entity.kind}:{entity.id}:{entity.name if entity.kind in ('capital', 'seat', 'place') else ''}"
        known = self.ids.get(key)
        if known is not None:
            self.entities[known] = entity
            return known
        self.ids[key] = len(self.entities)
        self.entities.append(entity)
        return len(self.entities) - 1

    def _derived(self, index: int, row: Row) -> None:
        self._names(index, words_of(row.get("adjectives")), "adjective")
        for form in words_of(row.get("people")):
            self._names(index, [form], "people" if looks_plural(form.lower()) else "person")

    def _names(self, index: int, names: Iterable[str], aspect: str) -> None:
        for name in names:
            surface = " ".join(pieces(name.removeprefix("The ").removeprefix("the ")))
            for variant in (surface,) if surface.isascii() else {surface: 0, unaccented(surface): 0}:
                sense, senses = Sense(index, aspect, variant), self.names.setdefault(normal(variant), [])
                if sense not in senses:
                    senses.append(sense)


def _rows(value: Any) -> list[Row]:
    return (
        [item if isinstance(item, dict) else {"name": str(item)} for item in value] if isinstance(value, list) else []
    )


def _names_of(row: Row) -> list[str]:
    names = [row["name"]] if row.get("name") else []
    once(names, words_of(row.get("names")))
    return names


def _degrees(row: Row, key: str) -> float | None:
    try:
        return float(row[key])
    except (KeyError, ValueError):
        return None


def _day_before(day: str) -> str:
    return (Date.fromisoformat(day) - timedelta(days=1)).isoformat()


def _next_day(day: str) -> str:
    return (Date.fromisoformat(day) + timedelta(days=1)).isoformat()


def _full_date(written: str, last: bool) -> str:
    """A year or month as its first or last day; a day as it is."""
    if not written or len(written) >= 10:
        return written
    return f"{written}-31" if last and len(written) == 7 else f"{written}-12-31" if last else (written + "-01-01")[:10]
