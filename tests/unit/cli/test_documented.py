"""Every command has its place in docs/, with what it prints."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tacitus.cli import COMMANDS

DOCS = Path(__file__).resolve().parents[3] / "docs"
PAGES = "\n".join(page.read_text(encoding="utf-8") for page in sorted(DOCS.glob("*.md")))
_SHOWN = re.compile(r"^\$ (?:.*\| )?tacitus (?P<command>\S+)[^\n]*\n(?!\$|```)", re.MULTILINE)


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_is_shown_with_what_it_prints(command: str):
    assert command in {match["command"] for match in _SHOWN.finditer(PAGES)}
