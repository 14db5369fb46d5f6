"""Verb dictionaries -> blocks: verbs with their codes, patterns cut into parts, and the synonym sets they use."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from tacitus.importers.petrarch.lines import Line
from tacitus.importers.petrarch.report import Report

_HEAD = re.compile(r"-{3,}\s*([^\s\[]*)\s*(?:\[\s*([^\]]*?)\s*\])?.*")
_VERB = re.compile(r"\s*([^\[{]*?)\s*(\{[^}]*\}?)?\s*(?:\[\s*([^\]]*?)\s*\]?)?\s*(?:\{[^}]*\}?)?\s*")
_PATTERN = re.compile(r"-\s*(?P<left>[^*\[]*)\*(?P<right>[^*\[]*)\[\s*(?P<code>[^\]]*?)\s*(?P<closed>\]?)\s*")
_TOKEN = re.compile(r"[(){}]|[^\s(){}]+")


class Word(NamedTuple):
    """A word, a synonym set (`&WEAPON`) or a sign (`$ + ^ %`)."""

    text: str


class Phrase(NamedTuple):
    """`{MILITARY AID}`: a noun phrase, its head last."""

    words: tuple[Word, ...]


class Behind(NamedTuple):
    """`(TO BORDER)`: a preposition and what it governs, if anything."""

    preposition: str
    filler: tuple[Word | Phrase, ...]


Part = Word | Phrase | Behind


class Pattern(NamedTuple):
    """One pattern. `code` as written; `comment`: the verbs that it was made for, after PETRARCH's custom."""

    line: int
    text: str
    left: tuple[Part, ...]
    right: tuple[Part, ...]
    code: str
    comment: str


@dataclass(slots=True)
class Block:
    """The verbs of one block, each with its code ("" for none), and its patterns."""

    path: str
    line: int
    name: str
    verbs: dict[str, str] = field(default_factory=dict)
    patterns: list[Pattern] = field(default_factory=list)


class Verbs:
    """All blocks and synonym sets of the dictionaries read."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.blocks: list[Block] = []
        self.sets: dict[str, dict[str, None]] = {}
        self._owners: dict[str, Block] = {}

    def read(self, lines: Iterable[Line], path: str) -> None:
        """Take one dictionary."""
        block: Block | None = None
        code = ""
        synonyms: dict[str, None] | None = None
        for line in lines:
            text = line.text.strip()
            if text.startswith("---"):
                match = _HEAD.fullmatch(text)
                code = self._code(match[2] if match else "", line, path)
                block, synonyms = Block(path, line.number, (match[1] if match else "") or f"LINE_{line.number}"), None
                self.blocks.append(block)
            elif text.startswith("&"):
                name = _plain(text[1:].split()[0]) if text[1:].split() else ""
                synonyms, block = self.sets.setdefault(name, {}), None
                self.report.read["synonym sets"] += bool(name)
            elif synonyms is not None and text.startswith("+"):
                synonyms[text[1:].strip()] = None
            elif text.startswith("-"):
                self._pattern(text, line, path, block)
            elif text.startswith("~"):
                self.report.add(path, line.number, "not-sayable", text, "left out: a transformation of events")
            else:
                if block is None:
                    block = Block(path, line.number, text.split()[0].strip("+"))
                    self.blocks.append(block)
                    code, synonyms = "", None
                self._verb(text, line, path, block, code)

    def _code(self, written: str | None, line: Line, path: str) -> str:
        written = (written or "").strip()
        if not written.strip("-"):
            return ""
        if not re.fullmatch(r"\d{3,4}|(\d{3,4})?:\d{3,4}", written):
            self.report.add(path, line.number, "bad-code", line.text, "left out")
            return ""
        return written

    def _verb(self, text: str, line: Line, path: str, block: Block, code: str) -> None:
        match = _VERB.fullmatch(text)
        verb = match[1].strip() if match else ""
        if not match or not any(char.isalpha() for char in verb) or " " in verb:
            self.report.add(path, line.number, "not-a-pattern", text, "left out")
            return
        self.report.read["verbs"] += 1
        owner = self._owners.setdefault(_plain(verb), block)
        if owner is not block:
            fate = f"the block {owner.name} in line {owner.line} keeps it"
            self.report.add(path, line.number, "verb-twice", f"{verb} of {block.name}", fate)
            return
        own = match[3]
        block.verbs.setdefault(verb, code if own is None else self._code(own, line, path))

    def _pattern(self, text: str, line: Line, path: str, block: Block | None) -> None:
        match = _PATTERN.fullmatch(text)
        if match is None or block is None:
            fate = "left out" if block is not None else "left out: no verb stands above it"
            self.report.add(path, line.number, "not-a-pattern", text, fate)
            return
        self.report.read["verb patterns"] += 1
        if not match["closed"]:
            self.report.add(path, line.number, "open-bracket", text, "read as if it were closed")
        left, right = parts(match["left"]), parts(match["right"])
        if left is None or right is None:
            self.report.add(path, line.number, "open-bracket", text, "left out")
            return
        block.patterns.append(Pattern(line.number, text, left, right, match["code"], line.comment))


def parts(text: str) -> tuple[Part, ...] | None:
    """One side of a pattern; None if its brackets do not close."""
    tokens = _TOKEN.findall(text)
    found: list[Part] = []
    place = 0
    while place < len(tokens):
        token = tokens[place]
        if token in "({":
            closing = ")" if token == "(" else "}"
            end = _closing(tokens, place, token, closing)
            inner = parts(" ".join(tokens[place + 1 : end])) if end else None
            if inner is None:
                return None
            found.append(_grouped(token, inner))
            place = end + 1
        elif token in ")}":
            return None
        else:
            found.append(Word(token))
            place += 1
    return tuple(found)


def _closing(tokens: list[str], place: int, opening: str, closing: str) -> int:
    depth = 0
    for at in range(place, len(tokens)):
        depth += (tokens[at] == opening) - (tokens[at] == closing)
        if depth == 0:
            return at
    return 0


def _grouped(token: str, inner: tuple[Part, ...]) -> Part:
    if token == "(":
        first = inner[0].text if inner and isinstance(inner[0], Word) else ""
        return Behind(_plain(first).lower(), tuple(part for part in inner[1:] if isinstance(part, Word | Phrase)))
    return Phrase(tuple(part for part in inner if isinstance(part, Word)))


def _plain(text: str) -> str:
    return text.strip("_")
