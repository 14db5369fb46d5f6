"""Which words of a sentence stand in quotation marks."""

from __future__ import annotations

from tacitus.text.sentence import Sentence


def quoted(sentence: Sentence, inside: bool) -> tuple[list[bool], bool]:
    """For each token whether it is quoted, and whether the quotation goes on. `inside`: one was left open before.

    A sentence whose first mark closes began inside, whatever came before.
    """
    tags = sentence.tags
    marks = [tag for tag in tags if tag in ("``", "''")]
    if marks:
        inside = marks[0] == "''"
    flags = []
    for tag in tags:
        if tag == "``":
            inside = True
        elif tag == "''":
            inside = False
        flags.append(inside)
    return flags, inside
