"""The examples in the rules, run: what each sentence gives, and why it does not give what its author says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from tacitus.coder import Coder
from tacitus.coding.event import Actor, Event
from tacitus.coding.sight import Sight
from tacitus.resources import RULES
from tacitus.rulebook.example import Example, Expectation
from tacitus.rulebook.load import load
from tacitus.rulebook.matchers import Rule
from tacitus.text.document import Document
from tacitus.workbench.changes import smallest_change
from tacitus.workbench.explain import Explained, Tried, event_line, explain
from tacitus.workbench.live import Live

_INNER = "inner/"
_MOST_CHANGES = 20  # failing examples of one run for which a change is searched: it takes a while
_NO_PREPOSITIONS = ("subject", "object", "possessor", "verb", "unless")


def examples_of(rules: str | Path | None) -> tuple[Coder, list[Example]]:
    """A coder with the rules (None: the packaged ones) and every example in them, in file order."""
    coder = Coder(rules=rules)
    loaded = load(RULES if rules is None else Path(rules), coder.lexicon)
    return coder, list(loaded.examples)


class Outcome(NamedTuple):
    """How one example went. `why`: of one that fails (and of a `todo` that fails), what happened instead."""

    example: Example
    passed: bool
    why: tuple[str, ...]

    @property
    def failed(self) -> bool:
        """Does it fail the run? A known miss does not."""
        return not self.passed and self.example.kind != "todo"


class Runner:
    """Runs examples on one coder. `examples`: all of the rulebook, since one sentence may stand in several lines.
    `live`: where the rules come from; with it, failing examples are told the smallest change that would make them pass,
    `changes` of them."""

    def __init__(
        self, coder: Coder, examples: Iterable[Example], live: Live | None = None, changes: int = _MOST_CHANGES
    ) -> None:
        self.coder = coder
        self._live = live
        self._left = changes
        self._rules = {rule.id: rule for rule in coder.rulebook.rules}
        self._siblings: dict[tuple[str, str], list[Example]] = defaultdict(list)
        self._of_rule: dict[str, list[Example]] = defaultdict(list)
        for example in examples:
            self._of_rule[example.rule_id].append(example)
            if example.kind != "not":
                self._siblings[example.rule_id, example.sentence].append(example)

    def run(self, example: Example, why: bool = True) -> Outcome:
        """Code the sentence as a document of its own and compare. `why`: also find out what happened instead."""
        rule = self._rules.get(example.rule_id)
        if rule is None:
            return Outcome(example, False, ("the rule has errors",))
        events = self.coder.code(example.sentence, date=example.on)
        wrong = self._unlike(self.coder, example, rule, events)
        if not wrong:
            return Outcome(example, True, ())
        told = (*self._why(example, rule, events), *self._change(example, rule)) if why else ()
        return Outcome(example, False, (wrong, *told))

    def _change(self, example: Example, rule: Rule) -> Iterator[str]:
        if self._live is None or self._left <= 0:
            return
        self._left -= 1
        others = [each for each in self._of_rule[rule.id] if each != example and each.kind != "todo"]
        names = self._live.names(rule.id)
        change = smallest_change(self.coder, rule, example, names, self._fails, others)
        if change is not None:
            yield f"change: {change}"

    def _fails(self, coder: Coder, example: Example) -> bool:
        rule = next(each for each in coder.rulebook.rules if each.id == example.rule_id)
        return bool(self._unlike(coder, example, rule, coder.code(example.sentence, date=example.on)))

    def _unlike(self, coder: Coder, example: Example, rule: Rule, events: Sequence[Event]) -> str:
        """What is not as the author says; "" if all is."""
        own = [event for event in events if event.rule_id == rule.id]
        if example.kind == "not":
            return self._unlike_not(coder, example, rule, events, own)
        expected = example.expected or Expectation()
        if rule.event == "none" or rule.event.startswith(_INNER):
            if not _matches(coder, example, rule):
                return "the rule does not match"
            return _missing(expected, events)
        if expected.nothing:
            return "no event is expected, and this rule makes one" if own else ""
        candidates = [event for event in events if event.rule_id == expected.rule] if expected.rule else own
        if missing := _missing(expected, candidates):
            return missing if own or expected.rule else "the rule makes no event"
        lines = [sibling.expected for sibling in self._siblings[example.rule_id, example.sentence] if sibling.expected]
        further = [event for event in own if not any(_allowed(line, event, bool(rule.both_ways)) for line in lines)]
        return f"a further event of the rule: {event_line(further[0])}" if further else ""

    def _unlike_not(
        self, coder: Coder, example: Example, rule: Rule, events: Sequence[Event], own: Sequence[Event]
    ) -> str:
        if own:
            return "the rule must not match, and it makes an event"
        if (rule.event == "none" or rule.event.startswith(_INNER)) and _matches(coder, example, rule):
            return "the rule must not match, and it does"
        if example.expected is None:
            return ""
        return _missing(example.expected, events)

    def _why(self, example: Example, rule: Rule, events: Sequence[Event]) -> Iterator[str]:
        """What happened instead: events, clauses, and how the rule's patterns fared."""
        for event in events:
            yield f"event: {event_line(event)}"
        for sentence in explain(self.coder, example.sentence, example.on).sentences:
            yield from (f"clause: {line}" for line in sentence.clauses or ("none was found",))
            if example.kind != "not":
                yield from _fared(rule, sentence)
        yield from (f"name: {line}" for line in unknown_names(self.coder, example.sentence))


def _matches(coder: Coder, example: Example, rule: Rule) -> bool:
    """Has one of the rule's patterns won its trigger?"""
    sentences = explain(coder, example.sentence, example.on).sentences
    return any(tried.fits and tried.rule_id == rule.id for sentence in sentences for tried in sentence.tried)


def unknown_names(coder: Coder, text: str) -> Iterator[str]:
    """Proper names in a text that no actors file has, each with the known name that is spelled most like it."""
    for sight in coder.sights(Document(id="text", text=text)):
        sentence = sight.reading.sentence
        told = [*((first, end) for first, end, _ in sentence.names), *((t.start, t.end) for t in coder.times(sentence))]
        known = {place for first, end in told for place in range(first, end)}
        run: list[str] = []
        for place, (word, tag) in enumerate(zip((*sentence.words, ""), (*sentence.tags, ""), strict=True)):
            if tag in ("NNP", "NNPS") and place not in known:
                run.append(word)
                continue
            if run:
                name, run = " ".join(run), []
                near = coder.nearest_name(name)
                yield f"`{name}` is in no actors file" + (f"; did you mean `{near}`?" if near else "")
        yield from _nobodies(sight)


def _nobodies(sight: Sight) -> Iterator[str]:
    """Subjects that nobody can be, since their noun is in no list of agents."""
    reading = sight.reading
    for clause in reading.clauses:
        for phrase in clause.subjects if clause.subject_from in ("direct", "") else ():
            if (
                reading.tags[phrase.head] in ("NN", "NNS")
                and not reading.story.resolve(phrase, clause, "subject").actors
            ):
                noun = reading.sentence.words[phrase.head]
                yield f"`{noun}` is no word for people: who acts so goes under `agents:` of an actors file"


def _fared(rule: Rule, sentence: Explained) -> Iterator[str]:
    tried = [each for each in sentence.tried if each.rule_id == rule.id]
    for each in [each for each in tried if each.fits] or tried:
        if each.fits:
            yield f"fits: {each.shown} (line {each.line}): " + ", ".join(
                f"{name} = {what}" for name, what in each.takes
            )
        for part, why in each.parts:
            yield f"fails: {each.shown} (line {each.line}): {part}: {why}{_change(part, each)}"
    others = [each for each in sentence.tried if each.fits and each.rule_id != rule.id]
    yield from dict.fromkeys(f"taken by {each.rule_id}: {each.shown}" for each in others)
    if not tried and not others:
        triggers = sorted({trigger for matcher in rule.when for trigger in matcher.triggers})
        shown = ", ".join(triggers[:8]) + (", ..." if len(triggers) > 8 else "")
        yield f"not tried: no clause or event noun here has one of the rule's words ({shown})"


def _change(part: str, tried: Tried) -> str:
    """The smallest change to a pattern of which one part fails: another preposition, where one stands there."""
    words = part.split("|")
    if len(tried.parts) != 1 or not all(map(str.islower, words)) or part in _NO_PREPOSITIONS or " " in part:
        return ""
    if "EVENT" in tried.parts[0][1] or not set(words).isdisjoint(tried.offers):
        return ""
    told = set(tried.pattern.replace("|", " ").split())
    others = [word for word in tried.offers if word not in told]
    return f"; `{others[0]}` stands here: would `{'|'.join((*words, others[0]))}` be right?" if others else ""


def _missing(expected: Expectation, events: Sequence[Event]) -> str:
    """What no event gives of what is expected; "" if one gives it all."""
    if expected.nothing:
        return f"no event is expected, but: {event_line(events[0])}" if events else ""
    if expected == Expectation() or any(_gives(expected, event) for event in events):
        return ""
    if not events:
        return "no event"
    nearest = min(events, key=lambda event: len(_differences(expected, event)))
    return "; ".join(_differences(expected, nearest))


def _gives(expected: Expectation, event: Event) -> bool:
    return not _differences(expected, event)


def _differences(expected: Expectation, event: Event) -> list[str]:
    found = []
    if expected.direction is not None:
        source, target = expected.direction
        for side, wanted, actor in (("source", source, event.source), ("target", target, event.target)):
            if _code(actor) != wanted:
                found.append(f"{side} is {_code(actor) or 'none'}, not {wanted or 'none'}")
    stated = (
        ("rule", expected.rule, event.rule_id),
        ("event type", expected.type, event.event_type),
        ("modality", expected.modality, event.modality),
        ("polarity", expected.polarity, event.polarity),
        ("told by", expected.by, _code(event.attribution) or "-"),
        ("cameo", expected.cameo, event.cameo),
        ("content", expected.content, (event.content.event_type or "none") if event.content else "none"),
        ("date", expected.date, event.event_date or "none"),
        ("place", expected.place, event.place.name if event.place else "none"),
    )
    found.extend(f"{name} is {given}, not {wanted}" for name, wanted, given in stated if wanted and wanted != given)
    return found


def _allowed(expected: Expectation, event: Event, both_ways: bool) -> bool:
    """Is the event, or for a rule of both directions its mirror, among the directions that the line names?"""
    if expected.direction is None:
        return True
    ways = [expected.direction, *([expected.direction[::-1]] if both_ways else [])]
    return (_code(event.source), _code(event.target)) in ways


def _code(actor: Actor | None) -> str | None:
    return actor.code if actor is not None else None
