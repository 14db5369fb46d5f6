"""Every row of the table of patterns in rules/README.md gives what it says."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
import semantics

from tacitus.resources import RULES

README = RULES / "README.md"
_CELLS = re.compile(r"(?<!\\)\|")
_RULES = """tacitus: 1
event: accusation
cameo: 111
lists:
{lists}
rules:
  - {{id: row, when: {pattern}, status: draft}}
  - {{id: attack, event: fight, cameo: 190, when: (SOURCE) attack TARGET, status: draft}}
  - {{id: meet, event: meeting, cameo: 040, when: [SOURCE meet TARGET, "SOURCE 's meeting with TARGET"], status: draft}}
"""


def _section() -> str:
    return (
        README.read_text(encoding="utf-8").partition("\n## Patterns\n")[2].partition("\n## ")[0]
        if README.is_file()
        else ""
    )


def _lists() -> dict[str, str]:
    return {line.split(":")[0].strip(): line for line in _section().splitlines() if re.match(r"    [A-Z]+: \[", line)}


def _rows() -> Iterator[tuple[str, str, str]]:
    pattern = ""
    for line in _section().splitlines():
        cells = [cell.strip().replace("\\|", "|") for cell in _CELLS.split(line)[1:-1]]
        if len(cells) == 3 and cells[2] not in ("gives", "--"):
            pattern = cells[0].strip("`") or pattern
            yield pattern, cells[1], cells[2]


@pytest.mark.parametrize(("pattern", "sentence", "gives"), list(_rows()), ids=str)
def test_row(pattern: str, sentence: str, gives: str) -> None:
    lists = "\n".join(line for name, line in _lists().items() if re.search(rf"\b{name}\b", pattern)) or "  {}"
    quoted = "'" + pattern.replace("'", "''") + "'"
    coder = semantics.coder_with(_RULES.format(lists=lists, pattern=quoted))
    events = [event for event in coder.code(sentence) if event.rule_id == "case/row"]
    found = [
        f"{event.source.code if event.source else '-'} > {event.target.code if event.target else '-'}"
        for event in events
    ]
    assert (", ".join(found) or "none") == gives
