"""Codes with their dates, `[AFGGOV 010622-040531]`, as roles: disjoint in time, earlier lines first."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date as Date
from datetime import timedelta
from typing import NamedTuple

_BRACKET = re.compile(r"\[([^\[\]]*)(\]?)")
_CODE = re.compile(r"[A-Z]{3}(?:[A-Z0-9]{3}){0,4}")
_WHEN = re.compile(r"([<>])?\s*(\d+)(?:\s*-\s*(\d+))?")
_PIVOT = 30  # PETRARCH: two-digit years up to this one are of the 21st century
_DAY = timedelta(days=1)

Tell = Callable[[str, str, str], None]  # kind, text, fate


class Span(NamedTuple):
    """A code from one day to another, both included; None is open."""

    code: str
    since: Date | None
    until: Date | None


def spans(text: str, tell: Tell) -> list[Span]:
    """The bracketed codes of a line that can be read; the others are told. `[---]`, no code, is silence."""
    found: list[Span] = []
    for inside, closed in _BRACKET.findall(text):
        shown = f"[{inside}{closed}"
        if not closed:
            tell("open-bracket", shown, "read as if it were closed")
        code, _, when = inside.strip().partition(" ")
        if not code or set(code) <= {"-"}:
            continue
        if not _CODE.fullmatch(code):
            tell("bad-code", shown, "left out")
            continue
        span = _dated(code, when.strip())
        if span is None:
            tell("bad-date", shown, "left out")
        elif span.since and span.until and span.since > span.until:
            tell("dates-reversed", shown, "left out")
        else:
            if " " in when.strip():
                tell("bad-date", shown, "read without the space")
            found.append(span)
    return found


def _dated(code: str, when: str) -> Span | None:
    if not when:
        return Span(code, None, None)
    match = _WHEN.fullmatch(when)
    if match is None:
        return None
    sign, first, second = match.groups()
    days = [_day(digits) for digits in (first, second) if digits is not None]
    if None in days or bool(sign) == bool(second):
        return None
    if sign:
        return Span(code, days[0], None) if sign == ">" else Span(code, None, days[0])
    return Span(code, days[0], days[1])


def _day(digits: str) -> Date | None:
    if len(digits) == 6:
        year = int(digits[:2])
        digits = f"{2000 + year if year <= _PIVOT else 1900 + year}{digits[2:]}"
    if len(digits) != 8:
        return None
    try:
        return Date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return None


def disjoint(found: list[Span], tell: Tell) -> list[Span]:
    """The spans in time without overlap. Dated ones go before those without a date, which fill what is left; of two
    dated ones the earlier line holds, and the other keeps the days that are left to it."""
    dated = [span for span in found if span.since or span.until]
    undated = [span for span in found if not (span.since or span.until)]
    for other in undated[1:]:
        if other.code != undated[0].code:
            tell("alternative-code", f"[{undated[0].code}] [{other.code}]", "the first holds")
    kept: list[Span] = []
    for span in dated:
        pieces = _rest(span, kept)
        if pieces != [span] and any(_clash(span, other) for other in kept):
            tell("alternative-code", _shown(span), "holds only where no line before it does")
        kept += pieces
    for span in undated[:1]:
        kept += _rest(span, kept)
    joined: list[Span] = []
    for span in sorted(kept, key=lambda span: span.since or Date.min):
        last = joined[-1] if joined else None
        if last and last.code == span.code and last.until and span.since == last.until + _DAY:
            joined[-1] = last._replace(until=span.until)
        else:
            joined.append(span)
    return joined


def _rest(span: Span, kept: list[Span]) -> list[Span]:
    """What is left of a span when others are taken out."""
    pieces = [span]
    for other in kept:
        pieces = [piece for old in pieces for piece in _without(old, other)]
    return pieces


def _without(span: Span, other: Span) -> list[Span]:
    if (other.since and span.until and span.until < other.since) or (
        other.until and span.since and span.since > other.until
    ):
        return [span]
    left: list[Span] = []
    if other.since and other.since > Date.min and (span.since is None or span.since < other.since):
        left.append(span._replace(until=other.since - _DAY))
    if other.until and other.until < Date.max and (span.until is None or span.until > other.until):
        left.append(span._replace(since=other.until + _DAY))
    return left


def _clash(span: Span, other: Span) -> bool:
    """Whether two codes hold on more than the day on which one hands over to the other."""
    if span.code == other.code:
        return False
    return (not span.until or not other.since or span.until > other.since) and (
        not span.since or not other.until or span.since < other.until
    )


def _shown(span: Span) -> str:
    return f"[{span.code} {span.since or ''}..{span.until or ''}]"
