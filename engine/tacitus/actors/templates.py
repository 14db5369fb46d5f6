"""Noun phrases that stand for the same wherever they stand: read by themselves when met again, then put at their offsets."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeAlias

import msgspec
from msgspec.structs import replace

from tacitus.actors.found import Found
from tacitus.actors.mention import Mention
from tacitus.actors.nominal import Key, Nominal
from tacitus.syntax.clause import Phrase
from tacitus.text.sentence import Sentence

if TYPE_CHECKING:
    from tacitus.actors.context import Knowledge

_SIZE = 30_000
# First and last token, counted from the phrase's first, and who stands there; so all of a Found.
Counted: TypeAlias = tuple[int, int, Mention]
Placed: TypeAlias = tuple[tuple[Counted, ...], tuple[Counted, ...], tuple[int, int] | None]


class Template(msgspec.Struct, gc=False):
    """A phrase known by its words. `nominal`: these, sorted (None: a plain thing, which nobody has asked).

    `found`: what they stand for alone, None until the phrase is met again, as most never are; `asks`: only the story or its
    date can tell. `needs`: prepositions that would change it, None if anything beside the phrase would; `joins`: conjuncts
    would; `explains`: appositions would. `open`: its role noun still takes the country of the place or the story ("role",
    or "title" before an unknown name), "" if nothing is missing. `starts`, `ends`: offsets of the tokens where it was found;
    `placed`: mentions, inside and place counted in tokens.
    """

    nominal: Nominal | None
    found: Found | None = None
    asks: bool = False
    needs: frozenset[str] | None = None
    joins: bool = True
    explains: bool = True
    open: str = ""
    starts: Sequence[int] = ()
    ends: Sequence[int] = ()
    placed: Placed | None = None

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
        """The phrase as it stands in the sentence from its token `first`; `found` must be there."""
        found = self.found
        assert found is not None
        if not self.starts:
            return found
        placed = self.placed or self._place(found)
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

    def _place(self, found: Found) -> Placed:
        place = found.place
        where = None if place is None else (self.starts.index(place.start), self.ends.index(place.end))
        self.placed = placed = (self._counted(found.mentions), self._counted(found.inside), where)
        return placed

    def _counted(self, mentions: tuple[Mention, ...]) -> tuple[Counted, ...]:
        return tuple([(self.starts.index(m.start), self.ends.index(m.end), m) for m in mentions])

    def tell(self, found: Found, sentence: Sentence, first: int, end: int, knowledge: Knowledge) -> None:
        """Takes what the words alone stand for (tokens first .. end), with `open` set."""
        self.found = found
        mentions = found.mentions
        if mentions or found.inside or found.place:
            self.starts, self.ends = sentence.starts[first:end], sentence.ends[first:end]
        nominal = self.nominal
        if found.sort == "thing":
            if not found.inside and (nominal is None or nominal.kind != "place"):
                self.needs, self.joins, self.explains = knowledge.insiders, False, False
        elif mentions and not self.open:
            for mention in mentions:
                if not (mention.country or set(mention.sectors[:1]).intersection(knowledge.classes.international)):
                    return
            told = nominal is not None and (nominal.nations or nominal.kind == "name")
            self.needs = knowledge.owners if told else knowledge.owners | knowledge.locations
            self.joins, self.explains = found.sort == "country", found.sort in ("person", "people")


class Templates(dict[Key, Template]):
    """All that are known, by their words; when there are too many it starts anew."""

    def keep(self, key: Key, made: Template) -> None:
        """Takes one more."""
        if len(self) >= _SIZE:
            self.clear()
        self[key] = made
