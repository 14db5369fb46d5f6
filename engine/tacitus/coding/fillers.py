"""The parts of a pattern: which noun phrases can be its participants, its things, and the events inside it."""

from __future__ import annotations

from collections.abc import Callable

from tacitus.actors.mention import Mention, Resolution
from tacitus.coding.cues import Cues
from tacitus.coding.draft import Bindings, Inner
from tacitus.coding.places import place_mention
from tacitus.coding.sides import same_side
from tacitus.coding.terms import PLURAL, Terms
from tacitus.rulebook.matchers import EventSlot, Filler, Joint, Noun, Prep, Role, Term
from tacitus.syntax.clause import Clause, Phrase

Lower = Callable[[Clause | None, Phrase | None], Inner | None]


class Fillers(Terms, eq=False):
    """Fills the parts of patterns. `lower` gives the inner event of a lower clause or noun phrase (None: no event)."""

    cues: Cues
    lower: Lower

    def _fill(self, filler: Filler, group: list[Phrase], clause: Clause | None, how: str, bindings: Bindings) -> bool:
        if type(filler) is Role:
            return self._role(filler, group, clause, how, bindings)
        if type(filler) is Noun:
            return self._noun(filler, group, clause, how, bindings)
        if isinstance(filler, Joint):
            return self._joint(group, clause, how, bindings)
        for phrase in group:
            inner = self.lower(None, self.reading.content(phrase))
            if inner is not None:
                bindings.inners.append(inner)
                bindings.used.append(phrase)
                return True
        return False

    def _role(self, role: Role, phrases: list[Phrase], clause: Clause | None, how: str, bindings: Bindings) -> bool:
        """Binds the participant if some of the phrases can be one."""
        found: tuple[Mention, ...] = ()
        for phrase in phrases:
            if role.terms and not self._meant(role.terms, phrase):
                continue
            if role.name == "TARGET":
                story, word = self.reading.story, self.reading.sentence.lowers[phrase.head]
                if word in story.reflexive:
                    continue  # "blew themselves up": done to nobody else
                if clause is not None and (word in story.mutual or phrase.possessor is not None):
                    parties = self._mutual(phrase.possessor or phrase, clause)
                    if parties:
                        bindings.joint = parties
                        bindings.used.append(phrase)
                        return True
            resolution = self.reading.story.resolve(phrase, clause, how)
            mentions = _participants(role, resolution) if role.kind or not resolution.actors else resolution.actors
            if mentions:
                found = found + mentions if found else mentions
                bindings.used.append(phrase)
        if not found:
            return False
        if role.name == "SOURCE":
            bindings.sources = found
        else:
            bindings.targets = found
        return True

    def _mutual(self, phrase: Phrase, clause: Clause) -> tuple[Mention, ...]:
        """Those who do it to "each other" or, if they are two, to "the other"; nobody if the phrase means somebody else."""
        lowers, story = self.reading.sentence.lowers, self.reading.story
        at = phrase.head
        if story.mutual.isdisjoint((" ".join(lowers[at - 1 : at + 1]), " ".join(lowers[at : at + 2]))):
            return ()
        parties = [who for phrase in clause.subjects for who in story.resolve(phrase, clause, "subject").actors]
        return tuple(parties) if lowers[at - 1] != "the" or len(parties) == 2 else ()

    def _meant(self, terms: tuple[Term, ...], phrase: Phrase) -> bool:
        """Whether a phrase is of the terms by its head, its title or whom it counts: "thousands of soldiers"."""
        if self._term(terms, phrase) or self._titled(terms, phrase):
            return True
        content = self.reading.content(phrase)
        return content is not phrase and self._term(terms, content)

    def _joint(self, phrases: list[Phrase], clause: Clause | None, how: str, bindings: Bindings) -> bool:
        """Binds `SOURCE and TARGET`: two or more actors, or one that is many (a plural, a body)."""
        found: list[Mention] = []
        for phrase in phrases:
            found.extend(self.reading.story.resolve(phrase, clause, how).actors)
        if not found or (len(found) == 1 and not self._collective(phrases, found[0], clause, how)):
            return False
        bindings.joint = tuple(found)
        bindings.used.extend(phrases)
        return True

    def _collective(self, phrases: list[Phrase], mention: Mention, clause: Clause | None, how: str) -> bool:
        """One that is many does it among itself, unless somebody is there to whom it is done ("officials met Wang")."""
        head = phrases[0].head
        acting = how == "subject" and clause is not None and clause.voice == "active"
        done_to = clause.objects if acting and clause is not None else []
        if any(self.reading.story.resolve(other, clause, "object").actors for other in done_to):
            return False
        return (
            self.reading.tags[head] in PLURAL
            or not set(mention.sectors).isdisjoint(self.reading.story.classes.international)
            or (mention.kind == "pronoun" and self.reading.sentence.lowers[head] == "they")
        )

    def _noun(self, noun: Noun, phrases: list[Phrase], clause: Clause | None, how: str, bindings: Bindings) -> bool:
        for phrase in phrases:
            content = self.reading.content(phrase)
            if not (self.fits(noun, phrase) or (content is not phrase and self.fits(noun, content))):
                continue
            if noun.kind and not self._kind(noun.kind, phrase, clause, how):
                continue
            if noun.possessor is not None:
                taken = Bindings()
                if not (
                    self._possessor(noun.possessor, content, (), taken, clause)
                    or (how == "subject" and self._launched(noun.possessor, content, clause, taken))
                ):
                    inside = self.reading.story.resolve(phrase, clause, how).inside
                    if not inside:
                        continue
                    _bind(taken, noun.possessor.name, inside)
                _bind(bindings, noun.possessor.name, taken.sources or taken.targets)
            bindings.used.append(phrase)
            if content is not phrase:
                bindings.used.append(content)
            return True
        return False

    def _launched(self, filler: Filler, phrase: Phrase, clause: Clause | None, bindings: Bindings) -> bool:
        """ "Rebels launched an attack that killed ten": whose attack it was is told by the light verb over it."""
        owner = self.reading.owner(phrase)
        if owner is None or owner[0] is clause or owner[1] != "object" or not isinstance(filler, Role):
            return False
        above = owner[0]
        lends = above.lemma in self.cues.light or self._issued(phrase, above)
        return lends and self._role(filler, above.subjects, above, "subject", bindings)

    def _issued(self, phrase: Phrase, above: Clause) -> bool:
        """ "Sent a letter", "put out a report": what it says is said by who sends it."""
        if self.reading.lemmas[phrase.head] not in self.cues.writings:
            return False
        return (f"{above.lemma}_{above.particle}" if above.particle else above.lemma) in self.cues.issuing

    def _written(self, role: Role, phrases: list[Phrase], clause: Clause, bindings: Bindings) -> bool:
        """Whether a letter, report or decree demands, accuses or bans; binds whose it is, if anybody's."""
        for phrase in phrases:
            content = self.reading.content(phrase)
            if self.reading.lemmas[content.head] in self.cues.writings:
                bindings.used.append(phrase)
                if not (
                    self._possessor(role, content, (), bindings, clause)
                    or self._launched(role, content, clause, bindings)
                ):
                    _bind(bindings, role.name, self.reading.story.resolve(phrase, clause, "subject").inside)
                return True
        return False

    def _possessor(
        self,
        filler: Filler,
        phrase: Phrase,
        preps: tuple[Prep, ...],
        bindings: Bindings,
        clause: Clause | None = None,
    ) -> bool:
        """`'s`: possessor, adjective, or of- and by-phrase that the pattern does not name itself (in `preps`). `clause`: the
        one whose place tells of whom the owner is that names no country."""
        if not isinstance(filler, Role):
            return False
        if phrase.possessor is not None and self._role(filler, [phrase.possessor], clause, "possessor", bindings):
            return True
        mentions = self.reading.story.modifiers(phrase)
        if mentions and not filler.terms and not filler.kind:
            _bind(bindings, filler.name, mentions)
            return True
        if phrase.pps:
            for word in ("by", "of"):
                group = [other for prep, other in phrase.pps if prep == word]
                named = any(word in prep.words for prep in preps)
                if group and not named and self._role(filler, group, clause, word, bindings):
                    return True
        return False

    def _own(self, group: list[Phrase], clause: Clause | None, how: str, bindings: Bindings) -> bool:
        """Whether a phrase is the source's own ("put curbs on its market for new members"): another one is the target."""
        if not bindings.sources:
            return False
        resolution = self.reading.story.resolve(group[0], clause, how)
        found = resolution.actors or resolution.inside
        return bool(found) and any(same_side(found[0], source) for source in bindings.sources)

    def _kind(self, kind: str, phrase: Phrase, clause: Clause | None, how: str) -> bool:
        if kind == "NUMBER":
            return "CD" in self.reading.tags[phrase.start : phrase.end]
        resolution = self.reading.story.resolve(phrase, clause, how)
        if kind == "PLACE":
            return resolution.place is not None
        if kind == "PERSON":
            return resolution.person
        if how not in ("subject", "object") and self._tells_time(phrase.head):
            return False  # "agreed on Monday", "agreed on March 16"
        return not resolution.actors

    def _tells_time(self, head: int) -> bool:
        lemmas, words = self.reading.lemmas, self.cues.time_words
        return lemmas[head] in words or (lemmas[head][0].isdigit() and lemmas[head - 1] in words)


def _participants(role: Role, resolution: Resolution) -> tuple[Mention, ...]:
    if role.kind == "PLACE":
        if resolution.place is None:
            return ()
        return (place_mention(resolution),)
    if role.kind == "PERSON":  # a name of which nothing is known may be a town's
        return tuple(mention for mention in resolution.actors if mention.code) if resolution.person else ()
    if resolution.actors:
        return resolution.actors
    return resolution.inside if role.name == "TARGET" else ()


def _bind(bindings: Bindings, role: str, mentions: tuple[Mention, ...]) -> None:
    if role == "SOURCE":
        bindings.sources = mentions
    else:
        bindings.targets = mentions


def describe(filler: Filler) -> str:
    """A part of a pattern in the author's words."""
    if isinstance(filler, Role):
        return filler.name
    if isinstance(filler, Joint):
        return "SOURCE and TARGET"
    if isinstance(filler, EventSlot):
        return "EVENT"
    if filler.terms:
        return "|".join(" ".join((*term.words, term.lemma)) for term in filler.terms[:4])
    return filler.kind or "a noun"
