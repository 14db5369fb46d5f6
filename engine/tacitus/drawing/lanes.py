"""What is drawn of a sentence: one lane a clause, with a box for its verb and for everything that belongs to it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from tacitus.syntax.clause import Clause, Parse, Phrase
from tacitus.syntax.record import modality
from tacitus.text.sentence import Sentence

ROLES = ("verb", "subject", "object", "predicate", "oblique", "time")
_WALK = 30  # phrases that hang one on the other


class Box(NamedTuple):
    """Tokens `start` to `end` (one past the last) in a role; `label` is told below it. `far`: they stand in another
    clause's place ("Sudan agreed to leave": of "leave")."""

    start: int
    end: int
    role: str
    label: str
    far: bool = False


class Lane(NamedTuple):
    """A clause. `boxes` from left to right, none over another; `verb`: first and one past the last token of the verb
    group; `hangs`: what the clause is to the one above, in words; `above`: the lane of that one, or None."""

    boxes: tuple[Box, ...]
    verb: tuple[int, int]
    hangs: str
    above: int | None


def lanes(sentence: Sentence, parse: Parse, modalities: Mapping[str, str]) -> list[Lane]:
    """The clauses as lanes: each below the one that it hangs on, else in text order."""
    place: dict[int, int] = {}
    found: list[Lane] = []
    for clause in in_order(parse):
        place[clause.index] = len(found)
        above = None if clause.parent is None else place.get(clause.parent)
        boxes = tuple(_apart(_boxes(clause, sentence, modalities)))
        found.append(Lane(boxes, (clause.start, clause.end), hangs(clause, sentence, parse), above))
    return found


def in_order(parse: Parse) -> list[Clause]:
    """The clauses, each behind the one above it and all that hangs there before it."""
    below: dict[int | None, list[Clause]] = {}
    for clause in parse.clauses:
        below.setdefault(clause.parent, []).append(clause)
    ordered: list[Clause] = []
    waiting = below.get(None, [])[::-1]
    while waiting:
        clause = waiting.pop()
        ordered.append(clause)
        waiting += below.get(clause.index, [])[::-1]
    return ordered


def hangs(clause: Clause, sentence: Sentence, parse: Parse) -> str:
    """What a clause is to the one above, in words: "complement of say (that)"; "" for a main clause."""
    marker = f" ({clause.marker})" if clause.marker else ""
    if clause.noun is not None and clause.relation != "conjunct":
        return f"{clause.relation} on {sentence.words[clause.noun.head]}{marker}"
    if clause.parent is not None:
        return f"{clause.relation} of {parse.clauses[clause.parent].lemma}{marker}"
    return ""


def flags(clause: Clause, modalities: Mapping[str, str]) -> list[str]:
    """What is not plain of a verb: "passive", "negated", its modality."""
    how = modality(clause, modalities)
    told = ["passive"] if clause.voice == "passive" else []
    told += ["negated"] if clause.negated else []
    return told + ([how] if how != "actual" else [])


def extent(phrase: Phrase) -> int:
    """One past the last token of a phrase with all that hangs on it by prepositions."""
    end = phrase.end
    waiting = [other for _, other in phrase.pps]
    for _ in range(_WALK):
        if not waiting:
            break
        other = waiting.pop()
        end = max(end, other.end)
        waiting.extend(inner for _, inner in other.pps)
    return end


def told(clause: Clause) -> list[tuple[str, str, Phrase]]:
    """What belongs to a clause beside its verb: (role, label, phrase), in the order in which one tells it."""
    found = [("subject", "subject", phrase) for phrase in clause.subjects]
    found += [("object", "object", phrase) for phrase in clause.objects]
    found += [("predicate", "is", phrase) for phrase in clause.predicates]
    if clause.predicate is not None and not clause.predicates:
        head = clause.predicate
        found.append(("predicate", "is", Phrase(head, head + 1, head)))
    found += [("oblique", prep, phrase) for prep, phrase in clause.obliques]
    found += [("time", "when", phrase) for phrase in clause.times]
    return found


def rows(clause: Clause, sentence: Sentence) -> list[tuple[str, str, str]]:
    """The same for readers, (role, label, words): what has the same label is told at once."""
    found: dict[str, tuple[str, list[str]]] = {}
    for role, label, phrase in told(clause):
        found.setdefault(label, (role, []))[1].append(words(sentence, phrase.start, extent(phrase)))
    return [(role, label, "; ".join(texts)) for label, (role, texts) in found.items()]


def words(sentence: Sentence, first: int, end: int) -> str:
    """Words as they are written: no blank where the text has none."""
    text = ""
    for at in range(first, end):
        gap = at > first and sentence.starts[at] > sentence.ends[at - 1]
        text += (" " if gap else "") + sentence.words[at]
    return text


def _boxes(clause: Clause, sentence: Sentence, modalities: Mapping[str, str]) -> list[Box]:
    boxes = [Box(clause.start, clause.end, "verb", " · ".join(flags(clause, modalities)))]
    if clause.particle and (at := _particle(clause, sentence)) >= 0:
        boxes.append(Box(at, at + 1, "verb", ""))
    for role, label, phrase in told(clause):
        far = role == "subject" and clause.subject_from not in ("direct", "")
        far = far or (phrase is clause.noun and clause.relation == "relative")
        boxes.append(Box(phrase.start, extent(phrase), role, label, far))
        boxes.append(Box(phrase.start, phrase.end, role, label, far))
    return boxes


def _particle(clause: Clause, sentence: Sentence) -> int:
    """Where the particle of a verb stands: "called the talks off"; -1 if it is not found."""
    behind = range(clause.end, len(sentence.words))
    return next((at for at in behind if sentence.lowers[at] == clause.particle), -1)


def _apart(boxes: list[Box]) -> list[Box]:
    """The boxes from left to right, whole where there is room: what would lie over another gives way."""
    kept: list[Box] = []
    for box in boxes:
        if all(box.end <= other.start or other.end <= box.start for other in kept):
            kept.append(box)
    return sorted(kept)
