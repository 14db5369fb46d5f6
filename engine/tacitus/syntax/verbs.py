"""Verb groups: auxiliaries, adverbs inside, negation and the main verb, as one Clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tacitus.syntax.clause import Clause

if TYPE_CHECKING:
    from tacitus.syntax.complements import Complements
    from tacitus.syntax.letters import Chunks

FINITE = frozenset(["VBD", "VBZ", "VBP"])
_FORMS = {  # kind of chunk and tense of a verb without auxiliary, by its tag
    "VBD": ("VF", "past"), "VBZ": ("VF", "present"), "VBP": ("VF", "present"),
    "VB": ("VB", ""), "VBG": ("VG", ""), "VBN": ("VN", ""),
}  # fmt: skip
_NAMES = {"VF": "finite", "VI": "infinitive", "VB": "bare", "VG": "gerund", "VN": "participle"}
_PAST_PARTICIPLES = frozenset(["VBN", "VBD"])
_BASE = frozenset(["VB", "VBP"])


def verb_group(out: Chunks, at: int, lists: Complements) -> int:
    """Reads the verb group that opens at token `at`, adds its chunk and Clause, and returns its end."""
    letters, sentence = out.letters, out.sentence
    start = verb = at
    letter = letters[at]
    kind = modal = tense = ""
    passive = negated = False
    if letter == "T" or letter == "I":
        kind = "VI"
        verb += 1
        letter = letters[verb]
    lemma = sentence.lemmas[verb]
    if letter == "V" and lemma not in lists.helpers:  # most groups are one verb, with "to" or without
        at = verb + 1
        if not kind:
            kind, tense = _FORMS[sentence.tags[verb]]
    else:
        verb, at, kind, modal, tense, negated, passive = _long_group(out, start, verb, kind, lists)
        if verb < 0:
            out.add("ADV", sentence.lowers[start], start)
            return start + 1
        lemma = sentence.lemmas[verb]
    if kind == "VN":
        passive = lemma not in lists.sets["unaccusative"]
    voice = "passive" if passive else "active"
    if start and not negated and sentence.lowers[start - 1] in lists.denial_ends:
        negated = _denied_before(sentence.lowers, start, lists)
    clause = Clause(len(out.clauses), verb, start, at, lemma, voice, negated, modal, tense, _NAMES[kind])
    ahead = letters[at]
    if ahead == "I" or ahead == "J":  # "hand over medicine", "set free three men"
        particle = sentence.lowers[at] in lists.phrasal.get(lemma, ())
        particle = particle and (ahead == "J" or _has_object(out, at, passive, lists))
    else:
        particle = ahead == "P" and not (
            letters[at + 1] in "DNXR"
            and (passive or lemma in lists.sets["walking"] or is_offshore(sentence.lowers, at, lists))
        )
    if particle:
        clause.particle = sentence.lowers[at]
        at += 1
    out.clauses.append(clause)
    out.kinds.append(kind)
    out.values.append(clause)
    out.firsts.append(start)
    return at


def _long_group(
    out: Chunks, start: int, at: int, kind: str, lists: Complements
) -> tuple[int, int, str, str, str, bool, bool]:
    """A verb group with auxiliaries, from token `at` on, that opens at `start`: its verb or last auxiliary (-1 if it has
    none), its end, the kind of its first verb, modal, tense, negated, passive."""
    letters, sentence = out.letters, out.sentence
    tags, lemmas, lowers = sentence.tags, sentence.lemmas, sentence.lowers
    deniers = lists.deniers
    modal = ""
    negated = False
    perfect = passive = False
    tense = ""
    auxiliary = -1  # the last auxiliary, as long as no main verb has been found
    while True:
        letter = letters[at]
        if letter != "V":
            if letter == "A":
                if lowers[at] in deniers or (lowers[at] == "longer" and lowers[at - 1] == "no"):
                    negated = True
                    if lowers[at] in lists.sets["negators"]:
                        out.pos[at] = "PART"
                at += 1
                continue
            if letter == "M":
                if auxiliary >= 0:
                    break
                modal = lemmas[at]
                kind = "VF"
                tense = "present"
                auxiliary = at
                out.pos[at] = "AUX"
                at += 1
                continue
            if letter == "Q" and kind == "VI" and at == start + 1 and letters[at + 1] == "V":  # vowed to "crush" them
                at += 1
                continue
            if (
                auxiliary >= 0
                and (letter == "Q" or (letter == "K" and lowers[at] == "either"))
                and letters[at + 1] == "V"
            ):
                at += 1
                continue
            if letter == "D" and auxiliary >= 0 and lowers[at] in lists.sets["floating"] and letters[at + 1] == "V":
                at += 1
                continue
            if letter == "I" and auxiliary >= 0 and _idiom(out, at, lists):
                at += 2
                continue
            break
        lemma = lemmas[at]
        if not kind:
            kind, tense = _FORMS[tags[at]]
        if lemma not in lists.helpers:
            auxiliary = -2
            break
        ahead = at + 1
        while letters[ahead] == "A":
            ahead += 1
        if letters[ahead] not in "VT":
            if letters[ahead] == "D" and lowers[ahead] in lists.sets["floating"]:
                ahead += 1
            if letters[ahead] == "Q" or (letters[ahead] == "K" and lowers[ahead] == "either"):
                ahead += 1
            if letters[ahead] == "I" and _idiom(out, ahead, lists):
                ahead += 2
        helps = _helps(out, at, ahead, lemma)
        if helps == "to" and lemma == "be" and out.phrases and lemmas[out.phrases[-1].head] in lists.sets["aims"]:
            helps = ""
        if not helps:
            auxiliary = -2
            break
        out.pos[at] = "AUX"
        auxiliary = at
        if helps == "to":
            modal = "have_to" if lemma == "have" else "used_to" if lemma == "use" else "be_to"
            out.pos[ahead] = "PART"
            at = ahead + 1
        elif helps == "going":
            modal = "be_going_to"
            negated = negated or any(word in deniers for word in lowers[at + 1 : ahead])
            out.pos[ahead] = "VERB"
            at = ahead + 2
        else:
            if helps == "passive":
                passive = True
            elif helps == "perfect":
                perfect = True
            at += 1
    if auxiliary != -2:  # an auxiliary alone: "did", "has not", "he will"
        if auxiliary < 0:
            return (-1, at, "", "", "", False, False)
        verb = auxiliary
        at = max(auxiliary + 1, at if negated else 0)
        while at - 1 > auxiliary and letters[at - 1] == "A" and lowers[at - 1] not in deniers:
            at -= 1
    else:
        verb = at
        at += 1
        if letters[at] == "A" and lemmas[verb] in lists.sets["auxiliaries"]:
            denied = _denied_behind(out, at, lists)
            negated = negated or denied > at
            at = denied
    lemma = lemmas[verb]
    if auxiliary == -2 and lemma == "be":
        if lowers[start - 1] != "there" or not start:
            out.pos[verb] = "AUX"
    elif not modal and lemma == "have":
        out.pos[verb] = "VERB"
    if perfect:
        tense = "pluperfect" if tense == "past" else "perfect"
    elif kind != "VF":
        tense = ""
    return (verb, at, kind, modal, tense, negated, passive)


def _helps(out: Chunks, at: int, ahead: int, lemma: str) -> str:
    """How the verb at token `at` helps the next one: "passive", "perfect", "plain", "to", "going", or "" for not at all."""
    tags, letters = out.sentence.tags, out.letters
    letter = letters[ahead]
    if letter == "V":
        tag = tags[ahead]
        if lemma == "be":
            if tag in _PAST_PARTICIPLES:
                return "passive"
            if tag == "VBG":
                if _to_verb(out, ahead + 1) and out.sentence.lowers[ahead] == "going":
                    return "going"
                return "plain"
        elif lemma == "have":
            if tag in _PAST_PARTICIPLES:
                return "perfect"
        elif lemma == "do":
            if tag in _BASE:
                return "plain"
        elif lemma == "get" and tag == "VBN" and ahead == at + 1:
            return "passive"
    elif letter == "T" and letters[ahead + 1] == "V" and tags[ahead + 1] in _BASE:
        if lemma == "have" and ahead == at + 1:
            return "to"
        if lemma == "be" and tags[at] in ("VBD", "VBZ", "VBP") and ahead == at + 1:
            return "to"
        if lemma == "use" and tags[at] == "VBD" and ahead == at + 1:
            return "to"
    return ""


def _idiom(out: Chunks, at: int, lists: Complements) -> bool:
    """Whether an adverb of two words stands here, and a verb behind it: "can at least talk"."""
    return out.letters[at + 2] == "V" and " ".join(out.sentence.lowers[at : at + 2]) in lists.sets["adverbials"]


def _to_verb(out: Chunks, at: int) -> bool:
    return out.letters[at] == "T" and out.letters[at + 1] == "V" and out.sentence.tags[at + 1] in _BASE


def _denied_behind(out: Chunks, at: int, lists: Complements) -> int:
    """The end of "not" or "no longer" behind a verb that needs no auxiliary, at token `at`, or `at`: "was not the
    president", but not "was not only"."""
    lowers = out.sentence.lowers
    if lowers[at] in lists.deniers and lowers[at + 1 : at + 2] not in (["only"], ["just"]):
        if lowers[at] in lists.sets["negators"]:
            out.pos[at] = "PART"
        return at + 1
    return at + 2 if lowers[at : at + 2] == ["no", "longer"] else at


def is_offshore(lowers: list[str], at: int, lists: Complements) -> bool:
    """Whether a particle is a preposition: "sank off the coast"."""
    return lowers[at] == "off" and not lists.sets["shores"].isdisjoint(lowers[at + 1 : at + 4])


def _has_object(out: Chunks, at: int, passive: bool, lists: Complements) -> bool:
    """Whether the preposition at token `at` can be a particle: not "took in May", "was sent in March"."""
    word, behind = out.sentence.lowers[at], out.sentence.lowers[at + 1 : at + 2]
    if word == "over":
        return True
    if passive or not behind or out.letters[at + 1] not in "DNXJCR":
        return False
    return not behind[0].isdigit() and behind[0] not in lists.sets["months"]


def _denied_before(lowers: list[str], start: int, lists: Complements) -> bool:
    """Whether "not", "never" or "no longer" stands right before the group."""
    before = lowers[start - 1]
    return before in lists.deniers or (before == "longer" and start > 1 and lowers[start - 2] == "no")
