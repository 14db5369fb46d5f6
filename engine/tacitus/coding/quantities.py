"""How many: killed, injured, arrested, displaced, participants, money - with bounds ("at least 12", "hundreds")."""

from __future__ import annotations

import re

from tacitus.coding.cues import Cues
from tacitus.coding.draft import Draft
from tacitus.coding.event import Quantity
from tacitus.coding.reading import Reading
from tacitus.syntax.clause import Clause, Phrase

_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?$")


def quantities(draft: Draft, reading: Reading, cues: Cues) -> tuple[Quantity, ...]:
    """The quantities of the people whom the event's own verb counts, in text order."""
    clause = draft.clause
    if clause is None or draft.phrase is not None:
        return ()
    found: list[Quantity] = []
    for each in (clause, *reading.children[clause.index]):
        role = (
            cues.counted.get(each.lemma)
            if each is clause or each.relation in ("participle", "conjunct", "adverbial")
            else None
        )
        if role is not None:
            for phrase in _counted(each, role):
                quantity = _quantity(phrase, role, reading, cues)
                if quantity is not None and quantity not in found:
                    found.append(quantity)
    return tuple(sorted(found, key=lambda q: q.start))


def _counted(clause: Clause, role: str) -> list[Phrase]:
    if role == "participants" or (clause.voice == "passive") or not clause.objects:
        return clause.subjects
    return clause.objects


def _quantity(phrase: Phrase, role: str, reading: Reading, cues: Cues) -> Quantity | None:
    lowers = reading.sentence.lowers
    first = last = -1
    total = 0.0
    vague = False
    for position in range(phrase.start, phrase.end):
        word = lowers[position]
        if _DIGITS.match(word):
            number = float(word.replace(",", ""))
        elif word in cues.multipliers:
            vague = word not in cues.numbers and first < 0
            number = (total or 1.0) * cues.multipliers[word]
            total = 0.0
        elif word in cues.numbers and (len(word) > 2 or position + 1 < phrase.end):
            number = float(cues.numbers[word])
            if word in ("a", "an") and lowers[position + 1] not in cues.multipliers:
                number = 1.0
        else:
            if first >= 0:
                break
            continue
        if first < 0:
            first = position
        last = position
        total = total + number if total and number < total else number
    if first < 0:
        return None
    low: float | None = total
    high: float | None = None if vague else total
    before = " ".join(lowers[max(0, first - 2) : first])
    if any(before.endswith(words) for words in cues.at_least):
        high = None
    elif any(before.endswith(words) for words in cues.at_most):
        low, high = None, total
    start, end = reading.text_span(first, last)
    text = " ".join(reading.sentence.words[first : last + 1])
    return Quantity(role, low, high, text, start, end)
