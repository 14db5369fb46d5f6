"""The LALR table of the clause grammar: built by Lark once, kept as plain data, run by a small driver."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

END = "$END"
BREAK = "BREAK"
FILES = ("terminals.lark", "phrases.lark", "clause.lark")

Action = Callable[[Any, list[Any]], Any]


def grammar_text(folder: Path) -> str:
    """The grammar: the files of grammar/ that make it, one behind the other."""
    return "\n".join((folder / name).read_text(encoding="utf-8") for name in FILES)


def lark_parser(text: str) -> Any:
    """Plain Lark on the grammar. Its lexer takes an iterable of (terminal, value) pairs."""
    from lark import Lark, Token
    from lark.lexer import Lexer

    class Marked(Lexer):
        """Terminals come ready-made."""

        def __init__(self, _: Any) -> None:
            pass

        def lex(self, data: Any) -> Iterator[Token]:  # type: ignore[override]
            return (Token(terminal, value) for terminal, value in data)

    return Lark(text, parser="lalr", lexer=Marked)


def build(text: str) -> dict[str, Any]:
    """The table as plain data: for each state what each terminal does (n: go to state n; -n: reduce by rule n - 1), for
    each state where each nonterminal leads, the rules (nonterminal, length, action), and the state that accepts."""
    from lark.parsers.lalr_analysis import Shift

    parser = lark_parser(text).parser.parser
    table = parser._parse_table
    order = [table.start_states["start"], *(state for state in table.states if state != table.start_states["start"])]
    number = {state: index for index, state in enumerate(order)}
    rules: dict[Any, int] = {}
    actions: list[dict[str, int]] = []
    gotos: list[dict[str, int]] = []
    names = set(parser_terminals(table))
    for state in order:
        row: dict[str, int] = {}
        goto: dict[str, int] = {}
        for symbol, (action, argument) in table.states[state].items():
            if action is Shift:
                (row if symbol in names else goto)[symbol] = number[argument]
            else:
                row[symbol] = -rules.setdefault(argument, len(rules)) - 1
        actions.append(row)
        gotos.append(goto)
    listed = [(str(rule.origin.name), len(rule.expansion), str(rule.alias or rule.origin.name)) for rule in rules]
    return {"actions": actions, "gotos": gotos, "rules": listed, "accept": number[table.end_states["start"]]}


def parser_terminals(table: Any) -> Iterator[str]:
    """The terminals of Lark's table: upper-case by Lark's own rule, and the end."""
    for row in table.states.values():
        for symbol in row:
            if symbol == END or symbol.isupper():
                yield symbol


class Driver:
    """Runs the table over marked terminals, with one action a rule.

    An action takes the work in hand and the values of the rule's right side and returns the value of the left side;
    a rule without an action hands on its only value.
    """

    __slots__ = ("_accept", "_actions", "_gotos", "_rules")

    def __init__(self, table: dict[str, Any], actions: dict[str, Action]) -> None:
        self._actions: list[dict[str, int]] = table["actions"]
        self._accept: int = table["accept"]
        # the last first, so that the number in the table, negative, is the place
        self._rules = [(name, size, actions.get(action)) for name, size, action in reversed(table["rules"])]
        self._gotos: list[dict[str, int]] = [
            {name: self._beyond(row, state) for name, state in row.items()} for row in table["gotos"]
        ]

    def _beyond(self, row: dict[str, int], state: int) -> int:
        """Where a nonterminal leads if nothing but a rule that only hands it on can follow: there at once."""
        while True:
            acts = set(self._actions[state].values())
            if len(acts) != 1 or (act := acts.pop()) > 0:
                return state
            name, size, action = self._rules[act]
            if size != 1 or action is not None:
                return state
            state = row[name]

    def run(self, terminals: list[str], values: list[Any], work: Any) -> int:
        """Parses; returns how often it had to recover. Never fails: at a terminal that cannot come, what is open is
        closed as at a BREAK, and what was found so far is kept; then parsing goes on with the terminal."""
        actions, gotos, rules = self._actions, self._gotos, self._rules
        states = [0]
        stack: list[Any] = []
        faults = 0
        broken = -1  # the position at which recovery began last
        for position, terminal in enumerate([*terminals, END]):
            row = actions[states[-1]]
            while True:
                try:
                    act = row[terminal]
                except KeyError:
                    if terminal is END and states[-1] == self._accept:
                        return faults
                    if broken == position:  # nor at the start of a unit
                        break
                    broken = position
                    faults += 1
                    self._close(states, stack, work)
                    row = actions[states[-1]]
                    continue
                if act > 0:
                    states.append(act)
                    stack.append(values[position])
                    break
                name, size, action = rules[act]
                if size == 2:
                    last = stack.pop()
                    stack[-1] = action(work, [stack[-1], last])  # type: ignore[misc]
                    del states[-2:]
                elif size == 1:
                    if action is not None:
                        stack[-1] = action(work, [stack[-1]])
                    states.pop()
                elif size:
                    arguments = stack[-size:]
                    del stack[-size:], states[-size:]
                    stack.append(action(work, arguments))  # type: ignore[misc]
                else:
                    stack.append(action(work, []) if action is not None else None)
                state = gotos[states[-1]][name]
                states.append(state)
                row = actions[state]
        return faults

    def _close(self, states: list[int], stack: list[Any], work: Any) -> None:
        """Closes what is open, as a BREAK does; what nothing can close is dropped from the top."""
        while states:
            act = self._actions[states[-1]].get(BREAK)
            if act is None:
                if not stack:
                    return
                states.pop()
                stack.pop()
            elif act > 0:
                states.append(act)
                stack.append("")
                return
            else:
                name, size, action = self._rules[act]
                arguments = stack[len(stack) - size :]
                del stack[len(stack) - size :], states[len(states) - size :]
                stack.append(action(work, arguments) if action is not None else arguments[0] if arguments else None)
                states.append(self._gotos[states[-1]][name])
