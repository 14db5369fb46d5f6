"""How events look in files, and when a file appears."""

from __future__ import annotations

import csv
import gzip
import json
from pathlib import Path

import pytest

from tacitus.coding.event import Actor, Content, Event, EventPlace, Quantity, Trigger
from tacitus.errors import TacitusError
from tacitus.writing import CannotWrite, Sink, UnknownFormat, encoder, format_of, sink
from tacitus.writing.companion import companion
from tacitus.writing.flat import COLUMNS, TYPES, row
from tacitus.writing.tables import to_arrow, to_pandas, to_polars

SENTENCE = 'The army\tof "Peru" said\nit killed 12 to 15; more may follow.'
ACTOR = Actor("The army", 0, 8, "Peru's army", "peru-army", "PERMIL", "PER", "of", ("MIL", "GOV"))
EVENT = Event(
    *("e1", "g1", "d1", 3, SENTENCE, 100, "body", "2021-03-11", "2021-03-10", "2021-03-10", "Wednesday", "day", "stated"),
    *("threat", Content("fight", "190", "attack", 1, 2), "138", "threat", "THREATEN", ("force",), ("military", "legal")),
    *(4, -7.0, "affirmed", "actual", True, None, (Quantity("killed", 12, 15, "12 to 15", 1, 2), Quantity("injured", 3.5, None, "x", 1, 2))),
    *(ACTOR, None, None, EventPlace("Lima", 5, 9, "Lima", "PER", -12.05, -77.04, "city"), Trigger("killed", 30, 36)),
    *("threat/x", None, "https://example.org/a"),
)  # fmt: skip
BARE = Event(
    *("e2", "g2", "d1", 0, "S", 0, "body", None, None, None, None, None, "none"),
    *("statement", None, "010", "statement", None, (), (), None, None, "negated", "actual", False, "e1", ()),
    *(None, ACTOR, ACTOR, None, Trigger("S", 0, 1), "statement/x", None, None),
)


def finish(into: Sink) -> None:
    into.close({})
    into.publish()


def cells(line: str, delimiter: str = ",") -> dict[str, str]:
    (found,) = csv.reader([line], delimiter=delimiter)
    return dict(zip(COLUMNS, found, strict=True))


def test_json_lines_hold_an_object_an_event_with_null_for_what_is_missing():
    lines = encoder("jsonl")([EVENT, BARE]).decode().splitlines()
    first, second = map(json.loads, lines)
    assert first["source"]["sectors"] == ["MIL", "GOV"]
    assert first["sentence"] == SENTENCE
    assert (first["target"], second["quad_class"], second["place"], second["counts"]) == (None, None, None, False)


def test_the_columns_are_those_of_the_contract_and_each_row_fills_them():
    assert len(COLUMNS) == len(set(COLUMNS)) == len(row(EVENT)) == len(row(BARE)) == 68
    assert set(TYPES) <= set(COLUMNS)


def test_csv_leaves_missing_cells_empty_and_joins_lists():
    reader = csv.DictReader(encoder("csv")([EVENT, BARE]).decode().splitlines(keepends=True), fieldnames=COLUMNS)
    first, second = reader
    assert first["sentence"] == SENTENCE
    assert (first["contexts"], first["quantities"]) == ("military;legal", "killed:12:15;injured:3.5:")
    assert (first["content_type"], first["content_cameo"], first["cameo_root"]) == ("fight", "190", "13")
    assert (first["counts"], second["counts"], first["goldstein"], second["goldstein"]) == ("true", "false", "-7.0", "")
    assert all(second[f"source_{field}"] == "" for field in ("text", "code", "sectors", "start"))
    assert (second["target_code"], second["attribution_sectors"], second["first_mention"]) == (
        "PERMIL",
        "MIL;GOV",
        "e1",
    )


def test_tsv_has_a_line_an_event_and_escapes_what_would_break_it():
    (line,) = encoder("tsv")([EVENT]).decode().splitlines()
    found = dict(zip(COLUMNS, line.split("\t"), strict=True))
    assert found["sentence"] == SENTENCE.replace("\t", "\\t").replace("\n", "\\n")


def test_parquet_keeps_lists_and_numbers(tmp_path: Path):
    parquet = pytest.importorskip("pyarrow.parquet")
    into = sink("parquet", tmp_path / "e.parquet")
    into.write(encoder("parquet")([EVENT]))
    into.write(encoder("parquet")([BARE]))
    finish(into)
    first, second = parquet.read_table(tmp_path / "e.parquet").to_pylist()
    assert (first["contexts"], first["source_start"], first["cameo"]) == (["military", "legal"], 0, "138")
    assert (second["source_text"], second["source_sectors"], second["quad_class"]) == (None, [], None)


def test_a_parquet_file_without_events_has_its_columns(tmp_path: Path):
    parquet = pytest.importorskip("pyarrow.parquet")
    finish(sink("parquet", tmp_path / "e.parquet"))
    assert parquet.read_table(tmp_path / "e.parquet").column_names == list(COLUMNS)


@pytest.mark.parametrize(("name", "format"), [("a.jsonl", "jsonl"), ("a.csv.gz", "csv"), ("a.TSV", "tsv")])
def test_the_format_follows_from_the_ending(name: str, format: str):
    assert format_of(Path(name)) == format


def test_an_ending_that_says_nothing_is_refused():
    with pytest.raises(UnknownFormat, match=r"a\.xls: the format follows from the ending"):
        format_of(Path("a.xls"))


def test_a_file_appears_when_it_is_whole(tmp_path: Path):
    path = tmp_path / "e.csv"
    path.write_text("old")
    into = sink("csv", path)
    into.write(encoder("csv")([EVENT]))
    assert path.read_text() == "old"
    finish(into)
    assert path.read_text().startswith("event_id,group_id,")
    assert [file.name for file in tmp_path.iterdir()] == ["e.csv"]


def test_an_abandoned_file_stays_as_partial(tmp_path: Path):
    into = sink("jsonl", tmp_path / "e.jsonl")
    into.write(b"{}\n")
    into.abandon()
    assert [(file.name, file.read_text()) for file in tmp_path.iterdir()] == [("e.jsonl.partial", "{}\n")]


def test_packed_output_is_the_same_on_every_run(tmp_path: Path):
    for name in ("a.jsonl.gz", "b.jsonl.gz"):
        into = sink("jsonl", tmp_path / name)
        into.write(b"{}\n")
        finish(into)
    assert (tmp_path / "a.jsonl.gz").read_bytes() == (tmp_path / "b.jsonl.gz").read_bytes()
    assert gzip.decompress((tmp_path / "a.jsonl.gz").read_bytes()) == b"{}\n"


def test_what_cannot_be_written_is_said_at_once(tmp_path: Path):
    with pytest.raises(CannotWrite, match="cannot be written: No such file or directory"):
        sink("jsonl", tmp_path / "no-folder" / "e.jsonl")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_told():
    with pytest.raises(CannotWrite, match="No space left on device"):
        into = sink("jsonl", Path("/dev/full"))
        into.write(b"x" * 1_000_000)
        finish(into)


def test_events_become_tables_of_other_packages():
    pytest.importorskip("pyarrow")
    assert to_arrow([EVENT, BARE]).column_names == list(COLUMNS)
    pytest.importorskip("pandas")
    frame = to_pandas([EVENT, BARE])
    assert list(frame["cameo"]) == ["138", "010"] and frame["source_start"].sum() == 0
    assert frame["source_code"].isna().tolist() == [False, True]
    pytest.importorskip("polars")
    assert to_polars([EVENT]).row(0, named=True)["contexts"] == ["military", "legal"]
    assert to_pandas([]).empty


@pytest.mark.parametrize("format", ["csv", "tsv"])
def test_the_lines_that_read_a_file_read_it_rightly(format: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    pandas, duckdb = pytest.importorskip("pandas"), pytest.importorskip("duckdb")
    into = sink(format, tmp_path / f"e.{format}")
    into.write(encoder(format)([EVENT, BARE]))
    finish(into)
    monkeypatch.chdir(tmp_path)
    told = json.loads(companion(Path(f"e.{format}"), format))["read"]
    frame = eval(told["pandas"], {"pandas": pandas})
    assert frame["cameo"].tolist() == ["138", "010"] and frame["source_start"].tolist()[0] == 0
    assert frame["counts"].tolist() == [True, False] and pandas.isna(frame["goldstein"][1])
    rows = duckdb.sql(told["DuckDB"]).fetchall()
    first = dict(zip(COLUMNS, rows[0], strict=True))
    assert (first["cameo"], first["counts"], first["place_lat"], first["event_id"]) == ("138", True, -12.05, "e1")
    assert dict(zip(COLUMNS, rows[1], strict=True))["source_code"] is None


def test_a_duckdb_file_holds_the_events_and_the_versions(tmp_path: Path):
    duckdb = pytest.importorskip("duckdb")
    into = sink("duckdb", tmp_path / "e.duckdb", {"rules_hash": "abc"})
    into.write(encoder("duckdb")([EVENT]) + encoder("duckdb")([BARE]))
    finish(into)
    with duckdb.connect(str(tmp_path / "e.duckdb"), read_only=True) as database:
        assert database.execute("select event_id, cameo, contexts from events").fetchall() == [
            ("e1", "138", ["military", "legal"]),
            ("e2", "010", []),
        ]
        assert ("rules_hash", "abc") in database.execute("select key, value from run").fetchall()
    assert [path.name for path in tmp_path.iterdir()] == ["e.duckdb"]


def test_a_database_with_other_tables_is_not_replaced(tmp_path: Path):
    duckdb = pytest.importorskip("duckdb")
    with duckdb.connect(str(tmp_path / "mine.duckdb")) as database:
        database.execute("create table years_of_work (x int)")
    with pytest.raises(TacitusError, match="holds other tables \\(years_of_work\\); write to a file of its own"):
        sink("duckdb", tmp_path / "mine.duckdb")


def test_parquet_tells_versions_and_has_even_row_groups(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    parquet = pytest.importorskip("pyarrow.parquet")
    monkeypatch.setattr("tacitus.writing.columnar.ROWS", 4)
    into = sink("parquet", tmp_path / "e.parquet", {"rules_hash": "abc"})
    for number in (1, 3, 2, 5):
        into.write(encoder("parquet")([EVENT] * number))
    finish(into)
    file = parquet.ParquetFile(tmp_path / "e.parquet")
    assert [file.metadata.row_group(i).num_rows for i in range(file.num_row_groups)] == [4, 4, 3]
    assert file.schema_arrow.metadata[b"rules_hash"] == b"abc" and b"tacitus" in file.schema_arrow.metadata
