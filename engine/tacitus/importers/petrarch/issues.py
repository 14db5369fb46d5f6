"""Issue and discard dictionaries -> word lists by name; what tacitus has no place for is told."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tacitus.importers.petrarch.lines import Line
from tacitus.importers.petrarch.report import Report

_HEAD = re.compile(r"\s*<ISSUE\b(?:[^>]*?CATEGORY\s*=\s*\"?([^\">]*)\"?)?[^>]*>?\s*", re.IGNORECASE)
_ENTRY = re.compile(r"\s*([^\[]*?)\s*\[([^\]]*)(\]?)\s*")


class Issues:
    """Phrases by issue, phrases that are no issue, and phrases whose story or sentence is to be left out."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.issues: dict[str, dict[str, None]] = {}
        self.never: dict[str, None] = {}
        self.stories: dict[str, None] = {}
        self.sentences: dict[str, None] = {}

    def read(self, lines: Iterable[Line], path: str) -> None:
        """Take an issue dictionary: `n:preschool [EARLY_CHILDHOOD_EDUCATION]`, `~head start`."""
        category = "OTHER"
        for line in lines:
            text = line.text.strip()
            head = _HEAD.fullmatch(text)
            if head:
                category = head[1] or "OTHER"
            elif text.upper().startswith("</ISSUE"):
                category = "OTHER"
            elif text.startswith("~"):
                self.never[_phrase(text[1:])] = None
                self.report.read["issue phrases"] += 1
            else:
                self._entry(text, line, path, category)

    def _entry(self, text: str, line: Line, path: str, category: str) -> None:
        match = _ENTRY.fullmatch(text)
        if match is None or not match[1] or not match[2].strip():
            self.report.add(path, line.number, "no-code", text, "left out")
            return
        if not match[3]:
            self.report.add(path, line.number, "open-bracket", text, "read as if it were closed")
        self.report.read["issue phrases"] += 1
        name = "_".join(match[2].split()).upper()
        self.issues.setdefault(f"{category}/{name}", {})[_phrase(match[1])] = None

    def discards(self, lines: Iterable[Line], path: str) -> None:
        """Take a discard dictionary: `+` before a phrase leaves out the story, else the sentence."""
        for line in lines:
            text = line.text.strip().split("[")[0]
            phrase = _phrase(text.lstrip("+"))
            if not phrase:
                self.report.add(path, line.number, "bad-name", line.text, "left out")
                continue
            self.report.read["discards"] += 1
            (self.stories if text.startswith("+") else self.sentences)[phrase] = None


def _phrase(text: str) -> str:
    words = re.sub(r"\bn:", "", text).replace("_", " ").replace("+", "-").split()
    return " ".join(words)
