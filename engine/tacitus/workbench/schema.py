"""The keys of every kind of YAML file, as JSON Schema for editors and as rules/REFERENCE.md for people.

`python -m tacitus.workbench.schema` writes the reference anew.
"""

from __future__ import annotations

from typing import Any

from tacitus.actors.classes import NAMES as CLASSES
from tacitus.resources import RULES
from tacitus.rulebook import schema as written
from tacitus.rulebook.keys import Record, keys_of

KINDS = ("rules", "lists", "actors", "project", "codebook")
REFERENCE = RULES / "REFERENCE.md"
_DRAFT = "http://json-schema.org/draft-07/schema#"
_FILES = {"rules": written.RuleFile, "project": written.ProjectFile, "codebook": written.CodebookFile}


def json_schema(kind: str) -> dict[str, Any]:
    """JSON Schema (draft-07) of "rules", "lists", "actors", "project" or "codebook" files. Raises ValueError for others."""
    if kind not in KINDS:
        raise ValueError(f"kind is one of {', '.join(KINDS)}")
    if kind == "lists":
        body = _lists()
    elif kind == "actors":
        body = _actors()
    else:
        body = Record(_FILES[kind]).json()
    return {"$schema": _DRAFT, "title": f"tacitus {kind}", **body}


def reference() -> str:
    """rules/REFERENCE.md: every key of every kind of file, made from the same declarations that files are read by."""
    parts = [_HEAD]
    for title, about, cls in _SECTIONS:
        parts.append(f"## {title}\n\n{about}\n\n| key | holds | for |\n|--|--|--|")
        for name, spec in keys_of(cls).items():
            needed = " (required)" if spec.required else ""
            example = f" `{_cell(spec.example)}`" if spec.example and not spec.example.endswith(("|", ":")) else ""
            parts[-1] += f"\n| `{name}`{needed} | {_cell(spec.kind.says)} | {_cell(spec.about)}{example} |"
    parts.append(_VALUES)
    return "\n\n".join(parts) + "\n"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


_HEAD = """# Reference

Every key that a file of rules may have. Made from `engine/tacitus/rulebook/schema.py` by
`python -m tacitus.workbench.schema`; how to write rules, and how a sentence is coded, is in README.md."""

_SECTIONS: tuple[tuple[str, str, type[Any]], ...] = (
    ("A rule file: rules/events/*.yaml", "Its name is the first half of the id of its rules.", written.RuleFile),
    ("A rule", "An item of `rules:`.", written.WrittenRule),
    ("The codebook: rules/codebook.yaml", "What codes, columns, types and sectors there are.", written.CodebookFile),
    ("A code", "A value under `codes:` of the codebook.", written.WrittenCode),
    ("A sector", "A value under `sectors:` of the codebook.", written.WrittenSector),
    ("A project: tacitus.yaml", "Rules of one's own on top of the packaged ones.", written.ProjectFile),
    ("An overlay", "`overlay:` of a project.", written.Overlay),
    ("A change", "A value under `change:` of an overlay.", written.WrittenChange),
)

_CONDITIONS = "\n".join(
    f"| `{slot}` | {', '.join(f'`{key}`' for key in keys)} |" for slot, keys in written.CONDITIONS.items()
)

_VALUES = f"""## Lists: rules/lists/*.yaml

`NAME: [word, "phrase of words", OTHER_LIST]`. The name is upper case; an item in capitals names another list unless it
is quoted. The engine gives {", ".join(f"`{name}`" for name in written.GIVEN)}.

## Conditions of `where:`

| on | keys |
|--|--|
{_CONDITIONS}
| the event itself | `modality`, `polarity` |

Modalities: {", ".join(f"`{word}`" for word in written.MODALITIES)}. Polarities: {", ".join(f"`{word}`" for word in written.POLARITIES)}."""


def _lists() -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {"tacitus": {"enum": ["1", 1]}, "about": {"type": "string"}},
        "patternProperties": {f"^{written.LIST_NAME.pattern}$": {"type": "array", "items": {"type": "string"}}},
        "additionalProperties": False,
    }


def _actors() -> dict[str, Any]:
    """The files of rules/actors/, as actors/load.py describes them."""
    role = _typed(country=_TEXT, code=_TEXT, sectors=_TEXTS, to=_DAY, title=_TEXT, main=_TRUE) | {"from": _DAY}
    names = _typed(id=_TEXT, names=_TEXTS, adjectives=_TEXTS, people=_TEXTS)
    kind = {"enum": ["person", "body", "group", "press"]}
    roles = {"type": "array", "items": _closed(role)}
    actor = names | role | _typed(short=_TEXTS, kind=kind, roles=roles)
    where = _typed(lat=_NUMBER, lon=_NUMBER)
    seats = {"type": "array", "items": {"anyOf": [_TEXT, _closed(_typed(name=_TEXT, sectors=_TEXTS))]}}
    country = (
        names
        | where
        | _typed(code=_TEXT, short=_TEXTS, capital=_TEXT, capitals=_TEXTS, since=_DAY, until=_DAY)
        | {"part-of": _TEXT}
    )
    country |= _typed(seats=seats, metonyms=seats)
    place = names | where | _typed(name=_TEXT, country=_TEXT, precision={"enum": ["city", "region"]})
    agent = _typed(words=_TEXTS, sectors=_TEXTS, person={"enum": [True, "true", "group"]}, title=_TRUE, country=_TEXT)
    agent |= _typed(generic=_TRUE, measure=_TRUE, plurals=_TEXTS, country=_TEXT, kind=kind)
    classes = _closed(dict.fromkeys(sorted(CLASSES), _TEXTS))
    reference = {"type": "object", "properties": {"classes": classes}}
    sections = dict.fromkeys(("actors", "organisations", "organizations", "groups", "people", "press"), _items(actor))
    collective = _typed(id=_TEXT, names=_TEXTS, members=_TEXTS)
    sections |= _typed(countries=_items(country), places=_items(place), agents=_items(agent))
    sections |= _typed(collectives=_items(collective))
    return _closed(sections | _typed(tacitus={"enum": ["1", 1]}, about=_TEXT, former=_TEXTS, reference=reference))


_TEXT: dict[str, Any] = {"type": "string"}
_TEXTS: dict[str, Any] = {"type": "array", "items": _TEXT}
_NUMBER: dict[str, Any] = {"type": ["number", "string"]}
_DAY: dict[str, Any] = {"type": "string", "format": "date"}
_TRUE: dict[str, Any] = {"enum": [True, "true"]}


def _typed(**properties: dict[str, Any]) -> dict[str, Any]:
    return properties


def _closed(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "additionalProperties": False}


def _items(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": _closed(properties)}


if __name__ == "__main__":
    REFERENCE.write_text(reference(), encoding="utf-8")
