"""A rulebook for the cache image: lists that many patterns name are written once and shared again when it is read.

Written out, every pattern carries the words of its lists: ten times the bytes and the objects. `packed` puts a mark with
a number in their place, `unpacked` puts the list itself back, one object for all that name it.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from tacitus.rulebook.matchers import Filler, Matcher, Noun, Role, Rulebook, Term

Terms = tuple[Term, ...]
_MARK = "\0"  # no word of a rule can hold it
_FEWEST = 3  # terms below which a mark saves nothing


class Packed(msgspec.Struct, frozen=True):
    """A rulebook with marks for lists, and the lists by number."""

    rulebook: Rulebook
    tables: tuple[Terms, ...]


def packed(rulebook: Rulebook) -> Packed:
    """The rulebook for the image."""
    rulebook = msgspec.msgpack.decode(msgspec.msgpack.encode(rulebook), type=Rulebook)  # a copy to write marks into
    numbers: dict[Terms, int] = {}
    for part in _parts(rulebook):
        if len(part.terms) >= _FEWEST:
            _set(part, "terms", (Term(f"{_MARK}{numbers.setdefault(part.terms, len(numbers))}"),))
        if isinstance(part, Noun) and any(len(terms) >= _FEWEST for terms in part.modifiers):
            marks = (Term(f"{_MARK}{numbers.setdefault(terms, len(numbers))}") for terms in part.modifiers)
            _set(part, "modifiers", tuple((mark,) for mark in marks))
    return Packed(rulebook, tuple(numbers))


def unpacked(image: Packed) -> Rulebook:
    """The rulebook that was packed. It takes over the rulebook inside `image`."""
    tables = image.tables
    for part in _parts(image.rulebook):
        terms = part.terms
        if terms and terms[0].lemma[:1] == _MARK:
            _set(part, "terms", tables[int(terms[0].lemma[1:])])
        if isinstance(part, Noun) and part.modifiers and part.modifiers[0][0].lemma[:1] == _MARK:
            _set(part, "modifiers", tuple(tables[int(mark.lemma[1:])] for (mark,) in part.modifiers))
    return image.rulebook


def _set(part: Noun | Role, name: str, value: object) -> None:
    msgspec.structs.force_setattr(part, name, value)


def _parts(rulebook: Rulebook) -> Iterator[Noun | Role]:
    for rule in rulebook.rules:
        for matcher in (*rule.when, *rule.unless):
            for filler in _fillers(matcher):
                if isinstance(filler, Noun):
                    yield filler
                    if filler.possessor is not None and filler.possessor.terms:
                        yield filler.possessor
                elif isinstance(filler, Role) and filler.terms:
                    yield filler


def _fillers(matcher: Matcher) -> list[Filler | None]:
    return [matcher.noun, matcher.subject, *matcher.objects, *[prep.filler for prep in matcher.preps]]
