"""The table driver builds what plain Lark builds, and never loses a sentence."""

from __future__ import annotations

import random
from typing import Any

import pytest
from lark import Token, Tree
from lark.exceptions import UnexpectedInput

from tacitus.resources import GRAMMAR, RULES
from tacitus.syntax import Parser, grammar
from tacitus.syntax.actions import ACTIONS
from tacitus.syntax.complements import Complements
from tacitus.syntax.letters import LETTERS
from tacitus.syntax.work import Work
from tacitus.text import Lexicon, Sentence, Splitter, Tagger, Tokenizer

SENTENCES = [
    "Peru, Bolivia and Chile condemned the attack and asked the council to meet.",
    "The missiles Iran fired killed three people.",
    "If the strikes do not stop, the mayor will resign.",
    '"They must leave," said the mayor of the town that rebels seized on Monday.',
    "Protesters demanded that the president resign and that elections be held in June.",
    "Rebel forces attacked the town, killing at least 20 people and forcing thousands to flee.",
    "Talks with the rebels over the release of the hostages.",
]


@pytest.fixture(scope="module")
def parser() -> Parser:
    return Parser.from_grammar(GRAMMAR, RULES)


@pytest.fixture(scope="module")
def read() -> Any:
    lexicon = Lexicon.from_rules(RULES / "lexicon")
    splitter, tokenizer, tagger = Splitter.of(lexicon), Tokenizer(lexicon.abbreviations), Tagger(lexicon)

    def sentences(text: str) -> list[Sentence]:
        found = [tokenizer.tokenize(text, *span, index) for index, span in enumerate(splitter.split(text))]
        for sentence in found:
            tagger.tag(sentence)
        return found

    return sentences


@pytest.mark.parametrize("text", SENTENCES)
def test_driver_and_lark_agree(parser: Parser, read: Any, text: str) -> None:
    source = grammar.grammar_text(GRAMMAR)
    plain = grammar.lark_parser(source)
    for sentence in read(text):
        terminals, _ = parser.marks(parser.chunks(sentence))
        names = [f"{terminal}{at}" for at, terminal in enumerate(terminals)]
        reference = plain.parse(zip(terminals, names, strict=True))
        assert _yield(reference) == names
        assert _shape(reference) == driver_shape(source, terminals, names)


def driver_shape(source: str, terminals: list[str], names: list[str]) -> Any:
    """The tree of the driver, from the last reduction of `start`."""
    kept: list[Any] = []

    class Keep(dict[str, Any]):
        """Actions that build trees: every rule under its name."""

        def get(self, name: str, default: Any = None) -> Any:
            def action(_: Any, parts: list[Any]) -> Tree[Any]:
                tree = Tree(name, parts)
                if name in ("add_unit", "empty"):
                    kept.append(tree)
                return tree

            return action

    grammar.Driver(grammar.build(source), Keep()).run(terminals, names, None)
    return _shape(kept[-1])


def _shape(tree: Any) -> Any:
    if isinstance(tree, Tree):
        return (str(tree.data), [_shape(child) for child in tree.children])
    return str(tree)


def _yield(tree: Any) -> list[str]:
    if isinstance(tree, Token):
        return [str(tree)]
    return [leaf for child in tree.children for leaf in _yield(child)]


def test_a_broken_sentence_keeps_its_clauses(parser: Parser, read: Any) -> None:
    source = grammar.grammar_text(GRAMMAR)
    (sentence,) = read("Troops attacked the town.")
    chunks = parser.chunks(sentence)
    terminals, values = parser.marks(chunks)
    broken, values = ["AND_T", *terminals, "LIST"], ["and", *values, "and"]
    with pytest.raises(UnexpectedInput):
        grammar.lark_parser(source).parse(zip(broken, values, strict=True))
    work = Work(chunks, Complements.from_rules(RULES / "lexicon"))
    assert grammar.Driver(grammar.build(source), ACTIONS).run(broken, values, work) > 0
    (clause,) = chunks.clauses
    assert [sentence.words[phrase.head] for phrase in (*clause.subjects, *clause.objects)] == ["Troops", "town"]


def test_parsing_never_fails_and_every_phrase_lies_inside(parser: Parser) -> None:
    choose = random.Random(7)
    words = ["of", "that", "who", "and", "said", "attack", "to", "not", "after", "which", "more", "than", "week", "no", "longer"]
    tags = [*LETTERS, "XX"]
    for _ in range(400):
        size = choose.randint(0, 30)
        text = [choose.choice(words) for _ in range(size)]
        sentence = Sentence(0, 0, size, text, text, list(range(size)), list(range(1, size + 1)))
        sentence.tags = [choose.choice(tags) for _ in range(size)]
        sentence.lemmas = text
        if size > 4 and choose.random() < 0.5:
            sentence.names = [(1, 4, 0)]
        parse = parser.parse(sentence)
        assert len(parse.pos) == size
        for clause in parse.clauses:
            assert parse.clauses[clause.index] is clause
            assert clause.parent is None or (0 <= clause.parent < len(parse.clauses) and clause.parent != clause.index)
            assert clause.start <= clause.verb < clause.end <= size
        for phrase in parse.phrases:
            assert 0 <= phrase.start <= phrase.head < phrase.end <= size


def test_plain_data_makes_the_same_parser(parser: Parser, read: Any) -> None:
    from tacitus.syntax.show import lines

    again = Parser.from_plain(parser.to_plain())
    for text in SENTENCES:
        for sentence in read(text):
            assert lines(sentence, parser.parse(sentence)) == lines(sentence, again.parse(sentence))
