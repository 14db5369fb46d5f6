"""The values of our YAML files: kinds, each of which reads, explains and describes itself."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from tacitus.yamlfile import Items, Mapping, Node, Source, Text


def nearest(word: str, known: Iterable[str]) -> str:
    """ "did you mean `x`?" for the most similar known word, or "" if none is."""
    choices = list(known)
    found = difflib.get_close_matches(word, choices, 1, 0.6)
    if not found:
        lower = {choice.lower(): choice for choice in choices}
        found = [lower[match] for match in difflib.get_close_matches(word.lower(), lower, 1, 0.7)]
    return f"did you mean `{found[0]}`?" if found else ""


def one_of(words: Iterable[str]) -> str:
    """ "one of `a`, `b`, `c`" for a hint."""
    return "one of " + ", ".join(f"`{word}`" for word in words)


class Kind:
    """A kind of value: `read` gives the value (None: not this kind, and reported), `says` what an author is told."""

    says = ""

    def read(self, node: Node, source: Source) -> Any:
        """The value that the node holds."""
        raise NotImplementedError

    def json(self) -> dict[str, Any]:
        """The same as JSON Schema."""
        raise NotImplementedError


def wrong(kind: Kind, node: Node, source: Source) -> None:
    """Reports that the node is not of the kind."""
    what = "text" if isinstance(node, Text) else "a list" if isinstance(node, Items) else "a mapping"
    shown = f"`{node.value}`" if isinstance(node, Text) and not node.block and node.value else what
    if isinstance(node, Text) and not node.value:
        shown = "nothing"
    source.at(node, "wrong-value", f"{shown} stands here instead of {kind.says}")


@dataclass(frozen=True)
class Line(Kind):
    """Text of one line; `pattern` is what it must match from end to end."""

    says: str = "text"
    pattern: str = ""

    def read(self, node: Node, source: Source) -> Text | None:
        if not isinstance(node, Text) or not node.value.strip():
            wrong(self, node, source)
            return None
        if self.pattern and not re.fullmatch(self.pattern, node.value):
            wrong(self, node, source)
            return None
        return node

    def json(self) -> dict[str, Any]:
        return {"type": "string", "pattern": f"^({self.pattern})$"} if self.pattern else {"type": "string"}


@dataclass(frozen=True)
class Number(Line):
    """A number, kept as text."""

    says: str = "a number"
    pattern: str = r"-?\d+(\.\d+)?"

    def json(self) -> dict[str, Any]:
        return {"type": ["number", "string"]}


@dataclass(frozen=True)
class Code(Line):
    """Digits, which other readers of YAML take for numbers."""

    says: str = "a CAMEO code of three or four digits"
    pattern: str = r"\d{3,4}"

    def json(self) -> dict[str, Any]:
        return {"type": ["string", "integer"], "description": self.says}


class Day(Kind):
    """A date."""

    says = "a date like 2021-03-11"

    def read(self, node: Node, source: Source) -> Text | None:
        if isinstance(node, Text):
            try:
                if len(node.value) == 10 and date.fromisoformat(node.value):
                    return node
            except ValueError:
                pass
            source.at(node, "wrong-date", f"`{node.value}` is not a date", "year-month-day, as in 2021-03-11")
            return None
        wrong(self, node, source)
        return None

    def json(self) -> dict[str, Any]:
        return {"type": "string", "format": "date"}


@dataclass(frozen=True)
class Choice(Kind):
    """One word out of a few."""

    words: tuple[str, ...]

    @property
    def says(self) -> str:  # type: ignore[override]
        return " or ".join(f"`{word}`" for word in self.words)

    def read(self, node: Node, source: Source) -> Text | None:
        if isinstance(node, Text) and node.value in self.words:
            return node
        if isinstance(node, Text) and node.value:
            hint = nearest(node.value, self.words) or one_of(self.words)
            source.at(node, "unknown-value", f"`{node.value}` cannot stand here", hint)
            return None
        wrong(self, node, source)
        return None

    def json(self) -> dict[str, Any]:
        words: list[Any] = list(self.words)
        return {"enum": words + [word == "true" for word in words if word in ("true", "false")]}


@dataclass(frozen=True)
class Many(Kind):
    """One value, or a list of them; `listed`: always a list."""

    of: Kind
    listed: bool = False

    @property
    def says(self) -> str:  # type: ignore[override]
        return f"a list (each item {self.of.says})" if self.listed else f"{self.of.says}, or a list of such"

    def read(self, node: Node, source: Source) -> tuple[Any, ...] | None:
        if isinstance(node, Items):
            found = [self.of.read(item, source) for item in node.values]
            return tuple(item for item in found if item is not None)
        if self.listed:
            wrong(self, node, source)
            return None
        value = self.of.read(node, source)
        return None if value is None else (value,)

    def json(self) -> dict[str, Any]:
        many = {"type": "array", "items": self.of.json()}
        return many if self.listed else {"anyOf": [self.of.json(), many]}


class Lines(Kind):
    """A text block (`|`): one item a line, blank lines and lines that begin with # left out."""

    says = "a text block (`|`) with one sentence a line"

    def read(self, node: Node, source: Source) -> tuple[Text, ...] | None:
        if isinstance(node, Items):
            found = [Line().read(item, source) for item in node.values]
            return tuple(item for item in found if item is not None)
        if isinstance(node, Text):
            return tuple(_block_lines(node, source)) if node.block else (node,) if node.value else ()
        wrong(self, node, source)
        return None

    def json(self) -> dict[str, Any]:
        return {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}


def _block_lines(node: Text, source: Source) -> Iterable[Text]:
    for number, line in enumerate(node.value.split("\n"), node.line + 1):
        text = line.strip()
        if text and not text.startswith("#"):
            written = source.lines[number - 1] if number <= len(source.lines) else ""
            yield Text(text, number, written.find(text) + 1 or 1)


@dataclass(frozen=True)
class Table(Kind):
    """A mapping whose keys an author chooses: (key, value) pairs in their order."""

    keys: Kind
    values: Kind
    told: str = ""

    @property
    def says(self) -> str:  # type: ignore[override]
        return self.told or f"a mapping from {self.keys.says} to {self.values.says}"

    def read(self, node: Node, source: Source) -> tuple[tuple[Text, Any], ...] | None:
        if not isinstance(node, Mapping):
            wrong(self, node, source)
            return None
        pairs = []
        for key_, value_ in node.entries:
            key, value = self.keys.read(key_, source), self.values.read(value_, source)
            if key is not None and value is not None:
                pairs.append((key, value))
        return tuple(pairs)

    def json(self) -> dict[str, Any]:
        return {"type": "object", "additionalProperties": self.values.json()}


@dataclass(frozen=True)
class Either(Kind):
    """A text of one kind or a mapping of another."""

    text: Kind
    mapping: Kind

    @property
    def says(self) -> str:  # type: ignore[override]
        return f"{self.text.says}, or {self.mapping.says}"

    def read(self, node: Node, source: Source) -> Any:
        return (self.mapping if isinstance(node, Mapping) else self.text).read(node, source)

    def json(self) -> dict[str, Any]:
        return {"anyOf": [self.text.json(), self.mapping.json()]}
