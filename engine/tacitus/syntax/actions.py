"""Semantic actions of the grammar: each rule's `-> name` is the function of that name here.

An action takes the Work in hand and the values of the rule's right side. The value of `np` and `subject` is a Nominal, of
whatever is made of verbs a list of clauses whose first is the head, of `arg` and `tail` a pair (function, what it adds).
"""

from __future__ import annotations

from typing import Any

from tacitus.syntax.clause import Clause, Phrase
from tacitus.syntax.complements import Complements
from tacitus.syntax.letters import Chunks

_NAMES = frozenset(["NNP", "NNPS"])


class Nominal:
    """A noun phrase as it grows. `tops`: its conjuncts; `chain`: all its phrases in text order; `links`: for each of
    them the phrase and preposition it hangs on, or None; `clauses`: that hang on its nouns; `extras`: args of the verb
    that stand between subject and verb."""

    __slots__ = ("chain", "clauses", "extras", "links", "tops")

    def __init__(self, phrase: Phrase) -> None:
        self.tops = [phrase]
        self.chain = [phrase]
        self.links: list[tuple[Phrase, str] | None] = [None]
        self.clauses: list[Clause] = []
        self.extras: list[tuple[Any, Any]] = []


class Work:
    """A sentence being parsed: its chunks and lists, the last main clause, and what waits for a clause to hang on."""

    __slots__ = ("chunks", "fronts", "lemmas", "lists", "lowers", "main", "previous", "tags")

    def __init__(self, chunks: Chunks, lists: Complements) -> None:
        self.chunks = chunks
        self.lists = lists
        self.lemmas = chunks.sentence.lemmas
        self.lowers = chunks.sentence.lowers
        self.tags = chunks.sentence.tags
        self.main: Clause | None = None
        self.previous: Clause | None = None
        self.fronts: list[tuple[Any, Any]] = []


Value = Any
Arguments = list[Any]


# -- lists, heads -------------------------------------------------------------------------------------------------------


def list_of(_: Work, parts: Arguments) -> Value:
    return [parts[0]]


def append(_: Work, parts: Arguments) -> Value:
    parts[0].append(parts[1])
    return parts[0]


def skip_second(_: Work, parts: Arguments) -> Value:
    return parts[0]


def second(_: Work, parts: Arguments) -> Value:
    return parts[1]


def nothing(_: Work, parts: Arguments) -> Value:
    return (None, None)


def empty(_: Work, parts: Arguments) -> Value:
    return None


add_unit = empty


# -- noun phrases -------------------------------------------------------------------------------------------------------


def nominal(_: Work, parts: Arguments) -> Value:
    return Nominal(parts[0])


def grow(work: Work, parts: Arguments) -> Value:
    function, addition = parts[1]
    function(work, parts[0], addition)
    return parts[0]


def tail_pp(_: Work, parts: Arguments) -> Value:
    return (_grow_pp, parts)


def tail_list(_: Work, parts: Arguments) -> Value:
    return (_grow_list, parts[1])


def tail_apposition(_: Work, parts: Arguments) -> Value:
    return (_grow_acronym if parts[0] == "(" else _grow_apposition, parts[1])


def tail_clause(_: Work, parts: Arguments) -> Value:
    return (_grow_clause, parts[0])


def tail_gerund(_: Work, parts: Arguments) -> Value:
    for clause in parts[1]:
        clause.marker = parts[0]
    return (_grow_clause, parts[1])


def tail_content(_: Work, parts: Arguments) -> Value:
    parts[1][0].marker = "that"
    parts[1][0].relation = "complement"
    return (_grow_clause, parts[1])


def _grow_pp(work: Work, whole: Nominal, parts: Arguments) -> None:
    prep, phrase = parts
    host = _host(work, whole, prep)
    host.pps.append((prep, phrase))
    whole.chain.append(phrase)
    whole.links.append((host, prep))


def _host(work: Work, whole: Nominal, prep: str) -> Phrase:
    """The phrase of a nominal that a preposition belongs to: the nearest whose noun takes it, else the last."""
    chain = whole.chain
    if prep != "of" and len(chain) > 1:
        nouns = work.lists.noun_takes.get(prep)
        if nouns is not None:
            lemmas = work.lemmas
            for phrase in reversed(chain):
                if lemmas[phrase.head] in nouns:
                    return phrase
    return chain[-1]


def _grow_list(work: Work, whole: Nominal, phrase: Phrase) -> None:
    """Joins a phrase to the nearest one of its kind."""
    chain = whole.chain
    at = len(chain) - 1
    if at:
        kind = _kind(work, phrase)
        while at >= 0 and (_kind(work, chain[at]) != kind or whole.links[at] == _APPOSED):
            at -= 1
        if at < 0:
            at = len(chain) - 1
            while at > 0 and whole.links[at] == _APPOSED:
                at -= 1
    other = chain[at]
    link = whole.links[at]
    chain.append(phrase)
    whole.links.append(link)
    group = other.group or [other]
    if not any(member is phrase for member in group):
        group.append(phrase)
    for member in group:
        member.group = group
    if link is None:
        whole.tops.append(phrase)
    elif link[1]:
        link[0].pps.append((link[1], phrase))


_APPOSED: tuple[Phrase, str] = (Phrase(0, 0, 0), "")


def _kind(work: Work, phrase: Phrase) -> tuple[bool, str]:
    tag = work.tags[phrase.head]
    first = work.tags[phrase.start]
    return tag in _NAMES, "D" if first in ("DT", "PRP$") else ""


def _grow_apposition(work: Work, whole: Nominal, phrase: Phrase) -> None:
    name = work.tags[phrase.head] in _NAMES
    host = whole.chain[-1]
    for other in reversed(whole.chain):
        if (work.tags[other.head] in _NAMES) != name:
            host = other
            break
    host.appositions.append(phrase)
    whole.chain.append(phrase)
    whole.links.append(_APPOSED)


def _grow_acronym(_: Work, whole: Nominal, phrase: Phrase) -> None:
    """Brackets name the whole: "the Council of Ministers (CM)"."""
    host = whole.chain[-1]
    link = whole.links[-1]
    if link is not None and link[1] == "of":
        host = link[0]
    host.appositions.append(phrase)


def _grow_clause(work: Work, whole: Nominal, clauses: list[Clause]) -> None:
    head = clauses[0]
    host = _antecedent(work, whole, head) if head.relation == "relative" and not head.subjects else whole.chain[-1]
    head.noun = host
    if head.relation == "root":
        head.relation = "infinitive" if head.form == "infinitive" else "participle"
        if head.form == "gerund" and not head.marker:
            head.form = "participle"
    whole.clauses.append(head)


def _antecedent(work: Work, whole: Nominal, head: Clause) -> Phrase:
    """The nearest noun that agrees with the verb of a relative clause in number, and for "who" is no body or place."""
    if head.marker == "who" and len(whole.chain) > 1 and whole.links[-1] is not None:
        host, prep = whole.links[-1]
        named = work.tags[whole.chain[-1].head] in _NAMES
        if prep in ("of", "in", "from", "at") and named and work.tags[host.head] not in _NAMES:
            return host
    tag = work.tags[head.start]
    word = work.lowers[head.start]
    if word == "was" or tag == "VBZ":
        plural = False
    elif word == "were" or tag == "VBP":
        plural = True
    else:
        return whole.chain[-1]
    for phrase, link in zip(reversed(whole.chain), reversed(whole.links), strict=True):
        many = work.tags[phrase.head] in ("NNS", "NNPS") or bool(phrase.group)
        if many == plural and link is not _APPOSED:
            return phrase
    return whole.chain[-1]


# -- subjects with something behind them ----------------------------------------------------------------------------------


def subject_time(_: Work, parts: Arguments) -> Value:
    parts[0].extras.append((_add_time, parts[1]))
    return parts[0]


def subject_oblique(_: Work, parts: Arguments) -> Value:
    parts[0].extras.append((_add_oblique, (parts[1], parts[2])))
    return parts[0]


def subject_gerund(work: Work, parts: Arguments) -> Value:
    parts[0].extras.append(gerund_under(work, parts[1:]))
    return parts[0]


def subject_aside(work: Work, parts: Arguments) -> Value:
    parts[0].extras.append(adverbial(work, parts[1:]))
    return parts[0]


def parenthesis(work: Work, parts: Arguments) -> Value:
    parts[0].extras.append((_add_parenthesis, parts[2]))
    return parts[0]


def parenthesis_inverted(work: Work, parts: Arguments) -> Value:
    _invert(parts[2])
    parts[0].extras.append((_add_parenthesis, [parts[2]]))
    return parts[0]


# -- clauses on nouns ----------------------------------------------------------------------------------------------------


def relative_subject(_: Work, parts: Arguments) -> Value:
    return _relative(parts[0][0], parts[1])


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


# -- clauses -------------------------------------------------------------------------------------------------------------


def verb(_: Work, parts: Arguments) -> Value:
    return parts[0]


def take(work: Work, parts: Arguments) -> Value:
    clause = parts[0]
    function, addition = parts[1]
    if function is not None:
        function(work, clause, addition)
    return clause


def take_aside(work: Work, parts: Arguments) -> Value:
    function, addition = aside_arg(work, parts[1:])
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
    clauses.append(clause)
    return clauses


def clause_with_subject(work: Work, parts: Arguments) -> Value:
    whole, clauses = parts
    head = clauses[0]
    if len(whole.tops) > 1:
        _apposed_by_number(work, whole, head)
    head.subjects = whole.tops[:]
    head.subject_from = "direct"
    for function, addition in whole.extras:
        if function is not None:
            function(work, head, addition)
    _hang(whole, head)
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
    if function is None or function is _add_object or function is _add_adjective or function is _add_particle:
        return
    function(work, clause, addition)
    if function in (_add_gerund, _add_participle, _add_infinitive):
        for child in addition[:1]:
            child.relation = "adverbial"


# -- what a verb takes -----------------------------------------------------------------------------------------------------


def object(_: Work, parts: Arguments) -> Value:
    return (_add_object, parts[0])


def time(_: Work, parts: Arguments) -> Value:
    return (_add_time, parts[0])


def adjective(_: Work, parts: Arguments) -> Value:
    return (_add_adjective, parts[0])


def particle(_: Work, parts: Arguments) -> Value:
    return (_add_particle, parts[0])


def oblique(_: Work, parts: Arguments) -> Value:
    return (_add_oblique, parts)


def gerund_under(_: Work, parts: Arguments) -> Value:
    for clause in parts[1]:
        clause.marker = clause.marker or parts[0]
    return (_add_adverbial, parts[1])


def infinitive_for(_: Work, parts: Arguments) -> Value:
    _, whole, clauses = parts
    clauses[0].subjects = whole.tops[:]
    clauses[0].subject_from = "direct"
    clauses[0].marker = "for"
    _hang(whole, clauses[0])
    return (_add_infinitive, clauses)


def infinitive_arg(_: Work, parts: Arguments) -> Value:
    return (_add_infinitive, parts[0])


bare_arg = infinitive_arg


def gerund_arg(_: Work, parts: Arguments) -> Value:
    return (_add_gerund, parts[0])


def participle_arg(_: Work, parts: Arguments) -> Value:
    return (_add_participle, parts[0])


def aside_arg(_: Work, parts: Arguments) -> Value:
    if parts[0][0].form == "gerund":
        parts[0][0].form = "participle"
    return (_add_adverbial, parts[0])


def complement_arg(_: Work, parts: Arguments) -> Value:
    return (_add_complement, parts[0])


def content(_: Work, parts: Arguments) -> Value:
    return (_add_complement, parts[-1])


def content_that(_: Work, parts: Arguments) -> Value:
    parts[1][0].marker = "that"
    return parts[1]


def content_more(_: Work, parts: Arguments) -> Value:
    clauses, _, more = parts
    more[0].marker = "that"
    more[0].relation = "conjunct"
    more[0].parent = clauses[0].index
    return clauses + more


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


def adverbial(_: Work, parts: Arguments) -> Value:
    """A subordinate clause, or a lesser one, under its subordinator."""
    if isinstance(parts[1], tuple):  # lesser
        function, addition = parts[1]
        if function is _add_lesser and addition:
            addition[0].marker = parts[0]
        if function is _add_oblique and not addition[0]:
            addition = (parts[0], addition[1])
        return (function, addition)
    parts[1][0].marker = parts[0]
    return (_add_adverbial, parts[1])


def lesser_clauses(_: Work, parts: Arguments) -> Value:
    return (_add_lesser, parts[0])


def lesser_phrase(_: Work, parts: Arguments) -> Value:
    return (_add_oblique, ("" if len(parts) == 1 else parts[0], parts[-1]))


def _hang(whole: Nominal, clause: Clause) -> None:
    for child in whole.clauses:
        child.parent = clause.index


def _add_object(work: Work, clause: Clause, whole: Nominal) -> None:
    if clause.lemma in work.lists.sets["copulas"] and clause.voice == "active" and not clause.objects:
        clause.predicates.extend(whole.tops)
        if clause.predicate is None:
            clause.predicate = whole.tops[0].head
    elif (
        clause.voice == "passive"
        and work.lemmas[whole.tops[0].head] in work.lists.sets["time-nouns"]
        and clause.lemma not in work.lists.sets["ditransitive"]
    ):
        clause.times.extend(whole.tops)
    elif clause.lemma in work.lists.sets["naming"] and (clause.voice == "passive" or clause.objects):
        clause.predicates.extend(whole.tops)
    elif not clause.objects or clause.lemma in work.lists.sets["ditransitive"]:
        clause.objects.extend(whole.tops)
    _hang(whole, clause)


def _add_time(_: Work, clause: Clause, phrase: Phrase) -> None:
    clause.times.append(phrase)


def _add_adjective(_: Work, clause: Clause, token: int) -> None:
    if clause.predicate is None:
        clause.predicate = token


def _add_particle(_: Work, clause: Clause, word: str) -> None:
    clause.particle = clause.particle or word


def _add_oblique(_: Work, clause: Clause, parts: Arguments) -> None:
    prep, whole = parts
    if prep:
        clause.obliques.extend((prep, phrase) for phrase in whole.tops)
    _hang(whole, clause)


def _add(clause: Clause, clauses: list[Clause], relation: str) -> None:
    clauses[0].relation = relation
    clauses[0].parent = clause.index


def _add_infinitive(_: Work, clause: Clause, clauses: list[Clause]) -> None:
    _add(clause, clauses, "infinitive")


def _add_gerund(_: Work, clause: Clause, clauses: list[Clause]) -> None:
    _add(clause, clauses, "infinitive")


def _add_participle(_: Work, clause: Clause, clauses: list[Clause]) -> None:
    _add(clause, clauses, "adverbial")


def _add_adverbial(_: Work, clause: Clause, clauses: list[Clause]) -> None:
    _add(clause, clauses, "adverbial")


_add_lesser = _add_participle


def _add_complement(_: Work, clause: Clause, clauses: list[Clause]) -> None:
    _add(clause, clauses, "infinitive" if clauses[0].form == "infinitive" else "complement")


def _add_parenthesis(work: Work, clause: Clause, clauses: list[Clause]) -> None:
    """A reporting clause inside the reported one stands over it."""
    clause.parent = clauses[0].index
    clause.relation = "complement"


# -- units of a sentence ---------------------------------------------------------------------------------------------------


def unit_clause(work: Work, parts: Arguments) -> Value:
    head = parts[0][0]
    for front in work.fronts:
        _front(work, head, front)
    work.fronts = []
    if work.main is not None and not head.subjects and head.form == "finite":
        unit_and(work, ["", parts[0]])
        return
    _report(work, head)
    work.previous, work.main = work.main, head


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
        if work.main is not None and front[0] is not _add_object:
            _front(work, work.main, front)
        else:
            work.fronts.append(front)


def unit_inversion(work: Work, parts: Arguments) -> Value:
    clause = parts[0]
    _invert(clause)
    _report(work, clause)
    work.main = clause


def unit_break(work: Work, parts: Arguments) -> Value:
    return None


def _invert(clause: Clause) -> None:
    """The noun phrase behind the verb is its subject: "said the minister"."""
    clause.subjects = clause.objects
    clause.objects = []
    clause.subject_from = "direct"


def _report(work: Work, clause: Clause) -> None:
    """What stands before a verb of speech that has nothing to say of its own is what is said."""
    said = work.main
    if said is None or clause.lemma not in work.lists.sets["speech"] or clause.voice == "passive":
        return
    if (clause.objects and clause.lemma not in work.lists.sets["tell"]) or said.parent is not None:
        return
    if any(c.parent == clause.index and c.relation == "complement" and c.index < clause.index for c in work.chunks.clauses):
        return
    said.parent = clause.index
    said.relation = "complement"


ACTIONS = {
    name: value
    for name, value in list(globals().items())
    if callable(value) and not name.startswith("_") and not isinstance(value, type)
}
ACTIONS.pop("verb")  # hands on
