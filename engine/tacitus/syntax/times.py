"""Noun phrases that only tell the time: "Monday", "last week", "two days later", "March 16, 2020"."""

from __future__ import annotations

from tacitus.syntax.complements import Complements
from tacitus.syntax.letters import Chunks


class Times:
    """Knows time phrases by the word lists of rules/lexicon: `names` are days, months and words like "today"; `nouns`
    these and "week", "hour"."""

    __slots__ = ("_closers", "_months", "names", "nouns", "openers")

    def __init__(self, lists: Complements) -> None:
        sets = lists.sets
        self._closers = sets["time-closers"]
        self._months = sets["months"]
        self.openers = sets["time-openers"]
        self.names = sets["times"] | sets["weekdays"] | sets["months"]
        self.nouns = sets["time-nouns"] | self.names

    def closed(self, out: Chunks, at: int) -> bool:
        """Whether a plural of time at token `at` has "after" or the like behind it: "left Iran hours after the vote"."""
        sentence = out.sentence
        late = out.letters[at + 1] != "E" and sentence.lowers[at + 1] in self._closers
        return late and sentence.tags[at] == "NNS" and sentence.lemmas[at] in self.nouns

    def end(self, out: Chunks, first: int, end: int, head: int) -> int:
        """The end of the bare time phrase that a noun phrase turns out to be ("last week", "two days later"), or 0."""
        lowers, letters = out.sentence.lowers, out.letters
        word = lowers[head]
        closes = letters[end] != "E" and lowers[end] in self._closers
        if word not in self.nouns and out.sentence.lemmas[head] not in self.nouns:
            return end + 1 if closes and letters[head] == "C" and letters[end] == "A" else 0
        if word in self.names:
            lower = first < head and word in self._months and out.sentence.words[head] == word
            if lower and lowers[first] not in self.openers:
                return 0  # "a march through the capital"
            return _date_end(out, end)
        if out.kinds and out.kinds[-1] == "P":
            return 0
        if closes:  # "two days after" has a preposition
            return end if letters[end] == "I" and lowers[end] != "ago" else end + 1
        if letters[end] == "I" and lowers[end] == "of":
            return 0
        opener = lowers[first]
        if opener in self.openers or opener in self.names or (end - first > 1 and lowers[first + 1] in self.openers):
            return end
        return 0

    def day(self, out: Chunks, head: int, end: int) -> int:
        """The head of a time phrase whose noun is token `head`: of "March 16" the day, of "March 2016" the month."""
        sentence = out.sentence
        dated = head + 1 < end and out.letters[head + 1] == "C" and sentence.lowers[head] in self._months
        return head + 1 if dated and len(sentence.words[head + 1].rstrip("stndrh")) < 3 else head


def _date_end(out: Chunks, end: int) -> int:
    """Takes the year into a date: "March 16, 2020"."""
    letters, words = out.letters, out.sentence.words
    if letters[end] == "," and letters[end + 1] == "C" and len(words[end + 1]) == 4 and words[end + 1].isdigit():
        return end + 3 if letters[end + 2] == "," else end + 2
    return end
