"""`tacitus code --discards`: the sentences that are left out, and their number in the summary of a run."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from tacitus.cli.code import command

TEXT = "Norway beat Sweden 2-1 in the semi-final. Norway condemned Sweden."


def _given(folder: Path) -> str:
    path = folder / "news.jsonl"
    path.write_text(json.dumps({"id": "a", "text": TEXT}) + "\n", encoding="utf-8")
    return str(path)


def test_the_sentences_left_out_are_listed(tmp_path: Path) -> None:
    result = CliRunner().invoke(command, [_given(tmp_path), "--discards"], standalone_mode=False)
    (line,) = result.stdout.splitlines()
    told = json.loads(line)
    assert (told["doc_id"], told["context"], told["words"]) == ("a", "sport", ["semi-final"])
    assert TEXT[told["start"] : told["end"]] == told["sentence"]


def test_a_run_counts_them(tmp_path: Path) -> None:
    result = CliRunner().invoke(command, [_given(tmp_path), "-o", str(tmp_path / "e.jsonl")], standalone_mode=False)
    assert "1 event, 1 sentence discarded (see --discards)" in result.stderr
    assert json.loads((tmp_path / "e.jsonl.run.json").read_text())["counts"]["sentences_discarded"] == 1


def test_they_have_no_other_format(tmp_path: Path) -> None:
    result = CliRunner().invoke(command, [_given(tmp_path), "--discards", "--format", "csv"])
    assert result.exit_code == 2
    assert "JSON Lines" in result.stderr
