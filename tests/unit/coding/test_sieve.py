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
