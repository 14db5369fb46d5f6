"""A parse as the JSON record of `tacitus parse`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tacitus.syntax.clause import Clause, Parse, Phrase
from tacitus.text.sentence import Sentence

_NAME_WITH_OF = 3  # tokens that a name with "of" inside has at least
_LESSER = frozenset(["gerund", "participle"])


def to_record(sentence: Sentence, parse: Parse, doc_id: str, modalities: Mapping[str, str]) -> dict[str, Any]:
    """The record of one sentence, offsets in code points of the document's text.

    `modalities`: modal of a verb group ("will", "be_going_to") or word that opens a clause ("if") -> modality ("planned",
    "conditional"); "reported" counts as planned.
    """
    starts, ends = sentence.starts, sentence.ends
    tokens = [
        {"text": word, "start": start, "end": end, "lemma": lemma, "pos": pos}
        for word, start, end, lemma, pos in zip(sentence.words, starts, ends, sentence.lemmas, parse.pos, strict=True)
    ]
    clauses = [_clause(clause, sentence, modalities) for clause in parse.clauses]
    return {
        "doc_id": doc_id,
        "sentence_index": sentence.index,
        "start": sentence.start,
        "end": sentence.end,
        "tokens": tokens,
        "clauses": clauses,
    }


def modality(clause: Clause, modalities: Mapping[str, str]) -> str:
    """How real a clause is by its own words: "actual", "planned", "possible", "conditional"."""
    if modalities.get(clause.marker) == "conditional":
        return "conditional"
    found = modalities.get(clause.modal, "actual")
    return "planned" if found == "reported" else found


def _clause(clause: Clause, sentence: Sentence, modalities: Mapping[str, str]) -> dict[str, Any]:
    starts, ends = sentence.starts, sentence.ends
    return {
        "verb": {"start": starts[clause.verb], "end": ends[clause.verb], "lemma": clause.lemma},
        "voice": clause.voice,
        "polarity": "negated" if clause.negated else "affirmed",
        "modality": modality(clause, modalities),
        "subjects": [_phrase(phrase, sentence) for phrase in clause.subjects],
        "objects": [_phrase(phrase, sentence) for phrase in clause.objects],
        "obliques": [{"prep": prep, **_phrase(phrase, sentence)} for prep, phrase in clause.obliques],
        "parent": clause.parent,
        "relation": _relation(clause),
    }


def _relation(clause: Clause) -> str:
    """A clause of an -ing or -ed form is a participle, whatever it does in the sentence."""
    if clause.form in _LESSER and clause.relation in ("adverbial", "infinitive"):
        return "participle"
    return clause.relation


def _phrase(phrase: Phrase, sentence: Sentence) -> dict[str, Any]:
    starts, ends = sentence.starts, sentence.ends
    head = phrase.head if phrase.end - phrase.start < _NAME_WITH_OF else _head(phrase, sentence)
    return {"start": starts[phrase.start], "end": ends[phrase.end - 1], "head": [starts[head], ends[head]]}


def _head(phrase: Phrase, sentence: Sentence) -> int:
    """The head token. A name is one noun to the parser, with its last word as head; a reader finds it before "of": "the Court
    of Justice"."""
    head = phrase.head
    for first, end, _ in sentence.names:
        if first < head < end and "of" in sentence.lowers[first + 1 : head]:
            return sentence.lowers.index("of", first + 1) - 1
    return head
