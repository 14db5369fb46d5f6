"""Ultimatums: `SOURCE EVENT unless TARGET EVENT`, told by a main clause and the condition under it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tacitus.coding.draft import Bindings, Draft, Match
from tacitus.coding.index import Candidate
from tacitus.coding.reading import Reading
from tacitus.coding.sides import same_side
from tacitus.syntax.clause import Clause

_DONE = ("past", "perfect", "pluperfect")


def ultimatums(
    reading: Reading, candidates: tuple[Candidate, ...], told: Callable[[Clause], list[Draft]]
) -> Iterator[tuple[Draft, list[Draft]]]:
    """Each main clause not yet done over a condition with an actor of its own: the draft, and those that it takes in.
    `candidates`: the patterns, whose triggers are conjunctions; `told`: what a clause tells by itself."""
    for candidate in candidates:
        for clause in reading.clauses:
            for child in reading.children[clause.index]:
                if child.marker in candidate.matcher.triggers and clause.tense not in _DONE:
                    bindings = _parties(reading, clause, child)
                    parts = told(clause) if bindings is not None else []
                    if bindings is not None and parts and parts[0].inner is None:
                        yield _draft(candidate, clause, bindings, parts[0]), parts


def _parties(reading: Reading, clause: Clause, condition: Clause) -> Bindings | None:
    story = reading.story
    sources = tuple(m for p in clause.subjects for m in story.resolve(p, clause, "subject").actors)
    targets = tuple(m for p in condition.subjects for m in story.resolve(p, condition, "subject").actors)
    if not sources or not targets or clause.modal == "" or any(same_side(a, b) for a in sources for b in targets):
        return None
    return Bindings(sources, targets)


def _draft(candidate: Candidate, clause: Clause, bindings: Bindings, inner: Draft) -> Draft:
    rule = candidate.rule
    match = Match(rule, candidate.matcher, bindings, clause.verb)
    draft = Draft(match, clause, None, rule.event, rule.cameo, rule.cameo)
    draft.inner = inner
    return draft
