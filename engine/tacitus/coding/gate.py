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
        self._verbs: dict[str, list[int]] = {}  # by verb: the groups of its triggers, "break", "break_off"
        for trigger, group in index.verbs.items():
            self._verbs.setdefault(trigger.partition("_")[0], []).append(group)
        self._other: dict[str, list[int]] = {}
        for table in (index.nouns, index.copulas):
            for word, group in table.items():
                self._other.setdefault(word, []).append(group)
        self._words = self._other.keys() | self._verbs.keys()

    def opens(self, sentence: Sentence, words: set[str], lacks: int) -> bool:
        """Whether the sentence can tell an event. `words`: its words and lemmas; `lacks`: what these lack (`Index.lacking`)."""
        opens = self._index.opens
        for word in self._words & words:
            for group in self._other.get(word, ()):
                if opens(group, lacks):
                    return True
            for group in self._verbs.get(word, ()):
                if opens(group, lacks) and _is_verb(word, sentence.lemmas, sentence.tags):
                    return True
        return False


def _is_verb(lemma: str, lemmas: list[str], tags: list[str]) -> bool:
    """Whether the word stands in the sentence as a verb: clauses are made of these."""
    at = -1
    for _ in range(lemmas.count(lemma)):
        at = lemmas.index(lemma, at + 1)
        if tags[at][0] in "VM":
            return True
    return False
