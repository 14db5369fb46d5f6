"""Which clauses of a sentence tell of one time: "shelled a village on Tuesday, killing four people and wounding ten"."""

from __future__ import annotations

from collections.abc import Sequence

from tacitus.coding.cues import Cues
from tacitus.coding.reading import Reading
from tacitus.syntax.clause import Clause
from tacitus.text.sentence import Sentence


def alongside(clause: Clause, reading: Reading, cues: Cues) -> Sequence[Clause]:
    """The clauses that happen when this one does, the nearest first: participles with what they hang on, verbs that "and"
    joins, what "when" or "as" opens. A that-clause has a time of its own, and so has what "after" opens."""
    joined = reading.joined
    if joined is None:
        joined = reading.joined = _all_joined(reading.clauses, cues)
    if clause.index not in joined:
        return ()  # most clauses
    seen = [clause]
    for each in seen:  # it grows
        seen += [other for other in joined[each.index] if other not in seen]
    return seen[1:]


def is_of_before(start: int, sentence: Sentence, cues: Cues) -> bool:
    """Whether the time at the token `start` is that of something named since which the event is the first or worst: "the
    largest march since the return of democracy in 1990", but not "since 1990"."""
    for at in range(start - 1, 0, -1):
        if sentence.lowers[at] in cues.since:
            return any(tag[0] == "N" for tag in sentence.tags[at + 1 : start])
        if sentence.words[at] == "," or sentence.tags[at][0] in "VM":
            return False
    return False


def _all_joined(clauses: list[Clause], cues: Cues) -> dict[int, list[Clause]]:
    """By index, those clauses right above or below a clause that happen when it does; what is above it first."""
    found: dict[int, list[Clause]] = {}
    for clause in clauses:
        if clause.parent is not None and _joined(clause, clauses[clause.parent], cues):
            found.setdefault(clause.index, []).insert(0, clauses[clause.parent])
            found.setdefault(clause.parent, []).append(clause)
    return found


def _joined(clause: Clause, above: Clause, cues: Cues) -> bool:
    """Whether a clause happens when the one above it does."""
    if clause.relation == "conjunct":
        return clause.tense == above.tense and (clause.subject_from == "shared" or clause.subjects == above.subjects)
    if clause.relation != "adverbial":
        return False
    return clause.marker in cues.together or (clause.form == "participle" and not clause.marker)
