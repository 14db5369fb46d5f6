"""The rulebook by trigger: for a lemma, the patterns that it can evoke, the most specific first."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import NamedTuple

import msgspec

from tacitus.coding.reading import COMPLEMENT, INFINITIVE, LENIENT, OBJECT, PASSIVE
from tacitus.rulebook.matchers import EventSlot, Filler, Joint, Matcher, Noun, Role, Rule, Rulebook, Term

_MEMO_SIZE = 1_000
_KINDS = ("verb", "copula", "noun", "ultimatum")


class Plan(msgspec.Struct, frozen=True):
    """What an index knows of a rulebook before the first sentence; made when the image is compiled.

    Patterns are numbered through the rules and their `when:` lines. `triggers`: kind -> trigger -> numbers, the most
    specific first. `sets`: sets of words, by number. `needs`: for each pattern the sets of which a sentence must hold a
    word, `parts`: the parts that the clause must have (see `reading.parts_of`); `musts`, `loose`: the same inside another
    event, where participants may be missing. `either`: event noun -> pattern -> the set of words of which one must go
    with this noun ("air strike").
    """

    triggers: dict[str, dict[str, tuple[int, ...]]]
    sets: tuple[frozenset[str], ...]
    needs: tuple[tuple[int, ...], ...]
    musts: tuple[tuple[int, ...], ...]
    parts: tuple[int, ...]
    loose: tuple[int, ...]
    either: dict[str, dict[int, int]]


class Candidate(msgspec.Struct, frozen=True, eq=False, gc=False):
    """One pattern of one rule."""

    rule: Rule
    matcher: Matcher


class Trigger:
    """The patterns that one word evokes, the most specific first, and which of them are worth trying.

    What a pattern needs is an int, a bit for each part and set of words; so is what a sentence has of what any of them
    needs, and what remains is kept by that. Made when the word is first met: in a sentence in three a new one, of which
    this must not cost more than it saves. `parts`: those parts of a clause that matter."""

    __slots__ = ("_bits", "_either", "_index", "_known", "_loose", "_met", "_numbers", "_strict", "parts")

    def __init__(self, index: Index, numbers: tuple[int, ...], either: dict[int, int]) -> None:
        self._index = index
        self._numbers = numbers
        self._either = either
        self._bits: dict[int, int] = {}  # by set
        self._met: dict[str, int] = {}  # by word: the bits of its sets
        self._strict = self._needs(index.plan.needs, index.plan.parts)
        self._loose: list[tuple[int, Candidate]] | None = None
        self._known: dict[int, tuple[Candidate, ...]] = {}
        parts = 0
        for number in numbers:
            parts |= index.plan.parts[number]
        self.parts = parts

    def all(self) -> tuple[Candidate, ...]:
        """Every pattern."""
        patterns = self._index.patterns
        return tuple([patterns[number] for number in self._numbers])

    def worth(self, words: set[str], has: int) -> tuple[Candidate, ...]:
        """The patterns that a sentence of these words can fit at all. `has`: the parts of the clause, as bits, LENIENT
        among them inside another event."""
        of = self._met.get
        for word in words:
            bits = of(word)
            if bits is not None:
                has |= bits
        known = self._known.get(has)
        if known is None:
            known = self._known[has] = self._passed(has)
        return known

    def _passed(self, has: int) -> tuple[Candidate, ...]:
        if len(self._known) >= _MEMO_SIZE:
            self._known.clear()
        needs = self._strict
        if has & LENIENT:
            if self._loose is None:
                self._loose = self._needs(self._index.plan.musts, self._index.plan.loose)
            needs = self._loose
        return tuple([candidate for need, candidate in needs if need & has == need])

    def _needs(self, sets: tuple[tuple[int, ...], ...], parts: tuple[int, ...]) -> list[tuple[int, Candidate]]:
        bits, patterns = self._bits, self._index.patterns
        found: list[tuple[int, Candidate]] = []
        for number in self._numbers:
            need = parts[number]
            for each in sets[number]:
                need |= bits.get(each) or self._bit(each)
            if number in self._either:
                each = self._either[number]
                need |= bits.get(each) or self._bit(each)
            found.append((need, patterns[number]))
        return found

    def _bit(self, number: int) -> int:
        bit = self._bits[number] = 2 * LENIENT << len(self._bits)
        met = self._met
        for word in self._index.plan.sets[number]:
            met[word] = met.get(word, 0) | bit
        return bit


class Index:
    """Patterns by trigger lemma and kind. Order within a trigger: more matched words, then more conditions, then
    `after:`, then the rule id (RULES, "Which rule wins").

    `patterns`: by number; `listed`: all words that any pattern needs; `nouns`: the event nouns, those that any rule knows; `ultimatums`: the patterns of these, and
    `conditions`: the conjunctions that tell one."""

    __slots__ = ("_heads", "_known", "conditions", "listed", "nouns", "patterns", "plan", "ultimatums")

    def __init__(self, rulebook: Rulebook, plan: Plan) -> None:
        self.plan = plan
        self.patterns = [Candidate(rule, matcher) for rule in rulebook.rules for matcher in rule.when]
        self.listed = frozenset[str]().union(*plan.sets)
        self.nouns = plan.triggers["noun"]
        self._known: dict[str, dict[str, Trigger]] = {kind: {} for kind in _KINDS}
        self._heads: dict[int, dict[str, tuple[Term, ...]]] = {}
        said = sorted(number for numbers in plan.triggers["ultimatum"].values() for number in numbers)
        self.ultimatums = tuple(self.patterns[number] for number in said)
        self.conditions = frozenset(word for found in self.ultimatums for word in found.matcher.triggers)

    def of(self, kind: str, word: str) -> Trigger | None:
        """The patterns that a word evokes; None if there are none. Kind "verb" (`break_off`: with its particle), "copula"
        ("be" with this adjective or noun) or "noun" (an event noun)."""
        found = self._known[kind].get(word)
        if found is None:
            numbers = self.plan.triggers[kind].get(word)
            if numbers is None:
                return None
            either = self.plan.either.get(word, {}) if kind == "noun" else {}
            found = self._known[kind][word] = Trigger(self, numbers, either)
        return found

    def in_order(self) -> dict[tuple[str, str], list[tuple[Rule, Matcher]]]:
        """Kind and trigger -> the patterns that they evoke, the most specific first."""
        patterns = [(each.rule, each.matcher) for each in self.patterns]
        return {
            (kind, trigger): [patterns[number] for number in numbers]
            for kind, table in self.plan.triggers.items()
            for trigger, numbers in table.items()
        }

    def heads(self, terms: tuple[Term, ...]) -> dict[str, tuple[Term, ...]]:
        """The terms of a noun test by head lemma. Kept under the id() of the tuple: the rulebook outlives the index."""
        known = self._heads.get(id(terms))
        if known is None:
            known = {}
            for term in terms:
                key = term.lemma.lower()
                known[key] = (*known[key], term) if key in known else (term,)
            self._heads[id(terms)] = known
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
        return sets.setdefault(words, len(sets))

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
    return Plan(
        {
            kind: {trigger: tuple(pattern.number for pattern in _ordered(items)) for trigger, items in table.items()}
            for kind, table in tables.items()
        },
        tuple(sets),
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
