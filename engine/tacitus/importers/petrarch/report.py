"""What was broken, doubtful or not sayable in the dictionaries, and what became of it."""

from __future__ import annotations

from collections import Counter
from typing import Any, NamedTuple

import msgspec

WHAT = {
    "alternative-code": "two codes for one actor on one day",
    "bad-character": "characters that are not UTF-8 or not text",
    "bad-code": "codes that are no CAMEO code",
    "bad-date": "dates that are none",
    "bad-name": "names without letters",
    "code-twice": "an entry with another code at its second mention",
    "contradictory-pattern": "one pattern with two codes in one verb block",
    "dates-reversed": "spans that end before they begin",
    "duplicate-name": "names that stand in two entries",
    "duplicate-pattern": "patterns that stand there twice",
    "no-code": "entries without a code",
    "no-counterpart": "things that tacitus does not have",
    "no-owner": "synonyms and codes that belong to no entry",
    "no-preposition": "phrases whose preposition is not known",
    "not-a-pattern": "pattern lines that cannot be read",
    "not-checked": "what tacitus check refused",
    "not-read": "files of no known kind",
    "not-sayable": "patterns that our language cannot say",
    "open-bracket": "brackets that are not closed",
    "undefined-macro": "macros (!NAME!) that are not defined",
    "undefined-synonym": "synonym sets (&NAME) that are not defined",
    "unknown-code": "codes that no file knows",
    "verb-twice": "verbs that stand in two blocks",
}


class Finding(NamedTuple):
    """One thing told: where, its kind (a key of WHAT), what stands there, and what became of it."""

    path: str
    line: int
    kind: str
    text: str
    fate: str


class Report:
    """Findings in the order of reading, and counts of what was taken over."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []
        self.read: Counter[str] = Counter()
        self.written: Counter[str] = Counter()

    def add(self, path: str, line: int, kind: str, text: str, fate: str) -> None:
        """Note one thing."""
        self.findings.append(Finding(path, line, kind, " ".join(text.split())[:200], fate))

    def summary(self) -> str:
        """Totals, without a line end."""
        kinds = Counter(finding.kind for finding in self.findings)
        lines = ["read:", *(f"  {name + ':':<40} {count:>7,}" for name, count in self.read.items())]
        lines += ["written:", *(f"  {name + ':':<40} {count:>7,}" for name, count in self.written.items())]
        lines += ["told:", *(f"  {kind + ':':<40} {kinds[kind]:>7,}  {WHAT[kind]}" for kind in sorted(kinds))]
        return "\n".join(lines)

    def text(self) -> str:
        """The report for people: totals, then every finding by kind."""
        lines = ["Imported from PETRARCH or TABARI dictionaries", "", self.summary()]
        for kind in sorted({finding.kind for finding in self.findings}):
            lines += ["", f"{kind}: {WHAT[kind]}"]
            lines += [f"  {f.path}:{f.line}: {f.text} -> {f.fate}" for f in self.findings if f.kind == kind]
        return "\n".join(lines) + "\n"

    def json(self) -> bytes:
        """The report for machines."""
        value: dict[str, Any] = {
            "read": self.read,
            "written": self.written,
            "kinds": Counter(finding.kind for finding in self.findings),
            "findings": [finding._asdict() for finding in self.findings],
        }
        return msgspec.json.format(msgspec.json.encode(value), indent=1) + b"\n"
