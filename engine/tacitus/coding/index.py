"""The rulebook by trigger: for a lemma, the patterns that it can evoke, the most specific first."""

from __future__ import annotations

from functools import reduce
from operator import attrgetter, or_
from typing import TypeAlias

import msgspec

from tacitus.coding.needs import PARTS
from tacitus.coding.plan import Plan
from tacitus.rulebook.matchers import Matcher, Rule, Rulebook, Term

Heads: TypeAlias = dict[str, list[Term] | None]

_LEMMA = attrgetter("lemma")


class Candidate(msgspec.Struct, frozen=True, eq=False, gc=False):
    """One pattern of one rule, and what it needs and asks for, strictly and inside another event, as in `Plan`."""

    rule: Rule
    matcher: Matcher
    needs: int = 0
    asks: int = 0
    loose: int = 0
    eases: int = 0


class Index:
    """Patterns by trigger lemma and kind. Order within a trigger: more matched words, then more conditions, then
    `after:`, then the rule id (RULES, "Which rule wins").

    `verbs` ("break_off": with its particle), `copulas` ("be" with this adjective or noun) and `nouns` (event nouns): word ->
    number of the group of patterns that it evokes. `brings`: word -> bits of the sets of the plan in which it stands, and
    `everything`: all of these and of parts. `particles`: verb -> the particles that any rule knows it with. `by_terms`: what
    `heads` gave; `ultimatums`: the patterns of these, and `conditions`: the conjunctions that tell one."""

    __slots__ = (
        "_candidates",
        "_made",
        "_words",
        "brings",
        "by_terms",
        "conditions",
        "copulas",
        "everything",
        "nouns",
        "particles",
        "plan",
        "ultimatums",
        "verbs",
    )

    def __init__(self, rulebook: Rulebook, plan: Plan) -> None:
        self.plan = plan
        patterns = [(rule, matcher) for rule in rulebook.rules for matcher in rule.when]
        columns = [map(int.from_bytes, column) for column in (plan.needs, plan.asks, plan.loose, plan.eases)]
        self._candidates = [
            Candidate(*patterns[number], *bits) for number, *bits in zip(plan.patterns, *columns, strict=True)
        ]
        self._made: dict[int, tuple[Candidate, ...]] = {}
        self.brings = {word: int.from_bytes(bits) for word, bits in plan.words.items()}
        self.everything = reduce(or_, self.brings.values(), PARTS)
        self._words = frozenset(plan.words)
        self.verbs, self.copulas, self.nouns = (plan.triggers[kind] for kind in ("verb", "copula", "noun"))
        self.particles: dict[str, set[str]] = {}
        for trigger in self.verbs:
            verb, joined, particle = trigger.partition("_")
            if joined:
                self.particles.setdefault(verb, set()).add(particle)
        self.by_terms: dict[int, Heads] = {}
        said = [number for group in plan.triggers["ultimatum"].values() for number in plan.groups[group]]
        self.ultimatums = tuple([self._candidates[number] for number in sorted(said)])
        self.conditions = frozenset(word for found in self.ultimatums for word in found.matcher.triggers)

    def lacking(self, words: set[str]) -> int:
        """What a sentence of these words lacks of the words that patterns need, as bits of the plan."""
        return self.everything ^ reduce(or_, map(self.brings.__getitem__, self._words & words), 0)

    def evoked(self, group: int) -> tuple[Candidate, ...]:
        """All patterns of a group, the most specific first."""
        found = self._made[group] = tuple(map(self._candidates.__getitem__, self.plan.groups[group]))
        return found

    def opens(self, group: int, lacks: int) -> bool:
        """Whether any pattern of a group that tells an event is worth trying on a sentence; as `worth`, at a sixth of the
        cost."""
        candidates = self._candidates
        for entry in self.plan.doors[group]:  # noqa: SIM110 - a generator would cost more than the loop
            if not candidates[entry].needs & lacks:
                return True
        return False

    def worth(self, group: int, lacks: int) -> list[Candidate]:
        """The patterns of a group that a sentence can fit at all. `lacks`: of the words that patterns need, as `lacking` has
        it."""
        return [each for each in self._made.get(group) or self.evoked(group) if not each.needs & lacks]

    def loosely(self, group: int, lacks: int) -> list[Candidate]:
        """The same inside another event, where participants may be missing."""
        return [each for each in self._made.get(group) or self.evoked(group) if not each.loose & lacks]

    def in_order(self) -> dict[tuple[str, str], list[tuple[Rule, Matcher]]]:
        """Kind and trigger -> the patterns that they evoke, the most specific first."""
        return {
            (kind, trigger): [(each.rule, each.matcher) for each in self.evoked(group)]
            for kind, table in self.plan.triggers.items()
            for trigger, group in table.items()
        }

    def heads(self, terms: tuple[Term, ...]) -> Heads:
        """The head lemmas of a noun test, each with its terms once `headed` was asked for them: of most nobody asks. Kept
        under the id() of the tuple: the rulebook outlives the index."""
        known = self.by_terms.get(id(terms))
        if known is None:
            known = self.by_terms[id(terms)] = dict.fromkeys(map(str.lower, map(_LEMMA, terms)))
        return known

    def headed(self, terms: tuple[Term, ...], lemma: str) -> list[Term]:
        """Those terms of a noun test that have this head."""
        found = self.heads(terms)[lemma] = [term for term in terms if term.lemma.lower() == lemma]
        return found
