"""Whom a description with "the" means: "the general", "the two sides", "the group", "the west African state"."""

from __future__ import annotations

from collections.abc import Container
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from tacitus.actors.antecedents import MEMORY, NEAR, Antecedents
from tacitus.actors.found import Found
from tacitus.actors.origins import sectors_of
from tacitus.actors.pointing import as_country, is_group, is_person, singular
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
        if nominal.kind == "number":
            found = self.antecedents.pair(phrase, clause, 2) or self.antecedents.partners()
            return found if found is not None and self._of_states(found) else None
        if not (
            nominal.nations or actors.pair_words.isdisjoint(opening) or actors.pairs.isdisjoint(singular(nominal.lower))
        ):
            count = next((actors.counts[word] for word in opening if word in actors.counts), 2)
            return self.antecedents.pair(phrase, clause, count)
        if not actors.distributive.isdisjoint(opening):
            return None
        if not actors.colonial.isdisjoint(opening):
            return self._colonial(site)
        if nominal.lower.endswith(actors.ages):
            return self._named(site, set(), None)
        if nominal.agents and nominal.former and nominal.nations:
            country = self.antecedents.resolver.country_of(nominal.nations[0])
            return self.antecedents.once(nominal.agents[-1][1], country, phrase, clause)
        if nominal.agents and not nominal.proper[1] and not self._other_kind(site):
            general = nominal.agents[-1][0].generic and len(nominal.agents) == 1 and not nominal.nations
            if general and not nominal.plural and self._described(site) and (alike := self._person(site)) is not None:
                return alike  # "the conservative leader": not he who was called a leader last
            called = self.antecedents.called(nominal.agents[-1][1], phrase, clause, nominal.former)
            if called is not None:
                return called
            if not nominal.plural:
                alike = self._body(site) if nominal.agents[-1][0].kind == "group" else self._person(site)
                if alike is not None:
                    return alike
        sort = actors.back.get(nominal.lower)
        if sort == "country":
            return self._country(site, described=len(opening) > 1)
        if len(opening) > 1:
            faith = sort == "group" and len(opening) == 2 and bool(nominal.peoples)  # "Hezbollah, the Shi'ite group"
            return self._group(phrase, clause) if faith else None
        if nominal.agents and nominal.plural and (forces := self._forces(site)) is not None:
            return forces
        if sort is None:
            return None
        if sort == "group":
            return self._group(phrase, clause)
        reach = MEMORY if nominal.lower in actors.leagues else NEAR
        nearest = self.antecedents.nearest(phrase, clause, reach=reach)
        return next((found for found in nearest if self._fits(found, site, sort)), None)

    def _of_states(self, found: Found) -> bool:
        """Whether all act for states, as "the two" who met do; a policeman and a thief are no pair."""
        state = set(self.actors.classes.state)
        return all(state.issuperset(mention.sectors[:1]) for mention in found.mentions)

    def _other_kind(self, site: Site) -> bool:
        """Whether a noun before a general head says of what kind they are: "the business leaders" are not "the leaders"."""
        agent, _, first, _ = site.nominal.agents[-1]
        tags, known = site.sentence.tags, {at for _, _, start, end in site.nominal.agents for at in range(start, end)}
        return agent.generic and any(
            tags[site.first + at].startswith("NN") and at not in known for at in range(site.nominal.start, first)
        )

    def _person(self, site: Site) -> Found | None:
        """Whom "the general", "the rebel leader", "the former teacher", "the wealthy rancher" mean: the last one named who may
        be called so. An armed man, an official is of that kind (rebels have generals too); anybody may be a cleric, a tycoon, a leader besides. Who once
        was something, or is described, is rather of the country where the story plays."""
        actors, nominal, clause = self.actors, site.nominal, site.clause
        words, classes = nominal.agents[-1][1], actors.classes
        public = (*classes.forces, *classes.state, *actors.identity)
        kinds = {sector for agent, _, _, _ in nominal.agents for sector in agent.sectors[:1]}.intersection(public)
        if clause is not None and site.phrase in clause.subjects:
            if nominal.former and not actors.domestic(words):
                return self._retired(site) or self._of_home(site) or self._named(site, set(), None)
            if not kinds and not nominal.former and self._described(site):
                return self._of_home(site)
        if not kinds.isdisjoint(classes.government):
            kinds.update(classes.international)  # "the diplomat", of the United Nations
        if words.rpartition(" ")[2] not in actors.epithets:
            return None
        soldier = kinds and kinds.issubset(classes.forces) and kinds.issubset(classes.state)
        return self._named(site, kinds, None) or (self._named(site, set(classes.forces), None) if soldier else None)

    def _described(self, site: Site) -> bool:
        """Whether adjectives tell more of somebody, as of one who was named: "the wealthy rancher", not "the wounded driver"."""
        tags = site.sentence.tags[site.phrase.start + 1 : site.phrase.head]
        return "JJ" in tags and "VBN" not in tags and "VBG" not in tags

    def _retired(self, site: Site) -> Found | None:
        """The last one named who is out of office."""
        retired = self.actors.classes.out_of_office
        for found in self.antecedents.candidates(site.phrase, site.clause, True, MEMORY):
            if is_person(found) and found.mentions[0].name and found.mentions[0].sectors[:1] == retired:
                return found
        return None

    def _of_home(self, site: Site) -> Found | None:
        """The last one named who is of the country where the story plays."""
        home = self.antecedents.resolver.story.at_home(site, set())
        return self._named(site, set(), home.mentions[0].country) if home is not None else None

    def _named(self, site: Site, kinds: set[str], country: str | None) -> Found | None:
        """The last person named who is, or was, of one of these kinds (none: of any) and is of the country (None: of any)."""
        acting, (start, _) = self.antecedents.acting(site.phrase, site.clause), site.span()
        for found in self.antecedents.candidates(site.phrase, site.clause, True, MEMORY if kinds else NEAR):
            if not is_person(found) or found in acting:
                continue
            one = found.mentions[0]
            if not (one.name and one.code) or one.start >= start or (country is not None and one.country != country):
                continue
            been = {*one.sectors, *(sector for role in self.antecedents.roles(one) for sector in role.sectors)}
            if not kinds or not kinds.isdisjoint(been):
                return found
        return None

    def _body(self, site: Site) -> Found | None:
        """Whom "the aid group", "the rebel movement", "the opposition party" mean: the last body of that kind, none of a state."""
        nominal, classes = site.nominal, self.actors.classes
        sectors = sectors_of(self.antecedents.resolver, nominal)
        if not sectors or sectors[0] in classes.state or nominal.lower not in self.actors.back or nominal.peoples:
            return None
        for found in self.antecedents.nearest(site.phrase, site.clause, True):
            if is_group(found) and found.mentions[0].sectors[:1] == sectors[:1] and found.mentions[0].code:
                return found
        return None

    def _country(self, site: Site, described: bool) -> Found | None:
        """Which country is meant: the nearest one; of a description ("the west African state", "the republic") that where the
        story plays, else the nearest but those of who act on it."""
        phrase, clause, nominal, resolver = site.phrase, site.clause, site.nominal, self.antecedents.resolver
        regions = (*nominal.nations, *nominal.bodies)
        if nominal.peoples or any(resolver.country_of(named) for named in regions):
            return None
        told = regions or nominal.proper[1]  # "the Gulf state", "the Balkan state"
        if (nominal.lower in self.actors.vague and not told) or any(prep == "of" for prep, _ in phrase.pps):
            return None
        kind = self.actors.kinds_of_states.get(nominal.lower)
        acting: set[str] = set()
        doers: list[Found] = []
        plain = nominal.lower in self.actors.pair_countries and not described
        if not plain or not self._stands_before(site):
            doers = self.antecedents.acting(phrase, clause)
            acting = {mention.country for found in doers for mention in found.mentions if mention.country}
            home = resolver.story.at_home(site, acting)
            country = home.mentions[0].country if home is not None else None
            if home is not None and country not in self.actors.newsrooms and (kind is None or country in kind):
                return home if described else self._last_named(site, {country}) or home
        reach = MEMORY if kind else NEAR
        return self._last_named(site, kind, acting, reach) or (
            resolver.story.at_home(site, set())  # "the general closed the country's borders"
            if acting and not any(found.sort == "country" for found in doers)
            else None
        )

    def _last_named(
        self, site: Site, kind: Container[str | None] | None, acting: Container[str | None] = (), reach: int = NEAR
    ) -> Found | None:
        """The country named last that is one of these (None: any) and does not act."""
        for found in self.antecedents.nearest(site.phrase, site.clause, reach=reach):
            country = found.mentions[0].country if found.sort == "country" and found.mentions else None
            if country is not None and country not in acting and (kind is None or country in kind):
                return replace(found, mentions=(as_country(found.mentions[0]),))
        return None

    def _stands_before(self, site: Site) -> bool:
        """Whether the sentence itself names a country before the phrase."""
        nearest = self.antecedents.nearest(site.phrase, site.clause, reach=0)
        return any(found.sort == "country" and found.mentions for found in nearest)

    def _colonial(self, site: Site) -> Found | None:
        """Whom "the former colonial power" means: the last country that is not the one where the story plays."""
        home = self.antecedents.resolver.story.at_home(site, set())
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
