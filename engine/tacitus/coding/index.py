"""The rulebook by trigger: for a lemma, the patterns that it can evoke, the most specific first."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import NamedTuple

import msgspec

from tacitus.coding.reading import COMPLEMENT, INFINITIVE, OBJECT, PASSIVE
from tacitus.rulebook.matchers import EventSlot, Filler, Joint, Matcher, Noun, Role, Rule, Rulebook, Term

_KINDS = ("verb", "copula", "noun", "ultimatum")


class Plan(msgspec.Struct, frozen=True):
    """What an index knows of a rulebook before the first sentence; made when the image is compiled.

    Patterns are numbered through the rules and their `when:` lines. `triggers`: kind -> trigger -> numbers, the most
    specific first. `words`: a word -> the numbers of the word sets that it stands in. `needs`: for each pattern the sets
    of which a sentence must hold a word; `musts`: the same inside another event, where participants may be missing.
    """

    triggers: dict[str, dict[str, tuple[int, ...]]]
    words: dict[str, tuple[int, ...]]
    needs: tuple[tuple[int, ...], ...]
    musts: tuple[tuple[int, ...], ...]


class Candidate(NamedTuple):
    """One pattern of one rule, and what it cannot do without: word sets of the sentence (`needs`), parts of the clause
    (`parts`, see `reading.parts_of`); inside another event, where participants may be missing, `musts` and `loose`.
    `either`: words of which one must go with the event noun."""

    rule: Rule
    matcher: Matcher
    needs: frozenset[int]
    musts: frozenset[int]
    parts: int = 0
    loose: int = 0
    either: frozenset[str] = frozenset()


class Index:
    """Patterns by trigger lemma and kind. Order within a trigger: more matched words, then more conditions, then
    `after:`, then the rule id (RULES, "Which rule wins")."""

    __slots__ = ("_heads", "_known", "_listed", "_made", "_patterns", "_plan", "ultimatums")

    def __init__(self, rulebook: Rulebook, plan: Plan) -> None:
        self._plan = plan
        self._listed = frozenset(plan.words)
        self._patterns = [(rule, matcher) for rule in rulebook.rules for matcher in rule.when]
        self._known: dict[tuple[str, str], tuple[Candidate, ...]] = {}
        self._made: dict[int, Candidate] = {}
        self._heads: dict[int, dict[str, tuple[Term, ...]]] = {}
        said = sorted(number for numbers in plan.triggers["ultimatum"].values() for number in numbers)
        self.ultimatums = tuple(self._candidate(number) for number in said)

    def verb(self, lemma: str) -> tuple[Candidate, ...]:
        """The patterns of a verb (`break_off`: with its particle), the most specific first."""
        return self._of("verb", lemma)

    def copula(self, lemma: str) -> tuple[Candidate, ...]:
        """The patterns of "be" with this adjective or noun."""
        return self._of("copula", lemma)

    def noun(self, lemma: str) -> tuple[Candidate, ...]:
        """The patterns of an event noun."""
        return self._of("noun", lemma)

    def is_event_noun(self, lemma: str) -> bool:
        """Does any rule know the noun?"""
        return lemma in self._plan.triggers["noun"]

    def in_order(self) -> dict[tuple[str, str], list[tuple[Rule, Matcher]]]:
        """Kind and trigger -> the patterns that they evoke, the most specific first."""
        tables = self._plan.triggers.items()
        return {
            (kind, trigger): [self._patterns[number] for number in numbers]
            for kind, table in tables
            for trigger, numbers in table.items()
        }

    def met(self, words: set[str]) -> set[int]:
        """The word sets of which a sentence holds a word."""
        found: set[int] = set()
        sets_of = self._plan.words
        for word in words & self._listed:
            found.update(sets_of[word])
        return found

    def heads(self, terms: tuple[Term, ...]) -> dict[str, tuple[Term, ...]]:
        """The terms of a noun test by head lemma. Kept under the id() of the tuple: the rulebook outlives the index."""
        known = self._heads.get(id(terms))
        if known is None:
            known = {}
            for term in terms:
                key = term.lemma.lower()
                known[key] = (*known.get(key, ()), term)
            self._heads[id(terms)] = known
        return known

    def _of(self, kind: str, lemma: str) -> tuple[Candidate, ...]:
        key = (kind, lemma)
        known = self._known.get(key)
        if known is None:
            numbers = self._plan.triggers[kind].get(lemma)
            if numbers is None:
                return ()
            known = self._known[key] = tuple(self._candidate(number, lemma) for number in numbers)
        return known

    def _candidate(self, number: int, trigger: str = "") -> Candidate:
        known = self._made.get(number)
        if known is None:
            rule, matcher = self._patterns[number]
            plan = self._plan
            needs, musts = frozenset(plan.needs[number]), frozenset(plan.musts[number])
            known = Candidate(rule, matcher, needs, musts, _parts(matcher, False), _parts(matcher, True))
            self._made[number] = known
        if known.matcher.noun is not None and trigger:
            return known._replace(either=_either(known.matcher, trigger))
        return known


def plan(rulebook: Rulebook) -> Plan:
    """Everything about the patterns of a rulebook that does not depend on a sentence."""
    sets: dict[frozenset[str], int] = {}
    needs: list[tuple[int, ...]] = []
    musts: list[tuple[int, ...]] = []
    patterns: list[_Pattern] = []
    tables: dict[str, dict[str, list[_Pattern]]] = {kind: {} for kind in _KINDS}
    for rule in rulebook.rules:
        for matcher in rule.when:
            pattern = _pattern(len(patterns), rule, matcher)
            patterns.append(pattern)
            modal = tuple(_modal(condition.values) for condition in rule.where if condition.key == "modal")
            needs.append(tuple(sets.setdefault(words, len(sets)) for words in (*modal, *_needs(matcher, False))))
            musts.append(tuple(sets.setdefault(words, len(sets)) for words in _needs(matcher, True)))
            for trigger in matcher.triggers:
                tables[matcher.kind].setdefault(trigger, []).append(pattern)
    words: dict[str, list[int]] = {}
    for members, number in sets.items():
        for word in members:
            words.setdefault(word, []).append(number)
    return Plan(
        {
            kind: {trigger: tuple(pattern.number for pattern in _ordered(items)) for trigger, items in table.items()}
            for kind, table in tables.items()
        },
        {word: tuple(numbers) for word, numbers in words.items()},
        tuple(needs),
        tuple(musts),
    )


class _Pattern(NamedTuple):
    """`order`: what sorts the patterns of a trigger; the first two numbers are `specificity`, negative."""

    number: int
    rule: Rule
    matcher: Matcher
    order: tuple[int, int, int, str, int, int]


def _pattern(number: int, rule: Rule, matcher: Matcher) -> _Pattern:
    words, conditions = specificity(rule, matcher)
    return _Pattern(number, rule, matcher, (-words, -conditions, -len(_roles(matcher)), rule.id, matcher.line, number))


def specificity(rule: Rule, matcher: Matcher) -> tuple[int, int]:
    """Words that the pattern fixes, then conditions: what decides between patterns of one trigger."""
    narrowed = sum(bool(isinstance(f, Role) and (f.terms or (f.kind and f.kind != "PLACE"))) for f in _fillers(matcher))
    conditions = len(rule.where) + narrowed
    return matcher.words, conditions + (matcher.event is not None) + matcher.passive


def rank(rule: Rule, matcher: Matcher) -> tuple[int, int, int]:
    """What the order of patterns goes by: words, conditions, participants named; higher goes before."""
    return (*specificity(rule, matcher), len(_roles(matcher)))


def _ordered(items: list[_Pattern]) -> tuple[_Pattern, ...]:
    if len(items) == 1:
        return (items[0],)
    items = sorted(items, key=_order)
    return tuple(item for _, equals in groupby(items, _specific) for item in _after(list(equals)))


def _order(pattern: _Pattern) -> tuple[int, int, int, str, int, int]:
    return pattern.order


def _specific(pattern: _Pattern) -> tuple[int, int]:
    return pattern.order[:2]


def _after(equals: list[_Pattern]) -> list[_Pattern]:
    """Equals in an order in which no rule stands before one that its `after:` names; otherwise they stay as they are."""
    if len(equals) == 1 or not any(item.rule.after for item in equals):
        return equals
    waiting = Counter(item.rule.id for item in equals)
    found: list[_Pattern] = []
    while equals:
        free = (k for k, item in enumerate(equals) if not any(waiting[name] for name in item.rule.after))
        item = equals.pop(next(free, 0))
        waiting[item.rule.id] -= 1
        found.append(item)
    return found


def _roles(matcher: Matcher) -> frozenset[str]:
    found: set[str] = set()

    def look(filler: Filler | None) -> None:
        if isinstance(filler, Role):
            found.add(filler.name)
        elif isinstance(filler, Joint):
            found.update(("SOURCE", "TARGET"))
        elif isinstance(filler, Noun):
            look(filler.possessor)

    for each in _fillers(matcher):
        look(each)
    return frozenset(found)


def _fillers(matcher: Matcher) -> list[Filler]:
    fillers = [matcher.subject, *matcher.objects, *(prep.filler for prep in matcher.preps)]
    return [filler for filler in fillers if filler is not None]


def _either(matcher: Matcher, trigger: str) -> frozenset[str]:
    """Of the terms of a noun pattern with this head ("air strike"), the words of which one must be there; empty if a term
    is content with the head alone."""
    terms = [term for term in matcher.noun.terms if term.lemma == trigger] if matcher.noun is not None else []
    return frozenset(term.words[0] for term in terms) if all(term.words for term in terms) else frozenset()


def _modal(modals: tuple[str, ...]) -> frozenset[str]:
    """A word of each modal ("have" of have_to)."""
    return frozenset(modal.partition("_")[0] for modal in modals)


def _parts(matcher: Matcher, lenient: bool) -> int:
    """The parts that a clause must have for the pattern to fit, as bits of `reading.parts_of`."""
    parts = 0
    excused = (Role, Joint, EventSlot) if lenient else (EventSlot,)
    if any(not isinstance(f, excused) and not getattr(f, "optional", False) for f in matcher.objects):
        parts |= OBJECT if matcher.infinitive is None else 0
    if matcher.infinitive is not None:
        parts |= INFINITIVE
    names_noun = any(isinstance(filler, Noun) for filler in _fillers(matcher))  # EVENT may hang on that one
    if matcher.event is not None and matcher.event.marker in ("to", "that") and not names_noun:
        parts |= INFINITIVE if matcher.event.marker == "to" else COMPLEMENT
    if matcher.passive:
        parts |= PASSIVE
    return parts


def _needs(matcher: Matcher, lenient: bool) -> tuple[frozenset[str], ...]:
    needs: list[frozenset[str]] = []
    for filler in _fillers(matcher):
        if isinstance(filler, Noun) and not filler.optional:
            if filler.terms:
                needs.append(frozenset(term.lemma.lower() for term in filler.terms))
            needs.extend(frozenset(term.lemma for term in terms) for terms in filler.modifiers)
        elif isinstance(filler, Role) and filler.terms and not (filler.optional or lenient):
            needs.append(frozenset(term.lemma.lower() for term in filler.terms))
    for prep in matcher.preps:
        excused = prep.optional or getattr(prep.filler, "optional", False)
        if not excused and not (lenient and isinstance(prep.filler, Role | Joint)):
            needs.append(frozenset(word.partition(" ")[0] for word in prep.words))
    if matcher.infinitive is not None:
        needs.append(frozenset(matcher.infinitive.lemmas))
    return tuple(needs)
