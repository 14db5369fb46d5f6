"""What may stand behind `=>`."""

from __future__ import annotations

import pytest

from tacitus.rulebook.example import Expectation, parse, split
from tacitus.rulebook.parts import PatternFault
from tacitus.yamlfile import Text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("USAGOV > CHNGOV", Expectation(direction=("USAGOV", "CHNGOV"))),
        ("SYR > -", Expectation(direction=("SYR", None))),
        ("- > SYR", Expectation(direction=(None, "SYR"))),
        ("USA>CHN", Expectation(direction=("USA", "CHN"))),
        ("none", Expectation(nothing=True)),
        ("assault/attack-with-things", Expectation(rule="assault/attack-with-things")),
        ("mass-violence", Expectation(type="mass-violence")),
        (
            "RUSGOV > TURGOV  planned  by: RUSGOV",
            Expectation(direction=("RUSGOV", "TURGOV"), modality="planned", by="RUSGOV"),
        ),
        ("negated by: -", Expectation(polarity="negated", by="-")),
        ("cameo: 036  content: meeting", Expectation(cameo="036", content="meeting")),
        ("date: 2021-03-16 place: New York", Expectation(date="2021-03-16", place="New York")),
        ('place: "al-Bab" possible', Expectation(place="al-Bab", modality="possible")),
    ],
)
def test_expectation(text: str, expected: Expectation) -> None:
    assert parse(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Norway > Sweden",
        "USA CHN",
        "USA > CHN > RUS",
        "planned possible",
        "cameo: 36",
        "by:",
        "> USA",
        "none USA > CHN",
    ],
)
def test_what_cannot_stand_there(text: str) -> None:
    with pytest.raises(PatternFault):
        parse(text)


def test_a_line_is_sentence_and_expectation() -> None:
    line = Text("Norway met Sweden.   => NOR > SWE", 1, 1)
    assert split(line) == ("Norway met Sweden.", "NOR > SWE", 24)
