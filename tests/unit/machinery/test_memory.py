"""What coding makes is freed without the garbage collector."""

from __future__ import annotations

import gc

from tacitus import Coder

_STORY = (
    "Peru and Bolivia signed a treaty in Lima on Monday. Their ministers, who had met twice, agreed to lift the sanctions "
    'imposed by Chile. "We want peace," the president said. Farmers, miners and teachers marched to the capital.'
)


def test_coding_leaves_no_garbage(coder: Coder):
    coder.code(_STORY, "2021-03-11")  # memos are filled
    gc.collect()
    gc.disable()
    try:
        assert coder.code(_STORY, "2021-03-11")
        assert gc.collect() == 0
    finally:
        gc.enable()
