"""Whether "he" or "she" can mean somebody: by role noun, courtesy, forename, and by the pronouns that meant him before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from tacitus.actors.found import Found
from tacitus.text.sentence import Sentence

if TYPE_CHECKING:
    from tacitus.actors.actors import Actors


class Sexes(Struct, eq=False):
    """Of one story: last words of names -> whether "she" means them."""

    actors: Actors
    _told: dict[str, bool] = {}

    def learn(self, sentence: Sentence) -> None:
        """Takes from a sentence who has a courtesy before the name: "Mrs. Holt"."""
        actors, lowers = self.actors, sentence.lowers
        if actors.mr.isdisjoint(lowers) and actors.mrs.isdisjoint(lowers):
            return
        for at, lower in enumerate(lowers):
            if lower in actors.mr or lower in actors.mrs:
                end = at + 1
                while end < len(lowers) and sentence.words[end][0].isupper():
                    end += 1
                self._told[lowers[end - 1]] = lower in actors.mrs

    def note(self, found: Found, pronoun: str) -> None:
        """Remembers that "he" or "she" meant somebody."""
        name, actors = found.mentions[0].name, self.actors
        if name and (pronoun in actors.he or pronoun in actors.she):
            self._told.setdefault(_last(name), pronoun in actors.she)

    def agrees(self, found: Found, pronoun: str) -> bool:
        """Whether the pronoun can mean the one found, as far as is known."""
        actors = self.actors
        if pronoun in actors.he:
            unfit, names, she = actors.female, actors.women, False
        elif pronoun in actors.she:
            unfit, names, she = actors.male, actors.men, True
        else:
            return True
        if found.head in unfit or not unfit.isdisjoint(found.titles):
            return False
        name = found.mentions[0].name
        if not name:
            return True
        told = self._told.get(_last(name))
        if told is not None:
            return told is she
        others = actors.women if she else actors.men
        words = name.lower().split(" ")
        for word in words if "-" in words[-1] else words[:-1]:  # a last name tells nothing, but for "Tsai Ing-wen"
            if word in others:
                return True
            if word in names:
                return False
        return True


def _last(name: str) -> str:
    return name.lower().rpartition(" ")[2]
