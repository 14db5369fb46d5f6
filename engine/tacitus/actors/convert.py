"""An actors file in its other form: YAML as a table, a table as YAML, comments kept."""

from __future__ import annotations

from pathlib import Path

from tacitus.actors.table import comments_of, parse_table
from tacitus.actors.tabulate import to_table
from tacitus.actors.written import comments, to_yaml
from tacitus.errors import RuleError
from tacitus.yamlfile import Source, parse, plain


def csv_of(path: Path) -> str:
    """The table of an actors file in YAML. Raises RuleError if the file cannot be read."""
    source = _readable(parse(path))
    sections = plain(source.root)
    return to_table(sections if isinstance(sections, dict) else {}, comments(source))


def yaml_of(path: Path) -> str:
    """The YAML of a table of actors. Raises RuleError if the table cannot be read."""
    source = _readable(parse_table(path))
    sections = plain(source.root)
    return to_yaml(sections if isinstance(sections, dict) else {}, comments_of(path))


def _readable(source: Source) -> Source:
    if any(fault.severity == "error" for fault in source.faults):
        raise RuleError(source.faults)
    return source
