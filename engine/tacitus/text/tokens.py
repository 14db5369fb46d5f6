"""Tokens: Penn/UD syntactic words with their offsets."""

from __future__ import annotations

import re
from collections.abc import Collection

from tacitus.text.sentence import Sentence
from tacitus.text.shapes import APOSTROPHES

# (word, lower-case word, start, end) of each piece of a chunk, offsets into the chunk.
Piece = tuple[str, str, int, int]

_PIECE = re.compile(
    r"""
    (?:https?://|www\.)[^\s<>"”]*[\w/]
  | [\w.+\-]{1,64}@[\w\-]{1,64}\.[\w.\-]*\w
  | [@\#]\w+
  | (?:[^\W\d_]\.){2,}(?:[^\W\d_](?!\w))?(?:[-‐‑–][\w‐‑\-]+)*(?:['’´]s(?!\w))?  # U.S., U.S.-led
  | [+\-−]?\d+(?:[.,:/]\d+)*(?:[^\W\d_]+)?(?:[-‐‑–][\w‐‑]+)*(?:['’´]s(?!\w))?  # 1,000, 3.5, 10:30, 1990s, 10-year, 1980's
  | [^\W_](?:[\w&]|[-‐‑–](?=\w)|['’´](?=[^\W\d_])|\.(?=[^\W\d_]))*(?:['’´](?!['’´]))?(?:\.(?!\.))?
  | \.{2,} | -{2,} | `` | '' | !+\?* | \?+!*
  | .
    """,
    re.VERBOSE | re.DOTALL,
)
_CLITIC = re.compile(r"(?<=.)(?:n['’´]t|['’´](?:s|ll|re|ve|d|m)|(?<=s)['’´])$", re.IGNORECASE)
_FUSED = {"cannot": 3, "gonna": 3, "gotta": 3, "wanna": 3}
_ALONE = frozenset(["'s", "n't", "'ll", "'re", "'ve", "'d", "'m"])
# Signs that stand alone before or behind a word.
_BEFORE = frozenset('"“(')
_BEHIND = frozenset(',.;:)"”?!')
_POSSESSIVE = frozenset(["'s", "’s"])
_MEMO_SIZE = 50_000
_LONGEST = 60


class Tokenizer:
    """Cuts sentences into words. `abbreviations`: words that keep the full stop at their end ("Mr.", "Jan.")."""

    __slots__ = ("_letters", "_several", "abbreviations")

    def __init__(self, abbreviations: Collection[str]) -> None:
        self.abbreviations = frozenset(abbreviations)
        self._letters: dict[str, str] = {}  # by chunk of nothing but letters, its lower-case form
        self._several: dict[str, list[Piece]] = {}  # by any other, its pieces

    def tokenize(self, text: str, start: int, end: int, index: int, headline: bool = False) -> Sentence:
        """The sentence `text[start:end]`, number `index` of its document, as tokens without tags.

        Offsets are code points of `text`; `text[starts[i]:ends[i]] == words[i]` holds for every token.
        """
        words: list[str] = []
        lowers: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        plain, several = self._letters, self._several
        if len(plain) >= _MEMO_SIZE:
            plain.clear()
        stretch = text[start:end]
        chunks = stretch.split()
        even = len(stretch) == len("".join(chunks)) + len(chunks) - 1  # one character between any two
        position = start
        for chunk in chunks:
            if not even:
                position = text.find(chunk, position)
            lower = plain.get(chunk)
            if lower is None and chunk.isalpha():
                lower = chunk if chunk.islower() else chunk.lower()  # kept: no copy of what is small already
                if lower in _FUSED:
                    lower = None
                elif len(chunk) <= _LONGEST:
                    plain[chunk] = lower
            if lower is not None:
                words.append(chunk)
                lowers.append(lower)
                starts.append(position)
                position += len(chunk)
                ends.append(position)
            else:
                for word, lower, first, last in several.get(chunk) or self._cut(chunk):
                    words.append(word)
                    lowers.append(lower)
                    starts.append(position + first)
                    ends.append(position + last)
                position += len(chunk)
            position += 1
        return Sentence(index, start, end, words, lowers, starts, ends, headline)

    def _cut(self, chunk: str) -> list[Piece]:
        """The pieces of a chunk that is not one word of letters."""
        pieces = self._before_sign(chunk) or self._plain(chunk) or self._pieces(chunk)
        if len(chunk) <= _LONGEST:
            if len(self._several) >= _MEMO_SIZE:
                self._several.clear()
            self._several[chunk] = pieces
        return pieces

    def _before_sign(self, chunk: str) -> list[Piece]:
        """The pieces of a word of letters with one sign behind it, as of two chunks in three; else empty."""
        word, sign = chunk[:-1], chunk[-1]
        if sign not in _BEHIND or not word.isalpha():
            return []
        lower, end = word if word.islower() else word.lower(), len(word)
        if lower in _FUSED or (sign == "." and self._keeps_stop(chunk)):
            return []
        return [(word, lower, 0, end), (sign, sign, end, end + 1)]

    def _plain(self, chunk: str) -> list[Piece]:
        """The pieces of a word with at most one sign before, one behind, and 's: of nine chunks in ten, without any
        search. Empty if the chunk is anything else."""
        start, end = 0, len(chunk)
        if chunk[0] in _BEFORE:
            start = 1
        sign = chunk[-1]
        if sign in _BEHIND:
            end -= 1
        word = chunk[start:end]
        owner = word[-2:] in _POSSESSIVE and sign != "."
        if owner:
            word = word[:-2]
        if not (word.isalpha() or word.isdecimal() or ("-" in word and all(map(str.isalpha, word.split("-"))))):
            return []
        lower = word.lower()
        if lower in _FUSED or (sign == "." and self._keeps_stop(word + ".") and not word.isdecimal()):
            return []
        found = [(chunk[0], chunk[0], 0, 1)] if start else []
        cut = start + len(word)
        found.append((word, lower, start, cut))
        if owner:
            found.append((chunk[cut:end], "'s", cut, end))
        if end < len(chunk):
            found.append((sign, sign, end, end + 1))
        return found

    def _pieces(self, chunk: str) -> list[Piece]:
        result: list[Piece] = []
        if chunk.lower().translate(APOSTROPHES) in _ALONE:
            _piece(chunk, 0, len(chunk), result)
            return result
        for match in _PIECE.finditer(chunk):
            start, end = match.span()
            if end - start == 1 or not (chunk[start].isalnum() or chunk[start] in "+-−"):
                _piece(chunk, start, end, result)
            else:
                self._word(chunk, start, end, result)
        return result

    def _word(self, chunk: str, start: int, end: int, result: list[Piece]) -> None:
        """Adds the pieces of a word: full stop, closing apostrophe and clitics become pieces of their own."""
        tail = end
        if chunk[end - 1] == "." and not self._keeps_stop(chunk[start:end]):
            end -= 1
        word = chunk[start:end]
        lower = word.lower().translate(APOSTROPHES)
        fused = _FUSED.get(lower, 0)
        clitic = _CLITIC.search(word)
        cut = start + fused if fused else start + clitic.start() if clitic else end
        if not clitic and end - start > 1 and chunk[end - 1] in "'’":
            cut = end - 1
        _piece(chunk, start, cut, result)
        _piece(chunk, cut, end, result)
        _piece(chunk, end, tail, result)

    def _keeps_stop(self, word: str) -> bool:
        return word in self.abbreviations or "." in word[:-1] or (len(word) == 2 and word[0].isupper())


def _piece(chunk: str, start: int, end: int, result: list[Piece]) -> None:
    if start < end:
        word = chunk[start:end]
        result.append((word, word.lower().translate(APOSTROPHES), start, end))
