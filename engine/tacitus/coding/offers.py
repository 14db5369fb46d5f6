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

    `trigger`: the token of the verb or noun; `clause`: that tells it or in which the noun stands; `phrase`: the event noun,
    if it is one that offers; `agentless`: who acts need not be told ("a plot to bomb the embassy").
    `lacks`: what it lacks of what patterns ask for, as bits of the plan; `actors`: who the agents are (None: nobody has asked
    yet), and `acting`: those of them that are somebody."""

    trigger: int
    agents: list[Phrase]
    objects: list[Phrase]
    slots: Slots
    clause: Clause | None
    phrase: Phrase | None = None
    agentless: bool = False
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
    agentless = clause.noun is not None and clause.form == "infinitive"
    if clause.voice == "passive":
        agentless = True
        agents = [phrase for prep, phrase in slots if prep == "by"]
        objects = [*clause.subjects, *objects]
        if agents:
            slots = [item for item in slots if item[0] != "by"]
    if objects and clause.predicates:  # "called the minister a liar"
        objects = [*objects, *clause.predicates]
    if below is not None:
        objects = [*objects, *below.objects]
        slots = [*slots, *below.obliques]
    return Offer(clause.verb, agents, objects, slots, clause, agentless=agentless and not agents)


def noun_offer(phrase: Phrase, owner: tuple[Clause, str] | None, told: bool, part: bool) -> Offer:
    """What stands around an event noun: what hangs on it, and on the verb under which it tells the event. `told`: that verb
    says no more than that it takes place; `part`: its subject takes part in it."""
    if owner is None:
        return Offer(phrase.head, [], [], phrase.pps, None, phrase)
    clause, role = owner
    slots = phrase.pps
    if clause.obliques and (told or part or role == "subject"):
        slots = [*slots, *[item for item in clause.obliques if item[0] != "by" and item[1].start > phrase.start]]
    agents = clause.subjects if part or (told and role == "object") else []
    return Offer(phrase.head, agents, [], slots, clause, phrase)


def hang(offer: Offer, reading: Reading, places: frozenset[str]) -> Hung:
    """What hangs on an offer and on its nouns by prepositions, also in reduced clauses ("the sanctions imposed on
    TARGET"), and for whom it is. `places`: prepositions of places."""
    offered = list(offer.slots)
    reduced: list[Clause] = []
    prepositions: set[str] = set()
    if offer.phrase is None:
        for phrase in _nouns(offer):
            if phrase.pps or id(phrase) in reading.reduced:
                _hang_on(phrase, offer, reading, places, offered, reduced, prepositions)
    if offer.clause is not None and "for" in reading.words:
        for child in reading.children[offer.clause.index]:
            if child.marker == "for" and child.form == "infinitive":  # "called for TARGET to leave"
                offered.extend(("for", phrase) for phrase in child.subjects)
    deep = False
    for word, phrase in offered:
        prepositions.add(word)
        if phrase.pps:
            for inner, other in phrase.pps:
                if other.pps:
                    deep = True
                if offer.phrase is not None:  # "the kidnapping of tourists by rebels"
                    prepositions.add(inner)
                    prepositions.update(map(_PREPOSITION, other.pps))
    offer.hung = hung = Hung(offered, reduced, prepositions, deep)
    return hung


def _hang_on(
    phrase: Phrase,
    offer: Offer,
    reading: Reading,
    places: frozenset[str],
    offered: list[tuple[str, Phrase]],
    reduced: list[Clause],
    prepositions: set[str],
) -> None:
    """Adds what hangs on one noun of an offer; see `hang`."""
    more = list(phrase.pps)
    for _, other in phrase.pps:
        more += other.pps
    if phrase in offer.agents:  # "students in Cairo marched", but "the envoy to Rome said"
        more = [item for item in more if item[0] in places]
    for below in reading.reduced.get(id(phrase), ()):
        more += [item for item in below.obliques if item[0] != "by"]
        reduced.append(below)
    if any(phrase is other for _, other in offer.slots):
        # "After the death of two soldiers": whose death it was is for patterns that take the death.
        prepositions.update(map(_PREPOSITION, more))
        more = [item for item in more if item[0] not in _OWNING]
    offered += more


def _nouns(offer: Offer) -> list[Phrase]:
    """The nouns of a clause on which more hangs that it offers. "Students in Cairo marched" tells where, "police in Jericho
    seized weapons" only whose police."""
    found = list(offer.objects)
    if not found or (offer.clause is not None and offer.clause.voice == "passive"):
        found += offer.agents
    found += [phrase for _, phrase in offer.slots]
    return found


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
