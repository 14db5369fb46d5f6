"""A second look at the verbs of a sentence, with the whole clause in view."""

from __future__ import annotations

from tacitus.text.lexicon import Entry

_FINITE = frozenset(["VBD", "VBZ", "VBP", "MD"])
_NOUNS = frozenset(["NN", "NNS", "NNP", "NNPS", "PRP", "CD", "-RRB-", "DT"])
_NAMED = frozenset(["NN", "NNS", "NNP", "NNPS"])
_BORDERS = frozenset([",", ":", "CC", "WDT", "WP", "WRB", "``", "''", "-LRB-", "-RRB-"])


def repair(tags: list[str], entries: list[Entry]) -> None:
    """Changes tags in place: of two finite verbs without a subject between them the first is a participle if it can
    be; a clause without a finite verb takes the likeliest candidate for one."""
    previous = -1
    for index, tag in enumerate(tags):
        if tag in _FINITE:
            if previous >= 0 and "VBN" in entries[previous].possible and _no_subject(tags, entries, previous, index):
                tags[previous] = "VBN"
            previous = index if tag == "VBD" else -1
        elif tag in _BORDERS or entries[index].state == "SUB" or (tag == "IN" and entries[index].lower == "that"):
            previous = -1
    _supply_finite(tags, entries)


def _no_subject(tags: list[str], entries: list[Entry], first: int, second: int) -> bool:
    """Whether every noun between the two verbs hangs on a preposition, so that none is the second verb's subject."""
    if first == 0 or tags[first - 1] not in _NOUNS or entries[first].state in ("BE", "HAVE", "DO"):
        return False
    governed = False
    for index in range(first + 1, second):
        tag = tags[index]
        if tag in ("IN", "TO"):
            governed = entries[index].state not in ("HALF", "SUB")
        elif tag in ("PRP", "EX") or (tag in _NAMED and not governed):
            return False
    return True


def _supply_finite(tags: list[str], entries: list[Entry]) -> None:
    if any(tag in _FINITE for tag in tags):
        return
    for index in range(1, len(tags)):
        entry = entries[index]
        if tags[index - 1] not in _NOUNS:
            continue
        if (
            tags[index] == "VBN"
            and "VBD" in entry.possible
            and not (index + 1 < len(tags) and entries[index + 1].lower == "by")
        ):
            tags[index] = "VBD"
            return
        if (
            tags[index] == "NNS"
            and "VBZ" in entry.usual
            and tags[index - 1] not in ("NNS", "NNPS")
            and index + 1 < len(tags)
        ):
            tags[index] = "VBZ"
            return
