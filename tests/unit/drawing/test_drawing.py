"""Drawings: everything a clause has is in them, in its place, and they stand alone."""

from __future__ import annotations

import re
import subprocess
import sys
import xml.dom.minidom as xml
from pathlib import Path

import pytest

from tacitus.drawing import html, svg, tree
from tacitus.drawing.albums import MOST, album
from tacitus.drawing.lanes import lanes
from tacitus.drawing.score import place
from tacitus.text.document import Document

AGREED = "Peru and Bolivia agreed to meet Chile on Monday."
LONG = (
    "Officials in the capital said on Thursday that rebels who had been expelled from the northern provinces last year "
    "were planning to attack two army bases near the border unless the government freed the commanders whom it had "
    "arrested, and warned that troops would not hesitate to respond by shelling villages."
)
NASTY = [
    "",
    "<b>&\"'</b> fled.",
    "word " * 400,
    "a" * 5000 + " fled.",
    "Xi met 习近平 🙂.",
    "and and and",
    "—",
    "Kim said " * 300,
]


def parsed(coder, text: str):
    return list(coder.parses(Document(id="d", text=text)))


# -- trees -------------------------------------------------------------------------------------------------------------


def test_a_tree_shows_who_does_what_and_what_hangs_on_what(coder):
    ((sentence, parse),) = parsed(coder, AGREED)
    assert tree.draw(sentence, parse, coder.modalities) == [
        AGREED,
        "",
        "AGREED",
        "├─ subject  Peru; Bolivia",
        "└─ infinitive of agree: TO MEET",
        "   ├─ subject  Peru; Bolivia  (control)",
        "   ├─ object   Chile",
        "   └─ on       Monday",
    ]


def test_a_tree_tells_voice_polarity_and_modality(coder):
    ((sentence, parse),) = parsed(coder, "The convoy will not be attacked.")
    assert "WILL NOT BE ATTACKED  [passive, negated, planned]" in tree.draw(sentence, parse, coder.modalities)


@pytest.mark.parametrize("width", [80, 100, 120])
def test_a_tree_keeps_its_width(coder, width: int):
    for sentence, parse in parsed(coder, LONG):
        assert max(map(len, tree.draw(sentence, parse, coder.modalities, width))) <= width


# -- pictures ----------------------------------------------------------------------------------------------------------


def test_each_clause_has_a_lane_and_no_box_lies_over_another(coder):
    ((sentence, parse),) = parsed(coder, LONG)
    drawn = lanes(sentence, parse, coder.modalities)
    assert len(drawn) == len(parse.clauses) >= 8
    for number, lane in enumerate(drawn):
        assert all(box.end <= after.start for box, after in zip(lane.boxes, lane.boxes[1:], strict=False))
        assert sum(box.role == "verb" for box in lane.boxes) >= 1
        assert lane.above is None or lane.above < number


@pytest.mark.parametrize("width", [svg.WIDE, svg.NARROW])
def test_every_word_stands_once_inside_the_picture_and_in_order(coder, width: int):
    ((sentence, parse),) = parsed(coder, LONG)
    score = place(sentence.words, parse.pos, lanes(sentence, parse, coder.modalities), width)
    assert [at for row in score.rows for at in range(row.first, row.end)] == list(range(len(sentence.words)))
    assert all(x > 0 and x + wide < width for x, wide in zip(score.x, score.widths, strict=True))
    for row in score.rows:
        inside = range(row.first, row.end - 1)
        assert all(score.x[at] + score.widths[at] < score.x[at + 1] for at in inside)
    assert all(above.y < below.y for above, below in zip(score.rows, score.rows[1:], strict=False))


def test_a_picture_stands_alone_and_says_in_words_what_it_shows(coder):
    ((sentence, parse),) = parsed(coder, AGREED)
    root = xml.parseString(svg.picture(sentence, parse, coder.modalities)).documentElement
    assert root.getElementsByTagName("title")[0].firstChild.data == "Peru and Bolivia agreed to meet Chile on Monday ."
    assert "meet | subj: Peru; Bolivia | obj: Chile" in root.getElementsByTagName("desc")[0].firstChild.data
    assert "prefers-color-scheme:dark" in root.getElementsByTagName("style")[0].firstChild.data
    assert not root.getElementsByTagName("script")


def test_a_page_stands_alone(coder):
    ((sentence, parse),) = parsed(coder, AGREED)
    page = html.head() + html.figure(sentence, parse, coder.modalities, "a1") + html.tail()
    assert "<script" not in page
    assert not re.search(r"(?:src|href)=|url\(|@import", page)
    assert page.count("<svg") == 4  # legend and sentence, each for wide and for narrow screens
    assert '<li><b>agreed</b> · <span class="subject">subject: Peru; Bolivia</span>' in page


@pytest.mark.parametrize("text", NASTY, ids=range(len(NASTY)))
def test_whatever_the_text_a_drawing_comes_out_well_formed(coder, text: str):
    for sentence, parse in parsed(coder, text):
        for width in (svg.WIDE, svg.NARROW):
            xml.parseString(svg.picture(sentence, parse, coder.modalities, width))
        assert tree.draw(sentence, parse, coder.modalities, 80)
        xml.parseString(html.figure(sentence, parse, coder.modalities, text[:20]))


def test_characters_that_xml_forbids_are_shown_as_others(coder):
    for sentence, parse in parsed(coder, "The \x07bell\x00 \x1bfled \ud800 the town."):
        xml.parseString(svg.picture(sentence, parse, coder.modalities).encode())


def test_one_picture_has_room_for_so_many_sentences(coder):
    ((sentence, parse),) = parsed(coder, "Troops fled.")
    drawn = album("svg", coder.modalities, 80)
    for _ in range(MOST + 2):
        drawn.sentence("d", sentence, parse)
    assert drawn.left_out == 2
    assert xml.parseString(drawn.tail()).documentElement.getElementsByTagName("svg").length == MOST + 1


# -- the command -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "start"),
    [
        (["--format", "tree"], "== stdin ==\n\nPeru and Bolivia"),
        (["--format", "svg"], "<svg "),
        (["--format", "html"], "<!doctype html>"),
        ([], '{"doc_id":"stdin"'),
        (["-o", "out.svg"], "<svg "),
        (["-o", "out.html"], "<!doctype html>"),
        (["-o", "out.txt"], "== stdin =="),
    ],
)
def test_parse_draws_what_it_is_asked_to_or_the_ending_says(arguments: list[str], start: str, tmp_path: Path):
    command = [sys.executable, "-m", "tacitus", "parse", "-", *arguments]
    result = subprocess.run(command, input=AGREED.encode(), capture_output=True, cwd=tmp_path, check=True)
    written = (tmp_path / arguments[1]).read_text("utf-8") if "-o" in arguments else result.stdout.decode()
    assert written.startswith(start)


def test_parse_and_code_read_conllu(tmp_path: Path):
    rows = ("Troops NOUN 2 nsubj", "attacked VERB 0 root", "Mali PROPN 2 obj")
    cells = [row.split() for row in rows]
    text = "".join(f"{n}\t{c[0]}\t_\t{c[1]}\t_\t_\t{c[2]}\t{c[3]}\t_\t_\n" for n, c in enumerate(cells, 1))
    (tmp_path / "a.conllu").write_text(f"# newdoc id = a1\n{text}\n1\tbad\n\n{text}")
    command = [sys.executable, "-m", "tacitus"]
    result = subprocess.run(
        [*command, "parse", "a.conllu", "--format", "tree"], capture_output=True, cwd=tmp_path, check=False
    )
    assert result.returncode == 3
    assert result.stdout.decode().count("└─ object   Mali") == 2
    assert result.stderr.decode().strip() == "set aside: a.conllu:6: a1: 10 columns are expected, here 2"
