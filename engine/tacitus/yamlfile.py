"""YAML read safely: composed, never loaded into objects; every scalar is text, every key and scalar keeps its place."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

import yaml

from tacitus.errors import Fault, RuleError

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
Plain: TypeAlias = "str | list[Plain] | dict[str, Plain]"
MAX_BYTES = 20_000_000
MAX_DEPTH = 40
MAX_ALIASED = 100_000
_NESTING = "[{-?"


@dataclass(frozen=True, slots=True)
class Text:
    """A scalar. `line` and `column` of its first character, from 1; `quoted`: written in quotation marks;
    `block`: a text block (`|`), whose line i stands in line `line + 1 + i` of the file."""

    value: str
    line: int
    column: int
    quoted: bool = False
    block: bool = False

    def __str__(self) -> str:
        return self.value


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    values: tuple[Node, ...]
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with their values, in the order of the file; no key twice."""

    entries: tuple[tuple[Text, Node], ...]
    line: int
    column: int

    def get(self, key: str) -> Node | None:
        """The value of a key, or None."""
        return next((value for name, value in self.entries if name.value == key), None)


Node: TypeAlias = Text | Items | Mapping


@dataclass(slots=True)
class Source:
    """One file as read: its lines, its tree (None if it is empty or cannot be read) and all that is wrong with it."""

    path: str
    lines: list[str]
    root: Node | None = None
    faults: list[Fault] = field(default_factory=list)

    def report(
        self,
        line: int,
        column: int,
        name: str,
        message: str,
        hint: str = "",
        length: int = 1,
        severity: str = "error",
    ) -> None:
        """Note a fault with the line that it stands in."""
        text = self.lines[line - 1] if 0 < line <= len(self.lines) else ""
        shown = text.replace("\t", " ").rstrip("\r\n")
        length = max(1, min(length, len(shown) - column + 1))
        self.faults.append(Fault(self.path, line, column, name, message, hint, length, shown, severity))

    def at(self, node: Node, name: str, message: str, hint: str = "", severity: str = "error") -> None:
        """Note a fault at a node; a text is underlined from end to end."""
        length = len(node.value.split("\n")[0]) + 2 * node.quoted if isinstance(node, Text) and not node.block else 1
        self.report(node.line, node.column, name, message, hint, length, severity)


def shown(path: Path) -> str:
    """The path as messages show it: relative to the working folder where it lies in it."""
    relative = os.path.relpath(path)
    return str(path) if relative.startswith("..") else relative


def parse(path: Path) -> Source:
    """A YAML file with positions and faults; never raises for what stands in it."""
    source = Source(shown(path), [])
    try:
        data = path.read_bytes()
    except OSError as error:
        source.report(1, 1, "unreadable", f"the file cannot be read: {error.strerror}")
        return source
    if len(data) > MAX_BYTES:
        source.report(1, 1, "file-too-large", f"{len(data):,} bytes; the limit is {MAX_BYTES:,}", "split the file")
        return source
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = before.count(b"\n") + 1
        column = error.start - before.rfind(b"\n")
        byte = f"byte 0x{data[error.start]:02X}"
        source.report(line, column, "not-utf8", f"{byte} is not UTF-8", "save the file in the encoding UTF-8")
        return source
    parse_text(text, source)
    return source


def parse_text(text: str, source: Source) -> None:
    """Compose `text` into `source`: lines, tree and faults."""
    source.lines = text.splitlines()
    if _too_deep(text):
        source.report(1, 1, "too-deep", f"nested deeper than {MAX_DEPTH} levels", "write it flatter")
        return
    try:
        node = yaml.compose(text, Loader=_Loader)
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        column = error.position - text.rfind("\n", 0, error.position)
        code = f"U+{ord(error.character):04X}" if isinstance(error.character, str) else f"U+{error.character:04X}"
        source.report(line, column, "control-character", f"a control character ({code}) stands here", "delete it")
        return
    except yaml.MarkedYAMLError as error:
        _explain(error, source)
        return
    except RecursionError:
        source.report(1, 1, "too-deep", f"nested deeper than {MAX_DEPTH} levels", "write it flatter")
        return
    if node is not None:
        source.root = _Tree(source, len(text) + MAX_ALIASED).node(node, 0)


def _too_deep(text: str) -> bool:
    """Whether nesting could exhaust the stack of the C library; exact only where the text looks suspicious."""
    if max((sum(map(line.count, _NESTING)) for line in text.splitlines()), default=0) <= MAX_DEPTH:
        flow = text.count("[") + text.count("{")
        if flow <= MAX_DEPTH or flow == text.count("]") + text.count("}"):
            return False
    depth = 0
    try:
        for event in yaml.parse(text, Loader=_Loader):
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
                if depth > 10 * MAX_DEPTH:
                    return True
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
    except yaml.YAMLError:
        return False  # compose says what is wrong
    return False


class _TooMuch(Exception):
    """Aliases have multiplied beyond what a file can mean."""


class _Tree:
    """Turns PyYAML's nodes into ours."""

    def __init__(self, source: Source, limit: int) -> None:
        self.source = source
        self.left = limit  # more values than characters: only aliases can do that

    def node(self, node: yaml.Node, depth: int) -> Node | None:
        try:
            return self._node(node, depth)
        except _TooMuch:
            return None

    def _node(self, node: yaml.Node, depth: int) -> Node:
        line, column = node.start_mark.line + 1, node.start_mark.column + 1
        self.left -= 1
        if self.left < 0:
            self.source.report(
                line, column, "too-many-values", "aliases (`*name`) multiply without end", "write it out"
            )
            raise _TooMuch
        if depth > MAX_DEPTH:
            self.source.report(line, column, "too-deep", f"nested deeper than {MAX_DEPTH} levels", "write it flatter")
            raise _TooMuch
        if isinstance(node, yaml.ScalarNode):
            style = node.style or ""
            return Text(str(node.value), line, column, style in ("'", '"'), style in ("|", ">"))
        if isinstance(node, yaml.SequenceNode):
            return Items(tuple(self._node(item, depth + 1) for item in node.value), line, column)
        return Mapping(tuple(self._entries(node.value, depth)), line, column)

    def _entries(self, pairs: list[tuple[yaml.Node, yaml.Node]], depth: int) -> Iterator[tuple[Text, Node]]:
        seen: dict[str, int] = {}
        for key_node, value_node in pairs:
            key = self._node(key_node, depth + 1)
            value = self._node(value_node, depth + 1)
            if not isinstance(key, Text):
                self.source.at(key, "bad-key", "a key must be a word", "`key: value`, the key a single word")
            elif key.value in seen:
                first = f"it stands in line {seen[key.value]} already"
                self.source.at(key, "duplicate-key", f"`{key.value}` a second time", first)
            else:
                seen[key.value] = key.line
                yield key, value


_STARTS = {
    "%": "a value may not begin with `%`",
    "@": "a value may not begin with `@`",
    "`": "a value may not begin with a backquote",
}
_QUOTE_IT = "put the whole value in single quotes: '...'"


def _explain(error: yaml.MarkedYAMLError, source: Source) -> None:
    """PyYAML's complaint in words that an author of rules understands."""
    begun = any(word in str(error.context) for word in ("quoted", "flow sequence", "flow mapping"))  # and never ended
    mark = error.context_mark if begun else error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    if line > len(source.lines):
        line = max(1, len(source.lines))
        column = len(source.lines[line - 1]) + 1 if source.lines else 1
    text = source.lines[line - 1] if source.lines else ""
    message, hint = _reason(error, text, column, source)
    source.report(line, column, "yaml-syntax", message, hint)


def _reason(error: yaml.MarkedYAMLError, text: str, column: int, source: Source) -> tuple[str, str]:
    problem, context = str(error.problem or ""), str(error.context or "")
    char = text[column - 1 : column]
    before = text[: column - 1]
    if "cannot start any token" in problem:
        if char == "\t":
            return "a tab is used for indentation", "indent with spaces"
        if char in _STARTS:
            return _STARTS[char], _QUOTE_IT
    if "mapping values are not allowed" in problem:
        return "a second `:` in one line", f"a value that holds `: ` is quoted; {_QUOTE_IT}"
    if "block sequence entries" in problem:
        return "a list may not begin behind its key", "write `- ` in a line of its own"
    if "undefined alias" in problem:
        return "a value may not begin with `*`", _QUOTE_IT
    if "another document" in str(error.problem):
        return "a second document (`---`) in one file", "make it a file of its own"
    if "scanning a quoted scalar" in context:
        return "a quotation mark that is never closed", "close it in the same line"
    if "flow sequence" in context or "flow node" in context:
        return "a list in brackets that is never closed, or a comma is missing", "write `[one, two]`"
    if "flow mapping" in context:
        return "braces that are never closed, or a comma is missing", "write `{key: value, key: value}`"
    if before.rstrip().endswith(('"', "'")):
        return "the line begins with a quotation mark, and goes on behind the closing one", _QUOTE_IT
    if before.rstrip().endswith("]"):
        return "the line begins with `[`, and goes on behind `]`", _QUOTE_IT
    if "block mapping" in context or "block collection" in context:
        where = error.context_mark.line + 1 if error.context_mark else 0
        return f"this line does not fit the block that begins in line {where}", "indent it as its neighbours"
    return (f"{problem}" + (f" ({context})" if context else "")) or "this is not YAML", ""


def plain(node: Node | None) -> Plain:
    """The tree as str, list and dict; every scalar is text."""
    if node is None:
        return {}
    if isinstance(node, Text):
        return node.value
    if isinstance(node, Items):
        return [plain(item) for item in node.values]
    return {key.value: plain(value) for key, value in node.entries}


def read(path: Path) -> Plain:
    """A YAML file as plain values ({} if it is empty). Raises RuleError with everything that is wrong in it."""
    source = parse(path)
    if source.faults:
        raise RuleError(source.faults)
    return plain(source.root)


def rows(path: Path) -> list[list[str]]:
    """The lines of a tab-separated file as lists of cells; for word lists too long for YAML."""
    return [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line]


def table(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file by the names of its first line; cells without surrounding blanks, empty ones left out."""
    lines = csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines())
    return [
        {key.strip(): cell.strip() for key, cell in line.items() if key and cell and cell.strip()} for line in lines
    ]
