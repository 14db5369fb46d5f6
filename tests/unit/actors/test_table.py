"""Actors as YAML and as a table: the one becomes the other without loss."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tacitus.actors.compile import Compiler
from tacitus.actors.convert import csv_of, yaml_of
from tacitus.actors.load import SECTIONS, check, content
from tacitus.errors import RuleError
from tacitus.resources import RULES

SHIPPED = sorted((RULES / "actors").glob("*.yaml"))


def _compiled(path: Path) -> dict[str, Any]:
    compiler, sections = Compiler(), content(path)
    for section in SECTIONS:
        if section in sections:
            compiler.add(section, sections[section])
    return compiler.plain()


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_every_shipped_file_survives_the_way_to_a_table_and_back(path: Path, tmp_path: Path) -> None:
    table, again = tmp_path / "a.csv", tmp_path / "b.yaml"
    table.write_text(csv_of(path), encoding="utf-8", newline="")
    again.write_text(yaml_of(table), encoding="utf-8", newline="")
    assert _compiled(path) == _compiled(table) == _compiled(again)
    assert csv_of(again) == table.read_text(encoding="utf-8")


def test_a_row_is_a_name_and_a_role(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(
        "people:\n"
        "  # Of two minds\n"
        "  - {id: ada-lund, names: [Ada Lund, A. Lund], short: [Lund], roles: [{country: NOR, sectors: [GOV, MIL], to: 2009},\n"
        "     {country: NOR, sectors: [ELI], from: 2010}, {code: IGOUNO, from: 2020}]}  # tacitus: allow x because y\n",
        encoding="utf-8",
    )
    assert csv_of(path).splitlines() == [
        "section,id,name,short,country,code,sectors,from,to,comment",
        'people,ada-lund,Ada Lund,Lund,NOR,,GOV;MIL,,2009,"Of two minds',
        'tacitus: allow x because y"',
        "people,ada-lund,A. Lund,,NOR,,ELI,2010,,",
        "people,ada-lund,Ada Lund,,,IGOUNO,,2020,,",
    ]


def test_what_yaml_would_misread_is_quoted(tmp_path: Path) -> None:
    path, again = tmp_path / "a.csv", tmp_path / "b.yaml"
    names = ["No", "Foo, Bar", "a: b", "# x", "{y}", '"z"', "é\u200b", "- w", "it's", "end:", "046"]
    rows = "".join(f'"{name.replace(chr(34), chr(34) * 2)}",x\n' for name in names)
    path.write_text("name,id\n" + rows, encoding="utf-8")
    again.write_text(yaml_of(path), encoding="utf-8")
    assert content(again)["actors"][0]["names"] == names


@pytest.mark.parametrize(
    ("table", "name", "place"),
    [
        ("name,cuontry\nA B,NOR\n", "unknown-column", (1, 6)),
        ("name,country\n,NOR\n", "no-name", (2, 1)),
        ("name,country\nA B,NRO\n", "unknown-country", (2, 5)),
        ('name,from,country\n"A, B",2021-02-30,NOR\n', "bad-date", (2, 8)),
        ("name,form\nA B,adjectiv\n", "unknown-form", (2, 5)),
        ("name\nA,B\n", "too-many-cells", (2, 1)),
        ("section,name\npersons,A B\n", "unknown-section", (2, 1)),
    ],
)
def test_faults_of_a_table_have_their_cell(
    folder: Path, tmp_path: Path, table: str, name: str, place: tuple[int, int]
) -> None:
    path = tmp_path / "a.csv"
    path.write_text(table, encoding="utf-8")
    assert (name, *place) in [(fault.name, fault.line, fault.column) for fault in check([path], shared=[folder])]


def test_a_table_that_spreadsheets_write_with_semicolons_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('name;country;sectors\nAda Lund;NOR;"GOV;MIL"\n', encoding="utf-8-sig")
    assert content(path) == {
        "actors": [{"names": ["Ada Lund"], "country": "NOR", "sectors": ["GOV", "MIL"]}],
    }


def test_a_broken_table_is_an_error_and_no_traceback(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"name\n\xff\n")
    with pytest.raises(RuleError, match="not-utf8"):
        content(path)


FOLDED = "people:\n  - {id: a, names: [Ada Lund], roles: [{country: NOR, title: King, from: 1990}]}"


def test_an_office_without_an_end_is_told(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(f"{FOLDED}\n", encoding="utf-8")
    assert [fault.name for fault in check([path], shared=[folder])] == ["role-open"]


@pytest.mark.parametrize(
    ("comment", "left"),
    [
        ("  # tacitus: allow role-open because she is queen", []),
        ("  # tacitus: allow role-open", ["no-reason", "role-open"]),
        ("  # tacitus: allow roles-overlap because it does", ["role-open"]),
    ],
)
def test_a_warning_is_silenced_in_place_with_a_reason(
    folder: Path, tmp_path: Path, comment: str, left: list[str]
) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(f"{FOLDED}{comment}\n", encoding="utf-8")
    assert sorted(fault.name for fault in check([path], shared=[folder])) == left
    above = FOLDED.replace("  - {", f"{comment}\n  - {{")
    path.write_text(f"{above}\n", encoding="utf-8")
    assert sorted(fault.name for fault in check([path], shared=[folder])) == left


@pytest.mark.parametrize(
    ("entry", "name"),
    [
        ("{id: a, names: [Who], country: NOR}", "common-word"),
        ("{id: a, names: [farmer], country: NOR}", "common-word"),
        ("{id: a, names: [Ada Lund], code: NORQQQ}", "unknown-code"),
        ("{id: a, names: [Ada Lund], roles: [{country: NOR}, {country: SUD}]}", "roles-overlap"),
        ("{id: a, names: [Ada Lund], country: NOR}\n  - {id: a, names: [Bo Lund], country: NOR}", "id-twice"),
        ("{id: a, names: [WHO, Turkey, Ada Lund], country: NOR}", None),
    ],
)
def test_doubts_are_warnings(folder: Path, tmp_path: Path, entry: str, name: str | None) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(f"people:\n  - {entry}\n", encoding="utf-8")
    found = [(fault.name, fault.severity) for fault in check([path], shared=[folder]) if fault.severity != "note"]
    assert found == ([(name, "warning")] if name else [])


def test_a_common_noun_as_a_name_is_noted(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("people:\n  - {id: a, names: [Hope, Ada Lund, WHO], country: NOR}\n", encoding="utf-8")
    assert [(f.name, f.severity, f.message[:6]) for f in check([path], shared=[folder])] == [
        ("common-word", "note", "`Hope`")
    ]
