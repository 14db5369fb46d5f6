"""What a clause or an event noun offers to patterns: who acts, what is done to, and what hangs on it by prepositions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from operator import itemgetter

from msgspec import Struct

from tacitus.actors.mention import Mention
from tacitus.coding.reading import Reading
from tacitus.syntax.clause import Clause, Phrase

Slots = Sequence[tuple[str, Phrase]]

_OWNING = frozenset(("of", "by"))
_PREPOSITION: Callable[[tuple[str, Phrase]], str] = itemgetter(0)


class Offer(Struct, eq=False):
    """What a clause or an event noun offers to patterns: who acts, what is done to, and what hangs on it by prepositions.

    `clause`: that tells it or in which the noun stands; `around_noun`: whether it is an event noun that offers.
    `lacks`: what it lacks of what patterns ask for, as bits of the plan; `actors`: who the agents are (None: nobody has asked
    yet), and `acting`: those of them that are somebody."""

    agents: list[Phrase]
    objects: list[Phrase]
    slots: Slots
    clause: Clause | None
    around_noun: bool = False
    hung: Hung | None = None
    lacks: int = 0
    actors: tuple[Mention, ...] | None = None
    acting: list[Phrase] = []


class Hung(Struct, eq=False):
    """All that an offer has behind prepositions.

    `reduced`: the reduced clauses that some of it stands in; `prepositions`: words of which a pattern must name one;
    `deep`: whether nouns behind prepositions have prepositions of their own, two levels down."""

    offered: list[tuple[str, Phrase]]
    reduced: list[Clause]
    prepositions: set[str]
    deep: bool


def clause_offer(clause: Clause, below: Clause | None) -> Offer:
    """What the clause offers to patterns, together with an infinitive `below` that the pattern names itself."""
    agents, objects, slots = clause.subjects, clause.objects, clause.obliques
    if clause.voice == "passive":
        agents = [phrase for prep, phrase in slots if prep == "by"]
        objects = [*clause.subjects, *objects]
        if agents:
            slots = [item for item in slots if item[0] != "by"]
    if objects and clause.predicates:  # "called the minister a liar"
        objects = [*objects, *clause.predicates]
    if below is not None:
        objects = [*objects, *below.objects]
        slots = [*slots, *below.obliques]
    return Offer(agents, objects, slots, clause)


def noun_offer(phrase: Phrase, owner: tuple[Clause, str] | None, lends: bool) -> Offer:
    """What stands around an event noun: what hangs on it, and on the verb under which it tells the event."""
    if owner is None:
        return Offer([], [], phrase.pps, None, True)
    clause, role = owner
    slots = phrase.pps
    if clause.obliques and (lends or role == "subject"):
        slots = [*slots, *(item for item in clause.obliques if item[0] != "by" and item[1].start > phrase.start)]
    return Offer([], [], slots, clause, True)


def hang(offer: Offer, reading: Reading, places: frozenset[str]) -> Hung:
    """What hangs on an offer and on its nouns by prepositions, also in reduced clauses ("the sanctions imposed on
    TARGET"), and for whom it is; made when the first pattern asks. `places`: prepositions of places."""
    offered = list(offer.slots)
    inside: list[Clause] = []
    prepositions: set[str] = set()
    beside = {id(phrase) for _, phrase in offered}
    for phrase in () if offer.around_noun else _nouns(offer):
        before = len(offered)
        if phrase.pps:
            offered += phrase.pps
            for _, other in phrase.pps:
                offered += other.pps
            if phrase in offer.agents:  # "students in Cairo marched", but "the envoy to Rome said"
                offered[before:] = [item for item in offered[before:] if item[0] in places]
        if reading.reduced:
            for below in reading.reduced.get(id(phrase), ()):
                offered.extend(item for item in below.obliques if item[0] != "by")
                inside.append(below)
        if len(offered) > before and id(phrase) in beside:
            # "After the death of two soldiers": whose death it was is for patterns that take the death.
            prepositions.update(map(_PREPOSITION, offered[before:]))
            offered[before:] = [item for item in offered[before:] if item[0] not in _OWNING]
    if offer.clause is not None:
        for child in reading.children[offer.clause.index]:
            if child.marker == "for" and child.form == "infinitive":  # "called for TARGET to leave"
                offered.extend(("for", phrase) for phrase in child.subjects)
    prepositions.update(map(_PREPOSITION, offered))
    if offer.around_noun:
        for _, phrase in offered:  # "the kidnapping of tourists by rebels"
            if phrase.pps:
                prepositions.update(map(_PREPOSITION, hanging(phrase)))
    offer.hung = hung = Hung(offered, inside, prepositions, _deep(offered))
    return hung


def _nouns(offer: Offer) -> list[Phrase]:
    """The nouns of a clause on which more hangs that it offers. "Students in Cairo marched" tells where, "police in Jericho
    seized weapons" only whose police."""
    found = list(offer.objects)
    if not found or (offer.clause is not None and offer.clause.voice == "passive"):
        found += offer.agents
    found += [phrase for _, phrase in offer.slots]
    return found


def _deep(offered: list[tuple[str, Phrase]]) -> bool:
    for _, phrase in offered:
        for _, other in phrase.pps:
            if other.pps:
                return True
    return False


def hanging(phrase: Phrase) -> list[tuple[str, Phrase]]:
    """The prepositional phrases on a noun and on the nouns that hang on it, one level down."""
    found = list(phrase.pps)
    for _, other in phrase.pps:
        found += other.pps
    return found


def standing(clauses: list[Clause], used: list[Phrase]) -> list[Clause]:
    """The clauses in which some of the phrases stand."""
    return [clause for clause in clauses if any(phrase in used for _, phrase in clause.obliques)]


def coordinated(phrases: Sequence[Phrase]) -> list[list[Phrase]]:
    """Coordinated phrases together, in text order."""
    if len(phrases) == 1:
        return [[phrases[0]]]
    groups: list[list[Phrase]] = []
    for phrase in phrases:
        for group in groups:
            if phrase in group[0].group:
                group.append(phrase)
                break
        else:
            groups.append([phrase])
    return groups
