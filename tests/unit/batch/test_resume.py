"""Runs that are interrupted go on where they stopped: nothing lost, nothing twice, the same bytes."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from corpus import sentences

from tacitus.batch import Report, State, Task, Worker, hand_over, run
from tacitus.batch.state import CannotResume, resumed
from tacitus.reading import Item, Read, Rejected
from tacitus.text.document import Document
from tacitus.writing import Start, sink
from tacitus.writing.journal import Busy, Interrupted

IDENTITY = {"rules": "r", "task": "t"}
FORMATS = ["jsonl", "csv", "tsv", "csv.gz", "jsonl.zst", "parquet", "duckdb"]


class Crash(BaseException):
    """As if the power went."""


def items(crash_after: int | None = None) -> Iterator[Item]:
    for number, text in enumerate(sentences(300)):
        if number == crash_after:
            raise Crash
        if number % 50 == 7:
            yield Rejected(str(number), "a.jsonl", number + 1, "reading", "no text")
        else:
            yield Read(Document(id=str(number), text=text, date="2021-03-11"), "a.jsonl", number + 1)


def code(path: Path, start: Start = "new", crash_after: int | None = None, workers: int = 1) -> State:
    format = path.name.split(".")[1]
    into = sink(format, path, {"rules_hash": "r"}, start)
    report = Report(lambda message: None, aside=path.with_name("aside.jsonl"))
    state = resumed(into.mark, IDENTITY, path)
    try:
        state = run(items(crash_after), Worker(Task(format=format)), into, report, workers, state)
    finally:
        report.close()
    into.publish()
    return state


def content(path: Path) -> object:
    if path.suffix != ".duckdb":
        return path.read_bytes()
    import duckdb

    with duckdb.connect(str(path), read_only=True) as database:
        return database.execute("select * from events").fetchall(), database.execute("select * from run").fetchall()


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hand_over, "COMMIT_SECONDS", -1.0)


@pytest.mark.parametrize("format", FORMATS)
def test_a_run_that_crashed_goes_on_to_the_same_file(format: str, tmp_path: Path):
    needed = {"zst": "zstandard", "parquet": "pyarrow", "duckdb": "duckdb"}.get(format.split(".")[-1])
    if needed:
        pytest.importorskip(needed)
    whole, torn = tmp_path / f"whole.{format}", tmp_path / f"torn.{format}"
    expected = code(whole)
    aside = (tmp_path / "aside.jsonl").read_bytes()
    for crash_after in (0, 90, 210):
        with pytest.raises(Crash):
            code(torn, "resume", crash_after)
        assert not torn.exists()
    state = code(torn, "resume")
    assert content(torn) == content(whole)
    assert (tmp_path / "aside.jsonl").read_bytes() == aside and len(aside.splitlines()) == 6
    assert (state.counts.documents, state.counts.types) == (expected.counts.documents, expected.counts.types)
    assert {path.name for path in tmp_path.iterdir()} == {whole.name, torn.name, "aside.jsonl"}


@pytest.mark.parametrize("format", FORMATS)
def test_a_run_that_stopped_before_the_file_got_its_name_only_publishes(format: str, tmp_path: Path):
    path = tmp_path / f"e.{format}"
    code(path)
    whole = content(path)
    format = format.split(".")[0]
    into = sink(format, path, {"rules_hash": "r"}, "restart")
    run(items(), Worker(Task(format=format)), into, Report(lambda message: None), 1, State(IDENTITY))
    into.abandon()  # closed, never published
    state = code(path, "resume", crash_after=0)  # nothing is read any more
    assert state.over and content(path) == whole
    assert not list(tmp_path.glob("*.journal")) and not list(tmp_path.glob("*.partial"))


def test_what_an_interrupted_run_left_is_not_thrown_away_unasked(tmp_path: Path):
    path = tmp_path / "e.jsonl"
    with pytest.raises(Crash):
        code(path, "new", 200)
    with pytest.raises(Interrupted, match=r"an interrupted run of \d+ documents is there; --resume goes on with it"):
        code(path)
    assert code(path, "restart").counts.documents == 294


def test_a_torn_last_line_of_the_journal_is_passed_over(tmp_path: Path):
    whole, torn = tmp_path / "whole.jsonl", tmp_path / "torn.jsonl"
    code(whole)
    with pytest.raises(Crash):
        code(torn, "new", 200)
    journal = torn.with_name("torn.jsonl.journal")
    journal.write_bytes(journal.read_bytes()[:-20])
    with torn.with_name("torn.jsonl.partial").open("ab") as file:
        file.write(b'{"half": ')
    code(torn, "resume")
    assert torn.read_bytes() == whole.read_bytes()


def test_other_rules_or_options_cannot_go_on_with_a_run():
    mark = State({"rules": "r", "task": "t", "inputs": "i"}).mark()
    with pytest.raises(CannotResume, match=r"changed since: the rules, the inputs \(name, size or time\); --restart"):
        resumed(mark, {"rules": "other", "task": "t"}, Path("e.jsonl"))


@pytest.mark.skipif(sys.platform == "win32", reason="needs file locks")
def test_two_runs_cannot_write_one_file(tmp_path: Path):
    into = sink("jsonl", tmp_path / "e.jsonl")
    program = f"from pathlib import Path; from tacitus.writing import sink; sink('jsonl', Path({str(tmp_path / 'e.jsonl')!r}))"
    other = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert Busy.__name__ in other.stderr and "another run is writing it" in other.stderr
    into.abandon()


def command(*arguments: object, commit: float = 0.02) -> list[str]:
    """The command line, but committing more often, so that short runs have commits."""
    program = (
        f"import tacitus.batch.hand_over as h; h.COMMIT_SECONDS = {commit}; from tacitus.__main__ import main; main()"
    )
    return [sys.executable, "-c", program, *map(str, arguments)]


def news(folder: Path, number: int) -> Path:
    path = folder / "news.jsonl"
    lines = (
        json.dumps({"id": f"d{i}", "text": text, "date": "2021-03-11"}) for i, text in enumerate(sentences(number))
    )
    path.write_text("\n".join([*lines, "no json"]) + "\n")
    return path


def killed_and_resumed(path: Path, output: Path, moments: list[float]) -> int:
    """Start the run, kill it and its workers after so many seconds, again and again; then let it finish. How often it was
    killed while it was running."""
    kills = 0
    for moment in moments:
        running = subprocess.Popen(
            command("code", path, "-o", output, "--workers", 2, "--resume", "-q"),
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        time.sleep(moment)
        kills += running.poll() is None
        running.send_signal(signal.SIGKILL)
        running.wait()
    result = subprocess.run(command("code", path, "-o", output, "--workers", 2, "--resume", "-q"), check=False)
    assert result.returncode == 3
    return kills


def assert_whole(output: Path, whole: Path) -> None:
    assert output.read_bytes() == whole.read_bytes()
    ours = [path.name.removeprefix(output.name) for path in output.parent.glob(f"{output.name}*")]
    assert sorted(ours) == ["", ".errors.jsonl", ".run.json"]
    manifests = [json.loads(path.with_name(path.name + ".run.json").read_bytes()) for path in (output, whole)]
    for key in ("counts", "types", "inputs", "rules_hash", "identity"):
        assert manifests[0][key] == manifests[1][key]


@pytest.mark.skipif(os.name != "posix", reason="needs SIGKILL")
def test_killed_three_times_and_resumed(tmp_path: Path):
    path, whole = news(tmp_path, 1500), tmp_path / "whole.jsonl"
    assert subprocess.run(command("code", path, "-o", whole, "-q"), check=False).returncode == 3
    killed_and_resumed(path, tmp_path / "e.jsonl", [0.5, 0.7, 0.9])
    assert_whole(tmp_path / "e.jsonl", whole)


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="needs SIGKILL")
def test_killed_at_twenty_random_moments(tmp_path: Path):
    path, whole = news(tmp_path, 6000), tmp_path / "whole.jsonl"
    started = time.monotonic()
    assert subprocess.run(command("code", path, "-o", whole, "-q", "--workers", 2), check=False).returncode == 3
    seconds = time.monotonic() - started
    chosen = random.Random(11)
    kills = 0
    for number in range(60):
        output = tmp_path / f"e{number}.jsonl"
        killed = killed_and_resumed(path, output, [chosen.uniform(0.1, seconds)])
        assert_whole(output, whole)
        kills += killed
        if not killed:
            seconds *= 0.9  # it was over before: the machine has become faster
        if kills == 20:
            return
    pytest.fail(f"killed only {kills} times")


@pytest.mark.skipif(os.name != "posix", reason="needs signals")
def test_ctrl_c_ends_cleanly_and_can_be_resumed(tmp_path: Path):
    path, whole, output = news(tmp_path, 8000), tmp_path / "whole.jsonl", tmp_path / "e.jsonl"
    subprocess.run(command("code", path, "-o", whole, "-q"), check=False)
    running = subprocess.Popen(
        command("code", path, "-o", output, "--workers", 2), stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    partial = tmp_path / "e.jsonl.partial"
    for _ in range(2000):
        if partial.exists() and partial.stat().st_size:
            break
        time.sleep(0.005)
    running.send_signal(signal.SIGINT)
    _, told = running.communicate(timeout=20)
    assert running.returncode == 130 and "Traceback" not in told
    assert "stopped; --resume goes on from here" in told
    assert subprocess.run(command("code", path, "-o", output, "-q", "--resume"), check=False).returncode == 3
    assert_whole(output, whole)
    again = subprocess.run(command("code", path, "-o", output, "--resume"), capture_output=True, text=True, check=False)
    assert (again.returncode, again.stderr) == (3, f"{output}: is whole already\n")
