"""What a change of rules does to a corpus: events added, lost and recoded, by rule, with their sentences."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from html import escape
from typing import Any, NamedTuple

from tacitus.coder import Coder
from tacitus.coding.event import Actor, Event
from tacitus.counted import counted
from tacitus.drawing import html
from tacitus.text.document import Document
from tacitus.workbench.explain import event_line

_COMPARED = ("event_type", "cameo", "modality", "polarity", "counts", "event_date", "rule_id")
KINDS = ("added", "lost", "recoded")


class Change(NamedTuple):
    """One difference. `kind`: added (`old` is None), lost (`new` is None) or recoded; `what`: the fields that differ."""

    kind: str
    old: Event | None
    new: Event | None
    what: tuple[str, ...]

    @property
    def event(self) -> Event:
        """The event as it is now, or as it was."""
        found = self.new or self.old
        assert found is not None
        return found

    @property
    def rule(self) -> str:
        """The rule that makes the difference: of a lost event the old one."""
        return self.event.rule_id


class Diff:
    """Reads documents one by one. `limit`: how many changes of each kind are kept with their sentences."""

    def __init__(self, old: Coder, new: Coder, limit: int = 1000) -> None:
        self.old, self.new, self.limit = old, new, limit
        self.documents = self.before = self.after = 0
        self.counts: Counter[str] = Counter()
        self.by_rule: dict[str, Counter[str]] = defaultdict(Counter)
        self.changes: dict[str, list[Change]] = {kind: [] for kind in KINDS}

    def read(self, document: Document) -> None:
        """Take one document."""
        self.documents += 1
        old, new = self.old.code_document(document), self.new.code_document(document)
        self.before += len(old)
        self.after += len(new)
        for change in compare(old, new):
            self.counts[change.kind] += 1
            self.by_rule[change.rule][change.kind] += 1
            kept = self.changes[change.kind]
            if len(kept) < self.limit:
                kept.append(change)

    @property
    def differs(self) -> bool:
        """Is anything different?"""
        return bool(self.counts)

    # -- as text, plain values and a page ------------------------------------------------------------------------------

    def lines(self, most: int = 20) -> Iterator[str]:
        """What changed, for people. `most`: sentences of each kind."""
        yield self._summary()
        if self.by_rule:
            yield ""
            yield f"  {'added':>7} {'lost':>7} {'recoded':>7}  rule"
        for rule, counts in sorted(self.by_rule.items(), key=lambda item: (-item[1].total(), item[0])):
            yield "  " + " ".join(f"{counts[kind] or '':>7}" for kind in KINDS) + f"  {rule}"
        for kind in KINDS:
            found = self.changes[kind]
            for number, change in enumerate(found[:most]):
                if not number:
                    yield ""
                    yield kind + (f", the first {most} of {self.counts[kind]:,}" if self.counts[kind] > most else "")
                yield f"  {change.event.doc_id}: {_sentence(change.event)}"
                if change.old is not None:
                    yield f"    - {event_line(change.old)}"
                if change.new is not None:
                    yield f"    + {event_line(change.new)}"

    def record(self) -> dict[str, Any]:
        """What changed, as plain values."""
        return {
            "documents": self.documents,
            "before": self.before,
            "after": self.after,
            **{kind: self.counts[kind] for kind in KINDS},
            "by_rule": {rule: dict(counts) for rule, counts in sorted(self.by_rule.items())},
            "changes": [_record(change) for kind in KINDS for change in self.changes[kind]],
        }

    def page(self) -> str:
        """What changed, as HTML that needs nothing else."""
        rows = "".join(
            f"<tr><td><code>{escape(rule)}</code></td>"
            + "".join(f"<td>{counts[kind] or ''}</td>" for kind in KINDS)
            + "</tr>"
            for rule, counts in sorted(self.by_rule.items(), key=lambda item: (-item[1].total(), item[0]))
        )
        names = "".join(f"<th>{kind}</th>" for kind in KINDS)
        table = f'<div class="scroll"><table><tr><th>rule</th>{names}</tr>{rows}</table></div>' if rows else ""
        sections = "".join(self._section(kind) for kind in KINDS if self.changes[kind])
        from tacitus.workbench.page import STYLE

        head = html.head("What changed").replace("</style>", f"{STYLE}{_STYLE}</style>", 1)
        return f"{head}<p>{escape(self._summary())}</p>{table}{sections}{html.tail()}"

    def _section(self, kind: str) -> str:
        items = "".join(map(_item, self.changes[kind]))
        return f'<section><h2>{kind} ({self.counts[kind]:,})</h2><ul class="changes">{items}</ul></section>'

    def _summary(self) -> str:
        told = ", ".join(f"{self.counts[kind]:,} {kind}" for kind in KINDS)
        documents, before = counted(self.documents, "document"), counted(self.before, "event")
        return f"{documents}, {before} before, {self.after:,} after: {told}"


_STYLE = """
.changes{list-style:none;padding:0}.changes li{margin:0 0 1em}.changes del,.changes ins{display:block;text-decoration:none;
font-size:.9rem;padding-left:1.2em;text-indent:-1.2em}.changes del::before{content:"−  "}.changes ins::before{content:"+  "}
.changes del{color:var(--negated)}.changes ins{color:var(--oblique)}
"""


def compare(old: list[Event], new: list[Event]) -> Iterator[Change]:
    """The differences between two codings of one document. Events with the same words in the same roles are one event;
    of what is left, an old and a new one with the same trigger too, if there is only one of each."""
    before, after = {_key(event): event for event in old}, {_key(event): event for event in new}
    for key in (key for key in before if key in after):  # in the order of the text: a set's changes from run to run
        what = _differences(before[key], after[key])
        if what:
            yield Change("recoded", before[key], after[key], what)
    lost = _by_trigger(before[key] for key in before if key not in after)
    added = _by_trigger(after[key] for key in after if key not in before)
    for trigger in sorted({*lost, *added}):
        gone, come = lost.get(trigger, []), added.get(trigger, [])
        if len(gone) == len(come) == 1:
            yield Change("recoded", gone[0], come[0], _differences(gone[0], come[0]))
            continue
        yield from (Change("lost", event, None, ()) for event in gone)
        yield from (Change("added", None, event, ()) for event in come)


def _key(event: Event) -> tuple[Any, ...]:
    sides = (event.trigger, event.source, event.target)
    return (event.part, *((side.start, side.end) if side else None for side in sides))


def _by_trigger(events: Iterator[Event]) -> dict[tuple[str, int, int], list[Event]]:
    found: dict[tuple[str, int, int], list[Event]] = defaultdict(list)
    for event in events:
        found[event.part, event.trigger.start, event.trigger.end].append(event)
    return found


def _differences(old: Event, new: Event) -> tuple[str, ...]:
    found = [name for name in _COMPARED if getattr(old, name) != getattr(new, name)]
    found += [side for side in ("source", "target") if _side(getattr(old, side)) != _side(getattr(new, side))]
    return tuple(found)


def _side(actor: Actor | None) -> tuple[Any, ...]:
    return () if actor is None else (actor.start, actor.end, actor.code)


def _sentence(event: Event) -> str:
    return " ".join(event.sentence.split())


def _record(change: Change) -> dict[str, Any]:
    return {
        "kind": change.kind,
        "doc_id": change.event.doc_id,
        "sentence": _sentence(change.event),
        "what": list(change.what),
        "old": change.old,
        "new": change.new,
    }


def _item(change: Change) -> str:
    event = change.event
    old = f"<del>{escape(event_line(change.old))}</del>" if change.old else ""
    new = f"<ins>{escape(event_line(change.new))}</ins>" if change.new else ""
    return f"<li>{escape(_sentence(event))} <small>{escape(event.doc_id)}</small>{old}{new}</li>"
