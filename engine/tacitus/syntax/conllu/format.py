"""The format CoNLL-U (version 2): lines to trees, text and offsets. Sentences that are not well formed are told and left out.

A document begins at `# newdoc`; its sentences are joined by a blank, paragraphs (`# newpar`) by an empty line. What a
sentence says is its `# text`, else its words with blanks between them where `SpaceAfter=No` does not forbid it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tacitus.text.tree import Tree

MAX_WORDS = 2_000
_COLUMNS = 10
_ID = re.compile(r"([1-9][0-9]{0,6})(?:-([1-9][0-9]{0,6}))?$")
_EMPTY_NODE = re.compile(r"[0-9]{1,7}\.[0-9]{1,7}$")
_COMMENT = re.compile(r"#\s*([\w:]+(?:\s+id)?)\s*(?:=\s*(.*))?$")


class Fault(NamedTuple):
    """A sentence that is left out. `line` counts from 1."""

    line: int
    reason: str


class Story(NamedTuple):
    """A document: `id` ("" if the file has none), what else its comments say ("date", "title", "url"), its text, its
    sentences, and the faults of those left out. `line`: where it begins."""

    id: str
    about: dict[str, str]
    text: str
    trees: tuple[Tree, ...]
    faults: tuple[Fault, ...]
    line: int


class _Malformed(Exception):
    def __init__(self, line: int, reason: str) -> None:
        super().__init__(reason)
        self.fault = Fault(line, reason)


class _Row(NamedTuple):
    line: int
    first: int
    last: int  # greater than `first` for a stretch of letters that is several words ("don't")
    cells: list[str]


def stories(lines: Iterable[str | None], max_chars: int = 2_000_000) -> Iterator[Story]:
    """The documents of a file, one at a time. None is a line that cannot be read; a sentence that would make its
    document longer than `max_chars` is left out, like those that are not well formed."""
    draft = _Draft(1, max_chars)
    for number, comments, rows, fault in _blocks(lines):
        if "newdoc" in comments or "newdoc id" in comments:
            if draft.begun:
                yield draft.story()
            draft = _Draft(number, max_chars)
        draft.take(comments, rows, fault)
    if draft.begun:
        yield draft.story()


class _Draft:
    """A document as it grows."""

    def __init__(self, line: int, max_chars: int) -> None:
        self._line = line
        self._max_chars = max_chars
        self._about: dict[str, str] = {}
        self._pieces: list[str] = []
        self._length = 0
        self._trees: list[Tree] = []
        self._faults: list[Fault] = []
        self.begun = False

    def take(self, comments: dict[str, str], rows: list[_Row], fault: Fault | None) -> None:
        """Add a sentence, or remember what is wrong with it."""
        self.begun = True
        for name, value in comments.items():
            self._about.setdefault(name.removeprefix("meta::"), value)
        if fault is None and rows:
            try:
                self._add(comments, rows)
            except _Malformed as error:
                fault = error.fault
        if fault is not None:
            self._faults.append(fault)

    def _add(self, comments: dict[str, str], rows: list[_Row]) -> None:
        gap = "" if not self._pieces else "\n\n" if "newpar" in comments or "newpar id" in comments else " "
        start = self._length + len(gap)
        text, tree = _tree(comments.get("text", ""), rows, start)
        if start + len(text) > self._max_chars:
            raise _Malformed(
                rows[0].line, f"the document has more than {self._max_chars:,} characters (see --max-chars)"
            )
        self._pieces += [gap, text]
        self._length = start + len(text)
        self._trees.append(tree)

    def story(self) -> Story:
        """The document as it is."""
        about = self._about
        id = about.get("newdoc id", "")
        known = {name: about[name] for name in ("date", "title", "url") if about.get(name)}
        if "date" not in known and about.get("dateCreated"):
            known["date"] = about["dateCreated"]
        return Story(id, known, "".join(self._pieces), tuple(self._trees), tuple(self._faults), self._line)


def _blocks(lines: Iterable[str | None]) -> Iterator[tuple[int, dict[str, str], list[_Row], Fault | None]]:
    """Sentence after sentence: the line it begins in, its comments, its rows, the first fault of its lines."""
    first, comments, rows, fault = 0, {}, [], None  # type: ignore[var-annotated]
    number = 0
    for number, line in enumerate(lines, 1):
        stripped = line.rstrip("\r\n") if line is not None else "?"
        if stripped.strip() and not first:
            first = number
        if line is None:
            fault = fault or Fault(number, "the line is too long or cannot be decoded")
        elif not stripped.strip():
            if first:
                yield first, comments, rows, fault
            first, comments, rows, fault = 0, {}, [], None
        elif stripped[0] == "#":
            found = _COMMENT.match(stripped)
            if found and not rows:
                comments[" ".join(found[1].split())] = (found[2] or "").strip()
        elif fault is None and len(rows) <= 2 * MAX_WORDS:
            try:
                row = _row(stripped, number)
            except _Malformed as error:
                fault = error.fault
            else:
                rows += [row] if row else []
    if first:
        yield first, comments, rows, fault


def _row(line: str, number: int) -> _Row | None:
    """The row of a line; None for an empty node of the enhanced graph."""
    cells = line.split("\t")
    if len(cells) != _COLUMNS:
        hint = " (they are separated by one tab each)" if len(cells) == 1 else ""
        raise _Malformed(number, f"{_COLUMNS} columns are expected, here {len(cells)}{hint}")
    if _EMPTY_NODE.match(cells[0]):
        return None
    found = _ID.match(cells[0])
    if found is None:
        raise _Malformed(number, f"`{cells[0][:20]}` is no number of a word")
    if not cells[1].strip():
        raise _Malformed(number, "the word is empty")
    return _Row(number, int(found[1]), int(found[2] or found[1]), cells)


def _tree(text: str, rows: list[_Row], start: int) -> tuple[str, Tree]:
    """What the sentence says and its tree, whose offsets begin at `start`. Raises _Malformed."""
    words = [row for row in rows if row.first == row.last]
    if not words:
        raise _Malformed(rows[0].line, "a sentence without words")
    if len(words) > MAX_WORDS:
        raise _Malformed(words[0].line, f"a sentence of more than {MAX_WORDS:,} words, over the limit")
    for number, row in enumerate(words, 1):
        if row.first != number:
            raise _Malformed(row.line, f"word {number} is expected here, not {row.first}")
    heads = tuple(_head(row, len(words)) for row in words)
    if (cycle := _cycle(heads)) >= 0:
        raise _Malformed(words[cycle].line, f"word {cycle + 1} depends on itself, through the words it depends on")
    said, spans = _spans(text, rows)
    cells = [row.cells for row in words]
    columns = {
        name: tuple("" if cell[at] == "_" else cell[at] for cell in cells)
        for name, at in (("lemmas", 2), ("upos", 3), ("xpos", 4), ("feats", 5), ("relations", 7))
    }
    return said, Tree(
        line=words[0].line,
        start=start,
        end=start + len(said),
        words=tuple(cell[1] for cell in cells),
        starts=tuple(start + first for first, _ in spans),
        ends=tuple(start + last for _, last in spans),
        heads=heads,
        enhanced=tuple(_enhanced(words)),
        **columns,
    )


def _head(row: _Row, words: int) -> int:
    head = row.cells[6]
    if head == "_":
        raise _Malformed(row.line, "the word depends on nothing: is the file parsed?")
    if not head.isascii() or not head.isdigit() or len(head) > 7 or int(head) > words or int(head) == row.first:
        raise _Malformed(row.line, f"`{head[:20]}` is no word that this one can depend on")
    return int(head) - 1


def _cycle(heads: tuple[int, ...]) -> int:
    """A word that depends on itself by way of others, or -1."""
    state = [0] * len(heads)
    for word in range(len(heads)):
        path = []
        at = word
        while at >= 0 and state[at] == 0:
            state[at] = 1
            path.append(at)
            at = heads[at]
        if at >= 0 and state[at] == 1:
            return at
        for passed in path:
            state[passed] = 2
    return -1


def _enhanced(words: list[_Row]) -> Iterator[tuple[int, int, str]]:
    """The edges of the enhanced graph between words; those that say what the tree says are left out."""
    for at, row in enumerate(words):
        for edge in row.cells[8].split("|")[:20]:
            head, _, relation = edge.partition(":")
            known = head.isascii() and head.isdigit() and len(head) <= 7 and 0 < int(head) <= len(words)
            if known and relation and (head, relation) != (row.cells[6], row.cells[7]):
                yield at, int(head) - 1, relation


def _spans(text: str, rows: list[_Row]) -> tuple[str, list[tuple[int, int]]]:
    """What is said, and where in it each word stands. A text that is not that of the words gives way to the words."""
    pieces = _pieces(rows)
    spans: list[tuple[int, int]] = []
    at = 0
    for surface, inside in pieces if text else ():
        while at < len(text) and text[at].isspace():
            at += 1
        if not text.startswith(surface, at):
            break
        spans += _parts(surface, at, inside)
        at += len(surface)
    else:
        if text and not text[at:].strip():
            return text, spans
    said = ""
    spans = []
    for (surface, inside), blank in zip(pieces, _blanks(rows), strict=True):
        spans += _parts(surface, len(said), inside)
        said += surface + blank
    return said.rstrip(), spans


def _pieces(rows: list[_Row]) -> list[tuple[str, list[str]]]:
    """What is written without a break: its letters, and the words inside."""
    pieces: list[tuple[str, list[str]]] = []
    last = 0
    for row in rows:
        if row.last > row.first:
            pieces.append((row.cells[1], []))
            last = row.last
        elif row.first <= last:
            pieces[-1][1].append(row.cells[1])
        else:
            pieces.append((row.cells[1], [row.cells[1]]))
    return pieces


def _blanks(rows: list[_Row]) -> list[str]:
    blanks: list[str] = []
    last = 0
    for row in rows:
        if row.first > last:
            blanks.append("" if "SpaceAfter=No" in row.cells[9].split("|") else " ")
            last = row.last
    return blanks


def _parts(surface: str, at: int, inside: list[str]) -> list[tuple[int, int]]:
    """Where the words inside a stretch of letters stand: one after the other if they spell it, else all in the whole."""
    if "".join(inside).lower() != surface.lower():
        return [(at, at + len(surface))] * len(inside)
    spans = []
    for word in inside:
        spans.append((at, at + len(word)))
        at += len(word)
    return spans
