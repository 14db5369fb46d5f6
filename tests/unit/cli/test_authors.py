"""The commands of those who write rules: what they say to slips, to empty inputs and to files that are not there."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tacitus.workbench.init import init


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("authors") / "sport"
    init(folder)
    (folder / "empty.jsonl").touch()
    return folder


def tacitus(*arguments: object, cwd: Path) -> tuple[int, str, str]:
    """Exit status and what went to both channels."""
    command = [sys.executable, "-m", "tacitus", *map(str, arguments)]
    result = subprocess.run(command, cwd=cwd, env={**os.environ, "COLUMNS": "110"}, capture_output=True, check=False)
    out, err = result.stdout.decode(), result.stderr.decode()
    assert "Traceback" not in err, err
    return result.returncode, out, err


@pytest.mark.parametrize(("arguments", "status", "told"), [
    (["explain", ""], 2, "the text is empty"),
    (["check", "--why", "not-a-nou"], 2, "no error is called `not-a-nou`: did you mean `not-a-noun`?"),
    (["check", "--why", "../errors/circle"], 2, "no error is called"),
    (["show", "", "empty.jsonl"], 2, "the id is empty"),
    (["show", "47ee", "nowhere.jsonl"], 2, "nowhere.jsonl: cannot be read: No such file or directory"),
    (["panel", "nowhere.csv"], 2, "nowhere.csv: cannot be read: No such file or directory"),
    (["new", "list", "lower", "word"], 1, "nothing was written"),
    (["diff", "nowhere", ".", "empty.jsonl"], 1, "nowhere: no such folder of rules; give one with `events/`"),
    (["new", "actor", "Ann Lee", "--kind", "being"], 2, "'person', 'body', 'group', 'press'"),
])  # fmt: skip
def test_a_slip_is_told(arguments: list[str], status: int, told: str, project: Path):
    found, _, err = tacitus(*arguments, cwd=project)
    assert (found, told in err) == (status, True), err


def test_a_list_of_commands_tells_each_in_full(project: Path):
    for command in ([], ["new"], ["actors"], ["import"]):
        _, out, _ = tacitus(*command, "--help", cwd=project)
        assert "..." not in out.partition("Commands:")[2]


def test_a_corpus_without_a_sentence_has_no_profile(project: Path):
    assert tacitus("profile", "empty.jsonl", cwd=project)[1] == "0 documents, 0 sentences\n"


def test_a_share_of_nothing_is_no_figure(project: Path):
    (project / "gold.txt").write_text("Kenya met Peru. => none\n", encoding="utf-8")
    rows = {
        line.split()[0]: line.split()[1:] for line in tacitus("score", "gold.txt", cwd=project)[1].splitlines() if line
    }
    assert rows["meeting"] == ["0.0%", "-", "0.0%", "0", "2"]


def test_one_file_is_tested_with_all_that_it_belongs_to(project: Path):
    file = project / "rules" / "events" / "talks.yaml"
    file.write_text(
        "tacitus: 1\nevent: meeting\ncameo: 040\nrules:\n  - id: confer\n    when: SOURCE confer with TARGET at TALKS\n"
        "    examples: |\n      Kenya met Peru.  => meeting/meet KEN > PER\n",
        encoding="utf-8",
    )
    _, _, err = tacitus("test", "rules/events/talks.yaml", cwd=project)
    file.unlink()
    assert err == "1 of 1 example pass, 0 fail; 0 known misses\n"  # a list and a rule of other files


def test_a_date_is_no_name_that_a_file_should_know(project: Path):
    _, out, _ = tacitus("explain", "Zork met Kenya on Tuesday.", "--why-not", "boycott/shun-games", cwd=project)
    assert "`Zork` is in no actors file" in out
    assert "Tuesday` is" not in out


def test_an_empty_project_file_is_told(tmp_path: Path):
    (tmp_path / "tacitus.yaml").touch()
    status, out, _ = tacitus("check", cwd=tmp_path)
    assert (status, "tacitus.yaml:1:1: error empty-file" in out) == (1, True)


def test_why_not_can_be_asked_for_as_a_page_and_by_programs(project: Path):
    question = ("explain", "Kenya shunned <b>Peru</b>.", "--why-not", "boycott/shun-games")
    told = json.loads(tacitus(*question, "--format", "json", cwd=project)[1])
    assert (told["rule_id"], told["matches"]) == ("boycott/shun-games", False)
    page = tacitus(*question, "--html", cwd=project)[1]
    assert "boycott/shun-games: why not" in page
    assert "<b>Peru" not in page


def test_what_is_to_be_typed_next_can_be_typed(tmp_path: Path):
    assert "cd 'my rules'\n" in tacitus("init", "my rules", cwd=tmp_path)[2]


def test_the_patterns_shown_of_a_rule_are_those_of_the_word(project: Path):
    (project / "one.jsonl").write_text('{"id": "a", "text": "Kenya boycotted the games in Peru."}\n', encoding="utf-8")
    tacitus("code", "one.jsonl", "-o", "events.jsonl", cwd=project)
    event = json.loads((project / "events.jsonl").read_text(encoding="utf-8"))
    _, out, _ = tacitus("show", event["event_id"], "events.jsonl", cwd=project)
    assert "SOURCE boycott GAMES in|of TARGET" in out
    assert "SOURCE shun|skip" not in out


def test_a_port_that_is_taken_is_told(project: Path):
    pytest.importorskip("uvicorn")
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        status, _, err = tacitus("serve", "--port", port, cwd=project)
    assert status == 2
    assert f"cannot listen on port {port} of 127.0.0.1: address already in use; --port 0 takes a free one" in err
    assert "Ctrl-C stops" not in err


def test_what_an_error_means_is_told_with_a_file_that_draws_it(project: Path):
    status, out, _ = tacitus("check", "--why", "circle", cwd=project)
    assert status == 0
    assert out.startswith("# circle\n\nRules whose `after:` leads back to themselves")
    assert "error circle: `after:` goes in a circle" in out
    assert "](" not in out  # links lead nowhere on a terminal
