"""Coded events against what people say: precision, recall and F1 by type and slot, confusion, and every error explained.

What gold does not mention is not compared.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from tacitus.coder import Coder
from tacitus.coding.event import Actor, Event
from tacitus.counted import counted
from tacitus.rulebook.example import Expectation
from tacitus.text.document import Document
from tacitus.workbench.explain import event_line, explain
from tacitus.workbench.gold import Gold

NONE = "(none)"
_FIELDS = ("cameo", "modality", "polarity", "by", "content", "date", "place")


@dataclass
class Tally:
    """`right` of `given` coded events and of `wanted` gold ones."""

    right: int = 0
    given: int = 0
    wanted: int = 0

    @property
    def precision(self) -> float:
        """The share of what is coded that is right."""
        return self.right / self.given if self.given else 0.0

    @property
    def recall(self) -> float:
        """The share of gold that is found."""
        return self.right / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        both = self.given + self.wanted
        return 2 * self.right / both if both else 0.0


class Wrong(NamedTuple):
    """One error. `wanted`: None for an event too many; `given`: None for a miss."""

    document: Document
    wanted: Expectation | None
    given: Event | None
    what: tuple[str, ...]


@dataclass
class Score:
    """`events`: right in all that gold mentions; `dyads`: in source and target; `types`: by event type, whoever did it;
    `slots`: of the events that were paired, how many have each field right; `confusion`: gold type, coded type."""

    documents: int = 0
    events: Tally = field(default_factory=Tally)
    dyads: Tally = field(default_factory=Tally)
    types: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    slots: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    confusion: Counter[tuple[str, str]] = field(default_factory=Counter)
    errors: list[Wrong] = field(default_factory=list)

    def add(self, gold: Gold, events: Iterable[Event]) -> None:
        """Compare one document."""
        self.documents += 1
        wanted = [each for each in gold.events if not each.nothing]
        left = list(events)
        self.events.wanted += len(wanted)
        self.events.given += len(left)
        self.dyads.wanted += sum(each.direction is not None for each in wanted)
        self.dyads.given += len(left)
        pairs: list[tuple[Expectation, Event | None]] = []
        for each in sorted(wanted, key=lambda each: min((_distance(each, event) for event in left), default=99)):
            event = min(left, key=lambda event: _distance(each, event), default=None)
            if event is not None and _distance(each, event) >= _TOO_FAR:
                event = None
            if event is not None:
                left.remove(event)
            pairs.append((each, event))
        for each, event in pairs:
            self._pair(gold.document, each, event)
        for event in left:
            self.types[event.event_type].given += 1
            self.confusion[NONE, event.event_type] += 1
            self.errors.append(Wrong(gold.document, None, event, ("an event too many",)))

    def _pair(self, document: Document, wanted: Expectation, event: Event | None) -> None:
        kind = wanted.type or (event.event_type if event else NONE)
        self.types[kind].wanted += 1
        if event is None:
            self.confusion[kind, NONE] += 1
            self.errors.append(Wrong(document, wanted, None, ("missed",)))
            return
        self.types[event.event_type].given += 1
        self.types[kind].right += kind == event.event_type
        self.confusion[kind, event.event_type] += 1
        wrong = []
        for name, want, given in _compared(wanted, event):
            self.slots[name].wanted += 1
            self.slots[name].given += 1
            self.slots[name].right += want == given
            if want != given:
                wrong.append(f"{name} is {given or NONE}, not {want or NONE}")
        sides = wanted.direction is None or wanted.direction == (_code(event.source), _code(event.target))
        self.dyads.right += sides and wanted.direction is not None
        if wrong:
            self.errors.append(Wrong(document, wanted, event, tuple(wrong)))
        else:
            self.events.right += 1

    # -- as text and plain values --------------------------------------------------------------------------------------

    def lines(self) -> Iterator[str]:
        """The figures, for people."""
        documents, gold = counted(self.documents, "document"), counted(self.events.wanted, "event")
        yield f"{documents}, {gold} in gold, {self.events.given:,} coded"
        yield ""
        yield f"  {'':24s} {'precision':>9} {'recall':>7} {'F1':>6} {'gold':>6} {'coded':>6}"
        yield _row("whole events", self.events)
        yield _row("who and whom", self.dyads)
        yield ""
        for kind, tally in sorted(self.types.items(), key=lambda item: -item[1].wanted):
            yield _row(kind, tally)
        if self.slots:
            yield ""
            yield f"  {'of events found':24s} {'right':>9} {'of':>7}"
            for name, tally in self.slots.items():
                yield f"  {name:24s} {tally.precision:>9.1%} {tally.wanted:>7,}"
        mixed = [(pair, count) for pair, count in self.confusion.most_common() if pair[0] != pair[1]]
        if mixed:
            yield ""
            yield "  gold type -> coded type"
            yield from (f"  {count:>5,}  {gold} -> {coded}" for (gold, coded), count in mixed[:20])

    def record(self) -> dict[str, Any]:
        """The figures, as plain values."""
        return {
            "documents": self.documents,
            "events": _tally(self.events),
            "dyads": _tally(self.dyads),
            "types": {kind: _tally(tally) for kind, tally in sorted(self.types.items())},
            "slots": {name: _tally(tally) for name, tally in self.slots.items()},
            "confusion": [[gold, coded, count] for (gold, coded), count in self.confusion.most_common()],
            "errors": [
                {"id": each.document.id, "text": each.document.text, "what": list(each.what)} for each in self.errors
            ],
        }


_TOO_FAR = 5


def explained(coder: Coder, wrong: Wrong) -> Iterator[str]:
    """One error: the text, what is wrong, and what the coder saw."""
    yield f"{wrong.document.id}: {' '.join(wrong.document.text.split())}"
    yield f"    {'; '.join(wrong.what)}"
    if wrong.wanted is not None:
        yield f"    gold:  {_said(wrong.wanted)}"
    if wrong.given is not None:
        yield f"    coded: {event_line(wrong.given)}"
    if wrong.given is None or wrong.wanted is not None:
        explanation = explain(coder, wrong.document.text, wrong.document.date, title=wrong.document.title)
        for sentence in explanation.sentences:
            yield from (f"    clause: {line}" for line in sentence.clauses)
            near = [tried for tried in sentence.tried if not tried.fits and len(tried.parts) == 1][:3]
            yield from (
                f"    near: {each.rule_id}: {each.shown}: {each.parts[0][0]}: {each.parts[0][1]}" for each in near
            )


def score(coder: Coder, gold: Iterable[Gold], everything: bool = False) -> Score:
    """Code and compare. `everything`: also events that do not count (negated, background, repeated)."""
    found = Score()
    for each in gold:
        events = coder.code_document(each.document)
        mentions = any(want.polarity == "negated" for want in each.events)
        found.add(each, [event for event in events if everything or event.counts or (mentions and _negated(event))])
    return found


def _negated(event: Event) -> bool:
    return event.polarity == "negated"


# -- comparing ---------------------------------------------------------------------------------------------------------


def _compared(wanted: Expectation, event: Event) -> Iterator[tuple[str, str | None, str | None]]:
    """Field, gold value and coded value, for all that gold mentions."""
    if wanted.direction is not None:
        yield "source", wanted.direction[0], _code(event.source)
        yield "target", wanted.direction[1], _code(event.target)
    given = {
        "type": event.event_type,
        "cameo": event.cameo,
        "modality": event.modality,
        "polarity": event.polarity,
        "by": _code(event.attribution) or "-",
        "content": (event.content.event_type or "") if event.content else "",
        "date": event.event_date or "",
        "place": event.place.name if event.place else "",
        "rule": event.rule_id,
    }
    for name in ("type", "rule", *_FIELDS):
        value = getattr(wanted, name)
        if value:
            yield name, value, given[name]


def _distance(wanted: Expectation, event: Event) -> int:
    """How unlike they are: sides and type weigh most; from _TOO_FAR on it is another event."""
    weights = {"source": 2, "target": 2, "type": 3}
    return sum(weights.get(name, 0) for name, want, given in _compared(wanted, event) if want != given)


def _code(actor: Actor | None) -> str | None:
    return actor.code if actor is not None else None


def _said(wanted: Expectation) -> str:
    sides = " > ".join(side or "-" for side in wanted.direction) if wanted.direction else ""
    rest = [getattr(wanted, name) for name in ("type", "rule", *_FIELDS) if getattr(wanted, name)]
    return "  ".join([*([sides] if sides else []), *rest])


def _row(name: str, tally: Tally) -> str:
    """A row of figures; `-` where there is nothing to take a share of."""
    precision = f"{tally.precision:.1%}" if tally.given else "-"
    recall = f"{tally.recall:.1%}" if tally.wanted else "-"
    f1 = f"{tally.f1:.1%}" if tally.given or tally.wanted else "-"
    return f"  {name:24s} {precision:>9} {recall:>7} {f1:>6} {tally.wanted:>6,} {tally.given:>6,}"


def _tally(tally: Tally) -> dict[str, float]:
    return {
        "right": tally.right, "coded": tally.given, "gold": tally.wanted,
        "precision": round(tally.precision, 4), "recall": round(tally.recall, 4), "f1": round(tally.f1, 4),
    }  # fmt: skip
