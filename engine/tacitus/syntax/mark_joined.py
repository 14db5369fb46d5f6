"""Marks of finite verbs behind "and" and in series: to which open clause they go."""

from __future__ import annotations

from tacitus.syntax.ahead import next_kind
from tacitus.syntax.clause import Clause, Phrase
from tacitus.syntax.mark_forms import FormMarks

RELATIVES = frozenset(["WH", "PWH", "GAP", "WHERE"])
LEFT = RELATIVES | {"SC"}  # what a comma and "and" lead out of
_PERFECT = frozenset(["perfect", "pluperfect"])
_LOWER = frozenset(["THAT", "ZERO", "WH", "PWH", "GAP", "WHERE"])
_IN_SERIES = frozenset(["NP", "P", "ADV", "ADJ"])


def _time_of(clause: Clause) -> str:
    return clause.modal or ("past" if clause.tense in ("past", "pluperfect") else "present")


class JoinedMarks(FormMarks):
    """Marks joined verbs."""

    __slots__ = ()

    def _in_series(self, at: int) -> bool:
        """Whether the verb is one of several in a row: "condemned the raid, demanded a halt to it and left"."""
        frame = self.frame
        if frame.verb is None or frame.subject < 0 or frame.opener != "ROOT":
            return False
        for index in range(at + 1, self.limit - 1):
            kind = self.kinds[index]
            if kind == "COMMA" or kind == "CC":
                return next_kind(self.kinds, index, self.limit) == "VF"
            if kind not in _IN_SERIES:
                return False
        return False

    def _conjoined(self, at: int, clause: Clause) -> None:
        """A finite verb behind "and"; behind a comma it leaves the relative clause."""
        inside = len(self.frames)
        if self.comma:
            self._leave()
        elif self._calls_only() or self._filled(at):
            self._pop()
        if len(self.frames) == 2 and self._reports_on(clause):
            self._pop()
        elif len(self.frames) > 1 and self._goes_with_main(clause):
            self._pop_to(0)
        if len(self.frames) == 1 < inside:
            self._emit("BREAK", "")
        inverted = self.cc == "nor" and clause.verb == clause.end - 1 and clause.lemma in self.sets["auxiliaries"]
        self._emit("AND_C" if inverted else "AND_F", self.cc)
        self._take_verb(clause)

    def joined_late(self, at: int, kind: str) -> int:
        """Takes a phrase behind "and" with the verb it stands before, "and on Monday met the king", as one more verb of the
        subject; the chunk behind that verb, or 0 if it is none."""
        verb_at = at + (2 if kind == "P" else 1)
        if verb_at >= self.limit or self.frame.verb is None or self.kinds[verb_at] not in ("VF", "VN"):
            return 0
        chunks = self.chunks
        clause = chunks.values[verb_at]
        assert isinstance(clause, Clause)
        if kind == "P" and (self.kinds[at + 1] != "NP" or chunks.values[at] in self.sets["finite-openers"]):
            return 0
        if self.kinds[verb_at] == "VN" and not self._past_late(at, verb_at, clause):
            return 0
        self._conjoined(verb_at, clause)
        self.terms[-1:-1] = self.kinds[at:verb_at]
        self.values[-1:-1] = chunks.values[at:verb_at]
        return verb_at + 1

    def _past_late(self, at: int, verb_at: int, clause: Clause) -> bool:
        """Makes a participle behind a date finite, of a passive as one more: "was held and on Monday freed"."""
        verb, chunks = self.frame.verb, self.chunks
        assert verb is not None
        phrase = chunks.values[verb_at - 1]
        assert isinstance(phrase, Phrase)
        timed = chunks.sentence.lemmas[phrase.head] in self.sets["time-nouns"] or self._on_date(phrase)
        ends = self.kinds[verb_at + 1 : verb_at + 2]
        if clause.start != clause.verb or not timed or (ends == ["P"] and chunks.values[verb_at + 1] == "by"):
            return False
        active = verb.voice == "active" or ends == ["NP"]
        if active and chunks.sentence.lowers[clause.verb].endswith("n"):
            return False  # "has seen Rome and in May taken"
        clause.form, clause.tense = "finite", "past" if active else verb.tense
        clause.voice = "active" if active else "passive"
        return True

    def _leave(self) -> None:
        """A comma and "and" end relative clauses, and all that is below a participle told of the main clause's subject."""
        main = self.frames[0]
        if main.verb is not None and main.last is not main.verb and "ASIDE" in self.terms[main.at :]:
            self._pop_to(0)
        if self._content_over():
            self._pop()
        while len(self.frames) > 1 and self.frame.opener in LEFT and self.frames[-2].verb is not None:
            if not self.frame.comma and "APP" in self.terms[self.frame.at :]:
                break  # the comma ends an apposition
            self._pop()

    def _content_over(self) -> bool:
        """ "Dismissed the claim that it had ordered the raid, and threatened": what a noun tells is over."""
        frame = self.frame
        told = frame.opener == "THAT" and frame.verb is not None and self.terms[frame.at] == "THAT_N"
        return told and frame.verb.tense in _PERFECT and self.frames[-2].verb is not None  # type: ignore[union-attr]

    def _goes_on_long(self, verb: Clause) -> bool:
        """Whether a verb tells what was going on, as the main clause does not: "hit a house where they were meeting and killed"."""
        return self.tags[verb.verb] == "VBG"

    def _calls_only(self) -> bool:
        """ "Apologised for what she called a crime and announced": what is only called something is no more than a noun."""
        verb = self.frame.verb
        called = self.frame.opener == "WHAT" and verb is not None and verb.lemma in self.sets["naming"]
        return called and self.frames[-2].verb is not None

    def _filled(self, at: int) -> bool:
        """ "Delivered the grain it had promised and warned the king": a verb with an object of its own has no gap that the noun
        before the clause fills."""
        frame = self.frame
        gap = frame.opener == "GAP" or (frame.opener == "WH" and frame.subject > frame.at)
        own = self.kinds[at + 1 : at + 2] == ["NP"] and frame.object < 0 and frame.last is frame.verb
        if not gap or not own or self.frames[-2].verb is None:
            return False
        noun = self.values[frame.at - 1]  # "the only time we meet and put our differences aside" lacks no object
        return isinstance(noun, Phrase) and self.chunks.sentence.lemmas[noun.head] not in self.sets["circumstances"]

    def _reports_on(self, clause: Clause) -> bool:
        """Whether a verb of speech goes on for one that has its clause: "said that ... and warned that"."""
        above = self.frames[-2]
        return (
            self.frame.opener in ("THAT", "ZERO")
            and clause.lemma in self.sets["speech"]
            and above.last is above.verb
            and self._says(above.verb)
        )

    def _goes_with_main(self, clause: Clause) -> bool:
        """Whether a verb has the tense of the main clause and not that of the clauses below: "said it would go and left"."""
        main = self.frames[0].verb
        if main is None or _time_of(clause) != _time_of(main):
            return False
        return all(
            frame.verb is not None
            and frame.opener in _LOWER
            and frame.verb.tense not in _PERFECT  # "had killed and wounded"
            and (_time_of(frame.verb) != _time_of(clause) or self._goes_on_long(frame.verb))
            for frame in self.frames[1:]
        )
