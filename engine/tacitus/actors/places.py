"""Noun phrase -> the place it names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tacitus.actors.mention import Place
from tacitus.actors.nominal import TERRITORIAL, Named, Nominal
from tacitus.syntax.clause import Phrase

if TYPE_CHECKING:
    from tacitus.actors.resolve import Resolver


def place_of(resolver: Resolver, phrase: Phrase, nominal: Nominal, named: Named | None, depth: int = 0) -> Place | None:
    """The place that the phrase names: "Vienna", "eastern Congo", "the city of Hebron", "villages in Darfur"; None if none.

    `named`: the phrase's head if it is a known name, None for a common noun ("village").
    """
    first = resolver.first(phrase)
    start, end = resolver.span(phrase, nominal, frozenset(("of",)))
    if named is not None:
        entity = named.entity
        if entity is None or entity.kind not in TERRITORIAL or (named.sense and named.sense.aspect != "name"):
            return None
        part = any(word in resolver.knowledge.agents.set("directions") for word in _before(resolver, first, named))
        latitude, longitude, precision = entity.where or (None, None, "country")
        name = resolver.text(first + nominal.start, first + named.end) if part else entity.name
        country = entity.roles[0].country if entity.roles else None
        return Place(start, end, name, country or None, latitude, longitude, "region" if part else precision)
    for prep, other in (*phrase.pps, *(("", other) for other in phrase.appositions)):
        if prep in ("of", "in", ""):
            inner = resolver.find(other, None, depth + 1)
            if inner.place is not None and inner.place.country:
                return (
                    inner.place._replace(start=start, end=end)
                    if prep != "in"
                    else _part(resolver, first, nominal, inner.place, phrase)
                )
    country = next((n.entity.roles[0].country for n in nominal.nations if n.entity and n.entity.roles), None)
    if country is None:
        return None
    return Place(start, end, resolver.text(first + nominal.start, phrase.end), country, None, None, "region")


def _before(resolver: Resolver, first: int, named: Named) -> list[str]:
    return resolver.sentence.lowers[first : first + named.first]


def _part(resolver: Resolver, first: int, nominal: Nominal, whole: Place, phrase: Phrase) -> Place:
    name = resolver.text(first + nominal.start, phrase.end)
    starts, ends = resolver.sentence.starts, resolver.sentence.ends
    return Place(starts[first + nominal.start], ends[phrase.end - 1], name, whole.country, None, None, "region")
