"""Makes a page for each error from meanings.yaml and the broken files in tests/faults/: `python docs/errors/make.py`."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from pathlib import Path

from tacitus.yamlfile import read

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
FAULTS = ROOT / "tests" / "faults"
_SAYS = re.compile(r"^\S+:\d+:\d+: (error|warning|note) ([a-z0-9-]+): ", re.MULTILINE)
_NAME = re.compile(r"[a-z]+(-[a-z0-9]+)+|tie|circle|unreadable")
_REPORTS = {"at": (1,), "report": (2,), "PatternFault": (2,), "Fault": (3,), "_fault": (1, 3), "_unknown": (1,)}
_MOST = 3  # examples on a page


def pages() -> dict[str, str]:
    """Every page by its file name."""
    meanings = read(HERE / "meanings.yaml")
    assert isinstance(meanings, dict)
    shown = _examples()
    made = {f"{name}.md": _page(name, str(text), shown.get(name, [])) for name, text in meanings.items()}
    rows = "\n".join(f"| [`{name}`]({name}.md) | {_first(str(text))} |" for name, text in sorted(meanings.items()))
    made["README.md"] = f"{_HEAD}\n| error | |\n|--|--|\n{rows}\n"
    return made


_HEAD = """# Errors

Every fault of every file is told in one run, with its place and what to do; one broken rule never hides or stops the others.
Warnings, notes and ties are allowed in place with a reason, behind the line or above it:

    - SOURCE decry TARGET     # tacitus: allow shadowed-pattern because the two rules will part

These pages are made by `python docs/errors/make.py` from files that the tests break on purpose.
"""


def _page(name: str, text: str, examples: list[tuple[str, str]]) -> str:
    parts = [f"# {name}", text.strip()]
    for written, message in examples[:_MOST]:
        parts += ["This file", f"```yaml\n{written.rstrip()}\n```", "is told", f"```text\n{message.rstrip()}\n```"]
    parts.append("[All errors](README.md) · [How to write rules](../../rules/README.md)")
    return "\n\n".join(parts) + "\n"


def _first(text: str) -> str:
    flat = " ".join(text.split())
    return re.split(r"(?<=[.!?]) (?=[A-Z])", flat)[0].replace("|", "\\|")


def _examples() -> dict[str, list[tuple[str, str]]]:
    """By error: a broken file and the message that it draws, the shortest first."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for expected in sorted(FAULTS.glob("*/expected.txt")):
        told = expected.read_text(encoding="utf-8")
        places = list(_SAYS.finditer(told))
        for number, place in enumerate(places):
            end = places[number + 1].start() if number + 1 < len(places) else len(told)
            path = expected.parent / told[place.start() :].partition(":")[0]
            try:
                written = path.read_text(encoding="utf-8")
            except (OSError, UnicodeDecodeError):
                continue
            if all(char.isprintable() or char in "\n\t" for char in written):
                found[place[2]].append((written, told[place.start() : end]))
    for examples in found.values():
        examples.sort(key=lambda pair: len(pair[0]))
        kept = {message.partition(": ")[2]: (written, message) for written, message in reversed(examples)}
        examples[:] = sorted(kept.values(), key=lambda pair: len(pair[0]))
    return found


def names_in_engine() -> set[str]:
    """The names of all faults that the engine can tell, as its source writes them."""
    found: set[str] = set()
    for path in sorted((ROOT / "engine" / "tacitus").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                for place in _REPORTS.get(called, ()):
                    if place < len(node.args):
                        found.update(_constants(node.args[place]))
    return found


def _constants(node: ast.expr) -> set[str]:
    texts = {each.value for each in ast.walk(node) if isinstance(each, ast.Constant) and isinstance(each.value, str)}
    return {text for text in texts if _NAME.fullmatch(text)}


if __name__ == "__main__":
    for name, text in pages().items():
        (HERE / name).write_text(text, encoding="utf-8")
