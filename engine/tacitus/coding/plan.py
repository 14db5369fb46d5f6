"""What an index knows of a rulebook before the first sentence: which patterns a word evokes, in which order they are tried,
and what each of them needs. Made when the image is compiled."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple, TypeAlias

import msgspec

from tacitus.coding.needs import (
    PARTS,
    clause_parts,
    clause_words,
    fillers,
    modal_words,
    participants,
    sentence_words,
    words_beside,
)
from tacitus.rulebook.matchers import Matcher, Role, Rule, Rulebook

_FIRST = PARTS.bit_length()  # the bits below are parts

_KINDS = ("verb", "copula", "noun", "ultimatum")
_KEPT = 20_000  # patterns: some times what the packaged rules have


# A pattern as one trigger evokes it: its number, and the words of which one must go with the trigger.
_Evoked: TypeAlias = tuple[int, frozenset[str]]


class Plan(msgspec.Struct, frozen=True):
    """Patterns are numbered through the rules and their `when:` lines.

    `triggers`: kind -> trigger -> number of its group; `groups`: what its words evoke, the most specific first, as numbers of
    entries in the columns: `patterns`: the number of the pattern; `needs`: of the sentence, an int as bytes: a bit for each
    set of words of which it must hold one; `asks`: of the clause or event noun: a bit for each part that it must have, and
    for each set of words one of which must be the head of an object, or a preposition; `loose`, `eases`: the same inside
    another event, where participants may be missing. `doors`: group -> entries of which one fits if any pattern that tells an
    event does: no other needs less. `words`: each word with the bits of the sets that it stands in, also
    prepositions of several words."""

    triggers: dict[str, dict[str, int]]
    groups: tuple[tuple[int, ...], ...]
    patterns: tuple[int, ...]
    needs: tuple[bytes, ...]
    loose: tuple[bytes, ...]
    asks: tuple[bytes, ...]
    eases: tuple[bytes, ...]
    doors: tuple[tuple[int, ...], ...]
    words: dict[str, bytes]


class Planner:
    """Plans rulebooks, one after another: what was worked out for a pattern is kept, so that after an edit of one file only its
    patterns cost anything. Patterns are known by the objects that they are, which are held here."""

    __slots__ = ("_bits", "_patterns")

    def __init__(self) -> None:
        self._bits: dict[frozenset[str], int] = {}
        self._patterns: dict[int, _Pattern] = {}

    def plan(self, rulebook: Rulebook) -> Plan:
        """Everything about the patterns of a rulebook that does not depend on a sentence."""
        tables: dict[str, dict[str, list[_Pattern]]] = {kind: {} for kind in _KINDS}
        number = 0
        for rule in rulebook.rules:
            for matcher in rule.when:
                pattern = self._pattern(number, rule, matcher)
                number += 1
                for trigger in matcher.triggers:
                    tables[matcher.kind].setdefault(trigger, []).append(pattern)
        if not self._bits:
            self._number(item for table in tables.values() for items in table.values() for item in items)
        groups: dict[tuple[int, ...], int] = {}
        evoked: dict[_Evoked, int] = {}
        columns: list[tuple[bytes, bytes, bytes, bytes]] = []
        triggers: dict[str, dict[str, int]] = {kind: {} for kind in _KINDS}
        for kind, table in tables.items():
            for trigger, items in table.items():
                entries: list[int] = []
                for pattern in _ordered(items):
                    beside = words_beside(pattern.matcher, trigger)
                    entry = evoked.setdefault((pattern.number, beside), len(evoked))
                    if entry == len(columns):
                        columns.append(self._columns(pattern, beside))
                    entries.append(entry)
                triggers[kind][trigger] = groups.setdefault(tuple(entries), len(groups))
        numbers = tuple([number for number, _ in evoked])
        needs, loose, asks, eases = zip(*columns, strict=True) if columns else ((), (), (), ())
        blocks = [rule.event == "none" for rule in rulebook.rules for _ in rule.when]
        telling = [
            None if blocks[number] else int.from_bytes(must) for number, must in zip(numbers, needs, strict=True)
        ]
        doors = tuple([_doors(group, telling) for group in groups])
        return Plan(triggers, tuple(groups), numbers, needs, loose, asks, eases, doors, self._words(rulebook))

    def _columns(self, pattern: _Pattern, beside: frozenset[str]) -> tuple[bytes, bytes, bytes, bytes]:
        return (
            self._bytes(0, (*pattern.needs, beside)),
            self._bytes(0, (*pattern.loose, beside)),
            self._bytes(*pattern.asks),
            self._bytes(*pattern.eases),
        )

    def _number(self, patterns: Iterable[_Pattern]) -> None:
        """Gives each set of words its bit: those that most patterns need come first, so that most ints are short."""
        for words, _ in Counter(words for pattern in patterns for words in pattern.needs).most_common():
            self._bit(words)

    def _bit(self, words: frozenset[str]) -> int:
        """The bit of a set of words."""
        return self._bits.setdefault(words, 1 << _FIRST + len(self._bits))

    def _words(self, rulebook: Rulebook) -> dict[str, bytes]:
        """Each word with the bits of the sets that it stands in; prepositions of several words stand where their first does."""
        found: dict[str, int] = {}
        for words, bit in self._bits.items():
            for word in sorted(words):
                found[word] = found.get(word, 0) | bit
        named = {
            word for rule in rulebook.rules for matcher in rule.when for prep in matcher.preps for word in prep.words
        }
        found.update({word: found.get(word.partition(" ")[0], 0) for word in sorted(named) if " " in word})
        return {word: _bytes(bits) for word, bits in found.items()}

    def _pattern(self, number: int, rule: Rule, matcher: Matcher) -> _Pattern:
        known = self._patterns.get(id(matcher))
        if known is None or known.rule is not rule or known.matcher is not matcher:
            if len(self._patterns) >= _KEPT:
                self._patterns.clear()
                self._bits.clear()
            known = self._patterns[id(matcher)] = _pattern(rule, matcher)
        return known._replace(number=number)

    def _bytes(self, bits: int, sets: tuple[frozenset[str], ...]) -> bytes:
        for words in sets:
            bits |= self._bit(words) if words else 0
        return _bytes(bits)


class _Pattern(NamedTuple):
    """`order`: what sorts the patterns of a trigger; the first two numbers are `specificity`, negative. `needs`, `loose`: the
    sets of words that it needs of a sentence, strictly and inside another event; `asks`, `eases`: parts and sets of words
    that it needs of a clause."""

    number: int
    rule: Rule
    matcher: Matcher
    order: tuple[int, int, int, str, int]
    needs: tuple[frozenset[str], ...]
    loose: tuple[frozenset[str], ...]
    asks: tuple[int, tuple[frozenset[str], ...]]
    eases: tuple[int, tuple[frozenset[str], ...]]


def _pattern(rule: Rule, matcher: Matcher) -> _Pattern:
    words, conditions = specificity(rule, matcher)
    modal = tuple(modal_words(condition.values) for condition in rule.where if condition.key == "modal")
    return _Pattern(
        0,
        rule,
        matcher,
        (-words, -conditions, -len(participants(matcher)), rule.id, matcher.line),
        (*modal, *sentence_words(matcher, False)),
        sentence_words(matcher, True),
        (clause_parts(matcher, False), clause_words(matcher, False)),
        (clause_parts(matcher, True), clause_words(matcher, True)),
    )


def _doors(group: tuple[int, ...], telling: list[int | None]) -> tuple[int, ...]:
    """The entries of a group that no other makes needless. `telling`: by entry what it needs, None if it tells no event."""
    found: dict[int, int] = {}
    needs = [(must.bit_count(), must, entry) for entry in group if (must := telling[entry]) is not None]
    for _, must, entry in sorted(needs):
        if not any(less & must == less for less in found):
            found[must] = entry
    return tuple(found.values())


def _bytes(bits: int) -> bytes:
    return bits.to_bytes((bits.bit_length() + 7) // 8)


def specificity(rule: Rule, matcher: Matcher) -> tuple[int, int]:
    """Words that the pattern fixes, then conditions: what decides between patterns of one trigger."""
    narrowed = sum(bool(isinstance(f, Role) and (f.terms or (f.kind and f.kind != "PLACE"))) for f in fillers(matcher))
    conditions = len(rule.where) + narrowed
    return matcher.words, conditions + (matcher.event is not None) + matcher.passive


def rank(rule: Rule, matcher: Matcher) -> tuple[int, int, int]:
    """What the order of patterns goes by: words, conditions, participants named; higher goes before."""
    return (*specificity(rule, matcher), len(participants(matcher)))


def _ordered(items: list[_Pattern]) -> tuple[_Pattern, ...]:
    if len(items) == 1:
        return (items[0],)
    items = sorted(items, key=_order)
    return tuple(item for _, equals in groupby(items, _specific) for item in _after(list(equals)))


def _order(pattern: _Pattern) -> tuple[int, int, int, str, int, int]:
    return (*pattern.order, pattern.number)


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
