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
            console.print(table(self._events, wide=console.width >= WIDE))

    def abandon(self) -> None:
        """Print what there is."""
        self._print()


WIDE = 110  # columns of a terminal from which on the words are shown too


def table(events: Sequence[Event], wide: bool) -> Table:
    """One row an event, dim if it does not count; the document's id where there is more than one."""
    several = len({event.doc_id for event in events}) > 1
    shown = Table(box=None, header_style="bold", pad_edge=False)
    columns = ("document" if several else "", "date", "source", "target", "event", "told by", "words" if wide else "")
    for name in filter(None, columns):
        shown.add_column(name, overflow="ellipsis", no_wrap=name in ("date", "words"))
    for event in events:
        cells = (event.doc_id, event.event_date or "", _actor(event.source), _actor(event.target), _event(event))
        row = (*cells, _attribution(event), _words(event))
        shown.add_row(*row[not several : None if wide else -1], style=None if event.counts else "dim")
    return shown


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
