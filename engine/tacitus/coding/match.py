"""Matching: does a pattern fit a clause or an event noun, and what do its parts take?

The order of tests is written down in rules/README.md ("How a sentence is coded"). A pattern is told as one active
clause; here a passive clause offers its by-phrase as subject and its surface subject among its objects.

Some tests stand in functions of their own because a generator in a function makes cells of what it uses, at every call,
whether it is reached or not: 4 % of the time of matching.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from operator import itemgetter

from msgspec import Struct

from tacitus.actors.mention import Mention, Resolution
from tacitus.coding.draft import Bindings, Inner
from tacitus.coding.index import Index
from tacitus.coding.reading import Reading, extent
from tacitus.coding.sides import same_side
from tacitus.rulebook.matchers import EventSlot, Filler, Infinitive, Joint, Matcher, Noun, Prep, Role, Term
from tacitus.syntax.clause import Clause, Phrase

Slots = Sequence[tuple[str, Phrase]]
Lower = Callable[[Clause | None, Phrase | None], Inner | None]

_PLURAL = ("NNS", "NNPS")
_OWNING = frozenset(("of", "by"))
_WHERE = frozenset(("in", "at", "near", "outside", "inside", "across", "along", "around", "throughout"))
_PREPOSITION: Callable[[tuple[str, Phrase]], str] = itemgetter(0)


class Offer(Struct, eq=False):
    """What a clause or an event noun offers to patterns: who acts, what is done to, and what hangs on it by prepositions.

    `clause`: that tells it or in which the noun stands; `around_noun`: whether it is an event noun that offers."""

    agents: list[Phrase]
    objects: list[Phrase]
    slots: Slots
    clause: Clause | None
    around_noun: bool = False
    hung: Hung | None = None


class Hung(Struct, eq=False):
    """All that an offer has behind prepositions.

    `reduced`: the reduced clauses that some of it stands in; `prepositions`: words of which a pattern must name one;
    `deep`: whether nouns behind prepositions have prepositions of their own, two levels down."""

    offered: list[tuple[str, Phrase]]
    reduced: list[Clause]
    prepositions: set[str]
    deep: bool


class Matching(Struct, eq=False):
    """Tests patterns on one reading. `lower` gives the inner event of a lower clause or noun phrase (None: no event).

    `light`: lemmas of verbs that lend their subject to the event noun under them ("launched an attack").
    `times`: words that tell when.
    `failed`: when a list is given, every part that does not fit is written there as (part, why): the trace of `explain`.
    """

    reading: Reading
    index: Index
    light: frozenset[str]
    times: frozenset[str]
    lower: Lower
    failed: list[tuple[str, str]] | None = None
    _offers: dict[int, Offer] = {}

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
                offer = self._offers[clause.index] = _offer(clause, None)
        else:
            below = self._infinitive(matcher.infinitive, clause)
            if below is None:
                self._fail("to " + "|".join(matcher.infinitive.lemmas), "no such infinitive under the verb")
                return None
            offer = _offer(clause, below)
        objects, preps = matcher.objects, matcher.preps
        if self.failed is None:
            if objects and not self._has_objects(objects, offer.objects):
                return None
            if preps and not self._has_prepositions(preps, offer, lenient):
                return None
        bindings = Bindings()
        if below is not None:
            bindings.under.append(below)
        agentless = passive and not offer.agents
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
            self._fail("SOURCE", "a passive clause without agent or target")
            return None
        return bindings

    def _hung(self, offer: Offer) -> Hung:
        """What hangs on an offer and on its nouns by prepositions, also in reduced clauses ("the sanctions imposed on
        TARGET"), and for whom it is; made when the first pattern asks."""
        reading = self.reading
        offered = list(offer.slots)
        inside: list[Clause] = []
        prepositions: set[str] = set()
        beside = {id(phrase) for _, phrase in offered}
        for phrase in () if offer.around_noun else _nouns(offer):
            before = len(offered)
            if phrase.pps:
                offered += phrase.pps
                for _, other in phrase.pps:
                    offered += other.pps
                if phrase in offer.agents:  # "students in Cairo marched", but "the envoy to Rome said"
                    offered[before:] = [item for item in offered[before:] if item[0] in _WHERE]
            if reading.reduced:
                for below in reading.reduced.get(id(phrase), ()):
                    offered.extend(item for item in below.obliques if item[0] != "by")
                    inside.append(below)
            if len(offered) > before and id(phrase) in beside:
                # "After the death of two soldiers": whose death it was is for patterns that take the death.
                prepositions.update(map(_PREPOSITION, offered[before:]))
                offered[before:] = [item for item in offered[before:] if item[0] not in _OWNING]
        if offer.clause is not None:
            for child in reading.children[offer.clause.index]:
                if child.marker == "for" and child.form == "infinitive":  # "called for TARGET to leave"
                    offered.extend(("for", phrase) for phrase in child.subjects)
        prepositions.update(map(_PREPOSITION, offered))
        if offer.around_noun:
            for _, phrase in offered:  # "the kidnapping of tourists by rebels"
                if phrase.pps:
                    prepositions.update(map(_PREPOSITION, _hanging(phrase)))
        offer.hung = hung = Hung(offered, inside, prepositions, _deep(offered))
        return hung

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
        hung = offer.hung or self._hung(offer)
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
        groups = _groups(phrases)
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
        hung = offer.hung or self._hung(offer)
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
                        offered = [*offered, *_hanging(phrase)]
            else:
                optional = prep.optional or getattr(filler, "optional", False)
                if not (optional or (lenient and _may_be_missing(filler))):
                    return self.failed is not None and self._no("|".join(words), filler, here)
        if hung.reduced:
            bindings.under += _standing(hung.reduced, used)
        return True

    def _prep(self, prep: Prep, here: list[Phrase], clause: Clause | None, bindings: Bindings) -> bool:
        filler = prep.filler
        if here:
            groups = [here] if isinstance(filler, Joint) else _groups(here)
            if len(groups) > 1 and isinstance(filler, Role) and filler.name == "TARGET":
                groups.sort(key=lambda group: self._own(group, clause, prep.words[0], bindings))
            for group in groups:
                if self._fill(filler, group, clause, prep.words[0], bindings):
                    return True
        return isinstance(filler, EventSlot) and clause is not None and self._gerunds(prep.words, clause, bindings)

    def _own(self, group: list[Phrase], clause: Clause | None, how: str, bindings: Bindings) -> bool:
        """Whether a phrase is the source's own ("put curbs on its market for new members"): another one is the target."""
        resolution = self.reading.story.resolve(group[0], clause, how)
        found = resolution.actors or resolution.inside
        return bool(found) and any(same_side(found[0], source) for source in bindings.sources)

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

    # -- event nouns -----------------------------------------------------------------------------------------------

    def noun(self, matcher: Matcher, phrase: Phrase, lenient: bool = False) -> Bindings | None:
        """What the parts of a noun pattern take around the event noun, or None."""
        test = matcher.noun
        if test is not None and not self.fits(test, phrase):
            self._fail("noun", "another number, or further words are missing")
            return None
        owner = self.reading.owner(phrase)
        lends = owner is not None and (owner[0].lemma in self.light or owner[0].predicate is not None)
        clause = owner[0] if owner is not None else None
        offer = self._offers.get(-id(phrase))
        if offer is None:
            offer = self._offers[-id(phrase)] = _noun_offer(phrase, owner, lends)
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

    def _possessor(self, filler: Filler, phrase: Phrase, preps: tuple[Prep, ...], bindings: Bindings) -> bool:
        """`'s`: possessor, adjective, or of- and by-phrase that the pattern does not name itself (in `preps`)."""
        if not isinstance(filler, Role):
            return False
        if phrase.possessor is not None and self._role(filler, [phrase.possessor], None, "possessor", bindings):
            return True
        mentions = self.reading.story.modifiers(phrase)
        if mentions and not filler.terms and not filler.kind:
            _bind(bindings, filler.name, mentions)
            return True
        if phrase.pps:
            for word in ("by", "of"):
                group = [other for prep, other in phrase.pps if prep == word]
                named = any(word in prep.words for prep in preps)
                if group and not named and self._role(filler, group, None, word, bindings):
                    return True
        return False

    def _noun_event(self, slot: EventSlot, phrase: Phrase, bindings: Bindings) -> bool:
        for clause in self.reading.clauses:
            if clause.noun is phrase and (slot.marker == "to") == (clause.form == "infinitive"):
                inner = self.lower(clause, None)
                if inner is not None:
                    bindings.inners.append(inner)
                    return True
        return False

    # -- parts -----------------------------------------------------------------------------------------------------

    def _role(self, role: Role, phrases: list[Phrase], clause: Clause | None, how: str, bindings: Bindings) -> bool:
        """Binds the participant if some of the phrases can be one."""
        found: tuple[Mention, ...] = ()
        for phrase in phrases:
            if role.terms and not self._term(role.terms, phrase):
                continue
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
            self.reading.tags[head] in _PLURAL
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
                    self._possessor(noun.possessor, content, (), taken)
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
        if owner is None or owner[0] is clause or owner[1] != "object" or owner[0].lemma not in self.light:
            return False
        above = owner[0]
        return isinstance(filler, Role) and self._role(filler, above.subjects, above, "subject", bindings)

    def fits(self, noun: Noun, phrase: Phrase) -> bool:
        """Head and further words of a noun test."""
        if noun.terms and not self._term(noun.terms, phrase):
            return False
        return not noun.modifiers or self._modified(noun.modifiers, phrase)

    def _modified(self, modifiers: tuple[tuple[Term, ...], ...], phrase: Phrase) -> bool:
        return all(self._within(terms, phrase) for terms in modifiers)

    def _term(self, terms: tuple[Term, ...], phrase: Phrase) -> bool:
        heads = self.index.by_terms.get(id(terms)) or self.index.heads(terms)
        found = heads.get(self.reading.lemmas[phrase.head])
        return found is not None and self._one_of(found, phrase)

    def _one_of(self, terms: tuple[Term, ...], phrase: Phrase) -> bool:
        """Whether the phrase is one of the terms with its head."""
        reading = self.reading
        head = phrase.head
        for term in terms:
            if term.literal:
                if reading.sentence.words[head] == term.lemma:
                    return True
            elif term.plural and reading.tags[head] not in _PLURAL:
                continue
            elif not term.words or self._has_all(term.words, phrase):
                return True
        return False

    def _has_all(self, words: tuple[str, ...], phrase: Phrase) -> bool:
        return all(self._has(word, phrase) for word in words)

    def _has(self, word: str, phrase: Phrase) -> bool:
        lemmas = self.reading.lemmas
        return word in lemmas[phrase.start : phrase.end] or word in lemmas[phrase.end : extent(phrase)]

    def _within(self, terms: tuple[Term, ...], phrase: Phrase) -> bool:
        return any(self._has(term.lemma, phrase) and self._has_all(term.words, phrase) for term in terms)

    def _kind(self, kind: str, phrase: Phrase, clause: Clause | None, how: str) -> bool:
        if kind == "NUMBER":
            return "CD" in self.reading.tags[phrase.start : phrase.end]
        resolution = self.reading.story.resolve(phrase, clause, how)
        if kind == "PLACE":
            return resolution.place is not None
        if kind == "PERSON":
            return resolution.person
        if how not in ("subject", "object") and self.reading.lemmas[phrase.head] in self.times:
            return False  # "agreed on Monday"
        return not resolution.actors

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


def _participants(role: Role, resolution: Resolution) -> tuple[Mention, ...]:
    if role.kind == "PLACE":
        if resolution.place is None:
            return ()
        return (place_mention(resolution),)
    if resolution.actors:
        return resolution.actors
    return resolution.inside if role.name == "TARGET" else ()


def place_mention(resolution: Resolution) -> Mention:
    """A place as a participant: the country it lies in."""
    place = resolution.place
    assert place is not None
    return Mention(place.start, place.end, "name", place.name, None, place.country, place.country, "place")


def _bind(bindings: Bindings, role: str, mentions: tuple[Mention, ...]) -> None:
    if role == "SOURCE":
        bindings.sources = mentions
    else:
        bindings.targets = mentions


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


def _offer(clause: Clause, below: Clause | None) -> Offer:
    """What the clause offers to patterns, together with an infinitive `below` that the pattern names itself."""
    agents, objects, slots = clause.subjects, clause.objects, clause.obliques
    if clause.voice == "passive":
        agents = [phrase for prep, phrase in slots if prep == "by"]
        objects = [*clause.subjects, *objects]
        if agents:
            slots = [item for item in slots if item[0] != "by"]
    if objects and clause.predicates:  # "called the minister a liar"
        objects = [*objects, *clause.predicates]
    if below is not None:
        objects = [*objects, *below.objects]
        slots = [*slots, *below.obliques]
    return Offer(agents, objects, slots, clause)


def _noun_offer(phrase: Phrase, owner: tuple[Clause, str] | None, lends: bool) -> Offer:
    """What stands around an event noun: what hangs on it, and on the verb under which it tells the event."""
    if owner is None:
        return Offer([], [], phrase.pps, None, True)
    clause, role = owner
    slots = phrase.pps
    if clause.obliques and (lends or role == "subject"):
        slots = [*slots, *(item for item in clause.obliques if item[0] != "by" and item[1].start > phrase.start)]
    return Offer([], [], slots, clause, True)


def _nouns(offer: Offer) -> list[Phrase]:
    """The nouns of a clause on which more hangs that it offers. "Students in Cairo marched" tells where, "police in Jericho
    seized weapons" only whose police."""
    found = list(offer.objects)
    if not found or (offer.clause is not None and offer.clause.voice == "passive"):
        found += offer.agents
    found += [phrase for _, phrase in offer.slots]
    return found


def _standing(clauses: list[Clause], used: list[Phrase]) -> list[Clause]:
    """The clauses in which some of the phrases stand."""
    return [clause for clause in clauses if any(phrase in used for _, phrase in clause.obliques)]


def _groups(phrases: Sequence[Phrase]) -> list[list[Phrase]]:
    """Coordinated phrases together, in text order."""
    if len(phrases) == 1:
        return [[phrases[0]]]
    groups: list[list[Phrase]] = []
    for phrase in phrases:
        for group in groups:
            if phrase in group[0].group:
                group.append(phrase)
                break
        else:
            groups.append([phrase])
    return groups


def _hanging(phrase: Phrase) -> list[tuple[str, Phrase]]:
    """The prepositional phrases on a noun and on the nouns that hang on it, one level down."""
    found = list(phrase.pps)
    for _, other in phrase.pps:
        found += other.pps
    return found


def _deep(offered: list[tuple[str, Phrase]]) -> bool:
    for _, phrase in offered:
        for _, other in phrase.pps:
            if other.pps:
                return True
    return False
