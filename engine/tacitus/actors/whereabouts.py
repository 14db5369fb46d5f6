"""Whose "the army" and "the president" are that name no country: by what is done where, and by where the story plays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tacitus.actors.antecedents import Antecedents
from tacitus.actors.classes import Classes
from tacitus.actors.found import NOWHERE, Origin
from tacitus.actors.ground import ground
from tacitus.actors.resolve import Resolver
from tacitus.actors.settings import Settings
from tacitus.actors.site import Site
from tacitus.syntax.clause import Clause, Parse
from tacitus.text.sentence import Sentence

if TYPE_CHECKING:
    from tacitus.actors.actors import Actors


class Whereabouts:
    """What a story knows of countries that are not named. What it works with is the story's."""

    actors: Actors
    classes: Classes
    date: str | None
    _settings: Settings | None
    _resolver: Resolver
    _antecedents: Antecedents
    _sentence: Sentence | None
    _parse: Parse | None

    @property
    def settings(self) -> Settings:
        """Where the story plays."""
        if self._settings is None:
            self._settings = Settings(self.actors, self.date)
        return self._settings

    def country(
        self, clause: Clause | None, sectors: tuple[str, ...], at: int, noun: str = "", distant: bool = False
    ) -> Origin:
        """The country of the role noun `noun` at the offset `at` that names none: of the clause's place, else the story's,
        if there is just one.

        `distant`: a title of somebody unknown who does not act here, for whom only the places of the story speak.
        """
        if clause is not None and not (sectors and sectors[0] in self.classes.abroad):
            for prep, other in clause.obliques:
                if prep in self.actors.locations and self._sentence is not None:
                    place = self._antecedents.of(other, clause).place
                    if place is not None and place.country:
                        return Origin(place.country, place.country, "place")
        house = clause is not None and bool(sectors) and sectors[-1:] == self.classes.assembly
        if clause is not None and house and (own := self._own_house(clause, at)) is not None:
            return Origin(own, own, "story")
        sentence, settings = self._resolver.sentence, self.settings
        if clause is not None and (land := self._ground(clause, at)):
            return Origin(land, land, "place")
        if noun and not distant and self.actors.domestic(noun):
            done_to, travels = self._done_to(clause, at), self.actors.travels(noun)
            strangers, until = self._strangers(clause, at), self._until(clause)
            country = settings.home(sentence, at, done_to, travels, strangers, until)
        else:
            country = settings.country(sentence, self._done_to(clause, at), distant)
            if country and clause is not None:
                abroad = bool(sectors) and sectors[0] in self.classes.abroad
                if not (settings.placed(sentence) if abroad else settings.plays(sentence, country)):
                    country = self._agreed(country, clause, at, abroad)
            if not country and clause is not None and sectors and not distant and self._native(sectors[0]):
                strangers, until = self._strangers(clause, at), self._until(clause)
                country = settings.home(sentence, at, self._done_to(clause, at), False, strangers, until)
                country = country if country and settings.plays(sentence, country) else None
        if not country and clause is not None and noun and self.actors.domestic(noun):
            country = self._host(clause, at)
        return Origin(country, country, "story") if country else NOWHERE

    def _own_house(self, clause: Clause, at: int) -> str | None:
        """The country of who speaks for a government to a parliament at the offset `at`: "Clinton told Congress"."""
        starts = self._resolver.sentence.starts
        for subject in clause.subjects if clause.voice == "active" else ():
            if starts[subject.head] < at:
                found = self._antecedents.of(subject, clause)
                if found.sort == "person" and found.mentions[0].sectors[:1] == self.classes.government:
                    return found.mentions[0].country
        return None

    def _native(self, sector: str) -> bool:
        """Whether such are armed people who mostly fight in their own country: rebels, gunmen."""
        return sector in self.classes.forces and sector in self.classes.at_home

    def _host(self, clause: Clause, at: int) -> str | None:
        """The country of those who act on whoever stands at the offset `at` and are themselves told by a place: "the guard in
        Quito seized the president", "crowds marched in Quito to demand the president's resignation"; or oppose him:
        "the Peruvian opposition criticised the president"."""
        starts, classes = self._resolver.sentence.starts, self.classes
        locals = {*classes.at_home, *classes.forces, *classes.civilians}
        rivals = set(classes.at_home).difference(classes.forces, classes.state)
        at_place = clause
        if clause.relation == "infinitive" and clause.parent is not None and self._parse is not None:
            at_place = self._parse.clauses[clause.parent]
        for subject in clause.subjects if clause.voice == "active" else ():
            if starts[subject.head] < at:
                for mention in self._antecedents.of(subject, at_place).mentions:
                    placed = mention.country_from == "place" and not locals.isdisjoint(mention.sectors[:1])
                    if placed or not rivals.isdisjoint(mention.sectors[:1]):
                        return mention.country
        return None

    def _ground(self, clause: Clause, at: int) -> str | None:
        """The country on whose ground something is done to whoever stands at the offset `at`, as the sentence tells it."""
        parse, starts = self._parse, self._resolver.sentence.starts
        if parse is None or not clause.subjects:
            return None
        for phrase in clause.subjects if clause.voice == "passive" else clause.objects:
            if starts[phrase.start] <= at <= starts[phrase.head]:
                return ground(self.actors, self._antecedents, parse, clause, phrase)
        return None

    def _agreed(self, country: str, clause: Clause, at: int, abroad: bool) -> str | None:
        """The country, unless somebody of another one acts on whoever stands at the offset `at` ("Chad sent troops").
        `abroad`: who is told to be of none is of another one too."""
        starts = self._resolver.sentence.starts
        if clause.voice == "passive" or not any(starts[o.start] <= at <= starts[o.head] for o in clause.objects):
            return country
        for subject in clause.subjects:
            for mention in self._antecedents.of(subject, clause).mentions:
                if mention.country != country and (mention.country or (abroad and mention.code)):
                    return None
        return country

    def _until(self, clause: Clause | None) -> int:
        """Where the clause goes on on which a relative one stands: what is told there is not told of this; 0 if nowhere."""
        if clause is None or clause.relation != "relative" or clause.parent is None or self._parse is None:
            return 0
        verb = self._parse.clauses[clause.parent].verb
        return self._resolver.sentence.starts[verb] if verb > clause.verb else 0

    def _strangers(self, clause: Clause | None, at: int) -> set[str]:
        """The countries that act, as such or together, on whoever stands at the offset `at`, which are not his own:
        "Washington congratulated the government", "the leaders of Peru and Chile demanded that the army withdraw"."""
        if clause is None or self._parse is None or clause.voice == "passive":
            return set()
        starts = self._resolver.sentence.starts
        if not clause.subjects or starts[clause.subjects[0].head] >= at:
            if clause.parent is None:
                return set()
            clause = self._parse.clauses[clause.parent]
        found = [self._antecedents.of(s, clause) for s in clause.subjects if starts[s.end - 1] < at]
        countries = {mention.country for one in found for mention in one.mentions if mention.country}
        return countries if len(countries) > 1 or any(one.sort == "country" for one in found) else set()

    def _done_to(self, clause: Clause | None, at: int) -> tuple[int, int]:
        """The offsets of the object of the clause whose subject stands at the offset `at`; nothing for anybody else."""
        if clause is None or not clause.objects or clause.voice == "passive":
            return (0, 0)
        sentence, first, last = self._resolver.sentence, clause.objects[0], clause.objects[-1]
        return (
            (sentence.starts[first.start], sentence.ends[last.end - 1]) if at < sentence.starts[first.start] else (0, 0)
        )

    def home(self, site: Site, strangers: set[str]) -> str | None:
        """The country where the story plays, if it is none of the strangers; None if there are several."""
        at = site.span()[0]
        return self.settings.home(self._resolver.sentence, at, (0, 0), False, strangers, until=at)
