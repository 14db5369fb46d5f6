"""A story: who was introduced, and whom pronouns, short names and "the president" mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tacitus.actors.antecedents import MEMORY, NEAR, Antecedents
from tacitus.actors.descriptions import Descriptions
from tacitus.actors.found import NOTHING, Found
from tacitus.actors.introductions import Introductions
from tacitus.actors.mention import Deed, Mention, Resolution
from tacitus.actors.nominal import LOCAL
from tacitus.actors.pointing import is_body, is_many, is_person, point, pointed
from tacitus.actors.quotes import quoted
from tacitus.actors.resolve import Resolver
from tacitus.actors.settings import Settings
from tacitus.actors.sexes import Sexes
from tacitus.actors.site import NONE, Site
from tacitus.actors.whereabouts import Whereabouts
from tacitus.syntax.clause import Clause, Parse, Phrase
from tacitus.text.sentence import Sentence

if TYPE_CHECKING:
    from tacitus.actors.actors import Actors

_THING = Resolution()
_SELVES = ("person", "people", "body")


class Story(Whereabouts):
    """One document, read sentence by sentence: `find`, then (after tagging and parsing) `read`, then `resolve`.

    Sentences are known to it one by one; of earlier ones it keeps who acted in the last few, and all introductions.
    `title` needs no treatment of its own: it is read like any sentence, before those of the text.
    """

    def __init__(self, actors: Actors, date: str | None, title: str | None = None) -> None:
        self.actors = actors
        self.classes = actors.classes
        self.reflexive = actors.reflexive
        self.mutual = actors.mutual
        self.date = date
        self.deeds: list[Deed] = []  # coding fills it
        # These three are made when they are asked: most stories are short.
        self._introductions: Introductions | None = None
        self._settings: Settings | None = None
        self._sexes: Sexes | None = None
        self._resolver = Resolver(actors, self)
        self._antecedents = Antecedents(actors, self._resolver)
        self._descriptions = Descriptions(actors, self._antecedents)
        self._sentence: Sentence | None = None
        self._parse: Parse | None = None
        self._resolved: dict[int, Resolution] = {}
        self._places: dict[int, Resolution] = {}
        self._modifiers: dict[int, tuple[Mention, ...]] = {}
        self._behind = actors.behind
        self._open = False
        self._speaker = NOTHING

    @property
    def introductions(self) -> Introductions:
        """Whom the story has introduced."""
        if self._introductions is None:
            self._introductions = Introductions(self.actors)
        return self._introductions

    @property
    def sexes(self) -> Sexes:
        """Whom "he" and "she" can mean."""
        if self._sexes is None:
            self._sexes = Sexes(self.actors)
        return self._sexes

    # -- a sentence ------------------------------------------------------------------------------------------------

    def find(self, sentence: Sentence) -> None:
        """Fills `sentence.names`; the sentence before is settled first, so that its people are known by short names."""
        if self._parse is not None:
            self._settle()
        names = self.actors.names.find(sentence)
        if self._introductions is not None or self._introduces(sentence, names):
            names = self.introductions.find(sentence, names, self.date)
        if "of" in sentence.lowers:
            titles = self.actors.agents.titles(sentence.words, sentence.lowers)
            if titles:
                names = _without_overlap(names, titles)
        sentence.names = names

    def _introduces(self, sentence: Sentence, names: list[tuple[int, int, int]]) -> bool:
        """Whether one of the names is that of somebody who may be called by a short name from now on."""
        persons, bodies, lowers = self.actors.persons_named, self.actors.body_words, sentence.lowers
        for first, end, key in names:  # noqa: SIM110 - a generator would cost more than the rest
            if key in persons or (end - first > 1 and lowers[end - 1] in bodies):
                return True
        return False

    def locate(self, dateline: Sentence) -> None:
        """Takes from a dateline ("LIMA (AP) --") where the story is set; it is no sentence of the story."""
        dateline.names = self.actors.names.find(dateline)
        self.settings.take(dateline, dateline=True)

    def read(self, sentence: Sentence, parse: Parse) -> None:
        """Takes the parsed sentence; `resolve` answers for its phrases from now on."""
        if self._parse is not None:
            self._settle()
        self._sentence, self._parse = sentence, parse
        self._resolver.begin(sentence, self._introductions is not None)
        self._antecedents.begin(parse)
        if self._resolved or self._places or self._modifiers:
            self._resolved.clear()
            self._places.clear()
            self._modifiers.clear()

    def resolve(self, phrase: Phrase, clause: Clause | None, role: str) -> Resolution:
        """Who the phrase stands for. `role`: "subject", "object", "possessor" or the preposition it stands behind."""
        behind = role in self._behind
        known, number = self._places if behind else self._resolved, id(phrase)
        resolution = known.get(number)
        if resolution is None:
            resolution = known[number] = _resolution(self._antecedents.of(phrase, clause), behind)
        return resolution

    def modifiers(self, phrase: Phrase) -> tuple[Mention, ...]:
        """Actors that the words before the head name, each with its own span: possessor, adjectives, bodies."""
        known = self._modifiers.get(id(phrase))
        if known is None:
            known = self._modifiers[id(phrase)] = self._resolver.modifiers(phrase)
        return known

    def _settle(self) -> None:
        """Remembers of the sentence just read who is introduced, who acted, and where."""
        sentence, parse = self._sentence, self._parse
        if sentence is None or parse is None:
            return
        parties = self._antecedents.acted(parse)
        flags, self._open = quoted(sentence, self._open)
        if any(flags):
            self._speaker = self._outside(parse, flags) or self._speaker
        self.introductions.take(self._resolver, parse, self._antecedents.found)
        self.settings.take(sentence)
        self.sexes.learn(sentence)
        self._antecedents.settle(parties, self._bodies(sentence))
        self._sentence = self._parse = None

    def _bodies(self, sentence: Sentence) -> list[Found]:
        """The bodies of the files that the sentence names, also before a role noun: "EU foreign ministers ... the bloc"."""
        found: list[Found] = []
        for first, end, key in sentence.names:
            if 0 <= key < LOCAL and self.actors.maybe_body(key):
                named = self.actors.nominals.named(first, end, key, sentence.words[first:end])
                if named.entity is not None and named.entity.kind in ("body", "group"):
                    mention = self._resolver.named(named, sentence.starts[first], sentence.ends[end - 1])
                    found.append(Found((mention,), sort="body", head=named.entity.name.lower()))
        return found

    # -- what the resolver asks ------------------------------------------------------------------------------------

    def introduced(self, local: int) -> tuple[Mention, str]:
        """Whom a name that the story introduced means, and of what sort it is."""
        return self.introductions.get(local)

    def kept(self, entity: str) -> Mention | None:
        """What the story's own words made of a person of the files."""
        return self._introductions.kept.get(entity) if self._introductions is not None else None

    def pronoun(self, phrase: Phrase, clause: Clause | None) -> Found:
        """Whom a pronoun means; NOTHING if nobody fits."""
        sentence = self._resolver.sentence
        word = sentence.lowers[phrase.head]
        if word in self.actors.relatives:
            noun = clause.noun if clause is not None else None
            return point(self._antecedents.of(noun, None), *self._own(phrase)) if noun is not None else NOTHING
        possessive = sentence.tags[phrase.head] == "PRP$"
        return point(self._antecedent(word, phrase, clause, possessive), *self._own(phrase))

    def owner(self, phrase: Phrase, pronoun: str, clause: Clause | None) -> Found:
        """Whom the possessive pronoun at the head of a phrase means."""
        if pronoun in self.actors.relatives:
            noun = self._described(phrase)
            return self._antecedents.of(noun, None) if noun is not None else NOTHING
        kin = self._resolver.sentence.lowers[phrase.head] in self.actors.kin
        return self._antecedent(pronoun, phrase, clause, True, kin)

    def _described(self, phrase: Phrase) -> Phrase | None:
        """On what the innermost relative clause stands that the phrase is in: Kenya, of "Kenya, whose army attacked"."""
        found: Phrase | None = None
        for clause in self._parse.clauses if self._parse is not None else ():
            noun = clause.noun
            if clause.relation == "relative" and noun is not None and noun.end <= phrase.start < clause.verb:
                found = noun if found is None or noun.start > found.start else found
        return found

    def owner_besides(self, phrase: Phrase, clause: Clause) -> tuple[Mention, ...]:
        """Whom the possessive pronoun that opens a phrase means if not who acts in the clause: "rebels attacked their convoy"."""
        word = self._resolver.sentence.lowers[phrase.start]
        return self._antecedent(word, phrase, clause, True, besides=True).mentions

    def counterpart(self, phrase: Phrase, clause: Clause | None) -> Found:
        """The other actor of the sentence whose role "his Israeli counterpart" has too; NOTHING if nobody has a role."""
        for found in self._antecedents.candidates(phrase, clause, True):
            if any(mention.sectors for mention in found.mentions):
                return found
        return NOTHING

    def earlier(self, site: Site) -> Found | None:
        """Whom "the president", "the two sides", "the group", "the country" mean; None if nobody was named before."""
        found = self._descriptions.meant(site)
        start, end = site.span(NONE)
        if found is None or [(mention.start, mention.end) for mention in found.mentions] == [(start, end)]:
            return found  # a country that was named by its cities and people only
        return pointed(found, start, end)

    # -- antecedents -----------------------------------------------------------------------------------------------

    def _antecedent(
        self,
        word: str,
        phrase: Phrase,
        clause: Clause | None,
        possessive: bool,
        kin: bool = False,
        besides: bool = False,
    ) -> Found:
        """Whom a pronoun means. `kin`: who has parents, a wife, is no country and no body; `besides`: not who acts."""
        actors = self.actors
        if word in actors.persons:
            fits = is_person
        elif word in actors.many:
            fits = is_many
        elif word in actors.things:
            fits = is_body
        elif word in actors.speakers:
            return self._speaker_of(phrase, clause)
        else:
            return NOTHING
        reach = MEMORY if fits is is_person else NEAR
        self.sexes.learn(self._resolver.sentence)
        said = fits is is_many and self._is_said(phrase)
        alone = besides or not (possessive or word in actors.reflexive)
        subject = self._subject_of(phrase, clause) if alone else []
        for found in self._antecedents.candidates(phrase, clause, possessive, reach):
            if not fits(found) or not self.sexes.agrees(found, word) or (kin and found.sort in ("country", "body")):
                continue
            if said and found.sort == "body" and not found.many and not self._armed(found):
                continue
            if not subject or any(_who(mention) not in subject for mention in found.mentions):
                self.sexes.note(found, word)
                return found
        return NOTHING

    def _is_said(self, phrase: Phrase) -> bool:
        """Whether the phrase stands in quotation marks."""
        tags = self._resolver.sentence.tags
        return ("``" in tags or "''" in tags) and quoted(self._resolver.sentence, self._open)[0][phrase.head]

    def _armed(self, found: Found) -> bool:
        """Whether a body is one of armed people or of the state: "they" of those who tell of it, as no other body is."""
        sectors = found.mentions[0].sectors[:1]
        return not set(sectors).isdisjoint((*self.classes.forces, *self.classes.state))

    def _subject_of(self, phrase: Phrase, clause: Clause | None) -> list[tuple[str | None, ...]]:
        """Who acts on the pronoun, whom it cannot mean: "the president praised him"."""
        if clause is None or phrase in clause.subjects:
            return []
        found = [self._antecedents.of(subject, clause) for subject in clause.subjects if subject.end <= phrase.start]
        return [_who(mention) for one in found for mention in one.mentions]

    def _speaker_of(self, phrase: Phrase, clause: Clause | None) -> Found:
        """Who says "we": the subject outside the quotation, else that of the clause above, else the last speaker."""
        parse = self._parse
        if parse is None:
            return NOTHING
        flags, _ = quoted(self._resolver.sentence, self._open)
        if not flags[phrase.head]:
            return (
                next(iter(self._antecedents.above(phrase, clause, parse)), NOTHING) if clause is not None else NOTHING
            )
        return self._outside(parse, flags) or self._speaker

    def _outside(self, parse: Parse, flags: list[bool]) -> Found | None:
        """The first one outside the quotation who is the subject of a clause."""
        for clause in parse.clauses:
            for subject in clause.subjects:
                if flags[subject.head]:
                    continue
                if self._antecedents.asked(subject):
                    return None  # "we" is asked on the way to the speaker
                if (found := self._antecedents.of(subject, clause)).mentions:
                    return found
        return None

    def _own(self, phrase: Phrase) -> tuple[int, int]:
        sentence = self._resolver.sentence
        return sentence.starts[phrase.head], sentence.ends[phrase.head]


def _resolution(found: Found, behind: bool) -> Resolution:
    """What coding is told. `behind`: the phrase stands behind a preposition of place."""
    actors, inside, place = found.mentions, found.inside, found.place
    if place is not None:
        if behind and place.precision != "country":
            actors = ()
    elif not (actors or inside):
        return _THING
    return Resolution(actors, inside, place, bool(actors) and found.sort in _SELVES)


def _who(mention: Mention) -> tuple[str | None, ...]:
    """By what two mentions are known to be of one actor."""
    return mention.id, mention.name, mention.code


def _without_overlap(
    names: list[tuple[int, int, int]], titles: list[tuple[int, int, int]]
) -> list[tuple[int, int, int]]:
    """Names and titles in text order; a title that crosses a name gives way."""
    free = [(a, b, key) for a, b, key in titles if all(b <= first or end <= a for first, end, _ in names)]
    return sorted([*names, *free])
