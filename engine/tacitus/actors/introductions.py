"""Names that a story itself introduces: short names of people named in full, unknown people, acronyms."""

from __future__ import annotations

from itertools import compress
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from tacitus.actors.entities import Entity, role_on
from tacitus.actors.found import Found
from tacitus.actors.mention import Mention
from tacitus.actors.nominal import LOCAL
from tacitus.syntax.clause import Parse, Phrase
from tacitus.text.sentence import Sentence

if TYPE_CHECKING:
    from tacitus.actors.actors import Actors
    from tacitus.actors.resolve import Resolver

MAX_NAMES = 5_000
_PROPER = ("NNP", "NNPS")


class Introductions(Struct, eq=False):
    """Grows with the story, to at most MAX_NAMES. `kept`: by id, what the story's own titles made of a known person."""

    actors: Actors
    kept: dict[str, Mention] = {}
    names: dict[str, int] = {}
    _lengths: dict[str, set[int]] = {}
    _mentions: list[tuple[Mention, str]] = []
    _shortened: set[str] = set()
    _told: set[str] = set()
    _parts: set[int] = set()

    def get(self, local: int) -> tuple[Mention, str]:
        """Whom the name with this number means, and the sort."""
        mention, sort = self._mentions[local]
        return self.kept.get(mention.id or "", mention), sort

    def find(
        self, sentence: Sentence, names: list[tuple[int, int, int]], date: str | None
    ) -> list[tuple[int, int, int]]:
        """The names of the sentence with those that the story introduced; opens short names of people named in full."""
        persons = self.actors.persons_named
        for first, end, key in names:
            if key in persons:
                person = self.actors.entity(persons[key])
                if person.id not in self._shortened:
                    self._shorten(person, sentence.starts[first], sentence.ends[end - 1], date)
            elif end - first > 1 and (body := self.actors.body_named(key, sentence.lowers[end - 1])) is not None:
                self._shorten_body(body, sentence, first, end, date)
        if not self.names:
            return names
        return self._merge(sentence, names)

    def take(self, resolver: Resolver, parse: Parse, found: dict[int, Found]) -> None:
        """Introduces whom the sentence names with a title, in an apposition, or in full; acronyms in brackets too."""
        tags = resolver.sentence.tags
        for phrase in parse.phrases:
            if tags[phrase.head] not in _PROPER and not phrase.appositions:
                continue
            known = found.get(id(phrase)) or resolver.find(phrase, None)
            if known.mentions and known.mentions[0].kind != "pronoun":
                self._introduce(resolver, phrase, known)
            if phrase.appositions:
                self._abbreviate(resolver, parse, phrase, known)

    def _introduce(self, resolver: Resolver, phrase: Phrase, known: Found) -> None:
        mention = known.mentions[0]
        if known.sort == "person" and mention.name is not None and mention.via is None:
            nominal = resolver.site(phrase).nominal
            told = bool(nominal.titles) or nominal.former or bool(phrase.appositions)
            if mention.id is not None:
                self._told.add(mention.id)
                if told:
                    self.kept.setdefault(mention.id, mention)
                if mention.id not in self._shortened:
                    self._shorten_titled(resolver, phrase, mention)
            elif " " in mention.name or mention.code is not None:
                for short in shorts_of(mention.name):
                    self.add(short, mention, "person")
        elif (
            mention.name
            and known.sort == "body"
            and (mention.kind == "agent" or (mention.kind == "unknown" and mention.code))
        ):
            self.add(mention.name, mention, "body")

    def _abbreviate(self, resolver: Resolver, parse: Parse, phrase: Phrase, known: Found) -> None:
        """Lets an acronym in brackets mean what it spells: all of "Front for Peace and Bread (FPB)", else the phrase that
        it stands behind."""
        sentence = resolver.sentence
        for other in phrase.appositions:
            word = sentence.words[other.head]
            if other.end - other.start > 1 or not word.isupper() or len(word) < 2:
                continue
            first = spelt(sentence.words, other.head)
            whole = next((p for p in parse.phrases if p.start <= first < p.end), phrase) if first >= 0 else phrase
            found = known if whole is phrase else resolver.find(whole, None)
            if whole is not phrase:
                name = " ".join(sentence.words[first : other.head - 1])
                start, end = sentence.starts[first], sentence.ends[other.head - 2]
                mention = found.mentions[0] if found.mentions else Mention(start, end, "unknown")
                self.add(word, replace(mention, start=start, end=end, name=name), "body")
            elif found.mentions and found.mentions[0].code is not None:
                self.add(word, found.mentions[0], found.sort)

    def add(self, name: str, mention: Mention, sort: str) -> None:
        """Lets the name mean the mention from now on; the latest wins."""
        if len(self._mentions) >= MAX_NAMES:
            return
        words = name.lower().replace("’", "'").split(" ")
        before = self.names.get(" ".join(words))
        if before is not None and mention.code is None and self._mentions[before][0].name == mention.name:
            return  # the same one again, told by less
        self.names[" ".join(words)] = len(self._mentions)
        self._lengths.setdefault(words[0], set()).add(len(words))
        self._mentions.append((mention, sort))

    def _shorten(self, person: Entity, start: int, end: int, date: str | None) -> None:
        self._shortened.add(person.id)
        role = role_on(person, date)
        mention = Mention(start, end, "name", person.name, person.id)
        if role is not None:
            source = "name" if role.country else None
            mention = replace(
                mention, code=role.code or None, country=role.country or None, country_from=source, sectors=role.sectors
            )
        for short in person.shorts:
            self.add(short, mention, person.kind)

    def _shorten_body(self, body: Entity, sentence: Sentence, first: int, end: int, date: str | None) -> None:
        """Lets "the Fund" mean the International Monetary Fund."""
        role = role_on(body, date)
        if role is None or body.id in self._shortened:
            return
        self._shortened.add(body.id)
        country, source = role.country or None, "name" if role.country else None
        start, stop = sentence.starts[first], sentence.ends[end - 1]
        mention = Mention(start, stop, "name", body.name, body.id, role.code or None, country, source, role.sectors)
        self._parts.add(len(self._mentions))
        self.add(sentence.words[end - 1], mention, "body")

    def _shorten_titled(self, resolver: Resolver, phrase: Phrase, mention: Mention) -> None:
        """Opens the short names of somebody whom the text names by title and short name only ("President Bush")."""
        for person in self.actors.by_short(resolver.sentence.words[phrase.head]):
            if person.id == mention.id:
                self._shorten(person, mention.start, mention.end, resolver.story.date)

    def _merge(self, sentence: Sentence, names: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
        lowers, count, known = sentence.lowers, len(sentence.lowers), self.names
        found = [
            name
            for name in names
            if name[1] - name[0] > 1 or lowers[name[0]] not in known or not self._means_another(sentence, *name)
        ]
        if self._lengths.keys().isdisjoint(lowers):
            return found
        taken = {token for first, end, _ in found for token in range(first, end)}
        for first in compress(range(count), map(self._lengths.__contains__, lowers)):
            lower = lowers[first]
            if first in taken or not sentence.words[first][0].isupper():
                continue
            if lower in self.actors.agents.set("months-too") and self._dated(lowers, first):
                continue
            lengths = self._lengths[lower]
            for length in sorted(lengths, reverse=True):
                local = known.get(" ".join(lowers[first : first + length])) if first + length <= count else None
                if local is None:
                    continue
                part = local in self._parts or self._mentions[local][1] == "country"
                if part and not _alone(sentence, first):
                    continue
                if not taken.intersection(range(first, first + length)):
                    found.append((first, first + length, LOCAL + local))
                    taken.update(range(first, first + length))
                    break
        found.sort()
        return found

    def _dated(self, lowers: list[str], at: int) -> bool:
        """Whether a name that is a month too is one here: "in May", "3 May", "May 2018"."""
        around = (*lowers[max(0, at - 1) : at], *lowers[at + 1 : at + 2])
        return any(word[0].isdigit() for word in around) or (
            at > 0 and lowers[at - 1] in self.actors.agents.set("before-months")
        )

    def _means_another(self, sentence: Sentence, first: int, _: int, key: int) -> bool:
        """Whether a known name of one word is the last name of somebody whom the story introduced ("Danilo Medina ... Medina
        said"): a place, but not behind "in", one of a people, but not behind "a", or a person who was not told himself."""
        local = self.names.get(sentence.lowers[first])
        if local is None or self._mentions[local][1] != "person":
            return False
        for sense in self.actors.names.all_senses(key):
            entity = self.actors.entity(sense.entity)
            if entity.kind == "person":
                if self._mentions[local][0].id is not None or entity.id in self._told:
                    return False
            elif sense.aspect == "person" or (entity.kind == "people" and sense.aspect == "name"):
                if sentence.lowers[max(0, first - 1)] in self.actors.agents.set("before-one"):
                    return False  # "a Turk"
            elif entity.kind != "place" or sentence.lowers[max(0, first - 1)] in self.actors.behind:
                return False
        return True


def _alone(sentence: Sentence, at: int) -> bool:
    """Whether a word may be a country's short name: "the North", not "the North Sea"."""
    behind = sentence.words[at + 1] if at + 1 < len(sentence.words) else ""
    return sentence.lowers[max(0, at - 1)] == "the" and not behind[:1].isupper()


def spelt(words: list[str], at: int) -> int:
    """The first of the words before an acronym in brackets whose initials it is made of, small words left out; -1 if they
    do not spell it."""
    token = at - 2
    for letter in reversed(words[at]):
        while token >= 0 and words[token].islower():
            token -= 1
        if token < 0 or words[at - 1] != "(" or words[token][0] != letter:
            return -1
        token -= 1
    return token + 1


def shorts_of(name: str) -> list[str]:
    """The names by which a person named in full may be called again: in full, the last word, the last two."""
    words = name.split(" ")
    shorts = [name]
    if len(words) > 1:
        shorts.append(words[-1])
        if len(words) > 2:
            shorts.append(" ".join(words[-2:]))
        if words[-1].partition("-")[0].lower() in ("al", "el") and "-" in words[-1]:
            shorts.append(words[-1].partition("-")[2])
    return [short for short in shorts if short and short[0].isalpha()]
