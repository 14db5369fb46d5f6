"""The customer's own article: every record that must be there is, and none that no row allows.

Both are read where they lie, beside the project; without them there is nothing to test.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tacitus import Coder, Event

SEED = Path(__file__).resolve().parents[2] / "shared" / "seed"
PUBLISHED = "2021-03-11"

pytestmark = pytest.mark.skipif(not (SEED / "expected.jsonl").is_file(), reason="the article is not beside the project")


def rows(kind: str) -> list[dict[str, Any]]:
    if not SEED.is_dir():
        return []
    found = map(json.loads, (SEED / "expected.jsonl").read_text(encoding="utf-8").splitlines())
    return [row for row in found if kind in (row["kind"], "any")]


def name(row: dict[str, Any]) -> str:
    arrow = "<->" if row.get("both_ways") else ">"
    return f"{row['sentence']} {row['source']}{arrow}{row['target']} {'|'.join(row['type'])}"


@pytest.fixture(scope="module")
def events(coder: Coder) -> list[Event]:
    return coder.code((SEED / "article.txt").read_text(encoding="utf-8"), date=PUBLISHED)


def directions(row: dict[str, Any]) -> list[tuple[str | None, str | None]]:
    one = (row["source"], row["target"])
    return [one, one[::-1]] if row.get("both_ways") else [one]


def told_by(row: dict[str, Any], event: Event, source: str | None, target: str | None) -> bool:
    """Does the event say what the row says, in this direction? Codes are compared by their beginning."""
    checks = (
        event.sentence_index == row["sentence"],
        event.event_type in row["type"],
        event.polarity == "affirmed",
        is_side(source, event.source and event.source.code, source is None),
        is_side(target, event.target and event.target.code, target is None or row.get("target_may_be_null", False)),
        "modality" not in row or event.modality in row["modality"],
        *(key not in row or getattr(event, key) == row[key] for key in ("cameo", "event_date", "date_precision")),
    )
    return all(checks)


def is_side(wanted: str | None, code: str | None, may_be_null: bool) -> bool:
    if code is None or wanted is None:
        return may_be_null
    return code.startswith(wanted)


@pytest.mark.parametrize("row", rows("must"), ids=name)
def test_what_must_be_recorded_is(events: list[Event], row: dict[str, Any]):
    for source, target in directions(row):
        assert any(told_by(row, event, source, target) for event in events), f"missing: {source} > {target}"


def test_nothing_is_recorded_that_no_row_allows(events: list[Event]):
    allowed = [(row, source, target) for row in rows("any") for source, target in directions(row)]
    unwanted = [
        f"{event.sentence_index} {event.source and event.source.code} > {event.target and event.target.code}"
        f" {event.event_type} {event.cameo} {event.modality} {event.rule_id}"
        for event in events
        if not any(told_by(row, event, source, target) for row, source, target in allowed)
    ]
    assert not unwanted, "\n".join(unwanted)
