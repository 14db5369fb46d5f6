"""What README.md shows is what the commands print. `--update` puts what they print now into it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
# a block of console: `$ command`, and what it prints
_SHOWN = re.compile(r"```console\n\$ (?P<command>[^\n]+)\n(?P<output>.*?)```", re.DOTALL)


def printed(command: str) -> str:
    """What the command prints, run from the project's root in a terminal of 100 columns."""
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    environment = {**os.environ, "PATH": path, "COLUMNS": "100"}
    result = subprocess.run(command, shell=True, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    return "".join(f"{line.rstrip()}\n" for line in result.stdout.splitlines())


@pytest.mark.skipif(os.name == "nt", reason="the README speaks of a POSIX shell")
@pytest.mark.parametrize("command", [match["command"] for match in _SHOWN.finditer(README.read_text(encoding="utf-8"))])
def test_the_readme_shows_what_is_printed(command: str, request: pytest.FixtureRequest):
    text = README.read_text(encoding="utf-8")
    match = next(match for match in _SHOWN.finditer(text) if match["command"] == command)
    if request.config.getoption("--update"):
        README.write_text(
            text[: match.start("output")] + printed(command) + text[match.end("output") :], encoding="utf-8"
        )
    else:
        assert match["output"] == printed(command)
