"""A sentence as another parser analysed it: words with their classes and what each depends on (Universal Dependencies)."""

from __future__ import annotations

import msgspec


class Tree(msgspec.Struct, frozen=True, gc=False):
    """One sentence. All tuples but `enhanced` run in parallel, one item a word; what is not given is "".

    `line`: of the file, where its first word stands. `start`, `end`, `starts`, `ends`: offsets into the document's
    text, in code points. `lemmas`, `upos`, `xpos`, `feats`: as written. `heads`: index of the word that each depends
    on, -1 for a root; they form a tree. `relations`: the name of each dependency ("nsubj:pass"). `enhanced`: further
    edges (word, the word it depends on, relation), if the parser gave them.
    """

    line: int
    start: int
    end: int
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    lemmas: tuple[str, ...]
    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    feats: tuple[str, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]
    enhanced: tuple[tuple[int, int, str], ...] = ()
