"""Faults for people and for machines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tacitus import __version__
from tacitus.errors import Fault

_GITHUB = {"error": "error", "warning": "warning", "note": "notice"}


def rendered(faults: Sequence[Fault], format: str) -> str:
    """The faults as text, json, github (annotations of a workflow run) or sarif (2.1.0); ends in a newline if not empty."""
    if format == "text":
        return "".join(f"{fault}\n" for fault in faults)
    if format == "github":
        return "".join(map(_annotation, faults))
    import msgspec

    value: Any = [_record(fault) for fault in faults] if format == "json" else _sarif(faults)
    return msgspec.json.format(msgspec.json.encode(value), indent=2).decode() + "\n"


def _record(fault: Fault) -> dict[str, Any]:
    names = ("path", "line", "column", "length", "severity", "name", "message", "hint")
    return {name: getattr(fault, name) for name in names}


def _annotation(fault: Fault) -> str:
    text = f"{fault.message} {fault.hint}".strip().replace("%", "%25").replace("\n", "%0A")
    place = f"file={fault.path},line={fault.line},col={fault.column},title={fault.name}"
    return f"::{_GITHUB[fault.severity]} {place}::{text}\n"


def _sarif(faults: Sequence[Fault]) -> dict[str, Any]:
    rules = [{"id": name} for name in sorted({fault.name for fault in faults})]
    driver = {"name": "tacitus", "version": __version__, "rules": rules}
    return {
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "results": list(map(_result, faults))}],
    }


def _result(fault: Fault) -> dict[str, Any]:
    region = {"startLine": fault.line, "startColumn": fault.column, "endColumn": fault.column + max(1, fault.length)}
    place = {"artifactLocation": {"uri": fault.path}, "region": region}
    return {
        "ruleId": fault.name,
        "level": fault.severity,
        "message": {"text": f"{fault.message}. {fault.hint}".removesuffix(". ")},
        "locations": [{"physicalLocation": place}],
    }
