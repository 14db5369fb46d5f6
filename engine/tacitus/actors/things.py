"""Things and common places: the actors that are inside ("Syria's offer", "the offices of the ministry")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from tacitus.actors.found import Found
from tacitus.actors.mention import Mention
from tacitus.actors.places import common_place, unknown_town
from tacitus.actors.site import Site
from tacitus.actors.unplaced import placed

if TYPE_CHECKING:
    from tacitus.actors.resolve import Resolver

MAX_INSIDE = 6
_TOWNS = ("capital", "place")


def thing(resolver: Resolver, site: Site) -> Found:
    """A thing or a common place with the actors inside it: possessor, adjectives, by-, from- and of-phrases."""
    nominal, phrase, insiders = site.nominal, site.phrase, resolver.knowledge.insiders
    inside = before(resolver, site)
    town = unknown_town(resolver, site) if nominal.kind == "place" else ""
    done_to = bool(town or (inside and site.possessor is not None))  # "Chad's treatment of Malian refugees" is Chad's
    for prep, other in phrase.pps:
        if prep in insiders and len(inside) < MAX_INSIDE and not (done_to and prep == "of"):
            found = resolver.inner(site, other)
            if nominal.kind == "place" and found.place is not None:
                continue  # "the city of Paris" holds no government
            inside = (*inside, *(found.mentions or found.inside))
    place = common_place(resolver, site) if nominal.kind == "place" else None
    if inside:
        inside = whole(inside, *site.span(insiders))
    sort = "place" if place is not None else "thing"
    return Found((), inside, place, sort, nominal.plural, nominal.lower)


def before(resolver: Resolver, site: Site) -> tuple[Mention, ...]:
    """Actors that the words before the head name, each with its own span: possessor, adjectives, bodies, role nouns."""
    nominal = site.nominal
    mentions: list[Mention] = []
    if site.possessor is not None:
        found = resolver.inner(site, site.possessor)
        mentions.extend(found.mentions or found.inside)
    elif nominal.pointer >= 0:
        # whose "his address" is has been told before
        mentions += [
            replace(owner, via=owner.via or (owner.start, owner.end)) for owner in resolver.story.owner(site).mentions
        ]
    if nominal.nations or nominal.bodies or nominal.agents or nominal.peoples:
        mentions.extend(_named(resolver, site, bool(mentions)))
    return tuple(mentions)


def _named(resolver: Resolver, site: Site, owned: bool) -> list[Mention]:
    """Nations (with their role noun: "Syrian government offices"), bodies, and a role noun that stands alone, if the thing
    is not about those whom it names ("a police reform")."""
    nominal, compose = site.nominal, resolver.knowledge.compose
    tags = site.sentence.tags
    roles = [
        item for item in nominal.agents if item[3] <= nominal.head and tags[site.first + item[3] - 1].startswith("N")
    ]
    sectors = tuple(dict.fromkeys(sector for role, _, _, _ in roles for sector in role.sectors))
    mentions: list[Mention] = []
    met = site.sentence.lemmas[site.first + nominal.head] in resolver.knowledge.agents.set("met-in")
    for named in nominal.nations:
        if met and named.entity is not None and named.entity.kind in _TOWNS:
            continue  # "the Oslo accords"
        mention = resolver.named(named, *site.offsets(named.first, named.end))
        if mention.code is None and (owned or mentions):
            continue  # "Ukraine's Black Sea ports"
        if sectors:
            end = site.offsets(roles[-1][2], roles[-1][3])[1]
            code = compose(mention.country or "", sectors)
            mention = Mention(
                mention.start, max(end, mention.end), "agent", None, None, code, mention.country, "adjective", sectors
            )
        mentions.append(mention)
    mentions += [
        resolver.named(named, *site.offsets(named.first, named.end)) for named in (*nominal.bodies, *nominal.peoples)
    ]
    if sectors and not owned and not mentions and nominal.lower not in resolver.knowledge.topics:
        alone = Mention(
            *site.offsets(roles[0][2], roles[-1][3]), "agent", None, None, compose("", sectors), None, None, sectors
        )
        mentions.append(placed(resolver, alone, site))
    return mentions


def whole(mentions: tuple[Mention, ...], start: int, end: int) -> tuple[Mention, ...]:
    """The mentions, each once, with the span of the whole phrase; a country once, whatever of it is named."""
    kept: dict[tuple[str | None, str | None], Mention] = {}
    for mention in mentions[:MAX_INSIDE]:
        name = mention.id or mention.name if mention.sectors or mention.code is None else None
        kept.setdefault((mention.code, name), replace(mention, start=start, end=end))
    return tuple(kept.values())
