"""Noun phrase -> the place it names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from tacitus.actors.mention import Place
from tacitus.actors.nominal import TERRITORIAL, Named
from tacitus.actors.site import NONE, OF, Site

if TYPE_CHECKING:
    from tacitus.actors.resolve import Resolver


def place_of(resolver: Resolver, site: Site, named: Named, start: int, end: int) -> Place | None:
    """The place that a known name at these offsets is: "Vienna", "eastern Congo"; None if it is none."""
    entity = named.entity
    if entity is None or entity.kind not in TERRITORIAL or (named.sense and named.sense.aspect != "name"):
        return None
    role = resolver.role(entity) or (entity.roles[0] if entity.roles else None)
    country = role.country if role is not None else None
    latitude, longitude, precision = entity.where or (None, None, "country")
    before = site.sentence.lowers[site.first : site.first + named.first]
    if before and not resolver.knowledge.agents.set("directions").isdisjoint(before):
        return Place(
            start, end, site.text(site.nominal.start, named.end), country or None, latitude, longitude, "region"
        )
    return Place(start, end, entity.name, country or None, latitude, longitude, precision)


def common_place(resolver: Resolver, site: Site) -> Place | None:
    """The place of a common noun with a name beside it: "the city of Hebron", "villages in Darfur", "Gaza border"."""
    phrase = site.phrase
    town = unknown_town(resolver, site)
    for prep, other in (*phrase.pps, *(("", other) for other in phrase.appositions)):
        if prep in ("of", "in", ""):
            place = resolver.inner(site, other).place
            if place is not None and place.country:
                if prep == "in" or town:
                    return _named(resolver, site, town, place.country, NONE)
                start, end = site.span()
                return replace(place, start=start, end=end)
    for named in site.nominal.nations:
        country = resolver.country_of(named)
        if country:
            return _named(resolver, site, town, country, OF)
    if not town and site.nominal.definite and site.nominal.lower in resolver.knowledge.agents.set("at-home-places"):
        home = resolver.story.at_home(site, set()) if not phrase.pps else None  # "flew to the city"
        return _named(resolver, site, town, home.mentions[0].country, OF) if home is not None else None
    return _named(resolver, site, town, resolver.story.around(site), OF) if town else None


def unknown_town(resolver: Resolver, site: Site) -> str:
    """The name that no file has of a town, district or river: "the town of Kozlu", "Kozlu district"; "" if none."""
    nominal, phrase = site.nominal, site.phrase
    if nominal.kind != "place":
        return ""
    first, end = nominal.proper
    if end > first and end == nominal.head:
        return site.text(first, end)
    for prep, other in (*phrase.pps, *(("", other) for other in phrase.appositions)):
        if prep in ("of", ""):
            inner = resolver.site(other)
            acronym = not prep and site.sentence.words[other.head].isupper()  # "demilitarized zone (DMZ)"
            if inner.nominal.kind == "proper" and not inner.nominal.agents and not acronym:
                return inner.text(*inner.nominal.proper)
    return ""


def _named(resolver: Resolver, site: Site, town: str, country: str | None, preps: frozenset[str]) -> Place:
    """A place of no file; one that the text does not name either goes by its noun."""
    name = town or site.text(min(site.nominal.start, site.nominal.head), site.nominal.end)
    city = town and site.nominal.lower in resolver.knowledge.agents.set("towns")
    return Place(*site.span(OF if town else preps), name, country, None, None, "city" if city else "region")
