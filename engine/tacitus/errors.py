"""Errors that users see: what is wrong, where, why and what to do. Never a traceback."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


class TacitusError(Exception):
    """Base of every error that tacitus raises on purpose; `str()` is what a user reads."""


@dataclass(frozen=True, order=True)
class Fault:
    """One thing wrong in a file of rules, actors or grammar. `line` and `column` count from 1; `length` in characters.

    `name` is the error's kebab-case name ("unknown-name"), `hint` what to do ("did you mean `TARGET`?").
    """

    path: str
    line: int
    column: int
    name: str
    message: str
    hint: str = ""
    length: int = 1
    source_line: str = ""
    severity: str = "error"

    def __str__(self) -> str:
        head = f"{self.path}:{self.line}:{self.column}: {self.severity} {self.name}: {self.message}"
        if not self.source_line:
            return head + (f"\n    {self.hint}" if self.hint else "")
        gutter = f"{self.line:>5} | "
        caret = " " * 5 + " | " + " " * (self.column - 1) + "^" * max(1, self.length)
        return f"{head}\n{gutter}{self.source_line}\n{caret}" + (f" {self.hint}" if self.hint else "")


class RuleError(TacitusError):
    """A rulebook that cannot be used; `faults` holds all of them."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = sorted(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))


class MissingRules(TacitusError):
    """The folder of rules or grammar is not there."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(f"{path}: {why}")
