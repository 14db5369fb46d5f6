"""Whom a phrase may point back to: who acts in the sentence and in those before, in the order of likelihood."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from tacitus.actors.entities import Role, has_title
from tacitus.actors.found import NOTHING, Found
from tacitus.actors.mention import Mention
from tacitus.actors.pointing import as_country, is_person, plurals, singular
from tacitus.syntax.clause import Clause, Parse, Phrase

if TYPE_CHECKING:
    from tacitus.actors.actors import Actors
    from tacitus.actors.resolve import Resolver

MEMORY = 8
NEAR = 3
_MAIN = ("root", "conjunct")
_CHAIN = 20  # pronouns that point to pronouns that point ...: more than any text means


class Antecedents(Struct, eq=False):
    """Who was found in the sentence, by phrase, and who acted in the last few sentences (`past`, the latest last)."""

    actors: Actors
    resolver: Resolver
    parse: Parse | None = None
    past: list[list[Found]] = []
    bodies: list[list[Found]] = []
    found: dict[int, Found] = {}
    _asked: list[int] = []

    def begin(self, parse: Parse) -> None:
        """Takes the next sentence."""
        self.parse = parse
        self._asked.clear()
        self.found.clear()

    def settle(self, parties: list[Found], bodies: list[Found]) -> None:
        """Puts the sentence to those before; `parties`: who acted in it, `bodies`: which it names."""
        self.past.append(parties)
        self.bodies.append(bodies)
        del self.past[:-MEMORY], self.bodies[:-MEMORY]
        self.parse = None

    def of(self, phrase: Phrase, clause: Clause | None) -> Found:
        """What the phrase stands for; NOTHING while that is being found out, or at the end of a very long chain."""
        number, known = id(phrase), self.found
        found = known.get(number)
        if found is None:
            if len(self._asked) > _CHAIN:
                return NOTHING
            known[number] = NOTHING
            self._asked.append(number)
            found = known[number] = self.resolver.find(phrase, clause)
            self._asked.pop()
        return found

    def asked(self, phrase: Phrase) -> bool:
        """Whether what the phrase stands for is being found out."""
        return id(phrase) in self._asked

    def acted(self, parse: Parse) -> list[Found]:
        """Who acts in the sentence, then who is acted upon; main clauses first."""
        ordered = [clause for clause in parse.clauses if clause.relation in _MAIN]
        if len(ordered) < len(parse.clauses):
            ordered += [clause for clause in parse.clauses if clause.relation not in _MAIN]
        parties: list[Found] = []
        for clause in ordered:
            if clause.subjects and clause.subject_from in ("direct", "shared", ""):
                parties += self.parties(clause.subjects, clause)
        for clause in ordered:
            if clause.objects:
                parties += self.parties(clause.objects, clause)
            if clause.obliques:
                parties += self.parties([phrase for _, phrase in clause.obliques], clause)
        names = [start for start, _, _ in self.resolver.sentence.names]
        for clause in ordered if names else ():  # "clashes between Peru and Chile", "closed its border with Peru"
            for things in (clause.subjects, clause.objects):
                for thing in things:
                    if thing.pps and _hold(thing.pps, names):
                        parties += self.parties([other for _, other in thing.pps], clause)
        owners: list[Phrase] = []
        for phrase in parse.phrases:
            group = phrase.group
            joint = len(group) > 1 and phrase is group[0] and id(phrase) not in self.found
            if joint or not ordered:
                parties += self.parties(group or [phrase], None)
            if phrase.possessor is not None:
                owners.append(phrase.possessor)
        return parties + self.parties(owners, None) if owners else parties

    def parties(self, phrases: Sequence[Phrase], clause: Clause | None) -> list[Found]:
        """What the phrases stand for; coordinated ones together first, then each."""
        each: list[Found] = []
        groups: dict[int, list[Found]] = {}
        known = self.found
        for phrase in phrases:
            found = known.get(id(phrase)) or self.of(phrase, clause)
            if found.mentions or found.inside or found.place:
                each.append(found)
                if phrase.group:
                    groups.setdefault(id(phrase.group[0]), []).append(found)
        if not groups:
            return each
        joint = [together for group in groups.values() if (together := _together(group)) is not None]
        return [*joint, *each]

    def candidates(self, phrase: Phrase, clause: Clause | None, possessive: bool, reach: int = NEAR) -> Iterator[Found]:
        """Possible antecedents, the likeliest first: conjuncts, subjects above, clauses before, sentences before."""
        parse = self.parse
        if parse is not None:
            if possessive and phrase.group:
                yield from self.parties([mate for mate in phrase.group if mate.start < phrase.start], clause)
            if clause is not None:
                if possessive:
                    yield from self.parties(_before(clause.subjects, phrase), clause)
                elif phrase in clause.subjects:
                    yield from self.above(phrase, clause, parse)
            start = phrase.start
            earlier = [other for other in reversed(parse.clauses) if other.start < start]
            for other in earlier:
                if other is not clause and (before := _before(other.subjects, phrase)):
                    yield from self.parties(before, other)
            if clause is not None and clause.parent is not None:
                yield from self.above(phrase, clause, parse)
            for other in earlier:
                if (other is not clause or possessive) and (before := _before(other.objects, phrase)):
                    yield from self.parties(before, other)
            for other in earlier:  # "broke with Peru, accusing it of ...", "signed a deal with Peru and thanked it"
                if other is not clause and not (clause and other.noun is not None and other.noun in clause.subjects):
                    yield from self.parties(_before(_governed(other), phrase), other)
            for other in earlier:  # "the rebels' leader told reporters they would fight on"
                owners = [each.possessor for each in other.subjects if each.possessor is not None]
                if owners:
                    yield from self.parties(_before(owners, phrase), None)
        for parties in self.past[: -reach - 1 : -1]:
            yield from parties

    def nearest(self, phrase: Phrase, clause: Clause | None, many: bool = False, reach: int = NEAR) -> Iterator[Found]:
        """What stands before the phrase, the nearest first: "ties with Peru after the country ..." means Peru; not who acts
        on it. `many`: also what is plural; `reach`: how many sentences before."""
        parse = self.parse
        if parse is not None:
            acting = _acting(phrase, clause)
            for other in reversed([p for p in parse.phrases if p.end <= phrase.start and p not in acting]):
                found = self.of(other, None)
                if many or not found.many:
                    yield found
                site = self.resolver.site(other)
                for named in site.nominal.bodies:
                    if named.entity is not None and named.entity.kind != "person":
                        yield Found((self.resolver.named(named, *site.offsets(named.first, named.end)),), sort="body")
        for parties, bodies in zip(self.past[: -reach - 1 : -1], self.bodies[: -reach - 1 : -1], strict=True):
            yield from (found for found in (*parties, *bodies) if many or not found.many)

    def above(self, phrase: Phrase, clause: Clause, parse: Parse) -> Iterator[Found]:
        """Subjects and objects of the clauses above, upward; none that holds the phrase."""
        below = clause
        for _ in range(MEMORY):
            if below.parent is None:
                break
            above = parse.clauses[below.parent]
            for phrases in (above.subjects, above.objects):
                yield from self.parties([p for p in phrases if not p.start <= phrase.start < p.end], above)
            below = above

    def pair(self, phrase: Phrase, clause: Clause | None, count: int) -> Found | None:
        """The last two (or `count`) actors that stood together, else the only two that acted in one sentence."""
        head = self.resolver.sentence.lowers[phrase.head]
        kind = self.actors.pair_kind(head)
        if count == 2 and not self.actors.opposed.isdisjoint(singular(head)) and (sides := self._opposed()):
            return Found(sides, sort="people", many=True)
        here = list(self.candidates(phrase, clause, True, 0))
        reach = MEMORY if kind else NEAR
        for parties in (here, *self.past[: -reach - 1 : -1]):
            found = self._together(parties, kind, count)
            if found is None and kind == "country":  # "Ugandan planes bombed a Congolese village ... both countries"
                found = self._together(parties, kind, count, of_any=True)
            if found is not None:
                return found
        return None

    def partners(self) -> Found | None:
        """The one who did something last and the one to whom he did it: "the minister met his Thai counterpart ... The two"."""
        for deed in reversed(self.resolver.story.context.deeds):
            both = (*deed.doers, *deed.done_to)
            return Found(both, sort="people", many=True) if len(both) == 2 else None
        return None

    def _opposed(self) -> tuple[Mention, ...]:
        """The two sides of the story: who last did something together, else one to the other's harm."""
        bystanders = self.actors.classes.bystanders
        told = [
            deed
            for deed in reversed(self.resolver.story.context.deeds)
            if deed.sides and all(m.code and not (m.sectors and m.sectors[0] in bystanders) for m in deed.sides)
        ]
        return next((deed.sides for deed in told if deed.joint), told[0].sides if told else ())

    def _together(self, parties: list[Found], kind: str, count: int, of_any: bool = False) -> Found | None:
        """The `count` actors of one sentence that stood together, else the only two. `of_any`: the countries of anybody."""
        known: dict[tuple[str | None, tuple[str, ...]], Mention] = {}
        classes = self.actors.classes
        for found in parties:
            told = found.inside if found.sort in ("thing", "place") else found.mentions
            people = found.sort == "people" and len(told) == count  # "the presidents of Peru and Chile"
            if kind and found.sort != kind and not (people or of_any or (kind == "country" and found.inside)):
                continue
            sides = [mention for mention in told if mention.code and mention.kind != "press"]
            if kind == "country":  # a rebel camp is no country's
                sides = [
                    as_country(m) for m in sides if m.country and not (m.sectors and m.sectors[0] in classes.groups)
                ]
            elif not kind:
                sides = [m for m in sides if not (m.sectors and m.sectors[0] in classes.bystanders)]
            if len(sides) == count and found.mentions:
                return replace(found, mentions=tuple(sides)) if kind == "country" else found
            for mention in sides:
                known.setdefault((mention.country, ()) if kind == "country" else self._side(mention), mention)
        return Found(tuple(known.values()), sort="people", many=True) if len(known) == count == 2 else None

    def called(self, title: str, phrase: Phrase, clause: Clause | None, former: bool = False) -> Found | None:
        """The last one who was told by this role noun; for its plural the last ones. `former`: who held that office once."""
        wanted = singular(title)
        forms = wanted.union(*map(plurals, wanted))
        endings = tuple([" " + word for word in wanted])
        several: list[Found] = []
        acting = self.acting(phrase, clause)
        for found in self.candidates(phrase, clause, True, MEMORY):
            head = found.head
            if not (head in forms or found.titles or former or head.endswith(endings)):
                continue  # most candidates
            if not found.mentions or not (found.mentions[0].code or found.mentions[0].name):
                continue
            for name in (head, *found.titles, *(self._offices(found.mentions[0]) if former else ())):
                if name in forms or name.endswith(endings):
                    if found in acting:
                        break
                    if len(wanted) == 1 or found.many:
                        return found
                    several.append(found)
                    break
            if len(several) == 2:
                break
        return _together(several) if several else None

    def once(self, title: str, country: str, phrase: Phrase, clause: Clause | None) -> Found | None:
        """The last person of the files who held this office in that country: "the former Colombian president"."""
        for found in self.candidates(phrase, clause, True, MEMORY):
            if is_person(found) and any(
                role.country == country and has_title(role, (title,)) for role in self.roles(found.mentions[0])
            ):
                return found
        return None

    def _offices(self, mention: Mention) -> list[str]:
        """The titles that a person of the files has had, lower case."""
        return [role.title for role in self.roles(mention) if role.title]

    def roles(self, mention: Mention) -> tuple[Role, ...]:
        """What a person of the files has been; nothing for anybody else."""
        names = self.actors.names
        key = names.key(mention.name) if mention.id is not None and mention.name else -1
        persons = [self.actors.entity(sense.entity) for sense in names.all_senses(key)] if key >= 0 else []
        return next((person.roles for person in persons if person.id == mention.id), ())

    def acting(self, phrase: Phrase, clause: Clause | None) -> list[Found]:
        """Who acts on a phrase, whom it cannot mean."""
        return [self.of(subject, clause) for subject in self._doers(phrase, clause)]

    def _doers(self, phrase: Phrase, clause: Clause | None) -> list[Phrase]:
        """Who acts on a phrase, also by a participle on what he acts on: "Peru sent planes loaded with food to the kingdom"."""
        if clause is not None and clause.relation == "participle" and clause.parent is not None and self.parse:
            above = self.parse.clauses[clause.parent]
            if clause.noun is not None and clause.noun in above.objects and _acting(phrase, clause):
                return [*above.subjects, *clause.subjects]
        return _acting(phrase, clause)

    def _side(self, mention: Mention) -> tuple[str | None, tuple[str, ...]]:
        """On whose side an actor is: a country and its government are one."""
        government = self.actors.classes.government
        return mention.country or mention.code, tuple(s for s in mention.sectors if s not in government)


def _hold(pps: Sequence[tuple[str, Phrase]], names: list[int]) -> bool:
    """Whether one of the names (their first tokens) stands in what hangs on a noun."""
    for _, other in pps:
        start, end = other.start, other.end
        for first in names:
            if start <= first < end:
                return True
    return False


def _together(each: list[Found]) -> Found | None:
    """Several as one, each actor once; None if they are not two or more."""
    known = {(mention.code, mention.name): mention for found in reversed(each) for mention in found.mentions}
    if len(known) < 2:
        return None
    first = each[0]
    return Found(tuple(reversed(known.values())), sort=first.sort, many=True, head=first.head, titles=first.titles)


def _governed(clause: Clause) -> list[Phrase]:
    """What stands behind the prepositions of a clause and of its objects: Peru, of "signed a deal with Peru"."""
    found = [each for _, each in clause.obliques]
    for thing in clause.objects:
        found += [each for _, each in thing.pps]
    return found


def _acting(phrase: Phrase, clause: Clause | None) -> list[Phrase]:
    """Who acts on a phrase, whom it cannot mean."""
    if clause is None or not (phrase in clause.objects or any(other is phrase for other in _governed(clause))):
        return []
    return clause.subjects


def _before(phrases: list[Phrase], phrase: Phrase) -> list[Phrase]:
    """Those before the phrase that do not hold it, as "two of their men" does."""
    start = phrase.start
    return [other for other in phrases if other.end <= start and not (other.pps and _governs(other, phrase))]


def _governs(other: Phrase, phrase: Phrase) -> bool:
    return any(each is phrase for _, each in other.pps)
