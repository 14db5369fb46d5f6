"""A sentence as tagged tokens: what the text stages make and the syntax stage reads."""

from __future__ import annotations

import msgspec


class Sentence(msgspec.Struct, eq=False, gc=False):
    """One sentence of a document. All lists run in parallel, one item a token.

    `start`, `end`, `starts`, `ends` are offsets into the document's text, in code points. `tags` are Penn Treebank
    tags (NN, NNS, NNP, NNPS, VB, VBD, VBN, VBG, VBP, VBZ, MD, IN, TO, DT, JJ, ... and `,` `.` `:` `-LRB-` `-RRB-`
    `` `` `` `''` `HYPH` `$`): auxiliaries have verb tags, the syntax stage tells them apart. `lemmas` are lower-case
    base forms (of a proper noun: its lower-case form). `names` are the stretches (first token, end token, key) that
    a list of names knows; the tagger takes them for proper nouns and no chunk boundary falls inside one.
    """

    index: int
    start: int
    end: int
    words: list[str]
    lowers: list[str]
    starts: list[int]
    ends: list[int]
    headline: bool = False
    tags: list[str] = []
    lemmas: list[str] = []
    names: list[tuple[int, int, int]] = []
