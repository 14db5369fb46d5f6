"""Ratios of one run on this machine, as a table: the whole pipeline against our own splitting and tokenising of the same text,
two workers against one, what authors of rules wait for, and memory at ten times the documents. Times alone say little between
machines.

    python benchmarks/ratios.py            about two minutes
    python benchmarks/ratios.py --long     memory up to a million documents too
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from corpus import articles, sentences

from tacitus import Coder, Document
from tacitus.batch.task import Task, Worker
from tacitus.reading import Read
from tacitus.resources import RULES
from tacitus.text import Splitter, Tokenizer
from tacitus.web.desk import Desk
from tacitus.workbench.diff import Diff
from tacitus.workbench.explain import explain
from tacitus.workbench.live import Live
from tacitus.workbench.test import Runner

RUNS = 5
NUMBER = 3000  # sentences of a run; each run has others


def main() -> None:
    """Print the table."""
    print(f"{'what':<58}{'figure':>12}  unit")
    print("-" * 82)
    of_one_process()
    of_workers()
    of_starts()
    of_workbench()
    of_memory([10_000, 100_000, *([1_000_000] if "--long" in sys.argv else [])])


def line(what: str, figure: float, unit: str) -> None:
    """A line of the table."""
    shown = f"{figure:,.0f}" if figure >= 100 else f"{figure:.2f}"
    print(f"{what:<58}{shown:>12}  {unit}", flush=True)


def seconds(work: Callable[[], object]) -> float:
    """What the work takes."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def of_one_process() -> None:
    """Splitting and tokenising, clauses and the whole pipeline to JSON Lines as a worker does it, and articles of twenty
    sentences."""
    coder, worker, parser = Coder(), Worker(Task()), Worker(Task("clauses"))
    splitter, tokenizer = Splitter.of(coder.lexicon), Tokenizer(coder.lexicon.abbreviations)
    floors, parses, wholes, longs = [], [], [], []
    for run in range(RUNS + 1):
        texts = sentences(NUMBER, seed=100 + run)
        documents = [Document(str(n), text, "2021-03-11") for n, text in enumerate(texts)]
        long = [
            Document(str(n), text, "2021-03-11") for n, text in enumerate(articles(NUMBER // 20, 20, seed=200 + run))
        ]

        def floor(texts: list[str] = texts) -> None:
            for text in texts:
                for index, (start, end) in enumerate(splitter.split(text)):
                    tokenizer.tokenize(text, start, end, index)

        floors.append(seconds(floor))
        parses.append(seconds(partial(parser.work, items(documents))))
        wholes.append(seconds(partial(worker.work, items(documents))))
        longs.append(seconds(partial(worker.work, items(long))))
    floor_time, parse, whole, long_time = (
        statistics.median(times[1:]) for times in (floors, parses, wholes, longs)
    )  # the first warms up
    line("floor: splitting and tokenising", NUMBER / floor_time, "sentences/s")
    line("clauses to JSON Lines, documents of one sentence", NUMBER / parse, "sentences/s")
    line("whole pipeline to JSON Lines, documents of one sentence", NUMBER / whole, "sentences/s")
    line("whole pipeline to JSON Lines, articles of twenty", NUMBER / long_time, "sentences/s")
    line("whole pipeline / floor", whole / floor_time, "times (bar: 7)")


def items(documents: list[Document]) -> list[Read]:
    """The documents as reading hands them over."""
    return [Read(document, "news.jsonl", line) for line, document in enumerate(documents, 1)]


def of_workers() -> None:
    """The command with two workers against one, without the time that a start takes."""
    with tempfile.TemporaryDirectory() as folder:
        small, large = news(Path(folder, "small.jsonl"), 10), news(Path(folder, "large.jsonl"), 20_000)
        times = {n: min(command(large, n)[0] for _ in range(3)) - command(small, n)[0] for n in (1, 2)}
    line("one worker", 20_000 / times[1], "sentences/s")
    line("two workers / one worker", times[1] / times[2], "times (bar: 1.8)")


def of_starts() -> None:
    """From the call of the command to the end of a run of one document, the cache being there."""
    with tempfile.TemporaryDirectory() as folder:
        one = news(Path(folder, "one.jsonl"), 1)
        line("first event from a warm cache", 1000 * min(command(one, 1)[0] for _ in range(7)), "ms (bar: 250)")
        version = [sys.executable, "-m", "tacitus", "--version"]
        run = lambda: subprocess.run(version, check=True, capture_output=True)
        line("tacitus --version", 1000 * min(seconds(run) for _ in range(7)), "ms (bar: 100)")


def of_workbench() -> None:
    """What a rule's author waits for: an edit of a packaged rule file; explain and diff against coding the same text."""
    coder = Coder()
    live, desk = Live(None, coder), Desk(None, base=coder)
    edited = RULES / "events" / "meeting.yaml"
    text = edited.read_text(encoding="utf-8")
    edits = [text.replace("- SOURCE meet TARGET\n", f"- SOURCE meet|see{n} TARGET\n", 1) for n in range(2 * RUNS)]

    def saved(text: str) -> None:
        live.state()
        live.read({edited: text})
        runner = Runner(live.coder, live.loaded.examples, live)
        for example in live.own_examples():
            if live.file_of(example.rule_id) == edited:
                runner.run(example)

    watched = min(seconds(lambda edit=edit: saved(edit)) for edit in edits[:RUNS])
    typed = min(seconds(lambda edit=edit: desk.try_file("packaged/events/meeting.yaml", edit)) for edit in edits[RUNS:])
    line("an edit in watch mode, until its examples have run", 1000 * watched, "ms (bar: 300)")
    line("an edit on the page, until its examples have run", 1000 * typed, "ms (bar: 300)")
    live.read({})
    texts = sentences(300, seed=300)
    documents = [Document(str(n), text, "2021-03-11") for n, text in enumerate(texts)]
    diff = Diff(coder, live.coder)
    coding = min(seconds(lambda: [coder.code_document(one) for one in documents]) for _ in range(RUNS))
    line("diff / coding once", min(seconds(lambda: list(map(diff.read, documents))) for _ in range(RUNS)) / coding,
         "times (bar: 2.5)")  # fmt: skip
    explained = min(seconds(lambda: [str(explain(coder, text)) for text in texts]) for _ in range(RUNS))
    line("explain / coding", explained / coding, "times (bar: 10)")


def of_memory(sizes: list[int]) -> None:
    """The most memory that the command takes, by number of documents."""
    for number in sizes:
        with tempfile.TemporaryDirectory() as folder:
            _, peak = command(news(Path(folder, "news.jsonl"), number), 1)
        line(f"memory at {number:,} documents", peak / 1e6, "MB (bar: 150)")


def news(path: Path, number: int) -> Path:
    """A file of so many documents of one sentence; beyond 20,000 they repeat under other ids."""
    texts = sentences(min(number, 20_000), seed=7)
    with path.open("w") as file:
        for n in range(number):
            file.write(json.dumps({"id": f"d{n}", "text": texts[n % len(texts)], "date": "2021-03-11"}) + "\n")
    return path


def command(path: Path, workers: int) -> tuple[float, float]:
    """Seconds that coding the file takes, and bytes of memory at most."""
    output = path.with_suffix(".events.jsonl")
    started = time.perf_counter()
    arguments = ["-m", "tacitus", "code", str(path), "-o", str(output), "--restart", "-q", "--workers", str(workers)]
    told = subprocess.run(
        [sys.executable, "-S", "-c", _WATCHED, sys.executable, *arguments], check=False, capture_output=True, text=True
    )
    if told.returncode:
        raise SystemExit(f"tacitus ended with {told.returncode}: {told.stderr}")
    return time.perf_counter() - started, int(told.stdout) * (1024 if sys.platform == "linux" else 1)


# A child's peak begins with what its parent holds, which is a lot here: so a parent that holds next to nothing is put between.
_WATCHED = """
import os, sys
_, status, usage = os.wait4(os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ), 0)
print(usage.ru_maxrss)
sys.exit(os.waitstatus_to_exitcode(status))
"""


if __name__ == "__main__":
    main()
