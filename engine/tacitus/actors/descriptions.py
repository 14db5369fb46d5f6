"""Whom a description with "the" means: "the general", "the two sides", "the group", "the west African state"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from tacitus.actors.antecedents import MEMORY, NEAR, Antecedents
from tacitus.actors.found import Found
from tacitus.actors.pointing import is_group, is_person, singular
from tacitus.actors.site import Site
from tacitus.syntax.clause import Clause, Phrase

if TYPE_CHECKING:
    from tacitus.actors.actors import Actors


class Descriptions(Struct, eq=False):
    """Of one story."""

    actors: Actors
    antecedents: Antecedents

    def meant(self, site: Site) -> Found | None:
        """Whom the phrase means, as he was told before; None if nobody fits."""
        phrase, nominal, clause, actors = site.phrase, site.nominal, site.clause, self.actors
        opening = site.sentence.lowers[phrase.start : phrase.head]
        if not (
            nominal.nations or actors.pair_words.isdisjoint(opening) or actors.pairs.isdisjoint(singular(nominal.lower))
        ):
            return self.antecedents.pair(phrase, clause)
        if not actors.colonial.isdisjoint(opening):
            return self._colonial(site)
        if nominal.agents and not nominal.proper[1]:
            called = self.antecedents.called(nominal.agents[-1][1], phrase, clause, nominal.former)
            if called is not None:
                return called
            if not nominal.plural and (person := self._person(site)) is not None:
                return person
        sort = actors.back.get(nominal.lower)
        if sort == "country":
            return self._country(site, described=len(opening) > 1)
        if len(opening) > 1:
            return None
        if nominal.agents and nominal.plural and (forces := self._forces(site)) is not None:
            return forces
        if sort is None:
            return None
        if sort == "group":
            return self._group(phrase, clause)
        reach = MEMORY if nominal.lower in actors.leagues else NEAR
        nearest = self.antecedents.nearest(phrase, clause, reach=reach)
        return next((found for found in nearest if self._fits(found, site, sort)), None)

    def _person(self, site: Site) -> Found | None:
        """Whom "the general", "the rebel leader", "the former teacher" mean: the last one named who may be called so. An
        armed man, an official is of that kind; anybody may be a cleric, a tycoon, a leader besides; who once was something is
        of the country where the story plays."""
        actors, nominal, clause = self.actors, site.nominal, site.clause
        words = nominal.agents[-1][1]
        once = nominal.former and not actors.domestic(words) and clause is not None and site.phrase in clause.subjects
        if not once and words.rpartition(" ")[2] not in actors.epithets:
            return None
        kinds: set[str] = set()
        home: Found | None = None
        if once:
            home = self.antecedents.resolver.at_home(site, set())
        else:
            kinds.update(sector for other, _, _, _ in nominal.agents for sector in other.sectors[:1])
            kinds.intersection_update((*actors.classes.forces, *actors.classes.state, *actors.identity))
        acting, (start, _) = self.antecedents.acting(site.phrase, clause), site.span()
        for found in self.antecedents.candidates(site.phrase, clause, True):
            if not is_person(found) or found in acting or found.mentions[0].start >= start:
                continue
            one = found.mentions[0]
            known = bool(one.name and one.code) and (home is None or one.country == home.mentions[0].country)
            if known and (not kinds or not kinds.isdisjoint(one.sectors)):
                return found
        return None

    def _country(self, site: Site, described: bool) -> Found | None:
        """Which country is meant: the nearest one; of a description ("the west African state", "the republic") that where the
        story plays, else the nearest but those of who act on it."""
        phrase, clause, nominal, resolver = site.phrase, site.clause, site.nominal, self.antecedents.resolver
        regions = (*nominal.nations, *nominal.bodies)
        if nominal.peoples or any(resolver.country_of(named) for named in regions):
            return None
        if nominal.lower in self.actors.vague and not regions:
            return None
        acting: set[str] = set()
        if described or nominal.lower not in self.actors.pair_countries:
            told = [mention for found in self.antecedents.acting(phrase, clause) for mention in found.mentions]
            acting = {mention.country for mention in told if mention.country}
            if (home := resolver.at_home(site, acting)) is not None:
                return home
        for found in self.antecedents.nearest(phrase, clause):
            if found.sort == "country" and found.mentions and found.mentions[0].country not in acting:
                return found
        return None

    def _colonial(self, site: Site) -> Found | None:
        """Whom "the former colonial power" means: the last country that is not the one where the story plays."""
        home = self.antecedents.resolver.at_home(site, set())
        if home is not None:
            for found in self.antecedents.nearest(site.phrase, site.clause):
                if found.sort == "country" and found.mentions and found.mentions[0].country != home.mentions[0].country:
                    return found
        return None

    def _forces(self, site: Site) -> Found | None:
        """Whom "the troops", "the guerrillas" mean: the last ones of their kind, whatever they were called."""
        sectors = site.nominal.agents[-1][0].sectors
        if not sectors or sectors[0] not in self.actors.classes.forces:
            return None
        alike = self.actors.identity if sectors[0] in self.actors.identity else sectors[:1]
        for found in self.antecedents.nearest(site.phrase, site.clause, True):
            if (
                is_group(found)
                and found.mentions[0].country
                and not set(found.mentions[0].sectors[:1]).isdisjoint(alike)
            ):
                return found
        return None

    def _group(self, phrase: Phrase, clause: Clause | None) -> Found | None:
        """Whom "the group" means: a body or armed or political people, else an international body; no organ of a state."""
        classes = self.actors.classes
        worldly: Found | None = None
        for found in self.antecedents.nearest(phrase, clause, True):
            if not is_group(found) or not found.mentions[0].sectors:
                continue
            sector = found.mentions[0].sectors[0]
            if sector in classes.groups or (found.sort == "body" and sector not in classes.state):
                if sector not in classes.international:
                    return found
                worldly = worldly or found
        return worldly

    def _fits(self, found: Found, site: Site, sort: str) -> bool:
        """Whether "the city", "the union", "the bloc" may mean the one found: a union has workers or countries in it, and the
        United Nations are no bloc."""
        if found.sort != sort or not found.mentions:
            return found.sort == sort
        mention, word = found.mentions[0], site.nominal.lower
        if word in self.actors.leagues and (mention.code or "")[3:6] in self.actors.worldwide:
            return False
        agent = self.actors.agents.get(word)
        if sort != "body" or agent is None or not agent.sectors:
            return True
        return not set(mention.sectors).isdisjoint((*agent.sectors, *self.actors.classes.international))
