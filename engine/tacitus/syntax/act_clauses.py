"""Semantic actions of clauses: subjects, relatives, what is joined, what stands before."""

from __future__ import annotations

from typing import Any

from tacitus.syntax import act_verbs, adding
from tacitus.syntax.clause import Clause, Phrase
from tacitus.syntax.work import Nominal, Nominals, Value, Work, grown

Pronoun = tuple[str, int]  # a relative or question word, and its token
Front = tuple[Any, Any]  # as the value of `arg`


def subject_time(_: Work, whole: Nominals, phrase: Phrase) -> Value:
    return _with(whole, (adding.add_time, phrase))


def subject_oblique(_: Work, whole: Nominals, prep: str, governed: Nominals) -> Value:
    return _with(whole, (adding.add_oblique, (prep, governed)))


def subject_gerund(work: Work, whole: Nominals, prep: str, clauses: list[Clause]) -> Value:
    return _with(whole, act_verbs.gerund_under(work, prep, clauses))


def subject_aside(work: Work, whole: Nominals, opener: str, below: Value) -> Value:
    return _with(whole, act_verbs.adverbial(work, opener, below))


def parenthesis(_: Work, whole: Nominals, opener: str, clauses: list[Clause]) -> Value:
    return _with(whole, (adding.add_parenthesis, clauses))


def parenthesis_inverted(_: Work, whole: Nominals, opener: str, clause: Clause) -> Value:
    adding.invert(clause)
    return _with(whole, (adding.add_parenthesis, [clause]))


def between_said(_: Work, opener: str, clauses: list[Clause]) -> Value:
    """What somebody says within a relative clause is a clause of its own: "which, it said, had left"."""
    return (None, clauses)


def _with(whole: Nominals, extra: Front) -> Nominal:
    """A subject with what stands between it and its verb."""
    whole = grown(whole)
    whole.extras.append(extra)
    return whole


def relative_subject(_: Work, pronoun: Pronoun, clauses: list[Clause]) -> Value:
    return _relative(pronoun[0], clauses)


def relative_subject_late(work: Work, pronoun: Pronoun, fronts: list[Front], clauses: list[Clause]) -> Value:
    return _relative(pronoun[0], lead(work, fronts, clauses))


def relative_object_late(
    work: Work, pronoun: Pronoun, fronts: list[Front], whole: Nominals, clauses: list[Clause]
) -> Value:
    return _relative(pronoun[0], lead(work, fronts, clause_with_subject(work, whole, clauses)))


def question_subject_late(work: Work, pronoun: Pronoun, fronts: list[Front], clauses: list[Clause]) -> Value:
    return question_subject(work, pronoun, lead(work, fronts, clauses))


def relative_object(work: Work, pronoun: Pronoun, whole: Nominals, clauses: list[Clause]) -> Value:
    return _relative(pronoun[0], clause_with_subject(work, whole, clauses))


def relative_owned(work: Work, pronoun: Pronoun, owned: Phrase, whole: Nominals, clauses: list[Clause]) -> Value:
    """ "Whose visit the generals had put off"."""
    head = clause_with_subject(work, whole, clauses)[0]
    below = [c for c in work.chunks.clauses[head.index + 1 :] if c.parent == head.index and c.relation == "infinitive"]
    last = below[-1] if below else head  # "whose secession it vowed never to accept"
    if not head.objects and not last.objects and last.voice == "active":
        last.objects = [owned]
    return _relative(pronoun[0], clauses)


def relative_oblique(work: Work, prep: str, whole: Nominals, clauses: list[Clause]) -> Value:
    return _relative(prep, clause_with_subject(work, whole, clauses))


def relative_oblique_bare(_: Work, prep: str, clauses: list[Clause]) -> Value:
    return _relative(prep, clauses)


relative_place = relative_object


def relative_gap(work: Work, opener: str, whole: Nominals, clauses: list[Clause]) -> Value:
    return _relative("", clause_with_subject(work, whole, clauses))


def _relative(marker: str, clauses: list[Clause]) -> list[Clause]:
    clauses[0].relation = "relative"
    clauses[0].marker = marker
    return clauses


def question_subject(work: Work, pronoun: Pronoun, clauses: list[Clause]) -> Value:
    word, token = pronoun
    clauses[0].marker = word
    if word in work.lists.sets["question-pronouns"] and not clauses[0].subjects and clauses[0].form == "finite":
        clauses[0].subjects = [_asked(work, token)]
        clauses[0].subject_from = "direct"
    return clauses


def question_object(work: Work, pronoun: Pronoun, whole: Nominals, clauses: list[Clause]) -> Value:
    word, token = pronoun
    clause_with_subject(work, whole, clauses)
    head = clauses[0]
    head.marker = word
    if head.lemma in work.lists.sets["naming"] and head.voice == "active":
        head.predicates += head.objects  # "what he called a crime"
        head.objects, head.predicate = [], None
    if (
        word in work.lists.sets["question-pronouns"]
        and not head.objects
        and head.voice == "active"
        and head.predicate is None
    ):
        head.objects = [_asked(work, token)]
    return clauses


def question_infinitive(_: Work, pronoun: Pronoun, clauses: list[Clause]) -> Value:
    clauses[0].marker = pronoun[0]
    return clauses


def _asked(work: Work, token: int) -> Phrase:
    phrase = Phrase(token, token + 1, token)
    work.chunks.phrases.append(phrase)
    return phrase


question_place = question_object


def take(work: Work, clause: Clause, arg: Value) -> Value:
    function, addition = arg
    return clause if function is None else function(work, clause, addition)


def take_aside(work: Work, clause: Clause, clauses: list[Clause]) -> Value:
    function, addition = act_verbs.aside_arg(work, clauses)
    return function(work, clause, addition)


def join(_: Work, clauses: list[Clause], word: str, clause: Clause) -> Value:
    """Joins a verb phrase to its like."""
    clause.relation = "conjunct"
    clause.parent = clauses[0].index
    clause.marker = word if word != "," else ""
    if clause.form == "bare":
        clause.form = clauses[0].form
        clause.tense = clauses[0].tense
        clause.modal = clause.modal or clauses[0].modal
        if word in ("or", "nor"):
            clause.negated = clause.negated or clauses[0].negated
    clauses.append(clause)
    return clauses


def join_late(work: Work, clauses: list[Clause], word: str, fronts: list[Front], clause: Clause) -> Value:
    """Joins a verb phrase with what stands before its verb: "left and on Monday met the king"."""
    for front in fronts:
        adding.add_front(work, clause, front)
    return join(work, clauses, word, clause)


def clause_with_subject(work: Work, whole: Nominals, clauses: list[Clause]) -> list[Clause]:
    head = clauses[0]
    head.subject_from = "direct"
    if isinstance(whole, Phrase):
        head.subjects = [whole]
        return clauses
    first = whole.tops[0]
    if len(whole.tops) > 1:
        _apposed_by_number(work, whole, head)
    elif first.appositions and work.tags[head.start] == "VBP" and work.tags[first.head] in _listable(work):
        _listed_by_number(work, whole)
    head.subjects = whole.tops[:]
    for function, addition in whole.extras:
        if function is not None:
            function(work, head, addition)
    adding.hang(whole, head)
    return clauses


def verb_with_subject(work: Work, whole: Nominals, clause: Clause) -> list[Clause]:
    return clause_with_subject(work, whole, [clause])


def _apposed_by_number(work: Work, whole: Nominal, head: Clause) -> None:
    """What looks like a list before a singular verb is a name with its titles: "X, director and founder, says"."""
    first, *others = whole.tops
    singular = work.tags[head.start] == "VBZ" or work.lowers[head.start] == "was"
    if not singular or work.tags[first.head] != "NNP" or work.lowers[others[-1].start - 1] == "or":
        return
    if work.lowers[others[0].start - 1] != ",":
        return
    for phrase in whole.tops:
        phrase.group = ()
    first.appositions = [*first.appositions, *others]
    whole.tops = [first]


def _listable(work: Work) -> tuple[str, ...]:
    return ("NNP", "NNS") if work.chunks.sentence.headline else ("NNP",)


def _listed_by_number(work: Work, whole: Nominal) -> None:
    """Names without "and" before a plural verb are a list: "Israel, Hamas agree to truce"; in headlines any nouns."""
    first = whole.tops[0]
    names = [phrase for phrase in first.appositions if work.tags[phrase.head] in _listable(work)]
    if len(names) == len(first.appositions):
        whole.tops += names
        first.appositions = ()
        for phrase in whole.tops:
            phrase.group = whole.tops[:]


def conjoin(_: Work, clauses: list[Clause], word: str, more: list[Clause]) -> Value:
    more[0].relation = "conjunct"
    more[0].parent = clauses[0].index
    more[0].marker = more[0].marker or word
    return clauses + more


def lead(work: Work, fronts: list[Front], clauses: list[Clause]) -> list[Clause]:
    """A clause with what stands before it."""
    for front in fronts:
        adding.add_front(work, clauses[0], front)
    return clauses
