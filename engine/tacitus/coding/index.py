"""The rulebook by trigger: for a lemma, the patterns that it can evoke, the most specific first."""

from __future__ import annotations

from typing import NamedTuple

from tacitus.rulebook.matchers import Filler, Joint, Matcher, Noun, Role, Rule, Rulebook


class Candidate(NamedTuple):
    """One pattern of one rule, with the names of the participants that it mentions."""

    rule: Rule
    matcher: Matcher
    roles: frozenset[str]


class Index:
    """Patterns by trigger lemma and kind. Order within a trigger: more matched words, then more conditions, then
    `after:`, then the rule id (RULES, "Which rule wins")."""

    __slots__ = ("copulas", "nouns", "triggers", "ultimatums", "verbs")

    def __init__(self, rulebook: Rulebook) -> None:
        self.verbs: dict[str, tuple[Candidate, ...]] = {}
        self.nouns: dict[str, tuple[Candidate, ...]] = {}
        self.copulas: dict[str, tuple[Candidate, ...]] = {}
        self.ultimatums: tuple[Candidate, ...] = ()
        tables: dict[str, dict[str, list[Candidate]]] = {"verb": {}, "noun": {}, "copula": {}, "ultimatum": {}}
        for rule in rulebook.rules:
            for matcher in rule.when:
                candidate = Candidate(rule, matcher, _roles(matcher))
                for trigger in matcher.triggers:
                    tables[matcher.kind].setdefault(trigger, []).append(candidate)
        self.verbs = {key: _ordered(items) for key, items in tables["verb"].items()}
        self.nouns = {key: _ordered(items) for key, items in tables["noun"].items()}
        self.copulas = {key: _ordered(items) for key, items in tables["copula"].items()}
        self.ultimatums = _ordered([item for items in tables["ultimatum"].values() for item in items])
        self.triggers = frozenset(key.partition("_")[0] for key in (*self.verbs, *self.nouns, *self.copulas))


def specificity(candidate: Candidate) -> tuple[int, int]:
    """Words that the pattern fixes, then conditions: what decides between patterns of one trigger."""
    matcher = candidate.matcher
    fillers = [matcher.subject, *matcher.objects, *(prep.filler for prep in matcher.preps)]
    conditions = len(candidate.rule.where) + sum(bool(isinstance(f, Role) and (f.terms or f.kind)) for f in fillers)
    return matcher.words, conditions + (matcher.event is not None) + matcher.passive


def _ordered(items: list[Candidate]) -> tuple[Candidate, ...]:
    items = sorted(items, key=lambda c: (*(-n for n in specificity(c)), -len(c.roles), c.rule.id, c.matcher.line))
    for position in range(len(items)):  # `after:` moves a rule behind the one it names, among equals only
        item = items[position]
        last = max(
            (
                k
                for k, other in enumerate(items)
                if other.rule.id in item.rule.after and specificity(other) == specificity(item)
            ),
            default=-1,
        )
        if last > position:
            items.insert(last, items.pop(position))
    return tuple(items)


def _roles(matcher: Matcher) -> frozenset[str]:
    found: set[str] = set()

    def look(filler: Filler | None) -> None:
        if isinstance(filler, Role):
            found.add(filler.name)
        elif isinstance(filler, Joint):
            found.update(("SOURCE", "TARGET"))
        elif isinstance(filler, Noun):
            look(filler.possessor)

    for each in (matcher.subject, *matcher.objects, *(prep.filler for prep in matcher.preps)):
        look(each)
    return frozenset(found)
