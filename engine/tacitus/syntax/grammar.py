"""The LALR table of the clause grammar: built by Lark once, kept as plain data (run by driver.py)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

END = "$END"
FILES = ("terminals.lark", "phrases.lark", "clause.lark")


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
