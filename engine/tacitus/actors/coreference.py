"""A story: who was introduced, and whom pronouns, short names and "the president" mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tacitus.actors.antecedents import Antecedents
from tacitus.actors.descriptions import Descriptions
from tacitus.actors.found import NOTHING, Found
from tacitus.actors.introductions import Introductions
from tacitus.actors.mention import Deed, Mention, Resolution
from tacitus.actors.nominal import LOCAL
from tacitus.actors.pointing import pointed
from tacitus.actors.pronouns import Pronouns
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


class Story(Whereabouts, Pronouns):
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


def _resolution(found: Found, behind: bool) -> Resolution:
    """What coding is told. `behind`: the phrase stands behind a preposition of place."""
    actors, inside, place = found.mentions, found.inside, found.place
    if place is not None:
        if behind and place.precision != "country":
            actors = ()
    elif not (actors or inside):
        return _THING
    return Resolution(actors, inside, place, bool(actors) and found.sort in _SELVES)


def _without_overlap(
    names: list[tuple[int, int, int]], titles: list[tuple[int, int, int]]
) -> list[tuple[int, int, int]]:
    """Names and titles in text order; a title that crosses a name gives way."""
    free = [(a, b, key) for a, b, key in titles if all(b <= first or end <= a for first, end, _ in names)]
    return sorted([*names, *free])
