"""The keys of our YAML files.

A file kind is a dataclass (schema.py) whose fields are made by `key`; `record` reads it from a tree and reports every
key that does not exist, is missing or holds the wrong thing. Reference and editor schema come from the same fields.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from typing import Any, TypeVar

from tacitus.rulebook.values import Kind, nearest, one_of, wrong
from tacitus.yamlfile import Mapping, Node, Source

T = TypeVar("T")


@dataclass(frozen=True)
class Record(Kind):
    """A mapping with the keys of a dataclass whose fields `key` made; it may have a field `place` for the mapping itself."""

    of: type[Any]

    says = "a mapping (`key: value`)"

    def read(self, node: Node, source: Source) -> Any:
        if not isinstance(node, Mapping):
            wrong(self, node, source)
            return None
        return record(self.of, node, source)

    def json(self) -> dict[str, Any]:
        keys = keys_of(self.of)
        needed = [name for name, spec in keys.items() if spec.required]
        found: dict[str, Any] = {
            "type": "object",
            "properties": {name: {**spec.kind.json(), "description": spec.about} for name, spec in keys.items()},
            "additionalProperties": False,
        }
        return {**found, "required": needed} if needed else found


@dataclass(frozen=True)
class Spec:
    """One key: its kind, what it is for, an example, whether it must stand there."""

    kind: Kind
    about: str
    example: str = ""
    required: bool = False


def key(kind: Kind, about: str, example: str = "", *, required: bool = False, default: Any = None) -> Any:
    """A dataclass field that is a key of a file."""
    return field(default=default, metadata={"spec": Spec(kind, about, example, required)})


def keys_of(cls: type[Any]) -> dict[str, Spec]:
    """The keys of a file kind by their names in the file."""
    return {_name(f.name): f.metadata["spec"] for f in dataclasses.fields(cls) if "spec" in f.metadata}


def _name(attribute: str) -> str:
    return attribute.rstrip("_").replace("_", "-")


def record(cls: type[T], node: Mapping, source: Source) -> T:
    """The dataclass that a mapping tells; what is wrong in it is reported and left at its default."""
    fields = {_name(f.name): f for f in dataclasses.fields(cls) if "spec" in f.metadata}  # type: ignore[arg-type]
    values: dict[str, Any] = {}
    for name, value in node.entries:
        spec_field = fields.get(name.value)
        if spec_field is None:
            hint = nearest(name.value, fields) or one_of(fields)
            source.at(name, "unknown-key", f"there is no key `{name.value}` here", hint)
            continue
        found = spec_field.metadata["spec"].kind.read(value, source)
        if found is not None:
            values[spec_field.name] = found
    present = {name.value for name, _ in node.entries}
    for name_, spec_field in fields.items():
        if spec_field.metadata["spec"].required and name_ not in present:
            spec = spec_field.metadata["spec"]
            source.at(
                node, "missing-key", f"`{name_}:` is missing", f"`{spec.example}`" if spec.example else spec.about
            )
    if any(f.name == "place" for f in dataclasses.fields(cls)):  # type: ignore[arg-type]
        values["place"] = node
    return cls(**values)
