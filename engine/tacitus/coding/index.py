"""The rulebook by trigger: for a lemma, the patterns that it can evoke, the most specific first."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import NamedTuple

import msgspec

from tacitus.coding.reading import COMPLEMENT, INFINITIVE, OBJECT, PARTS, PASSIVE
from tacitus.rulebook.matchers import EventSlot, Filler, Joint, Matcher, Noun, Role, Rule, Rulebook, Term

_MEMO_SIZE = 1_000
_KINDS = ("verb", "copula", "noun", "ultimatum")


class Plan(msgspec.Struct, frozen=True):
    """What an index knows of a rulebook before the first sentence; made when the image is compiled.

    Patterns are numbered through the rules and their `when:` lines. `triggers`: kind -> trigger -> numbers, the most
    specific first. `words`: a word -> the numbers of the word sets that it stands in. `needs`: for each pattern the sets
    of which a sentence must hold a word, `parts`: the parts that the clause must have (see `reading.parts_of`); `musts`,
    `loose`: the same inside another event, where participants may be missing. `either`: event noun -> pattern -> the set
    of words of which one must go with this noun ("air strike").
    """

    triggers: dict[str, dict[str, tuple[int, ...]]]
    words: dict[str, tuple[int, ...]]
    needs: tuple[tuple[int, ...], ...]
    musts: tuple[tuple[int, ...], ...]
    parts: tuple[int, ...]
    loose: tuple[int, ...]
    either: dict[str, dict[int, int]]


class Candidate(NamedTuple):
    """One pattern of one rule."""

    rule: Rule
    matcher: Matcher


class Trigger:
    """The patterns that one word evokes, the most specific first, and which of them are worth trying."""

    __slots__ = ("_either", "_index", "_lenient", "_numbers", "_strict")

    def __init__(self, index: Index, numbers: tuple[int, ...], either: dict[int, int]) -> None:
        self._index = index
        self._numbers = numbers
        self._either = either
        self._strict: Sieve | None = None
        self._lenient: Sieve | None = None

    def all(self) -> tuple[Candidate, ...]:
        """Every pattern."""
        return tuple(map(self._index.candidate, self._numbers))

    def worth(self, met: int, lenient: bool) -> tuple[Candidate, ...]:
        """The patterns that a sentence can fit at all. `met`: the parts of the clause and the word sets that it meets, as
        bits (see Index.met); `lenient`: inside another event."""
        sieve = self._lenient if lenient else self._strict
        if sieve is None:
            sieve = self._sieve(lenient)
        found = met & sieve.mask
        known = sieve.known.get(found)
        if known is None:
            if len(sieve.known) >= _MEMO_SIZE:
                sieve.known.clear()
            lacks = sieve.mask ^ found
            passed = (number for number, needs in zip(self._numbers, sieve.needs, strict=True) if not needs & lacks)
            known = sieve.known[found] = tuple(map(self._index.candidate, passed))
        return known

    def _sieve(self, lenient: bool) -> Sieve:
        plan = self._index.plan
        sets, parts = (plan.musts, plan.loose) if lenient else (plan.needs, plan.parts)
        needs: list[int] = []
        mask = 0
        for number in self._numbers:
            need = parts[number]
            for each in sets[number]:
                need |= 1 << each
            if number in self._either:
                need |= 1 << self._either[number]
            needs.append(need)
            mask |= need
        sieve = Sieve(mask, needs)
        if lenient:
            self._lenient = sieve
        else:
            self._strict = sieve
        return sieve


class Sieve:
    """What each pattern of a trigger needs, as bits, and all of it; `known`: by what there is of it, what remains."""

    __slots__ = ("known", "mask", "needs")

    def __init__(self, mask: int, needs: list[int]) -> None:
        self.mask = mask
        self.needs = needs
        self.known: dict[int, tuple[Candidate, ...]] = {}


class Index:
    """Patterns by trigger lemma and kind. Order within a trigger: more matched words, then more conditions, then
    `after:`, then the rule id (RULES, "Which rule wins")."""

    __slots__ = ("_bits", "_heads", "_known", "_listed", "_made", "_patterns", "plan", "ultimatums")

    def __init__(self, rulebook: Rulebook, plan: Plan) -> None:
        self.plan = plan
        self._patterns = [(rule, matcher) for rule in rulebook.rules for matcher in rule.when]
        self._known: dict[tuple[str, str], Trigger] = {}
        self._made: dict[int, Candidate] = {}
        self._heads: dict[int, dict[str, tuple[Term, ...]]] = {}
        self._listed = frozenset(plan.words)
        self._bits: dict[str, int] = {}
        said = sorted(number for numbers in plan.triggers["ultimatum"].values() for number in numbers)
        self.ultimatums = tuple(self.candidate(number) for number in said)

    def verb(self, lemma: str) -> Trigger | None:
        """The patterns of a verb (`break_off`: with its particle); None if there is none."""
        return self._of("verb", lemma)

    def copula(self, lemma: str) -> Trigger | None:
        """The patterns of "be" with this adjective or noun."""
        return self._of("copula", lemma)

    def noun(self, lemma: str) -> Trigger | None:
        """The patterns of an event noun."""
        return self._of("noun", lemma)

    def is_event_noun(self, lemma: str) -> bool:
        """Does any rule know the noun?"""
        return lemma in self.plan.triggers["noun"]

    def in_order(self) -> dict[tuple[str, str], list[tuple[Rule, Matcher]]]:
        """Kind and trigger -> the patterns that they evoke, the most specific first."""
        tables = self.plan.triggers.items()
        return {
            (kind, trigger): [self._patterns[number] for number in numbers]
            for kind, table in tables
            for trigger, numbers in table.items()
        }

    def met(self, words: set[str]) -> int:
        """The word sets of which a sentence holds a word, as bits."""
        found = 0
        bits = self._bits
        for word in words & self._listed:
            found |= bits.get(word) or self._bits_of(word)
        return found

    def _bits_of(self, word: str) -> int:
        found = 0
        for number in self.plan.words[word]:
            found |= 1 << number
        self._bits[word] = found
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

    def candidate(self, number: int) -> Candidate:
        """The pattern of this number."""
        known = self._made.get(number)
        if known is None:
            known = self._made[number] = Candidate(*self._patterns[number])
        return known

    def _of(self, kind: str, word: str) -> Trigger | None:
        numbers = self.plan.triggers[kind].get(word)
        if numbers is None:
            return None
        key = (kind, word)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = Trigger(self, numbers, self.plan.either.get(word, {}) if kind == "noun" else {})
        return known


def plan(rulebook: Rulebook) -> Plan:
    """Everything about the patterns of a rulebook that does not depend on a sentence."""
    sets: dict[frozenset[str], int] = {}
    needs: list[tuple[int, ...]] = []
    musts: list[tuple[int, ...]] = []
    patterns: list[_Pattern] = []
    either: dict[str, dict[int, int]] = {}
    tables: dict[str, dict[str, list[_Pattern]]] = {kind: {} for kind in _KINDS}

    def bit(words: frozenset[str]) -> int:
        return sets.setdefault(words, PARTS + len(sets))

    for rule in rulebook.rules:
        for matcher in rule.when:
            pattern = _pattern(len(patterns), rule, matcher)
            patterns.append(pattern)
            modal = tuple(_modal(condition.values) for condition in rule.where if condition.key == "modal")
            needs.append(tuple(map(bit, (*modal, *_needs(matcher, False)))))
            musts.append(tuple(map(bit, _needs(matcher, True))))
            for trigger in matcher.triggers:
                tables[matcher.kind].setdefault(trigger, []).append(pattern)
                beside = _either(matcher, trigger)
                if beside:
                    either.setdefault(trigger, {})[pattern.number] = bit(beside)
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
        tuple(0 if pattern.matcher.noun else _parts(pattern.matcher, False) for pattern in patterns),
        tuple(0 if pattern.matcher.noun else _parts(pattern.matcher, True) for pattern in patterns),
        either,
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
