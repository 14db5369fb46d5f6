"""The gate between tagging and parsing: sentences in which no pattern finds its trigger and the words it needs.

It knows triggers only, never actors. What is shut out tells no event whatever its clauses are, so nobody needs them - unless
a later sentence asks who "he" is.
"""

from __future__ import annotations

from tacitus.coding.index import Index
from tacitus.text.sentence import Sentence


class Gate:
    """Tells of a tagged sentence whether any pattern can fit. Made once for an index."""

    __slots__ = ("_index", "_other", "_verbs", "_words")

    def __init__(self, index: Index) -> None:
        self._index = index
        self._verbs: dict[str, list[str]] = {}  # by verb: its triggers, "break", "break_off"
        for trigger in index.plan.triggers["verb"]:
            self._verbs.setdefault(trigger.partition("_")[0], []).append(trigger)
        self._other = index.plan.triggers["noun"].keys() | index.plan.triggers["copula"].keys()
        self._words = self._other | self._verbs.keys()

    def opens(self, sentence: Sentence, words: set[str], lacks: int) -> bool:
        """Whether the sentence can tell an event. `words`: its words and lemmas; `lacks`: what these lack (`Index.lacking`)."""
        index, lemmas = self._index, sentence.lemmas
        for word in self._words & words:
            if word in self._other and (
                self._fits(index.nouns.get(word), lacks) or self._fits(index.copulas.get(word), lacks)
            ):
                return True
            for trigger in self._verbs.get(word, ()):
                if self._fits(index.verbs[trigger], lacks) and _is_verb(word, lemmas, sentence.tags):
                    return True
        return False

    def _fits(self, group: int | None, lacks: int) -> bool:
        """Whether one of a group of patterns may find what it needs; those that only keep others off tell nothing."""
        if group is not None:
            for candidate in self._index.worth(group, lacks):
                if candidate.rule.event != "none":
                    return True
        return False


def _is_verb(lemma: str, lemmas: list[str], tags: list[str]) -> bool:
    """Whether the word stands in the sentence as a verb: clauses are made of these."""
    for at, other in enumerate(lemmas):  # noqa: SIM110 - a generator would cost more than the rest
        if other == lemma and tags[at][0] in "VM":
            return True
    return False
