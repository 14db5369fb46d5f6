"""Events as a table for the eye."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table

from tacitus.coding.event import Actor, Event
from tacitus.writing import Mark


class TableSink:
    """Collects events and prints them as one table at the end."""

    mark: Mark | None = None
    settled = True

    def __init__(self) -> None:
        self._events: list[Event] = []

    def write(self, payload: Sequence[Event]) -> None:
        """Take the next events."""
        self._events.extend(payload)

    def commit(self, mark: Mark) -> None:
        """Nothing: a table is made of all events."""

    def close(self, mark: Mark) -> None:
        """Print the table."""
        self._print()

    def publish(self) -> None:
        """Nothing: it has been seen."""

    def _print(self) -> None:
        if self._events:
            console = Console(markup=False, highlight=False)
            console.print(table(self._events, console.width))

    def abandon(self) -> None:
        """Print what there is."""
        self._print()


_BETWEEN = 2  # columns of the terminal between two of the table
_COLUMN = 26  # so many a column is given before the words get any
_FEWEST = 25  # fewer are no use to show words


def table(events: Sequence[Event], width: int) -> Table:
    """One row an event, dim if it does not count; the words where the terminal's `width` leaves room. Columns with one
    value (the document's id) or none (who told it) for all events are left out."""
    rows = [_row(event) for event in events]
    left_out = [] if len({row["document"] for row in rows}) > 1 else ["document"]
    left_out += [] if any(row["told by"] for row in rows) else ["told by"]
    names = [name for name in rows[0] if name not in left_out]
    room = width - sum(_BETWEEN + min(_COLUMN, max(len(row[name]) for row in rows)) for name in names[:-1])
    if room < _FEWEST:
        names.pop()
    shown = Table(box=None, header_style="bold", pad_edge=False)
    for name in names:
        shown.add_column(
            name, overflow="ellipsis", no_wrap=name in ("date", "words"), max_width=room if name == "words" else None
        )
    for event, row in zip(events, rows, strict=True):
        shown.add_row(*(row[name] for name in names), style=None if event.counts else "dim")
    return shown


def _row(event: Event) -> dict[str, str]:
    """The cells by name, the words last."""
    return {
        "document": event.doc_id,
        "date": event.event_date or "",
        "source": _actor(event.source),
        "target": _actor(event.target),
        "event": _event(event),
        "told by": _attribution(event),
        "words": _words(event),
    }


def _actor(actor: Actor | None) -> str:
    return "-" if actor is None else f"{actor.code or '?'} {actor.name or actor.text}"


def _event(event: Event) -> str:
    """What was done, its code and how real it is: "agreement 036 (meeting) planned"."""
    parts = [
        event.event_type,
        event.cameo,
        f"({event.content.event_type or event.content.text})" if event.content else "",
    ]
    parts += [word for word in (event.modality, event.polarity) if word not in ("actual", "affirmed")]
    return " ".join(filter(None, parts))


def _attribution(event: Event) -> str:
    return event.attribution.code or event.attribution.text if event.attribution else ""


def _words(event: Event) -> str:
    """The sentence around the trigger, shortened."""
    start = max(0, event.trigger.start - event.sentence_start - 25)
    end = event.trigger.end - event.sentence_start + 25
    text = " ".join(event.sentence[start:end].split())
    return ("…" if start else "") + text + ("…" if end < len(event.sentence) else "")
