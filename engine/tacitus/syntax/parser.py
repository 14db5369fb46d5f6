"""The parser: tagged sentence to clauses, the four steps in order."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tacitus.syntax import grammar
from tacitus.syntax.actions import ACTIONS, FUSED
from tacitus.syntax.chunks import Chunker
from tacitus.syntax.clause import Parse
from tacitus.syntax.complements import Complements
from tacitus.syntax.driver import Driver
from tacitus.syntax.letters import Chunks
from tacitus.syntax.marks import Marker
from tacitus.syntax.resolve import resolve
from tacitus.syntax.work import Work
from tacitus.text.sentence import Sentence


class Parser:
    """Chunks, marks, parses by the grammar, resolves subjects. Holds no state of a sentence: share it freely."""

    __slots__ = ("_chunker", "_driver", "_lists", "_marker", "_table")

    def __init__(self, table: dict[str, Any], lists: Complements) -> None:
        self._table = table
        self._lists = lists
        self._chunker = Chunker(lists)
        self._marker = Marker(lists)
        self._driver = Driver(table, ACTIONS, FUSED)

    @classmethod
    def from_grammar(cls, folder: Path, rules: Path) -> Parser:
        """The parser of a grammar folder and a rules folder (slow: Lark builds the table)."""
        return cls(grammar.build(grammar.grammar_text(folder)), Complements.from_rules(rules / "lexicon"))

    @property
    def lists(self) -> Complements:
        """What words take."""
        return self._lists

    def to_plain(self) -> dict[str, Any]:
        """Plain data for the compiled image."""
        return {"table": self._table, "lists": self._lists.plain}

    @classmethod
    def from_plain(cls, data: dict[str, Any]) -> Parser:
        """The parser of plain data made by `to_plain`."""
        return cls(data["table"], Complements(data["lists"]))

    def completed_by(self, verbs: set[str]) -> Parser:
        """This parser, told of verbs with the noun or adjective that completes them: "take hostage"."""
        lists = self._lists
        if verbs <= lists.sets["phrasal"]:
            return self
        return Parser(self._table, Complements(lists.plain | {"phrasal": sorted(verbs | lists.sets["phrasal"])}))

    def chunks(self, sentence: Sentence) -> Chunks:
        """The chunks of a tagged sentence, for those who look inside."""
        return self._chunker.chunk(sentence)

    def marks(self, chunks: Chunks) -> tuple[list[str], list[Any]]:
        """The terminals of the grammar and their values, for those who look inside."""
        return self._marker.mark(chunks)

    def parse(self, sentence: Sentence) -> Parse:
        """The clauses and noun phrases of a tagged sentence. Never fails; linear in its length."""
        return self.parse_beside((sentence,))[0]

    def parse_beside(self, sentences: Sequence[Sentence]) -> list[Parse]:
        """As `parse`, of some dozens of sentences: each step goes over all of them before the next begins, so that what it
        works with stays near the processor."""
        lists, mark, run = self._lists, self._marker.mark, self._driver.run
        chunked = list(map(self._chunker.chunk, sentences))
        marked = [mark(chunks) if chunks.phrases or chunks.clauses else None for chunks in chunked]
        for chunks, marks in zip(chunked, marked, strict=True):
            if marks is not None:
                run(*marks, Work(chunks, lists))
        for sentence, chunks in zip(sentences, chunked, strict=True):
            if chunks.clauses:
                resolve(chunks.clauses, lists, sentence)
        return [
            Parse(chunks.clauses, chunks.phrases, sentence.tags, chunks.pos)
            for sentence, chunks in zip(sentences, chunked, strict=True)
        ]
