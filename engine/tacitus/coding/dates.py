"""When an event happened: time expressions of a sentence, resolved against the date of publication.

News tells the past: a bare weekday or date is the latest one not after publication, unless the event is not yet done.
Words come from rules/cues/time.yaml; only the calendar is known here.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

from tacitus.coding.cues import Cues
from tacitus.coding.numbers import telling
from tacitus.text.sentence import Sentence

_YEAR = re.compile(r"(?:1[89]|20)\d\d$")
_DAY = re.compile(r"([0-3]?\d)(?:st|nd|rd|th)?$")
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)$")


class When(NamedTuple):
    """A resolved time: first and last day, and how precise ("day", "week", "month", "season", "year")."""

    first: date
    last: date
    precision: str


class TimeExpression(NamedTuple):
    """A stretch of tokens (`start` .. `end`, one past the last) that tells a time.

    `kind`: weekday, day, month-day, month, year, unit, season, ago. `value`, `shift`: its reading; see `resolve`.
    `part`: "late", "early": told by the text, while first and last day are those of the whole month or year (CONTRACT).
    """

    start: int
    end: int
    kind: str
    value: tuple[int, ...]
    unit: str = ""
    shift: int | None = None
    part: str = ""


def find_times(sentence: Sentence, cues: Cues) -> list[TimeExpression]:
    """All time expressions of a sentence, in text order, none inside another."""
    lowers, named = sentence.lowers, cues.time_words
    found: list[TimeExpression] = []
    free = 0
    for position in telling(lowers, named):
        if position < free:
            continue
        word = lowers[position]
        if not (word in named or _YEAR.match(word) or _ISO.match(word)):
            continue
        expression = _at(sentence, position, cues)
        if expression is not None:
            if not found or expression.start >= found[-1].end:
                found.append(expression)
            free = expression.end
    return found


def _at(sentence: Sentence, position: int, cues: Cues) -> TimeExpression | None:
    lowers, words = sentence.lowers, sentence.words
    word = lowers[position]
    if word in cues.weekdays:
        return _weekday(lowers, position, cues)
    if word in cues.months and words[position][0].isupper():
        return _month(lowers, words, position, cues)
    if word in cues.days:
        return TimeExpression(position, position + 1, "day", (cues.days[word],))
    if word in cues.units:
        return _unit(lowers, position, cues)
    if word in cues.seasons and position:
        return _season(lowers, position, cues)
    iso = _ISO.match(word)
    if iso:
        return TimeExpression(position, position + 1, "date", tuple(int(part) for part in iso.groups()))
    if _YEAR.match(word) and position:
        start, part = _part(lowers, position, cues)
        before = lowers[start - 1] if start else ""
        if part or before in cues.before_years:
            return TimeExpression(start, position + 1, "year", (int(word),), part=part)
    return None


def _part(lowers: list[str], position: int, cues: Cues) -> tuple[int, str]:
    """ "late", "early", "the end of" before a time word: where the expression starts, and the part."""
    start = position
    if start >= 2 and lowers[start - 1] == "of" and lowers[start - 2] in cues.parts:
        return start - 2, lowers[start - 2]
    if start >= 1 and lowers[start - 1] in cues.parts:
        return start - 1, lowers[start - 1]
    return start, ""


def _weekday(lowers: list[str], position: int, cues: Cues) -> TimeExpression:
    start, end = position, position + 1
    shift = None
    if start and lowers[start - 1] in cues.relative:
        start -= 1
        shift = cues.relative[lowers[start]]
    if end + 1 < len(lowers) and lowers[end] in cues.relative and lowers[end + 1] in cues.units:  # "Tuesday last week"
        shift = cues.relative[lowers[end]] * 7 if cues.units[lowers[end + 1]] == "week" else shift
        return TimeExpression(start, end + 2, "weekday-of-week", (cues.weekdays[lowers[position]],), shift=shift)
    if end < len(lowers) and lowers[end] in cues.hours:
        end += 1
    return TimeExpression(start, end, "weekday", (cues.weekdays[lowers[position]],), shift=shift)


def _month(lowers: list[str], words: list[str], position: int, cues: Cues) -> TimeExpression | None:
    month = cues.months[lowers[position]]
    start, end = position, position + 1
    day = None
    after = _DAY.match(lowers[end]) if end < len(lowers) else None
    before = _DAY.match(lowers[start - 1]) if start else None
    if after and 1 <= int(after.group(1)) <= 31:
        day, end = int(after.group(1)), end + 1
    elif before and 1 <= int(before.group(1)) <= 31:
        day, start = int(before.group(1)), start - 1
    elif start >= 2 and lowers[start - 1] == "of" and (of := _DAY.match(lowers[start - 2])):
        day, start = int(of.group(1)), start - 2
    year = None
    if end < len(lowers) and _YEAR.match(lowers[end]):
        year, end = int(lowers[end]), end + 1
    elif end + 1 < len(lowers) and lowers[end] == "," and _YEAR.match(lowers[end + 1]) and day is not None:
        year, end = int(lowers[end + 1]), end + 2
    if day is None:
        start, part = _part(lowers, position, cues)
        shift = None
        if start and lowers[start - 1] in cues.relative:
            start -= 1
            shift = cues.relative[lowers[start]]
        preceded = lowers[start - 1] if start else ""
        if not (part or shift is not None or year or preceded in cues.before_months):
            return None
        return TimeExpression(start, end, "month", (year or 0, month), shift=shift, part=part)
    return TimeExpression(start, end, "month-day", (year or 0, month, day))


def _unit(lowers: list[str], position: int, cues: Cues) -> TimeExpression | None:
    unit = cues.units[lowers[position]]
    end = position + 1
    if position == 0:
        return None
    before = lowers[position - 1]
    if end < len(lowers) and lowers[end] in cues.ago and _count(before, cues) is not None:
        return TimeExpression(position - 1, end + 1, "ago", (-(_count(before, cues) or 1),), unit=unit)
    if before in cues.relative:
        start = position - 1
        start, part = _part(lowers, start, cues)
        shift = cues.relative[before]
        if start >= 1 and lowers[start] == "the" and lowers[start - 1] in cues.parts:
            start -= 1
        return TimeExpression(start, end, "unit", (), unit=unit, shift=shift, part=part)
    if before in ("the",) and unit == "weekend":
        return TimeExpression(position - 1, end, "unit", (), unit=unit, shift=0)
    count = _count(before, cues)
    if count is not None and position >= 2 and lowers[position - 2] in ("in", "within"):
        return TimeExpression(position - 2, end, "ago", (count,), unit=unit)
    return None


def _count(word: str, cues: Cues) -> int | None:
    if word.isdigit() and len(word) < 4:
        return int(word)
    return cues.numbers.get(word)


def _season(lowers: list[str], position: int, cues: Cues) -> TimeExpression | None:
    before = lowers[position - 1]
    if before in cues.relative:
        return TimeExpression(
            position - 1, position + 1, "season", (cues.seasons[lowers[position]],), shift=cues.relative[before]
        )
    if position + 1 < len(lowers) and _YEAR.match(lowers[position + 1]):
        year = int(lowers[position + 1])
        return TimeExpression(position, position + 2, "season", (cues.seasons[lowers[position]], year))
    return None


def resolve(expression: TimeExpression, published: date | None, future: bool) -> When | None:
    """First and last day that the expression means, seen from the date of publication; None if that cannot be told.

    `future`: the event is not yet done, so that a bare weekday or date lies ahead.
    """
    kind, value = expression.kind, expression.value
    try:
        if kind == "date":
            return _day(date(value[0], value[1], value[2]))
        if kind == "month-day" and value[0]:
            return _day(date(*value))
        if kind == "month" and value[0]:
            return _whole_month(value[0], value[1])
        if kind == "year":
            return When(date(value[0], 1, 1), date(value[0], 12, 31), "year")
        if kind == "season" and len(value) == 2:
            return _season_of(value[1], value[0])
        if published is None:
            return None
        return _relative(expression, published, future)
    except (ValueError, OverflowError):
        return None  # "February 30", year 0: no such day


def _relative(expression: TimeExpression, published: date, future: bool) -> When | None:
    kind, value, shift = expression.kind, expression.value, expression.shift
    if kind == "weekday":
        return _day(_weekday_near(value[0], published, future, shift))
    if kind == "weekday-of-week":
        monday = published - timedelta(days=published.weekday()) + timedelta(days=shift or 0)
        return _day(monday + timedelta(days=value[0]))
    if kind == "day":
        return _day(published + timedelta(days=value[0]))
    if kind == "month-day":
        return _day(_nearest(published, value[1], value[2], future))
    if kind == "month":
        first = _nearest(published, value[1], 1, future)
        if shift is not None and shift > 0 and first <= published:
            first = first.replace(year=first.year + 1)
        return _whole_month(first.year, first.month)
    if kind == "season":
        year = published.year if shift is None or shift >= 0 else published.year - (value[0] >= published.month - 2)
        return _season_of(year, value[0])
    if kind == "ago":
        return _ago(expression.unit, value[0], published)
    return _unit_at(expression.unit, shift or 0, published)


def _day(day: date) -> When:
    return When(day, day, "day")


def _weekday_near(weekday: int, published: date, future: bool, shift: int | None) -> date:
    back = (published.weekday() - weekday) % 7
    if shift is not None and shift > 0:
        return published + timedelta(days=7 - back)
    if shift is not None and shift < 0:
        return published - timedelta(days=back or 7)
    if future:
        return published + timedelta(days=(-back) % 7)
    return published - timedelta(days=back)


def _nearest(published: date, month: int, day: int, future: bool) -> date:
    """The day and month in the year that lies nearest: not after publication, or not before it if `future`."""
    this = date(published.year, month, day)
    if future and this < published.replace(day=1 if day == 1 else published.day):
        return date(published.year + 1, month, day)
    if not future and this > published:
        return date(published.year - 1, month, day)
    return this


def _whole_month(year: int, month: int) -> When:
    return When(date(year, month, 1), date(year, month, monthrange(year, month)[1]), "month")


def _season_of(year: int, month: int) -> When:
    first = date(year, month, 1)
    last_month = (month + 1) % 12 + 1
    last_year = year + (month == 12)
    return When(first, _whole_month(last_year, last_month).last, "season")


def _unit_at(unit: str, shift: int, published: date) -> When:
    if unit == "day":
        return _day(published + timedelta(days=shift))
    if unit == "week":
        monday = published - timedelta(days=published.weekday()) + timedelta(days=7 * shift)
        return When(monday, monday + timedelta(days=6), "week")
    if unit == "weekend":
        saturday = published - timedelta(days=published.weekday()) + timedelta(days=5 + 7 * shift)
        if shift == 0 and saturday > published:
            saturday -= timedelta(days=7)
        return When(saturday, saturday + timedelta(days=1), "week")
    if unit == "month":
        months = published.year * 12 + published.month - 1 + shift
        return _whole_month(months // 12, months % 12 + 1)
    years = published.year + shift * (10 if unit == "decade" else 1)
    return When(date(years, 1, 1), date(years, 12, 31), "year")


def _ago(unit: str, count: int, published: date) -> When:
    if unit == "day":
        return _day(published + timedelta(days=count))
    if unit in ("week", "weekend"):
        return _unit_at("week", count, published)
    return _unit_at(unit, count, published)
