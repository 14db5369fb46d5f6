"""The engine knows no code: countries and sectors stand in rules/ only."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import tacitus
from tacitus import Coder

ENGINE = Path(tacitus.__file__).resolve().parent
# Where three capitals are a country's or a sector's code if they look like one; elsewhere they are tags and terminals
# of the grammar ("PRT" is a particle, not Portugal), and layouts of other data sets have codes of their own.
ABOUT_ACTORS = ("actors", "coding", "importers", "batch", "coder.py")


def _texts(module: Path) -> Iterator[tuple[str, int]]:
    """Every text constant of a module and its line."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value, node.lineno


def _is_code(text: str, triples: frozenset[str]) -> bool:
    parts = [text[at : at + 3] for at in range(0, len(text), 3)]
    return bool(parts) and all(part in triples for part in parts)


def test_no_code_stands_in_the_engine(coder: Coder) -> None:
    actors = coder._knowledge.actors
    sectors = frozenset(actors.codes.order)
    everything = sectors | actors.countries().keys()
    assert _is_code("GBRGOVMIL", everything) and not _is_code("GBR-GOV", everything)
    found = []
    for module in sorted(ENGINE.rglob("*.py")):
        path = module.relative_to(ENGINE)
        triples = everything if path.parts[0] in ABOUT_ACTORS else sectors
        found += [f"{path}:{line} {text}" for text, line in _texts(module) if _is_code(text, triples)]
    assert found == [], "put it into a class of rules/actors/reference.yaml"
