"""What a run counts."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec


class Counts(msgspec.Struct, frozen=True):
    """`documents` coded and `rejected` (set aside); `remarks` on documents; `sentences`, and how many of them are
    `telling` (gave a record); `records` that came out, `counting` ones among them; events `uncoded`, left out because neither
    side has a code; sentences `discarded`, which tell of no political event, or `gated`, in which no pattern finds its trigger
    (counted where that spared parsing: at the end of a document); records by event `types`; `busy`: seconds that
    workers spent."""

    documents: int = 0
    sentences: int = 0
    telling: int = 0
    records: int = 0
    counting: int = 0
    uncoded: int = 0
    discarded: int = 0
    gated: int = 0
    rejected: int = 0
    remarks: int = 0
    busy: float = 0.0
    types: dict[str, int] = {}

    def plus(self, other: Counts) -> Counts:
        """Both together."""
        return Counts.sum((self, other))

    @classmethod
    def sum(cls, parts: Iterable[Counts]) -> Counts:
        """All together; types by name."""
        sums: dict[str, float] = dict.fromkeys(_NUMBERS, 0)
        types: dict[str, int] = {}
        for part in parts:
            for name in _NUMBERS:
                sums[name] += getattr(part, name)
            for type, number in part.types.items():
                types[type] = types.get(type, 0) + number
        return msgspec.convert({**sums, "types": dict(sorted(types.items()))}, cls)


_NUMBERS = tuple(name for name in Counts.__struct_fields__ if name != "types")
