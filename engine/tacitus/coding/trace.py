"""What was tried on a sentence, for `explain` and the tools that count rules."""

from __future__ import annotations

from typing import TypeAlias

from tacitus.coding.draft import Bindings
from tacitus.coding.index import Candidate

Entry: TypeAlias = "tuple[int, Candidate, Bindings | None, tuple[tuple[str, str], ...]]"


class Trace:
    """What was tried, for `explain`: one entry a pattern, (trigger token, candidate, bindings or None, failed parts).
    `everything`: also try what a quick look at the words of the sentence rules out."""

    __slots__ = ("entries",)
    everything = True

    def __init__(self) -> None:
        self.entries: list[Entry] = []

    def add(self, entry: Entry, seconds: float) -> None:
        """One pattern was tried, which took so long."""
        self.entries.append(entry)
