"""Dictionary files as lines of content: comments off, broken characters told, the kind of file known."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tacitus.importers.petrarch.report import Report

KINDS = ("actors", "agents", "verbs", "issues", "discards")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x85\u2028\u2029\ufeff\ufffe\uffff]")
_HINTS = (
    ("agents", re.compile(r"\[\s*~")),
    ("issues", re.compile(r"^\s*<ISSUE|^\s*n:\w", re.IGNORECASE)),
    ("verbs", re.compile(r"^-{2,}\s*\S+.*\[|^-\s.*\*|^&\w")),
    ("actors", re.compile(r"\[[A-Z]{3}")),
)
_SAMPLE = 4000


class Line(NamedTuple):
    """One line: its number from 1, its text without comment, and the comment."""

    number: int
    text: str
    comment: str


def lines(path: Path, shown: str, report: Report) -> Iterator[Line]:
    """The lines of a file that hold something. Comments begin with `#`, or with `;` as in TABARI; `<!-- -->` too."""
    hidden = False
    for number, raw in enumerate(path.read_bytes().splitlines(), 1):
        try:
            text = raw.decode("utf-8")
        except UnicodeDecodeError:
            text = raw.decode("latin-1")
            report.add(shown, number, "bad-character", text, "read as Latin-1")
        if _CONTROL.search(text):
            report.add(shown, number, "bad-character", ascii(text), "the characters were taken out")
            text = _CONTROL.sub("", text)
        if hidden or text.lstrip().startswith("<!--"):
            hidden = "-->" not in text
            continue
        content, _, comment = text.partition("#")
        if ";" in content:
            content, _, more = content.partition(";")
            comment = f"{more} {comment}"
        if content.strip():
            yield Line(number, content.rstrip(), comment.strip())


def kind_of(path: Path) -> str:
    """What kind of dictionary a file is, by its name or else by what stands in it; "" for none."""
    name = path.name.lower()
    for kind in KINDS:
        if kind.rstrip("s") in name:
            return kind
    try:
        sample = path.read_bytes()[:400_000].decode("utf-8", "replace").splitlines()[:_SAMPLE]
    except OSError:
        return ""
    content = [line for line in sample if line.strip() and not line.startswith("#")]
    votes = {kind: sum(bool(pattern.search(line)) for line in content) for kind, pattern in _HINTS}
    best = max(votes, key=lambda kind: votes[kind])
    return best if votes[best] * 20 > len(content) and votes[best] else ""
