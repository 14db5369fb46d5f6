"""Names of the files that are no persons: countries, capitals, peoples, bodies, groups, the press, places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from tacitus.actors.entities import Entity
from tacitus.actors.found import NOWHERE, Found, Origin
from tacitus.actors.mention import Mention
from tacitus.actors.nominal import Named
from tacitus.actors.origins import hanging, of_peoples, origin_at, sectors_of
from tacitus.actors.places import place_of
from tacitus.actors.site import OF, Site
from tacitus.actors.unplaced import placed

if TYPE_CHECKING:
    from tacitus.actors.resolve import Resolver


def known(resolver: Resolver, site: Site, named: Named, entity: Entity) -> Found:
    """A country, people, body or place of the files as the head of a phrase."""
    nominal, aspect = site.nominal, named.sense.aspect if named.sense else "name"
    span = site.span()
    if entity.kind == "several":
        members = [Named(named.first, named.end, resolver.knowledge.entity(member), None) for member in entity.members]
        mentions = tuple([resolver.named(member, *span) for member in members])
        return Found(mentions, sort="body", many=True, head=nominal.lower)
    mention = resolver.named(named, *span)
    if mention.country_from == "adjective":
        mention = replace(mention, country_from="name")
    one_of_many = aspect == "adjective" and entity.kind == "country" and nominal.numbered
    if entity.kind in ("country", "place") and (aspect in ("person", "people") or one_of_many):
        return _people(resolver, site, mention, aspect != "person")
    if entity.kind == "people":
        return _faithful(resolver, site, mention, named)
    if entity.kind in ("body", "group"):
        mention = _moved(resolver, site, mention)
        return Found((mention,), sort="body", many=aspect == "people", head=nominal.lower)
    if entity.kind == "country" and len(site.phrase.group) > 1:
        mention = _sharing(resolver, site, mention)
    place = place_of(resolver, site, named, *span)
    sort = {"place": "place", "press": "body", "seat": "body"}.get(entity.kind, "country")
    return Found((mention,), place=place, sort=sort, head=nominal.lower)


def _people(resolver: Resolver, site: Site, mention: Mention, many: bool) -> Found:
    """ "Iraqis", "two Frenchmen", "ethnic Albanians", "Albanians of Kosovo": civilians of a country."""
    nominal, phrase, classes = site.nominal, site.phrase, resolver.knowledge.classes
    sectors = sectors_of(resolver, nominal) or classes.civilians
    origin = Origin("", mention.country, mention.country_from)
    if nominal.ethnic:
        sectors, origin = (*sectors, *classes.ethnic), origin_at(resolver, site)
        if not origin.country:
            alone = Mention(
                mention.start, mention.end, "agent", code=resolver.knowledge.compose("", sectors), sectors=sectors
            )
            return Found((placed(resolver, alone, site),), sort="people", many=many, head=nominal.lower)
    elif any(prep == "of" for prep, _ in phrase.pps):
        other = hanging(resolver, site)
        origin = other if other.country else origin
    code = resolver.knowledge.compose(origin.country or "", sectors)
    mention = Mention(
        mention.start, mention.end, "agent", None, None, code, origin.country, origin.country_from, sectors
    )
    return Found((mention,), sort="people" if many else "person", many=many, head=nominal.lower)


def _faithful(resolver: Resolver, site: Site, mention: Mention, named: Named) -> Found:
    """An ethnic or religious group with the country that the text gives: "Kurds", "Iraqi Kurds", "Muslims of India"."""
    nominal = site.nominal
    origin = origin_at(resolver, site)
    if origin.country_from == "place" and mention.country:
        origin = NOWHERE  # "Jewish settlers in Hebron" are where they are, not of there
    country = origin.country or mention.country
    source = origin.country_from if origin.country else mention.country_from
    peoples = [named, *nominal.peoples]  # "Coptic Christians"
    anybody = resolver.knowledge.classes.civilians
    code, sectors = of_peoples(peoples, resolver.knowledge.compose(country or "", anybody), anybody)
    found = Mention(mention.start, mention.end, "name", mention.name, mention.id, code, country, source, sectors)
    return Found((found,), sort="people", many=True, head=nominal.lower)


def _sharing(resolver: Resolver, site: Site, mention: Mention) -> Mention:
    """ "US" of "US and French officials" shares the role noun with the adjective that follows."""
    group, phrase = site.phrase.group, site.phrase
    behind = group[group.index(phrase) + 1 :] if phrase in group else []
    name = site.nominal.name
    if not behind or name is None or name.end != site.nominal.end or not _opens(site, name.first):
        return mention
    last = resolver.site(behind[-1], site.clause, site.depth + 1)
    nominal, nations = last.nominal, last.nominal.nations
    if not nations or nations[0].first != 0 or nations[0].sense is None or nations[0].sense.aspect != "adjective":
        return mention
    if nominal.lower in resolver.knowledge.counterparts:  # "his South Korean and Rwandan counterparts"
        sectors = next((other.sectors for other in resolver.inner(site, behind[-1]).mentions), ())
    elif nominal.kind == "agent":
        sectors = sectors_of(resolver, nominal)
    else:
        return mention
    code = resolver.knowledge.compose(mention.country or "", sectors)
    return replace(mention, kind="agent", name=None, id=None, code=code, country_from="adjective", sectors=sectors)


def _opens(site: Site, first: int) -> bool:
    """Whether only "the" or "his" stands before the word `first` of the phrase."""
    tags = site.sentence.tags[site.first : site.first + first]
    return not tags or tags in (["DT"], ["PRP$"])


def _moved(resolver: Resolver, site: Site, mention: Mention) -> Mention:
    """A body whose name many countries use moves to the country that the text's adjective or possessor gives
    ("the Labour Party of Norway")."""
    nominal = site.nominal
    name = nominal.name
    shared = name is not None and any(end == name.end and start >= name.first for _, _, start, end in nominal.agents)
    international = set(mention.sectors[:1]).intersection(resolver.knowledge.classes.international)
    if nominal.local or international or not (shared or mention.country is None):
        return mention
    told = nominal.nations or site.possessor is not None
    if not told and not any(mention.country is None or prep in OF for prep, _ in site.phrase.pps):
        return mention
    origin = origin_at(resolver, site)
    if not origin.country or origin.country == mention.country:
        return mention
    code = resolver.knowledge.compose(origin.country, mention.sectors)
    return replace(mention, code=code, country=origin.country, country_from=origin.country_from)
