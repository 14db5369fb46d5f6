"""The gate shuts out only sentences that tell nothing: with every sentence parsed, the same events come out."""

from __future__ import annotations

from pathlib import Path

import cases
import pytest
import stages

from tacitus import Coder, Document
from tacitus.workbench.test import examples_of

CASES = sorted((Path(__file__).parents[2] / "cases").glob("*/*.txt"))


def _texts() -> list[str]:
    told = [example.sentence for example in examples_of(None)[1]]
    return told + [stages.given(case.input)[1] for path in CASES for case in cases.read(path)]


def _open(coder: Coder, document: Document) -> tuple[list[object], int, int]:
    """Events, uncoded events and discarded sentences, nothing gated."""
    sights = list(coder.sights(document))
    events = [event for sight in sights for event in sight.events]
    return events, sum(sight.left_out for sight in sights), sum(sight.discard is not None for sight in sights)


def test_with_and_without_the_gate_the_same_is_coded():
    coder = stages.coder()
    texts = _texts()
    assert len(texts) > 3000
    gated = 0
    for number, text in enumerate(texts):
        title = texts[number - 1] if number % 7 == 0 else None
        document = Document(id="one", text=text if number % 11 else "", date="2015-03-04", title=title)
        coded = coder.code_counted(document)
        events, uncoded, discarded = _open(coder, document)
        # what a document repeats is marked only where it is coded whole
        assert [event.event_id for event in coded.events] == [event.event_id for event in events], text
        assert (coded.uncoded, len(coded.discards)) == (uncoded, discarded), text
        gated += coded.gated
    assert gated > 100


@pytest.mark.parametrize(
    ("text", "gated"),
    [
        ("The tower of the old church is ninety metres high.", 1),
        ("Peru sent troops to the border.", 0),  # a trigger, and what it needs
        ("The old church was built by monks. It is ninety metres high.", 1),  # only the last is not asked by another
        ("Norway beat Sweden 2-1 in the semi-final.", 0),  # discarded, which is counted by itself
    ],
)
def test_what_is_gated_is_counted(coder: Coder, text: str, gated: int):
    assert coder.code_counted(Document(id="one", text=text)).gated == gated


def test_what_is_looked_into_is_never_gated(coder: Coder):
    (sight,) = coder.sights(Document(id="one", text="The tower of the old church is ninety metres high."))
    assert sight.reading.clauses
    assert not sight.gated
