"""Noun phrases that stand for the same wherever they stand: read once, then put at their offsets."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import msgspec
from msgspec.structs import replace

from tacitus.actors.found import NOTHING, Found
from tacitus.actors.mention import Mention
from tacitus.syntax.clause import Phrase
from tacitus.text.sentence import Sentence

if TYPE_CHECKING:
    from tacitus.actors.context import Knowledge

MEMO_SIZE = 30_000
# First and last token, counted from the phrase's first, and who stands there.
Placed: TypeAlias = tuple[int, int, Mention]


class Template(msgspec.Struct, gc=False):
    """A phrase as it was found when it was met first: `starts`, `ends` are the offsets of its tokens there.

    `needs`: prepositions that would change it, None if anything beside the phrase would; `joins`: conjuncts would;
    `explains`: appositions would. `open`: its role noun still takes the country of the place or the story ("role",
    or "title" before an unknown name), "" if nothing is missing. `placed`: mentions, inside and place counted in tokens,
    made when it is met again, which half of all phrases never are.
    """

    found: Found
    needs: frozenset[str] | None = None
    joins: bool = True
    explains: bool = True
    open: str = ""
    starts: list[int] = []
    ends: list[int] = []
    placed: tuple[tuple[Placed, ...], tuple[Placed, ...], tuple[int, int] | None] | None = None

    def holds(self, phrase: Phrase) -> bool:
        """Whether the phrase, with what hangs on it, reads as its words alone do."""
        needs = self.needs
        if needs is None or (self.joins and phrase.group) or (self.explains and phrase.appositions):
            return False
        for prep, _ in phrase.pps:  # noqa: SIM110 - a generator would cost more than the rest
            if prep in needs:
                return False
        return True

    def at(self, sentence: Sentence, first: int) -> Found:
        """The phrase as it stands in the sentence from its token `first`."""
        found = self.found
        if not self.starts:
            return found
        placed = self.placed
        if placed is None:
            placed = self.placed = self._placed()
        starts, ends = sentence.starts, sentence.ends
        mentions, inside, where = placed
        place = found.place
        if place is not None and where is not None:
            place = replace(place, start=starts[first + where[0]], end=ends[first + where[1]])
        return Found(
            tuple([replace(m, start=starts[first + a], end=ends[first + b]) for a, b, m in mentions]),
            tuple([replace(m, start=starts[first + a], end=ends[first + b]) for a, b, m in inside]) if inside else (),
            place,
            found.sort,
            found.many,
            found.head,
            found.titles,
        )

    def _placed(self) -> tuple[tuple[Placed, ...], tuple[Placed, ...], tuple[int, int] | None]:
        found, place = self.found, self.found.place
        where = None if place is None else (self.starts.index(place.start), self.ends.index(place.end))
        return self._counted(found.mentions), self._counted(found.inside), where

    def _counted(self, mentions: tuple[Mention, ...]) -> tuple[Placed, ...]:
        return tuple([(self.starts.index(m.start), self.ends.index(m.end), m) for m in mentions])


def template(found: Found, sentence: Sentence, first: int, end: int, knowledge: Knowledge, open: str) -> Template:
    """The template of a phrase found by its words alone (tokens first .. end)."""
    insiders = knowledge.insiders
    mentions = found.mentions
    if not (mentions or found.inside or found.place):
        return Template(found, insiders, False, False, open) if found.sort == "thing" else Template(found, open=open)
    starts, ends = sentence.starts[first:end], sentence.ends[first:end]
    if found.sort == "thing":
        if not found.inside:
            return Template(found, insiders, False, False, open, starts, ends)
    elif mentions and not open:
        for mention in mentions:
            if not (mention.country or set(mention.sectors[:1]).intersection(knowledge.classes.international)):
                break
        else:
            return Template(found, knowledge.owners, found.sort == "country", found.sort == "person", "", starts, ends)
    return Template(found, None, True, True, open, starts, ends)


BOUND = Template(NOTHING)
