"""Which codes of the codebook rules give, which only the tables for events inside others give, and which nothing gives."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

from tacitus.rulebook.matchers import Code, Codebook, Rule
from tacitus.workbench.live import Live


class OfCode(NamedTuple):
    """One code. `rules`: that give it themselves; `tables`: columns that give it for what they govern, or for what is
    planned; `examples`: that are coded so."""

    code: Code
    rules: tuple[str, ...]
    tables: tuple[str, ...]
    examples: int

    @property
    def reached(self) -> bool:
        """Can anything give the code?"""
        return bool(self.rules or self.tables)


def codes(live: Live) -> list[OfCode]:
    """Every code of the codebook in its order."""
    codebook, rules = live.loaded.codebook, live.loaded.rules
    direct: dict[str, list[str]] = {}
    for rule in rules:
        for cameo in _given(rule):
            direct.setdefault(cameo, []).append(rule.id)
    columns: dict[str, list[str]] = {}
    for column in _used(codebook, rules):
        for cameo in set(codebook.tables.get(column, {}).values()):
            columns.setdefault(cameo, []).append(column)
    shown = _shown(live)
    return [
        OfCode(code, tuple(direct.get(cameo, ())), tuple(columns.get(cameo, ())), shown[cameo])
        for cameo, code in codebook.codes.items()
    ]


def _given(rule: Rule) -> set[str]:
    both = rule.both_ways if rule.both_ways.isdigit() else ""
    own = (rule.cameo, both, *(cameo for _, cameo in rule.recode_map), *(cameo for _, cameo in rule.by_modality))
    return {cameo for cameo in own if cameo}


def _used(codebook: Codebook, rules: tuple[Rule, ...]) -> dict[str, None]:
    """The columns of the tables that something asks for."""
    named = [name for rule in rules for name in (rule.recode, rule.when_negated) if name]
    rejecting = ["reject"] if codebook.rejected and "reject" in codebook.tables else []
    return dict.fromkeys([*named, *codebook.planned.values(), *rejecting])


def _shown(live: Live) -> Counter[str]:
    """How many examples, as they are coded now, show each code."""
    found: Counter[str] = Counter()
    for example in live.loaded.examples:
        if example.kind == "examples":
            events = live.coder.code(example.sentence, date=example.on)
            found.update({event.cameo for event in events if event.rule_id == example.rule_id})
    return found


def lines(found: list[OfCode]) -> Iterator[str]:
    """The table, for people."""
    yield f"  {'code':5} {'rules':>5} {'examples':>8}  {'event type':16} label"
    for each in found:
        code = each.code
        how = f"  (by {', '.join(each.tables)})" if each.tables and not each.rules else ""
        how = how or (f"  ({code.why})" if code.why and not each.reached else "")
        mark = " " if each.reached and each.examples else "·" if each.reached or code.why else "!"
        counts = f"{len(each.rules) or '-':>5} {each.examples or '-':>8}"
        yield f"{mark} {code.cameo:5} {counts}  {code.event_type:16} {code.label}{how}"
    own = sum(bool(each.rules) for each in found)
    tables = sum(bool(each.tables and not each.rules) for each in found)
    nothing = [each.code.cameo for each in found if not (each.reached or each.code.why)]
    yield f"{len(found)} codes: {own} by rules, {tables} only by tables, {len(nothing)} by nothing"
    yield f"{sum(not each.examples for each in found)} without an example (·), by nothing (!): {', '.join(nothing) or '-'}"


def record(found: list[OfCode]) -> list[dict[str, Any]]:
    """The table, as plain values."""
    return [
        {
            "cameo": each.code.cameo,
            "label": each.code.label,
            "event_type": each.code.event_type,
            "plover": each.code.plover,
            "rules": list(each.rules),
            "tables": list(each.tables),
            "examples": each.examples,
        }
        for each in found
    ]
