"""docs/tutorial.md and docs/workbench.md, walked as a new user would: every command is run, in order, in an empty folder, and
prints what the page shows. `--update` puts what is printed now into the page."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import venv
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parents[1]
TUTORIAL, COMMANDS = ROOT / "docs" / "tutorial.md", ROOT / "docs" / "workbench.md"
_BLOCK = re.compile(r"```(?P<kind>console|yaml|jsonl|text(?= ))(?: (?P<path>\S+))?\n(?P<body>.*?)```", re.DOTALL)

pytestmark = [pytest.mark.slow, pytest.mark.skipif(os.name == "nt", reason="the tutorial speaks of a POSIX shell")]


class Shell:
    """A folder, in which `cd` stays, and the programs that come first on its path."""

    def __init__(self, folder: Path, programs: Path) -> None:
        self.home = self.folder = folder
        path = os.pathsep.join((str(programs), os.environ["PATH"]))
        clean = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
        self.environment = {**clean, "PATH": path, "COLUMNS": "110", "HOME": str(folder)}

    def run(self, command: str) -> str:
        """What the command prints, on both channels."""
        if command.startswith("cd "):
            self.folder /= command[3:]
            return ""
        result = subprocess.run(
            command, shell=True, cwd=self.folder, env=self.environment, text=True, check=False,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
        assert "Traceback" not in result.stdout, result.stdout
        shown = result.stdout.replace(str(self.folder), "~/sport").replace(str(self.home), "~")
        return "".join(f"{line.rstrip()}\n" for line in shown.splitlines())


class Step(NamedTuple):
    """One block of the page as written, and as it should be."""

    written: str
    done: str


def walk(text: str, shell: Shell) -> Iterator[Step]:
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
                file.write_text(body, encoding="utf-8")
                done = body
        head = match[0].partition("\n")[0]
        yield Step(match[0], f"{head}\n{done}```")


def _shown_before(text: str, match: re.Match[str], shell: Shell) -> bool:
    """The first block with a file that is there already shows what a command wrote."""
    first = next(block for block in _BLOCK.finditer(text) if block["path"] == match["path"])
    return first.start() == match.start() and (shell.folder / match["path"]).exists()


def _walked(page: Path, shell: Shell, request: pytest.FixtureRequest) -> None:
    text = page.read_text(encoding="utf-8")
    steps = list(walk(text, shell))
    if request.config.getoption("--update"):
        for step in steps:
            text = text.replace(step.written, step.done, 1)
        page.write_text(text, encoding="utf-8")
        return
    for step in steps:
        assert step.written == step.done


@pytest.mark.parametrize("page", [TUTORIAL, COMMANDS], ids=lambda page: page.stem)
def test_a_page_shows_what_is_printed(page: Path, tmp_path: Path, request: pytest.FixtureRequest):
    _walked(page, Shell(tmp_path, Path(sys.executable).parent), request)


def test_the_tutorial_can_be_walked_with_the_installed_wheel(tmp_path: Path, request: pytest.FixtureRequest):
    if request.config.getoption("--update"):
        pytest.skip("the other test updates")
    pip = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "-w", tmp_path, ROOT]
    subprocess.run(pip, check=True)
    (wheel,) = tmp_path.glob("tacitus-*.whl")
    venv.create(tmp_path / "venv", with_pip=True)
    programs = tmp_path / "venv" / "bin"
    install = [programs / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", wheel]
    subprocess.run(install, check=True)
    with tempfile.TemporaryDirectory() as folder:
        shell = Shell(Path(folder), programs)
        shell.environment["TACITUS_CACHE"] = str(tmp_path / "cache")
        _walked(TUTORIAL, shell, request)
