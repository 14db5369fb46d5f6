"""The written gold: sentences of our own and the records that each must give. README.md says how the files are written."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

GOLD = Path(__file__).resolve().parent / "gold"
_QUANTITY = re.compile(r"([a-z]+)(=|>=|<=)(\d+)(?:<=(\d+))?$")
_MODALITIES = ("actual", "attempted", "planned", "possible", "conditional", "requested")
Words = tuple[str, ...]  # any of these will do; "" is none


class Number(NamedTuple):
    """A quantity: at least `low`, at most `high` (None: not told)."""

    role: str
    low: float | None
    high: float | None


class Record(NamedTuple):
    """One way in which a record may be right. `date`: first day, None if the sentence tells none."""

    event_type: str
    cameo: Words
    source: Words
    target: Words
    modality: str = "actual"
    negated: bool = False
    counts: bool = True
    date: str | None = None
    numbers: tuple[Number, ...] = ()


class Expected(NamedTuple):
    """One expected record: any of `ways`. `optional`: right if it is there, no miss if it is not."""

    ways: tuple[Record, ...]
    optional: bool


class Sentence(NamedTuple):
    """One sentence of the gold. `part`: body or title; `topic`: the heading that it stands under."""

    id: str
    text: str
    part: str
    date: str
    topic: str
    expected: tuple[Expected, ...]


def read(path: Path) -> list[Sentence]:
    """The sentences of one gold file. Raises ValueError with file and line for what it cannot read."""
    found: list[Sentence] = []
    date = topic = ""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("## "):
            topic = line[3:]
        elif line.startswith("on "):
            date = line[3:]
        elif line.startswith("    ") and found:
            found[-1] = found[-1]._replace(expected=_with(found[-1].expected, line.strip(), f"{path.name}:{number}"))
        elif line and not line.startswith("#"):
            text = line.removeprefix("[title] ")
            part = "body" if text == line else "title"
            found.append(Sentence(f"{path.stem}-{number}", text, part, date, topic, ()))
    return found


def everything(folder: Path = GOLD) -> list[Sentence]:
    """All sentences of a folder of gold files, in the order of the files' names."""
    return [sentence for path in sorted(folder.glob("*.txt")) for sentence in read(path)]


def _with(expected: tuple[Expected, ...], line: str, where: str) -> tuple[Expected, ...]:
    optional = line.startswith("optional ")
    another = line.startswith("or ")
    line = line.removeprefix("optional ").removeprefix("or ")
    if line == "none":  # nothing is expected; behind other ways: nothing will do too
        return (*expected[:-1], expected[-1]._replace(optional=True)) if another else expected
    ways = _record(line, where)
    if another and expected:
        last = expected[-1]
        return (*expected[:-1], Expected((*last.ways, *ways[:1]), last.optional)) if len(ways) == 1 else expected
    if another:  # "none, or"
        optional = True
    return (*expected, *(Expected((way,), optional) for way in ways))


def _record(line: str, where: str) -> list[Record]:
    """A line as records: two for "A <> B"."""
    words = line.split()
    if len(words) < 5 or words[3] not in (">", "<>"):
        raise ValueError(f'{where}: "{line}" is not "type code SOURCE > TARGET ..."')
    record = Record(words[0], tuple(words[1].split("|")), _side(words[2]), _side(words[4]))
    rest = iter(words[5:])
    for word in rest:
        number = _QUANTITY.match(word)
        if word in _MODALITIES:
            record = record._replace(modality=word)
            record = record._replace(counts=record.counts and word != "attempted")
        elif word == "negated":
            record = record._replace(negated=True, counts=False)
        elif word == "uncounted":
            record = record._replace(counts=False)
        elif word == "on":
            record = record._replace(date=next(rest))
        elif number:
            record = record._replace(numbers=(*record.numbers, _number(number)))
        else:
            raise ValueError(f'{where}: "{word}" is unknown')
    if words[3] == ">":
        return [record]
    return [record, record._replace(source=record.target, target=record.source)]


def _side(word: str) -> Words:
    return tuple("" if code == "-" else code for code in word.split("|"))


def _number(match: re.Match[str]) -> Number:
    role, sign, first, second = match.groups()
    value = float(first)
    low = None if sign == "<=" else value
    high = None if sign == ">=" else value
    return Number(role, low, float(second) if second else high)
