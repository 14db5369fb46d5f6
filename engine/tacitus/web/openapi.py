"""What the routes take and give, as an OpenAPI 3.1 description."""

from __future__ import annotations

from functools import cache
from typing import Any

import msgspec

from tacitus import __version__
from tacitus.coding.event import Event

_ERRORS = {
    "400": "not JSON", "404": "nothing of this name", "409": "cannot be saved", "413": "too large",
    "415": "not sent as JSON", "422": "a value that cannot be", "503": "too many at once", "504": "takes too long",
}  # fmt: skip
_TEXT: dict[str, Any] = {
    "type": "object",
    "required": ["text"],
    "additionalProperties": False,
    "properties": {
        "text": {"type": "string", "description": "The text, at most 100,000 characters."},
        "date": {"type": ["string", "null"], "format": "date", "description": "Of publication."},
        "title": {"type": ["string", "null"], "description": "A headline over the text."},
        "id": {"type": "string", "default": "text"},
        "rule": {"type": ["string", "null"], "description": "/explain: also say why this rule does not code the text."},
        "edits": {
            "type": "object",
            "additionalProperties": {"type": "string"},
            "description": "/explain: texts of rule files by name that stand for what is saved.",
        },
        "width": {"type": "integer", "default": 720, "description": "Of pictures, in pixels."},
    },
    "example": {"text": "Norway's prime minister met Kenya's president on Monday.", "date": "2024-06-05"},
}
_EDITED: dict[str, Any] = {
    "type": "object",
    "required": ["file", "text"],
    "additionalProperties": False,
    "properties": {
        "file": {"type": "string", "description": "A name of /files."},
        "text": {"type": "string"},
        "was": {"type": "string", "description": "PUT /file: the hash that GET /file gave."},
    },
}


@cache
def description() -> dict[str, Any]:
    """The description, as plain values."""
    (schema,), components = msgspec.json.schema_components([Event], ref_template="#/components/schemas/{name}")
    told = {
        ("post", "/code"): ("The events of a text, as `tacitus code` writes them.", _TEXT, _list("events", schema)),
        ("post", "/parse"): ("The clauses of a text, each sentence also as SVG.", _TEXT, _list("sentences", _OBJECT)),
        ("post", "/explain"): (
            "How a text is coded: spans, clauses, rules tried, events.",
            _TEXT,
            _list("sentences", _OBJECT),
        ),
        ("get", "/rules"): ("Every rule.", None, _list("rules", _OBJECT)),
        ("get", "/files"): ("The files of the rules, and whether they may be saved.", None, _list("files", _OBJECT)),
        ("get", "/file"): ("What stands in a file.", None, _OBJECT),
        ("put", "/file"): ("Save a file (only with `tacitus serve --write`).", _EDITED, _OBJECT),
        ("post", "/try"): ("Faults of a file with this text, and how its examples fare.", _EDITED, _OBJECT),
    }
    paths: dict[str, Any] = {}
    for (method, path), (summary, takes, gives) in told.items():
        paths.setdefault(path, {})[method] = _operation(path, method, summary, takes, gives)
    return {
        "openapi": "3.1.0",
        "info": {"title": "tacitus", "version": __version__, "description": "Codes political events from news text."},
        "paths": paths,
        "components": {"schemas": {**components, "Error": _ERROR}},
    }


_OBJECT: dict[str, Any] = {"type": "object"}
_ERROR: dict[str, Any] = {
    "type": "object",
    "properties": {
        "error": {"type": "object", "properties": {"name": {"type": "string"}, "message": {"type": "string"}}}
    },
}


def _list(name: str, item: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": {name: {"type": "array", "items": item}}}


def _json(schema: dict[str, Any]) -> dict[str, Any]:
    return {"application/json": {"schema": schema}}


def _operation(
    path: str, method: str, summary: str, takes: dict[str, Any] | None, gives: dict[str, Any]
) -> dict[str, Any]:
    failed = _json({"$ref": "#/components/schemas/Error"})
    found: dict[str, Any] = {
        "summary": summary,
        "operationId": f"{method}{path.replace('/', '_')}",
        "responses": {
            "200": {"description": "as asked", "content": _json(gives)},
            **{status: {"description": what, "content": failed} for status, what in _ERRORS.items()},
        },
    }
    if takes is not None:
        found["requestBody"] = {"required": True, "content": _json(takes)}
    if (method, path) == ("get", "/file"):
        found["parameters"] = [{"name": "name", "in": "query", "required": True, "schema": {"type": "string"}}]
    return found
