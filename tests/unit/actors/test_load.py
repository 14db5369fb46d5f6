"""Actors files: YAML and CSV make the same actors; every fault has its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from tacitus.actors import Actors
from tacitus.actors.load import check
from tacitus.actors.spelling import pieces


def test_shipped_actors_have_no_errors() -> None:
    from tacitus.resources import RULES

    assert [str(fault) for fault in check([RULES / "actors"]) if fault.severity == "error"] == []


def test_csv_rows_with_one_id_are_one_actor(tmp_path: Path) -> None:
    table = tmp_path / "own.csv"
    table.write_text(
        "id,name,short,country,sectors,from,to,title\n"
        "ada,Ada Lund,Lund,NOR,MIL,,2009-12-31,General\n"
        "ada,Ada Lund,Lund,NOR,GOV,2010-01-01,,Chancellor\n",
        encoding="utf-8",
    )
    (entity,) = Actors.from_rules(table).by_short("Lund")
    assert [(role.sectors, role.since, role.until) for role in entity.roles] == [
        (("MIL",), "", "2009-12-31"),
        (("GOV",), "2010-01-01", ""),
    ]


def test_a_project_s_actor_replaces_the_packaged_one(folder: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    lund = "{id: ada-lund, names: [Ada Lund], short: [Lund], country: SUD, sectors: [OPP]}"
    own.write_text(f"people:\n  - {lund}\n", encoding="utf-8")
    (entity,) = Actors.from_rules(folder, own).by_short("Lund")
    assert [role.code for role in entity.roles] == ["SUDOPP"]


@pytest.mark.parametrize(
    ("text", "name", "place"),
    [
        ("actors:\n  - {id: a, names: [A B], country: NRO}\n", "unknown-country", (2, 36)),
        ("actors:\n  - {id: a, names: [A B], country: NOR, sectors: [GVO]}\n", "unknown-sector", (2, 51)),
        ("actors:\n  - {id: a, nmaes: [A B], names: [A], country: NOR}\n", "unknown-key", (2, 13)),
        ("actors:\n  - {id: a, country: NOR}\n", "no-name", (2, 5)),
        ("actors:\n  - {id: a, names: [''], country: NOR}\n", "empty-name", (2, 21)),
        ("actors:\n  - {id: a, names: [A B], country: NOR, from: 2020-13-01}\n", "bad-date", (2, 47)),
        ("actors:\n  - {id: a, names: [A B], country: NOR, from: 2021, to: 2020}\n", "dates-reversed", (2, 5)),
        ("actors:\n  - {id: a, names: [A B], code: igo}\n", "bad-code", (2, 33)),
        ("actors:\n  - {id: a, names: A, country: NOR}\n", "not-a-list", (2, 20)),
        ("actors: {id: a}\n", "not-a-list", (1, 9)),
        ("- {id: a}\n", "not-a-section", (1, 1)),
        ("actor:\n  - {id: a}\n", "unknown-section", (1, 1)),
        (
            "actors:\n  - id: a\n    names: [A B]\n    roles: [{country: NOR, to: 2020-06}, {country: SUD, from: 2020-01}]\n",
            "roles-overlap",
            (4, 42),
        ),
        (
            "actors:\n  - {id: a, names: [Ann], country: NOR}\n  - {id: b, names: [Ann], country: SUD}\n",
            "name-twice",
            (3, 21),
        ),
    ],
)
def test_faults_are_told_where_they_are(
    folder: Path, tmp_path: Path, text: str, name: str, place: tuple[int, int]
) -> None:
    path = tmp_path / "broken.yaml"
    path.write_text(text, encoding="utf-8")
    assert [(fault.name, fault.line, fault.column) for fault in check([path], shared=[folder])][:1] == [(name, *place)]


def test_a_typo_is_answered_with_what_was_meant(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "broken.yaml"
    path.write_text("agents:\n  - {words: [abbot], sectors: [REFF]}\n", encoding="utf-8")
    (fault,) = check([path], shared=[folder])
    assert fault.hint == "did you mean `REF`?"


def test_names_are_cut_as_texts_are() -> None:
    assert pieces("People's Republic") == ["People", "'s", "Republic"]
    assert pieces("Cote d'Ivoire") == ["Cote", "d'Ivoire"]
    assert pieces("U.S.") == ["U.S."]
