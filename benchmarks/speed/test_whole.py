"""The whole pipeline: one-sentence documents, articles, the command line, the first event."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from corpus import articles

from tacitus import Coder, Document


def test_documents_of_one_sentence(benchmark: Any, coder: Coder, documents: list[Document]):
    benchmark.extra_info["sentences"] = len(documents)
    benchmark(lambda: [coder.code_document(document) for document in documents])


def test_articles_of_twenty_sentences(benchmark: Any, coder: Coder):
    found = [Document(id=str(i), text=text, date="2021-03-11") for i, text in enumerate(articles(20))]
    benchmark.extra_info["sentences"] = 400
    benchmark(lambda: [coder.code_document(document) for document in found])


def test_a_coder_from_the_cache(benchmark: Any, coder: Coder):
    benchmark.extra_info["sentences"] = 1
    benchmark(lambda: Coder().code("France accused Russia of espionage."))


@pytest.mark.parametrize(
    "arguments", [["--version"], ["code", "one.jsonl", "-o", "events.jsonl"]], ids=["version", "first event"]
)
def test_start_of_the_command_line(benchmark: Any, coder: Coder, tmp_path: Path, arguments: list[str]):
    (tmp_path / "one.jsonl").write_text(json.dumps({"id": "1", "text": "France accused Russia of espionage."}))
    command = [sys.executable, "-m", "tacitus", *arguments]
    benchmark.extra_info["sentences"] = 1
    benchmark.pedantic(lambda: subprocess.run(command, cwd=tmp_path, check=True, capture_output=True), rounds=7)
