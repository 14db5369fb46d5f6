"""Reference and editor schemas are in step with the keys that files are read by."""

from __future__ import annotations

import re
from pathlib import Path

import jsonschema
import pytest
import yaml

from tacitus.resources import RULES
from tacitus.rulebook.keys import keys_of
from tacitus.rulebook.schema import WrittenRule
from tacitus.workbench.schema import KINDS, REFERENCE, json_schema, reference


def test_the_reference_is_in_step() -> None:
    if not REFERENCE.is_file():
        pytest.skip("an installed wheel has no REFERENCE.md")
    assert REFERENCE.read_text(encoding="utf-8") == reference(), "run: python -m tacitus.workbench.schema"


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_closed_schema(kind: str) -> None:
    schema = json_schema(kind)
    assert schema["$schema"].startswith("http://json-schema.org/draft-07")
    assert schema["additionalProperties"] is False


def test_the_schema_of_rules_has_every_key_of_a_rule() -> None:
    item = json_schema("rules")["properties"]["rules"]["items"]
    assert set(item["properties"]) == set(keys_of(WrittenRule))
    assert item["required"] == ["id", "when"]


def test_another_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="kind is one of"):
        json_schema("verbs")


FAULTS = Path(__file__).resolve().parents[2] / "faults"
FOLDERS = {"events": "rules", "lists": "lists", "actors": "actors"}
# Faults of form, which a schema can tell too; and the folders where only the checker can: what another level or file
# supplies, the keys of conditions, names of lists, a mapping with nothing behind it.
OF_FORM = {"unknown-key", "missing-key", "wrong-value"}
ONLY_CHECKED = {"missing-cameo", "missing-event", "unknown-condition", "wrong-list-name", "wrong-value-empty"}


def _kind(path: Path) -> str:
    if path.name in ("tacitus.yaml", "codebook.yaml"):
        return {"tacitus.yaml": "project", "codebook.yaml": "codebook"}[path.name]
    return FOLDERS.get(path.parent.name, "rules")


def _refused(path: Path) -> bool | None:
    """Whether the schema refuses a file; None if it is no YAML, of which a schema says nothing."""
    try:
        value = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    except (yaml.YAMLError, UnicodeDecodeError):
        return None
    return not jsonschema.Draft7Validator(json_schema(_kind(path))).is_valid(value)


@pytest.mark.parametrize("folder", FOLDERS)
def test_schemas_accept_every_packaged_file(folder: str) -> None:
    files = [*sorted((RULES / folder).glob("*.yaml")), RULES / "codebook.yaml"]
    assert len(files) > 5
    assert [path.name for path in files if _refused(path)] == []


@pytest.mark.parametrize("folder", sorted(FAULTS.iterdir()), ids=lambda folder: folder.name)
def test_schema_and_checker_agree_on_broken_files(folder: Path) -> None:
    told = (folder / "expected.txt").read_text(encoding="utf-8")
    for path in sorted(folder.rglob("*.yaml")):
        mine = set(re.findall(rf"{re.escape(path.name)}:\d+:\d+: (?:error|warning) ([a-z0-9-]+):", told))
        refused = _refused(path)
        if refused:
            assert mine, f"the schema refuses {path.name}, the checker does not"
        elif refused is not None and folder.name not in ONLY_CHECKED:
            assert not mine & OF_FORM, f"the checker refuses {path.name}, the schema does not"
