"""Noun phrase -> who it stands for; what its words alone tell is remembered for all stories."""

from __future__ import annotations

from msgspec.structs import replace

from tacitus.actors import kinds, things
from tacitus.actors.asking import Asking, Bound
from tacitus.actors.context import Context, Knowledge
from tacitus.actors.entities import Entity, Role, role_on
from tacitus.actors.found import NOTHING, Found
from tacitus.actors.mention import Mention
from tacitus.actors.nominal import Key, Named
from tacitus.actors.site import MAX_DEPTH, Site
from tacitus.actors.sites import Sites
from tacitus.actors.sorting import PLURAL
from tacitus.actors.templates import Template
from tacitus.actors.unplaced import closed
from tacitus.syntax.clause import Clause, Phrase

_PRONOUNS = frozenset(("PRP", "PRP$", "WP", "WP$"))
_NOBODY = Role("", "", ())


class Resolver(Sites):
    """Who the noun phrases of a sentence are. What the words of a phrase alone tell becomes a template for all stories;
    that reading ends where it would have to ask the story."""

    def __init__(self, knowledge: Knowledge, context: Context) -> None:
        super().__init__(knowledge)
        self.story = Asking(context)

    def find(self, phrase: Phrase, clause: Clause | None, depth: int = 0) -> Found:
        """Everything that the phrase stands for or holds. `clause`: where it is an argument, for what points back."""
        if depth > MAX_DEPTH:
            return NOTHING
        sentence, first, end, head = self.sentence, phrase.start, phrase.end, phrase.head
        lowers, tag = sentence.lowers, sentence.tags[head]
        if tag in _PRONOUNS and end - first <= 2:
            return self.story.context.pronoun(phrase, clause)
        if phrase.possessor is not None or (
            (self._local or self._owned or (first and lowers[first - 1] in self._openers))
            and self._disturbed(first, end)
        ):
            return kinds.read(self, self.site(phrase, clause, depth))
        words = sentence.words[first:end]
        key = (" ".join(words), head - first, tag)
        known = self.templates.get(key)
        if known is None:
            known = self._meet(key, words, first, end)
        elif known.found is None and not known.asks:
            self._learn(known, phrase)
        told, nominal = known.found, known.nominal
        if told is not None:
            if known.holds(phrase):
                found = known.at(sentence, first) if known.starts else told
                return closed(self, found, phrase, clause, known.open) if known.open else found
            if not (known.explains or told.mentions) and not self._filled(phrase, clause, depth):
                return told  # a plain thing, whatever hangs on it
        if (
            nominal is None
            or self._local
            or (end < len(lowers) and lowers[end] == "of" and self._opens(lowers[end - 1]))
        ):
            return kinds.read(self, self.site(phrase, clause, depth))
        return kinds.read(self, Site(sentence, phrase, first, nominal, clause, depth))

    def _opens(self, lower: str) -> bool:
        """Whether a role noun may go on behind this word and "of"."""
        return lower in self.knowledge.agents.openers

    def _meet(self, key: Key, words: list[str], first: int, end: int) -> Template:
        """What is known of a phrase whose words are met for the first time: that it is a plain thing, or its words sorted."""
        lowers, tags = self.sentence.lowers[first:end], self.sentence.tags[first:end]
        if self.plain(key, lowers, tags, first):
            found = Found(many=key[2] in PLURAL, head=lowers[key[1]])
            made = Template(None, found, False, self.knowledge.insiders, False, False)
        else:
            made = Template(self.knowledge.nominals.read(words, lowers, tags, key[1], first, self._names))
        self.templates.keep(key, made)
        return made

    def _learn(self, known: Template, phrase: Phrase) -> None:
        """What the words of a phrase tell alone, as it is met again, or that the story must be asked."""
        knowledge, sentence, first, end, head = self.knowledge, self.sentence, phrase.start, phrase.end, phrase.head
        nominal = known.nominal or self.nominal(first, end, head)
        story = self.story
        story.alone, story.open = True, ""
        try:
            found = kinds.read(self, Site(sentence, Phrase(first, end, head), first, nominal, None, 0))
        except Bound:
            known.asks = True
        else:
            known.open = story.open
            known.tell(found, sentence, first, end, knowledge)
        finally:
            story.alone = False

    def _filled(self, phrase: Phrase, clause: Clause | None, depth: int) -> bool:
        """Whether what hangs on a plain thing puts an actor into it."""
        insiders = self.knowledge.insiders
        for prep, other in phrase.pps:
            if prep in insiders:
                found = self.find(other, clause, depth + 1)
                if found.mentions or found.inside:
                    return True
        return False

    def modifiers(self, phrase: Phrase) -> tuple[Mention, ...]:
        """Actors that the words before the head name."""
        sentence, first, end = self.sentence, phrase.start, phrase.end
        if phrase.possessor is None:
            key = (" ".join(sentence.words[first:end]), phrase.head - first, sentence.tags[phrase.head])
            if self.plain(key, sentence.lowers[first:end], sentence.tags[first:end], first):
                return ()
        return things.before(self, self.site(phrase))

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

    def earlier(self, site: Site) -> Found | None:
        """Whom a phrase with "the", "these", "both" means that says too little by itself; None if nobody."""
        nominal = site.nominal
        told = nominal.agents or nominal.lower in self.knowledge.pointing or nominal.lower.endswith(self.knowledge.ages)
        return self.story.earlier(site) if nominal.definite and told else None

    # -- names -----------------------------------------------------------------------------------------------------

    def role(self, entity: Entity, titles: tuple[str, ...] = (), nation: str = "") -> Role | None:
        """The role of the story's date."""
        if len(entity.roles) == 1:
            role = entity.roles[0]
            if not (role.since or role.until):
                return role  # most entities
        self.story.ask()
        return role_on(entity, self.story.date, titles, nation)

    def sort_of(self, named: Named) -> str:
        """Whether a known name before a head is a person's or a body's, by the files or by the story."""
        if named.entity is None:
            return self.story.introduced(named.local)[1]
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
            known, _ = self.story.introduced(named.local)
            return replace(known, start=start, end=end, via=(known.start, known.end))
        kept = self.story.kept(entity) if entity.kind == "person" else None
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
