"""The JSON record of a parse, as CONTRACT.md has it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tacitus.errors import RuleError
from tacitus.resources import GRAMMAR, RULES
from tacitus.syntax import Parser
from tacitus.syntax.complements import Complements
from tacitus.syntax.record import SentenceRecord, to_record
from tacitus.text import Lexicon, Splitter, Tagger, Tokenizer


@pytest.fixture(scope="module")
def parser() -> Parser:
    return Parser.from_grammar(GRAMMAR, RULES)


def record(parser: Parser, text: str, *names: tuple[int, int, int]) -> SentenceRecord:
    lexicon = Lexicon.from_rules(RULES / "lexicon")
    (span,) = Splitter.of(lexicon).split(text)
    sentence = Tokenizer(lexicon.abbreviations).tokenize(text, *span, 0)
    sentence.names.extend(names)
    Tagger(lexicon).tag(sentence)
    return to_record(
        sentence, parser.parse(sentence), "a1", {"will": "planned", "would": "reported", "unless": "conditional"}
    )


def test_spans_cut_the_text(parser: Parser) -> None:
    text = "Peru’s president will meet the rebels’ leaders in Lima, and they will sign a treaty."
    found = record(parser, text)
    meet, sign = found.clauses
    (subject,) = meet.subjects
    assert text[slice(*subject.head)] == "president"
    assert text[subject.start : subject.end] == "Peru’s president"
    assert [(o.prep, text[slice(*o.head)]) for o in meet.obliques] == [("in", "Lima")]
    assert (meet.relation, meet.parent, sign.relation, sign.parent) == ("root", None, "conjunct", 0)
    assert meet.modality == sign.modality == "planned"


def test_the_head_of_a_name_stands_before_of(parser: Parser) -> None:
    text = "The Court of Justice fined Peru."
    (fine,) = record(parser, text, (1, 4, 0)).clauses
    (subject,) = fine.subjects
    assert text[slice(*subject.head)] == "Court"
    assert text[subject.start : subject.end] == "The Court of Justice"


def test_conditions_and_reported_plans(parser: Parser) -> None:
    stop, leave = record(parser, "Unless the raids stop, Mali would leave the union.").clauses
    assert (stop.modality, leave.modality) == ("conditional", "planned")


def test_a_gerund_is_a_participle(parser: Parser) -> None:
    _, attack = record(parser, "The army denied attacking the protesters.").clauses
    assert (attack.relation, attack.parent, attack.voice) == ("participle", 0, "active")


def test_a_missing_list_is_named(tmp_path: Path) -> None:
    (tmp_path / "complements.yaml").write_text("say: [say]\n")
    (tmp_path / "classes.yaml").write_text("months: [may]\n")
    with pytest.raises(RuleError, match="`tell` is not there"):
        Complements.from_rules(tmp_path)
