"""Whom "he", "they", "its", "we" and "whose" mean in a story."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tacitus.actors.antecedents import MEMORY, NEAR, Antecedents
from tacitus.actors.classes import Classes
from tacitus.actors.found import NOTHING, Found
from tacitus.actors.mention import Mention
from tacitus.actors.pointing import is_body, is_many, is_person, point
from tacitus.actors.quotes import quoted
from tacitus.actors.resolve import Resolver
from tacitus.actors.sexes import Sexes
from tacitus.syntax.clause import Clause, Parse, Phrase

if TYPE_CHECKING:
    from tacitus.actors.actors import Actors


class Pronouns:
    """What a story knows of those whom pronouns mean. What it works with is the story's; `_open`: a quotation of the sentence
    before goes on; `_speaker`: who spoke last."""

    actors: Actors
    classes: Classes
    _sexes: Sexes | None
    _resolver: Resolver
    _antecedents: Antecedents
    _parse: Parse | None
    _open: bool
    _speaker: Found

    @property
    def sexes(self) -> Sexes:
        """Whom "he" and "she" can mean."""
        if self._sexes is None:
            self._sexes = Sexes(self.actors)
        return self._sexes

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


def _who(mention: Mention) -> tuple[str | None, ...]:
    """By what two mentions are known to be of one actor."""
    return mention.id, mention.name, mention.code
