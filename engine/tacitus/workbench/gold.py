"""What people say that documents must give.

Gold is written as examples are (`sentence => NOR > SWE  planned`, one event a line, `=> none` for nothing), or as JSON
Lines: a document a line, with `events` as `tacitus code` writes them.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from tacitus.errors import Fault, RuleError
from tacitus.rulebook.example import ARROW, Expectation, parse
from tacitus.rulebook.parts import PatternFault
from tacitus.text.document import Document


class Gold(NamedTuple):
    """One document and the events that it must give."""

    document: Document
    events: tuple[Expectation, ...]


def read_gold(path: Path, date: str | None = None) -> list[Gold]:
    """The documents of a gold file. `date`: of examples. Raises RuleError with every line that cannot be read."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise RuleError([Fault(str(path), 1, 1, "unreadable", f"the file cannot be read: {error}")]) from None
    faults: list[Fault] = []
    found = _records(path, text, faults) if path.suffix == ".jsonl" else _examples(path, text, date, faults)
    if faults:
        raise RuleError(faults)
    return found


def _examples(path: Path, text: str, date: str | None, faults: list[Fault]) -> list[Gold]:
    events: dict[str, list[Expectation]] = {}
    lines: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        sentence, arrow, rest = line.partition(ARROW)
        try:
            if not arrow:
                raise PatternFault(0, len(line), "no-expectation", "the line does not say what it must give", "=> none")
            expected = parse(rest.strip())
        except PatternFault as fault:
            start = len(sentence) + len(arrow) + len(rest) - len(rest.lstrip()) + fault.start if arrow else 0
            faults.append(
                Fault(str(path), number, start + 1, fault.name, fault.message, fault.hint, fault.length, line)
            )
            continue
        lines.setdefault(sentence.strip(), number)
        events.setdefault(sentence.strip(), []).append(expected)
    return [
        Gold(Document(id=f"{path.name}:{lines[sentence]}", text=sentence, date=date), tuple(wanted))
        for sentence, wanted in events.items()
    ]


def _records(path: Path, text: str, faults: list[Fault]) -> list[Gold]:
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            value = msgspec.json.decode(line.encode(), type=dict[str, Any])
            events = tuple(_expectation(event) for event in value.pop("events"))
            found.append(Gold(msgspec.convert(value, Document), events))
        except (msgspec.MsgspecError, KeyError, TypeError, AttributeError) as error:
            what = "there is no `events`" if isinstance(error, KeyError) else str(error)
            hint = '{"id": "a", "text": "...", "events": [{"source": "NOR", "target": "SWE", "event_type": "meeting"}]}'
            faults.append(Fault(str(path), number, 1, "wrong-value", what, hint, 1, line[:120]))
    return found


def _expectation(event: dict[str, Any]) -> Expectation:
    named = "source" in event or "target" in event
    direction = (_given(event.get("source")), _given(event.get("target"))) if named else None
    content, place = event.get("content"), event.get("place")
    return Expectation(
        direction=direction,
        type=event.get("event_type") or "",
        cameo=event.get("cameo") or "",
        modality=event.get("modality") or "",
        polarity=event.get("polarity") or "",
        by=_given(event["attribution"]) or "-" if "attribution" in event else "",
        content=content["event_type"] if isinstance(content, dict) else content or "",
        date=event.get("event_date") or "",
        place=place["name"] if isinstance(place, dict) else place or "",
    )


def _given(side: Any) -> str | None:
    return side.get("code") if isinstance(side, dict) else side or None
