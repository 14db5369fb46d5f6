"""CoNLL-U of other parsers: the format with its faults, and that rules find in trees what they find in text."""

from __future__ import annotations

import random
from pathlib import Path

import cases
import pytest

from tacitus.syntax.conllu import MAX_WORDS, Story, stories
from tacitus.syntax.show import lines
from tacitus.text.document import Document

CASES = sorted((Path(__file__).resolve().parents[2] / "cases" / "conllu").glob("*.txt"))


def rows(*words: str) -> str:
    """CoNLL-U of words written `form|UPOS|head|relation`, each with its number."""
    cells = [word.split("|") for word in words]
    return "".join(f"{at}\t{c[0]}\t_\t{c[1]}\t_\t_\t{c[2]}\t{c[3]}\t_\t_\n" for at, c in enumerate(cells, 1))


def read(text: str, **options: int) -> list[Story]:
    return list(stories(text.splitlines(keepends=True), **options))


FLED = rows("Rebels|NOUN|2|nsubj", "fled|VERB|0|root", ".|PUNCT|2|punct")


def shown(coder, story: Story) -> list[str]:
    document = Document(id="d", text=story.text, trees=story.trees)
    return [line for sentence, parse in coder.parses(document) for line in lines(sentence, parse)]


# -- documents, text and offsets ---------------------------------------------------------------------------------------


def test_documents_begin_where_the_file_says_so():
    stories = read(f"# newdoc id = a1\n# date = 2021-03-11\n{FLED}\n{FLED}\n# newdoc id = a2\n{FLED}")
    assert [(story.id, len(story.trees)) for story in stories] == [("a1", 2), ("a2", 1)]
    assert stories[0].about == {"date": "2021-03-11"}


def test_sentences_are_joined_by_blanks_and_paragraphs_by_empty_lines():
    (story,) = read(f"{FLED}\n{FLED}\n# newpar\n{FLED}")
    assert story.text == "Rebels fled . Rebels fled .\n\nRebels fled ."
    for tree in story.trees:
        assert tuple(story.text[a:b] for a, b in zip(tree.starts, tree.ends, strict=True)) == tree.words


def test_offsets_are_those_of_the_text_that_the_file_gives():
    text = "# text = Rebels  fled.\n" + FLED
    (story,) = read(f"{FLED}\n{text}")
    assert story.text == "Rebels fled . Rebels  fled."
    assert [story.text[a:b] for a, b in zip(story.trees[1].starts, story.trees[1].ends, strict=True)] == [
        "Rebels",
        "fled",
        ".",
    ]


def test_a_text_that_is_not_that_of_the_words_gives_way():
    (story,) = read("# text = Something else.\n" + FLED)
    assert story.text == "Rebels fled ."


def test_no_blank_where_space_after_says_no():
    (story,) = read(
        FLED.replace("fled\t_\tVERB\t_\t_\t0\troot\t_\t_", "fled\t_\tVERB\t_\t_\t0\troot\t_\tSpaceAfter=No")
    )
    assert story.text == "Rebels fled."


def test_words_written_as_one_have_their_own_letters_and_else_those_of_the_whole():
    didnt = "1-2\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_\n" + rows("did|AUX|0|root", "n't|PART|1|advmod")
    (story,) = read(didnt)
    assert (story.text, story.trees[0].starts, story.trees[0].ends) == ("didn't", (0, 3), (3, 6))
    fused = "1-2\tdel\t_\t_\t_\t_\t_\t_\t_\t_\n" + rows("de|ADP|2|case", "el|DET|0|root")
    assert read(fused)[0].trees[0].ends == (3, 3)


def test_empty_nodes_are_passed_over_and_enhanced_edges_kept():
    text = FLED.replace("2\tnsubj\t_", "2\tnsubj\t2:nsubj|3:nsubj|2.1:nsubj") + "2.1\tleft\t_\t_\t_\t_\t_\t_\t_\t_\n"
    assert read(text)[0].trees[0].enhanced == ((0, 2, "nsubj"),)


# -- faults ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "line", "reason"),
    [
        ("2\tnsubj\t_\t_", "2\tnsubj\t_", 1, "10 columns are expected, here 9"),
        ("1\tRebels", "1 Rebels", 1, "10 columns are expected, here 9"),
        ("3\t.\t", "4\t.\t", 3, "word 3 is expected here, not 4"),
        ("3\t.\t", "x\t.\t", 3, "`x` is no number of a word"),
        ("2\tnsubj", "9\tnsubj", 1, "`9` is no word that this one can depend on"),
        ("2\tnsubj", "1\tnsubj", 1, "`1` is no word that this one can depend on"),
        ("2\tnsubj", "²\tnsubj", 1, "`²` is no word that this one can depend on"),
        ("2\tnsubj", "_\tnsubj", 1, "the word depends on nothing: is the file parsed?"),
        ("0\troot", "1\troot", 1, "word 1 depends on itself, through the words it depends on"),
        ("1\tRebels\t", "1\t\t", 1, "the word is empty"),
    ],
)
def test_a_sentence_that_is_not_well_formed_is_told_and_the_rest_goes_on(old: str, new: str, line: int, reason: str):
    bad = FLED.replace(old, new, 1)
    assert bad != FLED
    (story,) = read(f"{FLED}\n{bad}\n{FLED}")
    assert [(fault.line - 4, fault.reason) for fault in story.faults] == [(line, reason)]
    assert story.text == "Rebels fled . Rebels fled ."


def test_lines_that_cannot_be_read_spoil_their_sentence_only():
    (story,) = stories([*FLED.splitlines(), "", "1\tx\t_\tX\t_\t_\t0\troot\t_\t_", None, "", *FLED.splitlines()])
    assert [fault.line for fault in story.faults] == [6]
    assert len(story.trees) == 2


def test_nothing_grows_without_bound():
    long = rows(*(["word|NOUN|0|root"] * (MAX_WORDS + 1)))
    (story,) = read(long)
    assert story.faults[0].reason == "a sentence of more than 2,000 words, over the limit"
    (story,) = read(f"{FLED}\n{FLED}", max_chars=20)
    assert (len(story.trees), "more than 20 characters" in story.faults[0].reason) == (1, True)


@pytest.mark.parametrize(
    "relation", ["nmod", "conj", "acl:relcl", "ccomp", "xcomp", "advcl", "appos", "flat", "parataxis"]
)
def test_a_chain_of_any_depth_comes_to_clauses(coder, relation: str):
    deep = rows("He|VERB|0|root", *(f"word|{('NOUN', 'VERB')[at % 2]}|{at}|{relation}" for at in range(1, 1000)))
    assert shown(coder, read(deep)[0])


# -- clauses -----------------------------------------------------------------------------------------------------------


def test_classes_and_features_do_where_there_are_no_penn_tags_and_no_base_forms(coder):
    (story,) = read(
        "1\tTroops\t_\tNOUN\t_\tNumber=Plur\t5\tnsubj:pass\t_\t_\n"
        "2\thad\t_\tAUX\t_\tMood=Ind|Tense=Past|VerbForm=Fin\t5\taux\t_\t_\n"
        "3\tnot\t_\tPART\t_\tPolarity=Neg\t5\tadvmod\t_\t_\n"
        "4\tbeen\t_\tAUX\t_\tTense=Past|VerbForm=Part\t5\taux:pass\t_\t_\n"
        "5\tdriven\t_\tVERB\t_\tTense=Past|VerbForm=Part|Voice=Pass\t0\troot\t_\t_\n"
        "6\tback\t_\tADV\t_\t_\t5\tadvmod\t_\t_\n"
    )
    assert shown(coder, story) == ["drive [passive, negated] | subj: Troops"]
    ((_, parse),) = coder.parses(Document(id="d", text=story.text, trees=story.trees))
    assert (parse.clauses[0].tense, parse.clauses[0].form) == ("pluperfect", "finite")


def test_the_enhanced_graph_tells_subjects_that_the_lists_cannot(coder):
    plain = rows(
        "Kim|PROPN|2|nsubj",
        "gave|VERB|0|root",
        "Lee|PROPN|2|iobj",
        "orders|NOUN|2|obj",
        "to|PART|6|mark",
        "go|VERB|4|acl",
    )
    told = plain.replace("3\tLee\t_\tPROPN\t_\t_\t2\tiobj\t_", "3\tLee\t_\tPROPN\t_\t_\t2\tiobj\t6:nsubj:xsubj")
    assert "go | subj: Kim | infinitive on orders" in shown(coder, read(plain)[0])
    assert "go | subj: Lee | infinitive on orders" in shown(coder, read(told)[0])


WORDS = "the Kenya Republic of Korea attacked who that to be was have going not no longer and by 's March there it"
CLASSES = "NOUN PROPN PRON VERB AUX ADJ ADV ADP SCONJ CCONJ DET NUM PART PUNCT"
RELATIONS = """nsubj nsubj:pass obj iobj obl obl:agent nmod nmod:poss appos acl acl:relcl advcl ccomp xcomp csubj conj cc case
    mark det amod nummod compound compound:prt flat fixed aux cop advmod punct expl parataxis dep"""


def test_any_tree_comes_to_clauses_that_hold_together(coder):
    words, relations, classes = WORDS.split(), RELATIONS.split(), CLASSES.split()
    for seed in range(200):
        dice = random.Random(seed)
        made = [
            f"{dice.choice(words)}|{dice.choice(classes)}|{at and dice.randint(max(1, at - 3), at)}|"
            f"{dice.choice(relations) if at else 'root'}"
            for at in range(dice.randint(1, 20))
        ]
        (story,) = read(rows(*made))
        ((sentence, parse),) = coder.parses(Document(id="d", text=story.text, trees=story.trees))
        known = {id(phrase) for phrase in parse.phrases}
        assert all(0 <= p.start <= p.head < p.end <= len(sentence.words) for p in parse.phrases), seed
        for index, clause in enumerate(parse.clauses):
            assert clause.index == index and clause.start <= clause.verb < clause.end, seed
            told = [*clause.subjects, *clause.objects, *clause.times, *(phrase for _, phrase in clause.obliques)]
            assert {id(phrase) for phrase in told} <= known, seed
        coder.code_document(Document(id="d", text=story.text, trees=story.trees))


# -- events ------------------------------------------------------------------------------------------------------------


def test_rules_find_in_trees_what_they_find_in_text(coder):
    """Where the text's own parser reads a case as the tree has it, the same events must come out."""
    compared = with_events = 0
    for path in CASES:
        for case in cases.read(path):
            (story,) = read(case.input)
            coder_text = Document(id="d", text=story.text, date="2021-03-11")
            text = [line for sentence, parse in coder.parses(coder_text) for line in lines(sentence, parse)]
            if text != case.expected:
                continue
            compared += 1
            events = coder.code_document(coder_text)
            of_trees = coder.code_document(Document(id="d", text=story.text, date="2021-03-11", trees=story.trees))
            assert of_trees == events, case.title
            with_events += bool(events)
    assert compared >= 40 and with_events >= 12
