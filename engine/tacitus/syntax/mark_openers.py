"""Marks of what stands between noun phrases and verbs: adjectives, adverbs, "that", subordinators, relatives, time."""

from __future__ import annotations

from typing import Any

from tacitus.syntax.ahead import next_kind
from tacitus.syntax.clause import Phrase
from tacitus.syntax.frame import NONE
from tacitus.syntax.mark_prepositions import PrepositionMarks


class OpenerMarks(PrepositionMarks):
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
        if not self._open() or self.cc or self.kinds[at + 1 : at + 3] != ["P", "NP"]:
            return False
        if self.comma and (self.frame.last is not None or self.frame.subject < 0):
            return False  # but "officers, angry over wages, refused"
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

    def that(self, at: int, _: Any) -> None:
        """ "That" before a clause: under a verb, on a noun, or relative."""
        term = self._role_of_that(at)
        if term == "WH":
            self.chunks.pos[self.chunks.firsts[at]] = "PRON"
        if term == "WH" and "so" in self.chunks.sentence.lowers and self._outcome(self.chunks.firsts[at]):
            self._push("SC", self._emit("SC", "so that"))
            return
        self._push("WH" if term == "WH" else "THAT", self._emit(term, ("that", self.chunks.firsts[at])))
        if term == "THAT_N":
            self.nominal = NONE

    def _outcome(self, at: int) -> bool:
        """Whether "that" at token `at` tells what came of it: "beat them so badly in the north that they fled"."""
        lowers = self.chunks.sentence.lowers
        so = lowers.index("so")
        tags = self.tags[so + 1 : at]
        return so < at and tags[:1] in (["RB"], ["JJ"]) and "," not in tags

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
        if word == "who" and not asks and not self.comma:
            self._back_to_person()
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
