"""What fills the places of a pattern: participants, nouns, events inside it."""

from __future__ import annotations

from tacitus.rulebook.matchers import EventSlot, Filler, Joint, Noun, Role, Term
from tacitus.rulebook.parts import Filling, Governed, Inside, Nominal, Owned, Pair, Participant, PatternFault, Words
from tacitus.rulebook.words import Names


class Fillings:
    """Makes the fillers of one pattern. `fixed`: how many words the pattern fixes so far."""

    __slots__ = ("_names", "fixed")

    def __init__(self, names: Names) -> None:
        self._names = names
        self.fixed = 0

    def filler(self, part: Filling | Governed, optional: bool) -> Filler:
        """What fills the place of a part. Raises PatternFault."""
        if isinstance(part, Participant):
            return self.role(part, optional)
        if isinstance(part, Pair):
            if part.first == part.second:
                message = f"`{part.first}` stands on both sides of `and`"
                raise PatternFault.at(part, "same-slot", message, "`SOURCE and TARGET`")
            return Joint()
        if isinstance(part, Inside):
            return EventSlot("")
        assert not isinstance(part, Governed)
        if isinstance(part, Owned):
            noun = self.noun(part.noun, optional)
            return Noun(noun.terms, noun.kind, noun.modifiers, self.role(part.owner, False), noun.optional)
        return self.noun(part, optional)

    def role(self, part: Participant, optional: bool) -> Role:
        """A participant, with what must be true of its words."""
        kind = self._names.given(part.words)
        terms: tuple[Term, ...] = ()
        if part.words is not None and not kind:
            terms = self._names.terms(part.words)
        return Role(part.name, terms, kind, optional)

    def noun(self, part: Nominal, optional: bool = False) -> Noun:
        """A thing."""
        kind = self._names.given(part.words)
        terms = () if kind else self._names.terms(part.words)
        modifiers = tuple(self._names.terms(words) for words in part.modifiers)
        if not optional:
            self.fixed += (not kind) * _width(part.words) + len(modifiers)
        return Noun(terms, kind, modifiers, None, optional)


def _width(words: Words) -> int:
    """How many words the shortest alternative fixes."""
    return min(len(word.text.split()) if word.kind == "quoted" else 1 for word in words.items)
