"""A parse in words, one clause a line: what cases expect and `explain` prints.

    agree | subj: Peru; Bolivia
    meet [will, negated] | subj: Peru; Bolivia | with: Chile | when: Monday | infinitive of agree

Verb by its base form; in brackets "passive", "negated" and the modal; then who, whom, prepositions, times and what a copula
tells of its subject, each by its head word; last what the clause hangs on: "relative on missiles", "adverbial of leave (if)".
"""

from __future__ import annotations

from collections.abc import Sequence

from tacitus.syntax.clause import Clause, Parse, Phrase
from tacitus.text.sentence import Sentence


def lines(sentence: Sentence, parse: Parse) -> list[str]:
    """The clauses of a sentence, one a line, in the order of their verbs."""
    return [line(clause, sentence, parse) for clause in parse.clauses]


def line(clause: Clause, sentence: Sentence, parse: Parse) -> str:
    """One clause."""
    words = sentence.words
    verb = f"{clause.lemma} {clause.particle}".rstrip()
    flags = [clause.modal.replace("_", " ")] if clause.modal else []
    flags += ["passive"] if clause.voice == "passive" else []
    flags += ["negated"] if clause.negated else []
    parts = [verb + (f" [{', '.join(flags)}]" if flags else "")]
    parts += _heads("subj", clause.subjects, words)
    parts += _heads("obj", clause.objects, words)
    if clause.predicate is not None:
        heads = [phrase.head for phrase in clause.predicates] or [clause.predicate]
        parts.append("is: " + "; ".join(words[head] for head in heads))
    obliques: dict[str, list[Phrase]] = {}
    for prep, phrase in clause.obliques:
        obliques.setdefault(prep, []).append(phrase)
    for prep, phrases in obliques.items():
        parts += _heads(prep, phrases, words)
    parts += _heads("when", clause.times, words)
    parts += _above(clause, words, parse)
    return " | ".join(parts)


def _heads(name: str, phrases: Sequence[Phrase], words: list[str]) -> list[str]:
    return [f"{name}: " + "; ".join(words[phrase.head] for phrase in phrases)] if phrases else []


def _above(clause: Clause, words: list[str], parse: Parse) -> list[str]:
    marker = f" ({clause.marker})" if clause.marker else ""
    if clause.noun is not None and clause.relation != "conjunct":
        return [f"{clause.relation} on {words[clause.noun.head]}{marker}"]
    if clause.parent is not None:
        return [f"{clause.relation} of {parse.clauses[clause.parent].lemma}{marker}"]
    return [f"{clause.relation}{marker}"] if clause.relation != "root" or marker else []
