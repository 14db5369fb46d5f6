"""Rules that are equally specific on some example, with no order between them: the lower id would win, by accident.

Every example is coded twice, once with the ids in reverse order. Where another rule wins, there is a tie.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeAlias

import msgspec

from tacitus.coder import Coder
from tacitus.errors import Fault
from tacitus.rulebook.example import Example
from tacitus.rulebook.matchers import Rulebook
from tacitus.text import Document
from tacitus.workbench.usage import Usage, winners

Place: TypeAlias = tuple[int, int, str]  # sentence, token of the trigger, kind of pattern
Winner: TypeAlias = tuple[str, str]  # rule id, where its pattern stands


def ties(coder: Coder, examples: Iterable[Example], usage: Usage, packaged: Callable[[str], bool]) -> list[Fault]:
    """One fault for each pair of rules that tie, at the first example that shows it. `usage`: where to count what the
    examples make of the rules, which costs nothing here. `packaged`: whether a rule is none of the author's own."""
    names = _reversed(coder.rulebook)
    back = {new: old for old, new in names.items()}
    other = coder.with_rulebook(_renamed(coder.rulebook, names))
    found: dict[tuple[str, ...], Fault] = {}
    seen: set[tuple[str, str | None]] = set()
    for example in examples:
        if (example.sentence, example.on) in seen:
            continue
        seen.add((example.sentence, example.on))
        mine, theirs = _winners(coder, example, usage), _winners(other, example)
        for place in mine.keys() & theirs.keys():
            rule, stands = mine[place]
            rival = back[theirs[place][0]]
            pair = tuple(sorted((rule, rival)))
            if rival != rule and pair not in found:
                found[pair] = _fault(example, (rule, stands), (rival, theirs[place][1]), packaged)
    return sorted(found.values())


def _fault(example: Example, winner: Winner, rival: Winner, packaged: Callable[[str], bool]) -> Fault:
    message = f"`{winner[0]}` ({winner[1]}) and `{rival[0]}` ({rival[1]}) are equally specific here"
    hint = f"write `after: {rival[0]}` in `{winner[0]}` if `{rival[0]}` shall win, or the other way round"
    if packaged(winner[0]) != packaged(rival[0]):
        theirs, mine = (winner[0], rival[0]) if packaged(winner[0]) else (rival[0], winner[0])
        hint = (
            f"write `after: {theirs}` in `{mine}` if `{theirs}` shall win, "
            f"else `change: {{{theirs}: {{after: {mine}}}}}` under `overlay:` in tacitus.yaml"
        )
    line = " " * (example.column - 1) + example.sentence
    return Fault(example.path, example.line, example.column, "tie", message, hint, len(example.sentence), line)


def _reversed(rulebook: Rulebook) -> dict[str, str]:
    ids = sorted((rule.id for rule in rulebook.rules), reverse=True)
    return {id: f"{rank:06d}" for rank, id in enumerate(ids)}


def _renamed(rulebook: Rulebook, names: dict[str, str]) -> Rulebook:
    rules = (
        msgspec.structs.replace(rule, id=names[rule.id], after=tuple(names.get(other, other) for other in rule.after))
        for rule in rulebook.rules
    )
    return msgspec.structs.replace(rulebook, rules=tuple(rules))


def _winners(coder: Coder, example: Example, usage: Usage | None = None) -> dict[Place, Winner]:
    document = Document(id="example", text=example.sentence, date=example.on)
    found: dict[Place, Winner] = {}
    for number, sight in enumerate(coder.sights(document, traced=True)):
        if usage is not None:
            usage.add(sight)
        for (trigger, kind), (rule, matcher) in winners(sight.trace).items():
            found[number, trigger, kind] = (rule.id, f"{rule.path}:{matcher.line}")
    return found
