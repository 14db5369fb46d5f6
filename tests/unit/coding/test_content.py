"""The content of an event has a CAMEO code and its type, or neither."""

from __future__ import annotations

import pytest

from tacitus import Coder


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder()


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Peru and Ecuador agreed to settle the dispute.", (None, None)),
        ("Mali promised to hold elections.", ("concession", "0831")),
        ("Bolivia refused to change the law.", ("concession", "0832")),
        ("The Finnish president said that Estonia needs to send aid to Latvia.", ("aid", "070")),
    ],
)
def test_content(coder: Coder, text: str, content: tuple[str | None, str | None]) -> None:
    told = [event.content for event in coder.code(text, date="2021-03-11") if event.content is not None]
    assert {(each.event_type, each.cameo) for each in told} == {content}
    assert all(text[each.start : each.end] == each.text for each in told)
