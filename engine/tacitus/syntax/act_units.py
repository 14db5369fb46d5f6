"""Semantic actions of units, of which a sentence consists: main clauses, what is quoted before or behind who says it."""

from __future__ import annotations

from typing import Any

from tacitus.syntax import adding
from tacitus.syntax.clause import Clause
from tacitus.syntax.work import Value, Work

Front = tuple[Any, Any]  # as the value of `arg`


def unit_clause(work: Work, _: Value, clauses: list[Clause]) -> Value:
    head = clauses[0]
    for front in work.fronts:
        adding.add_front(work, head, front)
    work.fronts = []
    if work.main is not None and not head.subjects and head.form == "finite":
        unit_and(work, None, "", clauses)
        return
    main = work.main
    if main is not None and work.colon and _may_report(work, main):
        head.parent, head.relation = main.index, "complement"
    else:
        _report(work, head)
        work.main = head
    work.colon = False


def unit_and(work: Work, _: Value, word: str, clauses: list[Clause]) -> Value:
    head = clauses[0]
    if work.main is not None:
        head.relation = "conjunct"
        head.parent = work.main.index
        head.marker = head.marker or word
    else:
        work.main = head


unit_more = unit_and


def unit_fronts(work: Work, _: Value, fronts: list[Front]) -> Value:
    for front in fronts:
        if work.main is not None and front[0] is not adding.add_object:
            adding.add_front(work, work.main, front)
        else:
            work.fronts.append(front)


def unit_inversion(work: Work, _: Value, clause: Clause) -> Value:
    adding.invert(clause)
    _report(work, clause)
    work.main = clause


def unit_break(work: Work, _: Value, sign: str) -> Value:
    work.colon = sign == ":"


def _may_report(work: Work, clause: Clause) -> bool:
    """Whether a clause may have what is said before or behind it: a verb of speech without another object."""
    if clause.lemma not in work.lists.sets["speech"] or clause.voice == "passive":
        return False
    return not clause.objects or clause.lemma in work.lists.sets["tell"]


def _report(work: Work, clause: Clause) -> None:
    """What stands before a verb of speech that has nothing to say of its own is what is said."""
    said = work.main
    if said is None or said.parent is not None:
        return
    if not _may_report(work, clause):
        quoted = _quoted(work, clause)
        if quoted is not None:
            said.parent, said.relation = quoted.index, "complement"
        return
    if any(
        c.parent == clause.index and c.relation == "complement" and c.index < clause.index for c in work.chunks.clauses
    ):
        return
    said.parent = clause.index
    said.relation = "complement"
    if said.index < clause.index:
        _give_back(work, said, clause)


def _quoted(work: Work, clause: Clause) -> Clause | None:
    """The verb of speech that tells how somebody is quoted, if it has nothing to say of its own: "..., the minister was
    quoted as saying"."""
    for child in work.chunks.clauses[clause.index + 1 :]:
        if child.parent == clause.index and child.marker == "as" and child.form == "gerund":
            return child if _may_report(work, child) and not _told(work, child) else None
    return None


def _told(work: Work, clause: Clause) -> bool:
    """Whether something stands under the clause already."""
    return any(child.parent == clause.index for child in work.chunks.clauses)


def _give_back(work: Work, said: Clause, clause: Clause) -> None:
    """A participle behind the speaker tells on what he told: "Rebels took the town, officials said, killing ten"; unless it
    tells how he spoke: "..., the minister said, accusing Iran"."""
    sets = work.lists.sets
    for child in work.chunks.clauses:
        if child.parent == clause.index and child.form in ("gerund", "participle") and child.start > clause.end:
            speaks = child.lemma in sets["speech"] or child.lemma in sets["manners-of-speech"]
            if work.lowers[child.start - 1] == "," and not speaks:
                child.parent = said.index
