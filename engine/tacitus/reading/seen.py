"""Which ids were read before, in little memory."""

from __future__ import annotations

from array import array

_SIZE = 1024


class Seen:
    """The hashes of ids, up to `most` of them; later ones are not kept. Open addressing with linear probing (Knuth, The Art of
    Computer Programming 3, 6.4): 16 to 32 bytes an id, where a set of numbers takes 60 to 100."""

    __slots__ = ("_count", "_most", "_table")

    def __init__(self, most: int) -> None:
        self._most = most
        self._count = 0
        self._table = array("q", bytes(8 * _SIZE))  # 0: free

    def __len__(self) -> int:
        return self._count

    def add(self, id: str) -> bool:
        """Whether the id is new, or comes when no more are kept."""
        if self._count >= self._most:
            return True
        if self._count * 2 >= len(self._table):
            self._grow()
        table, number = self._table, hash(id) or 1
        mask = len(table) - 1
        at = number & mask
        while there := table[at]:
            if there == number:
                return False
            at = at + 1 & mask
        table[at] = number
        self._count += 1
        return True

    def _grow(self) -> None:
        larger = array("q", bytes(16 * len(self._table)))
        mask = len(larger) - 1
        for number in self._table:
            if number:
                at = number & mask
                while larger[at]:
                    at = at + 1 & mask
                larger[at] = number
        self._table = larger
