"""Why a rule does not code a text, and how an explanation looks as a page."""

from __future__ import annotations

import pytest

from tacitus import Coder
from tacitus.workbench.explain import NoSuchRule, explain
from tacitus.workbench.live import Live
from tacitus.workbench.page import page, record
from tacitus.workbench.why_not import WhyNot, why_not


@pytest.fixture(scope="module")
def live(coder: Coder) -> Live:
    return Live(None, coder)


def _nearest(why: WhyNot) -> tuple[str, str]:
    return why.patterns[0].outcome, why.patterns[0].pattern


def test_the_pattern_that_fits_is_told(live: Live):
    why = why_not(live, "Norway met Sweden.", "meeting/meet")
    assert why.matches
    assert _nearest(why) == ("wins", "SOURCE meet TARGET")


def test_the_rule_that_went_before_is_told_with_the_reason(live: Live):
    why = why_not(live, "Norway met the Swedish king on the sidelines of a summit.", "meeting/meet")
    assert _nearest(why) == ("beaten", "SOURCE meet TARGET")
    rule, pattern, reason = why.patterns[0].by[0]
    assert (rule, pattern) == ("meeting/meet-elsewhere", "SOURCE meet TARGET on|at|in SIDELINES")
    assert reason == "it fixes 3 words, this one 1"


def test_the_first_part_that_fails_is_told_and_what_stops_it(live: Live):
    why = why_not(live, "Germany met the European Union's deadline.", "meeting/meet")
    assert not why.matches
    assert why.patterns[0].tried is not None
    assert why.patterns[0].tried.parts[-1][0] == "unless"
    assert "SOURCE meet THING" in str(why)


def test_words_that_are_not_there_are_told_with_the_smallest_change(live: Live):
    why = why_not(live, "Norway huddled with Sweden.", "visit/visit")
    assert {fared.outcome for fared in why.patterns} == {"absent"}
    assert "the rule's words: visit" in str(why)
    assert why.events or why.change


def test_patterns_behind_the_one_that_fits_are_not_told_to_lack_a_word(live: Live):
    why = why_not(live, "Norway met Sweden.", "meeting/meet")
    told = {fared.pattern: fared.outcome for fared in why.patterns}
    assert told["SOURCE and TARGET meet"] == "behind"
    assert told["SOURCE and TARGET meet_up"] == "absent"
    assert "- not tried, since one above matches: SOURCE and TARGET meet" in str(why)


def test_a_mistyped_rule_draws_a_suggestion(live: Live):
    with pytest.raises(NoSuchRule, match="did you mean `meeting/meet`"):
        why_not(live, "Norway met Sweden.", "meeting/met")


def test_an_explanation_is_a_page_that_needs_nothing_else(coder: Coder):
    explanation = explain(coder, "Norway accused <Sweden> & Finland of shelling two villages.")
    html = page(coder, explanation)
    assert html.startswith("<!doctype html>")
    assert "&lt;" in html and "<Sweden>" not in html
    assert '<mark class="source" title="source">Norway</mark>' in html
    assert "http" not in html.replace("http://www.w3.org/2000/svg", "")


def test_an_explanation_is_plain_values(coder: Coder):
    (sentence,) = record(explain(coder, "Norway met Sweden."))
    assert {span["role"] for span in sentence["spans"]} == {"source", "target", "trigger"}
    assert sentence["tried"][-1]["fits"]
    assert sentence["events"][0]["line"].startswith("NOR “Norway” > SWE “Sweden”")


def test_a_sentence_that_is_left_out_says_why(coder: Coder):
    explanation = explain(coder, "Norway beat Sweden 2-1 in the cup final.")
    assert "left out sport" in str(explanation)
    assert record(explanation)[0]["discard"] == "sport"
