"""Matching: does a pattern fit a clause or an event noun, and what do its parts take?

The order of tests is written down in rules/README.md ("How a sentence is coded"). A pattern is told as one active
clause; here a passive clause offers its by-phrase as subject and its surface subject among its objects.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import field

from tacitus.actors.mention import Mention
from tacitus.coding.below import Below
from tacitus.coding.draft import Bindings
from tacitus.coding.fillers import describe
from tacitus.coding.needs import AGENT, ANYBODY, COMPLEMENT, INFINITIVE, OBJECT, PASSIVE
from tacitus.coding.offers import Offer, clause_offer, coordinated, hang, hanging, noun_offer, standing
from tacitus.rulebook.matchers import EventSlot, Filler, Joint, Matcher, Noun, Prep, Role
from tacitus.syntax.clause import Clause, Phrase


class Matching(Below, eq=False):
    """Tests patterns on one reading.

    `failed`: when a list is given, every part that does not fit is written there as (part, why): the trace of `explain`.
    """

    failed: list[tuple[str, str]] | None = None
    _offers: dict[int, Offer] = field(default_factory=dict)

    # -- clauses ---------------------------------------------------------------------------------------------------

    def clause(self, matcher: Matcher, offer: Offer, lenient: bool) -> Bindings | None:
        """What the parts of a verb or copula pattern take in a clause by its offer, or None. `lenient`: participants may be
        missing, as in an event inside another ("threatened to attack")."""
        clause = offer.clause
        assert clause is not None
        if matcher.passive and clause.voice != "passive":
            self._fail("verb", "the clause is not passive")
            return None
        bindings = Bindings()
        if matcher.infinitive is not None:
            below = self._infinitive(matcher.infinitive, clause)
            if below is None:
                self._fail("to " + "|".join(matcher.infinitive.lemmas), "no such infinitive under the verb")
                return None
            offer = clause_offer(clause, below)
            bindings.under.append(below)
        subject, preps = matcher.subject, matcher.preps
        if subject == ANYBODY:  # most patterns: who acts is found once
            actors = offer.actors
            if actors is None:
                actors = self._actors(offer, clause)
            if actors:
                bindings.sources = actors
                bindings.used += offer.acting
            elif not (lenient or offer.agentless):
                offer.lacks |= AGENT
                if self.failed is not None:
                    self._no("subject", ANYBODY, offer.agents)
                return None
        elif subject is not None and not self._subject(
            subject, offer.agents, clause, bindings, lenient or offer.agentless
        ):
            return None
        if matcher.objects and not self._objects(matcher.objects, offer.objects, clause, bindings, lenient):
            return None
        if preps and not self._preps(preps, offer, bindings, lenient):
            return None
        if matcher.event is not None and not self._event(matcher.event, clause, bindings):
            self._no(f"{matcher.event.marker} EVENT".strip(), matcher.event, ())
            return None
        if offer.agentless and subject is not None and not lenient and bindings.empty():
            self._fail("SOURCE", "a clause without agent or target")
            return None
        return bindings

    def offer(self, clause: Clause) -> Offer:
        """What the clause offers to patterns."""
        offer = self._offers.get(clause.index)
        if offer is None:
            offer = self._offers[clause.index] = clause_offer(clause, None)
            if clause.relation == "participle" and not offer.agents:
                offer.agents = self._orderers(clause)
            has = AGENT  # until somebody asks who that is
            if clause.voice == "passive":
                has |= PASSIVE
            for child in self.reading.children[clause.index]:
                has |= COMPLEMENT if child.form == "finite" else INFINITIVE
            if offer.objects:
                has |= OBJECT | self._heads(offer.objects)
            offer.lacks = self._lacking(offer, has)
        return offer

    def _orderers(self, clause: Clause) -> list[Phrase]:
        """ "Ordered six ministers arrested": who orders it does it."""
        noun = clause.noun
        above = self.reading.clauses[clause.parent] if clause.parent is not None and noun is not None else None
        if noun is None or above is None or above.lemma not in self.cues.ordering or clause.start != noun.end:
            return []
        return above.subjects if noun in above.objects else []

    def around(self, phrase: Phrase) -> Offer:
        """What stands around an event noun."""
        offer = self._offers.get(-id(phrase))
        if offer is None:
            owner = self.reading.owner(phrase)
            told = owner is not None and (owner[0].lemma in self.cues.light or owner[0].predicate is not None)
            part = owner is not None and self._takes_part(owner, phrase)
            offer = self._offers[-id(phrase)] = noun_offer(phrase, owner, told, part)
            offer.lacks = self._lacking(offer, 0)
        return offer

    def _heads(self, phrases: list[Phrase]) -> int:
        """The sets of the plan in which the heads of the phrases stand."""
        reading, brings, has = self.reading, self.index.brings, 0
        for phrase in phrases:
            lemma = reading.lemmas[phrase.head]
            if lemma in brings:
                has |= brings[lemma]
            if lemma in reading.transparent:
                has |= brings.get(reading.lemmas[reading.content(phrase).head], 0)
        return has

    def _lacking(self, offer: Offer, has: int) -> int:
        """What the offer lacks, beside what it `has`, for want of prepositions. What an object brings along may hold one
        ("resort to [action] against TARGET"): where nouns hang so deep, any of the sentence will do."""
        hung = hang(offer, self.reading, self.cues.place_words)
        brings = self.index.brings
        for word in hung.prepositions:
            if word in brings:
                has |= brings[word]
        lacks = self.index.everything ^ has
        return lacks & self.reading.lacks if hung.deep else lacks

    def _actors(self, offer: Offer, clause: Clause) -> tuple[Mention, ...]:
        """Who acts in the clause, kept with the offer."""
        found = Bindings()
        if not self._role(ANYBODY, offer.agents, clause, "subject", found) and clause.lemma in self.cues.written:
            written = self._written(ANYBODY, offer.agents, clause, found)
            offer.agentless = offer.agentless or (
                written and not found.sources
            )  # as in a passive: "the lawsuit accuses Chad"
        offer.actors, offer.acting = found.sources, found.used
        return offer.actors

    def _subject(
        self, filler: Filler, phrases: list[Phrase], clause: Clause, bindings: Bindings, lenient: bool
    ) -> bool:
        if isinstance(filler, Role):
            if self._role(filler, phrases, clause, "subject", bindings):
                return True
            if filler.optional or (lenient and not filler.terms and not filler.kind):
                return True
        elif isinstance(filler, Joint):
            if self._joint(phrases, clause, "subject", bindings) or lenient:
                return True
        elif isinstance(filler, Noun):
            if self._noun(filler, phrases, clause, "subject", bindings) or filler.optional:
                return True
        else:
            return False
        return self.failed is not None and self._no("subject", filler, phrases)

    def _objects(
        self, fillers: tuple[Filler, ...], phrases: list[Phrase], clause: Clause, bindings: Bindings, lenient: bool
    ) -> bool:
        groups = coordinated(phrases)
        for filler in fillers:
            for index, group in enumerate(groups):
                if self._fill(filler, group, clause, "object", bindings):
                    del groups[index]
                    break
            else:
                if isinstance(filler, EventSlot) and self._gerund("", clause, bindings):
                    continue
                optional = getattr(filler, "optional", False)
                if not (optional or (lenient and _may_be_missing(filler))):
                    return self.failed is not None and self._no("object", filler, phrases)
        return True

    def _preps(self, preps: tuple[Prep, ...], offer: Offer, bindings: Bindings, lenient: bool) -> bool:
        hung = offer.hung or hang(offer, self.reading, self.cues.place_words)
        offered = hung.offered
        used = bindings.used
        for prep in preps:
            words, filler = prep.words, prep.filler
            here = []
            for word, phrase in offered:
                if word in words:
                    here.append(phrase)
            before = len(used)
            if self._prep(prep, here, offer.clause, bindings):
                for phrase in used[before:]:  # "resort to [action] against TARGET"
                    if phrase.pps:
                        offered = [*offered, *hanging(phrase)]
            else:
                optional = prep.optional or getattr(filler, "optional", False)
                if not (optional or (lenient and _may_be_missing(filler))):
                    return self.failed is not None and self._no("|".join(words), filler, here)
        if hung.reduced:
            bindings.under += standing(hung.reduced, used)
        return True

    def _prep(self, prep: Prep, here: list[Phrase], clause: Clause | None, bindings: Bindings) -> bool:
        filler = prep.filler
        if here:
            groups = [here] if isinstance(filler, Joint) else coordinated(here)
            if len(groups) > 1 and isinstance(filler, Role) and filler.name == "TARGET":
                groups.sort(key=lambda group: self._own(group, clause, prep.words[0], bindings))
            for group in groups:
                if self._fill(filler, group, clause, prep.words[0], bindings):
                    return True
        return isinstance(filler, EventSlot) and clause is not None and self._gerunds(prep.words, clause, bindings)

    # -- event nouns -----------------------------------------------------------------------------------------------

    def noun(self, matcher: Matcher, offer: Offer, lenient: bool) -> Bindings | None:
        """What the parts of a noun pattern take around an event noun by its offer, or None."""
        phrase = offer.phrase
        assert phrase is not None
        test = matcher.noun
        if test is not None and not self.fits(test, phrase):
            self._fail("noun", "another number, or further words are missing")
            return None
        preps, subject = matcher.preps, matcher.subject
        bindings = Bindings()
        if subject is not None and not self._possessor(subject, phrase, preps, bindings):
            lent = isinstance(subject, Role) and self._role(subject, offer.agents, offer.clause, "subject", bindings)
            if not lent and not (lenient or getattr(subject, "optional", False)):
                self._fail("possessor", "nobody of whom it is told")
                return None
        if preps and not self._preps(preps, offer, bindings, lenient):
            return None
        if matcher.event is not None and not self._noun_event(matcher.event, phrase, bindings):
            return None
        if not lenient and bindings.empty():
            self._fail("noun", "no participant around it")
            return None
        return bindings

    def _takes_part(self, owner: tuple[Clause, str], phrase: Phrase) -> bool:
        """Whether the subject of the clause takes part in what the noun tells: "said after talks with Peru", "responded
        with an attack on Peru"."""
        clause, role = owner
        if clause.voice != "active":
            return False
        answers = role == "with" and self.reading.answers(clause, self.cues.answering)
        return answers or f"{role} {self.reading.lemmas[phrase.head]}" in self.cues.taking_part

    # -- the trace -------------------------------------------------------------------------------------------------

    def _fail(self, part: str, why: str) -> None:
        if self.failed is not None:
            self.failed.append((part, why))

    def _no(self, part: str, filler: Filler, phrases: Sequence[Phrase]) -> bool:
        if self.failed is not None:
            words = self.reading.sentence.words
            seen = ", ".join(" ".join(words[p.start : p.end]) for p in phrases)
            self.failed.append(
                (part, f"{describe(filler)} does not fit " + (f"`{seen}`" if seen else "(nothing there)"))
            )
        return False


def _may_be_missing(filler: Filler) -> bool:
    """Inside another event a participant may be missing, unless the pattern says which words it must be."""
    return isinstance(filler, Joint) or (isinstance(filler, Role) and not filler.terms and not filler.kind)
