"""Which tokens stand in a direct quotation."""

from __future__ import annotations

from tacitus.text.sentence import Sentence

_OPENING = frozenset({"“", "``", "«", "„"})
_CLOSING = frozenset({"”", "''", "»"})
_EITHER = '"'
_MARKS = _OPENING | _CLOSING | {_EITHER}


def quoted(sentence: Sentence, inside: bool, present: set[str]) -> tuple[list[bool] | None, bool]:
    """One flag a token (None: no quotation in the sentence), and whether the quotation is still open at its end.

    `inside`: a quotation was open before the sentence; `present`: all its words, as a set. A closing mark without an opening one means that the sentence
    began inside a quotation.
    """
    words = sentence.words
    if not inside and _MARKS.isdisjoint(present):
        return None, False
    flags = [False] * len(words)
    for position, word in enumerate(words):
        if word in _OPENING:
            inside = True
        elif word in _CLOSING:
            if not inside:
                flags[:position] = [True] * position
            inside = False
        elif word == _EITHER:
            inside = not inside
        else:
            flags[position] = inside
    return flags, inside
