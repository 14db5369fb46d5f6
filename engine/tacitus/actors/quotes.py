"""Which words of a sentence stand in quotation marks."""

from __future__ import annotations

from tacitus.text.sentence import Sentence

_MARKS = ("``", "''")


def quoted(sentence: Sentence, inside: bool) -> tuple[list[bool], bool]:
    """For each token whether it is quoted, and whether the quotation goes on. `inside`: one was left open before.

    A sentence whose first mark closes began inside, whatever came before.
    """
    tags = sentence.tags
    marks = [tag for tag in tags if tag in _MARKS] if "``" in tags or "''" in tags else []
    if not marks:
        return [inside] * len(tags), inside  # most sentences
    inside = marks[0] == "''"
    flags = []
    for tag in tags:
        if tag in _MARKS:
            inside = tag == "``"
        flags.append(inside)
    return flags, inside
