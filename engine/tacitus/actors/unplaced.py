"""Role nouns that name no country ("the army", "the mayor"): they take that of the clause's place or of the story."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from tacitus.actors.found import Found
from tacitus.actors.mention import Mention
from tacitus.actors.site import Site
from tacitus.syntax.clause import Clause, Phrase

if TYPE_CHECKING:
    from tacitus.actors.resolve import Resolver


def placed(resolver: Resolver, mention: Mention, site: Site) -> Mention:
    """The role with that country, if it is clear; where words are read alone, that this is still open."""
    nominal = site.nominal
    if nominal.kind == "agent" and (nominal.proper[1] or nominal.bodies):
        return mention  # a name before the role noun says whose it is, known or not
    if nominal.kind == "agent" and (_elsewhere(resolver, site) or _of_league(resolver, site)):
        return mention
    story = resolver.story
    if story.alone:
        story.open = "title" if nominal.kind == "proper" else "role"
        return mention
    noun = nominal.agents[-1][1] if nominal.kind == "agent" else _owner(nominal.titles)
    distant = nominal.kind == "proper" and not _acts(site.phrase, site.clause)
    return _in_country(resolver, mention, site.clause, noun, distant)


def closed(resolver: Resolver, found: Found, phrase: Phrase, clause: Clause | None, open: str) -> Found:
    """What the words alone leave open ("role" or "title"), settled for the phrase in this story."""
    distant = open == "title" and not _acts(phrase, clause)
    noun = _owner(found.titles) if open == "title" else found.head
    mentions = tuple([_in_country(resolver, mention, clause, noun, distant) for mention in found.mentions])
    inside = found.inside
    if inside:
        inside = tuple([_in_country(resolver, mention, clause, "", distant) for mention in inside])
    return replace(found, mentions=mentions, inside=inside)


def _owner(titles: tuple[str, ...]) -> str:
    """For whom somebody speaks who is told by several words: the army, of "army spokesman Peter Okello"."""
    words = " ".join(titles).split(" ")
    return words[0] if len(words) > 1 else ""


def _in_country(resolver: Resolver, mention: Mention, clause: Clause | None, noun: str, distant: bool) -> Mention:
    """The role `noun` with its country. `distant`: a title of somebody unknown who does not act here."""
    if mention.country is not None or not mention.sectors:
        return mention
    knowledge = resolver.knowledge
    if mention.sectors[0] in knowledge.classes.international:
        return mention  # "world leaders" are of no country
    origin = resolver.story.context.country(clause, mention.sectors, mention.start, noun, distant)
    if not origin.country:
        return mention
    code = knowledge.compose(origin.country, mention.sectors)
    alone = knowledge.compose("", mention.sectors)
    if code and alone and mention.code and mention.code.startswith(alone):
        code += mention.code[len(alone) :]  # of a people: "Kurdish rebels"
    return replace(mention, code=code, country=origin.country, country_from=origin.country_from)


def _of_league(resolver: Resolver, site: Site) -> bool:
    """Whether a role noun is that of states together, whichever they are: "the bloc's ministers"."""
    return site.possessor is not None and site.sentence.lowers[site.possessor.head] in resolver.knowledge.leagues


def _elsewhere(resolver: Resolver, site: Site) -> bool:
    """Whether a role noun is told to be of another country: "foreign troops", but not "foreign minister"."""
    knowledge, (agent, _, start, _) = resolver.knowledge, site.nominal.agents[0]
    end = start if agent.sectors[:1] == knowledge.classes.government else start + 1
    return not knowledge.elsewhere.isdisjoint(site.sentence.lowers[site.first : site.first + end])


def _acts(phrase: Phrase, clause: Clause | None) -> bool:
    return clause is not None and phrase in clause.subjects
