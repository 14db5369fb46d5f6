"""The table driver builds what plain Lark builds, and never loses a sentence."""

from __future__ import annotations

import random
import re
from typing import Any

import pytest
from lark import Token, Tree
from lark.exceptions import UnexpectedInput

from tacitus.resources import GRAMMAR, RULES
from tacitus.syntax import Parse, Parser, grammar
from tacitus.syntax.actions import ACTIONS
from tacitus.syntax.complements import Complements
from tacitus.syntax.driver import Driver
from tacitus.syntax.resolve import resolve
from tacitus.syntax.show import lines
from tacitus.syntax.tagsets import LETTERS
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
    "The rebels numbered more than",
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


def constructions() -> list[tuple[str, str]]:
    """The terminals and the example of each row of grammar/README.md."""
    rows = []
    for line in (GRAMMAR / "README.md").read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.split("|")]
        if len(cells) == 5 and "`" in cells[2] and ".lark" not in line:
            rule = re.findall("`([^`]*)`", cells[2])[0]
            rows.append((" ".join(re.findall(r"\b[A-Z][A-Z_]*\b", rule)), cells[3].replace("**", "")))
    return rows


@pytest.mark.parametrize(("terminals", "text"), constructions())
def test_the_example_of_a_construction_has_its_terminals(parser: Parser, read: Any, terminals: str, text: str) -> None:
    plain = grammar.lark_parser(grammar.grammar_text(GRAMMAR))
    found: list[str] = []
    for sentence in read(text):
        marked, values = parser.marks(parser.chunks(sentence))
        plain.parse(zip(marked, map(str, values), strict=True))
        found += marked
    assert set(terminals.split()) <= set(found)


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


@pytest.mark.parametrize("text", SENTENCES)
def test_fused_actions_do_what_the_two_do_one_by_one(parser: Parser, read: Any, text: str) -> None:
    plain = parser.to_plain()
    single = Driver(plain["table"], ACTIONS)
    for sentence in read(text):
        chunks = parser.chunks(sentence)
        single.run(*parser.marks(chunks), Work(chunks, parser.lists))
        resolve(chunks.clauses, parser.lists, sentence)
        found = Parse(chunks.clauses, chunks.phrases, sentence.tags, chunks.pos)
        assert lines(sentence, found) == lines(sentence, parser.parse(sentence))


def driver_shape(source: str, terminals: list[str], names: list[str]) -> Any:
    """The tree of the driver, from the last reduction of `start`."""
    kept: list[Any] = []

    class Keep(dict[str, Any]):
        """Actions that build trees: every rule under its name."""

        def get(self, name: str, default: Any = None) -> Any:
            def action(_: Any, *parts: Any) -> Tree[Any]:
                tree = Tree(name, list(parts))
                if name == "empty" or name.startswith("unit_"):
                    kept.append(tree)
                return tree

            return action

    Driver(grammar.build(source), Keep()).run(terminals, names, None)
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
    assert Driver(grammar.build(source), ACTIONS).run(broken, values, work) > 0
    (clause,) = chunks.clauses
    assert [sentence.words[phrase.head] for phrase in (*clause.subjects, *clause.objects)] == ["Troops", "town"]


def test_parsing_never_fails_and_what_it_finds_lies_inside(parser: Parser, read: Any) -> None:
    choose = random.Random(7)
    sentences = [sentence for text in SENTENCES for sentence in read(text)]
    words = [word for sentence in sentences for word in sentence.words]
    words += [
        "of",
        "that",
        "not",
        "after",
        "which",
        "more",
        "than",
        "week",
        "no",
        "longer",
        "of",
        "course",
        "did",
        '"',
        "(",
    ]
    tags = [*LETTERS, "XX"]
    for _ in range(600):
        if choose.random() < 0.5:
            found = choose.choice(sentences)
            pairs = [pair for pair in zip(found.words, found.tags, strict=True) if choose.random() < 0.9]
            choose.shuffle(pairs)
        else:
            pairs = [(choose.choice(words), choose.choice(tags)) for _ in range(choose.randint(0, 30))]
        check(parser, disturbed(choose, pairs, tags))


def disturbed(choose: random.Random, pairs: list[tuple[str, str]], tags: list[str]) -> Sentence:
    """A sentence of these words and tags, some tags at random and perhaps with a name."""
    size = len(pairs)
    text = [word for word, _ in pairs]
    lowers = [word.lower() for word in text]
    sentence = Sentence(0, 0, size, text, lowers, list(range(size)), list(range(1, size + 1)), choose.random() < 0.2)
    sentence.tags = [tag if choose.random() < 0.9 else choose.choice(tags) for _, tag in pairs]
    sentence.lemmas = lowers
    if size > 4 and choose.random() < 0.5:
        sentence.names = [(1, 4, 0)]
    return sentence


def check(parser: Parser, sentence: Sentence) -> None:
    """Parses and asserts what holds of every parse."""
    parse = parser.parse(sentence)
    size = len(sentence.words)
    assert len(parse.pos) == size
    listed = {id(phrase) for phrase in parse.phrases}
    for phrase in parse.phrases:
        assert 0 <= phrase.start <= phrase.head < phrase.end <= size
        assert not any(first < phrase.start < end for first, end, _ in sentence.names)
    for clause in parse.clauses:
        assert parse.clauses[clause.index] is clause
        assert clause.start <= clause.verb < clause.end <= size
        for phrase in (*clause.subjects, *clause.objects, *(phrase for _, phrase in clause.obliques)):
            assert id(phrase) in listed
        above = clause
        for _ in range(len(parse.clauses)):
            if above.parent is None:
                break
            above = parse.clauses[above.parent]
        assert above.parent is None  # no clause stands over itself


def test_a_very_long_sentence_is_cut(parser: Parser) -> None:
    words = ["he", "said", "that"] * 3000
    sentence = Sentence(0, 0, len(words), words, words, list(range(len(words))), list(range(1, len(words) + 1)))
    sentence.tags = ["PRP", "VBD", "IN"] * 3000
    sentence.lemmas = ["he", "say", "that"] * 3000
    assert len(parser.parse(sentence).clauses) == 3000


def test_plain_data_makes_the_same_parser(parser: Parser, read: Any) -> None:
    again = Parser.from_plain(parser.to_plain())
    for text in SENTENCES:
        for sentence in read(text):
            assert lines(sentence, parser.parse(sentence)) == lines(sentence, again.parse(sentence))
