"""Targets that no pattern names: an actor inside the things that the event is told with, or behind its prepositions.

"Accepted demands from the lobby", "lifted the ban imposed on the party", "fired at the house of the governor": the pattern
tells that demands were accepted; whose they are stands inside the phrase (CONTRACT: "a phrase about a thing is a target
only through an actor inside it")."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tacitus.actors.mention import Mention, Resolution
from tacitus.actors.pointing import told_again
from tacitus.coding.cues import Cues
from tacitus.coding.draft import Draft
from tacitus.coding.reading import Reading
from tacitus.coding.sides import one_voice, same_side
from tacitus.syntax.clause import Clause, Phrase

_LEVELS = 3
_BELOW = ("infinitive", "participle", "adverbial")
_NONE: frozenset[str] = frozenset()
_DEFINITE = frozenset(["the", "this", "that", "these", "those"])
_INDEFINITE = frozenset(["a", "an"])


class Aims(NamedTuple):
    """Where a target may stand: behind these prepositions on a noun ("on bill": not behind this noun), and, if `purposes`,
    in infinitives on it."""

    prepositions: frozenset[str]
    purposes: bool

    def hold(self, prep: str, noun: str) -> bool:
        """Whether a target may stand behind the preposition on this noun."""
        return prep in self.prepositions and f"{prep} {noun}" not in self.prepositions


def stand_ins(draft: Draft, reading: Reading, cues: Cues) -> tuple[Mention, ...]:
    """The actors that stand in for the target; none where the rule wants none."""
    rule = draft.match.rule
    if rule.target == "none":
        return ()
    kind = "both-ways" if rule.both_ways else ""
    sources = draft.match.bindings.sources
    on_noun, on_verb = (cues.aims.get(kind or level, _NONE) for level in ("noun", "verb"))
    aims = Aims(on_noun, draft.event_type not in cues.judging)
    search = _Search(sources, reading, aims)
    for phrase in _things(draft, reading):
        found = search.inside(phrase, draft.clause, _LEVELS)
        if found:
            return found
    for clause in (draft.clause, draft.inner_clause) if draft.phrase is None else ():
        for prep, phrase in clause.obliques if clause is not None else ():
            if prep in on_verb:
                found = search.behind(prep, phrase, clause, _LEVELS)
                if found:
                    return found
    for clause in (draft.clause, draft.inner_clause) if aims.purposes and not rule.both_ways else ():
        for child in reading.children[clause.index] if clause is not None else ():
            if child.form == "infinitive" and child is not draft.inner_clause and child.noun is None:
                found = search.done_to(child, _LEVELS - 1)
                if found:
                    return found
    return ()


def from_purpose(draft: Draft, drafts: list[Draft]) -> tuple[Mention, ...]:
    """The targets of what it is done for or with: "opened fire to disperse protesters", "held a rally demanding that the
    king leave", "called a strike that shut down Bern". Not of talks, where the purpose is a topic."""
    rule, clause = draft.match.rule, draft.clause
    if rule.target == "none" or rule.both_ways or clause is None:
        return ()
    for other in drafts:
        below = other.clause
        if below is None or below.parent != clause.index:
            continue
        aim = below.form != "finite" and below.relation in _BELOW
        if not aim and not (below.relation == "relative" and any(phrase is below.noun for phrase in clause.objects)):
            continue
        found = _not_acting(draft.match.bindings.sources, other.match.bindings.targets)
        if found:
            return found
    return ()


def from_answer(draft: Draft, drafts: list[Draft], reading: Reading, answering: frozenset[str]) -> tuple[Mention, ...]:
    """Who is answered where only the answer is told: those who did something to the source in a clause before ("rebels
    attacked a patrol of soldiers, who returned fire")."""
    clause, sources = draft.clause, draft.match.bindings.sources
    if draft.match.rule.target == "none" or clause is None or not sources:
        return ()
    if not reading.answers(clause, answering):
        return ()
    for other in reversed(drafts):
        bindings = other.match.bindings
        before = other.clause is not None and other.clause.start < clause.start
        if before and any(same_side(target, source) for target in bindings.targets for source in sources):
            return _not_acting(sources, bindings.sources)
    return ()


def from_above(draft: Draft, drafts: list[Draft], cues: Cues) -> tuple[Mention, ...]:
    """To whom one says what one does by saying it: "wrote to the king to apologise", "called the premier to thank him"."""
    clause = draft.clause
    if clause is None or clause.form != "infinitive" or clause.lemma not in cues.by_doing or draft.phrase is not None:
        return ()
    for other in drafts:
        if other.clause is not None and other.clause.index == clause.parent and other.phrase is None:
            return _not_acting(draft.match.bindings.sources, other.match.bindings.targets)
    return ()


def told_before(draft: Draft, drafts: list[Draft], reading: Reading, cues: Cues) -> tuple[Mention, ...]:
    """Who did what a judged thing only points back to: "offered talks, a step that Chad hailed", "deported two men, and Chad
    condemned the move"; if a sentence before told it, that phrase tells them again."""
    clause = draft.clause
    if clause is None or draft.event_type not in cues.judging or draft.match.rule.target == "none":
        return ()
    phrases = [*(clause.subjects if clause.voice == "passive" else clause.objects)]
    phrases += [phrase for prep, phrase in clause.obliques if prep in cues.aims.get("verb", _NONE)]
    for phrase in phrases:
        if reading.lemmas[phrase.head] in cues.tellings and _points_back(phrase, reading):
            before = [other for other in drafts if other.match.trigger < phrase.start and other is not draft]
            if before:
                told = max(before, key=lambda other: other.match.trigger).match.bindings
                return _not_acting(draft.match.bindings.sources, told.sources or told.joint)
            return _done_before(draft, phrase, reading, cues) if reading.story.deeds else ()
    return ()


def _done_before(draft: Draft, phrase: Phrase, reading: Reading, cues: Cues) -> tuple[Mention, ...]:
    """Who did, in a sentence before, what a phrase may stand for: "the raid" for the last fight, not for the fire that was
    returned, and for nothing if one's own side did the like."""
    sources, wanted = draft.match.bindings.sources, cues.deeds.get(reading.lemmas[phrase.head], _NONE)
    told = [deed for deed in reading.story.deeds if deed.event_type in wanted]
    doers = [doer for deed in told for doer in deed.doers]
    if any(one_voice(source, doer, reading.story.classes.state) for source in sources for doer in doers):
        return ()
    for number, deed in reversed([*enumerate(told)]):
        found = _not_acting(sources, deed.doers)
        if found and (deed.done_to or not any(_overlap(deed.doers, other.done_to) for other in told[:number])):
            return told_again(found, reading.sentence.starts[phrase.start + 1], reading.sentence.ends[phrase.end - 1])
    return ()


def _overlap(mentions: tuple[Mention, ...], others: tuple[Mention, ...]) -> bool:
    """Whether some of the first are on the side of some of the second."""
    return any(same_side(mention, other) for mention in mentions for other in others)


def _points_back(phrase: Phrase, reading: Reading) -> bool:
    """Whether a noun has nothing to tell what it means: "the move"; ", a move" in apposition to what was told."""
    if phrase.pps or phrase.possessor is not None or phrase.start == phrase.head:
        return False
    lowers = reading.sentence.lowers
    opener = lowers[phrase.start]
    return opener in _DEFINITE or (opener in _INDEFINITE and lowers[phrase.start - 1] == ",")


def _things(draft: Draft, reading: Reading) -> Iterator[Phrase]:
    """The phrases that the event is told with, its own first, then those of the event inside it."""
    seen: set[int] = set()
    here: Draft | None = draft
    for _ in range(_LEVELS):
        if here is None:
            break
        for phrase in _told_with(here, reading):
            if id(phrase) not in seen:
                seen.add(id(phrase))
                yield phrase
        here = here.inner
    clause = draft.inner_clause
    if clause is not None:
        yield from (phrase for phrase in clause.objects if id(phrase) not in seen)


def _told_with(draft: Draft, reading: Reading) -> Iterator[Phrase]:
    clause = draft.clause
    if draft.phrase is not None:
        yield draft.phrase
    yield from draft.match.bindings.used
    if clause is not None and draft.phrase is None:
        yield from clause.subjects if clause.voice == "passive" else clause.objects


class _Search:
    """Looks for actors other than the `sources` in what an event is told with, as its aims say; three levels deep."""

    __slots__ = ("_aims", "_reading", "_sources")

    def __init__(self, sources: tuple[Mention, ...], reading: Reading, aims: Aims) -> None:
        self._sources = sources
        self._reading = reading
        self._aims = aims

    def inside(self, phrase: Phrase, clause: Clause | None, levels: int) -> tuple[Mention, ...]:
        """Actors in a thing, behind its prepositions, or in the clauses on it: reduced ones ("sanctions imposed on Chad"),
        relatives ("the ban they imposed on Chad"), infinitives ("a bid to oust the king")."""
        reading, aims = self._reading, self._aims
        resolution = reading.story.resolve(phrase, clause, "object")
        if resolution.actors:
            return ()
        found = _not_acting(self._sources, resolution.inside)
        if found or not levels:
            return found
        head = reading.lemmas[phrase.head]
        hanging = [(prep, other, clause) for prep, other in phrase.pps if aims.hold(prep, head)]
        aimed: list[Clause] = []
        for below in reading.on_noun.get(id(phrase), ()):
            if below.form == "infinitive":
                if aims.purposes:
                    aimed.append(below)
            elif below.voice == "passive" or below.relation in ("relative", "participle"):
                hanging.extend((prep, other, below) for prep, other in below.obliques if aims.hold(prep, below.lemma))
                if phrase in below.objects and "by" in aims.prepositions:  # "rejected the offer that Chile had made"
                    hanging.extend(("by", other, below) for other in below.subjects)
                if aims.purposes:
                    aimed.extend(child for child in reading.children[below.index] if child.form == "infinitive")
        for prep, other, owner in hanging:
            found = self.behind(prep, other, owner, levels)
            if found:
                return found
        return self._first_done_to(aimed, levels)

    def done_to(self, clause: Clause, levels: int) -> tuple[Mention, ...]:
        """Whom an infinitive is about: its objects, what is inside them, or the objects of the infinitive below it."""
        actors: tuple[Mention, ...] = ()
        for phrase in clause.objects:
            actors += _not_acting(self._sources, self._reading.story.resolve(phrase, clause, "object").actors)
        if actors:
            return actors
        for phrase in clause.objects:
            found = self.inside(phrase, clause, levels)
            if found:
                return found
        children = self._reading.children[clause.index] if levels > 0 else ()
        return self._first_done_to([c for c in children if c.form == "infinitive" and c.noun is None], levels)

    def behind(self, prep: str, phrase: Phrase, clause: Clause | None, levels: int) -> tuple[Mention, ...]:
        """Actors behind a preposition: the phrase or, if it is a thing, those in it; all that "and" joins to it too."""
        found: tuple[Mention, ...] = ()
        for each in phrase.group or [phrase]:
            mentions = _other(self._sources, self._reading.story.resolve(each, clause, prep))
            mentions = mentions or self.inside(each, clause, levels - 1)
            found += tuple(mention for mention in mentions if mention not in found)
        return found

    def _first_done_to(self, clauses: list[Clause], levels: int) -> tuple[Mention, ...]:
        for clause in clauses:
            found = self.done_to(clause, levels - 1)
            if found:
                return found
        return ()


def _other(sources: tuple[Mention, ...], resolution: Resolution) -> tuple[Mention, ...]:
    return _not_acting(sources, resolution.actors or resolution.inside)


def _not_acting(sources: tuple[Mention, ...], mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Without those who act, and without the press, who only tells."""
    return tuple(m for m in mentions if m.kind != "press" and not any(same_side(m, source) for source in sources))
