"""Looks ahead over the kinds of chunks: what follows the chunk at `at`, before the chunk at `limit`."""

from __future__ import annotations

_SKIPPED = frozenset(["ADV", "QUOTE", "TIME"])
_ENDS = frozenset(["SEMI", "STOP", "COLON"])
_CLOSED = frozenset(["THAT", "SC", "SEMI", "STOP", "COLON", "VB"])
_PHRASES = frozenset(["NP", "P", "ADV", "ADJ", "QUOTE"])
_FURTHEST = 14  # chunks that a look ahead may read


def next_kind(kinds: list[str], at: int, limit: int) -> str:
    """The kind of the next chunk that counts, "" at the end."""
    while (at := at + 1) < limit:
        kind = kinds[at]
        if kind not in _SKIPPED:
            return kind
    return ""


def verbs_left(kinds: list[str], at: int, limit: int) -> int:
    """How many finite verbs follow before the next break."""
    found = 0
    for kind in kinds[at + 1 : limit]:
        if kind == "VF":
            found += 1
        elif kind in _ENDS:
            break
    return found


def subject_ahead(kinds: list[str], at: int, limit: int) -> bool:
    """Whether the noun phrase at chunk `at` is the subject of a finite verb behind it."""
    waiting = 0
    commas = 0
    governed = False
    tail = False
    other = False
    for index in range(at + 1, min(limit, at + _FURTHEST)):
        kind = kinds[index]
        if kind == "VF":
            if waiting:
                waiting -= 1
            else:
                return commas != 1 or (tail and not other)
        elif kind == "WH":
            waiting += 1
            tail = True
        elif kind == "P":
            governed = True
            continue
        elif kind == "NP":
            before = kinds[index - 1]
            if not governed and before == "NP":
                waiting += 1
            elif not governed and before == "COMMA":
                if commas == 2:
                    return False
                other = True  # "and Mali to mediate, diplomats said"
        elif kind == "COMMA" or kind == "DASH":
            commas += 1
            if commas > 2:
                return False
        elif kind == "CC":
            if kinds[index + 1 : index + 2] != ["NP"]:
                return False
            if kinds[index - 1] == "COMMA":
                return False
            other = False
        elif kind in ("VN", "VG", "VI"):
            tail = True
        elif kind in _CLOSED:
            return False
        governed = False
    return False


def subject_close(kinds: list[str], at: int, limit: int) -> bool:
    """Whether a verb follows the noun phrase at chunk `at`, or the list it begins, with no comma in between."""
    joined = False
    for index in range(at + 1, min(limit, at + _FURTHEST)):
        kind = kinds[index]
        if kind == "VF":
            return kinds[index - 1] != "COMMA"
        if kind == "CC":
            joined = True
        elif kind == "COMMA":
            if joined or kinds[index + 1 : index + 2] not in (["NP"], ["CC"]):
                return False
        elif kind not in _PHRASES:
            return False
    return False


def verb_behind_tail(kinds: list[str], at: int, limit: int) -> bool:
    """Whether a finite verb follows the participle or infinitive at chunk `at` and what hangs on it, with no comma before
    it and nothing that could be its subject: "arrested in Lima were", "to close the mine would"."""
    free = kinds[at] == "VI"  # one noun phrase, the object, may stand behind no preposition
    for index in range(at + 1, min(limit, at + _FURTHEST)):
        kind = kinds[index]
        if kind == "VF":
            return True
        if kind == "NP":
            if kinds[index - 1] != "P":
                if not free:
                    return False
                free = False
        elif kind != "P" and kind not in _SKIPPED:
            return False
    return False


def list_ahead(kinds: list[str], at: int, limit: int) -> bool:
    """Whether "..., NP and NP" or "..., NP, NP, and" goes on behind the noun phrase at chunk `at`."""
    index = at + 1
    more = 0
    while index < limit - 1:
        kind, after = kinds[index], kinds[index + 1]
        if (kind == "P" and after == "NP") or (kind == "COMMA" and after == "NP"):
            more += kind == "COMMA"
            index += 2
        elif kind == "COMMA" and after == "CC":
            index += 1
        elif kind == "CC":
            return after in ("NP", "ADV") or more > 1
        elif kind == "QUOTE":
            index += 1
        else:
            return False
    return False


def parenthesis_ahead(kinds: list[str], at: int, limit: int) -> bool:
    """Whether the clause that begins at chunk `at` ends at a comma soon, with a verb behind: "the army, it said, left"."""
    index = at + 2
    while index < limit and kinds[index] != "COMMA":
        if kinds[index] in ("VF", "THAT"):
            return False
        index += 1
    return "VF" in kinds[index : index + 4]
