"""What documents come out of files of every kind, and what is said about those that cannot be read."""

from __future__ import annotations

import gzip
import io
from datetime import date
from pathlib import Path

import pytest

from tacitus.reading import Fields, Gauge, Read, Rejected, Remark, Settings, read
from tacitus.text.document import Document


def items(*paths: Path, **settings: object) -> list[Read | Rejected | Remark]:
    return list(read(paths, Settings(**settings)))


def documents(*paths: Path, **settings: object) -> list[Document]:
    return [item.document for item in items(*paths, **settings) if isinstance(item, Read)]


def rejected(*paths: Path, **settings: object) -> list[str]:
    return [f"{item.line}: {item.reason}" for item in items(*paths, **settings) if isinstance(item, Rejected)]


def remarks(*paths: Path, **settings: object) -> list[str]:
    return [f"{item.line}: {item.reason}" for item in items(*paths, **settings) if isinstance(item, Remark)]


@pytest.fixture
def write(tmp_path: Path):
    def made(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return made


def test_json_lines_give_a_document_a_line(write):
    path = write(
        "a.jsonl", '{"id": "1", "text": "One.", "date": "2021-03-11", "title": "T", "url": "u"}\n\n{"text": "Two."}'
    )
    assert documents(path) == [
        Document(id="1", text="One.", date="2021-03-11", title="T", url="u"),
        Document(id="a.jsonl:2", text="Two."),
    ]
    assert [item.line for item in items(path) if isinstance(item, Read)] == [1, 3]


def test_a_byte_order_mark_and_windows_line_ends_are_no_part_of_a_record(write):
    assert documents(
        write("a.jsonl", b'\xef\xbb\xbf{"id": "1", "text": "One."}\r\n{"id": "2", "text": "Two."}\r\n')
    ) == [
        Document(id="1", text="One."),
        Document(id="2", text="Two."),
    ]
    assert documents(write("a.csv", b"\xef\xbb\xbfid,text\r\n1,One.\r\n")) == [Document(id="1", text="One.")]
    assert documents(write("a.txt", b"\xef\xbb\xbfOne.")) == [Document(id="a.txt", text="One.")]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"not json", "not JSON: invalid character (byte 4)"),
        (b'{"text": "a"', "not JSON: Input data was truncated"),
        (b"[1]", "not a record but a list: one JSON object a line is expected"),
        (b'{"id": "1"}', "no text: no field `text`; the record has `id` (see --text-field)"),
        (b'{"id": "1", "text": null}', "no text: field `text` is empty"),
        (b'{"id": "1", "text": 5}', "no text: field `text` is a number"),
        (b'{"id": [], "text": "a"}', "the id in field `id` is a list, not text or a number"),
        (b'{"text": "caf\xe9 met"}', "not UTF-8: byte 13 is 0xE9; convert it, or say --encoding latin-1"),
        (b'{"text": "\\ud800"}', "not JSON: Input data was truncated"),
        (b"[" * 50_000, "not JSON: nested too deeply"),
        (b'{"text": "' + b"x" * 60 + b'"}', "60 characters, over the limit of 50 (see --max-chars)"),
    ],
)
def test_a_line_that_cannot_be_read_is_set_aside_and_the_rest_is_read(write, line, reason):
    path = write("a.jsonl", b'{"id": "0", "text": "a"}\n' + line + b'\n{"id": "9", "text": "z"}\n')
    assert rejected(path, max_chars=50) == [f"2: {reason}"]
    assert [document.id for document in documents(path, max_chars=50)] == ["0", "9"]


def test_an_endless_line_is_passed_over_without_being_held(write):
    path = write("a.jsonl", b'{"text": "' + b"x" * 2_000_000 + b'"}\n{"id": "9", "text": "z"}\n')
    assert rejected(path, max_chars=10) == ["1: a line of more than 1,000,120 bytes, over the limit"]
    assert [document.id for document in documents(path, max_chars=10)] == ["9"]


@pytest.mark.parametrize(
    ("date", "read_as"),
    [("2021-03-11", "2021-03-11"), ("2021-03-11T08:00:00Z", "2021-03-11"), ("20210311", "2021-03-11"), ("", None)],
)
def test_dates_are_iso_days(write, date, read_as):
    path = write("a.jsonl", f'{{"id": "1", "text": "a", "date": "{date}"}}')
    assert documents(path)[0].date == read_as
    assert remarks(path) == []


@pytest.mark.parametrize("date", ["soon", "2021-02-30", "11.03.2021", "2021"])
def test_a_bad_date_counts_as_missing_and_is_remarked_on(write, date):
    path = write("a.jsonl", f'{{"id": "1", "text": "a", "date": "{date}"}}')
    assert documents(path)[0].date is None
    assert remarks(path) == [f"1: `{date}` is no date (YYYY-MM-DD): coded without one"]


def test_a_default_date_is_for_documents_without_one(write):
    path = write("a.jsonl", '{"id": "1", "text": "a"}\n{"id": "2", "text": "b", "date": "2020-01-01"}')
    assert [document.date for document in documents(path, date="2021-03-11")] == ["2021-03-11", "2020-01-01"]


def test_an_empty_text_is_a_document_with_a_remark(write):
    path = write("a.txt", "")
    assert documents(path) == [Document(id="a.txt", text="")]
    assert remarks(path) == ["1: the text is empty: no events"]


def test_an_id_read_twice_is_remarked_on(write):
    path = write("a.jsonl", '{"id": "1", "text": "a"}\n{"id": 1, "text": "b"}')
    assert len(documents(path)) == 2
    assert remarks(path) == ["2: this id has been read before: event ids may occur twice"]


def test_field_names_can_be_mapped(write):
    path = write("a.csv", "key,body,day\n7,One.,2021-03-11\n")
    fields = Fields(id="key", text="body", date="day")
    assert documents(path, fields=fields) == [Document(id="7", text="One.", date="2021-03-11")]


def test_csv_cells_may_hold_newlines_and_the_line_told_is_the_first(write):
    path = write("a.csv", b'id,text\n1,"One\nline, ""two"""\n2,caf\xe9\n3,Three\n')
    assert documents(path) == [Document(id="1", text='One\nline, "two"'), Document(id="3", text="Three")]
    assert rejected(path) == ["4: not UTF-8: byte 3 is 0xE9; convert it, or say --encoding latin-1"]


def test_csv_without_a_text_column_says_which_columns_there_are(write):
    assert rejected(write("a.csv", "id,body\n1,One\n")) == [
        "1: no column `text`; the first line has `id`, `body` (see --text-field)"
    ]


def test_tsv_is_never_quoted_and_its_escapes_are_undone(write):
    path = write("a.tsv", 'id\ttext\n1\t"No," he said.\\nTwo\\ttabs \\\\n\n')
    assert documents(path) == [Document(id="1", text='"No," he said.\nTwo\ttabs \\n')]


def test_latin_1_is_read_when_asked_for(write):
    for name, content in (("a.txt", "café"), ("a.jsonl", '{"text": "café"}'), ("a.csv", "text\ncafé\n")):
        assert documents(write(name, content.encode("latin-1")), encoding="latin-1")[0].text == "café"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"caf\xe9", "not UTF-8: byte 3 is 0xE9"),
        (b"MZ\x00\x01\xff", "not text but binary data: byte 2 is 0"),
        ("café".encode("utf-16"), "not UTF-8 but UTF-16, by its first two bytes; say --encoding utf-16"),
        (b"x" * 300, "over the limit of 50 characters (see --max-chars)"),
    ],
)
def test_a_text_file_that_is_none_is_set_aside(write, content, reason):
    (told,) = rejected(write("a.txt", content), max_chars=50)
    assert told.startswith(f"1: {reason}")


def test_packed_files_are_unpacked(write):
    path = write("a.jsonl.gz", gzip.compress(b'{"id": "1", "text": "One."}\n'))
    assert documents(path) == [Document(id="1", text="One.")]


def test_a_damaged_packed_file_is_set_aside_from_where_it_breaks(write):
    whole = gzip.compress(b'{"id": "1", "text": "One."}\n' * 50)
    (told,) = rejected(write("a.jsonl.gz", whole[:-12]))
    assert "cannot be read any further" in told
    (told,) = rejected(write("b.jsonl.gz", b"not packed"))
    assert "cannot be read" in told


def test_a_folder_is_read_by_name_and_deeply(write, tmp_path):
    for name in ("b.txt", "a/z.txt", "a/b.jsonl", ".hidden/x.txt", "picture.png"):
        write(name, '{"id": "1", "text": "j"}' if name.endswith("jsonl") else "text")
    assert [document.id for document in documents(tmp_path)] == ["1", "a/z.txt", "b.txt"]
    assert [reason for reason in remarks(tmp_path) if "ending" in reason]
    assert [item for item in read([tmp_path], Settings(), skip=[tmp_path / "b.txt"]) if "b.txt" in str(item)] == []


def test_a_file_named_by_the_user_without_a_known_ending_is_text(write):
    assert documents(write("ARTICLE", "Text.")) == [Document(id="ARTICLE", text="Text.")]


@pytest.mark.parametrize(("data", "kind"), [(b' {"id": "1", "text": "j"}\n', "1"), (b"Some text.", "stdin")])
def test_standard_input_may_be_records_or_a_text(monkeypatch, data, kind):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(data))))
    assert [document.id for document in documents(Path("-"))] == [kind]


def test_parquet_is_read_through_the_extra(tmp_path):
    pyarrow, parquet = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    rows = {"id": ["1", None], "text": ["One.", None], "date": [date(2021, 3, 11), None]}
    parquet.write_table(pyarrow.table(rows), tmp_path / "a.parquet")
    assert documents(tmp_path / "a.parquet") == [Document(id="1", text="One.", date="2021-03-11")]
    assert rejected(tmp_path / "a.parquet") == ["2: no text: field `text` is empty"]


def test_zstandard_is_read_through_the_extra(write):
    zstandard = pytest.importorskip("zstandard")
    path = write("a.jsonl.zst", zstandard.ZstdCompressor().compress(b'{"id": "1", "text": "One."}\n'))
    assert documents(path) == [Document(id="1", text="One.")]


def test_packed_files_of_many_frames_are_read_whole_and_torn_ones_are_told(write):
    zstandard = pytest.importorskip("zstandard")
    pack = zstandard.ZstdCompressor().compress
    frames = [pack(b'{"id": "%d", "text": "One."}\n' % number) for number in range(3)]
    path = write("a.jsonl.zst", b"".join(frames))
    assert [document.id for document in documents(path)] == ["0", "1", "2"]
    torn = write("b.jsonl.zst", b"".join(frames)[:-4])
    assert len(documents(torn)) == 2 and "cut off" in "".join(rejected(torn))


def test_a_gauge_tells_how_much_has_been_read(write, tmp_path: Path):
    for name, count in (("a.jsonl", 40_000), ("b.jsonl.gz", 40_000)):
        text = '{"id": "1", "text": "One."}\n' * count
        write(name, gzip.compress(text.encode()) if name.endswith("gz") else text)
    gauge = Gauge([tmp_path / "a.jsonl", tmp_path / "b.jsonl.gz"])
    assert gauge.part() == 0
    parts = [gauge.part() or 0.0 for _ in read([tmp_path], Settings(), gauge=gauge)]
    assert parts == sorted(parts) and 0.2 < parts[20_000] < 0.8 and gauge.part() == 1
