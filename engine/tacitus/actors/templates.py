"""Noun phrases that stand for the same wherever they stand: read once, then put at their offsets."""

from __future__ import annotations

from typing import Any, NamedTuple, TypeAlias

from tacitus.actors.found import NOTHING, Found
from tacitus.actors.mention import Mention, Place
from tacitus.syntax.clause import Phrase
from tacitus.text.sentence import Sentence

MEMO_SIZE = 30_000
# First and last token, counted from the phrase's first, and the fields behind the offsets.
Placed: TypeAlias = tuple[int, int, tuple[Any, ...]]
_new = tuple.__new__


class Template(NamedTuple):
    """A Found whose offsets are tokens from the phrase's first.

    `needs`: prepositions that would change it, None if anything beside the phrase would; `joins`: conjuncts would;
    `explains`: appositions would. `open`: its role noun still takes the country of the place or the story ("role",
    or "title" before an unknown name), "" if nothing is missing.
    """

    mentions: tuple[Placed, ...]
    inside: tuple[Placed, ...]
    place: Placed | None
    found: Found
    needs: frozenset[str] | None = None
    joins: bool = True
    explains: bool = True
    open: str = ""

    @property
    def empty(self) -> bool:
        """Whether it is a plain thing: no actor and no place in its words."""
        return not (self.explains or self.mentions)

    def holds(self, phrase: Phrase) -> bool:
        """Whether the phrase, with what hangs on it, reads as its words alone do."""
        if not (phrase.pps or phrase.appositions or phrase.group):
            return True
        needs = self.needs
        if needs is None or (self.joins and phrase.group) or (self.explains and phrase.appositions):
            return False
        return all(prep not in needs for prep, _ in phrase.pps)

    def at(self, sentence: Sentence, first: int) -> Found:
        """The phrase as it stands in the sentence from its token `first`."""
        found, starts, ends = self.found, sentence.starts, sentence.ends
        if not (self.mentions or self.inside or self.place):
            return found
        mentions = tuple([_new(Mention, (starts[first + a], ends[first + b], *rest)) for a, b, rest in self.mentions])
        inside = tuple([_new(Mention, (starts[first + a], ends[first + b], *rest)) for a, b, rest in self.inside])
        place = None
        if self.place is not None:
            a, b, rest = self.place
            place = _new(Place, (starts[first + a], ends[first + b], *rest))
        return _new(Found, (mentions, inside, place, *found[3:]))


def template(
    found: Found, sentence: Sentence, first: int, end: int, insiders: frozenset[str], lenders: frozenset[str], open: str
) -> Template | None:
    """The template of a found phrase (tokens first .. end); None if it reaches beyond the phrase.

    `insiders`: prepositions that put actors into things; `lenders`: those that give a role noun its sectors or owner.
    """

    def relative(item: Mention | Place) -> Placed:
        start = sentence.starts.index(item.start, first, end)
        last = sentence.ends.index(item.end, first, end)
        return start - first, last - first, tuple(item)[2:]

    try:
        mentions = tuple([relative(mention) for mention in found.mentions])
        inside = tuple([relative(mention) for mention in found.inside])
        place = relative(found.place) if found.place is not None else None
    except ValueError:
        return None
    if found.sort == "thing" and not inside:
        return Template(mentions, inside, place, found, insiders, False, False, open)
    made = Template(mentions, inside, place, found, open=open)
    if found.sort == "thing":
        return made
    owned = all(mention.country or mention.sectors[:1] == ("IGO",) for mention in found.mentions)
    if owned and mentions and not open:
        return made._replace(needs=lenders, joins=found.sort == "country", explains=found.sort == "person")
    return made


BOUND = Template((), (), None, NOTHING)
