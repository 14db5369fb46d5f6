"""Semantic actions of verb phrases: objects, obliques, times and lower clauses go to the verb."""

from __future__ import annotations

from tacitus.syntax import adding
from tacitus.syntax.clause import Clause, Phrase
from tacitus.syntax.work import Nominals, Value, Work, tops

_BASE = frozenset(["VB", "VBP"])
_ONE = frozenset(["NN", "NNP"])


def object(_: Work, whole: Nominals) -> Value:
    return (adding.add_object, whole)


def time(_: Work, phrase: Phrase) -> Value:
    return (adding.add_time, phrase)


def adjective(_: Work, token: int) -> Value:
    return (adding.add_adjective, token)


def particle(_: Work, word: str) -> Value:
    return (adding.add_particle, word)


def oblique(_: Work, prep: str, whole: Nominals) -> Value:
    return (adding.add_oblique, (prep, whole))


def gerund_under(_: Work, prep: str, clauses: list[Clause]) -> Value:
    for clause in clauses:
        clause.marker = clause.marker or prep
    return (adding.add_adverbial, clauses)


def infinitive_for(_: Work, prep: str, whole: Nominals, clauses: list[Clause]) -> Value:
    clauses[0].subjects = tops(whole)
    clauses[0].subject_from = "direct"
    clauses[0].marker = "for"
    adding.hang(whole, clauses[0])
    return (adding.add_infinitive, clauses)


def infinitive_arg(_: Work, clauses: list[Clause]) -> Value:
    return (adding.add_infinitive, clauses)


bare_arg = infinitive_arg


def gerund_arg(_: Work, clauses: list[Clause]) -> Value:
    return (adding.add_gerund, clauses)


def participle_arg(_: Work, clauses: list[Clause]) -> Value:
    return (adding.add_participle, clauses)


def aside_arg(_: Work, clauses: list[Clause]) -> Value:
    if clauses[0].form == "gerund":
        clauses[0].form = "participle"
    return (adding.add_adverbial, clauses)


def complement_arg(_: Work, clauses: list[Clause]) -> Value:
    return (adding.add_complement, clauses)


content = complement_arg


def content_that(work: Work, opener: Value, clauses: list[Clause]) -> Value:
    _under_that(work, clauses[0])
    return clauses


def _under_that(work: Work, clause: Clause) -> None:
    clause.marker = "that"
    if not clause.modal and work.tags[clause.start] in _BASE and _subjunctive(work, clause):
        clause.modal = "subjunctive"


def _subjunctive(work: Work, clause: Clause) -> bool:
    """Whether a base form stands where a present would have an ending: "that Peru ease its curbs", "that he be freed"."""
    word = work.lowers[clause.start]
    if word == "be":
        return True
    subjects = clause.subjects
    if len(subjects) != 1 or subjects[0].group or work.lowers[clause.start - 1] == ",":
        return False
    one = work.tags[subjects[0].head] in _ONE or work.lowers[subjects[0].head] in work.lists.sets["singular-pronouns"]
    return one and word == clause.lemma and word != "have"


def content_more(work: Work, clauses: list[Clause], opener: Value, more: list[Clause]) -> Value:
    _under_that(work, more[0])
    more[0].relation = "conjunct"
    more[0].parent = clauses[0].index
    return clauses + more


def adverbial(_: Work, opener: str, below: Value, end: str = "") -> Value:
    """A subordinate clause, or a lesser one, under its subordinator."""
    if isinstance(below, tuple):  # lesser
        function, addition = below
        if function is adding.add_lesser and addition:
            addition[0].marker = opener
            if opener == "whether":
                return (adding.add_complement, addition)
        if function is adding.add_oblique and not addition[0]:
            addition = (opener, addition[1])
        return (function, addition)
    below[0].marker = opener
    if opener == "whether":
        return (adding.add_complement, below)
    return (adding.add_adverbial, below)


def lesser_clauses(_: Work, clauses: list[Clause]) -> Value:
    return (adding.add_lesser, clauses)


def lesser_phrase(_: Work, *governed: Value) -> Value:
    prep, whole = governed if len(governed) == 2 else ("", *governed)
    return (adding.add_oblique, (prep, whole))
