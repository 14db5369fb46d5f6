"""Do the words of a noun phrase fit those that a pattern names?

Some tests stand in functions of their own because a generator in a function makes cells of what it uses, at every call,
whether it is reached or not: 4 % of the time of matching.
"""

from __future__ import annotations

from msgspec import Struct

from tacitus.coding.index import Index
from tacitus.coding.reading import Reading, extent
from tacitus.rulebook.matchers import Noun, Term
from tacitus.syntax.clause import Phrase

PLURAL = ("NNS", "NNPS")


class Terms(Struct, eq=False):
    """Tests the terms of patterns on the noun phrases of one reading."""

    reading: Reading
    index: Index

    def fits(self, noun: Noun, phrase: Phrase) -> bool:
        """Head and further words of a noun test."""
        if noun.terms and not self._term(noun.terms, phrase):
            return False
        return not noun.modifiers or self._modified(noun.modifiers, phrase)

    def _modified(self, modifiers: tuple[tuple[Term, ...], ...], phrase: Phrase) -> bool:
        return all(self._within(terms, phrase) for terms in modifiers)

    def _term(self, terms: tuple[Term, ...], phrase: Phrase) -> bool:
        heads = self.index.by_terms.get(id(terms)) or self.index.heads(terms)
        lemma = self.reading.lemmas[phrase.head]
        return lemma in heads and self._one_of(heads[lemma] or self.index.headed(terms, lemma), phrase)

    def _titled(self, terms: tuple[Term, ...], phrase: Phrase) -> bool:
        """Whether the title before a name is one of the terms: "President Boris Tadic"."""
        reading, head = self.reading, phrase.head
        if reading.tags[head] != "NNP":
            return False
        heads = self.index.by_terms.get(id(terms)) or self.index.heads(terms)
        lowers = reading.sentence.lowers
        for at in range(phrase.start, head):
            lower = lowers[at]
            if lower in heads and reading.tags[at + 1] == "NNP":
                found = heads[lower] or self.index.headed(terms, lower)
                return any(not term.plural and set(term.words) <= set(lowers[phrase.start : at]) for term in found)
        return False

    def _one_of(self, terms: list[Term], phrase: Phrase) -> bool:
        """Whether the phrase is one of the terms with its head."""
        reading = self.reading
        head = phrase.head
        for term in terms:
            if term.literal:
                if reading.sentence.words[head] == term.lemma:
                    return True
            elif term.plural and reading.tags[head] not in PLURAL:
                continue
            elif not term.words or self._has_all(term.words, phrase):
                return True
        return False

    def _has_all(self, words: tuple[str, ...], phrase: Phrase) -> bool:
        return all(self._has(word, phrase) for word in words)

    def _has(self, word: str, phrase: Phrase) -> bool:
        lemmas = self.reading.lemmas
        return word in lemmas[phrase.start : phrase.end] or word in lemmas[phrase.end : extent(phrase)]

    def _within(self, terms: tuple[Term, ...], phrase: Phrase) -> bool:
        return any(self._has(term.lemma, phrase) and self._has_all(term.words, phrase) for term in terms)
