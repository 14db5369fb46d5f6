"""Phrases to be found in texts by their words, the longest first, as one dict of numbers.

It holds each phrase and each run of words that longer phrases open with, so that one look-up a word leads from the first word
to the longest phrase and ends where none goes on. Numbers load three times as fast as lists or texts, and a look-up in a table
this large misses the processor's caches, so there should be as few as can be.
"""

from __future__ import annotations

from collections.abc import Sequence

# The lowest bit of a step: longer phrases go on from here. Above it: what the phrase stands for, 0 if it is none.
LONGER = 1


def steps(values: dict[str, int]) -> dict[str, int]:
    """Phrases (words joined by a space) with positive numbers -> the steps to them."""
    found: dict[str, int] = {}
    for phrase, value in values.items():
        found[phrase] = found.get(phrase, 0) | value << 1
        end = phrase.find(" ")
        while end >= 0:
            found[phrase[:end]] = found.get(phrase[:end], 0) | LONGER
            end = phrase.find(" ", end + 1)
    return found


def walk(steps: dict[str, int], lowers: Sequence[str], first: int, end: int, step: int) -> list[tuple[int, int]]:
    """All phrases from the token `first` on that end before `end`: the token behind each, and its number, the shortest
    first. `step`: that of the first token."""
    path, at = lowers[first], first + 1
    found = [(at, step >> 1)] if step > LONGER else []
    while step & LONGER and at < end:
        path = f"{path} {lowers[at]}"
        step = steps.get(path, 0)
        at += 1
        if step > LONGER:
            found.append((at, step >> 1))
    return found
