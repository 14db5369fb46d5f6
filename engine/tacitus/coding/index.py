"""The rulebook by trigger: for a lemma, the patterns that it can evoke, the most specific first."""

from __future__ import annotations

from functools import reduce
from operator import or_

import msgspec

from tacitus.coding.plan import Plan
from tacitus.coding.reading import LENIENT, PARTS
from tacitus.rulebook.matchers import Matcher, Rule, Rulebook, Term

_MEMO_SIZE = 1_000


class Candidate(msgspec.Struct, frozen=True, eq=False, gc=False):
    """One pattern of one rule. `needs`, `loose`: what it needs, strictly and inside another event, as in `Plan`."""

    rule: Rule
    matcher: Matcher
    needs: int = 0
    loose: int = 0


class Trigger:
    """The patterns that one word evokes, the most specific first, and which of them are worth trying.

    What a sentence has of what they need is an int, and what remains is kept by that. `parts`: those parts of a clause that
    matter."""

    __slots__ = ("_all", "_known", "_loose", "_needs", "candidates", "parts")

    def __init__(self, candidates: tuple[Candidate, ...]) -> None:
        self._needs = [each.needs for each in candidates]
        self._loose = [each.loose for each in candidates]
        self._all = reduce(or_, self._needs, LENIENT)
        self._known: dict[int, tuple[Candidate, ...]] = {}
        self.candidates = candidates
        self.parts = self._all & PARTS

    def worth(self, has: int) -> tuple[Candidate, ...]:
        """The patterns that a sentence can fit at all. `has`: what it and the clause have of what patterns need, LENIENT
        among it inside another event."""
        has &= self._all
        known = self._known.get(has)
        if known is None:
            known = self._known[has] = self._passed(has)
        return known

    def _passed(self, has: int) -> tuple[Candidate, ...]:
        if len(self._known) >= _MEMO_SIZE:
            self._known.clear()
        needs = self._loose if has & LENIENT else self._needs
        lacks = has ^ self._all
        return tuple([each for need, each in zip(needs, self.candidates, strict=True) if not need & lacks])


class Index:
    """Patterns by trigger lemma and kind. Order within a trigger: more matched words, then more conditions, then
    `after:`, then the rule id (RULES, "Which rule wins").

    `by_terms`: what `heads` gave; `nouns`: the event nouns, those that any rule knows; `particles`: verb -> the particles
    that any rule knows it with; `ultimatums`:
    the patterns of these, and `conditions`: the conjunctions that tell one."""

    __slots__ = (
        "_brings",
        "_candidates",
        "_made",
        "_triggers",
        "_words",
        "by_terms",
        "conditions",
        "nouns",
        "particles",
        "plan",
        "ultimatums",
    )

    def __init__(self, rulebook: Rulebook, plan: Plan) -> None:
        self.plan = plan
        patterns = [(rule, matcher) for rule in rulebook.rules for matcher in rule.when]
        needs, loose = map(int.from_bytes, plan.needs), map(int.from_bytes, plan.loose)
        self._candidates = [
            Candidate(*patterns[number], strictly, loosely)
            for number, strictly, loosely in zip(plan.patterns, needs, loose, strict=True)
        ]
        self._brings = {word: int.from_bytes(bits) for word, bits in plan.words.items()}
        self._words = frozenset(plan.words)
        self.nouns = plan.triggers["noun"]
        self.particles: dict[str, set[str]] = {}
        for trigger in plan.triggers["verb"]:
            verb, joined, particle = trigger.partition("_")
            if joined:
                self.particles.setdefault(verb, set()).add(particle)
        self._triggers = plan.triggers
        self._made: list[Trigger | None] = [None] * len(plan.groups)
        self.by_terms: dict[int, dict[str, tuple[Term, ...]]] = {}
        said = [number for group in plan.triggers["ultimatum"].values() for number in plan.groups[group]]
        self.ultimatums = tuple([self._candidates[number] for number in sorted(said)])
        self.conditions = frozenset(word for found in self.ultimatums for word in found.matcher.triggers)

    def of(self, kind: str, word: str) -> Trigger | None:
        """The patterns that a word evokes; None if there are none. Kind "verb" (`break_off`: with its particle), "copula"
        ("be" with this adjective or noun) or "noun" (an event noun)."""
        number = self._triggers[kind].get(word)
        if number is None:
            return None
        found = self._made[number]
        if found is None:
            found = self._made[number] = Trigger(self._evoked(number))
        return found

    def brought(self, words: set[str]) -> int:
        """What a sentence of these words has of the words that patterns need, as bits of the plan."""
        brings, has = self._brings, 0
        for word in self._words & words:
            has |= brings[word]
        return has

    def _evoked(self, group: int) -> tuple[Candidate, ...]:
        candidates = self._candidates
        return tuple([candidates[number] for number in self.plan.groups[group]])

    def in_order(self) -> dict[tuple[str, str], list[tuple[Rule, Matcher]]]:
        """Kind and trigger -> the patterns that they evoke, the most specific first."""
        return {
            (kind, trigger): [(each.rule, each.matcher) for each in self._evoked(group)]
            for kind, table in self.plan.triggers.items()
            for trigger, group in table.items()
        }

    def heads(self, terms: tuple[Term, ...]) -> dict[str, tuple[Term, ...]]:
        """The terms of a noun test by head lemma. Kept under the id() of the tuple: the rulebook outlives the index."""
        known = self.by_terms.get(id(terms))
        if known is None:
            known = {}
            for term in terms:
                key = term.lemma.lower()
                known[key] = (*known[key], term) if key in known else (term,)
            self.by_terms[id(terms)] = known
        return known
