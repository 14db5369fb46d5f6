"""Reference and editor schemas are in step with the keys that files are read by."""

from __future__ import annotations

import pytest

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
