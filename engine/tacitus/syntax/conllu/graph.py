"""A tree as it is worked on: names made one word, semi-auxiliaries made auxiliaries, so that the rest need not know of them."""

from __future__ import annotations

from tacitus.syntax.complements import Complements
from tacitus.text.sentence import Sentence
from tacitus.text.tree import Tree

NOMINAL = frozenset(["NOUN", "PROPN", "PRON", "NUM", "SYM", "X"])
_NAMED = NOMINAL | {"ADJ", "DET"}
_RELATIVE = frozenset(["WDT", "WP"])


class Graph:
    """Words and what they depend on. `heads`, `kids`: indexes of words, -1 above a root; `relations` as written,
    `bases` without what stands behind the colon; `left`, `right`: first and one past the last word below each;
    `names`: first and one past the last word of a name, by the word that stands for it; `semis`: by verb, the
    semi-auxiliary that colours it ("have_to"); `lent`: the words of these; `order`: words from the roots down."""

    __slots__ = ("bases", "enhanced", "heads", "kids", "left", "lemmas", "lent", "lists", "lowers", "names", "order", "relations", "right",
                 "semis", "sentence", "tags", "upos")  # fmt: skip

    def __init__(self, sentence: Sentence, tree: Tree, lists: Complements) -> None:
        self.lists = lists
        self.sentence = sentence
        self.tags = sentence.tags
        self.lemmas = sentence.lemmas
        self.lowers = sentence.lowers
        self.upos = tree.upos
        self.heads = list(tree.heads)
        self.relations = list(tree.relations)
        self.bases = [relation.partition(":")[0] for relation in self.relations]
        self.enhanced = tree.enhanced
        self.names: dict[int, tuple[int, int]] = {}
        self.semis: dict[int, str] = {}
        self.lent: set[int] = set()
        self._link()
        for first, end, _ in sentence.names:
            self._join(first, end)
        for word in self.order:
            self._lend(word)
        self._link()
        self._measure()

    def kid(self, word: int, *bases: str) -> int:
        """The first word below with one of these relations (without what stands behind the colon), or -1."""
        return next((kid for kid in self.kids[word] if self.bases[kid] in bases), -1)

    def is_relative(self, word: int) -> bool:
        """Whether a pronoun opens the relative clause that it stands in."""
        if self.tags[word] not in _RELATIVE and not (self.lowers[word] == "that" and self.upos[word] == "PRON"):
            return False
        clause = self.relative_over(word)
        return clause >= 0 and all(
            self.bases[at] in ("case", "punct") or self.upos[at] in ("ADP", "PUNCT") or _within(self, at, word)
            for at in range(self.left[clause], word)
        )

    def relative_over(self, word: int) -> int:
        """The verb of the nearest relative clause around a word, or -1."""
        while word >= 0 and self.relations[word] not in ("acl:relcl", "advcl:relcl"):
            word = self.heads[word]
        return word

    def governing(self, word: int) -> list[str]:
        """The prepositions (or subordinators) that stand with a word, each as one: "because of"."""
        return [
            " ".join([self.lowers[kid], *(self.lowers[part] for part in self.kids[kid] if self.bases[part] == "fixed")])
            for kid in self.kids[word]
            if self.bases[kid] == "case" and self.tags[kid] != "POS"
        ]

    def _set(self, word: int, head: int, relation: str) -> None:
        self.heads[word] = head
        self.relations[word] = relation
        self.bases[word] = relation.partition(":")[0]

    def _link(self) -> None:
        self.kids: list[list[int]] = [[] for _ in self.heads]
        self.order: list[int] = []
        for word, head in enumerate(self.heads):
            if head >= 0:
                self.kids[head].append(word)
            else:
                self.order.append(word)
        for word in self.order:
            self.order.extend(self.kids[word])

    def _measure(self) -> None:
        self.left = list(range(len(self.heads)))
        self.right = [word + 1 for word in self.left]
        for word in reversed(self.order):
            head = self.heads[word]
            if head >= 0:
                self.left[head] = min(self.left[head], self.left[word])
                self.right[head] = max(self.right[head], self.right[word])

    def _join(self, first: int, end: int) -> None:
        """A name is one word, its other words hang flat on it: "the Republic of Korea"."""
        tops = [word for word in range(first, end) if not first <= self.heads[word] < end]
        if end - first < 2 or len(tops) != 1 or self.upos[tops[0]] not in _NAMED:
            return
        top = tops[0]
        self.names[top] = (first, end)
        for word in range(first, end):
            for kid in self.kids[word]:
                if not first <= kid < end:
                    self.heads[kid] = top
            if word != top:
                self._set(word, top, "flat")
        self._link()

    def _lend(self, word: int) -> None:
        """What a semi-auxiliary has goes to its infinitive: "are going to leave", "have to", "used to", "are to"."""
        below = self.kid(word, "xcomp")
        if below < 0 or self.upos[word] not in ("VERB", "AUX") or not any(self._is_to(kid) for kid in self.kids[below]):
            return
        semi = self._semi(word)
        if not semi:
            return
        for kid in self.kids[word]:
            if kid != below:
                self.heads[kid] = below
        self._set(below, self.heads[word], self.relations[word])
        self._set(word, below, "aux")
        self.semis[below] = semi
        self.lent.add(word)
        self._link()

    def _semi(self, word: int) -> str:
        lemma, lower = self.lemmas[word], self.lowers[word]
        helpers = {self.lemmas[kid] for kid in self.kids[word] if self.bases[kid] == "aux"}
        if self.kid(word, "obj", "iobj", "ccomp") >= 0:
            return ""
        if lemma == "have" or (lower == "got" and "have" in helpers):
            return "have_to"
        if lower == "going" and "be" in helpers:
            return "be_going_to"
        if lower == "used" and "be" not in helpers:
            return "used_to"
        subject = self.kid(word, "nsubj")
        aims = subject >= 0 and self.lemmas[subject] in self.lists.sets["aims"]
        return "be_to" if lemma == "be" and subject >= 0 and not aims else ""

    def _is_to(self, word: int) -> bool:
        return self.lowers[word] == "to" and self.bases[word] in ("mark", "aux")


def _within(graph: Graph, word: int, other: int) -> bool:
    """Whether the one hangs below the other's governor: "most of" before "whom"."""
    return graph.heads[word] == graph.heads[other] or graph.heads[word] == other or graph.heads[other] == word
