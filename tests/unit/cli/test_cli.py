"""The command line: what goes where, which status, and that users see no traceback."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

TEXT = "Jake Sullivan met Wang Yi in Vienna on Thursday."


def tacitus(*arguments: object, input: str | bytes = "", cwd: Path | None = None, **environment: str):
    """The command as a user runs it."""
    data = input.encode() if isinstance(input, str) else input
    result = subprocess.run(
        [sys.executable, "-m", "tacitus", *map(str, arguments)],
        input=data,
        capture_output=True,
        cwd=cwd,
        env={**os.environ, **environment},
        check=False,
    )
    assert b"Traceback" not in result.stderr, result.stderr.decode()
    return result


def out(result: subprocess.CompletedProcess[bytes]) -> str:
    return result.stdout.decode()


def err(result: subprocess.CompletedProcess[bytes]) -> str:
    return result.stderr.decode()


@pytest.fixture
def news(tmp_path: Path) -> Path:
    path = tmp_path / "news.jsonl"
    path.write_text(json.dumps({"id": "a1", "text": TEXT, "date": "2021-03-11"}) + "\n")
    return path


def test_the_version_is_told_without_loading_the_command_line():
    code = "import sys; sys.argv = ['tacitus', '--version']; from tacitus.__main__ import main; main(); print('click' in sys.modules)"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.splitlines()[0].startswith("tacitus 0.")
    assert result.stdout.splitlines()[1] == "False"


@pytest.mark.parametrize(
    "command", ["code", "parse", "explain", "check", "test", "schema", "show", "convert", "dedupe", "panel"]
)
def test_every_command_has_help_with_examples(command: str):
    result = tacitus(command, "--help")
    assert result.returncode == 0
    assert f"  tacitus {command} " in out(result).partition("Examples:")[2]


def test_help_names_every_command():
    result = tacitus("--help")
    assert all(f"  {command} " in out(result) for command in ("code", "parse", "explain", "check", "test", "schema"))


def test_a_mistyped_command_draws_a_suggestion():
    result = tacitus("cdoe", "x")
    assert result.returncode == 2
    assert "no command 'cdoe'; did you mean 'code'?" in err(result)


def test_events_go_to_standard_output_as_json_lines_when_piped(news: Path):
    result = tacitus("code", news)
    assert result.returncode == 0
    records = [json.loads(line) for line in out(result).splitlines()]
    assert {(record["source"]["code"], record["target"]["code"]) for record in records} == {
        ("USAGOV", "CHNGOV"),
        ("CHNGOV", "USAGOV"),
    }
    assert err(result).startswith("1 document, 1 sentence, 2 events; ")


def test_standard_input_may_be_a_text():
    result = tacitus("code", "-", "--date", "2021-03-11", "--quiet", input=TEXT)
    assert json.loads(out(result).splitlines()[0])["event_date"] == "2021-03-11"
    assert err(result) == ""


def test_a_table_can_be_asked_for(news: Path):
    result = tacitus("code", news, "--format", "table", COLUMNS="200")
    assert "USAGOV Jake Sullivan" in out(result)


@pytest.mark.parametrize("ending", ["jsonl", "csv", "tsv", "csv.gz"])
def test_the_output_file_is_whole_and_has_its_manifest_beside_it(news: Path, ending: str):
    path = news.with_name(f"events.{ending}")
    assert tacitus("code", news, "-o", path, "--workers", 2).returncode == 0
    assert path.stat().st_size > 0
    manifest = json.loads(path.with_name(path.name + ".run.json").read_text())
    assert manifest["counts"]["documents"] == 1
    assert not list(news.parent.glob("*.partial")) and not list(news.parent.glob("*.errors.jsonl"))


def test_bad_input_is_set_aside_told_and_the_status_says_so(news: Path):
    with news.open("ab") as file:
        file.write(
            b'no json\n{"id": "a2"}\n{"id": "a3", "text": "", "date": "soon"}\n{"id": "a4", "text": "caf\xe9"}\n'
        )
    path = news.with_name("events.jsonl")
    result = tacitus("code", news, "-o", path)
    assert result.returncode == 3
    assert [line.split(" ", 2)[0] for line in err(result).splitlines()[:-1]] == [
        "set",
        "set",
        "warning:",
        "warning:",
        "set",
    ]
    kept = [json.loads(line) for line in path.with_name("events.jsonl.errors.jsonl").read_text().splitlines()]
    assert [(record["id"], record["line"]) for record in kept] == [(None, 2), ("a2", 3), (None, 5)]
    assert len(path.read_text().splitlines()) == 2


def test_binary_noise_and_a_text_over_the_limit_are_set_aside(tmp_path: Path):
    (tmp_path / "noise.txt").write_bytes(bytes(range(256)) * 20)
    (tmp_path / "long.txt").write_text("word " * 1000)
    (tmp_path / "fine.txt").write_text(TEXT)
    result = tacitus("code", tmp_path, "--max-chars", 4000)
    assert result.returncode == 3
    assert "noise.txt:1: noise.txt: not text but binary data" in err(result)
    assert "long.txt:1: long.txt: 5,000 characters, over the limit of 4,000" in err(result)
    assert "3 documents" not in err(result) and "1 document" in err(result)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["code", "no-such-file.jsonl"], "Path 'no-such-file.jsonl' does not exist"),
        (["code", "{news}", "-o", "{folder}/x.xls"], "the format follows from the ending"),
        (["code", "{news}", "-o", "{folder}/no/x.csv"], "cannot be written: No such file or directory"),
        (["code", "{news}", "--date", "soon"], "'soon' is no date; write YYYY-MM-DD"),
        (["code", "{news}", "--encoding", "klingon"], "no encoding is called 'klingon'"),
        (["code", "{news}", "--workers", "-1"], "-1 is not in the range"),
        (["code", "{news}", "--format", "table", "-o", "{folder}/x.csv"], "a table is for the terminal"),
    ],
)
def test_wrong_usage_is_explained(news: Path, arguments: list[str], message: str):
    filled = [argument.format(news=news, folder=news.parent) for argument in arguments]
    result = tacitus(*filled)
    assert result.returncode in (2, 3)
    assert message in err(result)


def test_missing_rules_are_a_finding_and_nothing_is_coded(news: Path):
    result = tacitus("code", news, "--rules", news.parent / "nowhere")
    assert (result.returncode, out(result)) == (1, "")
    assert "nowhere" in err(result)


def test_a_reader_that_goes_away_is_no_error(news: Path):
    news.write_text(news.read_text() * 3000)
    result = subprocess.run(
        f"{sys.executable} -m tacitus code {news} -q 2>err.txt | head -c 10; echo ${{PIPESTATUS[0]}}",
        shell=True,
        executable="/bin/bash",
        cwd=news.parent,
        capture_output=True,
        text=True,
        check=True,
    )
    assert result.stdout.endswith("141\n")
    assert "Traceback" not in (news.parent / "err.txt").read_text()


def test_clauses_are_written_as_json_lines():
    result = tacitus("parse", "-", "-q", input=TEXT)
    (record,) = map(json.loads, out(result).splitlines())
    assert [clause["verb"]["lemma"] for clause in record["clauses"]] == ["meet"]


def test_patterns_that_the_shell_left_alone_are_filled(news: Path):
    (news.parent / "more.jsonl").write_text(json.dumps({"id": "a2", "text": TEXT}) + "\n")
    result = tacitus("code", f"{news.parent}/*.jsonl")
    assert [json.loads(line)["doc_id"] for line in out(result).splitlines()] == ["a2", "a2", "a1", "a1"]
    assert tacitus("code", f"{news.parent}/*.csv").returncode == 2


def test_a_csv_file_has_its_columns_told_beside_it(news: Path):
    path = news.with_name("events.csv")
    tacitus("code", news, "-o", path)
    told = json.loads(path.with_name("events.csv.schema.json").read_text())
    assert [column["name"] for column in told["columns"]] == path.read_text().splitlines()[0].split(",")
    assert set(told["read"]) == {"pandas", "R", "DuckDB"} and all(column["description"] for column in told["columns"])


def test_the_manifest_tells_inputs_counts_and_versions(news: Path):
    path = news.with_name("events.jsonl")
    tacitus("code", news, "-o", path)
    manifest = json.loads(path.with_name("events.jsonl.run.json").read_text())
    (told,) = manifest["inputs"]
    assert (told["bytes"], told["sha256"]) == (news.stat().st_size, hashlib.sha256(news.read_bytes()).hexdigest())
    assert manifest["types"] == {"meeting": 2} and manifest["counts"]["sentences_with_events"] == 1
    assert manifest["rules_hash"] and manifest["tacitus"] and manifest["timings"]["seconds"] >= 0


@pytest.mark.skipif(os.name != "posix", reason="needs limits on files")
def test_a_disk_that_is_full_is_told_and_the_run_can_be_resumed(news: Path):
    news.write_text("".join(json.dumps({"id": str(i), "text": TEXT}) + "\n" for i in range(400)))
    path = news.with_name("events.jsonl")
    command = f"ulimit -f 200; exec {sys.executable} -m tacitus code {news} -o {path}"
    result = subprocess.run(["bash", "-c", command], capture_output=True, check=False)
    assert result.returncode == 3 and b"Traceback" not in result.stderr
    assert err(result).endswith(f"{path}: cannot be written: File too large\n")
    assert tacitus("code", news, "-o", path, "--resume").returncode == 0
    assert len(path.read_text().splitlines()) == 800


@pytest.mark.parametrize(
    "arguments", [["-", "-o", "x.jsonl", "--resume"], ["{news}", "--resume"], ["{news}", "--format", "parquet"]]
)
def test_what_cannot_be_resumed_or_streamed_is_refused(news: Path, arguments: list[str]):
    result = tacitus("code", *(argument.format(news=news) for argument in arguments), cwd=news.parent)
    assert result.returncode == 2 and ("Error" in err(result) or "needs a file" in err(result))


@pytest.fixture
def coded(news: Path) -> Path:
    path = news.with_name("events.jsonl")
    news.write_text(news.read_text() + json.dumps({"id": "a2", "text": TEXT, "date": "2021-03-11"}) + "\n")
    assert tacitus("code", news, "-o", path, "-q").returncode == 0
    return path


def test_events_can_be_converted_marked_and_counted(coded: Path):
    folder = coded.parent
    assert len(out(tacitus("convert", coded, "--to", "gdelt")).splitlines()[0].split("\t")) == 61
    assert err(tacitus("convert", coded, "-o", folder / "e.csv")) == "4 events\n"
    marked = tacitus("dedupe", folder / "e.csv", "-o", folder / "marked.csv")
    assert err(marked) == "4 records: 2 events, 2 repetitions\n"
    counted = tacitus("panel", folder / "marked.csv", "--once", "--plot", folder / "p.svg")
    assert out(counted).splitlines()[1] == "2021-03-01,CHN,USA,1,0,1,0,0,0,1.0,1.0"
    assert (folder / "p.svg").read_text().startswith("<svg")
    for wrong in (
        ["convert", folder / "none.csv"],
        ["dedupe", coded, "--by", "colour"],
        ["panel", coded, "--plot", "p.png"],
    ):
        assert tacitus(*wrong).returncode == 2


def test_an_event_is_shown_with_its_words_and_its_rule(coded: Path):
    id = json.loads(coded.read_text().splitlines()[0])["event_id"]
    shown = out(tacitus("show", id[:8], coded))
    assert "Jake Sullivan[source] met[trigger] Wang Yi[target] in Vienna[place] on Thursday." in shown
    assert "SOURCE meet" in shown and "rules/events/meeting.yaml:" in shown
    assert tacitus("show", "no-such-id", coded).returncode == 1
