"""YAML read safely: composed, never loaded into objects; every scalar is text and keeps its line and column."""

from __future__ import annotations

from pathlib import Path
from typing import TypeAlias

import yaml

from tacitus.errors import Fault, RuleError

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
Plain: TypeAlias = "str | list[Plain] | dict[str, Plain]"
MAX_BYTES = 20_000_000
MAX_DEPTH = 40


def compose(path: Path) -> yaml.Node | None:
    """The node tree of a YAML file (None for an empty one). Raises RuleError with the position of a syntax fault."""
    data = path.read_bytes()
    if len(data) > MAX_BYTES:
        raise RuleError([Fault(str(path), 1, 1, "file-too-large", f"{len(data)} bytes; the limit is {MAX_BYTES}")])
    try:
        return yaml.compose(data.decode("utf-8"), Loader=_Loader)
    except UnicodeDecodeError as error:
        raise RuleError([Fault(str(path), 1, 1, "not-utf8", f"byte {error.start} is not UTF-8")]) from None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        raise RuleError([Fault(str(path), line, column, "yaml-syntax", str(error.problem))]) from None


def plain(node: yaml.Node | None, path: Path, depth: int = 0) -> Plain:
    """The node as str, list and dict; every scalar is text. Raises RuleError on duplicate keys, aliases, deep nesting."""
    if node is None:
        return {}
    line, column = node.start_mark.line + 1, node.start_mark.column + 1
    if depth > MAX_DEPTH:
        raise RuleError([Fault(str(path), line, column, "too-deep", f"nested deeper than {MAX_DEPTH}")])
    if isinstance(node, yaml.ScalarNode):
        return str(node.value)
    if isinstance(node, yaml.SequenceNode):
        return [plain(item, path, depth + 1) for item in node.value]
    result: dict[str, Plain] = {}
    for key, value in node.value:
        if key.value in result:
            mark = key.start_mark
            raise RuleError([Fault(str(path), mark.line + 1, mark.column + 1, "duplicate-key", f"`{key.value}` again")])
        result[str(key.value)] = plain(value, path, depth + 1)
    return result


def read(path: Path) -> Plain:
    """A YAML file as plain values (see `plain`)."""
    return plain(compose(path), path)


def rows(path: Path) -> list[list[str]]:
    """The lines of a tab-separated file as lists of cells; for word lists too long for YAML."""
    return [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line]
