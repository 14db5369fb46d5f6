"""Noun phrase -> who it stands for, by its own words and what hangs on it; what points back is asked of the story."""

from __future__ import annotations

from typing import Protocol

from tacitus.actors.agents import Agents
from tacitus.actors.entities import Codes, Entity, Role, role_on
from tacitus.actors.found import NOTHING, NOWHERE, Found, Origin, origin_of
from tacitus.actors.mention import Mention
from tacitus.actors.nominal import LOCAL, Named, Nominal, Nominals
from tacitus.actors.places import place_of
from tacitus.actors.templates import MEMO_SIZE, Template, template
from tacitus.syntax.clause import Clause, Phrase
from tacitus.text.sentence import Sentence

MAX_DEPTH = 4
MAX_INSIDE = 6
_PRONOUNS = frozenset(("PRP", "PRP$", "WP", "WP$"))


class Context(Protocol):
    """What only the story knows."""

    date: str | None

    def introduced(self, local: int) -> tuple[Mention, str]: ...

    def kept(self, entity: str) -> Mention | None: ...

    def pronoun(self, phrase: Phrase, clause: Clause | None) -> Found: ...

    def owner(self, phrase: Phrase, pronoun: str, clause: Clause | None) -> Found: ...

    def earlier(self, phrase: Phrase, nominal: Nominal, clause: Clause | None) -> Found | None: ...

    def country(self, clause: Clause | None, sectors: tuple[str, ...]) -> Origin: ...

    def counterpart(self, phrase: Phrase, clause: Clause | None) -> tuple[str, ...]: ...


class Knowledge(Protocol):
    """What the actors files know."""

    agents: Agents
    nominals: Nominals
    codes: Codes
    owners: frozenset[str]
    locations: frozenset[str]
    insiders: frozenset[str]
    identity: frozenset[str]
    pointing: frozenset[str]
    of_states: dict[str, tuple[str, ...]]
    counterparts: frozenset[str]
    templates: dict[tuple[str, int], Template]

    def by_short(self, short: str) -> list[Entity]: ...


class Resolver:
    """Reads the noun phrases of one sentence at a time."""

    def __init__(self, knowledge: Knowledge, context: Context) -> None:
        self.knowledge = knowledge
        self.context = context
        self.sentence: Sentence
        self._free = True

    # -- one phrase ------------------------------------------------------------------------------------------------

    def find(self, phrase: Phrase, clause: Clause | None, depth: int = 0) -> Found:
        """Everything that the phrase stands for or holds. `clause`: where it is an argument, for what points back."""
        if depth > MAX_DEPTH:
            return NOTHING
        if phrase.possessor is not None or phrase.pps or phrase.appositions or phrase.group:
            return self._read(phrase, clause, depth)
        sentence, first = self.sentence, phrase.start
        key = (" ".join(sentence.words[first : phrase.end]), phrase.head - first)
        memo = self.knowledge.templates
        known = memo.get(key)
        if known is not None and not self._has_local(phrase):
            return known.at(sentence, first)
        self._free = True
        found = self._read(phrase, clause, depth)
        if self._free and not self._has_local(phrase):
            made = template(found, sentence, first, phrase.end)
            if made is not None:
                if len(memo) >= MEMO_SIZE:
                    memo.clear()
                memo[key] = made
        return found

    def _has_local(self, phrase: Phrase) -> bool:
        """Whether a name in the phrase is known from this story only."""
        return any(key >= LOCAL and phrase.start <= first < phrase.end for first, _, key in self.sentence.names)

    def _role(self, entity: Entity, titles: tuple[str, ...] = (), nation: str = "") -> Role | None:
        """The role of the story's date."""
        if len(entity.roles) != 1 or entity.roles[0].since or entity.roles[0].until:
            self._free = False
        return role_on(entity, self.context.date, titles, nation)

    def _read(self, phrase: Phrase, clause: Clause | None, depth: int) -> Found:
        sentence = self.sentence
        if sentence.tags[phrase.head] in _PRONOUNS and phrase.end - phrase.start <= 2:
            found = self.context.pronoun(phrase, clause)
            self._free = False
            return found
        nominal = self.nominal(phrase)
        kind = nominal.kind
        if kind == "name":
            return self._name(phrase, nominal, clause, depth)
        if kind == "agent":
            if nominal.agents[-1][0].measure and any(prep == "of" for prep, _ in phrase.pps):
                return self._measure(phrase, nominal, clause, depth)
            return self._agent(phrase, nominal, clause, depth)
        if kind == "proper":
            return self._proper(phrase, nominal, clause, depth)
        if kind == "number":
            return self._measure(phrase, nominal, clause, depth)
        if nominal.lower in self.knowledge.counterparts:
            return self._counterpart(phrase, nominal, clause, depth)
        earlier = self._earlier(phrase, nominal, clause)
        if earlier is not None:
            return earlier
        return self._thing(phrase, nominal, clause, depth)

    def _kept(self, entity: Entity) -> Mention | None:
        self._free = False
        return self.context.kept(entity.id)

    def _earlier(self, phrase: Phrase, nominal: Nominal, clause: Clause | None) -> Found | None:
        if not nominal.definite or not (nominal.agents or nominal.lower in self.knowledge.pointing):
            return None
        found = self.context.earlier(phrase, nominal, clause)
        self._free = False
        return found

    def nominal(self, phrase: Phrase) -> Nominal:
        """The phrase's own words, sorted; its possessor left out."""
        sentence, first, end = self.sentence, self.first(phrase), phrase.end
        names = [(a - first, min(b, end) - first, key) for a, b, key in sentence.names if first <= a < end]
        return self.knowledge.nominals.read(
            sentence.words[first:end], sentence.lowers[first:end], sentence.tags[first:end], names, phrase.head - first
        )

    def first(self, phrase: Phrase) -> int:
        """The first token of the phrase behind its possessor."""
        first = phrase.start
        for start, end, _ in self.sentence.names:
            if start < phrase.head < end and phrase.possessor is not None and phrase.possessor.end <= end:
                return start
        if phrase.possessor is not None and self.sentence.tags[phrase.possessor.head] not in ("PRP$", "WP$"):
            first = max(first, phrase.possessor.end)
            if first < phrase.head and self.sentence.tags[first] == "POS":
                first += 1
        return min(first, phrase.head)

    def span(self, phrase: Phrase, nominal: Nominal, preps: frozenset[str]) -> tuple[int, int]:
        """Document offsets: title, adjectives, possessor, phrase, and phrases that hang on it by `preps`; no determiner."""
        first = self.first(phrase)
        start = first + min(nominal.start, phrase.head - first)
        possessor = phrase.possessor
        if possessor is not None and possessor.start < first:
            start = possessor.start
            while start < possessor.head and self.sentence.tags[start] in ("DT", "PDT"):
                start += 1
        end = phrase.end
        for prep, other in phrase.pps:
            if prep in preps and other.start >= phrase.end:
                end = max(end, self._reach(other))
        return self.sentence.starts[start], self.sentence.ends[end - 1]

    def _reach(self, phrase: Phrase, depth: int = 0) -> int:
        ends = [
            self._reach(o, depth + 1)
            for prep, o in phrase.pps
            if prep == "of" and depth < MAX_DEPTH and o.start >= phrase.end
        ]
        return max(phrase.end, *ends) if ends else phrase.end

    def text(self, first: int, end: int) -> str:
        """The tokens as the text writes them, one space between words that are apart."""
        words, starts, ends = self.sentence.words, self.sentence.starts, self.sentence.ends
        out = words[first]
        for token in range(first + 1, end):
            out += ("" if starts[token] == ends[token - 1] else " ") + words[token]
        return out

    # -- names -----------------------------------------------------------------------------------------------------

    def _name(self, phrase: Phrase, nominal: Nominal, clause: Clause | None, depth: int) -> Found:
        named = nominal.name
        assert named is not None
        start, end = self.span(phrase, nominal, _OF)
        if named.entity is None:
            known, sort = self.context.introduced(named.local)
            self._free = False
            known = known._replace(start=start, end=end, via=(known.start, known.end))
            return Found((known,), sort=sort, head=nominal.lower, titles=nominal.titles)
        entity, aspect = named.entity, named.sense.aspect if named.sense else "name"
        many = aspect == "people"
        if entity.kind == "person":
            mention = self._person(phrase, nominal, entity, clause, depth)._replace(start=start, end=end)
            return Found((mention,), sort="person", head=nominal.lower, titles=self._held(phrase, nominal, entity))
        place = place_of(self, phrase, nominal, named)
        role = self._role(entity) or (entity.roles[-1] if entity.roles else Role("", "", ()))
        mention = Mention(start, end, "press" if entity.kind == "press" else "name", entity.name, entity.id, role.code or None,
                          role.country or None, "name" if role.country else None, role.sectors)  # fmt: skip
        if aspect in ("person", "people") or (aspect == "adjective" and entity.kind != "group" and nominal.numbered):
            return self._people(mention, phrase, nominal, clause, depth, aspect != "person")
        if entity.kind == "place":
            return Found((mention._replace(country_from="place"),), place=place, sort="place", head=nominal.lower)
        if entity.kind in ("body", "group"):
            mention = self._body(mention, phrase, nominal, clause, depth)
            return Found((mention,), place=place, sort="body", many=many, head=nominal.lower)
        return Found((mention,), place=place, sort="country" if entity.kind != "press" else "body", head=nominal.lower)

    def _people(
        self, mention: Mention, phrase: Phrase, nominal: Nominal, clause: Clause | None, depth: int, many: bool
    ) -> Found:
        """ "Iraqis", "two Frenchmen", "Ivorian Lebanese": civilians of the country, by what stands before or behind it."""
        sectors = self.sectors(nominal) or ("CVL",)
        origin = Origin("", mention.country, mention.country_from)
        if nominal.ethnic:
            sectors, origin = (*sectors, "ETH"), self.origin(phrase, nominal, clause, depth)
        elif any(prep == "of" for prep, _ in phrase.pps):
            other = self._hanging(phrase, clause, depth)
            origin = other if other.country else origin
        code = self.knowledge.codes.compose(origin.country or "", sectors)
        mention = mention._replace(kind="agent", name=None, id=None, code=code, country=origin.country,
                                   country_from=origin.country_from, sectors=sectors)  # fmt: skip
        return Found((mention,), sort="people" if many else "person", many=many, head=nominal.lower)

    def _person(self, phrase: Phrase, nominal: Nominal, entity: Entity, clause: Clause | None, depth: int) -> Mention:
        """A person of the files: the role of the day, else what the text itself says."""
        date = self.context.date
        nation = _country_of(nominal.nations[0]) if nominal.nations else ""
        titles = nominal.titles or self._apposed_titles(phrase)
        role = self._role(entity, titles, nation)
        blank = Mention(0, 0, "name", entity.name, entity.id)
        kept = self._kept(entity)
        if kept is not None and not titles and not nominal.former and (date is None or role is None):
            return kept._replace(via=(kept.start, kept.end))
        if nominal.former and (date is None or role is None or role.elite):
            country = nation or (role or entity.roles[-1]).country if entity.roles else nation
            return blank._replace(code=self.knowledge.codes.compose(country, ("ELI",)), country=country or None,
                                  country_from="name", sectors=("ELI",))  # fmt: skip
        if role is None or (
            date is None and titles and not role.title and not set(self.sectors(nominal)) & set(role.sectors)
        ):
            sectors = self.sectors(nominal) or self._apposed(phrase, depth)[0]
            country = nation or (role or entity.roles[-1]).country if entity.roles else nation
            if sectors:
                return blank._replace(code=self.knowledge.codes.compose(country, sectors), country=country or None,
                                      country_from="title" if country else None, sectors=sectors)  # fmt: skip
            if role is None:
                over = bool(entity.roles) and bool(entity.roles[-1].until) and (date or "") > entity.roles[-1].until
                sectors = ("ELI",) if over else ()
                return blank._replace(code=self.knowledge.codes.compose(country, sectors), country=country or None,
                                      country_from="name" if country else None, sectors=sectors)  # fmt: skip
        return blank._replace(code=role.code or None, country=role.country or None,
                              country_from="name" if role.country else None, sectors=role.sectors)  # fmt: skip

    def _body(self, mention: Mention, phrase: Phrase, nominal: Nominal, clause: Clause | None, depth: int) -> Mention:
        """A body of the files; the text's own adjective or possessor moves a body of general name to another country."""
        national = mention.country is not None
        if nominal.local or not (nominal.nations or phrase.possessor is not None or not national):
            return mention
        if mention.code is not None and not national and not nominal.nations:
            return mention
        origin = self.origin(phrase, nominal, clause, depth)
        if (
            not origin.country
            or origin.country == mention.country
            or (mention.code and mention.sectors[:1] == ("IGO",))
        ):
            return mention
        shared = not national or (
            nominal.agents and nominal.name is not None and nominal.agents[-1][3] == nominal.name.end
        )
        if not shared:
            return mention
        code = self.knowledge.codes.compose(origin.country, mention.sectors)
        return mention._replace(code=code, country=origin.country, country_from=origin.country_from)

    # -- unknown names ---------------------------------------------------------------------------------------------

    def _proper(self, phrase: Phrase, nominal: Nominal, clause: Clause | None, depth: int) -> Found:
        first = self.first(phrase)
        name = self.text(first + nominal.proper[0], first + nominal.proper[1])
        start, end = self.span(phrase, nominal, _OF)
        sectors = self.sectors(nominal)
        entity = self._by_short(name, nominal, sectors)
        if entity is not None:
            mention = self._person(phrase, nominal, entity, clause, depth)._replace(start=start, end=end)
            return Found((mention,), sort="person", head=nominal.lower, titles=self._held(phrase, nominal, entity))
        origin = self.origin(phrase, nominal, clause, depth)
        if not sectors and not nominal.agents:
            sectors, apposed = self._apposed(phrase, depth)
            origin = origin if origin.country or origin.code else apposed
        if nominal.former and sectors:
            sectors = ("ELI",)
        if not sectors and nominal.agents and origin.country and not origin.sectors:
            sectors = self.knowledge.of_states.get(nominal.agents[-1][1], ())
        code, sectors = self._coded(origin, sectors)
        country_from = origin.country_from
        mention = Mention(start, end, "unknown", name, None, code, origin.country, country_from, sectors)
        if sectors and not origin.code:
            mention = self._placed(mention, clause)
        titles = nominal.titles or self._apposed_titles(phrase)
        return Found((mention,), sort="person", many=nominal.plural, head=nominal.lower, titles=titles)

    def _held(self, phrase: Phrase, nominal: Nominal, entity: Entity) -> tuple[str, ...]:
        """Role nouns by which a story may call the person again: the text's, or the title of the files."""
        role = self._role(entity)
        titles = nominal.titles or self._apposed_titles(phrase)
        return titles or ((role.title.lower(),) if role is not None and role.title else ())

    def _by_short(self, name: str, nominal: Nominal, sectors: tuple[str, ...]) -> Entity | None:
        """A person of the files by title and short name ("President Bouteflika"), if only one fits."""
        if not nominal.agents:
            return None
        nation = _country_of(nominal.nations[0]) if nominal.nations else ""
        fitting = []
        for entity in self.knowledge.by_short(name):
            role = self._role(entity, nominal.titles, nation)
            roles = (role,) if role is not None else entity.roles
            if any(
                (not nation or r.country == nation) and (set(r.sectors) & set(sectors) or nominal.former) for r in roles
            ):
                fitting.append(entity)
        return fitting[0] if len(fitting) == 1 else None

    def _apposed(self, phrase: Phrase, depth: int) -> tuple[tuple[str, ...], Origin]:
        """Sectors and origin that an apposition gives ("Emily Horne, spokeswoman for the council")."""
        for other in phrase.appositions:
            nominal = self.nominal(other)
            if nominal.kind == "agent":
                found = self.find(other, None, depth + 1)
                if found.mentions:
                    mention = found.mentions[0]
                    base = mention.code or ""
                    return mention.sectors, Origin(base, mention.country, "title" if mention.country else None)
        return (), NOWHERE

    def _apposed_titles(self, phrase: Phrase) -> tuple[str, ...]:
        for other in phrase.appositions:
            nominal = self.nominal(other)
            if nominal.kind == "agent":
                return nominal.titles
        return ()

    # -- role nouns ------------------------------------------------------------------------------------------------

    def sectors(self, nominal: Nominal) -> tuple[str, ...]:
        """Sectors of the role nouns of a phrase, the primary first: who somebody is before what he does."""
        if not nominal.agents:
            return ()
        if nominal.former:
            return ("ELI",)
        last = nominal.agents[-1][0]
        before = [sector for agent, _, _, _ in nominal.agents[:-1] for sector in agent.sectors if sector != "CVL"]
        if last.generic and before:
            return tuple(dict.fromkeys(before))
        identity = [sector for sector in before if sector in self.knowledge.identity]
        return tuple(dict.fromkeys((*identity, *last.sectors, *before)))

    def _agent(self, phrase: Phrase, nominal: Nominal, clause: Clause | None, depth: int) -> Found:
        agent, words, _, _ = nominal.agents[-1]
        sort = "body" if agent.kind == "group" and not nominal.plural else "people" if nominal.plural else "person"
        start, end = self.span(phrase, nominal, _OF)
        if nominal.joint:
            return Found(self._joint(phrase, nominal, start, end), sort=sort, many=True, head=words)
        listed = self._listed(phrase, nominal, clause, depth, start)
        if listed:
            return Found(listed, sort=sort, many=True, head=words)
        origin = self.origin(phrase, nominal, clause, depth)
        if not origin.code and not origin.country:
            earlier = self._earlier(phrase, nominal, clause)
            if earlier is not None:
                return earlier
        if not origin.code:
            origin = self._shared(phrase, nominal, clause, depth)
        sectors = self._lent(phrase, nominal, clause, depth)
        if not sectors and origin.country and not origin.sectors:
            sectors = self.knowledge.of_states.get(words, ())
        code, sectors = self._coded(origin, sectors, agent.generic and not nominal.former)
        mention = Mention(start, end, "press" if agent.kind == "press" else "agent", self._body_name(phrase, nominal), None,
                          code, origin.country, origin.country_from, sectors)  # fmt: skip
        if not origin.code:
            mention = self._placed(mention, clause)
        if sort == "person":
            mention = self._who(mention, phrase, depth)
        return Found((mention,), sort=sort, many=nominal.plural, head=words)

    def _lent(self, phrase: Phrase, nominal: Nominal, clause: Clause | None, depth: int) -> tuple[str, ...]:
        """Sectors; a general head ("leader", "members") borrows those of its of- or for-phrase."""
        sectors = self.sectors(nominal)
        if not nominal.agents[-1][0].generic or len(nominal.agents) > 1 or nominal.former:
            return sectors
        for prep, other in phrase.pps:
            if prep in ("of", "for", "from", "with"):
                inner = self.find(other, clause, depth + 1)
                if inner.sort in ("people", "body", "person") and inner.mentions and inner.mentions[0].sectors:
                    return inner.mentions[0].sectors
        return sectors

    def _coded(
        self, origin: Origin, sectors: tuple[str, ...], generic: bool = False
    ) -> tuple[str | None, tuple[str, ...]]:
        """Code and sectors of a role noun of that origin. A body's own sectors come first and spare a general role noun's."""
        if origin.sectors:
            sectors = origin.sectors if generic else tuple(dict.fromkeys((*origin.sectors, *sectors)))
        return self.knowledge.codes.compose(origin.code, sectors), sectors

    def _joint(self, phrase: Phrase, nominal: Nominal, start: int, end: int) -> tuple[Mention, ...]:
        """ "US and French officials": one actor a nation; the last has the head in its span."""
        first, nations, sectors = self.first(phrase), nominal.nations, self.sectors(nominal)
        mentions = []
        for named in nations:
            country = _country_of(named)
            own = self.sentence.starts[first + named.first], self.sentence.ends[first + named.end - 1]
            if named is nations[-1]:
                own = own[0], end
            elif named is nations[0]:
                own = start, own[1]
            code = self.knowledge.codes.compose(country, sectors)
            mentions.append(Mention(*own, "agent", None, None, code, country or None, "adjective", sectors))
        return tuple(mentions)

    def _listed(
        self, phrase: Phrase, nominal: Nominal, clause: Clause | None, depth: int, start: int
    ) -> tuple[Mention, ...]:
        """ "the presidents of Germany, Austria and France": one actor a country."""
        if not nominal.plural or nominal.nations or nominal.bodies:
            return ()
        others = [other for prep, other in phrase.pps if prep == "of" and other.start >= phrase.end]
        if len(others) < 2:
            return ()
        mentions: list[Mention] = []
        for other in others:
            found = self.find(other, clause, depth + 1)
            for mention in found.mentions:
                code, sectors = self._coded(origin_of(mention, found.sort, "possessor"), self.sectors(nominal), False)
                own = (start, mention.end) if not mentions else (mention.start, mention.end)
                mentions.append(Mention(*own, "agent", None, None, code, mention.country, "possessor", sectors))
        return tuple(mentions) if len(mentions) > 1 else ()

    def _body_name(self, phrase: Phrase, nominal: Nominal) -> str | None:
        """A capitalised role noun behind an unknown name is a body's name ("Homeland Union")."""
        _, _, start, end = nominal.agents[-1]
        first = self.first(phrase)
        if nominal.proper[1] == start > nominal.proper[0] and self.sentence.words[first + end - 1][0].isupper():
            return self.text(first + nominal.proper[0], first + end)
        return None

    def _who(self, mention: Mention, phrase: Phrase, depth: int) -> Mention:
        """Name and id of the person whom an apposition names ("his adviser, Jake Sullivan")."""
        for other in phrase.appositions:
            nominal = self.nominal(other)
            if nominal.kind == "proper" or (
                nominal.kind == "name" and nominal.name is not None and _is_person(nominal.name)
            ):
                found = self.find(other, None, depth + 1)
                if not found.mentions:
                    continue
                named = found.mentions[0]
                if named.id is not None and named.code is not None:
                    return named._replace(start=mention.start, end=mention.end)
                return mention._replace(name=named.name, id=named.id)
        return mention

    def _shared(self, phrase: Phrase, nominal: Nominal, clause: Clause | None, depth: int) -> Origin:
        """A conjunct without determiner or owner shares what stands before the first ("Thai police and soldiers")."""
        group = phrase.group
        if len(group) < 2 or nominal.definite or nominal.pointer >= 0 or phrase is group[0]:
            return NOWHERE
        mate = group[0]
        if self.nominal(mate).kind != "agent":
            return NOWHERE
        if phrase.start < phrase.head and self.sentence.tags[phrase.start] in ("DT", "CD"):
            return NOWHERE
        return self.origin(mate, self.nominal(mate), clause, depth + 1)

    def _counterpart(self, phrase: Phrase, nominal: Nominal, clause: Clause | None, depth: int) -> Found:
        """ "his Israeli counterpart": the role of the sentence's other actor, the country of the adjective."""
        start, end = self.span(phrase, nominal, _OF)
        sectors = self.context.counterpart(phrase, clause)
        self._free = False
        origin = self.origin(phrase, nominal, clause, depth, pointer=False)
        code = self.knowledge.codes.compose(origin.code, sectors)
        mention = Mention(start, end, "agent", None, None, code, origin.country, origin.country_from, sectors)
        if nominal.joint:
            mentions = tuple(
                m._replace(code=self.knowledge.codes.compose(m.country or "", sectors), sectors=sectors)
                for m in self._joint(phrase, nominal, start, end)
            )
            return Found(mentions, sort="people", many=True, head=nominal.lower)
        return Found(
            (self._who(mention, phrase, depth),), sort="people" if nominal.plural else "person", head=nominal.lower
        )

    def _measure(self, phrase: Phrase, nominal: Nominal, clause: Clause | None, depth: int) -> Found:
        """ "hundreds of farmers", "two of the hostages", "dozens": who is counted."""
        start, end = self.span(phrase, nominal, _OF)
        for prep, other in phrase.pps:
            if prep != "of":
                continue
            found = self.find(other, clause, depth + 1)
            if found.mentions and found.sort != "thing":
                mentions = tuple(
                    mention._replace(start=start, end=end, name=None, id=None) for mention in found.mentions[:1]
                )
                if nominal.nations and mentions[0].country is None:
                    country = _country_of(nominal.nations[0])
                    code = self.knowledge.codes.compose(country, mentions[0].sectors)
                    mentions = (mentions[0]._replace(code=code, country=country, country_from="adjective"),)
                return Found(mentions, sort="people", many=True, head=found.head)
            if found is not NOTHING:
                return Found(inside=self._whole(found.mentions or found.inside, start, end), head=nominal.lower)
        if nominal.kind == "agent":
            return self._agent(phrase, nominal, clause, depth)
        if len(phrase.pps) and phrase.pps[0][0] == "of":
            return NOTHING
        mention = Mention(start, end, "agent")
        return Found((mention,), sort="people", many=nominal.plural, head=nominal.lower)

    # -- things ----------------------------------------------------------------------------------------------------

    def _thing(self, phrase: Phrase, nominal: Nominal, clause: Clause | None, depth: int) -> Found:
        """A thing or a common place: the actors inside it."""
        inside = list(self.before(phrase, nominal, clause, depth))
        for prep, other in phrase.pps:
            if prep in self.knowledge.insiders and len(inside) < MAX_INSIDE:
                found = self.find(other, clause, depth + 1)
                inside.extend(found.mentions or found.inside)
        start, end = self.span(phrase, nominal, self.knowledge.insiders)
        place = place_of(self, phrase, nominal, None, depth) if nominal.kind == "place" else None
        sort = "place" if place is not None else "thing"
        return Found(
            inside=self._whole(tuple(inside), start, end),
            place=place,
            sort=sort,
            many=nominal.plural,
            head=nominal.lower,
        )

    def before(self, phrase: Phrase, nominal: Nominal, clause: Clause | None, depth: int = 0) -> tuple[Mention, ...]:
        """Actors that the words before the head name, each with its own span: possessor, adjectives, bodies, role nouns."""
        mentions: list[Mention] = []
        first = self.first(phrase)
        if phrase.possessor is not None:
            found = self.find(phrase.possessor, clause, depth + 1)
            mentions.extend(found.mentions or found.inside)
        elif nominal.pointer >= 0:
            found = self.context.owner(phrase, self.sentence.lowers[first + nominal.pointer], clause)
            self._free = False
            mentions.extend(found.mentions)
        roles = [item for item in nominal.agents if item[3] <= nominal.head]
        sectors = tuple(dict.fromkeys(s for agent, _, _, _ in roles for s in agent.sectors))
        for named in nominal.nations:
            start, end = self.sentence.starts[first + named.first], self.sentence.ends[first + named.end - 1]
            mention = self.mention_of(named, start, end)
            if sectors:
                end = self.sentence.ends[first + roles[-1][3] - 1]
                code = self.knowledge.codes.compose(mention.country or "", sectors)
                mention = Mention(start, end, "agent", None, None, code, mention.country, "adjective", sectors)
            mentions.append(mention)
        for named in nominal.bodies:
            mentions.append(
                self.mention_of(
                    named, self.sentence.starts[first + named.first], self.sentence.ends[first + named.end - 1]
                )
            )
        if roles and not nominal.nations and not mentions:
            start, end = self.sentence.starts[first + roles[0][2]], self.sentence.ends[first + roles[-1][3] - 1]
            code = self.knowledge.codes.compose("", sectors)
            mentions.append(self._placed(Mention(start, end, "agent", None, None, code, None, None, sectors), clause))
        return tuple(mentions)

    def mention_of(self, named: Named, start: int, end: int) -> Mention:
        """A known name inside a phrase as an actor of its own."""
        entity = named.entity
        if entity is None:
            known, _ = self.context.introduced(named.local)
            self._free = False
            return known._replace(start=start, end=end, via=(known.start, known.end))
        kept = self._kept(entity) if entity.kind == "person" else None
        if kept is not None:
            return kept._replace(start=start, end=end)
        role = self._role(entity) or (entity.roles[-1] if entity.roles else Role("", "", ()))
        source = "adjective" if named.sense is not None and named.sense.aspect == "adjective" else "name"
        return Mention(start, end, "press" if entity.kind == "press" else "name", entity.name, entity.id, role.code or None,
                       role.country or None, source if role.country else None, role.sectors)  # fmt: skip

    def _whole(self, mentions: tuple[Mention, ...], start: int, end: int) -> tuple[Mention, ...]:
        kept: dict[tuple[str | None, str | None], Mention] = {}
        for mention in mentions[:MAX_INSIDE]:
            kept.setdefault((mention.code, mention.id or mention.name), mention._replace(start=start, end=end))
        return tuple(kept.values())

    # -- whose it is -----------------------------------------------------------------------------------------------

    def origin(
        self, phrase: Phrase, nominal: Nominal, clause: Clause | None, depth: int, pointer: bool = True
    ) -> Origin:
        """Country or body that the phrase belongs to: adjective, body, person, possessor, of- and for-phrase, place."""
        nation = self._nation(nominal)
        for named in nominal.bodies:
            mention = self.mention_of(named, 0, 0)
            if mention.code and not (nation.country and mention.country is None):
                return origin_of(mention, "person" if _is_person(named) else "body", "name")
        if nation.country:
            return nation
        if phrase.possessor is not None:
            found = self.find(phrase.possessor, clause, depth + 1)
            if found.mentions:
                return origin_of(found.mentions[0], found.sort, "possessor")
        elif nominal.pointer >= 0 and pointer:
            word = self.sentence.lowers[self.first(phrase) + nominal.pointer]
            found = self.context.owner(phrase, word, clause)
            self._free = False
            if found.mentions:
                return origin_of(found.mentions[0], found.sort, "possessor")
        namesake = self._namesake(phrase, nominal)
        if namesake is not None:
            return Origin(namesake, namesake, "possessor")
        return self._hanging(phrase, clause, depth)

    def _nation(self, nominal: Nominal) -> Origin:
        for named in nominal.nations:
            country = _country_of(named)
            if country:
                return Origin(
                    country, country, "place" if named.entity and named.entity.kind != "country" else "adjective"
                )
        return NOWHERE

    def _namesake(self, phrase: Phrase, nominal: Nominal) -> str | None:
        """The country of a person whose short name stands before a role noun ("Biden administration")."""
        first, end = nominal.proper
        if nominal.kind != "agent" or not end:
            return None
        start = self.first(phrase)
        for entity in self.knowledge.by_short(self.text(start + first, start + end)):
            role = self._role(entity)
            if role is not None and not role.elite and role.country:
                return role.country
        return None

    def _hanging(self, phrase: Phrase, clause: Clause | None, depth: int) -> Origin:
        knowledge = self.knowledge
        for prep, other in phrase.pps:
            if prep in knowledge.owners:
                found = self.find(other, clause, depth + 1)
                if found.mentions and (found.sort != "people" or found.mentions[0].country):
                    origin = origin_of(found.mentions[0], found.sort, "place" if found.sort == "place" else "possessor")
                    if origin.code or origin.country:
                        return origin
                if found.place is not None and found.place.country:
                    return Origin(found.place.country, found.place.country, "place")
        for prep, other in phrase.pps:
            if prep in knowledge.locations:
                found = self.find(other, clause, depth + 1)
                country = found.place.country if found.place is not None else None
                country = country or next((m.country for m in found.inside if m.country), None)
                if country:
                    return Origin(country, country, "place")
        return NOWHERE

    def _placed(self, mention: Mention, clause: Clause | None) -> Mention:
        """A role without a country takes the story's, if the story gives one clearly."""
        origin = self.context.country(clause, mention.sectors)
        self._free = False
        if not origin.country:
            return mention
        code = self.knowledge.codes.compose(origin.country, mention.sectors)
        return mention._replace(code=code, country=origin.country, country_from=origin.country_from)


_OF = frozenset(("of",))


def _country_of(named: Named) -> str:
    entity = named.entity
    return entity.roles[0].country if entity is not None and entity.roles else ""


def _is_person(named: Named) -> bool:
    return named.entity is None or named.entity.kind == "person"
