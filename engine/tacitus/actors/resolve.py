"""Noun phrase -> who it stands for, by its own words and what hangs on it; what points back is asked of the story."""

from __future__ import annotations

from weakref import proxy

from msgspec.structs import replace

from tacitus.actors import bodies, persons, roles, things
from tacitus.actors.context import Context, Knowledge
from tacitus.actors.entities import Entity, Role, role_on
from tacitus.actors.found import NOTHING, Found
from tacitus.actors.mention import Mention
from tacitus.actors.nominal import LOCAL, Key, Named, Nominal
from tacitus.actors.site import MAX_DEPTH, NONE, Site, first_token
from tacitus.actors.sorting import PLURAL
from tacitus.actors.templates import MEMO_SIZE, Template
from tacitus.syntax.clause import Clause, Phrase
from tacitus.text.sentence import Sentence

_PRONOUNS = frozenset(("PRP", "PRP$", "WP", "WP$"))
# Tags of names and owners; a phrase without them and without a word of the files is a plain thing.
_TELLING = frozenset(("NNP", "NNPS", "PRP$"))
_NO_THING = _TELLING | {"CD"}
_NOBODY = Role("", "", ())


class _Bound(Exception):
    """The words alone do not tell: the story or its date must be asked."""


class Resolver:
    """Reads the noun phrases of one sentence at a time. What the words of a phrase alone tell becomes a template for all
    stories; that reading ends (_Bound) where it would have to ask `context`."""

    def __init__(self, knowledge: Knowledge, context: Context) -> None:
        self.knowledge = knowledge
        self.sentence: Sentence
        self._context: Context = proxy(context)  # the story holds the resolver, not the other way round
        self._local = self._owned = False
        self._alone = False
        self._open = ""
        self._sorted: dict[int, tuple[int, Nominal]] = {}
        self._openers = knowledge.openers
        self._templates = knowledge.templates
        self._names: dict[int, tuple[int, int]] = {}

    @property
    def date(self) -> str | None:
        """The story's date."""
        return self._context.date

    def find(self, phrase: Phrase, clause: Clause | None, depth: int = 0) -> Found:
        """Everything that the phrase stands for or holds. `clause`: where it is an argument, for what points back."""
        if depth > MAX_DEPTH:
            return NOTHING
        sentence, first, end, head = self.sentence, phrase.start, phrase.end, phrase.head
        lowers, tag = sentence.lowers, sentence.tags[head]
        if tag in _PRONOUNS and end - first <= 2:
            return self._context.pronoun(phrase, clause)
        if phrase.possessor is not None or (
            (self._local or self._owned or (first and lowers[first - 1] in self._openers))
            and self._disturbed(first, end)
        ):
            return self._told(self.site(phrase, clause, depth))
        words = sentence.words[first:end]
        key = (" ".join(words), head - first, tag)
        known = self._templates.get(key)
        if known is None:
            known = self._meet(key, words, first, end)
        elif known.found is None and not known.asks:
            self._learn(known, phrase)
        told, nominal = known.found, known.nominal
        if told is not None:
            if known.holds(phrase):
                found = known.at(sentence, first)
                return self._closed(found, phrase, clause, known.open) if known.open else found
            if not (known.explains or told.mentions) and not self._filled(phrase, clause, depth):
                return told  # a plain thing, whatever hangs on it
        if (
            nominal is None
            or self._local
            or (end < len(lowers) and lowers[end] == "of" and self._opens(lowers[end - 1]))
        ):
            return self._told(self.site(phrase, clause, depth))
        return self._told(Site(sentence, phrase, first, nominal, clause, depth))

    def _opens(self, lower: str) -> bool:
        """Whether a role noun may go on behind this word and "of"."""
        return lower in self.knowledge.agents.openers

    def _meet(self, key: Key, words: list[str], first: int, end: int) -> Template:
        """What is known of a phrase whose words are met for the first time: that it is a plain thing, or its words sorted."""
        lowers, tags = self.sentence.lowers[first:end], self.sentence.tags[first:end]
        if self._plain(key, lowers, tags, first):
            found = Found(many=key[2] in PLURAL, head=lowers[key[1]])
            made = Template(None, found, False, self.knowledge.insiders, False, False)
        else:
            made = Template(self.knowledge.nominals.read(words, lowers, tags, key[1], first, self._names))
        self._keep(key, made)
        return made

    def _learn(self, known: Template, phrase: Phrase) -> None:
        """What the words of a phrase tell alone, as it is met again, or that the story must be asked."""
        knowledge, sentence, first, end, head = self.knowledge, self.sentence, phrase.start, phrase.end, phrase.head
        nominal = known.nominal or self._nominal(first, end, head)
        self._alone, self._open = True, ""
        try:
            found = self._told(Site(sentence, Phrase(first, end, head), first, nominal, None, 0))
        except _Bound:
            known.asks = True
        else:
            known.open = self._open
            known.tell(found, sentence, first, end, knowledge)
        finally:
            self._alone = False

    def _filled(self, phrase: Phrase, clause: Clause | None, depth: int) -> bool:
        """Whether what hangs on a plain thing puts an actor into it."""
        insiders = self.knowledge.insiders
        for prep, other in phrase.pps:
            if prep in insiders:
                found = self.find(other, clause, depth + 1)
                if found.mentions or found.inside:
                    return True
        return False

    def _keep(self, key: Key, made: Template) -> None:
        memo = self._templates
        if len(memo) >= MEMO_SIZE:
            memo.clear()
        memo[key] = made

    def _plain(self, key: Key, lowers: list[str], tags: list[str], first: int) -> bool:
        """Whether the words are those of a common thing: no name, no role noun, nothing that points back, no number."""
        telling = self.knowledge.telling
        if key[2] in _NO_THING or lowers[key[1]] in telling:  # most often the head tells
            return False
        if "-" in key[0] or not telling.isdisjoint(lowers) or not _TELLING.isdisjoint(tags):
            return False
        end = first + len(lowers)
        for start, _, _ in self.sentence.names:  # noqa: SIM110 - a generator would cost more than the rest
            if first <= start < end:
                return False
        return True

    def modifiers(self, phrase: Phrase) -> tuple[Mention, ...]:
        """Actors that the words before the head name."""
        sentence, first, end = self.sentence, phrase.start, phrase.end
        if phrase.possessor is None:
            key = (" ".join(sentence.words[first:end]), phrase.head - first, sentence.tags[phrase.head])
            if self._plain(key, sentence.lowers[first:end], sentence.tags[first:end], first):
                return ()
        return things.before(self, self.site(phrase))

    def begin(self, sentence: Sentence, introduced: bool) -> None:
        """Takes the next sentence. `introduced`: the story has introduced names, which may be among the sentence's."""
        self.sentence = sentence
        self._sorted.clear()
        self._names = names = {}
        self._local, self._owned = False, "WP$" in sentence.tags
        for start, end, key in sentence.names:
            if key >= 0:
                names[start] = (end, key)
                if introduced and key >= LOCAL:
                    self._local = True

    def site(self, phrase: Phrase, clause: Clause | None = None, depth: int = 0) -> Site:
        """The phrase with its own words sorted."""
        known = self._sorted.get(id(phrase))
        if known is None:
            known = self._sorted[id(phrase)] = self._sort(phrase)
        return Site(self.sentence, phrase, known[0], known[1], clause, depth)

    def _sort(self, phrase: Phrase) -> tuple[int, Nominal]:
        """First token behind the possessor, and the words sorted; a word before or behind may belong to the phrase."""
        sentence, head, end = self.sentence, phrase.head, max(phrase.end, phrase.head + 1)
        lowers = sentence.lowers
        first = self._first(phrase)
        if first and self._belongs(first - 1):
            first -= 1
        if lowers[end : end + 1] == ["of"]:
            joined = self.knowledge.agents.joined(lowers, first, end)
            if joined:
                end, head = joined, joined - 1
        return first, self._nominal(first, end, head)

    def _nominal(self, first: int, end: int, head: int) -> Nominal:
        """The words of these tokens, sorted."""
        sentence, local = self.sentence, False
        if self._local:
            local = any(key >= LOCAL and first <= start < end for start, (_, key) in self._names.items())
        words, tags = sentence.words[first:end], sentence.tags[first:end]
        key = (" ".join(words), head - first, tags[head - first])
        known = None if local else self._templates.get(key)
        if known is not None and known.nominal is not None:
            return known.nominal
        nominal = self.knowledge.nominals.read(
            words, sentence.lowers[first:end], tags, head - first, first, self._names
        )
        if local:
            nominal.local = True
        elif known is not None:
            known.nominal = nominal
        else:
            self._keep(key, Template(nominal))
        return nominal

    def _first(self, phrase: Phrase) -> int:
        """The first token behind the possessor, unless a name or a role noun holds both ("the workers' party")."""
        first, possessor = first_token(self.sentence, phrase), phrase.possessor
        if possessor is None or not possessor.head < first <= phrase.head:
            return first
        held = self.knowledge.agents.holds(self.sentence.lowers, possessor.start, possessor.head, phrase.head)
        return self._first(possessor) if held else first

    def inner(self, site: Site, phrase: Phrase) -> Found:
        """What a phrase inside or beside the phrase at the site stands for."""
        return self.find(phrase, site.clause, site.depth + 1)

    def apposed(self, site: Site) -> list[Found]:
        """What those in apposition to the phrase stand for, each once, with those that "and" joins to them."""
        told: list[Found] = []
        for other in site.phrase.appositions:
            for member in other.group or (other,):
                found = self.inner(site, member)
                if found not in told:
                    told.append(found)
        return told

    def _told(self, site: Site) -> Found:
        nominal = site.nominal
        kind = nominal.kind
        if site.phrase.appositions and nominal.lower in self.knowledge.relations:
            related = self._related(site)
            if related is not None:
                return related
        if kind == "agent":
            if nominal.agents[-1][0].measure:
                return roles.counted(self, site)
            return roles.agent(self, site)
        if kind == "name":
            named = nominal.name
            assert named is not None
            if named.entity is None or named.entity.kind == "person":
                return persons.known(self, site, named)
            return bodies.known(self, site, named, named.entity)
        if kind in ("proper", "thing") and site.nominal.lower in self.knowledge.offices:
            office = roles.office(self, site)
            if office is not None:
                return office
        if kind == "proper":
            return persons.unknown(self, site)
        if kind == "number":
            return roles.counted(self, site)
        if nominal.lower in self.knowledge.counterparts:
            return roles.counterpart(self, site)
        if nominal.lower in self.knowledge.neighbours and (other := self._neighbour(site)) is not None:
            return other
        return self.earlier(site) or things.thing(self, site)

    def _neighbour(self, site: Site) -> Found | None:
        """Where the story plays, if that is not the owner: Kenya, of "NAIROBI - Somalia promised its neighbour"."""
        if site.possessor is not None:
            owner = self.inner(site, site.possessor)
        elif site.nominal.pointer >= 0:
            owner = self.owner(site)
        else:
            return None
        strangers = {mention.country for mention in owner.mentions if mention.country}
        return self.at_home(site, strangers) if strangers else None

    def _related(self, site: Site) -> Found | None:
        """The countries or bodies that an apposition names: Iran, of "Syria's main ally, Iran"."""
        told = [found for found in self.apposed(site) if found.mentions and found.sort in ("country", "body")]
        if len(told) < 2:
            return told[0] if told else None
        return replace(told[0], mentions=tuple([mention for found in told for mention in found.mentions]), many=True)

    def _belongs(self, token: int) -> bool:
        """Whether a token right before a phrase belongs to it: "ousted President Diaz", but not "troops ousted the president"."""
        tags = self.sentence.tags
        tag = tags[token]
        if self.sentence.lowers[token] in self.knowledge.agents.former:
            return tag != "VBD" and not (tag == "VBN" and tags[token + 1] in ("DT", "PRP$"))
        return tag == "WP$"

    def _disturbed(self, start: int, end: int) -> bool:
        """Whether a name in these tokens is known from this story only, or a word before them belongs to them."""
        if start:
            if self._belongs(start - 1):
                return True
            if self.sentence.lowers[start - 1] == ",":
                for _, behind, _ in self.sentence.names:
                    if behind == start - 1:
                        return True
        if self._local:
            for first, _, key in self.sentence.names:
                if key >= LOCAL and start <= first < end:
                    return True
        return False

    # -- names -----------------------------------------------------------------------------------------------------

    def role(self, entity: Entity, titles: tuple[str, ...] = (), nation: str = "") -> Role | None:
        """The role of the story's date."""
        if len(entity.roles) == 1:
            role = entity.roles[0]
            if not (role.since or role.until):
                return role  # most entities
        self._ask()
        return role_on(entity, self._context.date, titles, nation)

    def sort_of(self, named: Named) -> str:
        """Whether a known name before a head is a person's or a body's, by the files or by the story."""
        if named.entity is None:
            return self.introduced(named.local)[1]
        return "person" if named.entity.kind == "person" else "body"

    def country_of(self, named: Named) -> str:
        """The country of a known name on the story's day, "" if it has none."""
        entity = named.entity
        if entity is None or not entity.roles:
            return ""
        role = self.role(entity) if len(entity.roles) > 1 and entity.kind != "person" else None
        return (role or entity.roles[0]).country

    def named(self, named: Named, start: int, end: int) -> Mention:
        """A known name as an actor at these offsets."""
        entity = named.entity
        if entity is None:
            known, _ = self.introduced(named.local)
            return replace(known, start=start, end=end, via=(known.start, known.end))
        kept = self.kept(entity) if entity.kind == "person" else None
        if kept is not None:
            return replace(kept, start=start, end=end)
        role = self.role(entity) or (entity.roles[-1] if entity.roles else _NOBODY)
        if not role.country:
            source = None
        elif entity.kind == "place":
            source = "place"
        else:
            source = "adjective" if named.sense is not None and named.sense.aspect == "adjective" else "name"
        kind = "press" if entity.kind == "press" else "name"
        return Mention(
            start, end, kind, entity.name, entity.id, role.code or None, role.country or None, source, role.sectors
        )

    # -- what the story is asked -----------------------------------------------------------------------------------

    def _ask(self) -> None:
        """Ends the reading of words alone."""
        if self._alone:
            raise _Bound

    def introduced(self, local: int) -> tuple[Mention, str]:
        """Whom a name that the story introduced means, and the sort."""
        self._ask()
        return self._context.introduced(local)

    def kept(self, entity: Entity) -> Mention | None:
        """What the story's own words made of a person of the files."""
        self._ask()
        return self._context.kept(entity.id)

    def owner(self, site: Site) -> Found:
        """Whom the possessive pronoun of the phrase means."""
        word = site.sentence.lowers[site.first + site.nominal.pointer]
        self._ask()
        return self._context.owner(site.phrase, word, site.clause)

    def counterpart(self, site: Site) -> Found:
        """The other actor of the sentence, for his role."""
        self._ask()
        return self._context.counterpart(site.phrase, site.clause)

    def around(self, site: Site) -> str | None:
        """The country of the clause's place, else the one that the places of the story and the states that act in it tell."""
        self._ask()
        return self._context.country(site.clause, (), site.span()[0]).country

    def at_home(self, site: Site, strangers: set[str]) -> Found | None:
        """The country where the story plays, told by this phrase; None if it is one of the strangers."""
        self._ask()
        country = self._context.home(site, strangers)
        if country is None:
            return None
        return Found((Mention(*site.span(NONE), "pronoun", None, None, country, country, "story"),), sort="country")

    def earlier(self, site: Site) -> Found | None:
        """Whom a phrase with "the", "these", "both" means that says too little by itself; None if nobody."""
        nominal: Nominal = site.nominal
        told = nominal.agents or nominal.lower in self.knowledge.pointing or nominal.lower.endswith(self.knowledge.ages)
        if not (nominal.definite and told):
            return None
        self._ask()
        return self._context.earlier(site)

    def placed(self, mention: Mention, site: Site) -> Mention:
        """A role without a country takes that of the clause's place or of the story, if it is clear."""
        nominal = site.nominal
        if nominal.kind == "agent" and (nominal.proper[1] or nominal.bodies):
            return mention  # a name before the role noun says whose it is, known or not
        if nominal.kind == "agent" and (self._elsewhere(site) or self._of_league(site)):
            return mention
        if self._alone:
            self._open = "title" if nominal.kind == "proper" else "role"
            return mention
        noun = nominal.agents[-1][1] if nominal.kind == "agent" else ""
        distant = nominal.kind == "proper" and not _acts(site.phrase, site.clause)
        return self._in_country(mention, site.clause, noun, distant)

    def _of_league(self, site: Site) -> bool:
        """Whether a role noun is that of states together, whichever they are: "the bloc's ministers"."""
        return site.possessor is not None and self.sentence.lowers[site.possessor.head] in self.knowledge.leagues

    def _elsewhere(self, site: Site) -> bool:
        """Whether a role noun is told to be of another country: "foreign troops", but not "foreign minister"."""
        agent, _, start, _ = site.nominal.agents[0]
        end = start if agent.sectors[:1] == self.knowledge.classes.government else start + 1
        return not self.knowledge.elsewhere.isdisjoint(site.sentence.lowers[site.first : site.first + end])

    def _closed(self, found: Found, phrase: Phrase, clause: Clause | None, open: str) -> Found:
        """What a template leaves open: the country of role nouns that have none."""
        distant = open == "title" and not _acts(phrase, clause)
        noun = "" if open == "title" else found.head
        mentions = tuple([self._in_country(mention, clause, noun, distant) for mention in found.mentions])
        inside = found.inside
        if inside:
            inside = tuple([self._in_country(mention, clause, "", distant) for mention in inside])
        return replace(found, mentions=mentions, inside=inside)

    def _in_country(self, mention: Mention, clause: Clause | None, noun: str, distant: bool) -> Mention:
        if mention.country is not None or not mention.sectors:
            return mention
        if mention.sectors[0] in self.knowledge.classes.international:
            return mention  # "world leaders" are of no country
        origin = self._context.country(clause, mention.sectors, mention.start, noun, distant)
        if not origin.country:
            return mention
        code = self.knowledge.compose(origin.country, mention.sectors)
        alone = self.knowledge.compose("", mention.sectors)
        if code and alone and mention.code and mention.code.startswith(alone):
            code += mention.code[len(alone) :]  # of a people: "Kurdish rebels"
        return replace(mention, code=code, country=origin.country, country_from=origin.country_from)


def _acts(phrase: Phrase, clause: Clause | None) -> bool:
    return clause is not None and phrase in clause.subjects
