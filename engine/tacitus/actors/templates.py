"""Noun phrases that stand for the same wherever they stand: read once, then put at their offsets."""

from __future__ import annotations

from typing import TypeAlias

import msgspec
from msgspec.structs import replace

from tacitus.actors.found import NOTHING, Found
from tacitus.actors.mention import Mention, Place
from tacitus.syntax.clause import Phrase
from tacitus.text.sentence import Sentence

MEMO_SIZE = 30_000
# First and last token, counted from the phrase's first, and who stands there.
Placed: TypeAlias = tuple[int, int, Mention]


class Template(msgspec.Struct, frozen=True, gc=False):
    """A Found whose offsets are tokens from the phrase's first.

    `needs`: prepositions that would change it, None if anything beside the phrase would; `joins`: conjuncts would;
    `explains`: appositions would. `open`: its role noun still takes the country of the place or the story ("role",
    or "title" before an unknown name), "" if nothing is missing. `moves`: it has offsets.
    """

    found: Found
    mentions: tuple[Placed, ...] = ()
    inside: tuple[Placed, ...] = ()
    place: tuple[int, int, Place] | None = None
    needs: frozenset[str] | None = None
    joins: bool = True
    explains: bool = True
    open: str = ""
    moves: bool = False

    def holds(self, phrase: Phrase) -> bool:
        """Whether the phrase, with what hangs on it, reads as its words alone do."""
        if not (phrase.pps or phrase.appositions or phrase.group):
            return True
        needs = self.needs
        if needs is None or (self.joins and phrase.group) or (self.explains and phrase.appositions):
            return False
        for prep, _ in phrase.pps:  # noqa: SIM110 - a generator would cost more than the rest
            if prep in needs:
                return False
        return True

    def at(self, sentence: Sentence, first: int) -> Found:
        """The phrase as it stands in the sentence from its token `first`."""
        starts, ends = sentence.starts, sentence.ends
        mentions, inside, place = self.mentions, self.inside, self.place
        return replace(
            self.found,
            mentions=tuple([replace(m, start=starts[first + a], end=ends[first + b]) for a, b, m in mentions]),
            inside=tuple([replace(m, start=starts[first + a], end=ends[first + b]) for a, b, m in inside])
            if inside
            else (),
            place=None
            if place is None
            else replace(place[2], start=starts[first + place[0]], end=ends[first + place[1]]),
        )


def template(
    found: Found, sentence: Sentence, first: int, end: int, insiders: frozenset[str], lenders: frozenset[str], open: str
) -> Template:
    """The template of a found phrase (tokens first .. end); BOUND if it reaches beyond the phrase.

    `insiders`: prepositions that put actors into things; `lenders`: those that give a role noun its sectors or owner.
    """
    place, placed = found.place, None
    try:
        mentions = _relative(found.mentions, sentence, first, end) if found.mentions else ()
        inside = _relative(found.inside, sentence, first, end) if found.inside else ()
        if place is not None:
            start = sentence.starts.index(place.start, first, end) - first
            placed = start, sentence.ends.index(place.end, first, end) - first, place
    except ValueError:
        return BOUND
    moves = bool(mentions or inside or placed)
    if found.sort == "thing" and not inside:
        return Template(found, mentions, inside, placed, insiders, False, False, open, moves)
    needs, joins, explains = None, True, True
    if mentions and not open and found.sort != "thing":
        for mention in found.mentions:
            if not (mention.country or mention.sectors[:1] == ("IGO",)):
                break
        else:
            needs, joins, explains = lenders, found.sort == "country", found.sort == "person"
    return Template(found, mentions, inside, placed, needs, joins, explains, open, moves)


def _relative(mentions: tuple[Mention, ...], sentence: Sentence, first: int, end: int) -> tuple[Placed, ...]:
    starts, ends = sentence.starts, sentence.ends
    return tuple(
        [(starts.index(m.start, first, end) - first, ends.index(m.end, first, end) - first, m) for m in mentions]
    )


BOUND = Template(NOTHING)
