"""Semantic actions of clauses: subjects, relatives, what is joined, what stands before, units of a sentence."""

from __future__ import annotations

from typing import Any

from tacitus.syntax import act_verbs, adding
from tacitus.syntax.clause import Clause, Phrase
from tacitus.syntax.work import Arguments, Nominal, Value, Work


def subject_time(_: Work, parts: Arguments) -> Value:
    parts[0].extras.append((adding.add_time, parts[1]))
    return parts[0]


def subject_oblique(_: Work, parts: Arguments) -> Value:
    parts[0].extras.append((adding.add_oblique, (parts[1], parts[2])))
    return parts[0]


def subject_gerund(work: Work, parts: Arguments) -> Value:
    parts[0].extras.append(act_verbs.gerund_under(work, parts[1:]))
    return parts[0]


def subject_aside(work: Work, parts: Arguments) -> Value:
    parts[0].extras.append(act_verbs.adverbial(work, parts[1:]))
    return parts[0]


def parenthesis(work: Work, parts: Arguments) -> Value:
    parts[0].extras.append((adding.add_parenthesis, parts[2]))
    return parts[0]


def parenthesis_inverted(work: Work, parts: Arguments) -> Value:
    _invert(parts[2])
    parts[0].extras.append((adding.add_parenthesis, [parts[2]]))
    return parts[0]


def relative_subject(_: Work, parts: Arguments) -> Value:
    return _relative(parts[0][0], parts[1])


def relative_subject_late(work: Work, parts: Arguments) -> Value:
    return _relative(parts[0][0], lead(work, parts[1:]))


def relative_object_late(work: Work, parts: Arguments) -> Value:
    return _relative(parts[0][0], lead(work, [parts[1], clause_with_subject(work, parts[2:])]))


def question_subject_late(work: Work, parts: Arguments) -> Value:
    return question_subject(work, [parts[0], lead(work, parts[1:])])


def relative_object(work: Work, parts: Arguments) -> Value:
    return _relative(parts[0][0], clause_with_subject(work, parts[1:]))


def relative_oblique(work: Work, parts: Arguments) -> Value:
    return _relative(parts[0], clause_with_subject(work, parts[1:]))


def relative_oblique_bare(_: Work, parts: Arguments) -> Value:
    return _relative(parts[0], parts[1])


relative_place = relative_object


def relative_gap(work: Work, parts: Arguments) -> Value:
    return _relative("", clause_with_subject(work, parts[1:]))


def _relative(marker: str, clauses: list[Clause]) -> list[Clause]:
    clauses[0].relation = "relative"
    clauses[0].marker = marker
    return clauses


def question_subject(work: Work, parts: Arguments) -> Value:
    (word, token), clauses = parts
    clauses[0].marker = word
    if word in _ASKED and not clauses[0].subjects and clauses[0].form == "finite":
        clauses[0].subjects = [_asked(work, token)]
        clauses[0].subject_from = "direct"
    return clauses


def question_object(work: Work, parts: Arguments) -> Value:
    word, token = parts[0]
    clauses = clause_with_subject(work, parts[1:])
    head = clauses[0]
    head.marker = word
    if word in _ASKED and not head.objects and head.voice == "active" and head.predicate is None:
        head.objects = [_asked(work, token)]
    return clauses


def question_infinitive(_: Work, parts: Arguments) -> Value:
    parts[1][0].marker = parts[0][0]
    return parts[1]


_ASKED = frozenset(["who", "what", "which", "whom", "whoever", "whatever"])


def _asked(work: Work, token: int) -> Phrase:
    phrase = Phrase(token, token + 1, token)
    work.chunks.phrases.append(phrase)
    return phrase


question_place = question_object


def take(work: Work, parts: Arguments) -> Value:
    clause = parts[0]
    function, addition = parts[1]
    if function is not None:
        function(work, clause, addition)
    return clause


def take_aside(work: Work, parts: Arguments) -> Value:
    function, addition = act_verbs.aside_arg(work, parts[1:])
    function(work, parts[0], addition)
    return parts[0]


def join(_: Work, parts: Arguments) -> Value:
    """Joins a verb phrase to its like."""
    clauses, word, clause = parts
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


def clause_with_subject(work: Work, parts: Arguments) -> Value:
    whole, clauses = parts
    head = clauses[0]
    first = whole.tops[0]
    if len(whole.tops) > 1:
        _apposed_by_number(work, whole, head)
    elif first.appositions and work.tags[head.start] == "VBP" and work.tags[first.head] in _listable(work):
        _listed_by_number(work, whole)
    head.subjects = whole.tops[:]
    head.subject_from = "direct"
    for function, addition in whole.extras:
        if function is not None:
            function(work, head, addition)
    adding.hang(whole, head)
    return clauses


def _apposed_by_number(work: Work, whole: Nominal, head: Clause) -> None:
    """What looks like a list before a singular verb is a name with its titles: "X, director and founder, says"."""
    first, *others = whole.tops
    singular = work.tags[head.start] == "VBZ" or work.lowers[head.start] == "was"
    if not singular or work.tags[first.head] != "NNP" or work.lowers[others[-1].start - 1] == "or":
        return
    if work.lowers[others[0].start - 1] != ",":
        return
    for phrase in whole.tops:
        phrase.group = []
    first.appositions.extend(others)
    whole.tops = [first]


def _listable(work: Work) -> tuple[str, ...]:
    return ("NNP", "NNS") if work.chunks.sentence.headline else ("NNP",)


def _listed_by_number(work: Work, whole: Nominal) -> None:
    """Names without "and" before a plural verb are a list: "Israel, Hamas agree to truce"; in headlines any nouns."""
    first = whole.tops[0]
    names = [phrase for phrase in first.appositions if work.tags[phrase.head] in _listable(work)]
    if len(names) == len(first.appositions):
        whole.tops += names
        first.appositions = []
        for phrase in whole.tops:
            phrase.group = whole.tops[:]


def conjoin(_: Work, parts: Arguments) -> Value:
    clauses, word, more = parts
    more[0].relation = "conjunct"
    more[0].parent = clauses[0].index
    more[0].marker = more[0].marker or word
    return clauses + more


def lead(work: Work, parts: Arguments) -> Value:
    """A clause with what stands before it."""
    fronts, clauses = parts
    for front in fronts:
        _front(work, clauses[0], front)
    return clauses


def _front(work: Work, clause: Clause, front: tuple[Any, Any]) -> None:
    function, addition = front
    if (
        function is None
        or function is adding.add_object
        or function is adding.add_adjective
        or function is adding.add_particle
    ):
        return
    function(work, clause, addition)
    if function in (adding.add_gerund, adding.add_participle, adding.add_infinitive):
        for child in addition[:1]:
            child.relation = "adverbial"


def unit_clause(work: Work, parts: Arguments) -> Value:
    head = parts[0][0]
    for front in work.fronts:
        _front(work, head, front)
    work.fronts = []
    if work.main is not None and not head.subjects and head.form == "finite":
        unit_and(work, ["", parts[0]])
        return
    main = work.main
    if main is not None and work.colon and _may_report(work, main):
        head.parent, head.relation = main.index, "complement"
    else:
        _report(work, head)
        work.main = head
    work.colon = False


def unit_and(work: Work, parts: Arguments) -> Value:
    head = parts[1][0]
    if work.main is not None:
        head.relation = "conjunct"
        head.parent = work.main.index
        head.marker = head.marker or parts[0]
    else:
        work.main = head


def unit_more(work: Work, parts: Arguments) -> Value:
    unit_and(work, parts)


def unit_fronts(work: Work, parts: Arguments) -> Value:
    for front in parts[0]:
        if work.main is not None and front[0] is not adding.add_object:
            _front(work, work.main, front)
        else:
            work.fronts.append(front)


def unit_inversion(work: Work, parts: Arguments) -> Value:
    clause = parts[0]
    _invert(clause)
    _report(work, clause)
    work.main = clause


def unit_break(work: Work, parts: Arguments) -> Value:
    work.colon = parts[0] == ":"


def _invert(clause: Clause) -> None:
    """The noun phrase behind the verb is its subject: "said the minister"."""
    clause.subjects = clause.objects
    clause.objects = []
    clause.subject_from = "direct"


def _may_report(work: Work, clause: Clause) -> bool:
    """Whether a clause may have what is said before or behind it: a verb of speech without another object."""
    if clause.lemma not in work.lists.sets["speech"] or clause.voice == "passive":
        return False
    return not clause.objects or clause.lemma in work.lists.sets["tell"]


def _report(work: Work, clause: Clause) -> None:
    """What stands before a verb of speech that has nothing to say of its own is what is said."""
    said = work.main
    if said is None or said.parent is not None or not _may_report(work, clause):
        return
    if any(
        c.parent == clause.index and c.relation == "complement" and c.index < clause.index for c in work.chunks.clauses
    ):
        return
    said.parent = clause.index
    said.relation = "complement"
