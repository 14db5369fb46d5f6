"""Actors files as text: sections and their comments as YAML in the form that people write and keep."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from tacitus.yamlfile import Items, Mapping, Source

WIDTH = 150
Comments = dict[tuple[str, int], list[str]]
_SAFE = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`][^\[\]{},#\"\n\r\t\\]*")
_TRAILING = re.compile(r"""(?:[^"'#]|"[^"]*"|'[^']*'|'|(?<=\S)\#)*?(?<!\S)\#\s*(.*)$""")


def scalar(text: str) -> str:
    """A text as a YAML scalar within brackets; quoted only where it must be."""
    risky = ": " in text or text.endswith((":", " ")) or not _SAFE.fullmatch(text) or not text.isprintable()
    return json.dumps(text, ensure_ascii=not text.isprintable()) if risky else text


def to_yaml(sections: dict[str, Any], comments: Comments | None = None) -> str:
    """Sections as a YAML file: one entry on a line or a few, each with its comments above it."""
    lines = ["tacitus: 1"]
    for name, value in sections.items():
        if name == "tacitus":
            continue
        if isinstance(value, str):
            lines.append(f"{name}: {scalar(value)}")
            continue
        lines += ["", f"{name}:" if value else f"{name}: []"]
        for number, entry in enumerate(_entries(name, value)):
            lines += [f"  # {line}".rstrip() for line in (comments or {}).get((name, number), ())]
            lines += entry
    return "\n".join(lines) + "\n"


def _entries(name: str, value: Any) -> Iterator[list[str]]:
    if isinstance(value, dict):
        for key, items in value.items():
            yield list(_wrapped(f"  {scalar(key)}: ", items, 4))
    else:
        for entry in value:
            yield list(_wrapped("  - ", entry, 5))


def _wrapped(lead: str, value: Any, indent: int) -> Iterator[str]:
    """A value in brackets behind `lead`, broken between items where a line grows too long."""
    line = lead
    for token in _tokens(value, indent == 5):
        if len(line) + len(token) > WIDTH and line.strip() and not line.endswith((lead, "- ")):
            yield line.rstrip()
            line = " " * indent
        line += token + " "
    yield line.rstrip()


def _tokens(value: Any, top: bool = False) -> Iterator[str]:
    """What may not be broken, in order; roles are not broken inside."""
    if isinstance(value, str):
        yield scalar(value)
    elif (
        isinstance(value, dict)
        and not top
        and all(isinstance(item, str) or key == "sectors" for key, item in value.items())
    ):
        yield f"{{{', '.join(f'{scalar(k)}: {_flat(v)}' for k, v in value.items())}}}"
    elif isinstance(value, dict):
        yield from _bracketed("{", ([f"{scalar(k)}:", *_tokens(v)] for k, v in value.items()), "}")
    else:
        yield from _bracketed("[", (list(_tokens(item)) for item in value), "]")


def _flat(value: Any) -> str:
    return scalar(value) if isinstance(value, str) else f"[{', '.join(map(scalar, value))}]"


def _bracketed(opening: str, items: Iterator[list[str]], closing: str) -> Iterator[str]:
    tokens: list[str] = []
    for item in items:
        if tokens:
            tokens[-1] += ","
        if len(item) > 1 and item[0].endswith(":"):  # a key stays with the first word of its value
            item = [f"{item[0]} {item[1]}", *item[2:]]
        tokens += item
    if not tokens:
        yield opening + closing
        return
    tokens[0] = opening + tokens[0]
    tokens[-1] += closing
    yield from tokens


def comments(source: Source) -> Comments:
    """The comments of a YAML file, each with the entry that it stands in or above, by section and number of the entry."""
    if not isinstance(source.root, Mapping):
        return {}
    places: list[tuple[int, tuple[str, int]]] = []
    for key, value in source.root.entries:
        if isinstance(value, Items):
            places += [(node.line, (key.value, number)) for number, node in enumerate(value.values)]
        elif isinstance(value, Mapping):
            places += [(name.line, (key.value, number)) for number, (name, _) in enumerate(value.entries)]
    found: Comments = {}
    for number, line in enumerate(source.lines, 1):
        comment = _comment(line)
        if comment is None or not places:
            continue
        if line.lstrip().startswith("#"):
            owner = next((place for first, place in places if first >= number), places[-1][1])
        else:
            owner = next((place for first, place in reversed(places) if first <= number), places[0][1])
        found.setdefault(owner, []).append(comment)
    return found


def _comment(line: str) -> str | None:
    if "#" not in line:
        return None
    if line.lstrip().startswith("#"):
        return line.lstrip()[1:].strip()
    match = _TRAILING.fullmatch(line)
    return match[1].strip() if match else None
