"""Pages of the documentation, walked as a reader would: every command is run, in order, in an empty folder.

A command that ends in `&` stays while the rest of its block runs, and what it prints is put where it prints it, as in a
terminal; `kill %1` ends it. What no two runs print alike is named in NORMALISED.
"""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path
from threading import Timer
from typing import NamedTuple, Self

ROOT = Path(__file__).resolve().parents[1]
_BLOCK = re.compile(
    r"```(?P<kind>console|yaml|jsonl|text(?= )|python(?= ))(?: (?P<path>\S+))?\n(?P<body>.*?)```", re.DOTALL
)

PORT = "8008"  # as the pages write it; the tests take one that is free
_PACKAGED = "|".join(sorted(file.stem for file in (ROOT / "rules" / "events").glob("*.yaml")))
NORMALISED = (  # what a run need not print alike, and what is compared instead
    (re.compile(rf"(?<=rules/events/)({_PACKAGED})\.yaml:\d+"), r"\1.yaml:#"),  # where packaged rules stand now
    (re.compile(r"\b\d+\.\d+ s\b"), "# s"),  # times
    (re.compile(r"\b[\d,]+ (?=sentences a second|sentences/s)"), "# "),
    (
        re.compile(r"^(.) (\d{2,4}) +\d+ +\d+(?=  \w)", re.MULTILINE),
        r"\1 \2 # #",
    ),  # packaged rules and examples of a code
    (re.compile(r"^ +[\d,.]+ +\d+%(?=  \w)", re.MULTILINE), "# #%"),  # profile: the row of a stage
    (re.compile(r"^ +[\d,.]+ +(\d+) +(\d+) +[\d,.]+(?=  \S+/\S+$)", re.MULTILINE), r"# \1 \2 #"),  # the row of a rule
)
_ROWS = re.compile(r"(?:^# \d+ \d+ #  .*\n)+", re.MULTILINE)  # rows of rules come in the order of their times
READY = "Ctrl-C stops"  # what a command that stays prints when it can be asked
_ANSWER = {"test": re.compile(r"^\d+\.\d+ s; .*\n", re.MULTILINE)}  # how it ends its answer to a file that was saved
_PATIENCE = 60.0  # seconds


class Step(NamedTuple):
    """One block of the page as written, and as it should be."""

    written: str
    done: str


def normalised(text: str) -> str:
    """The text without what no two runs print alike."""
    for what, instead in NORMALISED:
        text = what.sub(instead, text)
    return _ROWS.sub(lambda rows: "".join(sorted(rows[0].splitlines(keepends=True))), text)


def checked(page: Path, shell: Shell, update: bool) -> None:
    """Walk the page and compare; with `update`, put what is printed now into it, where more differs than that."""
    text = page.read_text(encoding="utf-8")
    with shell:
        steps = list(_walk(text, shell))
    for step in steps:
        if not update:
            assert normalised(step.written) == normalised(step.done)
        elif normalised(step.written) != normalised(step.done):
            text = text.replace(step.written, step.done, 1)
    if update:
        page.write_text(text, encoding="utf-8")


def _walk(text: str, shell: Shell) -> Iterator[Step]:
    for match in _BLOCK.finditer(text):
        kind, path, body = match["kind"], match["path"], match["body"]
        if kind == "console":
            commands = [line[2:] for line in body.splitlines() if line.startswith("$ ")]
            done = "".join(f"$ {command}\n{shell.run(command)}" for command in commands)
        else:
            file = shell.folder / path
            made_by_a_command = (file.exists() and body == "") or _shown_before(text, match, shell)
            if made_by_a_command:
                done = file.read_text(encoding="utf-8")
            else:
                file.parent.mkdir(exist_ok=True)
                file.write_text(body, encoding="utf-8")
                done = body
        head = match[0].partition("\n")[0]
        yield Step(match[0], f"{head}\n{done}```")


def _shown_before(text: str, match: re.Match[str], shell: Shell) -> bool:
    """The first block with a file that is there already shows what a command wrote."""
    first = next(block for block in _BLOCK.finditer(text) if block["path"] == match["path"])
    return first.start() == match.start() and (shell.folder / match["path"]).exists()


class Shell:
    """A folder, in which `cd` stays, and the programs that come first on its path."""

    def __init__(self, folder: Path, programs: Path) -> None:
        self.home = self.folder = folder
        path = os.pathsep.join((str(programs), os.environ["PATH"]))
        clean = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
        self.environment = {**clean, "PATH": path, "COLUMNS": "110", "HOME": str(folder)}
        self._port = _free_port()
        self._staying: Staying | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._end()

    def run(self, command: str) -> str:
        """What the command prints, on both channels, and what one that stays prints to it."""
        if command.startswith("cd "):
            self.folder /= command[3:]
            return ""
        if command == "kill %1":
            return self._shown(self._end())
        if command.endswith(" &"):
            command = command[:-2].replace(PORT, self._port)
            self._staying = Staying(command, self.folder, self.environment, answers=command.split()[1])
            return self._shown(self._staying.until(READY))
        result = subprocess.run(
            command.replace(PORT, self._port), shell=True, cwd=self.folder, env=self.environment, text=True, check=False,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
        return self._shown(result.stdout + (self._staying.answer() if self._staying else ""))

    def _end(self) -> str:
        staying, self._staying = self._staying, None
        return staying.end() if staying else ""

    def _shown(self, printed: str) -> str:
        assert "Traceback" not in printed, printed
        shown = printed.replace(str(self.home), "~").replace(self._port, PORT)
        return "".join(f"{line.rstrip()}\n" for line in shown.splitlines())


class Staying:
    """A command that stays, and what it has printed since it was asked last. `answers`: the command of tacitus that it is."""

    def __init__(self, command: str, folder: Path, environment: dict[str, str], answers: str) -> None:
        self._answer = _ANSWER.get(answers)
        self._process = subprocess.Popen(
            command.split(), cwd=folder, env={**environment, "PYTHONUNBUFFERED": "1"}, text=True, bufsize=1,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip

    def until(self, end: str | re.Pattern[str]) -> str:
        """All lines up to the first that ends it."""
        assert self._process.stdout is not None
        lines = []
        give_up = Timer(_PATIENCE, self._process.kill)
        give_up.start()
        for line in self._process.stdout:
            lines.append(line)
            if re.search(end, line):
                break
        give_up.cancel()
        return "".join(lines)

    def answer(self) -> str:
        """What it prints to a file that was saved; "" if it is no command that answers there."""
        return self.until(self._answer) if self._answer else ""

    def end(self) -> str:
        """Stop it; what it has still printed."""
        self._process.send_signal(signal.SIGTERM)
        return self._process.communicate()[0]


def _free_port() -> str:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return str(taken.getsockname()[1])
