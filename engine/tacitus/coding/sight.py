"""What coding tells of a sentence and of a document besides the events."""

from __future__ import annotations

from msgspec import Struct

from tacitus.coding.discards import Discard
from tacitus.coding.event import Event
from tacitus.coding.merge import mark_repetitions
from tacitus.coding.reading import Reading
from tacitus.coding.trace import Trace
from tacitus.syntax.clause import Parse


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


class Tally(Struct, eq=False, gc=False):
    """What the sentences of a document come to."""

    events: list[Event] = []
    discards: list[Discard] = []
    sentences: int = 0
    uncoded: int = 0
    gated: int = 0
    done: Parse | None = None

    def add(self, sight: Sight) -> None:
        """Takes the next sentence."""
        if self.done is not None:
            self.done.release()  # only now: the story looks back at a sentence when it reads the next one
        self.done = sight.reading.parse
        self.events += sight.events
        self.sentences += 1
        self.uncoded += sight.left_out
        self.gated += sight.gated
        if sight.discard is not None:
            self.discards.append(sight.discard)

    def coded(self, yielding: frozenset[str]) -> Coded:
        """What came of the document. `yielding`: types that give way to what they report."""
        if self.done is not None:
            self.done.release()
        events = mark_repetitions(self.events, yielding)
        return Coded(events, self.sentences, self.uncoded, tuple(self.discards), self.gated)
