"""Does one pattern fit wherever another does? Told from the patterns alone, without a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from tacitus.rulebook.matchers import EventSlot, Filler, Joint, Matcher, Noun, Prep, Role, Term


def covers(wide: Matcher, narrow: Matcher) -> bool:
    """Whether `wide` fits every clause or event noun that `narrow` fits; when in doubt, no. Triggers are not compared."""
    if wide.kind != narrow.kind or wide.kind == "ultimatum" or (wide.passive and not narrow.passive):
        return False
    if wide.noun is not None and not (narrow.noun is not None and _filler(wide.noun, narrow.noun)):
        return False
    if wide.subject is not None and not (narrow.subject is not None and _filler(wide.subject, narrow.subject)):
        return False
    if wide.infinitive is not None:
        below = narrow.infinitive
        if below is None or not set(below.lemmas) <= set(wide.infinitive.lemmas):
            return False
    if wide.event is not None and wide.event != narrow.event:
        return False
    return _each(wide.objects, narrow.objects) and _each_prep(wide.preps, narrow.preps)


def same(one: Matcher, other: Matcher) -> bool:
    """Whether two patterns fit the same things."""
    return covers(one, other) and covers(other, one)


def _each(wide: Sequence[Filler], narrow: Sequence[Filler]) -> bool:
    left = list(narrow)
    for filler in wide:
        found = next((other for other in left if _filler(filler, other)), None)
        if found is None:
            if not getattr(filler, "optional", False):
                return False
        else:
            left.remove(found)
    return True


def _each_prep(wide: Sequence[Prep], narrow: Sequence[Prep]) -> bool:
    left = list(narrow)
    for prep in wide:
        found = next(
            (o for o in left if set(o.words) <= set(prep.words) and _filler(prep.filler, o.filler)
             and (prep.optional or not o.optional)),
            None,
        )  # fmt: skip
        if found is None:
            if not (prep.optional or getattr(prep.filler, "optional", False)):
                return False
        else:
            left.remove(found)
    return True


def _filler(wide: Filler, narrow: Filler) -> bool:
    if type(wide) is not type(narrow):
        return False
    if isinstance(wide, Role) and isinstance(narrow, Role):
        named = wide.name == narrow.name and (wide.optional or not narrow.optional)
        return named and _kind(wide.kind, narrow.kind) and _terms(wide.terms, narrow.terms)
    if isinstance(wide, Noun) and isinstance(narrow, Noun):
        if narrow.optional and not wide.optional:
            return False
        if wide.kind != narrow.kind or not _terms(wide.terms, narrow.terms):
            return False
        if not all(any(_terms(each, other) for other in narrow.modifiers) for each in wide.modifiers):
            return False
        owner = wide.possessor
        return owner is None or (narrow.possessor is not None and _filler(owner, narrow.possessor))
    if isinstance(wide, EventSlot) and isinstance(narrow, EventSlot):
        return wide.marker == narrow.marker
    return isinstance(wide, Joint)


def _kind(wide: str, narrow: str) -> bool:
    """Whether a participant of the wide kind may be all that one of the narrow kind may be. A place is no actor: "the town
    of Narvik", "in Narvik" fill `TARGET:PLACE` alone."""
    return wide == narrow or (not wide and narrow != "PLACE")


def _terms(wide: tuple[Term, ...], narrow: tuple[Term, ...]) -> bool:
    return not wide or (bool(narrow) and set(narrow) <= set(wide))
