"""What is done with events that were written: read again, converted, marked, counted."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from corpus import articles

from tacitus import Coder, Document
from tacitus.batch import clusters, convert, panel, sorting
from tacitus.batch.rows import NoEvents, Told, events
from tacitus.batch.stories import Stories, likeness, signature
from tacitus.coding.event import Event
from tacitus.writing import encoder, sink
from tacitus.writing.flat import COLUMNS, row
from tacitus.writing.layouts import NAMES, Labels, first_line, layout, lines
from tacitus.writing.layouts.shape import parties

ROLES = frozenset({"GOV", "MIL", "REB", "IGO", "NGO", "HRI", "COP"})


@pytest.fixture(scope="module")
def coded() -> list[Event]:
    coder = Coder()
    documents = [Document(f"a{n}", text, f"2021-03-{n + 10}") for n, text in enumerate(articles(10, 8))]
    return [event for document in documents for event in coder.code_document(document)]


def told(**cells: Any) -> Told:
    """A record of 11 March that counts, by USA on CHN, with these cells in place of others."""
    plain: dict[str, Any] = dict.fromkeys(COLUMNS)
    plain |= {"event_id": "1", "doc_id": "d", "event_date": "2021-03-11", "published": "2021-03-11", "counts": True}
    plain |= {"source_code": "USAGOV", "source_country": "USA", "target_code": "CHNGOV", "target_country": "CHN"}
    plain |= {"cameo": "040", "cameo_root": "04", "event_type": "meeting", "quad_class": 1, "goldstein": 1.0}
    return Told(plain | cells)


def write(path: Path, format: str, found: Sequence[Event]) -> Path:
    into = sink(format, path)
    into.write(encoder(format)(list(found)))
    into.close({})
    into.publish()
    return path


@pytest.mark.parametrize("name", ["e.jsonl", "e.csv", "e.tsv.gz", "e.parquet", "e.duckdb"])
def test_what_was_written_is_read_again(name: str, coded: list[Event], tmp_path: Path):
    pytest.importorskip("pyarrow")
    pytest.importorskip("duckdb")
    path = write(tmp_path / name, name.split(".")[1], coded)
    found = [tuple(one.cells.values()) for one in events(path)]
    assert found == [row(event) for event in coded] and len(found) > 50


def test_a_file_of_other_things_is_refused(tmp_path: Path):
    (tmp_path / "a.csv").write_text("id,text\n1,x\n")
    (tmp_path / "a.jsonl").write_text('{"id": "1"}\n')
    with pytest.raises(NoEvents, match="no column `event_id`, `group_id`, `doc_id`"):
        list(events(tmp_path / "a.csv"))
    with pytest.raises(NoEvents, match=r"a\.jsonl:1: no event: Object missing required field"):
        list(events(tmp_path / "a.jsonl"))


@pytest.mark.parametrize(
    ("code", "cut"),
    [
        ("USAGOV", ("USA", "", ("GOV",), "")),
        ("GBRGOVMIL", ("GBR", "", ("GOV", "MIL"), "")),
        ("IGOUNO", ("IGO", "UNO", (), "")),
        ("PSEREBHMS", ("PSE", "", ("REB",), "HMS")),
        ("COP", ("", "", ("COP",), "")),
        (None, ("", "", (), "")),
    ],
)
def test_codes_are_cut_up_into_country_body_roles_and_group(code: str | None, cut: tuple[Any, ...]):
    assert parties(code, ROLES) == cut


@pytest.mark.parametrize(("name", "columns"), [("phoenix", 26), ("icews", 20), ("polecat", 40), ("gdelt", 61)])
def test_layouts_have_the_columns_of_their_data_sets(name: str, columns: int, coded: list[Event]):
    shape = layout(name)
    assert len(shape.columns) == len(set(shape.columns)) == columns and shape.empty <= set(shape.columns)
    cells = [dict(zip(COLUMNS, row(event), strict=True)) for event in coded]
    data, left = lines(shape, cells, convert.labels())
    found = [dict(zip(shape.columns, line.split("\t"), strict=True)) for line in data.decode().splitlines()]
    assert len(found) + left == len(coded) and (left > 0) == (name == "polecat")
    assert all(line[column] == "" for line in found for column in shape.empty)
    assert first_line(shape).decode().rstrip("\n").split("\t") == (list(shape.columns) if first_line(shape) else [""])


def test_layouts_fill_their_columns_with_our_cells():
    one = told(event_id="00000000000000f", sentence_index=0, contexts=(), modes=("visit",), source_sectors=("GOV",),
               target_sectors=(), place_name="Vienna", place_country="AUT", place_precision="city", place_lat=48.2,
               plover="CONSULT", publisher="AFP\tWire", source_name="Jake Sullivan").cells  # fmt: skip
    labels = Labels({"040": "Consult"}, {"GOV": "government"}, {"USA": "United States", "AUT": "Austria"}, ROLES)

    def line(name: str) -> dict[str, str]:
        shape = layout(name)
        return dict(zip(shape.columns, lines(shape, [one], labels)[0].decode().rstrip("\n").split("\t"), strict=True))

    icews, gdelt, phoenix, polecat = (line(name) for name in ("icews", "gdelt", "phoenix", "polecat"))
    assert (icews["Source Country"], icews["Source Sectors"], icews["Event Text"]) == (
        "United States",
        "government",
        "Consult",
    )
    assert (icews["City"], icews["Province"], icews["Country"], icews["Publisher"]) == (
        "Vienna",
        "",
        "Austria",
        "AFP Wire",
    )
    assert (gdelt["GLOBALEVENTID"], gdelt["SQLDATE"], gdelt["FractionDate"]) == ("15", "20210311", "2021.1945")
    assert (gdelt["Actor1Type1Code"], gdelt["QuadClass"], gdelt["ActionGeo_Type"]) == ("GOV", "1", "4")
    assert (phoenix["SourceActorEntity"], phoenix["SourceActorRole"], phoenix["PentaClass"]) == ("USA", "GOV", "1")
    assert (polecat["Event Mode"], polecat["Recipient Name"], polecat["Quad Code"]) == (
        "visit",
        "None",
        "VERBAL COOPERATION",
    )


def test_the_columns_that_stay_empty_are_in_the_docs():
    page = (Path(__file__).resolve().parents[3] / "docs" / "formats.md").read_text()
    for name in NAMES:
        part = page.partition(f"### {name}\n")[2].partition("\n### ")[0]
        assert all(f"`{column}`" in part for column in layout(name).empty)


def marked(found: Sequence[Told], **how: Any) -> list[tuple[Any, ...]]:
    return [
        (one.cells["event_id"], one.cells["cluster_id"], one.cells["is_first"], one.cells["n_sources"])
        for one in clusters.clustered(found, **how)
    ]


def test_records_of_one_event_are_marked_and_none_is_dropped():
    found = [
        told(event_id="1", publisher="A"),
        told(event_id="2", publisher="B"),
        told(event_id="3", counts=False),
        told(event_id="4", target_code="RUSGOV", doc_id="x"),
        told(event_id="5", event_date="2021-03-12", publisher="A"),
        told(event_id="6", event_date="2021-03-12", event_type="statement", cameo="010"),
    ]
    assert marked(found) == [
        ("1", "1", True, 2),
        ("2", "1", False, 2),
        ("3", None, None, None),
        ("4", "4", True, 1),
        ("5", "5", True, 1),
        ("6", "6", True, 1),
    ]
    assert marked(found, days=2)[4] == ("5", "1", False, 2)
    assert marked(found, keys=("source",), days=2, all=True)[5] == ("6", "1", False, 4)


def test_a_window_begins_with_the_first_record_and_does_not_move_on():
    found = [told(event_id=str(day), event_date=f"2021-03-{day}", publisher="A") for day in (10, 11, 12, 13)]
    assert [cluster for _, cluster, _, _ in marked(found, days=3)] == ["10", "10", "10", "13"]


def test_events_that_are_not_sorted_are_refused_and_can_be_sorted():
    days = ["2021-03-12", "2021-03-11", None, "2021-03-12", "2021-03-10"]
    found = [told(event_id=str(n), event_date=day, published=None, modes=("m",)) for n, day in enumerate(days)]
    with pytest.raises(clusters.NotSorted, match="1 of 2021-03-11 comes too late; --sort"):
        marked(found)
    ordered = list(sorting.by_day(found, held=2))
    assert [one.cells["event_id"] for one in ordered] == ["2", "4", "1", "0", "3"]
    assert ordered[0].cells["modes"] == ("m",) and len(marked(ordered)) == 5


def test_stories_that_tell_nearly_the_same_are_one():
    first, other = articles(2, 12)
    update = first.replace(" and ", " as well as ", 2) + " More details will follow in due course."
    assert likeness(signature(first), signature(update)) > 0.6 > likeness(signature(first), signature(other))
    stories = Stories(days=3)
    assert [
        stories.first("1", "2021-03-11", first),
        stories.first("2", "2021-03-11", other),
        stories.first("3", "2021-03-13", update),
        stories.first("4", "2021-03-14", first),
        stories.first("5", "2021-03-30", first),
        stories.first("6", None, ""),
    ] == ["1", "2", "1", "1", "5", "6"]


def test_a_panel_counts_by_pair_and_time():
    found = [
        told(),
        told(goldstein=-7.1, quad_class=4),
        told(event_date="2021-05-02", goldstein=None, quad_class=None, is_first=False),
        told(counts=False),
        told(target_country=None),
        told(event_date=None),
    ]
    cut = panel.Cut(fill=True)
    rows = list(panel.rows(panel.counted(found, cut), cut))
    assert rows == [
        ("2021-03-01", "USA", "CHN", 3, 0, 2, 0, 0, 1, -5.1, -1.7),
        ("2021-04-01", "USA", "CHN", 0, 0, 0, 0, 0, 0, 0.0, None),
        ("2021-05-01", "USA", "CHN", 1, 0, 0, 0, 0, 0, 0.0, None),
    ]
    assert len(panel.counted(found, panel.Cut(once=True))) == 1
    assert [key[0] for key in panel.counted(found, panel.Cut("week", "code"))] == ["2021-03-08", "2021-04-26"]


@pytest.mark.parametrize("period", panel.PERIODS)
def test_stretches_of_time_follow_each_other_without_gaps(period: str):
    found = list(panel.steps(panel.start("2019-12-30", period), "2021-03-02", period))
    assert found == sorted(set(found)) and all(panel.start(day, period) == day for day in found)
    assert len(found) == {"day": 429, "week": 62, "month": 16, "quarter": 6, "year": 3}[period]


def test_json_lines_stay_nested_when_they_are_marked(coded: list[Event], tmp_path: Path):
    path = write(tmp_path / "e.jsonl", "jsonl", coded[:3])
    found = list(clusters.clustered(sorting.by_day(events(path))))
    (line, *_) = convert.encoded(found, "jsonl", convert.LAYOUT).splitlines()
    record = json.loads(line)
    assert record["trigger"]["text"] and record["n_sources"] == 1
