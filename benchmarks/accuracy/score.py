"""How the records of a coder compare with the written gold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from gold import Expected, Number, Record, Sentence

Event = Mapping[str, Any]  # a record of CONTRACT's nested form


class Compared(NamedTuple):
    """One sentence: `pairs` of an expected record, the way of it that is nearest, and the event found for it;
    `missed` and `extra` are the rest."""

    sentence: Sentence
    pairs: tuple[tuple[Record, Event], ...]
    missed: tuple[Expected, ...]
    extra: tuple[Event, ...]


class Rate(NamedTuple):
    """Right ones of found and of expected."""

    right: int
    found: int
    expected: int

    @property
    def f1(self) -> float:
        """In per cent."""
        return 200 * self.right / (self.found + self.expected) if self.found + self.expected else 100.0


def compare(sentence: Sentence, events: Sequence[Event]) -> Compared:
    """Each expected record with the nearest event of its type, best first, each used once. What is left over of events
    that do not count is no fault."""
    near = sorted(
        (
            (_nearness(way, event), -i, -j, way)
            for i, expected in enumerate(sentence.expected)
            for way in expected.ways
            for j, event in enumerate(events)
            if way.event_type == event["event_type"]
        ),
        key=lambda item: item[:3],
        reverse=True,
    )
    taken: dict[int, tuple[Record, Event]] = {}
    used: set[int] = set()
    for _, i, j, way in near:
        if -i not in taken and -j not in used:
            taken[-i] = (way, events[-j])
            used.add(-j)
    missed = tuple(e for i, e in enumerate(sentence.expected) if i not in taken and not e.optional)
    extra = tuple(event for j, event in enumerate(events) if j not in used and _counts(event))
    return Compared(sentence, tuple(taken[i] for i in sorted(taken)), missed, extra)


def figures(compared: Sequence[Compared]) -> dict[str, Rate]:
    """The figures over many sentences, by name. Those of matched records have as many found as expected."""
    found = {
        "types": _types(compared),
        "dyads": _records(compared, _dyad),
        "records": _records(compared, is_whole),
        "sources": _matched(compared, lambda way, event: _code(event["source"]) in way.source),
        "targets": _matched(compared, lambda way, event: _code(event["target"]) in way.target),
        "cameo": _matched(compared, lambda way, event: event["cameo"] in way.cameo),
        "modality": _matched(compared, lambda way, event: event["modality"] == way.modality),
        "polarity": _matched(compared, lambda way, event: _negated(event) == way.negated),
        "counts": _matched(compared, lambda way, event: event["counts"] == way.counts),
        "date": _matched((c for c in compared), _dated, lambda way: way.date is not None),
        "quantities": _matched((c for c in compared), _numbered, lambda way: bool(way.numbers)),
    }
    silent = [c for c in compared if not c.sentence.expected]
    right = sum(not c.extra for c in silent)
    return found | {"silent": Rate(right, len(silent), len(silent))}


def _counts(event: Event) -> bool:
    return bool(event["counts"]) and not _negated(event)


def _negated(event: Event) -> bool:
    return bool(event["polarity"] == "negated")


def _code(actor: Mapping[str, Any] | None) -> str:
    return "" if actor is None else actor["code"] or ""


def _nearness(way: Record, event: Event) -> tuple[int, int]:
    sides = (_code(event["source"]) in way.source) + (_code(event["target"]) in way.target)
    rest = (event["cameo"] in way.cameo) + (event["modality"] == way.modality) + (_negated(event) == way.negated)
    return sides, rest


def _dyad(way: Record, event: Event) -> bool:
    return _nearness(way, event)[0] == 2


def is_whole(way: Record, event: Event) -> bool:
    """Everything that the line says is so."""
    return (
        _nearness(way, event) == (2, 3)
        and event["counts"] == way.counts
        and (way.date is None or _dated(way, event))
        and _numbered(way, event)
    )


def _dated(way: Record, event: Event) -> bool:
    return bool(event["event_date"] == way.date)


def _numbered(way: Record, event: Event) -> bool:
    told = [Number(q["role"], q["min"], q["max"]) for q in event["quantities"]]
    return all(number in told for number in way.numbers)


def _types(compared: Iterable[Compared]) -> Rate:
    """Types as sets of each sentence."""
    totals: Counter[str] = Counter()
    for one in compared:
        paired = {way.event_type for way, _ in one.pairs}
        found = paired | {event["event_type"] for event in one.extra}
        expected = paired | {expected.ways[0].event_type for expected in one.missed}
        totals.update(right=len(paired), found=len(found), expected=len(expected))
    return Rate(totals["right"], totals["found"], totals["expected"])


def _records(compared: Iterable[Compared], is_right: Callable[[Record, Event], bool]) -> Rate:
    totals: Counter[str] = Counter()
    for one in compared:
        right = sum(is_right(way, event) for way, event in one.pairs)
        totals.update(right=right, found=len(one.pairs) + len(one.extra), expected=len(one.pairs) + len(one.missed))
    return Rate(totals["right"], totals["found"], totals["expected"])


def _matched(
    compared: Iterable[Compared],
    is_right: Callable[[Record, Event], bool],
    asked: Callable[[Record], bool] = lambda way: True,
) -> Rate:
    results = [is_right(way, event) for one in compared for way, event in one.pairs if asked(way)]
    return Rate(sum(results), len(results), len(results))
