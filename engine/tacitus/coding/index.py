"""The rulebook by trigger: for a lemma, the patterns that it can evoke, the most specific first."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import NamedTuple

from tacitus.rulebook.matchers import Filler, Joint, Matcher, Noun, Role, Rule, Rulebook, Term


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


class Index:
    """Patterns by trigger lemma and kind. Order within a trigger: more matched words, then more conditions, then
    `after:`, then the rule id (RULES, "Which rule wins"). `heads`: the terms of a noun test by head lemma, under the id()
    of the test's tuple of terms (the rulebook outlives the index)."""

    __slots__ = ("copulas", "heads", "nouns", "triggers", "ultimatums", "verbs")

    def __init__(self, rulebook: Rulebook) -> None:
        self.verbs: dict[str, tuple[Candidate, ...]] = {}
        self.nouns: dict[str, tuple[Candidate, ...]] = {}
        self.copulas: dict[str, tuple[Candidate, ...]] = {}
        self.ultimatums: tuple[Candidate, ...] = ()
        self.heads: Heads = {}
        tables: dict[str, dict[str, list[Candidate]]] = {"verb": {}, "noun": {}, "copula": {}, "ultimatum": {}}
        for rule in rulebook.rules:
            for matcher in rule.when:
                candidate = Candidate(rule, matcher, _roles(matcher), _needs(matcher, False), _needs(matcher, True))
                self._add_heads(matcher)
                for trigger in matcher.triggers:
                    tables[matcher.kind].setdefault(trigger, []).append(candidate)
            for matcher in rule.unless:
                self._add_heads(matcher)
        self.verbs = {key: _ordered(items) for key, items in tables["verb"].items()}
        self.nouns = {key: _ordered(items) for key, items in tables["noun"].items()}
        self.copulas = {key: _ordered(items) for key, items in tables["copula"].items()}
        self.ultimatums = _ordered([item for items in tables["ultimatum"].values() for item in items])
        self.triggers = frozenset(key.partition("_")[0] for key in (*self.verbs, *self.nouns, *self.copulas))

    def _add_heads(self, matcher: Matcher) -> None:
        for filler in (matcher.noun, *_fillers(matcher)):
            if isinstance(filler, Noun):
                tests = [filler.terms, *([filler.possessor.terms] if filler.possessor else [])]
            else:
                tests = [filler.terms] if isinstance(filler, Role) else []
            for terms in tests:
                if terms and id(terms) not in self.heads:
                    by_lemma: dict[str, tuple[Term, ...]] = {}
                    for term in terms:
                        key = term.lemma.lower()
                        by_lemma[key] = (*by_lemma.get(key, ()), term)
                    self.heads[id(terms)] = by_lemma


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
