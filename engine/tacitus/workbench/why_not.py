"""Why a rule does not code a text: for each of its patterns what stands in the way, the nearest miss first.

The rules that went before it are taken out one after the other, so that the matcher itself tells how far each pattern gets."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from tacitus.coder import Coder
from tacitus.coding.plan import rank
from tacitus.coding.sight import Sight
from tacitus.rulebook.example import Example
from tacitus.rulebook.matchers import Matcher, Rule
from tacitus.syntax.show import lines
from tacitus.text.document import Document
from tacitus.workbench.changes import scene_of, smallest_change
from tacitus.workbench.explain import FAILS, FITS, Tried, event_line, find_rule, pattern_shown, tried_of
from tacitus.workbench.live import Live, part_of
from tacitus.workbench.test import unknown_names

_ROUNDS = 10
_SHORT = {"wins": FITS, "beaten": "≈", "fails": FAILS, "absent": "-", "behind": "-"}


class Fared(NamedTuple):
    """How one pattern fared. `outcome`: "wins", "beaten" (fits, but another rule goes before), "fails", "behind" (not
    tried, since one of the same rule matches) or "absent" (no word evokes it). `tried`: the trace, None of the last two. `by`: what went before: (rule id, pattern, why)."""

    pattern: str
    line: int
    outcome: str
    tried: Tried | None
    by: tuple[tuple[str, str, str], ...] = ()

    @property
    def distance(self) -> tuple[int, int]:
        """How near it came: smaller is nearer."""
        if self.tried is None:
            return 3, 0
        if self.outcome in ("wins", "beaten"):
            return (0, 0) if self.outcome == "wins" else (1, 0)
        return 2, -self.tried.nearness


class WhyNot(NamedTuple):
    """How the patterns of a rule fared on a text. `clauses`: what the text offers; `names`: unknown proper names;
    `change`: the smallest change of the rule that would make it match; `words`: that would evoke it; `events`: what the text gives now."""

    rule_id: str
    path: str
    line: int
    clauses: tuple[str, ...]
    patterns: tuple[Fared, ...]
    names: tuple[str, ...]
    change: str
    words: str
    events: tuple[str, ...]

    @property
    def matches(self) -> bool:
        """Does the rule code the text after all?"""
        return any(fared.outcome == "wins" for fared in self.patterns)

    def __str__(self) -> str:
        return "\n".join(_lines(self))


def why_not(live: Live, text: str, rule_id: str, date: str | None = None) -> WhyNot:
    """Why the rule does not code the text. Raises NoSuchRule with a suggestion when there is no such rule."""
    coder, rule = live.coder, find_rule(live.coder, rule_id)
    document = Document(id="text", text=text, date=date)
    example = Example("examples", rule.id, text, None, date, "", 0, 0)
    scene = scene_of(coder, example)
    patterns = tuple(sorted(_fared(coder, document, rule, scene.lemmas), key=lambda fared: fared.distance))
    change = ""
    if not any(fared.outcome == "wins" for fared in patterns):
        found = smallest_change(coder, rule, example, live.names(rule.id), _loses)
        change = str(found) if found else ""
    clauses = tuple(line for sentence, parse in coder.parses(document) for line in lines(sentence, parse))
    names = tuple(unknown_names(coder, text))
    events = tuple(event_line(event) for event in coder.code_document(document))
    triggers = list(dict.fromkeys(trigger for matcher in rule.when for trigger in matcher.triggers))
    words = ", ".join(triggers[:12]) + (", ..." if len(triggers) > 12 else "")
    return WhyNot(rule.id, rule.path, rule.line, clauses, patterns, names, change, words, events)


def _loses(coder: Coder, example: Example) -> bool:
    document = Document(id="text", text=example.sentence, date=example.on)
    return not any(
        bindings is not None and candidate.rule.id == example.rule_id
        for sight in coder.sights(document, traced=True)
        for _, candidate, bindings, _ in sight.trace.entries
    )


def _fared(coder: Coder, document: Document, rule: Rule, lemmas: tuple[str, ...]) -> Iterator[Fared]:
    rulebook = coder.rulebook
    found: dict[str, Fared] = {}
    before: list[tuple[Rule, Matcher]] = []
    for _ in range(_ROUNDS):
        out = {other.id for other, _ in before}
        left = msgspec.structs.replace(rulebook, rules=tuple(r for r in rulebook.rules if r.id not in out))
        sights = list(part_of(coder, left, lemmas).sights(document, traced=True))
        for sight in sights:
            for tried in tried_of(sight, document.text):
                if tried.rule_id == rule.id:
                    _keep(found, tried, before, rule)
        winners = [winner for sight in sights for winner in _ahead(sight, rule)]
        if not winners:
            break
        before += winners
    won = any(fared.outcome == "wins" for fared in found.values())
    for matcher in {each.text: each for each in rule.when}.values():
        behind = won and not set(matcher.triggers).isdisjoint(lemmas)
        yield found.get(matcher.text) or Fared(matcher.text, matcher.line, "behind" if behind else "absent", None)


def _keep(found: dict[str, Fared], tried: Tried, before: list[tuple[Rule, Matcher]], rule: Rule) -> None:
    known = found.get(tried.pattern)
    outcome = "fails" if not tried.fits else "beaten" if before else "wins"
    matcher = next(each for each in rule.when if each.text == tried.pattern)
    by = tuple((other.id, m.text, beats(other, m, rule, matcher)) for other, m in before) if outcome == "beaten" else ()
    fared = Fared(tried.pattern, tried.line, outcome, tried, by)
    if known is None or fared.distance < known.distance:
        found[tried.pattern] = fared


def _ahead(sight: Sight, rule: Rule) -> Iterator[tuple[Rule, Matcher]]:
    """The rules that won a trigger which the rule's patterns know, where it did not."""
    triggers = {trigger.partition("_")[0] for matcher in rule.when for trigger in matcher.triggers}
    seen: set[tuple[int, bool]] = set()
    for place, candidate, bindings, _ in sight.trace.entries:
        key = (place, candidate.matcher.kind == "noun")
        if bindings is None or key in seen:
            continue
        seen.add(key)
        if candidate.rule.id != rule.id and sight.reading.lemmas[place].lower() in triggers:
            yield candidate.rule, candidate.matcher


def beats(winner: Rule, by: Matcher, loser: Rule, matcher: Matcher) -> str:
    """Why one pattern goes before another, in an author's words."""
    (words, conditions, roles), (fewer, less, none) = rank(winner, by), rank(loser, matcher)
    if by.kind != matcher.kind:
        return "the verb goes before the noun" if matcher.kind == "noun" else "another reading of the word"
    if words > fewer:
        return f"it fixes {words} words, this one {fewer}"
    if words == fewer and conditions > less:
        return f"it has {conditions} conditions, this one {less}"
    if loser.id in winner.after or winner.id in loser.after:
        return "`after:` says so"
    if (words, conditions) == (fewer, less) and roles > none:
        return "it names more participants"
    return "its id is lower: say `after:` in one of them"


# -- as text -----------------------------------------------------------------------------------------------------------


def _lines(why: WhyNot) -> Iterator[str]:
    yield f"{why.rule_id}  ({why.path}:{why.line})"
    yield from _block("clauses", why.clauses or ("none was found",))
    near = [fared for fared in why.patterns if fared.tried is not None]
    told: list[str] = []
    for fared in near[:5]:
        told += _pattern(fared)
    if len(near) > 5:
        told.append(f"... and {len(near) - 5} more that are no nearer")
    for outcome, said in (("behind", "not tried, since one above matches:"), ("absent", "no word here evokes")):
        rest = [fared for fared in why.patterns if fared.outcome == outcome]
        if rest:
            few = "; ".join(pattern_shown(fared.pattern) for fared in rest[:3])
            told.append(f"- {said} {few}" + (f" and {len(rest) - 3} more" if len(rest) > 3 else ""))
    if not near:
        told.append(f"  the rule's words: {why.words}")
    yield from _block("nearest", told)
    yield from _block("names", why.names)
    yield from _block("now", why.events or ("no event",))
    if why.change:
        yield from _block("change", [why.change.replace("it would pass", "it would match", 1)])


def _pattern(fared: Fared) -> Iterator[str]:
    assert fared.tried is not None
    said = {"wins": "matches", "beaten": "fits, but another rule goes before", "fails": "does not fit"}[fared.outcome]
    yield f"{_SHORT[fared.outcome]} {pattern_shown(fared.pattern)} (line {fared.line}), on “{fared.tried.trigger}”: {said}"
    if fared.outcome == "fails":
        yield from (f"    {part}: {reason}" for part, reason in fared.tried.parts)
    yield from (f"    {name} = {value}" for name, value in fared.tried.takes)
    for rule_id, pattern, reason in fared.by:
        yield f"    {rule_id}: {pattern_shown(pattern)}: {reason}"


def _block(name: str, lines: tuple[str, ...] | list[str]) -> Iterator[str]:
    for index, line in enumerate(lines):
        yield f"  {name if index == 0 else '':8s} {line}"
