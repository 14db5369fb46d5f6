"""Semantic actions of the grammar: each rule's `-> name` is the function of that name, here or in the modules act_*.

An action takes the Work in hand and the values of the rule's right side. The value of `np` and `subject` is a Nominal, of
whatever is made of verbs a list of clauses whose first is the head, of `arg` and `tail` a pair (function, what it adds).
"""

from __future__ import annotations

from types import ModuleType

from tacitus.syntax import act_clauses, act_nouns, act_verbs
from tacitus.syntax.grammar import Action
from tacitus.syntax.work import Arguments, Value, Work


def list_of(_: Work, parts: Arguments) -> Value:
    return [parts[0]]


def append(_: Work, parts: Arguments) -> Value:
    parts[0].append(parts[1])
    return parts[0]


def skip_second(_: Work, parts: Arguments) -> Value:
    return parts[0]


def second(_: Work, parts: Arguments) -> Value:
    return parts[1]


def nothing(_: Work, parts: Arguments) -> Value:
    return (None, None)


def nowhere(_: Work, parts: Arguments) -> Value:
    return None


def _actions(module: ModuleType) -> dict[str, Action]:
    """The public functions that a module defines."""
    return {
        name: value
        for name, value in vars(module).items()
        if not name.startswith("_") and getattr(value, "__module__", "") == module.__name__ and callable(value)
    }


ACTIONS: dict[str, Action] = {
    **{action.__name__: action for action in (list_of, append, second, skip_second, nothing, nowhere)},
    **_actions(act_nouns),
    **_actions(act_verbs),
    **_actions(act_clauses),
}
ACTIONS |= {"empty": nowhere, "add_unit": nowhere}
