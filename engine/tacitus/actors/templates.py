"""Noun phrases that stand for the same wherever they stand: read once, then put at their offsets."""

from __future__ import annotations

from typing import NamedTuple

from tacitus.actors.found import NOTHING, Found
from tacitus.actors.mention import Mention, Place
from tacitus.syntax.clause import Phrase
from tacitus.text.sentence import Sentence

MEMO_SIZE = 30_000
_OF = frozenset(("of",))


class Template(NamedTuple):
    """A Found whose offsets are tokens from the phrase's first. Mentions are (first, last, fields behind the offsets).

    `needs`: prepositions that would change it, None if anything beside the phrase might; `alone`: conjuncts and
    appositions would change it.
    """

    mentions: tuple[tuple[int, int, tuple[object, ...]], ...]
    inside: tuple[tuple[int, int, tuple[object, ...]], ...]
    place: tuple[int, int, tuple[object, ...]] | None
    found: Found
    needs: frozenset[str] | None = None
    alone: bool = True

    def holds(self, phrase: Phrase) -> bool:
        """Whether the phrase, with what hangs on it, reads as its words alone do."""
        if not (phrase.pps or phrase.appositions or phrase.group):
            return True
        needs = self.needs
        if needs is None or (self.alone and (phrase.group or phrase.appositions)):
            return False
        return all(prep not in needs for prep, _ in phrase.pps)

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


def template(found: Found, sentence: Sentence, first: int, end: int, insiders: frozenset[str]) -> Template | None:
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
    if found.sort == "thing" and not inside:
        return Template(mentions, inside, place, found, insiders, alone=False)
    return Template(mentions, inside, place, found, _OF if found.sort == "country" else None)


BOUND = Template((), (), None, NOTHING)
