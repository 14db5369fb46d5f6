"""Numbers in a sentence, with their bounds: "at least 12", "hundreds", "between 40 and 50", "$1.5 million"."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from itertools import compress
from operator import itemgetter
from typing import NamedTuple

from tacitus.coding.cues import Cues
from tacitus.text.sentence import Sentence

_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?$")
_RANGE = re.compile(r"(\d[\d,]*)[-–](\d[\d,]*)$")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d$")
_DIGIT = re.compile(r"\d")
_FIRST = itemgetter(0)
_BACK = 3  # words of a bound before a number


class Number(NamedTuple):
    """Tokens `start` .. `end` (one past the last) that tell a number from `low` to `high` (None: not told)."""

    start: int
    end: int
    low: float | None
    high: float | None
    money: bool


class _Value(NamedTuple):
    end: int
    low: float
    high: float
    vague: bool


def find_numbers(sentence: Sentence, cues: Cues) -> list[Number]:
    """All numbers of a sentence in text order, but for years, per cents and the article "a" alone."""
    lowers = sentence.lowers
    found: list[Number] = []
    free = 0
    for at in telling(lowers, cues.number_words, "-" in "".join(lowers)):
        value = _value(lowers, at, cues) if at >= free else None
        if value is not None:
            free = value.end
            number = _number(sentence, at, value, cues)
            if number is not None:
                found.append(number)
    return found


def telling(lowers: list[str], named: Container[str], hyphened: bool = False) -> Sequence[int]:
    """Where words stand that are among the named, begin with a digit or, if `hyphened`, have a hyphen in them; in order.
    Most words are and do nothing of that, so C code looks at them."""
    at = range(len(lowers))
    found = list(compress(at, map(named.__contains__, lowers)))
    digits = [match.start() for match in _DIGIT.finditer("".join(map(_FIRST, lowers)))]
    hyphens = [position for position in at if "-" in lowers[position]] if hyphened else []
    return sorted({*found, *digits, *hyphens}) if digits or hyphens else found


def _number(sentence: Sentence, at: int, value: _Value, cues: Cues) -> Number | None:
    lowers = sentence.lowers
    after = lowers[value.end : value.end + 1]
    if after and after[0] in ("%", "percent", "per", "-"):
        return None
    before = lowers[at - 1] if at else ""
    money = before in cues.money or bool(
        sentence.lemmas[value.end : value.end + 1] and sentence.lemmas[value.end] in cues.money
    )
    if value.end == at + 1 and _YEAR.match(lowers[at]) and not money and not _counts(sentence, value.end):
        return None
    start = at - 1 if before in cues.money else at
    end = value.end + (money and start == at)
    low, high = _bounded(lowers, start, end, value, cues)
    return Number(start, end, low, high, money)


def _counts(sentence: Sentence, after: int) -> bool:
    """Does a noun stand behind the number ("2000 people")?"""
    return sentence.tags[after : after + 1] in (["NNS"], ["JJ"])


def _bounded(lowers: list[str], start: int, end: int, value: _Value, cues: Cues) -> tuple[float | None, float | None]:
    before = " " + " ".join(lowers[max(0, start - _BACK) : start])
    behind = " ".join(lowers[end : end + 2])
    most, least = _longest(before, cues.at_most), _longest(before, cues.at_least)  # "no fewer than" is no "fewer than"
    if most > least or behind in ("or fewer", "or less"):
        return None, value.high
    if least or behind == "or more":
        return value.low, None
    return value.low, None if value.vague else value.high


def _longest(text: str, endings: tuple[str, ...]) -> int:
    """The length of the longest of these words that the text ends with; 0 if it ends with none."""
    return max(map(len, filter(text.endswith, endings))) if text.endswith(endings) else 0


def _value(lowers: list[str], at: int, cues: Cues) -> _Value | None:
    """The number that begins here, a range as a whole ("40 to 50", "40 and 50" behind "between")."""
    first = _single(lowers, at, cues)
    if first is None:
        return None
    joined = lowers[first.end : first.end + 1]
    if joined and joined[0] in cues.joining and (joined[0] != "and" or (at and lowers[at - 1] == "between")):
        second = _single(lowers, first.end + 1, cues)
        if second is not None and second.high > first.low:
            low = first.low
            if low * 1000 <= second.high and second.end > first.end + 2:  # "2 to 3 million"
                low *= second.high / max(float(_digits(lowers[first.end + 1]) or second.high), 1.0)
            return _Value(second.end, low, second.high, second.vague)
    return first


def _single(lowers: list[str], at: int, cues: Cues) -> _Value | None:
    if at >= len(lowers):
        return None
    word = lowers[at]
    span = _RANGE.match(word)
    if span:
        low, high = (float(part.replace(",", "")) for part in span.groups())
        return _Value(at + 1, low, high, False) if low < high else None
    total, part, end = 0.0, 0.0, at
    vague = False
    while end < len(lowers):
        word = lowers[end]
        number = _digits(word)
        if number is None:
            number = _in_words(word, cues)
        if number is not None and not (
            word in ("a", "an") and lowers[end + 1 : end + 2] and lowers[end + 1] not in cues.multipliers
        ):
            if part and number >= part:
                break
            part += number
        elif word in cues.multipliers and (part or word.endswith("s") or end > at):
            vague = vague or (word.endswith("s") and word not in cues.numbers)
            part = max(part, 1.0) * cues.multipliers[word]
            if (
                lowers[end + 1 : end + 2] == ["of"]
                and word.endswith("s")
                and lowers[end + 2 : end + 3]
                and lowers[end + 2] in cues.multipliers
            ):
                end += 1  # "tens of thousands"
        else:
            break
        end += 1
    total += part
    return _Value(end, total, total, vague) if end > at and total else None


def _digits(word: str) -> float | None:
    return float(word.replace(",", "")) if _DIGITS.match(word) else None


def _in_words(word: str, cues: Cues) -> float | None:
    """ "seven", "twenty-seven"."""
    known = cues.numbers.get(word)
    if known is not None:
        return float(known)
    tens, hyphen, ones = word.partition("-")
    if hyphen and tens in cues.numbers and ones in cues.numbers and cues.numbers[tens] >= 20:
        return float(cues.numbers[tens] + cues.numbers[ones])
    return None
