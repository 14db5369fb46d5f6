"""Marks of prepositions: whether they belong to the noun before them or to the verb."""

from __future__ import annotations

from typing import Any

from tacitus.syntax.ahead import next_kind
from tacitus.syntax.clause import Phrase
from tacitus.syntax.frame import NONE
from tacitus.syntax.mark_nouns import NounMarks

_NO_PHRASE = frozenset(["VF", "", "COMMA", "STOP", "CC", "RPAR", "SEMI", "THAT", "SC", "WHERE", "WH"])
_NOTHING: frozenset[str] = frozenset()
_VERBS = frozenset(["VF", "VI", "VB", "VG", "VN", "VI_N", "ASIDE"])
_NAMES = frozenset(["NNP", "NNPS"])
_CLAUSES = frozenset(["VF", "THAT", "SC", "WHERE", "WH"])


class PrepositionMarks(NounMarks):
    """Marks prepositions."""

    __slots__ = ()

    def prepose(self, at: int, word: Any) -> int | None:
        """A preposition: before a noun phrase or gerund; before "which"; or, with nothing behind, a particle."""
        after = next_kind(self.kinds, at, self.limit)
        if after == "WH" and self._relative_behind(at, word):
            self.comma = self.quote = False
            self.cc = ""
            return at + 2
        if after in _NO_PHRASE:
            left = (
                after == "VF" and self.terms[-1:] == ["VF"] and self._outer() >= 0
            )  # "the sanctions they called for were"
            if self.frame.last is not None and (left or after not in _CLAUSES):
                self._emit("PRT", word)
            return None
        if after == "P" and self.kinds[at + 1] == "P":
            return self._two(at, word)
        if after in ("VN", "VI", "VB") and word in self.sets["finite-openers"]:
            self._emit("SCL", word)
            return None
        if self.cc and after == "VG" and "VG" in self.frame.forms:
            return at + 1  # "of killing and of bombing": the gerunds are joined
        if after == "VG":
            self.chunks.pos[self.chunks.firsts[at]] = "SCONJ"
        self._govern(at, word, after)
        return None

    def _govern(self, at: int, word: str, after: str) -> None:
        """A preposition that governs what comes next, of the noun before it or not."""
        terms = self.terms
        self.governed = len(terms)
        mine = (
            self.nominal == len(terms) - 1
            and not self.comma
            and not (
                word in self.lists.prepositions_of_date
                and self.kinds[at + 1] == "NP"
                and self._on_date(self.chunks.values[at + 1])
            )
            and self._to_noun(word)
        )
        if mine and after == "VG" and self.frame.last is not None:
            mine = self.frame.last.lemma not in self.lists.object_gerund.get(word, ())
        terms.append("PN" if mine else "P")
        self.values.append(word)

    def governed_noun(self, at: int, word: Any, phrase: Any) -> None:
        """A preposition and the noun phrase right behind it, at once: nine prepositions in ten."""
        terms = self.terms
        size = len(terms)
        if self.nominal == size - 1 and (
            (
                not self.comma
                and not (word in self.lists.prepositions_of_date and self._on_date(phrase))
                and (
                    self.adjectival
                    or self._to_noun(word, phrase)
                    or (self.preposition >= 0 and self._within(at, word, phrase))
                )
            )
            or word in self.lists.examples
        ):
            terms.append("PN")
            self.chain.append(phrase)
        else:
            terms.append("P")
            self.chain = [phrase]
            self.preposition = size
        terms.append("NP")
        self.adjectival = False
        self.values += (word, phrase)
        self.nominal = size + 1
        self.governed = NONE

    def _within(self, at: int, word: str, phrase: Phrase) -> bool:
        """Whether a place is told within a place: "at a ceremony in Khartoum", "in the desert near the border"."""
        if word not in self.sets["prepositions-within"]:
            return False
        above = self.values[self.preposition]
        if above not in self.sets["prepositions-around"] or self.kinds[at - 1] != "NP":
            return False
        outer = self.chain[-1].head
        lemmas, times = self.chunks.sentence.lemmas, self.sets["time-nouns"]
        if lemmas[outer] in times or lemmas[phrase.head] in times:
            return False
        if self.tags[outer] in _NAMES and above != "at":
            return False
        return word != "in" or self.tags[phrase.head] in _NAMES

    def _on_date(self, phrase: Any) -> bool:
        """Whether a preposition before a noun phrase and behind a verb or who acts says when: "blocked a road on Monday", "the
        army on Monday blocked a road", but "the attack on Monday killed ten"."""
        sentence, head = self.chunks.sentence, phrase.head
        lower = sentence.lowers[head]
        if lower[0].isdigit():
            year = lower.isdigit() and len(lower) > 2
            dated = len(lower) == 4 if year else sentence.lowers[head - 1] in self.sets["months"]
        else:
            month = lower in self.sets["months"] and lower != sentence.words[head]  # "took part in a march"
            dated = month or lower in self.sets["weekdays"]
        if not dated or self.frame.last is not None:
            return dated
        return self.frame.subject >= 0 and not self._happens(self.chain[-1])

    def _happens(self, phrase: Phrase) -> bool:
        """Whether a noun names what happens rather than who acts."""
        lemma, takes = self.chunks.sentence.lemmas[phrase.head], self.lists.noun_takes
        return lemma in self.sets["happenings"] or any(lemma in takes[word] for word in ("against", "between", "over"))

    def _two(self, at: int, word: str) -> int | None:
        """Of two prepositions the first is a particle behind a verb ("took over on Monday"), else it rules ("at around")."""
        verb = self.frame.last
        if verb is not None and self._open() and f"{verb.lemma} {word}" in self.sets["phrasal"]:
            self._emit("PRT", word)  # "handed the hostages over to the mayor"
            return None
        if self.nominal < 0 or not self._open():
            last = self.terms[-1] if self.terms else ""
            if last in _VERBS:
                self._emit("PRT", word)
                return None
        mine = self._open() and not self.comma and self._to_noun(word)
        self.governed = self._emit("PN" if mine else "P", word)
        self.comma = self.quote = False
        self.cc = ""
        return at + 2

    def _relative_behind(self, at: int, word: str) -> bool:
        """ "in which", "by whose troops": opens a relative clause on the noun before."""
        pronoun = self.chunks.values[at + 1]
        if self.kinds[at + 1] != "WH" or pronoun in self.sets["questions"] or self.nominal < 0:
            return False
        if pronoun == "whose":
            self._push("WH", self._emit("WH", ("whose", self.chunks.firsts[at + 1])))
        else:
            self._push("PWH", self._emit("PWH", word))
        return True

    def _to_noun(self, word: str, phrase: Phrase | None = None) -> bool:
        """Whether a preposition belongs to the noun before it. `phrase`: what it governs, if that is known."""
        if self.cc:  # "attacks on Iran and on Syria"
            return self.terms[self.nominal - 1] == "PN" and self.values[self.nominal - 1] == word
        frame, lists = self.frame, self.lists
        last = frame.last
        if last is None:
            return frame.subject >= 0 or word == "of" or self._taken(lists.noun_takes.get(word, _NOTHING))
        if last.voice == "passive" and word == "by":
            return False
        taken = last.lemma in lists.verb_takes.get(word, _NOTHING)
        if word == "of":
            return not (taken and (frame.object == self.nominal or last.voice == "passive"))
        nouns = lists.noun_takes.get(word)
        if word == "as" and phrase is not None and self._same():
            return True
        if nouns is not None:
            if taken and phrase is not None and self._from_a_thing(word, phrase):
                return False
            if self._taken(nouns):
                nearest = self.chunks.sentence.lemmas[self.chain[-1].head]
                return not (taken and (word in self.sets["prepositions-of-place"] or nearest not in nouns))
        if not taken and phrase is not None and word in self.sets["prepositions-of-origin"]:
            # "questioned asylum seekers from Syria"
            return self.tags[phrase.head] in _NAMES and self.tags[self.chain[-1].head] == "NNS"
        return False

    def _taken(self, nouns: frozenset[str]) -> bool:
        """Whether one of the nouns stands in the open nominal."""
        lemmas = self.chunks.sentence.lemmas
        for phrase in self.chain:  # noqa: SIM110 - a generator would cost more than the loop
            if lemmas[phrase.head] in nouns:
                return True
        return False

    def _same(self) -> bool:
        """ "In the same camp as the captives" """
        nearest = self.chain[-1]
        return "same" in self.chunks.sentence.lowers[nearest.start : nearest.end]

    def _from_a_thing(self, word: str, phrase: Phrase) -> bool:
        """ "Rescued migrants from a boat", but "rescued migrants from Syria"."""
        origin = word in self.sets["prepositions-of-origin"] and self.frame.object == self.nominal
        return origin and self.tags[phrase.head] not in _NAMES

    def _back_to_person(self) -> None:
        """Gives a thing under a verb's preposition to the noun before it, so that "who" tells of that: "a man in a mask who
        fired"."""
        at = self.preposition
        if at < 1 or self.terms[at] != "P" or self.terms[at - 1] != "NP":
            return
        lemmas, things = self.chunks.sentence.lemmas, self.sets["things"]
        if all(lemmas[phrase.head] in things for phrase in self.chain):
            self.terms[at] = "PN"
            self.chain = [self.values[at - 1], *self.chain]
