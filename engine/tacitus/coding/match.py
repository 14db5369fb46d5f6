"""Matching: does a pattern fit a clause or an event noun, and what do its parts take?

The order of tests is written down in rules/README.md ("How a sentence is coded"). A pattern is told as one active
clause; here a passive clause offers its by-phrase as subject and its surface subject among its objects.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import field

from tacitus.coding.draft import Bindings
from tacitus.coding.fillers import Fillers, describe
from tacitus.coding.offers import Offer, clause_offer, coordinated, hang, hanging, noun_offer, standing
from tacitus.rulebook.matchers import EventSlot, Filler, Infinitive, Joint, Matcher, Noun, Prep, Role
from tacitus.syntax.clause import Clause, Phrase


class Matching(Fillers, eq=False):
    """Tests patterns on one reading.

    `failed`: when a list is given, every part that does not fit is written there as (part, why): the trace of `explain`.
    """

    failed: list[tuple[str, str]] | None = None
    _offers: dict[int, Offer] = field(default_factory=dict)

    # -- clauses ---------------------------------------------------------------------------------------------------

    def clause(self, matcher: Matcher, clause: Clause, lenient: bool = False) -> Bindings | None:
        """What the parts of a verb or copula pattern take in the clause, or None. `lenient`: participants may be missing,
        as in an event inside another ("threatened to attack")."""
        passive = clause.voice == "passive"
        if matcher.passive and not passive:
            self._fail("verb", "the clause is not passive")
            return None
        below: Clause | None = None
        if matcher.infinitive is None:
            offer = self._offers.get(clause.index)
            if offer is None:
                offer = self._offers[clause.index] = clause_offer(clause, None)
        else:
            below = self._infinitive(matcher.infinitive, clause)
            if below is None:
                self._fail("to " + "|".join(matcher.infinitive.lemmas), "no such infinitive under the verb")
                return None
            offer = clause_offer(clause, below)
        objects, preps = matcher.objects, matcher.preps
        if self.failed is None:
            if objects and not self._has_objects(objects, offer.objects):
                return None
            if preps and not self._has_prepositions(preps, offer, lenient):
                return None
        bindings = Bindings()
        if below is not None:
            bindings.under.append(below)
        # "a plot to bomb the embassy": who plots is not told
        agentless = not offer.agents and (passive or (clause.noun is not None and clause.form == "infinitive"))
        subject = matcher.subject
        if subject is not None and not self._subject(subject, offer.agents, clause, bindings, lenient or agentless):
            return None
        if objects and not self._objects(objects, offer.objects, clause, bindings, lenient):
            return None
        if preps and not self._preps(preps, offer, clause, bindings, lenient):
            return None
        if matcher.event is not None and not self._event(matcher.event, clause, bindings):
            return None
        if agentless and subject is not None and not lenient and bindings.empty():
            self._fail("SOURCE", "a clause without agent or target")
            return None
        return bindings

    def _has_objects(self, fillers: tuple[Filler, ...], phrases: list[Phrase]) -> bool:
        """Whether the clause has the things at all, before anybody asks who is meant: a cheap test that fails often."""
        reading = self.reading
        lemmas = reading.lemmas
        for filler in fillers:
            if type(filler) is not Noun or not filler.terms or filler.optional:
                continue
            heads = self.index.by_terms.get(id(filler.terms)) or self.index.heads(filler.terms)
            for phrase in phrases:
                lemma = lemmas[phrase.head]
                if lemma in heads and self._one_of(heads[lemma], phrase):
                    break
                if lemma in reading.transparent and self._term(filler.terms, reading.content(phrase)):
                    break
            else:
                return False
        return True

    def _has_prepositions(self, preps: tuple[Prep, ...], offer: Offer, lenient: bool) -> bool:
        """Whether there are the prepositions. What an object brings along may hold one: "resort to [action] against
        TARGET"."""
        hung = offer.hung or hang(offer, self.reading, self.cues.place_words)
        if hung.deep:
            return True
        for prep in preps:
            if hung.prepositions.isdisjoint(prep.words):
                filler = prep.filler
                excused = prep.optional or isinstance(filler, EventSlot) or getattr(filler, "optional", False)
                if not (excused or (lenient and _may_be_missing(filler))):
                    return False
        return True

    def _subject(
        self, filler: Filler, phrases: list[Phrase], clause: Clause, bindings: Bindings, lenient: bool
    ) -> bool:
        if type(filler) is Role:
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

    def _preps(
        self,
        preps: tuple[Prep, ...],
        offer: Offer,
        clause: Clause | None,
        bindings: Bindings,
        lenient: bool,
    ) -> bool:
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
            if self._prep(prep, here, clause, bindings):
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

    def noun(self, matcher: Matcher, phrase: Phrase, lenient: bool = False) -> Bindings | None:
        """What the parts of a noun pattern take around the event noun, or None."""
        test = matcher.noun
        if test is not None and not self.fits(test, phrase):
            self._fail("noun", "another number, or further words are missing")
            return None
        owner = self.reading.owner(phrase)
        lends = owner is not None and (owner[0].lemma in self.cues.light or owner[0].predicate is not None)
        clause = owner[0] if owner is not None else None
        offer = self._offers.get(-id(phrase))
        if offer is None:
            offer = self._offers[-id(phrase)] = noun_offer(phrase, owner, lends)
        preps, subject = matcher.preps, matcher.subject
        if self.failed is None and preps and not self._has_prepositions(preps, offer, lenient):
            return None
        bindings = Bindings()
        if subject is not None and not self._possessor(subject, phrase, preps, bindings):
            filled = (
                owner is not None
                and lends
                and owner[1] == "object"
                and isinstance(subject, Role)
                and self._role(subject, owner[0].subjects, owner[0], "subject", bindings)
            )
            if not filled and not (lenient or getattr(subject, "optional", False)):
                self._fail("possessor", "nobody of whom it is told")
                return None
        if preps and not self._preps(preps, offer, clause, bindings, lenient):
            return None
        if matcher.event is not None and not self._noun_event(matcher.event, phrase, bindings):
            return None
        if not lenient and bindings.empty():
            self._fail("noun", "no participant around it")
            return None
        return bindings

    def _noun_event(self, slot: EventSlot, phrase: Phrase, bindings: Bindings) -> bool:
        for clause in self.reading.clauses:
            if clause.noun is phrase and (slot.marker == "to") == (clause.form == "infinitive"):
                inner = self.lower(clause, None)
                if inner is not None:
                    bindings.inners.append(inner)
                    return True
        return False

    # -- complements ----------------------------------------------------------------------------------------------

    def _infinitive(self, infinitive: Infinitive, clause: Clause) -> Clause | None:
        for child in self.reading.children[clause.index]:
            if child.lemma in infinitive.lemmas and child.form in ("infinitive", "bare"):
                return child
        return None

    def _event(self, slot: EventSlot, clause: Clause, bindings: Bindings) -> bool:
        """An inner event told by a lower clause: `to EVENT`, `that EVENT`, or a gerund. It may hang on a noun that the
        pattern names ("rejected the call to leave", "denied charges that it shelled")."""
        if slot.marker == "":
            return self._gerund("", clause, bindings) or bool(self._no("EVENT", slot, ()))
        lower = [c for c in self.reading.children[clause.index] if c.noun is None and _tells(c, slot)]
        if not lower:
            lower = [
                c for c in self.reading.clauses if c.noun in bindings.used and c.noun is not None and _tells(c, slot)
            ]
        return self._take(lower, bindings) or bool(self._no(f"{slot.marker} EVENT", slot, ()))

    def _gerunds(self, markers: tuple[str, ...], clause: Clause, bindings: Bindings) -> bool:
        return any(self._gerund(marker, clause, bindings) for marker in markers)

    def _gerund(self, marker: str, clause: Clause, bindings: Bindings) -> bool:
        lower = [c for c in self.reading.children[clause.index] if c.form == "gerund" and c.marker == marker]
        return self._take(lower, bindings)

    def _take(self, lower: list[Clause], bindings: Bindings) -> bool:
        taken = False
        for child in lower:
            for each in (child, *(c for c in self.reading.children[child.index] if c.relation == "conjunct")):
                inner = self.lower(each, None)
                if inner is not None:
                    bindings.inners.append(inner)
                    taken = True
        return taken

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


def _tells(clause: Clause, slot: EventSlot) -> bool:
    """Is the clause of the form that `to EVENT` or `that EVENT` asks for?"""
    if slot.marker == "to":
        return clause.form == "infinitive"
    if clause.relation == "relative":  # "charges by Peru that its troops attacked": what looks like one but is whole
        return clause.marker == "that" and clause.subject_from == "direct" and clause.form == "finite"
    return clause.relation == "complement" and clause.form == "finite" and clause.marker in ("that", "", "how")


def _may_be_missing(filler: Filler) -> bool:
    """Inside another event a participant may be missing, unless the pattern says which words it must be."""
    return isinstance(filler, Joint) or (isinstance(filler, Role) and not filler.terms and not filler.kind)
