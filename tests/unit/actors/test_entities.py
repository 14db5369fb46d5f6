"""Dated roles and the composition of codes."""

from __future__ import annotations

import pytest

from tacitus.actors import Actors
from tacitus.actors.entities import Codes, Entity, role_on
from tacitus.actors.plurals import plural


def lund(actors: Actors) -> Entity:
    (entity,) = actors.by_short("Lund")
    return entity


@pytest.mark.parametrize(
    ("date", "titles", "code"),
    [
        ("2005-05-05", (), "NORMIL"),
        ("2010-01-01", (), "NORGOV"),
        ("2014-06-30", (), "NORGOV"),
        ("2014-07-01", (), "NORELI"),
        (None, (), "NORGOV"),
        (None, ("general",), "NORMIL"),
    ],
)
def test_the_date_chooses_the_role(actors: Actors, date: str | None, titles: tuple[str, ...], code: str) -> None:
    role = role_on(lund(actors), date, titles)
    assert role is not None
    assert role.code == code


def test_codes_go_from_general_to_special_without_repetition() -> None:
    codes = Codes({"GOV": 0, "MIL": 1, "JRN": 2}, {"JRN": "MED"})
    assert codes.compose("GBR", ("MIL", "GOV")) == "GBRGOVMIL"
    assert codes.compose("GBRGOV", ("GOV",)) == "GBRGOV"
    assert codes.compose("", ("JRN",)) == "MED"
    assert codes.compose("", ()) is None
    assert codes.compose("AAABBBCCCDDD", ("GOV", "MIL")) == "AAABBBCCCDDDGOV"


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("foreign ministry", "foreign ministries"),
        ("member of parliament", "members of parliament"),
        ("commander-in-chief", "commanders-in-chief"),
        ("policeman", "policemen"),
        ("boss", "bosses"),
    ],
)
def test_plurals(one: str, many: str) -> None:
    assert plural(one) == many
