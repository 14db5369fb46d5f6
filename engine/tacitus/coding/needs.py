"""What a pattern needs of a sentence and of a clause before it is worth trying.

`lenient`: inside another event, where participants may be missing.
"""

from __future__ import annotations

from tacitus.rulebook.matchers import EventSlot, Filler, Joint, Matcher, Noun, Role

# Parts of a clause: something done to, an infinitive and a finite clause below it, the passive, and somebody who acts.
OBJECT, INFINITIVE, COMPLEMENT, PASSIVE, AGENT = 1, 2, 4, 8, 16
PARTS = OBJECT | INFINITIVE | COMPLEMENT | PASSIVE | AGENT
ANYBODY = Role("SOURCE")  # the subject of most patterns


def sentence_words(matcher: Matcher, lenient: bool) -> tuple[frozenset[str], ...]:
    """What must stand in the sentence: sets of words, one of each."""
    found: list[frozenset[str]] = []
    for filler in fillers(matcher):
        if isinstance(filler, Noun) and not filler.optional:
            if filler.terms:
                found.append(frozenset(term.lemma.lower() for term in filler.terms))
            found.extend(frozenset(term.lemma for term in terms) for terms in filler.modifiers)
        elif isinstance(filler, Role) and filler.terms and not (filler.optional or lenient):
            found.append(frozenset(term.lemma.lower() for term in filler.terms))
    found.extend(_prepositions(matcher, lenient, gerunds=False))
    if matcher.infinitive is not None:
        found.append(frozenset([lemma.partition("_")[0] for lemma in matcher.infinitive.lemmas]))
    return tuple(found)


def clause_parts(matcher: Matcher, lenient: bool) -> int:
    """The parts that a clause must have for the pattern to fit, as bits."""
    if matcher.noun is not None:
        return 0
    parts = AGENT if matcher.subject == ANYBODY and not lenient else 0
    excused = (Role, Joint, EventSlot) if lenient else (EventSlot,)
    if any(not isinstance(f, excused) and not getattr(f, "optional", False) for f in matcher.objects):
        parts |= OBJECT if matcher.infinitive is None else 0
    if matcher.infinitive is not None:
        parts |= INFINITIVE
    names_noun = any(isinstance(filler, Noun) for filler in fillers(matcher))  # EVENT may hang on that one
    if matcher.event is not None and matcher.event.marker in ("to", "that") and not names_noun:
        parts |= INFINITIVE if matcher.event.marker == "to" else COMPLEMENT
    if matcher.passive:
        parts |= PASSIVE
    return parts


def clause_words(matcher: Matcher, lenient: bool) -> tuple[frozenset[str], ...]:
    """What must stand in the clause as head of an object or as preposition: sets of words. Nothing if the pattern names an
    infinitive, which lends its own to the clause."""
    if matcher.infinitive is not None:
        return ()
    things = [filler for filler in matcher.objects if isinstance(filler, Noun) and filler.terms and not filler.optional]
    heads = [frozenset(term.lemma.lower() for term in thing.terms) for thing in things]
    return (*heads, *_prepositions(matcher, lenient, gerunds=True))


def _prepositions(matcher: Matcher, lenient: bool, gerunds: bool) -> list[frozenset[str]]:
    """The prepositions that must be there. `gerunds`: an EVENT may stand in a gerund clause, where its preposition is none
    ("accused of killing")."""
    found: list[frozenset[str]] = []
    for prep in matcher.preps:
        excused = prep.optional or getattr(prep.filler, "optional", False)
        excused = excused or (lenient and isinstance(prep.filler, Role | Joint))
        if not (excused or (gerunds and isinstance(prep.filler, EventSlot))):
            found.append(frozenset(word.partition(" ")[0] for word in prep.words))
    return found


def words_beside(matcher: Matcher, trigger: str) -> frozenset[str]:
    """Of the terms of a noun pattern with this head ("air strike"), the words of which one must be there; empty if a term
    is content with the head alone."""
    terms = [term for term in matcher.noun.terms if term.lemma == trigger] if matcher.noun is not None else []
    return frozenset(term.words[0] for term in terms) if all(term.words for term in terms) else frozenset()


def modal_words(modals: tuple[str, ...]) -> frozenset[str]:
    """A word of each modal ("have" of have_to); none if the bare form of a verb will do, which no word marks."""
    return frozenset() if "subjunctive" in modals else frozenset(modal.partition("_")[0] for modal in modals)


def participants(matcher: Matcher) -> frozenset[str]:
    """SOURCE and TARGET, as far as the pattern names them."""
    found: set[str] = set()

    def look(filler: Filler | None) -> None:
        if isinstance(filler, Role):
            found.add(filler.name)
        elif isinstance(filler, Joint):
            found.update(("SOURCE", "TARGET"))
        elif isinstance(filler, Noun):
            look(filler.possessor)

    for each in fillers(matcher):
        look(each)
    return frozenset(found)


def fillers(matcher: Matcher) -> list[Filler]:
    """What stands in its places: subject, objects and behind its prepositions."""
    found = [matcher.subject, *matcher.objects, *(prep.filler for prep in matcher.preps)]
    return [filler for filler in found if filler is not None]
