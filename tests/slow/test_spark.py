"""The coder on two real executors of Spark: the same events as from one process, in batch, streaming, and with one killed.

Run by `make test-all`; needs the extra `spark` and Java 17."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from corpus import articles

pytest.importorskip("pyspark")
if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
    pytest.skip("no Java", allow_module_level=True)

from tacitus import Coder, Document, distributed
from tacitus.errors import TacitusError
from tacitus.writing.flat import COLUMNS, row

pytestmark = pytest.mark.slow
NUMBER = 120


@pytest.fixture(scope="module")
def spark() -> Iterator[object]:
    os.environ["PYSPARK_PYTHON"] = sys.executable
    os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    from pyspark.sql import SparkSession

    session = (
        SparkSession.builder.master("local-cluster[2,1,1024]")
        .appName("tests")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.sql.shuffle.partitions", "4")
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", "5")
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("ERROR")
    yield session
    session.stop()


@pytest.fixture(scope="module")
def documents() -> list[Document]:
    texts = enumerate(articles(NUMBER, 6))
    return [Document(f"a{n}", text, f"2021-03-{1 + n % 28:02}", publisher="wire") for n, text in texts]


@pytest.fixture(scope="module")
def expected(documents: list[Document]) -> set[tuple]:
    return {row(event) for event in Coder().code_documents(documents)}


def frame(spark, documents: list[Document], parts: int = 4):
    rows = [(document.id, document.text, document.date, document.publisher) for document in documents]
    return spark.createDataFrame(rows, "name string, body string, day string, paper string").repartition(parts)


def code(df, **options):
    return distributed.code(df, id="name", text="body", date="day", publisher="paper", **options)


def rows(found) -> list[tuple]:
    return [tuple(tuple(cell) if isinstance(cell, list) else cell for cell in one) for one in found]


def test_two_executors_give_the_events_of_one_process(spark, documents, expected):
    events = code(frame(spark, documents))
    assert events.columns == list(COLUMNS)
    found = rows(events.collect())
    assert len(found) == len(expected) > 300 and set(found) == expected


def test_an_executor_that_is_killed_loses_nothing(spark, documents, expected):
    before = executors()
    assert len(before) == 2
    found: list[tuple] = []
    job = threading.Thread(target=lambda: found.extend(rows(code(slow(frame(spark, documents, 24))).collect())))
    job.start()
    time.sleep(4)
    assert job.is_alive()
    os.kill(before[0], signal.SIGKILL)
    job.join(timeout=180)
    assert not job.is_alive()
    assert len(found) == len(expected) and set(found) == expected
    assert before[0] not in executors()


def slow(df):
    """The same frame, but half a second for each of its batches, so that there is a middle."""

    def later(batches):
        for batch in batches:
            time.sleep(0.5)
            yield batch

    return df.mapInArrow(later, df.schema)


def executors() -> list[int]:
    """Process ids of executors that descend from this process."""
    parents: dict[int, int] = {}
    found: list[int] = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            stat = path.read_text().rpartition(")")[2].split()
            command = path.with_name("cmdline").read_bytes()
        except OSError:
            continue
        pid = int(path.parent.name)
        parents[pid] = int(stat[1])
        if b"CoarseGrainedExecutorBackend" in command and b"java" in command.split(b"\0")[0] and stat[0] != "Z":
            found.append(pid)

    def ours(pid: int) -> bool:
        return pid == os.getpid() or (pid in parents and ours(parents[pid]))

    return sorted(pid for pid in found if ours(pid))


def test_documents_that_cannot_be_coded_are_told_in_a_column(spark):
    df = spark.createDataFrame([("1", "France met Peru."), (None, "x"), ("3", None)], "id string, text string")
    found = distributed.code(df, errors="why").collect()
    assert {(one.doc_id, one.why) for one in found if one.why} == {
        (None, "no id: column `id` is empty"),
        ("3", "no text: field `text` is empty"),
    }
    assert len([one for one in found if one.event_type == "meeting"]) == 2
    assert len(distributed.code(df).collect()) == 2
    with pytest.raises(TacitusError, match="no column `body`; the data frame has id, text"):
        distributed.code(df, text="body")


def test_new_files_of_a_stream_are_coded_as_they_come(spark, documents, expected, tmp_path: Path):
    incoming, made, checkpoint = (tmp_path / name for name in ("in", "out", "checkpoint"))
    incoming.mkdir()
    stream = spark.readStream.schema("name string, body string, day string, paper string").json(str(incoming))
    assert stream.isStreaming
    for part in (documents[:60], documents[60:]):
        lines = ({"name": d.id, "body": d.text, "day": d.date, "paper": d.publisher} for d in part)
        waiting = tmp_path / "waiting.json"
        waiting.write_text("".join(json.dumps(line) + "\n" for line in lines))
        waiting.rename(incoming / f"{part[0].id}.json")
        query = (
            code(stream)
            .writeStream.trigger(availableNow=True)
            .option("checkpointLocation", str(checkpoint))
            .start(str(made), format="parquet")
        )
        query.awaitTermination(120)
        assert query.exception() is None
    found = rows(spark.read.parquet(str(made)).collect())
    assert len(found) == len(expected) and set(found) == expected


@pytest.mark.parametrize("format", ["parquet", "csv", "jsonl"])
def test_the_command_runs_on_spark(format: str, documents, expected, tmp_path: Path):
    news, output = tmp_path / "news.jsonl", tmp_path / f"events.{format}"
    lines = [{"id": d.id, "text": d.text, "date": d.date, "publisher": d.publisher} for d in documents[:20]]
    news.write_text("".join(json.dumps(line) + "\n" for line in lines) + "no json\n")
    command = [sys.executable, "-m", "tacitus", "code", str(news), "--spark", "local[2]", "-o", str(output)]
    environment = {**os.environ, "PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1"}
    result = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    assert result.returncode == 3, result.stderr
    ids = {event.event_id for event in Coder().code_documents(documents[:20])}
    assert f"{len(ids):,} events, 1 document set aside in {output}.errors.jsonl" in result.stderr
    assert read_ids(output, format) == ids
    again = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    assert again.returncode == 2 and "is there already; --restart throws it away" in again.stderr


def read_ids(output: Path, format: str) -> set[str]:
    import csv

    import pyarrow.parquet

    if format == "parquet":
        table = pyarrow.parquet.read_table(output)
        return set(table.column("event_id").to_pylist())
    files = list(output.glob("part-*"))
    if format == "jsonl":
        return {json.loads(line)["event_id"] for file in files for line in file.read_text().splitlines()}
    return {line["event_id"] for file in files for line in csv.DictReader(file.open(newline=""))}
