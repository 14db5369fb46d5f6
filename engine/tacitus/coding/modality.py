"""How real an event is told to be, and who tells it: modality, polarity and attribution of a clause or event noun."""

from __future__ import annotations

from tacitus.actors.mention import Mention
from tacitus.coding.cues import Cues
from tacitus.coding.reading import Reading
from tacitus.syntax.clause import Clause, Phrase

_PAST = ("past", "perfect", "pluperfect")
_CLIMB = 12  # clauses above clauses: no English sentence nests deeper
_OPEN = ("planned", "possible", "conditional")

ATTEMPTED = "attempted"
DROPPED = "dropped"  # inside a condition, or an infinitive that nothing makes an event: no record


def clause_modality(reading: Reading, clause: Clause, cues: Cues) -> tuple[str, bool]:
    """Modality ("dropped" if it is no record) and whether it is negated."""
    negated = clause.negated
    modality = _own_modality(reading, clause, cues)
    here = clause
    others = False
    for _ in range(_CLIMB):
        if here.marker in cues.conditions and here.relation == "adverbial":
            return DROPPED, negated
        above = reading.clauses[here.parent] if here.parent is not None else None
        if here.form == "gerund":
            if here.marker in cues.denying:
                negated = True
            elif here.marker in cues.sequence and above is not None and modality == "actual":
                modality = _own_modality(reading, above, cues)  # "will meet Peru before flying to Chile"
            elif here.marker in cues.topical and above is not None and above.verb < here.verb and modality == "actual":
                modality = "possible"
        if above is None:
            break
        of_noun = cues.nouns.get(reading.lemmas[here.noun.head]) if here.noun is not None else None
        if here.noun is not None and (here.form == "infinitive" or (of_noun and here.marker == "of")):
            ranked = modality if _is_ranked(reading, here.noun, cues) else DROPPED
            if of_noun and _is_purpose(reading, here.noun, cues):
                return DROPPED, negated
            return (of_noun or ranked), negated or _is_denied(reading, here.noun, cues)
        if here.noun is not None and here.relation == "complement":  # "the claim that": alleged
            modality = cues.nouns.get(reading.lemmas[here.noun.head], modality)
            break
        # "to help deliver aid", "to help him deliver aid", but "made him deliver aid"
        bare = here.form == "bare" and (_shared(here, above) or _raising(reading, above, cues) == "actual")
        if (here.form == "infinitive" or bare) and here.relation in ("infinitive", "complement"):
            raised = "possible" if here.marker in cues.half_conditions else _raising(reading, above, cues)
            if _shared(here, above):
                if raised is None and here.relation == "infinitive" and above.predicate is None:
                    if here.lemma not in cues.by_doing or above.tense not in _PAST or above.voice != "active":
                        return DROPPED, negated  # a purpose: "used batons to disperse the crowd"
                    raised = "actual"
                raised = raised or ("planned" if here.relation == "infinitive" else "possible")
            else:  # what another is to do ("wait for the army to leave")
                raised = "actual" if raised == "actual" else "possible"
                others = True
            if modality == "actual":
                modality = raised
            negated = negated or above.negated
            if modality == "actual":
                modality = _own_modality(reading, above, cues)
        elif here.relation == "complement" and here.form == "finite":
            raised = _raising(reading, above, cues)
            unreal = raised is not None and raised != "actual" and above.lemma not in cues.reporting
            if unreal or above.lemma in cues.wanting:
                modality = "possible" if modality in ("actual", "planned") else modality
            break
        elif here.relation == "conjunct":
            if here.modal == "" and here.tense in ("", "present") and here.form in ("bare", "infinitive"):
                modality = modality if modality != "actual" else _own_modality(reading, above, cues)
            elif here.form != "infinitive":
                if (
                    above.relation == "adverbial"
                    and above.marker in cues.conditions
                    and above.subjects == here.subjects
                ):
                    return DROPPED, negated
                if above.relation != "complement":
                    break
        elif here.form == "infinitive":  # a purpose: not yet done
            modality = "planned" if modality == "actual" else modality
            break
        else:
            if here.relation == "relative" and _is_denied_by(reading, above, cues):
                modality = "possible"
            break
        here = above
    return ("possible" if others and modality == "planned" else modality), negated


def _is_ranked(reading: Reading, noun: Phrase, cues: Cues) -> bool:
    """ "The first president to visit Cuba" has visited it."""
    return not cues.ranks.isdisjoint(reading.sentence.lowers[noun.start : noun.head + 1])


def _is_purpose(reading: Reading, noun: Phrase, cues: Cues) -> bool:
    """What is done "in an effort to end the fighting" is something else."""
    before = reading.sentence.lowers[noun.start - 1] if noun.start else ""
    return f"{before} {reading.lemmas[noun.head]}" in cues.purposes


def _is_denied(reading: Reading, noun: Phrase, cues: Cues) -> bool:
    """ "Has no plans to expel"."""
    return any(cues.adjectives.get(lemma) == "negated" for lemma in reading.lemmas[noun.start : noun.head])


def _is_denied_by(reading: Reading, clause: Clause, cues: Cues) -> bool:
    """Whether somebody denies what a clause tells: "denied charges that it ran a squad that killed officials"."""
    if clause.relation != "complement" or clause.parent is None:
        return False
    above = reading.clauses[clause.parent]
    return above.lemma in cues.denials and not above.negated


def _shared(clause: Clause, above: Clause) -> bool:
    """Whether somebody acts in both."""
    return any(subject in above.subjects for subject in clause.subjects)


def _own_modality(reading: Reading, clause: Clause, cues: Cues) -> str:
    told = cues.modals.get(clause.modal, "actual")
    if told == "reported":
        told = "planned" if reporting_clause(reading, clause, cues) is not None else "possible"
    elif told == "actual" and (clause.predicate is not None or clause.voice == "passive"):
        at = clause.verb if clause.predicate is None else clause.predicate
        if reading.sentence.lowers[at] in cues.coming:  # "is due in Oman"
            told = "planned"
    if clause.tense not in _PAST or told != "actual":
        for child in reading.children[clause.index]:
            if child.relation == "adverbial" and child.marker in cues.conditions and child.form == "finite":
                return "conditional"
    return told


def _raising(reading: Reading, clause: Clause, cues: Cues) -> str | None:
    if clause.predicate is not None:
        if any(_is_ranked(reading, phrase, cues) for phrase in clause.predicates):
            return "actual"
        return cues.raising.get("be " + reading.lemmas[clause.predicate])
    if clause.voice == "passive":
        word = reading.sentence.lowers[clause.verb]
        return cues.raising.get("be " + word) or cues.raising.get("be " + clause.lemma)
    told = cues.raising.get(clause.lemma)
    if told is None and clause.tense == "":
        told = cues.raising.get("be " + reading.sentence.lowers[clause.verb])
    return told


def noun_modality(reading: Reading, phrase: Phrase, clause: Clause | None, cues: Cues) -> tuple[str, bool]:
    """Modality and negation of an event noun: its own adjectives, else those of the clause it is an argument of."""
    told, negated = "actual", False
    if cues.nouns.get(reading.lemmas[phrase.head]) == ATTEMPTED:  # "a coup attempt"
        told = ATTEMPTED
    for word in reading.sentence.lowers[phrase.start : phrase.head]:  # a "failed" coup, whatever its lemma is
        kind = cues.adjectives.get(word)
        if kind == "negated":
            negated = True
        elif kind is not None and told != ATTEMPTED:  # an "alleged" attempt was none to succeed
            told = kind
    owner = reading.owner(phrase)
    if clause is None or owner is None:
        return told, negated
    part = f"{owner[1]} {reading.lemmas[phrase.head]}" in cues.taking_part
    if part or owner[1] in ("subject", "object"):
        of_clause, clause_negated = clause_modality(reading, clause, cues)
        if owner[1] == "object" and clause.lemma not in cues.light and of_clause in ("actual",):
            raised = cues.raising.get(clause.lemma)
            of_clause = raised or of_clause
        return (told if told != "actual" else of_clause), negated or (clause_negated and not part)
    if owner[1] in cues.background:
        return told, negated
    of_clause, _ = clause_modality(reading, clause, cues)
    return (told if of_clause != DROPPED else DROPPED), negated


def is_background(reading: Reading, clause: Clause | None, phrase: Phrase | None, whole: bool, cues: Cues) -> bool:
    """Is the event only what something in the news is known by? A passive without agent on a noun ("soldiers killed in
    1972"), a relative clause that tells of one side only ("the blast that killed forty"), a pluperfect below the main clause,
    an event noun behind "since", and one without both sides (`whole`) that no verb tells ("concern over the violence")."""
    if clause is not None and clause.relation == "adverbial" and clause.marker in cues.background:
        return True  # "since the war ended"
    if phrase is None:
        # "a deal that both sides say has been reached"
        drawn = clause is not None and clause.relation == "complement" and clause.subject_from == "relative"
        if clause is None or (clause.relation in ("root", "complement", "conjunct") and not drawn):
            return _told_before(reading, clause)
        noun = clause.noun if clause.relation in ("participle", "relative") else None
        if drawn:
            noun = clause.subjects[0]
        if clause.relation == "participle" and clause.lemma in cues.known_by:
            return True  # "rebels backed by Russia attacked a base", "shot a soldier guarding the embassy"
        reduced = noun is not None and (clause.voice == "passive" or _known_by(reading, clause, noun, cues))
        return (reduced and not whole) or clause.tense == "pluperfect"
    owner = reading.owner(phrase)
    if owner is None:
        return not whole and bool(reading.clauses)
    if f"{owner[1]} {reading.lemmas[phrase.head]}" in cues.taking_part:
        return not whole
    if owner[1] in cues.background:
        return True
    told = owner[1] == "subject" or (owner[1] == "object" and owner[0].lemma in cues.light) or owner[1] == "predicate"
    return not (whole or told)


def _told_before(reading: Reading, clause: Clause | None) -> bool:
    """Whether a sentence further down tells what had happened before the news: "In January, gunmen had attacked"."""
    if clause is None or clause.relation != "root" or clause.tense != "pluperfect":
        return False
    return reading.sentence.index > 0 and not clause.modal


def _known_by(reading: Reading, clause: Clause, noun: Phrase, cues: Cues) -> bool:
    """Does a relative clause tell what a thing is known by ("the blast that killed forty")? Who acts makes news even there,
    and so does a deed that is told only now ("carried out an attack that killed forty")."""
    owner = reading.owner(noun)
    if owner is not None and owner[1] == "object" and owner[0].lemma in cues.light:
        return False
    if clause.relation != "relative" or all(phrase is not noun for phrase in (*clause.subjects, *clause.objects)):
        return False
    return not reading.story.resolve(noun, clause, "subject").actors


def reporting_clause(reading: Reading, clause: Clause, cues: Cues) -> Clause | None:
    """The clause of saying that this clause stands under, if any."""
    here = clause
    for _ in range(_CLIMB):
        if here.parent is None:
            return None
        above = reading.clauses[here.parent]
        if here.relation == "complement" and above.lemma in cues.reporting and here.form != "gerund":
            return above
        here = above
    return None


def attribution(reading: Reading, clause: Clause | None, cues: Cues) -> tuple[Mention | None, Clause | None]:
    """Who says so, and the clause of saying (None for "according to")."""
    if clause is None:
        return None, None
    speaking = reporting_clause(reading, clause, cues)
    if speaking is not None:
        return next(iter(speakers(reading, speaking)), None), speaking
    here: Clause | None = clause
    for _ in range(_CLIMB):
        if here is None:
            break
        for prep, phrase in here.obliques:
            if prep in cues.according:
                actors = reading.story.resolve(phrase, here, prep).actors
                if actors:
                    return actors[0], None
        here = reading.clauses[here.parent] if here.parent is not None else None
    return None, None


def speakers(reading: Reading, clause: Clause) -> tuple[Mention, ...]:
    """Who speaks in a clause of saying: its subject, in a passive its by-phrase."""
    phrases = clause.subjects if clause.voice == "active" else [p for prep, p in clause.obliques if prep == "by"]
    for phrase in phrases:
        actors = reading.story.resolve(phrase, clause, "subject").actors
        if actors:
            return actors
    return ()


def is_undone(reading: Reading, clause: Clause | None, modality: str, cues: Cues) -> bool:
    """Whether the clause tells what is still to come: by its modality, or by its own auxiliary where a rule made another
    act of it ("will not meet" is a rejection, and that is done)."""
    return modality in _OPEN or (clause is not None and _own_modality(reading, clause, cues) in _OPEN)
