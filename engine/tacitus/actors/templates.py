"""Noun phrases that stand for the same wherever they stand: read once, then put at their offsets."""

from __future__ import annotations

from typing import NamedTuple

from tacitus.actors.found import NOTHING, Found
from tacitus.actors.mention import Mention, Place
from tacitus.text.sentence import Sentence

MEMO_SIZE = 30_000


class Template(NamedTuple):
    """A Found whose offsets are tokens counted from the phrase's first. `rest`: the fields of a Mention behind its offsets."""

    mentions: tuple[tuple[int, int, tuple[object, ...]], ...]
    inside: tuple[tuple[int, int, tuple[object, ...]], ...]
    place: tuple[int, int, tuple[object, ...]] | None
    found: Found

    def at(self, sentence: Sentence, first: int) -> Found:
        """The phrase as it stands in the sentence from its token `first`."""
        found = self.found
        if found is NOTHING:
            return found
        starts, ends = sentence.starts, sentence.ends
        mentions = tuple([Mention(starts[first + a], ends[first + b], *rest) for a, b, rest in self.mentions])  # type: ignore[arg-type]
        inside = tuple([Mention(starts[first + a], ends[first + b], *rest) for a, b, rest in self.inside])  # type: ignore[arg-type]
        place = self.place
        where = Place(starts[first + place[0]], ends[first + place[1]], *place[2]) if place else None  # type: ignore[arg-type]
        return Found(mentions, inside, where, found.sort, found.many, found.head, found.titles)


def template(found: Found, sentence: Sentence, first: int, end: int) -> Template | None:
    """The template of a found phrase (tokens first .. end); None if it reaches beyond the phrase."""

    def relative(item: Mention | Place) -> tuple[int, int, tuple[object, ...]]:
        start = sentence.starts.index(item.start, first, end)
        last = sentence.ends.index(item.end, first, end)
        return start - first, last - first, tuple(item)[2:]

    try:
        mentions = tuple(relative(mention) for mention in found.mentions)
        inside = tuple(relative(mention) for mention in found.inside)
        place = relative(found.place) if found.place is not None else None
    except ValueError:
        return None
    return Template(mentions, inside, place, found)
