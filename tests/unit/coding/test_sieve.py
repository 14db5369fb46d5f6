"""The sieve leaves out only patterns that cannot fit: with all patterns tried, as `explain` does, the same is coded."""

from __future__ import annotations

import pytest

from tacitus import Coder, Document

SENTENCES = [
    "Chad's army shelled two villages near Abeche on Monday, killing at least 12 people.",
    "The ministers of Peru and Chile agreed to resume talks on fishing rights.",
    "Rebels in Sudan rejected a call by the African Union to leave the town.",
    "Kenya threatened to expel the diplomats unless Uganda withdrew its troops.",
    "Bolivia's president was accused by opposition leaders of ordering the arrest of protesters.",
    "Norway has promised aid worth 3 million dollars to Nepal after the flood.",
    "The blast in a market in Mosul that killed nine shoppers was claimed by militants.",
    "Uganda lifted the sanctions imposed on Burundi in March over its treatment of refugees.",
    "Four students were beaten by police in Harare, and the union called for the officers to be tried.",
]


@pytest.mark.parametrize("text", SENTENCES)
def test_the_sieve_leaves_out_nothing_that_fits(coder: Coder, text: str):
    document = Document(id="sieve", text=text, date="2015-03-04")
    sights = list(coder.sights(document, traced=True))
    traced = [event for sight in sights for event in sight.events]
    assert traced
    assert coder.code_document(document) == traced
    tried = {entry[1].matcher.text for sight in sights for entry in sight.trace.entries}
    assert len(tried) > 3  # the sieve was off


@pytest.mark.parametrize("text", SENTENCES)
def test_a_group_opens_where_a_pattern_of_it_that_tells_an_event_is_worth_trying(coder: Coder, text: str):
    index = coder._index
    words = set(text.lower().replace(",", " ").replace(".", " ").split())
    lacks = index.lacking(words)
    opened = 0
    for group in range(len(index.plan.groups)):
        told = any(candidate.rule.event != "none" for candidate in index.worth(group, lacks))
        assert index.opens(group, lacks) == told
        opened += told
    assert 0 < opened < len(index.plan.groups)
