"""Whose a role noun or name is, and its sectors and code."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tacitus.actors.entities import MAX_TRIPLES
from tacitus.actors.found import NOWHERE, Origin, origin_of
from tacitus.actors.mention import Mention
from tacitus.actors.nominal import Named, Nominal
from tacitus.actors.site import Site

if TYPE_CHECKING:
    from tacitus.actors.resolve import Resolver

_PROPER = frozenset(("NNP", "NNPS"))


def origin_at(resolver: Resolver, site: Site, pointer: bool = True) -> Origin:
    """Country or body that the phrase belongs to: by body, adjective, possessor, of- and for-phrase, place."""
    nominal, phrase = site.nominal, site.phrase
    nation = _nation(resolver, nominal) if nominal.nations and not nominal.ethnic else NOWHERE
    for named in nominal.bodies:
        mention = resolver.named(named, 0, 0)
        if mention.code and not (nation.country and mention.country is None):
            return origin_of(mention, resolver.sort_of(named), "name")
    if nation.country:
        return nation
    possessor = site.possessor if phrase.possessor is not None else None
    if possessor is not None:
        found = resolver.inner(site, possessor)
        if found.mentions:
            return origin_of(found.mentions[0], found.sort, "possessor")
    elif nominal.pointer >= 0 and pointer:
        found = resolver.story.owner(site)
        if found.mentions:
            return origin_of(found.mentions[0], found.sort, "possessor")
    for named in nominal.peoples:
        country = resolver.country_of(named)
        if country:
            return Origin(country, country, "adjective")
    namesake = _namesake(resolver, site) if nominal.kind == "agent" else None
    origin = namesake or (hanging(resolver, site) if phrase.pps else NOWHERE)
    return origin if origin.code or origin.country else _only(nominal)


def hanging(resolver: Resolver, site: Site) -> Origin:
    """The origin that of- and for-phrases give, else the place behind the phrase."""
    pps, knowledge = site.phrase.pps, resolver.knowledge
    for prep, other in pps:
        if prep in knowledge.owners and not (prep in knowledge.sending and _sent(resolver, site)):
            found = resolver.inner(site, other)
            if found.mentions:
                origin = origin_of(found.mentions[0], found.sort, "place" if found.sort == "place" else "possessor")
                if origin.code or origin.country:
                    return origin
            if found.place is not None and found.place.country:
                return Origin(found.place.country, found.place.country, "place")
    for prep, other in pps:
        if prep in knowledge.locations:
            found = resolver.inner(site, other)
            country = found.place.country if found.place is not None else None
            country = country or next((mention.country for mention in found.inside if mention.country), None)
            if not country and found.mentions and _at_home(found.mentions[0], resolver):
                country = found.mentions[0].country  # "students at the University of Lagos"
            if country:
                return Origin(country, country, "place")
    return NOWHERE


def _at_home(body: Mention, resolver: Resolver) -> bool:
    """Whether who is at that body is of its country: at a university, not at an embassy."""
    return bool(body.sectors) and body.sectors[0] in resolver.knowledge.classes.at_home


def sectors_of(resolver: Resolver, nominal: Nominal) -> tuple[str, ...]:
    """Sectors of the role nouns of a phrase, the primary first: who somebody is before what he does."""
    agents = nominal.agents
    if not agents:
        return ()
    if nominal.former:
        return resolver.knowledge.classes.out_of_office
    last = agents[-1][0]
    if len(agents) == 1:
        return last.sectors
    anybody = resolver.knowledge.classes.civilians
    before = [sector for agent, _, _, _ in agents[:-1] for sector in agent.sectors if sector not in anybody]
    if last.generic and before:
        return tuple(dict.fromkeys(before))
    identity = [sector for sector in before if sector in resolver.knowledge.identity]
    return tuple(dict.fromkeys((*identity, *last.sectors, *before)))


def sectors_of_owner(resolver: Resolver, site: Site) -> tuple[str, ...]:
    """Sectors of the people whose somebody is of whom his role noun tells little: "the rebels' leader"."""
    nominal = site.nominal
    if site.possessor is None or not nominal.agents or nominal.former:
        return ()
    agent = nominal.agents[-1][0]
    if agent.sectors and not (agent.generic and agent.kind == "person"):
        return ()
    found = resolver.inner(site, site.possessor)
    return found.mentions[0].sectors if found.sort == "people" and found.mentions else ()


def coded(
    resolver: Resolver, nominal: Nominal, origin: Origin, sectors: tuple[str, ...], generic: bool = False
) -> tuple[str | None, tuple[str, ...]]:
    """Code and sectors of a role noun of that origin. A body's sectors come first and spare a general role noun's."""
    own = sectors
    if not (origin.sectors or nominal.peoples):
        return resolver.knowledge.compose(origin.code, sectors), sectors
    if origin.sectors:
        spared = (*origin.sectors, *(resolver.knowledge.classes.civilians if origin.country is None else ()))
        own = () if generic else tuple(sector for sector in sectors if sector not in spared)
        sectors = (*origin.sectors, *own)
    code = resolver.knowledge.compose(origin.code, own)
    return of_peoples(nominal.peoples, code, sectors) if nominal.peoples else (code, sectors)


def of_peoples(
    peoples: Sequence[Named], code: str | None, sectors: tuple[str, ...]
) -> tuple[str | None, tuple[str, ...]]:
    """Code and sectors with those of ethnic and religious groups behind: TURREBKUR for Kurdish rebels of Turkey."""
    for named in peoples:
        role = named.entity.roles[0] if named.entity is not None and named.entity.roles else None
        if role is not None:
            sectors = tuple(dict.fromkeys((*sectors, *(role.sectors[1:] if sectors else role.sectors))))
            if role.code and not role.country and role.code not in (code or ""):
                code = ((code or "") + role.code)[: 3 * MAX_TRIPLES]
    return code, sectors


def is_person(named: Named) -> bool:
    """Whether a known name is a person's (of the files, or introduced by the story)."""
    return named.entity is None or named.entity.kind == "person"


def _nation(resolver: Resolver, nominal: Nominal) -> Origin:
    for named in nominal.nations:
        country = resolver.country_of(named)
        if country:
            return Origin(country, country, "adjective" if named.entity and named.entity.kind == "country" else "place")
    return NOWHERE


def _sent(resolver: Resolver, site: Site) -> bool:
    """Whether somebody is told by where he was sent: "the special envoy to Kinshasa"."""
    agents = site.nominal.agents
    return bool(agents) and agents[-1][1].rpartition(" ")[2] in resolver.knowledge.sent


def _only(nominal: Nominal) -> Origin:
    """The country of a role noun that only one country has ("the pope", "the Taoiseach")."""
    for agent, _, _, _ in reversed(nominal.agents):
        if agent.country:
            return Origin(agent.country, agent.country, "title")
    return NOWHERE


def _namesake(resolver: Resolver, site: Site) -> Origin | None:
    """The country of a person whose short name stands before a role noun ("Biden administration")."""
    nominal = site.nominal
    start = nominal.agents[-1][2]
    first = nominal.proper[0] if nominal.proper[1] == start else start - 1
    if first < 0 or site.sentence.tags[site.first + first] not in _PROPER:
        return None
    for entity in resolver.knowledge.by_short(site.text(first, start)):
        role = resolver.role(entity)
        if role is not None and not role.elite and role.country:
            return Origin(role.country, role.country, "possessor")
    return None
