"""The rulebook by trigger: for a lemma, the patterns that it can evoke, the most specific first."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import NamedTuple

from tacitus.rulebook.matchers import Filler, Joint, Matcher, Noun, Role, Rule, Rulebook, Term

_KINDS = ("verb", "copula", "noun", "ultimatum")
Heads = dict[int, dict[str, tuple[Term, ...]]]


class Candidate(NamedTuple):
    """One pattern of one rule, the names of the participants that it mentions, and the words that it cannot do without:
    of each set, one lemma must stand in the sentence (a cheap test before the real one); `musts`: also inside another
    event, where participants may be missing."""

    rule: Rule
    matcher: Matcher
    roles: frozenset[str]
    needs: tuple[frozenset[str], ...]
    musts: tuple[frozenset[str], ...]


class Patterns:
    """The patterns of one trigger, the most specific first. `possible` leaves out, at the price of a few set operations,
    those one of whose words is not in the sentence."""

    __slots__ = ("_loose", "_strict", "items")

    def __init__(self, items: tuple[Candidate, ...]) -> None:
        self.items = items
        self._strict = _Sieve([item.needs for item in items])
        self._loose = _Sieve([item.musts for item in items])

    def possible(self, words: set[str], lenient: bool) -> list[Candidate]:
        """The patterns whose words stand among `words` (lemmas and lower-case forms of a sentence)."""
        items = self.items
        return [items[k] for k in (self._loose if lenient else self._strict).passing(words)]


class _Sieve:
    """Which of many sets of needs a sentence meets: by the first need of each, then by the others."""

    __slots__ = ("_by_word", "_free", "_keys", "_more")

    def __init__(self, needs: list[tuple[frozenset[str], ...]]) -> None:
        self._free = [k for k, sets in enumerate(needs) if not sets]
        self._more = [sets[1:] for sets in needs]
        self._by_word: dict[str, list[int]] = {}
        for k, sets in enumerate(needs):
            for word in sets[0] if sets else ():
                self._by_word.setdefault(word, []).append(k)
        self._keys = frozenset(self._by_word)

    def passing(self, words: set[str]) -> list[int]:
        """Positions of the sets that are met, in order."""
        met = self._keys & words
        if not met:
            return self._free
        found = set(self._free)
        for word in met:
            found.update(self._by_word[word])
        more = self._more
        return sorted(k for k in found if not more[k] or _all_met(more[k], words))


def _all_met(needs: tuple[frozenset[str], ...], words: set[str]) -> bool:
    for need in needs:  # noqa: SIM110 - half the time of all(...), in the hottest loop of coding
        if need.isdisjoint(words):
            return False
    return True


class Index:
    """Patterns by trigger lemma and kind. Order within a trigger: more matched words, then more conditions, then
    `after:`, then the rule id (RULES, "Which rule wins"). What a trigger needs is put in order when it is first met:
    a short run meets few of them.
    """

    __slots__ = ("_heads", "_ordered", "_tables", "ultimatums")

    def __init__(self, rulebook: Rulebook) -> None:
        self._tables: dict[str, dict[str, list[tuple[Rule, Matcher]]]] = {kind: {} for kind in _KINDS}
        self._ordered: dict[tuple[str, str], Patterns | None] = {}
        self._heads: Heads = {}
        for rule in rulebook.rules:
            for matcher in rule.when:
                table = self._tables[matcher.kind]
                for trigger in matcher.triggers:
                    table.setdefault(trigger, []).append((rule, matcher))
        said = [pair for pairs in self._tables["ultimatum"].values() for pair in pairs]
        self.ultimatums = _ordered([_candidate(rule, matcher) for rule, matcher in said])

    def verb(self, lemma: str) -> Patterns | None:
        """The patterns of a verb (`break_off`: with its particle)."""
        return self._patterns("verb", lemma)

    def copula(self, lemma: str) -> Patterns | None:
        """The patterns of "be" with this adjective or noun."""
        return self._patterns("copula", lemma)

    def noun(self, lemma: str) -> Patterns | None:
        """The patterns of an event noun."""
        return self._patterns("noun", lemma)

    def is_event_noun(self, lemma: str) -> bool:
        """Does any rule know the noun?"""
        return lemma in self._tables["noun"]

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

    def _patterns(self, kind: str, lemma: str) -> Patterns | None:
        key = (kind, lemma)
        if key not in self._ordered:
            pairs = self._tables[kind].get(lemma)
            if pairs is None:
                return None
            self._ordered[key] = Patterns(_ordered([_candidate(rule, matcher) for rule, matcher in pairs]))
        return self._ordered[key]


def _candidate(rule: Rule, matcher: Matcher) -> Candidate:
    return Candidate(rule, matcher, _roles(matcher), _needs(matcher, False), _needs(matcher, True))


def specificity(candidate: Candidate) -> tuple[int, int]:
    """Words that the pattern fixes, then conditions: what decides between patterns of one trigger."""
    matcher = candidate.matcher
    narrowed = sum(bool(isinstance(f, Role) and (f.terms or f.kind)) for f in _fillers(matcher))
    conditions = len(candidate.rule.where) + narrowed
    return matcher.words, conditions + (matcher.event is not None) + matcher.passive


def _ordered(items: list[Candidate]) -> tuple[Candidate, ...]:
    items = sorted(items, key=lambda c: (*(-n for n in specificity(c)), -len(c.roles), c.rule.id, c.matcher.line))
    return tuple(item for _, equals in groupby(items, specificity) for item in _after(list(equals)))


def _after(equals: list[Candidate]) -> list[Candidate]:
    """Equals in an order in which no rule stands before one that its `after:` names; otherwise they stay as they are."""
    waiting = Counter(item.rule.id for item in equals)
    found: list[Candidate] = []
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
