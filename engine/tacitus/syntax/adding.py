"""What grammar lets a verb take, added to its clause: objects, obliques, times, clauses below it."""

from __future__ import annotations

from tacitus.syntax.clause import Clause, Phrase
from tacitus.syntax.work import Arguments, Nominal, Work


def hang(whole: Nominal, clause: Clause) -> None:
    for child in whole.clauses:
        child.parent = clause.index


def add_object(work: Work, clause: Clause, whole: Nominal) -> None:
    if clause.lemma in work.lists.sets["copulas"] and clause.voice == "active" and not clause.objects:
        clause.predicates.extend(whole.tops)
        if clause.predicate is None:
            clause.predicate = whole.tops[0].head
    elif clause.lemma in work.lists.sets["extents"] and "CD" in work.tags[whole.tops[0].start : whole.tops[0].end]:
        pass  # how far: "rose 53 cents"
    elif (
        clause.voice == "passive"
        and work.lemmas[whole.tops[0].head] in work.lists.sets["time-nouns"]
        and clause.lemma not in work.lists.sets["ditransitive"]
    ):
        clause.times.extend(whole.tops)
    elif clause.lemma in work.lists.sets["naming"] and (clause.voice == "passive" or clause.objects):
        clause.predicates.extend(whole.tops)
    elif not clause.objects or clause.lemma in work.lists.sets["ditransitive"]:
        clause.objects.extend(whole.tops)
    hang(whole, clause)


def add_time(_: Work, clause: Clause, phrase: Phrase) -> None:
    clause.times.append(phrase)


def add_adjective(_: Work, clause: Clause, token: int) -> None:
    if clause.predicate is None:
        clause.predicate = token


def add_particle(_: Work, clause: Clause, word: str) -> None:
    clause.particle = clause.particle or word


def add_oblique(_: Work, clause: Clause, parts: Arguments) -> None:
    prep, whole = parts
    if prep:
        clause.obliques.extend((prep, phrase) for phrase in whole.tops)
    hang(whole, clause)


def _add(clause: Clause, clauses: list[Clause], relation: str) -> None:
    clauses[0].relation = relation
    clauses[0].parent = clause.index


def add_infinitive(_: Work, clause: Clause, clauses: list[Clause]) -> None:
    _add(clause, clauses, "infinitive")


def add_gerund(_: Work, clause: Clause, clauses: list[Clause]) -> None:
    _add(clause, clauses, "infinitive")


def add_participle(_: Work, clause: Clause, clauses: list[Clause]) -> None:
    _add(clause, clauses, "adverbial")


def add_adverbial(_: Work, clause: Clause, clauses: list[Clause]) -> None:
    _add(clause, clauses, "adverbial")


add_lesser = add_participle


def add_complement(_: Work, clause: Clause, clauses: list[Clause]) -> None:
    _add(clause, clauses, "infinitive" if clauses[0].form == "infinitive" else "complement")


def add_parenthesis(work: Work, clause: Clause, clauses: list[Clause]) -> None:
    """A reporting clause inside the reported one stands over it."""
    clause.parent = clauses[0].index
    clause.relation = "complement"
