"""What no single rule shows: patterns that say the same, that never win, that contradict each other; `unless` lines that no
example reaches. All are warnings or notes, and can be allowed in place (workbench/allowed.py)."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from typing import NamedTuple

from tacitus.coding.plan import specificity
from tacitus.errors import Fault
from tacitus.rulebook.matchers import Matcher, Rule
from tacitus.workbench.covers import covers, same
from tacitus.workbench.live import Live
from tacitus.workbench.usage import Usage
from tacitus.yamlfile import Source

_DECIDES = ("verb", "copula", "noun")


class _Placed(NamedTuple):
    """A pattern with its rank: what is tried earlier has the lower one."""

    rule: Rule
    matcher: Matcher
    rank: int


def lints(live: Live, own: Container[str]) -> list[Fault]:
    """Patterns that never win, and why: another one fits wherever they do, and goes before. `own`: the ids of the rules to
    look at; the others are what they may stand behind."""
    never = list(_never(live, own))
    return [fault for one, winners in never for fault in _told(live, one, winners, never)]


def unexercised(live: Live, usage: Usage, own: Container[str]) -> list[Fault]:
    """`unless` lines that stopped the rule on no example: nobody knows whether they work. Notes."""
    found = []
    for rule in _of(live, own):
        for matcher in {each.line: each for each in rule.unless}.values():
            if not usage.stopped[rule.id, matcher.line] and rule.status != "deprecated":
                message = f"no example shows what `unless: {_short(matcher.text)}` is for"
                hint = "a line under `not:` that the rule would match without it"
                found.append(_fault(live, rule, matcher, "untested-unless", message, hint, "note"))
    return found


def _of(live: Live, own: Container[str]) -> Iterator[Rule]:
    return (rule for rule in live.loaded.rules if rule.id in own)


def _never(live: Live, own: Container[str]) -> Iterator[tuple[_Placed, dict[str, _Placed]]]:
    """Each pattern all of whose triggers are taken by patterns that go before, and which those are."""
    by_trigger: dict[tuple[str, str], list[_Placed]] = {}
    order = live.coder.patterns_in_order()
    for (kind, trigger), patterns in order.items():
        if kind in _DECIDES:
            by_trigger[kind, trigger] = [_Placed(rule, m, rank) for rank, (rule, m) in enumerate(patterns)]
    taken: dict[int, dict[str, _Placed]] = {}
    for (_, trigger), placed in by_trigger.items():
        for rank, one in enumerate(placed):
            if one.rule.id not in own:
                continue
            winner = next((other for other in placed[:rank] if _takes(other, one, trigger)), None)
            if winner is not None:
                taken.setdefault(id(one.matcher), {})[trigger] = winner
    for rule in _of(live, own):
        for text in dict.fromkeys(matcher.text for matcher in rule.when):
            readings = [matcher for matcher in rule.when if matcher.text == text]  # "to EVENT" is read in two ways
            found = [taken.get(id(matcher), {}) for matcher in readings]
            if all(set(m.triggers) <= set(winners) for m, winners in zip(readings, found, strict=True)):
                yield _Placed(rule, readings[0], 0), found[0]


def _takes(other: _Placed, one: _Placed, trigger: str) -> bool:
    if other.matcher is one.matcher or (other.rule.id == one.rule.id and other.matcher.text == one.matcher.text):
        return False
    free = other.rule.id == one.rule.id or not (other.rule.where or other.rule.unless)
    return free and covers(other.matcher, one.matcher)


def _told(
    live: Live, one: _Placed, winners: dict[str, _Placed], never: Iterable[tuple[_Placed, dict[str, _Placed]]]
) -> Iterator[Fault]:
    winner = next(iter(winners.values()))
    where = _place(live, winner)
    if winner.rule.id == one.rule.id:
        message = f"`{_short(winner.matcher.text)}` (line {winner.matcher.line}) fits wherever this does"
        yield _fault(live, one.rule, one.matcher, "shadowed-pattern", message, "delete one of them")
        return
    whole = {m.text for m in one.rule.when} <= {p.matcher.text for p, _ in never if p.rule.id == one.rule.id}
    if whole and len(one.rule.when) > 1:
        if one.matcher.text == one.rule.when[0].text:
            yield _unreachable(live, one, winner, where)
        return
    ordered = winner.rule.id in one.rule.after or one.rule.id in winner.rule.after
    if same(winner.matcher, one.matcher) and _codes(winner.rule) != _codes(one.rule) and not ordered:
        message = (
            f"{_said(one.rule)} here, and {_said(winner.rule)} by the same pattern of `{winner.rule.id}` ({where})"
        )
        hint = "take one of them out, or give this one more words or a condition (`where:`)"
        yield _fault(live, one.rule, one.matcher, "contradictory-codes", message, hint)
        return
    message = f"never wins: `{winner.rule.id}` ({where}) fits wherever this does, and goes before"
    hint = "make it more specific"
    if specificity(one.rule, one.matcher) == specificity(winner.rule, winner.matcher):
        hint += f", or write `after: {one.rule.id}` in `{winner.rule.id}` if this shall go before"
    yield _fault(live, one.rule, one.matcher, "shadowed-pattern", message, hint)


def _unreachable(live: Live, one: _Placed, winner: _Placed, where: str) -> Fault:
    message = f"no pattern of `{one.rule.id}` ever wins; `{winner.rule.id}` ({where}) goes before"
    source = _source(live, one.rule)
    text = source.lines[one.rule.line - 1] if one.rule.line <= len(source.lines) else ""
    name = one.rule.id.partition("/")[2]
    column = max(0, text.find(name)) + 1
    return Fault(
        source.path, one.rule.line, column, "unreachable-rule", message,
        "delete it, or make it more specific", len(name), text, "warning",
    )  # fmt: skip


def _codes(rule: Rule) -> tuple[str, str, str]:
    return rule.event, rule.cameo, rule.recode


def _said(rule: Rule) -> str:
    return f"{rule.event} {rule.cameo}".strip() if rule.event != "none" else "no event"


def _place(live: Live, placed: _Placed) -> str:
    return f"{_source(live, placed.rule).path}:{placed.matcher.line}"


def _source(live: Live, rule: Rule) -> Source:
    path = live.file_of(rule.id)
    return live.kept.files[path].source if path is not None else Source(rule.path, [])


def _fault(
    live: Live, rule: Rule, matcher: Matcher, name: str, message: str, hint: str, severity: str = "warning"
) -> Fault:
    source = _source(live, rule)
    text = source.lines[matcher.line - 1] if matcher.line <= len(source.lines) else ""
    start = text.find(matcher.text)
    length = len(matcher.text) if start >= 0 else len(text.strip())
    column = (start if start >= 0 else len(text) - len(text.lstrip())) + 1
    return Fault(source.path, matcher.line, column, name, message, hint, max(1, length), text, severity)


def _short(pattern: str) -> str:
    words = pattern.split()
    return " ".join(word if word.count("|") < 4 else "|".join((*word.split("|")[:3], "...")) for word in words)
