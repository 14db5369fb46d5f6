"""Noun phrases of a tree: base phrases, what hangs on them by a preposition, what is joined or set beside."""

from __future__ import annotations

from collections.abc import Collection

from tacitus.syntax.clause import Phrase
from tacitus.syntax.conllu.graph import NOMINAL, Graph

_INNER = frozenset(["det", "amod", "nummod", "compound", "flat", "fixed", "goeswith", "case", "mark", "cc", "punct", "aux", "cop",
                    "advmod", "discourse", "reparandum"])  # fmt: skip
_SLOTS = frozenset(["nsubj", "obj", "iobj", "obl", "nmod", "appos"])
_IN_SLOTS = frozenset(["ADJ", "DET", "VERB"])
_BEFORE_HEAD = frozenset(["det", "amod", "nummod", "compound", "flat", "nmod"])
_BEHIND_HEAD = frozenset(["flat", "compound", "goeswith", "nummod"])
_POSSESSIVE = frozenset(["PRP$", "WP$"])


class Nouns:
    """The noun phrases of a sentence, by the word that stands for each. `verbs`: words that head clauses of their own."""

    __slots__ = ("_graph", "_verbs", "by_word", "phrases")

    def __init__(self, graph: Graph, verbs: Collection[int]) -> None:
        self._graph = graph
        self._verbs = verbs
        self.by_word: dict[int, Phrase] = {}
        nominals: dict[int, None] = {}
        for word in graph.order:
            if self._is_nominal(word, nominals):
                nominals[word] = None
        for word in reversed(nominals):
            self._base(word)
        for word in nominals:
            self._hang(word)
        unique = {id(phrase): phrase for phrase in self.by_word.values()}
        self.phrases = sorted(unique.values(), key=lambda phrase: (phrase.start, phrase.end))

    def joined(self, word: int) -> list[Phrase]:
        """The phrase of a word with those joined to it; nothing if it is none."""
        phrase = self.by_word.get(word)
        return [] if phrase is None else list(phrase.group) or [phrase]

    def antecedents(self, clause: int) -> list[Phrase]:
        """What a relative clause is told of: a noun, with those joined to it if the clause stands behind the last."""
        noun = self.noun_over(clause)
        return [] if noun is None else list(noun.group) if noun.group and noun.group[-1] is noun else [noun]

    def noun_over(self, clause: int) -> Phrase | None:
        """The phrase that a clause on a noun hangs on."""
        noun = self.by_word.get(self._graph.heads[clause])
        if noun is not None and noun.group and noun.group[0] is noun and noun.group[-1].head < clause:
            return noun.group[-1]
        return noun

    def _is_nominal(self, word: int, nominals: Collection[int]) -> bool:
        graph = self._graph
        base = graph.bases[word]
        if base == "conj":
            first = graph.heads[word]
            if word in self._verbs:
                return graph.upos[word] in NOMINAL and graph.kid(word, "cop") >= 0
            if graph.bases[first] in _INNER:
                return False
            return graph.upos[word] in NOMINAL or (first in nominals and graph.upos[word] in _IN_SLOTS)
        if base in _INNER or graph.tags[word] in _POSSESSIVE or graph.is_relative(word) or self._is_year(word):
            return False
        if graph.upos[word] in NOMINAL:
            return word not in self._verbs or graph.kid(word, "cop") >= 0
        return graph.upos[word] in _IN_SLOTS and base in _SLOTS and word not in self._verbs

    # -- the base phrase -----------------------------------------------------------------------------------------------

    def _base(self, word: int) -> None:
        """The phrase of a word, without what follows its head. Words below come first."""
        graph = self._graph
        start, end, head = word, word + 1, word
        for kid in graph.kids[word]:
            if (
                kid < word
                and graph.bases[kid] in _BEFORE_HEAD
                and graph.tags[kid] != "WP$"
                and not graph.governing(kid)
            ):
                start = min(start, graph.left[kid])
        if word in graph.names:
            first, last = graph.names[word]
            start, end, head = min(start, first), max(end, last), last - 1
        for kid in graph.kids[word]:
            if kid < end:
                continue
            base = graph.bases[kid]
            if base == "case" and graph.tags[kid] == "POS" and kid == end:
                end = kid + 1
            elif base in _BEHIND_HEAD or self._is_year(kid):
                if base == "flat" or (base == "nummod" and graph.upos[word] == "SYM"):
                    head = kid
                end = graph.right[kid] if base != "nummod" else max(end, kid + 1)
            elif (
                base == "appos"
                and graph.upos[kid] == "PROPN"
                and kid in self.by_word
                and self.by_word[kid].start == end
            ):
                name = self.by_word[word] = self.by_word[kid]  # "councillor Diaz": one phrase
                name.start = start
                return
        later = graph.heads[word]
        if later == end and graph.upos[later] == "ADV" and graph.bases[word] == "obl":  # "two days later"
            end += 1
        self.by_word[word] = Phrase(start, end, head)

    def _is_year(self, kid: int) -> bool:
        """Whether a number belongs to the date before it: "March 16, 2020"."""
        graph = self._graph
        behind = graph.bases[kid] == "nmod" and graph.upos[kid] == "NUM" and kid > graph.heads[kid]
        return behind and not graph.governing(kid)

    # -- what belongs to it --------------------------------------------------------------------------------------------

    def _hang(self, word: int) -> None:
        graph = self._graph
        phrase = self.by_word[word]
        group = [phrase]
        for kid in graph.kids[word]:
            below = self.by_word.get(kid)
            if below is None or below is phrase:
                continue
            base = graph.bases[kid]
            if base == "conj":
                group += [below] if kid not in self._verbs else []
            elif base == "appos":
                phrase.appositions = [*phrase.appositions, below]
            elif graph.relations[kid] == "nmod:poss" and kid < phrase.head and not graph.governing(kid):
                phrase.possessor = below
            elif base == "nmod" or (base == "obl" and word not in self._verbs):
                phrase.pps = [*phrase.pps, *self.governed(kid)]
        if len(group) > 1:
            for member in group:
                member.group = group

    def governed(self, word: int) -> list[tuple[str, Phrase]]:
        """The preposition and phrase of a word, and those of what is joined to it; nothing without a preposition."""
        graph = self._graph
        found: list[tuple[str, Phrase]] = []
        prep = " ".join(graph.governing(word))
        for each in (word, *(kid for kid in graph.kids[word] if graph.bases[kid] == "conj")):
            phrase = self.by_word.get(each)
            prep = " ".join(graph.governing(each)) or prep
            if phrase is not None and prep:
                found.append((prep, phrase))
        return found
