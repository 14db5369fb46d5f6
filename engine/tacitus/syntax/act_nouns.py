"""Semantic actions of noun phrases: what is joined, put in apposition or hung on which noun."""

from __future__ import annotations

from tacitus.syntax.clause import Clause, Phrase
from tacitus.syntax.work import Arguments, Nominal, Value, Work

_NAMES = frozenset(["NNP", "NNPS"])


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


def tail_for(_: Work, parts: Arguments) -> Value:
    clauses = parts[2]
    clauses[0].subjects, clauses[0].subject_from, clauses[0].marker = [parts[1]], "direct", "for"
    return (_grow_clause, clauses)


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
    if at and not (whole.links[at] is _APPOSED and work.lowers[phrase.start - 2] != ","):  # "X, director and founder"
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
    elif link is not _APPOSED:
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
    whole.chain.append(host)  # what follows hangs on it again
    whole.links.append(whole.links[whole.chain.index(host)])


def _grow_clause(work: Work, whole: Nominal, clauses: list[Clause]) -> None:
    head = clauses[0]
    head.noun = _antecedent(work, whole, head)
    if head.relation == "root":
        head.relation = "infinitive" if head.form == "infinitive" else "participle"
        if head.form == "gerund" and not head.marker:
            head.form = "participle"
    whole.clauses.append(head)


def _antecedent(work: Work, whole: Nominal, head: Clause) -> Phrase:
    """The nearest noun that a clause can hang on: one that agrees in number with the verb of a relative clause; a name
    only behind a comma; for "who" no body or place."""
    chain = whole.chain
    if len(chain) == 1:
        return chain[0]
    if head.relation == "relative" and not head.subjects:
        if head.marker == "who" and whole.links[-1] is not None:
            host, prep = whole.links[-1]
            if prep in ("of", "in", "from", "at") and _is_name(work, chain[-1]) and not _is_name(work, host):
                return host
        plural = _number(work, head)
        if plural is not None:
            for phrase, link in zip(reversed(chain), reversed(whole.links), strict=True):
                many = work.tags[phrase.head] in ("NNS", "NNPS") or bool(phrase.group)
                if many == plural and link is not _APPOSED:
                    return phrase
    elif head.relation != "relative" and _is_name(work, chain[-1]) and work.lowers[head.start - 1] != ",":
        for phrase in reversed(chain):
            if not _is_name(work, phrase):
                return phrase
    return chain[-1]


def _is_name(work: Work, phrase: Phrase) -> bool:
    return work.tags[phrase.head] in _NAMES


def _number(work: Work, clause: Clause) -> bool | None:
    """Whether the verb of a clause is plural, None if it does not tell."""
    tag = work.tags[clause.start]
    word = work.lowers[clause.start]
    if word == "was" or tag == "VBZ":
        return False
    return True if word == "were" or tag == "VBP" else None
