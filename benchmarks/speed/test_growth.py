"""What coding costs when there are more rules and more actors, and how text that is no news behaves."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest
from corpus import articles

from tacitus import Coder, Document
from tacitus.rulebook.matchers import Rule

_LETTERS = "bcdfghklmnprstvz"


def _word(number: int) -> str:
    """A word of its own for each number, none of English."""
    word = ""
    while number or not word:
        number, rest = divmod(number, len(_LETTERS))
        word += _LETTERS[rest] + "oi"
    return word


def _other_trigger(rule: Rule, number: int) -> Rule:
    when = tuple(msgspec.structs.replace(matcher, triggers=(_word(number),)) for matcher in rule.when)
    return msgspec.structs.replace(rule, id=f"{rule.id}-{number}", when=when)


@pytest.mark.parametrize("times", [1, 3, 10])
def test_rules_of_other_triggers(benchmark: Any, coder: Coder, documents: list[Document], times: int):
    """More verbs and nouns to know: the cost of a sentence should stay."""
    rules = coder.rulebook.rules
    more = [_other_trigger(rule, number) for number, rule in enumerate(rules * (times - 1))]
    coder = coder.with_rulebook(msgspec.structs.replace(coder.rulebook, rules=(*rules, *more)))
    benchmark.extra_info["rules"] = len(rules) + len(more)
    benchmark(lambda: [coder.code_document(document) for document in documents])


@pytest.mark.parametrize("times", [1, 3])
def test_rules_of_the_same_triggers(benchmark: Any, coder: Coder, documents: list[Document], times: int):
    """More rules that compete for the same words: the cost may grow, the slower the better."""
    rules = coder.rulebook.rules
    more = [msgspec.structs.replace(rule, id=f"{rule.id}-{n}") for n in range(times - 1) for rule in rules]
    coder = coder.with_rulebook(msgspec.structs.replace(coder.rulebook, rules=(*rules, *more)))
    benchmark.extra_info["rules"] = len(rules) + len(more)
    benchmark(lambda: [coder.code_document(document) for document in documents])


@pytest.mark.parametrize("number", [0, 5_000, 20_000])
def test_actors(benchmark: Any, documents: list[Document], tmp_path: Path, number: int):
    """More names to know: the cost of a sentence should stay."""
    (tmp_path / "actors").mkdir()
    (tmp_path / "rules").mkdir()
    (tmp_path / "tacitus.yaml").write_text("tacitus: 1\nuse: [tacitus/cameo]\nrules: [rules/]\nactors: [actors/]\n")
    lines = ["actors:"]
    for n in range(number):
        name = f"{_word(n).capitalize()} {_word(n + 7).capitalize()}"
        lines.append(f"  - {{id: person-{n}, names: [{name}], roles: [{{country: USA, sectors: [GOV]}}]}}")
    (tmp_path / "actors" / "more.yaml").write_text("\n".join(lines) + "\n" if number else "actors: []\n")
    coder = Coder(rules=tmp_path)
    benchmark(lambda: [coder.code_document(document) for document in documents])


@pytest.mark.parametrize("length", [20, 200, 2000])
def test_length_of_a_document(benchmark: Any, coder: Coder, length: int):
    """The cost of a sentence should not depend on how many came before it."""
    (text,) = articles(1, length)
    benchmark.extra_info["sentences"] = length
    benchmark.pedantic(lambda: coder.code(text), rounds=3, warmup_rounds=1)


@pytest.mark.parametrize(
    "text",
    [
        "word " * 4000,
        '"' * 4000,
        "he said that " * 1500,
        "Peru, " * 3000,
        "the attack on the ally of the enemy of " * 500,
    ],
    ids=["words", "quotes", "clauses", "commas", "nested"],
)
def test_worst_cases(benchmark: Any, coder: Coder, text: str):
    """Text that no one writes: about 20,000 characters without a full stop."""
    benchmark.pedantic(lambda: coder.code(text), rounds=3, warmup_rounds=1)
