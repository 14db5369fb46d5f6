"""Clauses and noun phrases: what the syntax stage makes and everything after it reads.

All positions are token indexes into the sentence (`start` first token, `end` one past the last). Structs are made by C
code, in a third of the time; each is equal only to itself. No two clauses share a list; the sequences of a phrase are never
changed, but put anew.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from tacitus.syntax.tagsets import UNIVERSAL


class Phrase(Struct, eq=False):
    """A noun phrase: one nominal. Coordinated nominals ("Peru and Bolivia") are one Phrase each.

    `start`, `end`: the base phrase with determiner, adjectives, possessor and 's, without what follows the head.
    `head`: its head noun, pronoun or last word of a name. `possessor`: the phrase before 's, if any (its end takes 's in).
    `pps`: what hangs on the noun by a preposition, coordinated ones one entry each:
    ("of", Phrase), ("between", Phrase), ("between", Phrase).
    `appositions`: phrases that name the same thing again ("Jake Sullivan" of "his adviser, Jake Sullivan"), bracketed
    acronyms too. `group`: all conjuncts of the coordination it stands in, itself included, in order (empty if alone).
    """

    start: int
    end: int
    head: int
    possessor: Phrase | None = None
    pps: Sequence[tuple[str, Phrase]] = ()
    appositions: Sequence[Phrase] = ()
    group: Sequence[Phrase] = ()


class Clause(Struct, eq=False, gc=False):  # no phrase holds a clause: it is in no cycle
    """One predicate with its arguments.

    `verb`: token index of the main verb; `start`, `end`: the verb group's tokens (auxiliaries, adverbs inside, verb).
    `lemma`: of the main verb; `particle`: "off" of "call off", else "".
    `voice`: "active" | "passive"; `negated`: not, n't, never, no longer on this verb.
    `modal`: the lemma of the modal or semi-auxiliary that colours it: "will", "would", "may", "might", "could", "can",
    "must", "should", "shall", "have_to", "be_going_to", "be_to", "used_to"; "subjunctive" for a bare verb behind "that"
    whose subject is singular ("that Peru ease its curbs"); else "".
    `tense`: "past", "present", "perfect", "pluperfect" or "" (not finite).
    `form`: "finite", "infinitive", "gerund" (-ing under a preposition or as an argument), "participle" (-ing or -ed
    modifier), "bare".
    `marker`: the word that opens it, lower case: "that", "if", "unless", "to", "after", "because", "who", "of" (for
    "accused of killing"), several words joined by a space; "" if none.
    `relation`: "root", "complement", "relative", "adverbial", "conjunct", "infinitive", "participle".
    `parent`: index of the clause above in the sentence's list, or None. `noun`: the phrase that a relative clause,
    participle, infinitive ("decision to withdraw") or gerund ("plan of leaving") hangs on, else None.
    `subjects`: resolved (antecedent, controller, shared subject); `subject_from`: "direct", "relative", "shared",
    "control", "adverbial", "participle" or "". `objects`: direct and indirect, resolved for relative gaps;
    `obliques`: (preposition, Phrase), coordinated ones one entry each; `times`: bare adverbial time phrases ("Monday",
    "last week", "two days later"). `predicate`: head token of the complement of a copula (noun or adjective), else None;
    `predicates`: the Phrase(s) if it is nominal.
    """

    index: int
    verb: int
    start: int
    end: int
    lemma: str
    voice: str = "active"
    negated: bool = False
    modal: str = ""
    tense: str = ""
    form: str = "finite"
    particle: str = ""
    marker: str = ""
    relation: str = "root"
    parent: int | None = None
    noun: Phrase | None = None
    subjects: list[Phrase] = []
    subject_from: str = ""
    objects: list[Phrase] = []
    obliques: list[tuple[str, Phrase]] = []
    times: list[Phrase] = []
    predicate: int | None = None
    predicates: list[Phrase] = []


class Parse(Struct, eq=False, gc=False):
    """A parsed sentence: clauses in text order of their verbs, every noun phrase in text order, and UPOS tags.

    `phrases` holds each Phrase once, also those that stand in no clause (headlines, fragments).
    `_tags`: Penn tags, one a token; `_told`: Universal POS tags that are not what these say, by token.
    """

    clauses: list[Clause]
    phrases: list[Phrase]
    _tags: list[str]
    _told: dict[int, str] = {}

    @property
    def pos(self) -> list[str]:
        """Universal POS tags, one a token (AUX where the verb group has it as auxiliary or copula)."""
        found = list(map(UNIVERSAL.__getitem__, self._tags))
        for at, pos in self._told.items():
            found[at] = pos
        return found

    def release(self) -> None:
        """Empties the groups of its phrases, which hold themselves, so that memory is free at once. For who has done
        with the sentence."""
        for phrase in self.phrases:
            if phrase.group:
                phrase.group = ()
