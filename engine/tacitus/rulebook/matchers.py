"""Rules as run: what the compiler makes of a rule file and what coding matches against clauses and noun phrases.

Everything here is plain, immutable data (msgspec), so that a whole rulebook is one msgpack image in the cache.
Word keys are lower-case lemmas as the tagger gives them; a verb with its particle is `break_off`.
"""

from __future__ import annotations

from typing import TypeAlias

import msgspec


class Term(msgspec.Struct, frozen=True, array_like=True):
    """One word or phrase of a list, or of a pattern.

    `lemma`: of the head. `plural`: only the plural form counts (written in the plural). `words`: further lemmas that
    must stand in the noun phrase or in its of-phrase ("round of talks": lemma round, words (talk,)). `literal`:
    the text is to be compared as written ("NATO" in quotes).
    """

    lemma: str
    plural: bool = False
    words: tuple[str, ...] = ()
    literal: bool = False


class Role(msgspec.Struct, frozen=True, tag=True):
    """A participant: `name` is "SOURCE" or "TARGET". `terms`: the head must be one of these (`SOURCE:TROOPS`);
    `kind`: "PLACE", "PERSON" ... (`shell TARGET:PLACE`); `optional`: may be missing (`(SOURCE) kill TARGET`)."""

    name: str
    terms: tuple[Term, ...] = ()
    kind: str = ""
    optional: bool = False


class EventSlot(msgspec.Struct, frozen=True, tag=True):
    """`EVENT`: another event. `marker`: "to", "that" or "" (an object or what a preposition governs: gerund or noun)."""

    marker: str = ""


class Noun(msgspec.Struct, frozen=True, tag=True):
    """A noun phrase that is no participant.

    `terms`: its head is one of these; empty means any, as `kind` says ("THING", "PLACE", "PERSON", "NUMBER", "TIME").
    `modifiers`: each must stand somewhere in the phrase (`[military]`). `possessor`: a participant inside it, as
    possessor, adjective or of-phrase (`TARGET 's THING`). `preps`: what must hang on it or stand in its clause.
    `event`: an EVENT that hangs on the noun ("decision to withdraw"). `optional`: may be missing.
    """

    terms: tuple[Term, ...] = ()
    kind: str = ""
    modifiers: tuple[tuple[Term, ...], ...] = ()
    possessor: Role | None = None
    optional: bool = False


class Joint(msgspec.Struct, frozen=True, tag=True):
    """`SOURCE and TARGET`: one coordination that holds both (or a collective noun or plural for both)."""


Filler: TypeAlias = Role | Noun | EventSlot | Joint


class Prep(msgspec.Struct, frozen=True):
    """A preposition (or one of several) and what it governs, wherever it stands in the clause or on its nouns."""

    words: tuple[str, ...]
    filler: Filler
    optional: bool = False


class Infinitive(msgspec.Struct, frozen=True):
    """`to` and a verb that is told by the pattern itself: `decline to comment [on TARGET]`."""

    lemmas: tuple[str, ...]


class Matcher(msgspec.Struct, frozen=True):
    """One `when:` or `unless:` line as run.

    kind "verb": `triggers` are verb lemmas; `passive`: passive clauses only (`TARGET be wanted for CRIME`).
    kind "copula": be + `triggers` (adjective or noun lemmas: `SOURCE be ready to EVENT`).
    kind "noun": `triggers` are lemmas of the head of an event noun; `nouns` tells the whole noun test (plural, further words).
    kind "ultimatum": `SOURCE EVENT unless TARGET EVENT` (any verb; `triggers` holds the conjunctions).
    `subject`: what the subject must be; None: anything or nothing. On a noun pattern: the possessor (`SOURCE 's attack`).
    `objects`: at most two; `preps`: in any order; both in the order in which they are filled: participants last.
    `infinitive`, `event`: complements.
    `words`: number of words that the pattern fixes, for specificity. `line`: of the file, from 1. `text`: as written.
    """

    kind: str
    triggers: tuple[str, ...]
    text: str
    line: int
    words: int
    passive: bool = False
    noun: Noun | None = None
    subject: Filler | None = None
    objects: tuple[Filler, ...] = ()
    preps: tuple[Prep, ...] = ()
    infinitive: Infinitive | None = None
    event: EventSlot | None = None


class Condition(msgspec.Struct, frozen=True):
    """One line of `where:`: `slot` (SOURCE, TARGET, EVENT or "" for the event itself), `key` (sector, code, country, type,
    polarity, modality, source), and the values that are allowed (any of). `same-as TARGET` stays as text in `values`."""

    slot: str
    key: str
    values: tuple[str, ...]


class Rule(msgspec.Struct, frozen=True):
    """One rule as run. `event`: event type, "none" (blocks the trigger) or "inner/..." (only inside others).

    `both_ways`: "" (one direction), "same" or the mirror's own CAMEO code. `recode`: name of a column of the codebook's
    tables ("intent") or "" ; `recode_map`: own map (prefix, code), longest prefix wins, ("else", code). `when_negated`:
    column for the negated form. `keep`: inner events are recorded too. `target`: "none" switches the
    implied target off, "doer" prefers the source of the inner event.
    `by_modality`: (modality, code). `plover`, `modes`, `contexts`: what the code alone does not give (None: the codebook's).
    """

    id: str
    event: str
    cameo: str
    path: str
    line: int
    when: tuple[Matcher, ...]
    unless: tuple[Matcher, ...] = ()
    where: tuple[Condition, ...] = ()
    both_ways: str = ""
    recode: str = ""
    recode_map: tuple[tuple[str, str], ...] = ()
    when_negated: str = ""
    keep: bool = False
    target: str = ""
    by_modality: tuple[tuple[str, str], ...] = ()
    after: tuple[str, ...] = ()
    plover: str | None = None
    modes: tuple[str, ...] | None = None
    contexts: tuple[str, ...] | None = None
    status: str = "stable"
    title: str = ""


class Code(msgspec.Struct, frozen=True):
    """One CAMEO code of the codebook. `why`: why no rule gives it, "" for those that rules give."""

    cameo: str
    event_type: str
    label: str
    plover: str | None
    modes: tuple[str, ...]
    contexts: tuple[str, ...]
    goldstein: float
    quad_class: int
    why: str = ""


class Codebook(msgspec.Struct, frozen=True):
    """rules/codebook.yaml: codes, and how the whole is coded from the thing told.

    `tables`: column name (appeal, intent, demand, reject, threaten) -> {prefix of the part's code: code, "else": code}.
    `planned`: event type -> column, when not yet done (CONTRACT, the thing and the whole, 2). `rejected`: types that under
    negation, not yet done, are a rejection (3). `place_targets`: types whose target may be the place.
    `yielding`: types that give way to what they report (statement). `sectors`: code -> label.
    """

    codes: dict[str, Code]
    tables: dict[str, dict[str, str]]
    planned: dict[str, str]
    rejected: frozenset[str]
    place_targets: frozenset[str]
    yielding: frozenset[str]
    sectors: dict[str, str]


class Rulebook(msgspec.Struct, frozen=True):
    """All rules that hold, compiled. `lists`: shared and local word lists by qualified name, for `explain` and coverage."""

    rules: tuple[Rule, ...]
    codebook: Codebook
    lists: dict[str, tuple[Term, ...]]
