"""What coding tells of a sentence and of a document besides the events."""

from __future__ import annotations

from msgspec import Struct

from tacitus.coding.discards import Discard
from tacitus.coding.event import Event
from tacitus.coding.reading import Reading
from tacitus.coding.trace import Trace


class Sight(Struct, frozen=True, eq=False, gc=False):
    """One sentence as coding saw it, for `explain`: the reading, the trace and the events.

    `left_out`: how many events more there were, neither of whose sides has a code. `discard`: set where the sentence was
    left out because it tells of no political event (rules/cues/discards.yaml). `gated`: whether it was left out because no
    pattern finds its trigger in it; the reading has no clauses then."""

    reading: Reading
    trace: Trace
    events: list[Event]
    left_out: int
    discard: Discard | None = None
    gated: bool = False


class Coded(Struct, frozen=True, gc=False):
    """What a document came to: its events, how many sentences it has, how many uncoded events were left out, the
    sentences that were discarded, and how many were not parsed, since no pattern finds its trigger in them."""

    events: list[Event]
    sentences: int
    uncoded: int
    discards: tuple[Discard, ...] = ()
    gated: int = 0
