"""Semantic actions of verb phrases: objects, obliques, times and lower clauses go to the verb."""

from __future__ import annotations

from tacitus.syntax import adding
from tacitus.syntax.work import Arguments, Value, Work


def object(_: Work, parts: Arguments) -> Value:
    return (adding.add_object, parts[0])


def time(_: Work, parts: Arguments) -> Value:
    return (adding.add_time, parts[0])


def adjective(_: Work, parts: Arguments) -> Value:
    return (adding.add_adjective, parts[0])


def particle(_: Work, parts: Arguments) -> Value:
    return (adding.add_particle, parts[0])


def oblique(_: Work, parts: Arguments) -> Value:
    return (adding.add_oblique, parts)


def gerund_under(_: Work, parts: Arguments) -> Value:
    for clause in parts[1]:
        clause.marker = clause.marker or parts[0]
    return (adding.add_adverbial, parts[1])


def infinitive_for(_: Work, parts: Arguments) -> Value:
    _, whole, clauses = parts
    clauses[0].subjects = whole.tops[:]
    clauses[0].subject_from = "direct"
    clauses[0].marker = "for"
    adding.hang(whole, clauses[0])
    return (adding.add_infinitive, clauses)


def infinitive_arg(_: Work, parts: Arguments) -> Value:
    return (adding.add_infinitive, parts[0])


bare_arg = infinitive_arg


def gerund_arg(_: Work, parts: Arguments) -> Value:
    return (adding.add_gerund, parts[0])


def participle_arg(_: Work, parts: Arguments) -> Value:
    return (adding.add_participle, parts[0])


def aside_arg(_: Work, parts: Arguments) -> Value:
    if parts[0][0].form == "gerund":
        parts[0][0].form = "participle"
    return (adding.add_adverbial, parts[0])


def complement_arg(_: Work, parts: Arguments) -> Value:
    return (adding.add_complement, parts[0])


def content(_: Work, parts: Arguments) -> Value:
    return (adding.add_complement, parts[-1])


def content_that(_: Work, parts: Arguments) -> Value:
    parts[1][0].marker = "that"
    return parts[1]


def content_more(_: Work, parts: Arguments) -> Value:
    clauses, _, more = parts
    more[0].marker = "that"
    more[0].relation = "conjunct"
    more[0].parent = clauses[0].index
    return clauses + more


def adverbial(_: Work, parts: Arguments) -> Value:
    """A subordinate clause, or a lesser one, under its subordinator."""
    if isinstance(parts[1], tuple):  # lesser
        function, addition = parts[1]
        if function is adding.add_lesser and addition:
            addition[0].marker = parts[0]
            if parts[0] == "whether":
                return (adding.add_complement, addition)
        if function is adding.add_oblique and not addition[0]:
            addition = (parts[0], addition[1])
        return (function, addition)
    parts[1][0].marker = parts[0]
    if parts[0] == "whether":
        return (adding.add_complement, parts[1])
    return (adding.add_adverbial, parts[1])


def lesser_clauses(_: Work, parts: Arguments) -> Value:
    return (adding.add_lesser, parts[0])


def lesser_phrase(_: Work, parts: Arguments) -> Value:
    return (adding.add_oblique, ("" if len(parts) == 1 else parts[0], parts[-1]))
