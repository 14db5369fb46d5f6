"""Names of persons: those of the files, those that the story introduced, and those that nobody knows."""

from __future__ import annotations

from datetime import date as day
from typing import TYPE_CHECKING

from msgspec.structs import replace

from tacitus.actors.entities import Entity, Role, has_title
from tacitus.actors.found import NOWHERE, Found, Origin
from tacitus.actors.mention import Mention
from tacitus.actors.nominal import Named, Nominal
from tacitus.actors.origins import coded, origin_at, sectors_of, sectors_of_owner
from tacitus.actors.site import Site
from tacitus.actors.unplaced import placed

if TYPE_CHECKING:
    from tacitus.actors.resolve import Resolver


_LATELY = 92  # days


def known(resolver: Resolver, site: Site, named: Named) -> Found:
    """A person of the files, or somebody whom the story introduced."""
    nominal = site.nominal
    if named.entity is not None:
        return _of_files(resolver, site, named.entity)
    start, end = site.span()
    mention, sort = resolver.story.introduced(named.local)
    if mention.code is None and sort == "person" and (nominal.agents or site.phrase.appositions):
        return _unfiled(resolver, site, mention.name or "")
    mention = replace(mention, start=start, end=end, via=(mention.start, mention.end))
    return Found((mention,), sort=sort, head=nominal.lower, titles=nominal.titles)


def unknown(resolver: Resolver, site: Site) -> Found:
    """A proper name that no file has: its code is what title, adjective, possessor or apposition tell."""
    nominal = site.nominal
    name = site.text(*nominal.proper)
    meant = _by_short(resolver, site, name, sectors_of(resolver, nominal))
    if len(meant) == 1:
        return _of_files(resolver, site, meant[0])
    return _unfiled(resolver, site, name, _common(meant))


def _unfiled(resolver: Resolver, site: Site, name: str, country: str = "") -> Found:
    """`country`: where all who may be meant are from."""
    nominal = site.nominal
    sectors = sectors_of_owner(resolver, site) or sectors_of(resolver, nominal)
    origin = origin_at(resolver, site)
    if country and not (origin.code or origin.country):
        origin = Origin(country, country, "title")
    if not nominal.agents:
        sectors, apposed = _apposed(resolver, site)
        origin = origin if origin.code or origin.country else apposed
    elif not sectors and origin.country and not origin.sectors:
        sectors = resolver.knowledge.of_states.get(nominal.agents[-1][1], ())
    if nominal.former and sectors:
        sectors = resolver.knowledge.classes.out_of_office
    generic = bool(nominal.agents) and nominal.agents[-1][0].generic and not nominal.former
    code, sectors = coded(resolver, nominal, origin, sectors, generic)
    mention = Mention(*site.span(), "unknown", name, None, code, origin.country, origin.country_from, sectors)
    if sectors and not origin.code:
        mention = placed(resolver, mention, site)
    titles = nominal.titles or _apposed_titles(resolver, site)
    # "the tanker Helios", "oil company Petronor", "the NRA"
    body = bool(nominal.bodies and not nominal.agents) or (
        nominal.agents[-1][0].kind == "group" if nominal.agents else name.isupper() and name.isalpha() and len(name) > 1
    )
    sort = "body" if body else "person"
    return Found((mention,), sort=sort, many=nominal.plural, head=nominal.lower, titles=titles)


def _of_files(resolver: Resolver, site: Site, entity: Entity) -> Found:
    titles = site.nominal.titles or _apposed_titles(resolver, site)
    nation = resolver.country_of(site.nominal.nations[0]) if site.nominal.nations else ""
    role = _lately(resolver.role(entity, titles, nation), entity, site.nominal, resolver.story.date)
    mention = _person(resolver, site, entity, role, titles, nation)
    start, end = site.span()
    called = titles or ((role.title,) if role is not None and role.title else ())
    return Found((replace(mention, start=start, end=end),), sort="person", head=site.nominal.lower, titles=called)


def _lately(role: Role | None, entity: Entity, nominal: Nominal, date: str | None) -> Role | None:
    """Who is told by the title of an office that he has just lost has it still: "the coup against President Salim Oke"."""
    if role is None or not role.elite or not nominal.agents or nominal.former or date is None:
        return role
    for other in reversed(entity.roles):
        if not other.elite and len(other.until) == len(date) and has_title(other, nominal.titles):
            days = (day.fromisoformat(date) - day.fromisoformat(other.until)).days
            return other if 0 < days <= _LATELY else role
    return role


def _person(
    resolver: Resolver, site: Site, entity: Entity, role: Role | None, titles: tuple[str, ...], nation: str
) -> Mention:
    """The role of the day; where the files have none, or no day is known, what the text itself says."""
    nominal, date = site.nominal, resolver.story.date
    kept = resolver.story.kept(entity)
    if kept is not None and not titles and not nominal.former and (date is None or role is None):
        return replace(kept, via=(kept.start, kept.end))
    country = nation or (role.country if role is not None else entity.roles[-1].country if entity.roles else "")
    if nominal.former and (date is None or role is None or role.elite):
        return _held(resolver, entity, country, resolver.knowledge.classes.out_of_office, "name")
    said = sectors_of(resolver, nominal)
    if role is not None and role.elite and said and nominal.bodies:
        origin = origin_at(resolver, site)
        if origin.code and origin.country is None:  # "African Union envoy X", who once was a president
            code, sectors = coded(resolver, nominal, origin, said, nominal.agents[-1][0].generic)
            return Mention(0, 0, "name", entity.name, entity.id, code, None, None, sectors)
    if date is None and role is not None:
        role = _told(resolver, entity, role, said or _apposed(resolver, site)[0])
    if role is not None and len(nominal.nations) == 1 and role.country not in ("", nation) and titles:
        return _held(resolver, entity, nation, role.sectors, "adjective")  # "Serbian President" of a Yugoslav one
    if role is not None and (date is not None or not said or role.title or set(said) & set(role.sectors)):
        return Mention(0, 0, "name", entity.name, entity.id, role.code or None, role.country or None,
                       "name" if role.country else None, role.sectors)  # fmt: skip
    said = said or _apposed(resolver, site)[0]
    if said:
        return _held(resolver, entity, country, said, "title")
    over = entity.roles and entity.roles[-1].until and (date or "") > entity.roles[-1].until
    return _held(resolver, entity, country, resolver.knowledge.classes.out_of_office if over else (), "name")


def _told(resolver: Resolver, entity: Entity, role: Role, said: tuple[str, ...]) -> Role | None:
    """Without a date, the role that fits whom the text calls a rebel, an opposition leader ...; None if he had none."""
    wanted = resolver.knowledge.identity.intersection(said)
    if not wanted or not wanted.isdisjoint(role.sectors):
        return role
    return next((other for other in reversed(entity.roles) if not wanted.isdisjoint(other.sectors)), None)


def _held(resolver: Resolver, entity: Entity, country: str, sectors: tuple[str, ...], source: str) -> Mention:
    code = resolver.knowledge.compose(country, sectors)
    return Mention(0, 0, "name", entity.name, entity.id, code, country or None, source if country else None, sectors)


def _by_short(resolver: Resolver, site: Site, name: str, sectors: tuple[str, ...]) -> list[Entity]:
    """The persons of the files whom title and short name can mean ("President Bouteflika", not "Farmer Bouteflika").

    Of several, the one who has the title on the story's day ("President Bush" in 1990, "Secretary Rice" in 2007).
    """
    nominal = site.nominal
    if not nominal.agents or not nominal.agents[-1][0].title:
        return []
    nation = resolver.country_of(nominal.nations[0]) if nominal.nations else ""
    fitting: list[Entity] = []
    holding: list[Entity] = []
    titled: list[Entity] = []
    for entity in resolver.knowledge.by_short(name):
        role = resolver.role(entity, nominal.titles, nation)
        roles = (role,) if role is not None else entity.roles
        if nominal.former:
            roles = tuple(r for r in entity.roles if has_title(r, nominal.titles))
        if any((not nation or r.country == nation) and _fits(resolver, r, nominal, sectors) for r in roles):
            (fitting if role is None else titled if has_title(role, nominal.titles) else holding).append(entity)
    return titled or holding or fitting


def _fits(resolver: Resolver, role: Role, nominal: Nominal, sectors: tuple[str, ...]) -> bool:
    """Whether somebody in the role may be called so: by its title, or by one that tells no other office of that kind
    ("General Musharraf", but not "Mayor Johnson" of a prime minister)."""
    if has_title(role, nominal.titles):
        return True
    office = resolver.knowledge.agents.get(role.title) if role.title else None
    other = office is not None and not set(office.sectors).isdisjoint(sectors)
    return not other and not set(role.sectors).isdisjoint(sectors)


def _common(persons: list[Entity]) -> str:
    """The country that all roles of the persons are of, "" if there are several or none."""
    countries = {role.country for person in persons for role in person.roles if not role.elite}
    return countries.pop() if len(countries) == 1 else ""


def _apposed(resolver: Resolver, site: Site) -> tuple[tuple[str, ...], Origin]:
    """Sectors and origin that an apposition gives ("Emily Horne, spokeswoman for the council")."""
    for other in site.phrase.appositions:
        if resolver.site(other).nominal.kind == "agent":
            found = resolver.inner(site, other)
            if found.mentions:
                mention = found.mentions[0]
                return mention.sectors, Origin(
                    mention.code or "", mention.country, "title" if mention.country else None
                )
    return (), NOWHERE


def _apposed_titles(resolver: Resolver, site: Site) -> tuple[str, ...]:
    for other in site.phrase.appositions:
        nominal = resolver.site(other).nominal
        if nominal.kind == "agent":
            return nominal.titles
    return ()
