"""Coded events against gold, the codebook as a page, and which codes have rules."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tacitus import Coder
from tacitus.errors import RuleError
from tacitus.workbench.codebook import codes, lines
from tacitus.workbench.docs import page
from tacitus.workbench.gold import read_gold
from tacitus.workbench.live import Live
from tacitus.workbench.score import explained, score

_GOLD = """# what a person says
Norway met Sweden.              => NOR > SWE  meeting
Norway met Sweden.              => SWE > NOR  meeting
Norway did not attack Sweden.   => NOR > SWE  fight  negated
Norway slept with Peru.         => NOR > PER  fight
Chile attacked Peru.            => CHL > -
Kenya attacked Peru.            => none
"""


@pytest.fixture(scope="module")
def live(coder: Coder) -> Live:
    return Live(None, coder)


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    path = tmp_path / "gold.txt"
    path.write_text(_GOLD, encoding="utf-8")
    return path


def test_figures_count_what_is_right_found_and_wanted(coder: Coder, gold: Path):
    found = score(coder, read_gold(gold))
    assert (found.events.right, found.events.given, found.events.wanted) == (3, 5, 5)
    assert found.events.precision == found.events.recall == found.events.f1 == pytest.approx(0.6)
    assert (found.types["meeting"].right, found.types["meeting"].wanted) == (2, 2)
    assert (found.slots["target"].right, found.slots["target"].wanted) == (3, 4)
    assert found.slots["polarity"].precision == 1.0
    assert found.confusion["fight", "(none)"] == found.confusion["(none)", "fight"] == 1
    assert "  whole events                 60.0%   60.0%  60.0%" in "\n".join(found.lines())


def test_every_error_is_explained(coder: Coder, gold: Path):
    errors = ["\n".join(explained(coder, wrong)) for wrong in score(coder, read_gold(gold)).errors]
    assert len(errors) == 3
    assert any("missed" in told and "clause: sleep | subj: Norway | with: Peru" in told for told in errors)
    assert any("target is PER, not (none)" in told for told in errors)
    assert any("an event too many" in told and "coded: KEN “Kenya” > PER “Peru”" in told for told in errors)


def test_gold_may_be_what_code_writes(coder: Coder, tmp_path: Path):
    path = tmp_path / "gold.jsonl"
    event = json.loads(__import__("msgspec").json.encode(coder.code("Norway accused Sweden of fraud.")[0]))
    record = {"id": "a", "text": "Norway accused Sweden of fraud.", "events": [event]}
    plain = {"id": "b", "text": "Norway met Sweden.", "events": [{"source": "NOR", "target": "SWE"}]}
    path.write_text(json.dumps(record) + "\n" + json.dumps(plain) + "\n", encoding="utf-8")
    found = score(coder, read_gold(path))
    assert (found.documents, found.events.right, found.events.wanted) == (2, 2, 2)


def test_every_line_that_cannot_be_read_is_told_with_its_place(tmp_path: Path):
    path = tmp_path / "gold.txt"
    path.write_text("Norway slept.\nNorway slept. => NOR >\nNorway slept. => none\n", encoding="utf-8")
    with pytest.raises(RuleError) as caught:
        read_gold(path)
    assert [(fault.line, fault.name) for fault in caught.value.faults] == [(1, "no-expectation"), (2, "example-syntax")]
    path = tmp_path / "gold.jsonl"
    path.write_text('{"id": "a", "text": "x"}\nnot json\n', encoding="utf-8")
    with pytest.raises(RuleError) as caught:
        read_gold(path)
    assert [(fault.line, fault.name) for fault in caught.value.faults] == [(1, "wrong-value"), (2, "wrong-value")]


def test_the_codebook_tells_which_codes_nothing_gives(live: Live):
    found = {each.code.cameo: each for each in codes(live)}
    assert found["040"].rules and found["040"].examples
    assert found["036"].tables and found["036"].reached
    silent = any(not each.reached and not each.code.why for each in found.values())
    assert silent == any("!" in line[:2] for line in lines(list(found.values())))


def test_the_codebook_is_a_page_with_every_rule_pattern_and_example(live: Live):
    html = page(live, "Rules & codes")
    assert "<h1>Rules &amp; codes</h1>" in html
    from html import escape

    for rule in live.loaded.rules:
        assert f'id="{rule.id.replace("/", "--")}"' in html
    for example in live.loaded.examples[:50]:
        assert f"<li>{escape(example.sentence)}" in html
    assert "src=" not in html and "http" not in html
