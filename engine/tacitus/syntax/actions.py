"""Semantic actions of the grammar: each rule's `-> name` is the function of that name, here or in the modules act_*.

An action takes the Work in hand and the values of the rule's right side, one by one. The value of `np` and `subject` is a Phrase or Nominal, of
whatever is made of verbs a list of clauses whose first is the head, of `arg` and `tail` a pair (function, what it adds).
"""

from __future__ import annotations

from types import ModuleType

from tacitus.syntax import act_clauses, act_nouns, act_units, act_verbs, adding
from tacitus.syntax.driver import Action
from tacitus.syntax.work import Value, Work


def list_of(_: Work, first: Value) -> Value:
    return [first]


def append(_: Work, found: Value, more: Value) -> Value:
    found.append(more)
    return found


def second(_: Work, first: Value, second: Value) -> Value:
    return second


def nothing(_: Work, first: Value) -> Value:
    return (None, None)


def _actions(module: ModuleType) -> dict[str, Action]:
    """The public functions that a module defines."""
    return {
        name: value
        for name, value in vars(module).items()
        if not name.startswith("_") and getattr(value, "__module__", "") == module.__name__ and callable(value)
    }


ACTIONS: dict[str, Action] = {
    **{action.__name__: action for action in (list_of, append, second, nothing)},
    **_actions(act_nouns),
    **_actions(act_verbs),
    **_actions(act_clauses),
    **_actions(act_units),
}
# Pairs of actions, of which the second takes what the first makes, that are done at once: half of all calls. The second may
# be two at once itself.
FUSED: dict[tuple[Action, Action], Action] = {
    (act_verbs.object, act_clauses.take): adding.add_object,
    (act_verbs.oblique, act_clauses.take): adding.take_oblique,
    (act_verbs.adjective, act_clauses.take): adding.add_adjective,
    (act_verbs.time, act_clauses.take): adding.add_time,
    (act_verbs.infinitive_arg, act_clauses.take): adding.add_infinitive,
    (list_of, adding.add_infinitive): adding.take_infinitive,
    (act_verbs.complement_arg, act_clauses.take): adding.add_complement,
    (list_of, act_clauses.clause_with_subject): act_clauses.verb_with_subject,
    (act_nouns.tail_pp, act_nouns.grow): act_nouns.grow_pp,
    (act_nouns.tail_list, act_nouns.grow): act_nouns.grow_list,
    (act_nouns.tail_clause, act_nouns.grow): act_nouns.grow_clause,
}
