"""Who a noun phrase stands for goes by its kind: a role noun, a known name, an unknown one, a number, a thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from tacitus.actors import bodies, persons, roles, things
from tacitus.actors.found import NOTHING, Found
from tacitus.actors.mention import Mention
from tacitus.actors.site import Site

if TYPE_CHECKING:
    from tacitus.actors.resolve import Resolver


def read(resolver: Resolver, site: Site) -> Found:
    """Everything that the phrase stands for or holds, by its own words, what hangs on it and, where it asks, the story."""
    nominal, knowledge = site.nominal, resolver.knowledge
    kind = nominal.kind
    if site.phrase.appositions and nominal.lower in knowledge.relations:
        related = _related(resolver, site)
        if related is not None:
            return related
    if nominal.lower in knowledge.others and not (nominal.nations or nominal.bodies) and _is_states(resolver, site):
        sort = "people" if nominal.plural else "country"
        return Found((Mention(*site.span(), "agent"),), sort=sort, many=nominal.plural, head=nominal.lower)
    if kind == "agent":
        if nominal.agents[-1][0].measure:
            return roles.counted(resolver, site)
        return roles.agent(resolver, site)
    if kind == "name":
        named = nominal.name
        assert named is not None
        if named.entity is None or named.entity.kind == "person":
            return persons.known(resolver, site, named)
        return bodies.known(resolver, site, named, named.entity)
    if kind in ("proper", "thing") and nominal.lower in knowledge.offices:
        office = roles.office(resolver, site)
        if office is not None:
            return office
    if kind == "proper":
        return persons.unknown(resolver, site)
    if kind == "number":
        return roles.counted(resolver, site)
    if nominal.lower in knowledge.counterparts:
        return roles.counterpart(resolver, site)
    if nominal.lower in knowledge.neighbours and (other := _neighbour(resolver, site)) is not None:
        return other
    return resolver.earlier(site) or things.thing(resolver, site)


def _owner(resolver: Resolver, site: Site) -> Found:
    """Whose ally, rival, neighbour it is, by a possessor or pronoun; NOTHING if neither is there."""
    if site.possessor is not None:
        return resolver.inner(site, site.possessor)
    return resolver.story.owner(site) if site.nominal.pointer >= 0 else NOTHING


def _is_states(resolver: Resolver, site: Site) -> bool:
    """Whether an ally, a rival is that of a state or body, of which it is no part: "NATO stood by its ally"."""
    owner = _owner(resolver, site)
    return owner.sort in ("country", "body") and bool(owner.mentions)


def _neighbour(resolver: Resolver, site: Site) -> Found | None:
    """Where the story plays, if that is not the owner: Kenya, of "NAIROBI - Somalia promised its neighbour"."""
    strangers = {mention.country for mention in _owner(resolver, site).mentions if mention.country}
    return resolver.story.at_home(site, strangers) if strangers else None


def _related(resolver: Resolver, site: Site) -> Found | None:
    """The countries or bodies that an apposition names: Iran, of "Syria's main ally, Iran"."""
    told = [found for found in resolver.apposed(site) if found.mentions and found.sort in ("country", "body")]
    if len(told) < 2:
        return told[0] if told else None
    return replace(told[0], mentions=tuple([mention for found in told for mention in found.mentions]), many=True)
