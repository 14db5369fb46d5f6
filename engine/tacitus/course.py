"""A document on its way through the stages: which sentence is next, and what the stages have made of it so far."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date as Date
from typing import TYPE_CHECKING

from tacitus.coding.records import Part

if TYPE_CHECKING:
    from tacitus.actors.coreference import Story
    from tacitus.coding.discards import Discard
    from tacitus.coding.draft import Draft
    from tacitus.coding.reading import Reading
    from tacitus.coding.sight import Sight
    from tacitus.coding.trace import Trace
    from tacitus.syntax.clause import Parse
    from tacitus.text.document import Document
    from tacitus.text.sentence import Sentence
    from tacitus.text.tree import Tree

Split = Callable[[str], Iterable[tuple[int, int]]]


class Course:
    """The sentences of one document, those of its title first. `number`: its place among those beside it; `split`: cuts a
    text into sentences.

    Of the document: `story`; `part`: that the sentence stands in, dated as its dateline says; `inside`: whether a quotation
    is open. Of the sentence: `index` in its part, `start` and `end` in the part's text, `tree` if another parser has parsed
    it, `final`: whether none comes behind it; the rest is what the stages made of it, one after the other.
    """

    __slots__ = ("_parts", "_spans", "_split", "_trees", "discard", "document", "drafts", "end", "final", "flags", "index", "inside",
                 "lacks", "number", "parse", "part", "reading", "sentence", "shut", "sight", "start", "story", "trace", "tree",
                 "words")  # fmt: skip

    sentence: Sentence
    words: set[str]
    lacks: int
    discard: Discard | None
    shut: bool
    parse: Parse
    reading: Reading
    flags: list[bool] | None
    trace: Trace | None
    drafts: list[Draft]
    sight: Sight

    def __init__(self, number: int, document: Document, story: Story, published: Date | None, split: Split) -> None:
        self.number = number
        self.document = document
        self.story = story
        self._split = split
        self._parts = [Part("body", document.text, published)]
        if document.title:
            self._parts.append(Part("title", document.title, published))
        self._spans: Sequence[tuple[int, int]] = ()
        self._trees: Sequence[Tree] = ()
        self.part = self._parts[-1]
        self.index = self.start = self.end = -1
        self.inside = self.final = False
        self.tree: Tree | None = None

    def advance(self) -> bool:
        """Goes on to the next sentence; False if there is none."""
        self.index += 1
        behind = self.end
        while self.index >= len(self._spans):
            if not self._parts:
                return False
            self._open(self._parts.pop())
            behind = 0
        self.start, self.end = self._spans[self.index]
        self.tree = self._trees[self.index] if self._trees else None
        self.final = not self._parts and self.index + 1 == len(self._spans)
        if self.inside and "\n" in self.part.text[behind : self.start]:
            self.inside = False  # a new paragraph opens its quotation anew
        return True

    def _open(self, part: Part) -> None:
        self.part = part
        self.index, self.inside = 0, False
        self._trees = self.document.trees if part.name == "body" else ()
        if self._trees:
            self._spans = [(tree.start, tree.end) for tree in self._trees]
        else:
            self._spans = list(self._split(part.text))
