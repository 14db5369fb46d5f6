"""Where sentences begin and end, and where the text behind a dateline starts."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from tacitus.text.lexicon import Lexicon

Stretch = tuple[int, int]

# A full stop, question or exclamation mark with what closes behind it, or a blank line.
# It begins with a set of characters, so that the search runs over the rest of the text in C.
_STOP = re.compile(
    r"""[.!?…。！？\n](?:
        (?:(?<=[。！？])|(?<=[.!?…])(?<![.!?…].)[.!?…]*+(?:\s\.)*)(["'”’»)\]}]*)(\s+|$)
      | (?<=\n)[^\S\n]*\n\s*
    )""",
    re.VERBOSE,
)
_OPENERS = "\"'“‘«([{-–—*•`"
_LAST_WORD = re.compile(r"[^\s\"'“”‘’«»()\[\]{}—–]*$")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]?\.?$")
# No abbreviation is longer; a bound keeps the search for the word before a full stop cheap in any input.
_REACH = 24
# No one writes longer sentences; tables and noise without full stops are cut, so that later stages stay linear in text.
_LONGEST = 2_000
# A dateline is no longer than that, and ends with a dash or bracket, which few sentences have there: 4 us saved a text.
_LONGEST_DATELINE = 120
_DATELINE_SIGN = re.compile(r"[-–—)]\s")
_HEAD = 300  # with what must not stand behind it
_DATELINE = re.compile(
    r"""\s*["“]?
    (?:
        [A-ZÀ-Þ][A-ZÀ-Þ'’.\-]{2,}(?:[ /][A-ZÀ-Þ][A-ZÀ-Þ'’.\-]+)*     # LIMA, NEW YORK, LIMA/QUITO
        (?:,\s+[A-ZÀ-Þ][\w.'’]*(?:\s[A-Z][\w.'’]*){0,2}){0,2}       # , Nicaragua
        (?:,?\s+[A-Z][a-z]{2,8}\.?\s+\d{1,2}(?:,\s+\d{4})?           # , March 3
         |,?\s+\d{1,2}\s+[A-Z][a-z]{2,8}\.?(?:\s+\d{4})?)?           # , 3 March 2021
        \s*(?:\([^()\n]{2,40}\)\s*)?                                 # (Reuters)
        (?:--+|[-–—])
      |
        [A-ZÀ-Þ][\w.,'’ /\-]{1,40}?\s\((?:[A-Z]{2,8}|[A-Z][a-z]+|[A-Z][\w]+/[\w]+)\)\s*(?:--+|[-–—])
      |
        [A-ZÀ-Þ][\w.'’ \-]{1,30},\s[A-Z][a-z]{2,8}\.?\s\d{1,2}(?:,\s\d{4})?\s\([A-Z][\w/]{1,10}\)   # Lima, March 3 (EFE)
      |
        [A-ZÀ-Þ][\w'’\-]+(?:\s[A-ZÀ-Þ][\w'’\-]+){0,2}\s(?:--|[–—])(?=\s[A-ZÀ-Þ])(?!.{1,200}\s(?:--|[–—])\s)   # Quito --
    )\s+(?=\S)""",
    re.VERBOSE,
)


class Splitter:
    """Finds sentences. Made once from the lexicon's lists.

    `abbreviations`: words that end in a full stop ("Mr.", "U.S.", "Jan."), as newspapers write them; `titles`: those of
    them that always have a name or number behind ("Mr.", "Gen.", "No."); `starters`: lower-case words that, capitalised,
    begin a new sentence even behind an abbreviation ("the", "he", "in").
    """

    __slots__ = ("abbreviations", "starters", "titles")

    def __init__(
        self, abbreviations: Collection[str], titles: Collection[str] = (), starters: Collection[str] = ()
    ) -> None:
        self.abbreviations = frozenset(abbreviations)
        self.titles = frozenset(titles)
        self.starters = frozenset(starters)

    @classmethod
    def of(cls, lexicon: Lexicon) -> Splitter:
        """The splitter that uses the lexicon's abbreviations and its list of words that start sentences."""
        return cls(lexicon.abbreviations, lexicon.titles, lexicon.classes["starters"])

    def split(self, text: str) -> list[Stretch]:
        """(start, end) of every sentence in code points, without the white space around it."""
        result: list[Stretch] = []
        start = 0
        for match in _stops(text):
            if match.group(1) is not None and not self._ends(text, start, match):
                continue
            end = _stray_quote(text, start, match.end())
            _add(text, start, end, result)
            start = end
        if start < len(text):
            _add(text, start, len(text), result)
        return result

    def _ends(self, text: str, start: int, match: re.Match[str]) -> bool:
        position = match.end()
        if position >= len(text):
            return True
        if text.count("\n", match.start(2), position) > 1:
            return True
        following = position
        while following < len(text) and text[following] in _OPENERS:
            following += 1
        after = text[following : following + 1]
        if after.islower() or after in ",;:":
            return False
        if text[match.start()] != "." or text[match.start() : match.start() + 2] == "..":
            return True
        return self._stop_ends(text, start, match.start(), match.group(1), following)

    def _stop_ends(self, text: str, start: int, stop: int, closers: str, following: int) -> bool:
        """Whether the single full stop at `stop` ends a sentence, by the words on both sides."""
        found = _LAST_WORD.search(text, max(start, stop - _REACH), stop)
        word = found.group() + "." if found else "."
        if word[1:2] == "-":  # "D-Ill."
            word = word[2:]
        if word in self.titles and not closers:
            return False
        if word not in self.abbreviations and not (len(word) < 12 and _INITIALS.match(word)):
            return True
        if closers and closers != ")":
            return True
        end = following
        while end < len(text) and (text[end].isalpha() or text[end] in "'’"):
            end += 1
        return text[following:end].lower() in self.starters


def _stops(text: str) -> Iterator[re.Match[str]]:
    """The matches of _STOP."""
    others = "\n" in text or "?" in text or "!" in text
    if others or not (
        text.isascii() or ("…" not in text and "。" not in text and "！" not in text and "？" not in text)
    ):
        yield from _STOP.finditer(text)
        return
    at = text.find(
        "."
    )  # it finds a full stop ten times as fast as a search for any of a set: 10 k instructions a sentence
    while at >= 0:
        match = _STOP.match(text, at)
        if match is not None:
            yield match
        at = text.find(".", at + 1 if match is None else match.end())


def _stray_quote(text: str, start: int, end: int) -> int:
    """`end`, or the offset behind a quotation mark that stands alone there and closes one opened since `start`."""
    quote = text[end : end + 1]
    alone = quote in ('"', "'", "''") and text[end + 1 : end + 2].isspace()
    return end + 1 if alone and text.count(quote, start, end) % 2 else end


def _add(text: str, start: int, end: int, result: list[Stretch]) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > _LONGEST:
        space = text.rfind(" ", start + 1, start + _LONGEST)
        cut = space if space > 0 else start + _LONGEST
        _add(text, start, cut, result)
        start = cut
        while start < end and text[start].isspace():
            start += 1
    if start < end:
        result.append((start, end))


def dateline_end(text: str, start: int, end: int) -> int:
    """The offset at which the text behind the dateline of the sentence `text[start:end]` begins; `start` without one."""
    head = text[start : min(end, start + _LONGEST_DATELINE)]
    if "-" not in head and ")" not in head and "—" not in head and "–" not in head:
        return start
    if _DATELINE_SIGN.search(head) is None:
        return start
    match = _DATELINE.match(text, start, min(end, start + _HEAD))
    return match.end() if match else start
