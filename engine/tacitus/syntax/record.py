"""A parse as the record of `tacitus parse` (CONTRACT, "Clauses"); offsets are code points of the document's text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from tacitus.syntax.clause import Clause, Parse, Phrase
from tacitus.text.sentence import Sentence

_LESSER = frozenset(["gerund", "participle"])


class Token(msgspec.Struct, frozen=True, gc=False):
    """A token with its lemma and Universal part of speech."""

    text: str
    start: int
    end: int
    lemma: str
    pos: str


class Verb(msgspec.Struct, frozen=True, gc=False):
    """The main verb of a clause."""

    start: int
    end: int
    lemma: str


class Nominal(msgspec.Struct, frozen=True, gc=False):
    """A subject or object; `head` is the span of its head token."""

    start: int
    end: int
    head: tuple[int, int]


class Oblique(msgspec.Struct, frozen=True, gc=False):
    """A noun phrase behind a preposition."""

    prep: str
    start: int
    end: int
    head: tuple[int, int]


class ClauseRecord(msgspec.Struct, frozen=True, gc=False):
    """A clause. `parent`: its index in the sentence's clauses, None at the top."""

    verb: Verb
    voice: str
    polarity: str
    modality: str
    subjects: tuple[Nominal, ...]
    objects: tuple[Nominal, ...]
    obliques: tuple[Oblique, ...]
    parent: int | None
    relation: str


class SentenceRecord(msgspec.Struct, frozen=True, gc=False):
    """A sentence with its tokens and clauses."""

    doc_id: str
    sentence_index: int
    start: int
    end: int
    tokens: tuple[Token, ...]
    clauses: tuple[ClauseRecord, ...]


def to_record(sentence: Sentence, parse: Parse, doc_id: str, modalities: Mapping[str, str]) -> SentenceRecord:
    """The record of one sentence. The arguments of the structs go by position, as that is ten times faster.

    `modalities`: modal of a verb group ("will", "be_going_to") or word that opens a clause ("if") -> modality ("planned",
    "conditional"); "reported" counts as planned.
    """
    starts, ends = sentence.starts, sentence.ends
    tokens = map(Token, sentence.words, starts, ends, sentence.lemmas, parse.pos)
    heads = _heads_of_names(sentence)
    clauses = []
    for clause in parse.clauses:
        subjects = [Nominal(*_span(phrase, starts, ends, heads)) for phrase in clause.subjects]
        objects = [Nominal(*_span(phrase, starts, ends, heads)) for phrase in clause.objects]
        obliques = [Oblique(prep, *_span(phrase, starts, ends, heads)) for prep, phrase in clause.obliques]
        verb = clause.verb
        clauses.append(
            ClauseRecord(
                Verb(starts[verb], ends[verb], clause.lemma),
                clause.voice,
                "negated" if clause.negated else "affirmed",
                modality(clause, modalities),
                tuple(subjects),
                tuple(objects),
                tuple(obliques),
                clause.parent,
                _relation(clause),
            )
        )
    return SentenceRecord(doc_id, sentence.index, sentence.start, sentence.end, tuple(tokens), tuple(clauses))


def plain(record: SentenceRecord) -> dict[str, Any]:
    """The record as its JSON reads: dicts and lists."""
    told: dict[str, Any] = _listed(msgspec.to_builtins(record))
    return told


def _listed(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _listed(item) for key, item in value.items()}
    return [_listed(item) for item in value] if isinstance(value, tuple) else value


def modality(clause: Clause, modalities: Mapping[str, str]) -> str:
    """How real a clause is by its own words: "actual", "planned", "possible", "conditional"."""
    if modalities.get(clause.marker) == "conditional":
        return "conditional"
    found = modalities.get(clause.modal, "actual")
    return "planned" if found == "reported" else found


def _relation(clause: Clause) -> str:
    """A clause of an -ing or -ed form is a participle, whatever it does in the sentence."""
    if clause.form in _LESSER and clause.relation in ("adverbial", "infinitive"):
        return "participle"
    return clause.relation


def _span(
    phrase: Phrase, starts: list[int], ends: list[int], heads: Mapping[int, int]
) -> tuple[int, int, tuple[int, int]]:
    head = phrase.head
    if heads:
        head = heads.get(head, head)
    return starts[phrase.start], ends[phrase.end - 1], (starts[head], ends[head])


def _heads_of_names(sentence: Sentence) -> dict[int, int]:
    """Token behind "of" in a name -> the head of the name. A name is one noun to the parser, with its last word as head; a
    reader finds the head before "of": "the Court of Justice"."""
    lowers, heads = sentence.lowers, dict[int, int]()
    if "of" in lowers:
        for first, end, _ in sentence.names:
            if "of" in lowers[first + 1 : end]:
                of = lowers.index("of", first + 1)
                heads.update(dict.fromkeys(range(of + 1, end), of - 1))
    return heads
