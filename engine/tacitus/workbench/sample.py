"""A random sample of a stream: every item as likely as any other, the same one for the same seed."""

from __future__ import annotations

import random
from typing import Generic, TypeVar

T = TypeVar("T")


class Sample(Generic[T]):
    """Holds `size` items of all that were added; `count`: how many were."""

    def __init__(self, size: int, seed: int) -> None:
        self.size = size
        self.count = 0
        self._random = random.Random(seed)
        self._items: list[tuple[int, T]] = []

    def add(self, item: T) -> None:
        """One more item of the stream."""
        self.count += 1
        if len(self._items) < self.size:
            self._items.append((self.count, item))
        else:
            place = self._random.randrange(self.count)
            if place < self.size:
                self._items[place] = (self.count, item)

    @property
    def items(self) -> list[T]:
        """The sample, in the order of the stream."""
        return [item for _, item in sorted(self._items, key=lambda pair: pair[0])]
