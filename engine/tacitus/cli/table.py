"""Events as a table for the eye."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table

from tacitus.coding.event import Actor, Event


class TableSink:
    """Collects events and prints them as one table at the end."""

    def __init__(self) -> None:
        self._events: list[Event] = []

    def write(self, payload: Sequence[Event]) -> None:
        """Take the next events."""
        self._events.extend(payload)

    def finish(self) -> None:
        """Print the table."""
        if self._events:
            Console(markup=False, highlight=False).print(table(self._events))

    def abandon(self) -> None:
        """Print what there is."""
        self.finish()


def table(events: Sequence[Event]) -> Table:
    """One row an event; the document's id where there is more than one."""
    several = len({event.doc_id for event in events}) > 1
    shown = Table(box=None, header_style="bold", pad_edge=False)
    for name in (*(("document",) if several else ()), "date", "source", "event", "CAMEO", "target", "how", "words"):
        shown.add_column(name, overflow="fold")
    for event in events:
        row = (
            event.event_date or "",
            _actor(event.source),
            event.event_type + (f" ({event.content.event_type})" if event.content else ""),
            event.cameo,
            _actor(event.target),
            _how(event),
            _words(event),
        )
        shown.add_row(*((event.doc_id, *row) if several else row), style=None if event.counts else "dim")
    return shown


def _actor(actor: Actor | None) -> str:
    if actor is None:
        return "-"
    return f"{actor.code or '?'} {actor.name or actor.text}"


def _how(event: Event) -> str:
    words = [word for word in (event.modality, event.polarity) if word not in ("actual", "affirmed")]
    if event.attribution is not None:
        words.append(f"by {event.attribution.code or event.attribution.text}")
    return ", ".join(words)


def _words(event: Event) -> str:
    """The sentence around the trigger, shortened."""
    start = max(0, event.trigger.start - event.sentence_start - 25)
    end = event.trigger.end - event.sentence_start + 25
    text = " ".join(event.sentence[start:end].split())
    return ("…" if start else "") + text + ("…" if end < len(event.sentence) else "")
