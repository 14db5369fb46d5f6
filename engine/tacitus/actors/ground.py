"""On whose ground somebody is harmed who says no country: "Turkish jets struck northern Iraq, killing two villagers"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tacitus.syntax.clause import Clause, Parse, Phrase

if TYPE_CHECKING:
    from tacitus.actors.actors import Actors
    from tacitus.actors.antecedents import Antecedents


def ground(actors: Actors, antecedents: Antecedents, parse: Parse, clause: Clause, victim: Phrase) -> str | None:
    """The country of those to whom something is done in a clause: that of the land, or of what stands on it, against which
    the same actor goes in the sentence, if it is one and not his own. Armed people may go against other people too.
    None if the sentence tells no such ground."""
    own: set[str | None] = set()
    grounds: set[str] = set()
    for other in _blows(parse, clause):
        for subject in other.subjects:
            found = antecedents.of(subject, other)
            mentions = found.mentions or found.inside
            own.update([mention.country for mention in mentions])
            armed = any(mention.sectors and mention.sectors[0] in actors.classes.forces for mention in mentions)
            for phrase in _against(actors, other, subject):
                if phrase.start < victim.start or clause.voice == "passive":
                    grounds.update(_countries(antecedents, phrase, other, armed))
    grounds -= own
    return next(iter(grounds)) if own and len(grounds) == 1 else None


def _blows(parse: Parse, clause: Clause) -> Iterator[Clause]:
    """The clauses that may tell on whose ground a clause is: itself and those that share its subject; for a passive without
    an agent, those that hang on it or that it hangs on ("were killed when jets bombed a market")."""
    if clause.voice != "passive":
        for other in parse.clauses:
            if other is clause or (
                other.verb < clause.verb and any(each in clause.subjects for each in other.subjects)
            ):
                yield other
    elif not any(prep == "by" for prep, _ in clause.obliques):
        for other in parse.clauses:
            if other.relation == "adverbial" and other.voice != "passive" and other.parent == clause.index:
                yield other


def _against(actors: Actors, clause: Clause, subject: Phrase) -> Iterator[Phrase]:
    """Against what somebody goes: objects, what stands behind prepositions of ground, also on the subject itself
    ("the shelling of Kherson killed")."""
    yield from clause.objects
    for prep, phrase in (*clause.obliques, *subject.pps):
        if prep in actors.grounds:
            yield phrase


def _countries(antecedents: Antecedents, phrase: Phrase, clause: Clause, people: bool) -> Iterator[str]:
    found = antecedents.of(phrase, clause)
    if found.place is not None:
        if found.place.country:
            yield found.place.country
    elif found.sort in ("thing", "country") or (people and found.sort == "people"):
        for mention in found.mentions or found.inside:
            if mention.country:
                yield mention.country
