"""Actors as written, entry by entry: names to senses, entities with their roles, role nouns."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date as Date
from datetime import timedelta
from typing import Any, TypeAlias

import msgspec

from tacitus.actors.classes import Classes, classes_of
from tacitus.actors.entities import Agent, Codes, Entity, Role, Sense
from tacitus.actors.plurals import looks_plural, plural
from tacitus.actors.spelling import (
    normal,
    once,
    pieces,
    respelled,
    slug,
    unaccented,
    words_of,
)

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


class Collector:
    """Takes the sections of all files, one after the other; what they come to is for actors/compile.py."""

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


def _full_date(written: str, last: bool) -> str:
    """A year or month as its first or last day; a day as it is."""
    if not written or len(written) >= 10:
        return written
    return f"{written}-31" if last and len(written) == 7 else f"{written}-12-31" if last else (written + "-01-01")[:10]
