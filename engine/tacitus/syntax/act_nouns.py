"""Semantic actions of noun phrases: what is joined, put in apposition or hung on which noun."""

from __future__ import annotations

from tacitus.syntax.clause import Clause, Phrase
from tacitus.syntax.resolve import defines
from tacitus.syntax.work import Nominal, Nominals, Value, Work, grown

_TAILS = frozenset(["gerund", "participle"])
_NAMES = frozenset(["NNP", "NNPS"])


def grow(work: Work, whole: Nominals, tail: Value) -> Nominals:
    function, addition = tail
    return function(work, whole, *addition)  # type: ignore[no-any-return]


def tail_pp(_: Work, prep: str, phrase: Phrase) -> Value:
    return (grow_pp, (prep, phrase))


def tail_list(_: Work, joint: str, phrase: Phrase) -> Value:
    return (grow_list, (joint, phrase))


def tail_apposition(_: Work, sign: str, phrase: Phrase) -> Value:
    return (_grow_acronym if sign == "(" else _grow_apposition, (phrase,))


def tail_clause(_: Work, clauses: list[Clause], end: str = "") -> Value:
    return (grow_clause, (clauses,))


def tail_for(_: Work, prep: str, phrase: Phrase, clauses: list[Clause]) -> Value:
    clauses[0].subjects, clauses[0].subject_from, clauses[0].marker = [phrase], "direct", "for"
    return (grow_clause, (clauses,))


def tail_gerund(_: Work, prep: str, clauses: list[Clause]) -> Value:
    for clause in clauses:
        clause.marker = prep
    return (grow_clause, (clauses,))


def tail_content(_: Work, opener: Value, clauses: list[Clause]) -> Value:
    clauses[0].marker = "that"
    clauses[0].relation = "complement"
    return (grow_clause, (clauses,))


def grow_pp(work: Work, whole: Nominals, prep: str, phrase: Phrase) -> Nominal:
    whole = grown(whole)
    host = _host(work, whole, prep)
    host.pps = [*host.pps, (prep, phrase)]
    whole.chain.append(phrase)
    whole.links.append((host, prep))
    return whole


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


def grow_list(work: Work, whole: Nominals, joint: str, phrase: Phrase) -> Nominal:
    """Joins a phrase to the one that "between" waits for, else to the nearest one of its kind."""
    whole = grown(whole)
    chain = whole.chain
    at = len(chain) - 1
    waiting = _between(whole) if at else 0
    if waiting:
        at = waiting
    elif at and not (whole.links[at] is _APPOSED and work.lowers[phrase.start - 2] != ","):  # "X, director and founder"
        kind = _kind(work, phrase)
        while at >= 0 and (_kind(work, chain[at]) != kind or whole.links[at] == _APPOSED):
            at -= 1
        if at < 0:
            at = len(chain) - 1
            while at > 0 and whole.links[at] == _APPOSED:
                at -= 1
            owner = whole.links[at]
            if owner is not None and owner[1] == "of" and _is_name(work, chain[at]) and not kind[0]:
                at = chain.index(owner[0])  # "the government of Sudan and rebels"
    other = chain[at]
    link = whole.links[at]
    chain.append(phrase)
    whole.links.append(link)
    group = other.group or [other]
    if not any(member is phrase for member in group):
        group = [*group, phrase]
    for member in group:
        member.group = group
    if link is None:
        whole.tops.append(phrase)
    elif link is not _APPOSED:
        link[0].pps = [*link[0].pps, (link[1], phrase)]
    return whole


def _between(whole: Nominal) -> int:
    """Place of a phrase behind "between" that has no other beside it yet, 0 if there is none."""
    for at, link in enumerate(whole.links):
        if link is not None and link[1] == "between" and not whole.chain[at].group:
            return at
    return 0


_APPOSED: tuple[Phrase, str] = (Phrase(0, 0, 0), "")


def _kind(work: Work, phrase: Phrase) -> tuple[bool, str]:
    tag = work.tags[phrase.head]
    first = work.tags[phrase.start]
    return tag in _NAMES, "D" if first in ("DT", "PRP$") else ""


def _grow_apposition(work: Work, whole: Nominals, phrase: Phrase) -> Nominal:
    whole = grown(whole)
    name = work.tags[phrase.head] in _NAMES
    host = whole.chain[-1]
    for other in reversed(whole.chain):
        if (work.tags[other.head] in _NAMES) != name:
            host = other
            break
    else:  # "the Minister of Defence, Sven Dahl"
        titles = work.lists.sets["titles"]
        host = next((other for other in whole.chain if name and work.lowers[other.head] in titles), host)
    host.appositions = [*host.appositions, phrase]
    whole.chain.append(phrase)
    whole.links.append(_APPOSED)
    return whole


def _grow_acronym(_: Work, whole: Nominals, phrase: Phrase) -> Nominal:
    """Brackets name the whole: "the Council of Ministers (CM)"."""
    whole = grown(whole)
    host = whole.chain[-1]
    link = whole.links[-1]
    if link is not None and link[1] == "of":
        host = link[0]
    host.appositions = [*host.appositions, phrase]
    whole.chain.append(host)  # what follows hangs on it again
    whole.links.append(whole.links[whole.chain.index(host)])
    return whole


def grow_clause(work: Work, whole: Nominals, clauses: list[Clause], end: str = "") -> Nominal:
    whole = grown(whole)
    head = clauses[0]
    head.noun = _antecedent(work, whole, head)
    if head.relation == "root":
        head.relation = "infinitive" if head.form == "infinitive" else "participle"
        if head.form == "gerund" and not head.marker:
            head.form = "participle"
    whole.clauses.append(head)
    return whole


def _antecedent(work: Work, whole: Nominal, head: Clause) -> Phrase:
    """The nearest noun that a clause can hang on: one that agrees in number with the verb of a relative clause; a name
    only behind a comma; for "who" no body or place."""
    chain = whole.chain
    if len(chain) == 1 or head.marker == "of":
        return chain[-1]  # "relatives of victims, many of whom fled"
    if (
        head.relation == "root"
        and head.form in _TAILS
        and (link := whole.links[-1]) is not None
        and link is not _APPOSED
    ):
        apart = work.lowers[head.start - 1] == "," and (head.form == "gerund" or link[1] in ("of", "for"))
        if apart or (head.form == "gerund" and work.tags[chain[-1].head] == "PRP"):
            return link[0]  # "Supporters of the cleric, chanting slogans", "some of them carrying clubs"
    if head.relation == "relative" and _is_name(work, chain[-1]) and defines(head.marker, work.lowers, chain[-1]):
        return _nearest_common(work, chain)  # "an attack in Caracas that killed a soldier"
    if head.relation == "relative" and not head.subjects:
        if head.marker == "who" and whole.links[-1] is not None:
            host, prep = whole.links[-1]
            thing = work.lemmas[host.head] in work.lists.sets["things"]
            if (
                prep in ("of", "in", "from", "at")
                and _is_name(work, chain[-1])
                and not _is_name(work, host)
                and not thing
            ):
                return host
        if head.marker == "who" and work.lemmas[chain[-1].head] in work.lists.sets["things"]:
            for phrase in reversed(chain):
                if work.lemmas[phrase.head] not in work.lists.sets["things"]:
                    return phrase
        plural = _number(work, head)
        if plural is not None:
            for phrase, link in zip(reversed(chain), reversed(whole.links), strict=True):
                many = work.tags[phrase.head] in ("NNS", "NNPS") or bool(phrase.group)
                if many == plural and link is not _APPOSED:
                    return phrase
    elif head.form == "infinitive" and (owner := _taking(work, chain)) is not None:
        return owner
    elif head.relation != "relative" and _is_name(work, chain[-1]) and work.lowers[head.start - 1] != ",":
        return _nearest_common(work, chain)
    return chain[-1]


def _taking(work: Work, chain: list[Phrase]) -> Phrase | None:
    """The nearest noun that takes an infinitive: "a plot by rebels to kill the president"."""
    takes = work.lists.sets["nouns-infinitive"]
    return next((phrase for phrase in reversed(chain) if work.lemmas[phrase.head] in takes), None)


def _nearest_common(work: Work, chain: list[Phrase]) -> Phrase:
    """The nearest noun that is no name; the nearest name, if all are."""
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
