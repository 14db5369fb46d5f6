"""Rules of an imported dictionary as the text of rule files."""

from __future__ import annotations

from collections.abc import Iterator

from tacitus.actors.written import scalar
from tacitus.importers.petrarch.package import packaged_codebook
from tacitus.importers.petrarch.rules import NONE, Rule, RuleFile


def rule_lines(file: RuleFile) -> Iterator[tuple[str, tuple[Rule, str] | None]]:
    """The lines of a rule file, those of patterns with their rule and pattern."""
    codebook = packaged_codebook()
    yield "tacitus: 1", None
    yield f"about: Verbs of the dictionary, {file.name.removeprefix('verbs-').upper()}", None
    yield "status: draft", None
    used = _words(file.rules).intersection(file.lists)
    for number, name in enumerate(sorted(used)):
        if number == 0:
            yield "lists:", None
        yield f"  {name}: [{', '.join(file.lists[name])}]", None
    yield "rules:", None
    for rule in file.rules:
        first, _, mirror = rule.code.partition(":")
        code = first or mirror
        yield f"  - id: {rule.id}", None
        yield f"    event: {'none' if rule.code == NONE else codebook.codes[code].event_type}", None
        if rule.code != NONE:
            yield f"    cameo: {code}", None
        if first and mirror:
            yield f"    both-ways: {'true' if mirror == first else mirror}", None
        if before := [each.id for each in rule.after if each in file.rules]:
            yield f"    after: [{', '.join(before)}]", None
        yield "    when:", None
        for pattern, line in rule.patterns.items():
            yield f"      - {pattern}  # {line}", (rule, pattern)
        yield f"    notes: {rule.block.name} in line {rule.block.line} of {rule.block.path}", None


def _words(rules: list[Rule]) -> set[str]:
    """All words of the patterns of these rules, the names of lists among them."""
    signs = str.maketrans("|[]:", "    ")
    return {word for rule in rules for pattern in rule.patterns for word in pattern.translate(signs).split()}


def drop_unused(files: dict[str, RuleFile], lists: dict[str, list[str]]) -> None:
    """Takes out the lists that no pattern names."""
    words = _words([rule for file in files.values() for rule in file.rules])
    words |= {item for items in lists.values() for item in items if item.isupper()}
    for name in [name for name, items in lists.items() if name not in words or not items]:
        del lists[name]


def lists_text(lists: dict[str, list[str]]) -> str:
    text = ["tacitus: 1", "about: Synonym sets of the dictionaries"]
    for name, items in lists.items():
        text.append(f"{name}: [{', '.join(map(scalar, items))}]")
    return "\n".join(text) + "\n"
