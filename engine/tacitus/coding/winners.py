"""The winner among the patterns that one verb or event noun evokes."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter
from typing import TypeAlias

from tacitus.actors.mention import Mention
from tacitus.coding.compose import implied_targets
from tacitus.coding.conditions import holds
from tacitus.coding.cues import Cues
from tacitus.coding.draft import Bindings, Inner, Match
from tacitus.coding.fillers import Lower
from tacitus.coding.index import Candidate, Index
from tacitus.coding.match import Matching
from tacitus.coding.modality import clause_modality, noun_modality
from tacitus.coding.offers import Offer
from tacitus.coding.reading import Reading
from tacitus.coding.sides import same_side
from tacitus.coding.trace import Trace
from tacitus.rulebook.matchers import Matcher, Rule
from tacitus.syntax.clause import Clause, Phrase

Matched: TypeAlias = Callable[[Matcher, Offer, bool], Bindings | None]


class Winners:
    """Chooses the winner for the triggers of one reading. `lower`: as in `Matching`; `trace`: takes down what is tried."""

    __slots__ = ("cues", "index", "matching", "reading", "trace")

    def __init__(self, reading: Reading, index: Index, cues: Cues, lower: Lower, trace: Trace | None) -> None:
        self.reading = reading
        self.index = index
        self.cues = cues
        self.trace = trace
        self.matching = Matching(reading, index, cues, lower)

    def _best_of_clause(self, clause: Clause, lenient: bool) -> Match | None:
        """The winner among the patterns of a verb. `lenient`: inside another event."""
        verbs = self.index.verbs
        group = verbs.get(clause.lemma)
        others: list[Candidate] = []
        if clause.predicate is not None and not clause.objects:  # "found him guilty" is told by its verb
            group = self.index.copulas.get(self.reading.lemmas[clause.predicate], group)
        elif clause.particle or clause.lemma in self.index.particles:
            whole = verbs.get(f"{clause.lemma}_{self._particle(clause)}")
            if whole is not None:
                others, group = ([] if group is None else self._possible(group, lenient)), whole
        if group is None or (clause.voice == "passive" and self._raises(clause)):
            return None
        possible = self._possible(group, lenient) + others
        return self._best(possible, self.matching.offer(clause), lenient) if possible else None

    def _best_of_phrase(self, phrase: Phrase, lenient: bool) -> Match | None:
        group = self.index.nouns.get(self.reading.lemmas[phrase.head])
        possible = self._possible(group, lenient) if group is not None else None
        return self._best(possible, self.matching.around(phrase), lenient) if possible else None

    def _raises(self, clause: Clause) -> bool:
        """ "Are expected to meet": nobody expects, the passive only says that the meeting is still to come."""
        if f"be {self.reading.sentence.lowers[clause.verb]}" not in self.cues.raising:
            return False
        agentless = not any(prep == "by" for prep, _ in clause.obliques)
        return agentless and any(child.form == "infinitive" for child in self.reading.children[clause.index])

    def _particle(self, clause: Clause) -> str:
        """The particle of a verb: the parser's, or a word that rules write with the verb, right behind it or its object
        ("turned away the envoys", "sent them home")."""
        known = self.index.particles.get(clause.lemma)
        if clause.particle or known is None or known.isdisjoint(self.reading.words):
            return clause.particle
        lowers, tags = self.reading.sentence.lowers, self.reading.tags
        for at in (clause.end, *(phrase.end for phrase in clause.objects)):
            if at < len(lowers) and lowers[at] in known and tags[at] != "IN":  # "took part in talks" takes nobody in
                return lowers[at]
        return ""

    def _possible(self, group: int, lenient: bool) -> list[Candidate]:
        """What is worth trying: patterns whose words the sentence holds; all, when it is to be told why not."""
        if self.trace is not None and self.trace.everything:
            return [*self.index.evoked(group)]
        index, lacks = self.index, self.reading.lacks
        return index.loosely(group, lacks) if lenient else index.worth(group, lacks)

    def _best(self, possible: list[Candidate], offer: Offer, lenient: bool) -> Match | None:
        """The winner of what is worth trying on an offer."""
        best: tuple[Candidate, Bindings] | None = None
        traced, matching = self.trace is not None, self.matching
        match = matching.clause if offer.phrase is None else matching.noun
        if lenient:
            possible = [each for each in possible if not each.eases & offer.lacks]
        sieved = not lenient and (self.trace is None or not self.trace.everything)
        for candidate in possible:
            if sieved and candidate.asks & offer.lacks:  # asked each time, as a failure may tell of one thing more
                continue
            if traced:
                bindings = self._traced(match, candidate, offer, lenient)
            else:
                bindings = match(candidate.matcher, offer, lenient)
                if bindings is not None and not self._holds(candidate, bindings, offer):
                    continue
            if bindings is None:
                continue
            wants_more = not bindings.filled() if lenient else offer.phrase is not None and not bindings.both()
            if not wants_more or candidate.rule.event == "none":
                best = best if best and candidate.rule.event == "none" else (candidate, bindings)
                break
            best = best or (candidate, bindings)  # a noun, or an inner event: rather a pattern that finds participants
        return Match(best[0].rule, best[0].matcher, best[1], offer.trigger) if best is not None else None

    def _holds(self, candidate: Candidate, bindings: Bindings, offer: Offer) -> bool:
        """Whether what a pattern took is what its rule wants."""
        rule = candidate.rule
        if bindings.joint and _with_another(bindings):
            return False
        if rule.where and not self._where(candidate, bindings, offer):
            return False
        return not (rule.unless and self._unless(rule, offer))

    def _traced(self, match: Matched, candidate: Candidate, offer: Offer, lenient: bool) -> Bindings | None:
        """What a pattern takes, if it fits and its rule holds; and the trace is told."""
        matching = self.matching
        outer = matching.failed  # of the pattern that asks for this one as its EVENT
        matching.failed = []
        began = perf_counter()
        bindings = match(candidate.matcher, offer, lenient)
        if bindings is not None and not self._holds(candidate, bindings, offer):
            bindings = None
        if self.trace is not None:
            self.trace.add((offer.trigger, candidate, bindings, tuple(matching.failed)), perf_counter() - began)
        matching.failed = outer
        return bindings

    def _unless(self, rule: Rule, offer: Offer) -> bool:
        for matcher in rule.unless:
            if offer.phrase is not None:
                hit = matcher.kind == "noun" and self.matching.noun(matcher, offer, lenient=True) is not None
            else:
                hit = (
                    matcher.kind != "noun"
                    and self._tells(offer, matcher.triggers)
                    and self.matching.clause(matcher, offer, lenient=True) is not None
                )
            if hit:
                if self.matching.failed is not None:
                    self.matching.failed.append(("unless", f"`{matcher.text}` (line {matcher.line}) fits too"))
                return True
        return False

    def _tells(self, offer: Offer, triggers: tuple[str, ...]) -> bool:
        clause = offer.clause
        assert clause is not None
        if clause.lemma in triggers:
            return True
        if clause.predicate is not None:
            return self.reading.lemmas[clause.predicate] in triggers
        return f"{clause.lemma}_{self._particle(clause)}" in triggers

    def _where(self, candidate: Candidate, bindings: Bindings, offer: Offer) -> bool:
        rule, matcher = candidate.rule, candidate.matcher

        def told() -> tuple[str, bool]:
            return self._modality(offer.clause if offer.phrase is None else None, offer.phrase)

        def implied(inner: Inner) -> tuple[Mention, ...]:
            return implied_targets(matcher, rule, bindings, inner, self.reading, self.cues)

        for condition in rule.where:
            if not holds(condition, bindings, told, implied, self.reading.story.classes.state):
                if self.matching.failed is not None:
                    wanted = "|".join(condition.values)
                    self.matching.failed.append((f"where {condition.slot} {condition.key}", f"is not {wanted}"))
                return False
        return True

    def _modality(self, clause: Clause | None, phrase: Phrase | None) -> tuple[str, bool]:
        if phrase is not None:
            return noun_modality(self.reading, phrase, clause, self.cues)
        assert clause is not None
        return clause_modality(self.reading, clause, self.cues)


def _with_another(bindings: Bindings) -> bool:
    """Whether what several agree to is done to somebody else: "EU ministers agreed to meet Chinese officials"."""
    return any(
        target.country_from != "place" and not any(same_side(target, party) for party in bindings.joint)
        for inner in bindings.inners
        if inner.draft is not None
        for target in inner.draft.match.bindings.targets
    )
