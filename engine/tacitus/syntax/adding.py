"""What grammar lets a verb take, added to its clause: objects, obliques, times, clauses below it. Each returns the clause."""

from __future__ import annotations

from typing import Any

from tacitus.syntax.clause import Clause, Phrase
from tacitus.syntax.work import Nominals, Work, tops


def hang(whole: Nominals, clause: Clause) -> None:
    """What hangs on a noun phrase stands below the clause that takes it."""
    if isinstance(whole, Phrase):
        return
    for child in whole.clauses:
        child.parent = clause.index


def add_object(work: Work, clause: Clause, whole: Nominals) -> Clause:
    sets, lemma, passive = work.lists.sets, clause.lemma, clause.voice == "passive"
    phrases = tops(whole)
    first = phrases[0]
    if lemma in sets["copulas"] and not passive and not clause.objects:
        clause.predicates += phrases
        if clause.predicate is None:
            clause.predicate = first.head
    elif lemma in sets["extents"] and _measures(work, first):
        pass  # how far: "rose 53 cents"
    elif first.end - first.start == 1 and work.lowers[first.head] in sets["directions"]:
        pass  # where to: "went home"
    elif passive and work.lemmas[first.head] in sets["time-nouns"] and lemma not in sets["ditransitive"]:
        clause.times += phrases
    elif (passive or clause.objects) and lemma in sets["naming"]:
        clause.predicates += phrases
    elif not clause.objects or lemma in sets["ditransitive"]:
        clause.objects += phrases
    hang(whole, clause)
    return clause


def _measures(work: Work, phrase: Phrase) -> bool:
    """Whether a phrase tells how far or how long: "53 cents", "40", "20 miles", not "two bombs"."""
    if "CD" not in work.tags[phrase.start : phrase.end]:
        return False
    sets, lemma = work.lists.sets, work.lemmas[phrase.head]
    return work.tags[phrase.head] == "CD" or lemma in sets["measures"] or lemma in sets["time-nouns"]


def add_time(_: Work, clause: Clause, phrase: Phrase) -> Clause:
    clause.times.append(phrase)
    return clause


def add_adjective(_: Work, clause: Clause, token: int) -> Clause:
    if clause.predicate is None:
        clause.predicate = token
    return clause


def add_particle(_: Work, clause: Clause, word: str) -> Clause:
    clause.particle = clause.particle or word
    return clause


def take_oblique(_: Work, clause: Clause, prep: str, whole: Nominals) -> Clause:
    if isinstance(whole, Phrase):
        if prep:
            clause.obliques.append((prep, whole))
        return clause
    if prep:
        clause.obliques += [(prep, phrase) for phrase in whole.tops]
    hang(whole, clause)
    return clause


def add_oblique(work: Work, clause: Clause, governed: tuple[str, Nominals]) -> Clause:
    return take_oblique(work, clause, *governed)


def _add(clause: Clause, clauses: list[Clause], relation: str) -> Clause:
    clauses[0].relation = relation
    clauses[0].parent = clause.index
    return clause


def take_infinitive(_: Work, clause: Clause, below: Clause) -> Clause:
    """As `add_infinitive`, of one clause."""
    below.relation = "infinitive"
    below.parent = clause.index
    return clause


def add_infinitive(_: Work, clause: Clause, clauses: list[Clause]) -> Clause:
    return _add(clause, clauses, "infinitive")


def add_gerund(_: Work, clause: Clause, clauses: list[Clause]) -> Clause:
    return _add(clause, clauses, "infinitive")


def add_participle(_: Work, clause: Clause, clauses: list[Clause]) -> Clause:
    return _add(clause, clauses, "adverbial")


def add_adverbial(_: Work, clause: Clause, clauses: list[Clause]) -> Clause:
    return _add(clause, clauses, "adverbial")


add_lesser = add_participle


def add_complement(_: Work, clause: Clause, clauses: list[Clause]) -> Clause:
    return _add(clause, clauses, "infinitive" if clauses[0].form == "infinitive" else "complement")


def add_parenthesis(work: Work, clause: Clause, clauses: list[Clause]) -> Clause:
    """A reporting clause inside the reported one stands over it."""
    clause.parent = clauses[0].index
    clause.relation = "complement"
    return clause


def add_front(work: Work, clause: Clause, front: tuple[Any, Any]) -> None:
    """What stands before a clause is added to it; an object or a word alone is not. `front`: as the value of `arg`."""
    function, addition = front
    if function is None or function is add_object or function is add_adjective or function is add_particle:
        return
    function(work, clause, addition)
    if function in (add_gerund, add_participle, add_infinitive):
        for child in addition[:1]:
            child.relation = "adverbial"


def invert(clause: Clause) -> None:
    """The noun phrase behind the verb is its subject: "said the minister"."""
    clause.subjects = clause.objects
    clause.objects = []
    clause.subject_from = "direct"
