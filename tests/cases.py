"""The reader and writer of case files: what goes in, what must come out, in a form that anyone can write.

Cases stand apart by a line `===`. In a case: its title behind `# `, the input, a line `---`, the expected lines.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

BETWEEN, BEFORE_EXPECTED, TITLE = "===", "---", "# "


class Case(NamedTuple):
    """One case. `line` of the file, from 1; `title` without the mark; `input` as written; `expected` without blank lines."""

    path: Path
    line: int
    title: str
    input: str
    expected: list[str]

    @property
    def name(self) -> str:
        """What a test is called: file, title."""
        return f"{self.path.stem}: {self.title}"


class FaultyCase(ValueError):
    """A case that is not written as cases are."""


def read(path: Path) -> list[Case]:
    """The cases of a file, in order."""
    cases: list[Case] = []
    block: list[str] = []
    first = 1
    for number, line in enumerate([*path.read_text(encoding="utf-8").splitlines(), BETWEEN], 1):
        if line.strip() != BETWEEN:
            block.append(line)
            continue
        if any(text.strip() for text in block):
            cases.append(_case(path, first, block))
        block, first = [], number + 1
    return cases


def _case(path: Path, first: int, block: list[str]) -> Case:
    while not block[0].strip():
        block, first = block[1:], first + 1
    titles = 0
    while titles < len(block) and block[titles].startswith(TITLE):
        titles += 1
    if not titles:
        raise FaultyCase(f"{path}:{first}: a case begins with its title, a line that starts with `{TITLE}`")
    rest = [line.rstrip() for line in block[titles:]]
    if rest.count(BEFORE_EXPECTED) != 1:
        raise FaultyCase(f"{path}:{first}: one line `{BEFORE_EXPECTED}` stands between input and expected lines")
    middle = rest.index(BEFORE_EXPECTED)
    title = " ".join(line.removeprefix(TITLE).strip() for line in block[:titles])
    text = "\n".join(rest[:middle]).strip("\n")
    return Case(path, first, title, text, [line for line in rest[middle + 1 :] if line])


def write(path: Path, expected: dict[int, list[str]]) -> None:
    """Put other expected lines into a file: those of the cases at these lines; everything else stays as written."""
    lines = path.read_text(encoding="utf-8").splitlines()
    starts = sorted(expected, reverse=True)
    for start in starts:
        end = next((i for i in range(start, len(lines)) if lines[i].strip() == BETWEEN), len(lines))
        middle = next(i for i in range(start - 1, end) if lines[i].strip() == BEFORE_EXPECTED)
        lines[middle + 1 : end] = expected[start]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
