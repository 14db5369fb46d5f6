"""Role nouns and groups of people: "French foreign minister", "hundreds of farmers", "his Israeli counterpart"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from tacitus.actors.found import NOTHING, NOWHERE, Found, Origin, origin_of
from tacitus.actors.mention import Mention
from tacitus.actors.origins import coded, hanging, is_person, origin_at, sectors_of, sectors_of_owner
from tacitus.actors.site import Site
from tacitus.actors.things import before, whole
from tacitus.actors.unplaced import placed

if TYPE_CHECKING:
    from tacitus.actors.resolve import Resolver

_YEAR = re.compile(r"(?:1[5-9]|20)\d\d$")


def agent(resolver: Resolver, site: Site) -> Found:
    """A role noun as the head: its sectors, and the country or body that it belongs to."""
    nominal = site.nominal
    role, words, _, _ = nominal.agents[-1]
    sort = "people" if nominal.plural else "body" if role.kind == "group" else "person"
    if nominal.joint and len(nominal.nations) > 1:
        return Found(joint(resolver, site, sectors_of(resolver, nominal)), sort=sort, many=True, head=words)
    pps = site.phrase.pps
    if nominal.plural and len(pps) > 1 and (listed := _listed(resolver, site)):
        return Found(listed, sort=sort, many=True, head=words)
    if nominal.plural and site.phrase.appositions and (named := _each(resolver, site)):
        return Found(named, sort=sort, many=True, head=words)
    if nominal.plural and (shared := _of_several(resolver, site)):
        return Found(shared, sort=sort, many=True, head=words)
    origin = origin_at(resolver, site)
    told_by = nominal.nations or nominal.bodies
    region = told_by and not origin.country and not role.sectors  # "the west African country"
    if not origin.code or region or (nominal.former and told_by):
        earlier = resolver.earlier(site) if nominal.definite else None
        if earlier is not None:
            return earlier
        if not origin.code and len(site.phrase.group) > 1:
            origin = _shared(resolver, site)
    sectors = (
        _lent(resolver, site) if role.generic and (pps or site.phrase.possessor) else sectors_of(resolver, nominal)
    )
    if not sectors and origin.country and not origin.sectors:
        sectors = resolver.knowledge.of_states.get(words, ())
    code, sectors = coded(resolver, nominal, origin, sectors, role.generic and not nominal.former)
    kind = "press" if role.kind == "press" else "agent"
    start, end = site.span()
    mention = Mention(
        start,
        end,
        kind,
        _body_name(site) if nominal.proper[1] else None,
        None,
        code,
        origin.country,
        origin.country_from,
        sectors,
    )
    if not origin.code:
        mention = placed(resolver, mention, site)
    titles: tuple[str, ...] = ()
    if sort == "person" and site.phrase.appositions:
        mention = _who(resolver, site, mention)
        titles = tuple([title for other in site.phrase.appositions for title in resolver.site(other).nominal.titles])
    return Found((mention,), sort=sort, many=nominal.plural, head=words, titles=titles)


def counted(resolver: Resolver, site: Site) -> Found:
    """ "hundreds of farmers", "two of the hostages", "a group of deputies", "dozens": who is counted."""
    nominal, phrase = site.nominal, site.phrase
    for prep, other in phrase.pps:
        if prep != "of":
            continue
        found = resolver.inner(site, other)
        start, end = site.span()
        if found.mentions and found.sort != "thing":
            mention = replace(found.mentions[0], start=start, end=end, name=None, id=None)
            if nominal.nations and mention.country is None:
                country = resolver.country_of(nominal.nations[0])
                code = resolver.knowledge.compose(country, mention.sectors)
                mention = replace(mention, code=code, country=country, country_from="adjective")
            return Found((mention,), sort="people", many=True, head=found.head)
        return Found(inside=whole(found.mentions or found.inside, start, end), head=nominal.lower)
    if nominal.kind == "agent":
        return agent(resolver, site)
    head, tags = phrase.head, site.sentence.tags
    if _YEAR.match(site.sentence.words[head]) or (phrase.start < head and tags[head - 1 : head + 1] == ["NNP", "CD"]):
        return NOTHING  # "the fall of 1990", "March 16"
    if nominal.definite and tags[head] == "CD" and not phrase.pps:  # "the two"
        earlier = resolver.earlier(site)
        if earlier is not None:
            return earlier
    owners = before(resolver, site)
    if owners:  # "the army's convoy", "a Chadian team"
        return Found(inside=whole(owners, *site.span()), many=nominal.plural, head=nominal.lower)
    return Found((Mention(*site.span(), "agent"),), sort="people", many=nominal.plural, head=nominal.lower)


def counterpart(resolver: Resolver, site: Site) -> Found:
    """ "his Israeli counterpart": the role of the sentence's other actor, the country of the adjective."""
    nominal, other = site.nominal, resolver.story.counterpart(site)
    sectors = next((mention.sectors for mention in other.mentions if mention.sectors), ())
    if nominal.joint and len(nominal.nations) > 1:
        return Found(joint(resolver, site, sectors), sort="people", many=True, head=nominal.lower)
    origin = origin_at(resolver, site, pointer=False)
    code = resolver.knowledge.compose(origin.code, sectors)
    mention = Mention(*site.span(), "agent", None, None, code, origin.country, origin.country_from, sectors)
    sort = "people" if nominal.plural else "person"
    titles = (other.head, *other.titles)
    return Found((_who(resolver, site, mention),), sort=sort, many=nominal.plural, head=nominal.lower, titles=titles)


def office(resolver: Resolver, site: Site) -> Found | None:
    """ "the Kenyan president's office", "the office of the mayor": it acts for its owner; None if nobody is named."""
    for mention in before(resolver, site) or _owners(resolver, site):
        if mention.sectors and mention.code:
            source = "possessor" if mention.country else None
            acting = Mention(*site.span(), "agent", None, None, mention.code, mention.country, source, mention.sectors)
            return Found((acting,), sort="body", head=site.nominal.lower)
    return None


def _owners(resolver: Resolver, site: Site) -> tuple[Mention, ...]:
    return tuple(
        mention for prep, other in site.phrase.pps if prep == "of" for mention in resolver.inner(site, other).mentions
    )


def joint(resolver: Resolver, site: Site, sectors: tuple[str, ...]) -> tuple[Mention, ...]:
    """ "US and French officials": one actor a nation; the last has the head in its span."""
    nations = site.nominal.nations
    start, end = site.span()
    mentions = []
    for named in nations:
        country = resolver.country_of(named)
        own = site.offsets(named.first, named.end)
        own = (start if named is nations[0] else own[0], end if named is nations[-1] else own[1])
        code = resolver.knowledge.compose(country, sectors)
        mentions.append(Mention(*own, "agent", None, None, code, country or None, "adjective", sectors))
    return tuple(mentions)


def _listed(resolver: Resolver, site: Site) -> tuple[Mention, ...]:
    """ "the presidents of Germany, Austria and France", "police in Mali and Niger", "negotiators for the government and the
    rebels": one actor a country."""
    nominal, phrase = site.nominal, site.phrase
    if len(phrase.pps) < 2 or nominal.nations or nominal.bodies:
        return ()
    places, lending = resolver.knowledge.locations, resolver.knowledge.agents.set("lending-prepositions")
    preps = places | lending
    joins = next((prep for prep, other in phrase.pps if prep in preps and other.start >= phrase.end), "")
    others = [other for prep, other in phrase.pps if prep == joins and other.start >= phrase.end]
    if len(others) < 2:
        return ()
    source = "place" if joins in places else "possessor"
    start, sectors = site.span()[0], sectors_of(resolver, nominal)
    mentions: list[Mention] = []
    for other in others:
        found = resolver.inner(site, other)
        for mention in found.mentions:
            origin = origin_of(mention, found.sort, source)
            state = resolver.knowledge.of_states.get(nominal.agents[-1][1], ()) if origin.country else ()
            told = sectors or (() if origin.sectors else state)
            generic = nominal.agents[-1][0].generic
            if generic and found.sort == "people" and mention.sectors:
                told = mention.sectors  # "negotiators for the rebels"
            code, own = coded(resolver, nominal, origin, told, generic)
            first = mention.start if mentions else start
            mentions.append(Mention(first, mention.end, "agent", None, None, code, mention.country, source, own))
    return tuple(mentions) if len(mentions) > 1 else ()


def _of_several(resolver: Resolver, site: Site) -> tuple[Mention, ...]:
    """ "their foreign ministers", "the two countries' armies": one actor for each country that they belong to."""
    nominal = site.nominal
    if nominal.nations or nominal.bodies:
        return ()
    if site.possessor is not None:
        owner = resolver.inner(site, site.possessor)
    elif nominal.pointer >= 0:
        owner = resolver.story.owner(site)
    else:
        return ()
    countries = dict.fromkeys([mention.country for mention in owner.mentions])
    if len(countries) < 2 or None in countries:
        return ()
    sectors = sectors_of(resolver, nominal) or resolver.knowledge.of_states.get(nominal.agents[-1][1], ())
    compose, clause = resolver.knowledge.compose, site.clause
    if clause is not None and site.phrase not in clause.subjects:
        acting = {mention.country for s in clause.subjects for mention in resolver.inner(site, s).mentions}
        if acting.issuperset(countries):  # "both presidents instructed their ministers": each his own
            return (Mention(*site.span(), "agent", None, None, compose("", sectors), None, None, sectors),)
    return tuple(
        [
            Mention(*site.span(), "agent", None, None, compose(country or "", sectors), country, "possessor", sectors)
            for country in countries
        ]
    )


def _lent(resolver: Resolver, site: Site) -> tuple[str, ...]:
    """Sectors; a general head ("leader", "members") borrows those of its of- or for-phrase."""
    nominal = site.nominal
    if nominal.agents[-1][0].generic and len(nominal.agents) == 1 and not nominal.former:
        lending = resolver.knowledge.agents.set("lending-prepositions")
        for prep, other in site.phrase.pps:
            if prep in lending:
                found = resolver.inner(site, other)
                if found.sort in ("people", "body", "person") and found.mentions and found.mentions[0].sectors:
                    return found.mentions[0].sectors
    return sectors_of_owner(resolver, site) or sectors_of(resolver, nominal)


def _shared(resolver: Resolver, site: Site) -> Origin:
    """A conjunct without determiner or owner shares what stands before the first ("Thai police and soldiers"), and one
    before the last what hangs on that ("soldiers and police of Chad")."""
    phrase, nominal = site.phrase, site.nominal
    last = phrase.group[-1]
    if phrase is not last and last.pps and not (phrase.pps or nominal.pointer >= 0):
        mate = resolver.site(last, site.clause, site.depth + 1)
        origin = hanging(resolver, mate) if mate.nominal.kind == "agent" and not mate.nominal.nations else NOWHERE
        if origin.country:
            return origin
    if nominal.definite or nominal.pointer >= 0 or phrase is phrase.group[0]:
        return NOWHERE
    if site.sentence.tags[phrase.start] in ("DT", "CD"):
        return NOWHERE
    mate = resolver.site(phrase.group[0], site.clause, site.depth + 1)
    return origin_at(resolver, mate) if mate.nominal.kind == "agent" else NOWHERE


def _each(resolver: Resolver, site: Site) -> tuple[Mention, ...]:
    """ "The two presidents, Jose Mujica and Sebastian Pinera": several known persons whom an apposition names, else none."""
    found = resolver.apposed(site)
    mentions = [each.mentions[0] for each in found if each.sort == "person" and each.mentions and each.mentions[0].code]
    return tuple(mentions) if len(mentions) == len(found) > 1 else ()


def _body_name(site: Site) -> str | None:
    """A capitalised role noun behind an unknown name is a body's name ("Homeland Union")."""
    _, _, start, end = site.nominal.agents[-1]
    first, behind = site.nominal.proper
    if behind == start > first and site.sentence.words[site.first + end - 1][0].isupper():
        return site.text(first, end)
    return None


def _who(resolver: Resolver, site: Site, mention: Mention) -> Mention:
    """Name and id of the person whom an apposition names ("his adviser, Jake Sullivan")."""
    for other in site.phrase.appositions:
        nominal = resolver.site(other).nominal
        if nominal.kind == "proper" or (nominal.name is not None and is_person(nominal.name)):
            found = resolver.inner(site, other)
            if found.mentions:
                named = found.mentions[0]
                knowledge = resolver.knowledge
                retired = knowledge.classes.out_of_office == named.sectors[:1] and mention.code is not None
                sent = retired and mention.country is None  # "the UN envoy, ex-president X"
                office = not site.nominal.former and not set(knowledge.classes.government).isdisjoint(mention.sectors)
                sent = sent or (retired and office and mention.country == named.country)  # he has just lost it
                if named.id is not None and named.code is not None and not sent:
                    return replace(named, start=mention.start, end=mention.end)
                return replace(mention, name=named.name, id=named.id)
    return mention
