"""Verb groups of a tree: which words head a clause, and the voice, polarity, tense and form that each has."""

from __future__ import annotations

from tacitus.syntax.clause import Clause
from tacitus.syntax.conllu.graph import Graph

CLAUSAL = frozenset(["root", "ccomp", "xcomp", "advcl", "acl", "csubj", "parataxis", "list", "appos", "dep", "discourse", "orphan",
                     "dislocated"])  # fmt: skip
_FINITE = frozenset(["VBD", "VBZ", "VBP", "MD"])
_REDUCED = frozenset(["acl", "advcl", "xcomp", "ccomp", "root", "parataxis"])
_PASSIVE = frozenset(["nsubj:pass", "csubj:pass", "aux:pass", "obl:agent"])
_PASSED_OVER = frozenset(["advmod", "punct", "cc", "obl"])
_QUESTIONS = frozenset(["WRB", "WP", "WDT", "WP$"])
_SHARING_NEGATION = frozenset(["or", "nor"])


def heads_of_clauses(graph: Graph) -> dict[int, int]:
    """For every word that heads a clause, from the roots down, the verb of that clause: itself, or its copula."""
    found: dict[int, int] = {}
    for word in graph.order:
        copula = graph.kid(word, "cop")
        base = graph.bases[word]
        if base == "conj":
            clausal = graph.heads[word] in found or graph.kid(word, "nsubj", "aux") >= 0
        else:
            clausal = base in CLAUSAL
        if graph.upos[word] in ("VERB", "AUX"):
            if clausal and word not in graph.names:
                found[word] = word
        elif copula >= 0:
            found[word] = copula
    return found


def group(graph: Graph, word: int, verb: int, index: int) -> Clause:
    """The clause of a head, with all that its verb group says. What is shared with a clause joined to it comes later."""
    kids = graph.kids[word]
    helpers = [kid for kid in kids if graph.bases[kid] == "aux" and kid < verb]
    to = [kid for kid in kids if kid < verb and graph.lowers[kid] == "to" and graph.bases[kid] == "mark"]
    denied = [kid for kid in kids if _denies(graph, kid)]
    start, end = _stretch(graph, verb, {*helpers, *to, *denied})
    clause = Clause(index, verb, start, end, graph.lemmas[verb])
    particle = graph.kid(word, "compound") if verb == word else -1
    if particle > verb and graph.relations[particle] == "compound:prt":
        clause.particle = graph.lowers[particle]
    clause.negated = bool(denied)
    first = min([*helpers, verb])
    clause.modal = graph.semis.get(word, "") or next((graph.lemmas[h] for h in helpers if graph.tags[h] == "MD"), "")
    clause.form = _form(graph, word, verb, first, bool(to))
    clause.tense = _tense(graph, verb, helpers, clause)
    clause.voice = "passive" if verb == word and _is_passive(graph, word, helpers) else "active"
    return clause


def share(graph: Graph, word: int, clause: Clause, above: Clause) -> None:
    """What a verb joined to another has of it: "has been killed and wounded", "will not come or go"."""
    verb = clause.verb
    own = any(graph.bases[kid] in ("aux", "cop") or graph.lowers[kid] == "to" for kid in graph.kids[word] if kid < verb)
    if own:
        return
    tags = graph.tags
    participle = tags[verb] == "VBN" or (tags[verb] == "VBD" and tags[above.verb] == "VBN")
    helped = tags[verb] == "VB" or (tags[verb] == "VBG" and tags[above.verb] == "VBG") or participle
    if not helped:
        return
    clause.form, clause.tense, clause.modal = above.form, above.tense, clause.modal or above.modal
    if participle and above.voice == "passive" and graph.kid(word, "nsubj", "obj") < 0:
        clause.voice = "passive"
    elif participle and above.voice == "active" and above.form == "finite" and graph.relations[word] == "conj":
        clause.voice = "passive" if any(graph.relations[kid] in _PASSIVE for kid in graph.kids[word]) else "active"
    cc = graph.kid(word, "cc")
    if above.negated and cc >= 0 and graph.lowers[cc] in _SHARING_NEGATION and tags[verb] == tags[above.verb]:
        clause.negated = True


def _denies(graph: Graph, word: int) -> bool:
    if graph.bases[word] not in ("advmod", "neg"):
        return False
    lower = graph.lowers[word]
    before = word > 0 and graph.lowers[word - 1] == "no"
    return lower in graph.lists.deniers or (lower == "longer" and before)


def _stretch(graph: Graph, verb: int, members: set[int]) -> tuple[int, int]:
    """The verb group's tokens, from its first auxiliary without a break to its verb (behind an auxiliary alone: its "not")."""
    start = at = verb
    while at > 0:
        at -= 1
        if at in members:
            start = at if graph.bases[at] != "advmod" or start < verb else start
        elif graph.bases[at] not in _PASSED_OVER or graph.right[at] - graph.left[at] > 1:
            break
    while start < verb and graph.bases[start] == "advmod":
        start += 1
    end = verb + 1
    while end in members and graph.upos[verb] == "AUX" and graph.bases[verb] != "cop":  # "has not", "did not"
        end += 1
    return start, end


def _form(graph: Graph, word: int, verb: int, first: int, to: bool) -> str:
    tag = graph.tags[first]
    if tag in _FINITE:
        return "finite"
    if to or word in graph.semis:
        return "infinitive"
    if tag == "VB":
        return "bare"
    if tag == "VBN":
        return "participle"
    if tag != "VBG":
        return "finite"
    aside = graph.bases[word] in ("acl", "advcl", "root", "parataxis")
    return "participle" if aside and not marker(graph, word) else "gerund"


def _tense(graph: Graph, verb: int, helpers: list[int], clause: Clause) -> str:
    first = graph.tags[min([*helpers, verb])]
    past = first == "VBD"
    if any(graph.lemmas[h] == "have" for h in helpers) and clause.modal != "have_to":
        return "pluperfect" if past else "perfect"
    if clause.form != "finite":
        return ""
    return "past" if past else "present"


def _is_passive(graph: Graph, word: int, helpers: list[int]) -> bool:
    if any(graph.relations[kid] in _PASSIVE for kid in graph.kids[word]):
        return True
    if graph.tags[word] != "VBN" or graph.lemmas[word] in graph.lists.sets["unaccusative"]:
        return False
    if helpers:
        return graph.lemmas[helpers[-1]] in ("be", "get")
    return graph.bases[word] in _REDUCED


def marker(graph: Graph, word: int) -> str:
    """The word that opens a clause, in lower case; "" if none does ("to" is no such word)."""
    words: list[str] = []
    for kid in graph.kids[word]:
        if kid > word:
            break
        base = graph.bases[kid]
        if base == "mark" and graph.lowers[kid] != "to":
            words += [
                graph.lowers[kid],
                *(graph.lowers[part] for part in graph.kids[kid] if graph.bases[part] == "fixed"),
            ]
        elif base == "case" and graph.upos[word] in ("VERB", "AUX"):
            words.append(graph.lowers[kid])
    if words:
        return " ".join(words)
    asked = graph.relations[word] in ("acl:relcl", "advcl:relcl")
    for at in range(graph.left[word], word):
        if graph.is_relative(at):
            if asked and graph.relative_over(at) == word:
                return graph.lowers[at]
        elif graph.tags[at] in _QUESTIONS and _belongs(graph, at, word):
            return graph.lowers[at]
    return ""


def _belongs(graph: Graph, at: int, word: int) -> bool:
    """Whether a question word belongs to this clause and not to one inside it."""
    above = graph.heads[at]
    while above >= 0 and above != word:
        if graph.bases[above] in CLAUSAL:
            return False
        above = graph.heads[above]
    return above == word
