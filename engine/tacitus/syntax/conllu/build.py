"""A tree to clauses: each head of a clause gets its verb group, its place among the clauses and its arguments."""

from __future__ import annotations

from tacitus.syntax.clause import Clause, Parse, Phrase
from tacitus.syntax.complements import Complements
from tacitus.syntax.conllu import verbs
from tacitus.syntax.conllu.graph import Graph
from tacitus.syntax.conllu.nouns import Nouns
from tacitus.syntax.conllu.tagging import lemma, penn
from tacitus.syntax.resolve import fill_relative, find_subjects
from tacitus.text.lexicon import Lexicon
from tacitus.text.sentence import Sentence
from tacitus.text.shapes import APOSTROPHES
from tacitus.text.tree import Tree

_TIMES = ("tmod", "npmod", "unmarked", "")
_FROM = {"relative": "relative", "conjunct": "shared", "participle": "participle"}


class Builder:
    """Builds what Tagger and Parser build, from trees. Holds no state of a sentence: share it freely."""

    __slots__ = ("_lexicon", "_lists")

    def __init__(self, lists: Complements, lexicon: Lexicon) -> None:
        self._lists = lists
        self._lexicon = lexicon

    def sentence(self, tree: Tree, index: int) -> Sentence:
        """The tree's words with Penn tags and base forms. Names may be filled in before `parse`."""
        lowers = [word.lower().translate(APOSTROPHES) for word in tree.words]
        sentence = Sentence(index, tree.start, tree.end, list(tree.words), lowers, list(tree.starts), list(tree.ends))
        sentence.tags = [penn(tree, at, self._lexicon) for at in range(len(lowers))]
        sentence.lemmas = [lemma(tree, at, tag, self._lexicon) for at, tag in enumerate(sentence.tags)]
        return sentence

    def parse(self, sentence: Sentence, tree: Tree) -> Parse:
        """The clauses and noun phrases that the tree tells of."""
        return _Building(Graph(sentence, tree, self._lists)).parse()


class _Building:
    """The clauses of one sentence. `by_word`: clause by the word that heads it in the tree."""

    __slots__ = ("by_word", "clauses", "graph", "nouns", "settled")

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        heads = verbs.heads_of_clauses(graph)
        self.nouns = Nouns(graph, heads)
        self.by_word: dict[int, Clause] = {}
        self.clauses: list[Clause] = []
        self.settled: set[int] = set()  # relative clauses whose pronoun has been given its noun
        for index, (verb, word) in enumerate(sorted((verb, word) for word, verb in heads.items())):
            clause = self.by_word[word] = verbs.group(graph, word, verb, index)
            self.clauses.append(clause)

    def parse(self) -> Parse:
        """All of it, in the order in which one thing needs the other."""
        graph = self.graph
        inner = [word for word in graph.order if word in self.by_word]
        for word in inner:
            self._place(word, self.by_word[word])
        for word in inner:
            self._fill(word, self.by_word[word])
        for word in inner:
            self._reported(word, self.by_word[word])
        self._finish()
        told = {word: upos for word, upos in enumerate(graph.upos) if upos}
        for word in graph.lent:
            told[word] = "VERB" if graph.semis.get(graph.heads[word]) == "be_going_to" else "AUX"
        return Parse(self.clauses, self.nouns.phrases, graph.tags, told)

    # -- where a clause stands -----------------------------------------------------------------------------------------

    def _over(self, word: int) -> Clause | None:
        """The nearest clause above a word."""
        word = self.graph.heads[word]
        while word >= 0 and word not in self.by_word:
            word = self.graph.heads[word]
        return self.by_word.get(word)

    def _place(self, word: int, clause: Clause) -> None:
        graph = self.graph
        base, relation = graph.bases[word], graph.relations[word]
        above = self._over(word)
        clause.marker = verbs.marker(graph, word)
        if base == "conj":
            first = self.by_word.get(graph.heads[word])
            if first is not None:
                cc = graph.kid(word, "cc")
                clause.relation, clause.parent = "conjunct", first.index
                clause.marker = clause.marker or (graph.lowers[cc] if cc >= 0 else "")
                verbs.share(graph, word, clause, first)
                return
        noun = self.nouns.noun_over(word)
        if base in ("acl", "ccomp") and noun is not None:
            clause.noun = noun
        if above is None or base in ("root", "parataxis", "list", "appos", "dep", "discourse", "dislocated", "orphan"):
            clause.parent = None
            if clause.noun is None:
                return
        clause.parent = above.index if above is not None else None
        clause.relation = _relation(clause, base, relation, word > graph.heads[word])

    def _reported(self, word: int, clause: Clause) -> None:
        """What a verb of speech stands within or behind is what is said: "the army, the minister said, will withdraw"."""
        graph = self.graph
        if graph.bases[word] != "parataxis" or clause.lemma not in graph.lists.sets["speech"]:
            return
        said = self._over(word)
        told = clause.objects and clause.lemma not in graph.lists.sets["tell"]
        if said is None or told or clause.voice == "passive" or graph.kid(word, "ccomp", "xcomp") >= 0:
            return
        clause.parent, clause.relation, clause.marker = said.parent, said.relation, said.marker
        said.parent, said.relation, said.marker = clause.index, "complement", ""

    # -- its arguments -------------------------------------------------------------------------------------------------

    def _fill(self, word: int, clause: Clause) -> None:
        graph = self.graph
        for kid in graph.kids[word]:
            base = graph.bases[kid]
            if base == "nsubj":
                self._subject(kid, word, clause)
            elif base in ("obj", "iobj"):
                clause.objects += self._phrases(kid)
            elif base == "obl":
                self._oblique(kid, clause)
            elif base == "xcomp" and kid not in self.by_word:
                self._predicate(kid, clause)
                for below in graph.kids[kid]:
                    if graph.bases[below] == "obl":
                        self._oblique(below, clause)
            elif base == "advmod":
                for below in graph.kids[kid]:
                    if graph.bases[below] in ("obl", "nmod"):
                        self._oblique(below, clause)
        if clause.verb != word and graph.governing(word):  # "is in Minsk"
            clause.obliques += self.nouns.governed(word)
        elif clause.verb != word:
            self._predicate(word, clause)
        expletive = graph.kid(word, "expl")
        if expletive >= 0:
            self._expletive(expletive, clause)
        self._behind_joined(word, clause)

    def _phrases(self, word: int) -> list[Phrase]:
        """The phrases of an argument; of a relative pronoun those that it stands for."""
        if word not in self.nouns.by_word and self.graph.is_relative(word):
            over = self.graph.relative_over(word)
            self.settled.add(over)
            return self.nouns.antecedents(over)
        return self.nouns.joined(word)

    def _subject(self, kid: int, word: int, clause: Clause) -> None:
        there = self.graph.kid(word, "expl")
        if there >= 0 and self.graph.tags[there] == "EX":  # "there were clashes"
            self._predicate(kid, clause)
            return
        found = self._phrases(kid)
        clause.subjects += found
        clause.subject_from = "direct" if kid in self.nouns.by_word else "relative" if found else ""

    def _expletive(self, kid: int, clause: Clause) -> None:
        phrase = self.nouns.by_word.get(kid)
        if phrase is not None and not clause.subjects and kid < clause.verb:
            clause.subjects, clause.subject_from = [phrase], "direct"

    def _predicate(self, word: int, clause: Clause) -> None:
        found = self.nouns.joined(word)
        if clause.predicate is None:
            clause.predicate = found[0].head if found else word
        clause.predicates += found

    def _oblique(self, word: int, clause: Clause) -> None:
        graph = self.graph
        if word not in self.nouns.by_word and graph.is_relative(word):
            prep = " ".join(graph.governing(word))
            clause.obliques += [(prep, phrase) for phrase in self._phrases(word) if prep]
            if prep and clause.relation == "relative":
                clause.marker = prep
            return
        found = self.nouns.governed(word)
        if found:
            clause.obliques += found
        elif word in self.nouns.by_word and self._tells_time(word):
            clause.times += self.nouns.joined(word)

    def _tells_time(self, word: int) -> bool:
        graph = self.graph
        kind = graph.relations[word].partition(":")[2]
        sets = graph.lists.sets
        known = any(graph.lemmas[word] in sets[name] for name in ("time-nouns", "weekdays", "months", "times"))
        return kind == "tmod" or (kind in _TIMES and known)

    def _behind_joined(self, word: int, clause: Clause) -> None:
        """An object behind joined verbs is that of both: "arrested and charged three men"."""
        graph = self.graph
        behind = [kid for kid in graph.kids[word] if graph.bases[kid] == "obj" and kid in self.nouns.by_word]
        for kid in graph.kids[word]:
            joined = self.by_word.get(kid)
            if joined is None or graph.bases[kid] != "conj" or joined.voice != clause.voice:
                continue
            if graph.kid(kid, "obj", "iobj", "ccomp") < 0:
                joined.objects += [phrase for each in behind if each > kid for phrase in self.nouns.joined(each)]

    # -- what is told elsewhere ----------------------------------------------------------------------------------------

    def _finish(self) -> None:
        """Subjects and objects that stand in other clauses: by the enhanced graph where there is one, else as in text."""
        graph = self.graph
        for kid, head, relation in graph.enhanced:
            clause = self.by_word.get(head)
            if clause is not None and relation.startswith("nsubj") and graph.bases[kid] != "expl":
                self._told_elsewhere(clause, kid)
        over: dict[int, list[Clause]] = {}
        for each in self.clauses:
            if each.parent is not None:
                over.setdefault(each.parent, []).append(each)
        for word, each in self.by_word.items():
            if each.relation == "relative" and each.noun is not None and word not in self.settled:
                fill_relative(each, over.get(each.index, []), graph.lists, graph.sentence)
        find_subjects(self.clauses, graph.lists, graph.lemmas)

    def _told_elsewhere(self, clause: Clause, kid: int) -> None:
        phrase = self.nouns.by_word.get(kid)
        direct = clause.subject_from in ("direct", "relative")
        if phrase is None or direct or any(phrase is other for other in clause.subjects):
            return
        clause.subjects.append(phrase)
        adverbial = clause.relation == "adverbial" and clause.form != "finite"
        clause.subject_from = _FROM.get(clause.relation, "adverbial" if adverbial else "control")


def _relation(clause: Clause, base: str, relation: str, behind: bool) -> str:
    """What a clause is to the one above it, as the parser of text has it."""
    if relation == "acl:relcl":
        return "relative"
    if clause.noun is not None:
        if clause.form == "finite":
            return "complement"
        return "infinitive" if clause.form in ("infinitive", "bare") else "participle"
    if base in ("acl", "advcl"):
        return "infinitive" if clause.form == "infinitive" and behind and clause.marker in ("", "for") else "adverbial"
    if base in ("ccomp", "csubj"):
        return "complement" if clause.form == "finite" else "infinitive"
    return "adverbial" if clause.form == "participle" else "infinitive"
