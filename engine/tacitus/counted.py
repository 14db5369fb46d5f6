"""Numbers with their nouns, for people."""

from __future__ import annotations


def counted(number: int, one: str, many: str = "") -> str:
    """ "1 error", "2 errors", "1,000 known misses" (`many`: a plural that is not made with -s)."""
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"
