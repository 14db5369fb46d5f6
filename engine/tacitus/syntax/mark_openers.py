"""Marks of what stands between noun phrases and verbs: prepositions, "that", subordinators, relatives, time."""

from __future__ import annotations

from typing import Any

from tacitus.syntax.ahead import next_kind
from tacitus.syntax.clause import Phrase
from tacitus.syntax.frame import NONE
from tacitus.syntax.mark_nouns import NounMarks

_NO_PHRASE = frozenset(["VF", "", "COMMA", "STOP", "CC", "RPAR", "SEMI", "THAT", "SC", "WHERE", "WH"])
_VERBS = frozenset(["VF", "VI", "VB", "VG", "VN", "VI_N", "ASIDE"])
_NAMES = frozenset(["NNP", "NNPS"])
_CLAUSES = frozenset(["VF", "THAT", "SC", "WHERE", "WH"])


class OpenerMarks(NounMarks):
    """Marks openers of phrases and clauses."""

    __slots__ = ()

    def when(self, at: int, phrase: Any) -> int | None:
        """A bare time phrase; what stood before it still counts for what follows."""
        if self.governed >= 0:
            self.noun(at, phrase)
            return None
        self.time = self._emit("TIME", phrase)
        return at + 1

    def adjective(self, at: int, token: Any) -> None:
        """Adjectives without a noun."""
        if self.governed >= 0:
            # a preposition before an adjective: "in general", "at large"
            self._as_noun(at, token)
            return
        frame = self.frame
        if (
            frame.opener == "SC"
            and frame.at == len(self.terms) - 1
            and next_kind(self.kinds, at, self.limit) not in ("NP", "VF")
        ):
            self._pop()
        if (
            frame.verb is None
            and frame.last is None
            and frame.subject < 0
            and next_kind(self.kinds, at, self.limit) == "VF"
        ):
            self._as_noun(at, token)
            return
        if self._completes_verb(token):
            self._emit("PRT", self.chunks.sentence.lowers[token])
        elif self._hangs_on_noun(at):
            self.adjectival = True
        else:
            self._emit("ADJ", token)

    def _hangs_on_noun(self, at: int) -> bool:
        """Whether an adjective and what it takes tell of the noun before: "the militia responsible for the raid", not "made the
        city safe for children"."""
        if not self._open() or self.comma or self.cc or self.kinds[at + 1 : at + 3] != ["P", "NP"]:
            return False
        last = self.frame.last
        return last is None or self.frame.object != self.nominal or last.lemma not in self.sets["makes-so"]

    def _as_noun(self, at: int, token: int) -> None:
        """Takes adjectives for a noun phrase: "the wounded", "in general"."""
        phrase = Phrase(self.chunks.firsts[at], token + 1, token)
        self.chunks.phrases.append(phrase)
        self.noun(at, phrase)

    def particle(self, _: int, word: Any) -> None:
        """A particle behind an object; one behind a comma is none: "rose in May, up from April"."""
        if self.frame.last is not None and not self.comma:
            self._emit("PRT", word)

    def adverb(self, at: int, word: Any) -> int:
        """Adverbs say nothing; what stood before them still counts for what follows, but "pulled its troops back from the
        border" has the border with the verb."""
        if word in self.sets["directions"] and self.kinds[at + 1 : at + 2] == ["P"] and self.frame.last is not None:
            self.nominal = NONE
        return at + 1

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
            and not (word in self.lists.prepositions_of_date and self._on_date(at))
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
                and not (word in self.lists.prepositions_of_date and self._on_date(at))
                and (self.adjectival or self._to_noun(word, phrase) or self._within(at, word, phrase))
            )
            or word in self.sets["examples"]
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
        if self.preposition < 0 or word not in self.sets["prepositions-within"]:
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

    def _on_date(self, at: int) -> bool:
        """Whether a preposition behind a verb says when: "blocked a road on Monday", "began the war in 2011"."""
        if self.frame.last is None:
            return False
        phrase = self.chunks.values[at + 1] if self.kinds[at + 1] == "NP" else None
        if not isinstance(phrase, Phrase):
            return False
        sentence, head = self.chunks.sentence, phrase.head
        lower = sentence.lowers[head]
        month = lower in self.sets["months"] and lower != sentence.words[head]  # "took part in a march"
        return month or lower in self.sets["weekdays"] or (len(lower) == 4 and lower.isdigit())

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
        frame = self.frame
        if self.cc:  # "attacks on Iran and on Syria"
            return self.terms[self.nominal - 1] == "PN" and self.values[self.nominal - 1] == word
        last = frame.last
        if last is not None and last.voice == "passive" and word == "by":
            return False
        taken = last is not None and last.lemma in self.lists.verb_takes.get(word, ())
        if word == "of":
            return last is None or not (taken and (frame.object == self.nominal or last.voice == "passive"))
        nouns = self.lists.noun_takes.get(word)
        if nouns is not None:
            lemmas = self.chunks.sentence.lemmas
            if taken and phrase is not None and self._from_a_thing(word, phrase):
                return False
            for other in self.chain:
                if lemmas[other.head] in nouns:
                    return not (
                        taken
                        and (word in self.sets["prepositions-of-place"] or lemmas[self.chain[-1].head] not in nouns)
                    )
        return last is None and frame.subject >= 0

    def _from_a_thing(self, word: str, phrase: Phrase) -> bool:
        """ "Rescued migrants from a boat", but "rescued migrants from Syria"."""
        origin = word in self.sets["prepositions-of-origin"] and self.frame.object == self.nominal
        return origin and self.tags[phrase.head] not in _NAMES

    def that(self, at: int, _: Any) -> None:
        """ "That" before a clause: under a verb, on a noun, or relative."""
        term = self._role_of_that(at)
        if term == "WH":
            self.chunks.pos[self.chunks.firsts[at]] = "PRON"
        self._push("WH" if term == "WH" else "THAT", self._emit(term, ("that", self.chunks.firsts[at])))
        if term == "THAT_N":
            self.nominal = NONE

    def _role_of_that(self, at: int) -> str:
        last = self.frame.last
        if self.cc:
            for depth in range(len(self.frames) - 1, 0, -1):
                if self.frames[depth].opener in ("THAT", "ZERO"):
                    self._pop_to(depth - 1)
                    return "AND_T"
        if not self._open():
            return "THAT"
        tells = last is not None and last.lemma in self.sets["tell"]
        if (
            self._says(last)
            and self.preposition >= 0
            and self.values[self.preposition] in self.sets["prepositions-of-saying"]
        ):
            return "THAT"  # "said in a statement that"
        if self.kinds[at + 1 : at + 4] == ["NP", "VF", "VF"] and self._says(self.chunks.values[at + 2]):  # type: ignore[arg-type]
            return "WH"  # "the deal that both sides say has failed"
        if not tells and self.chunks.sentence.lemmas[self.chain[-1].head] in self.sets["nouns-that"]:
            return "THAT_N"
        if not (tells or self._says(last)) or next_kind(self.kinds, at, self.limit) == "VF":
            return "WH"
        return "THAT"

    def subordinator(self, at: int, word: Any) -> None:
        """A word that opens a clause, or a lesser one without a subject."""
        after = next_kind(self.kinds, at, self.limit)
        self.governed = NONE
        if after in ("VG", "VN", "VI", "VB") or (after == "P" and not self._clause_before_comma(at)):
            self._emit("SCL", word)
        elif after == "CC":
            return  # "unless and until"
        elif after in ("NP", "P", "TIME", "VF", "THAT", "ADJ", "SC", "WH"):
            self._push("SC", self._emit("SC", word))

    def _clause_before_comma(self, at: int) -> bool:
        """Whether a finite verb follows before the next comma: not "While in Rome, the envoy met the pope"."""
        for kind in self.kinds[at + 1 : self.limit]:
            if kind == "VF":
                return True
            if kind == "COMMA":
                return False
        return False

    def wh(self, at: int, word: Any) -> int | None:
        """A relative or question word."""
        self.governed = NONE
        if (
            self.cc
            and next_kind(self.kinds, at, self.limit) == "VF"
            and self.frame.opener == "WH"
            and self.frame.verb is not None
        ):
            return at + 1
        asks = (
            word in self.sets["questions"]
            or (self.kinds[at] == "WHERE" and word != "where")
            or not self._near_nominal()
        )
        name = "WHAT" if asks else self.kinds[at]
        after = next_kind(self.kinds, at, self.limit)
        if name == "WHAT" and after not in ("NP", "VF", "VI", "P", "TIME"):
            return None
        if word == "how" and after == "ADJ":
            return None
        self._push(name, self._emit(name, (word, self.chunks.firsts[at])))
        return None

    def _near_nominal(self) -> bool:
        """Whether a relative clause may hang on what came last."""
        return bool(self.terms) and self.terms[-1] in ("NP", "TIME", "ADJ") and self.nominal >= 0
