"""The short way through the tokenizer and the search for full stops cut text as the long ways do."""

from __future__ import annotations

import re
from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from tacitus.text import Tokenizer
from tacitus.text.sentences import _STOP, _stops

_PARTS = st.sampled_from([*'abSUΣİé1²".,;:()?!-@/&“”’', "'", "'s", "’s", "cannot", "Mr", "Dr", "n't", "http"])
_CHUNKS = st.lists(_PARTS, min_size=1, max_size=6).map("".join)
_TEXTS = st.text(alphabet='ab .!?…。！\n\t"”) ', max_size=14) | st.text(alphabet="ab .”) ", max_size=14)
# The same full stops, said without regard to speed.
_PLAINLY = re.compile(r"""(?:(?<![.!?…])[.!?…]++(?:\s\.)*|[。！？])(["'”’»)\]}]*)(\s+|$)|\n[^\S\n]*\n\s*""")


@given(_CHUNKS)
def test_a_plain_word_is_cut_as_any_other(chunk: str):
    tokenizer = Tokenizer(["Mr.", "Dr.", "U.S."])
    pieces = tokenizer._pieces(chunk)
    assert tokenizer._plain(chunk) in ([], pieces)
    assert tokenizer._before_sign(chunk) in ([], pieces)
    words = [(word, lower) for word, lower, _, _ in pieces]
    for _ in range(2):  # met for the first time, and remembered
        cut = tokenizer.tokenize(chunk, 0, len(chunk), 0)
        assert list(zip(cut.words, cut.lowers, strict=True)) == words


def test_most_words_are_plain():
    tokenizer = Tokenizer(["Mr."])
    for chunk in ["troops", "town,", "Lima.", '"Peace', "Iran's", "China’s,", "anti-war", "45", "1999.", "(the"]:
        assert tokenizer._plain(chunk) == tokenizer._pieces(chunk) != []
    for chunk in ["town,", "Lima.", "gone?"]:
        assert tokenizer._before_sign(chunk) == tokenizer._pieces(chunk) != []


@given(_TEXTS)
def test_full_stops_are_found_the_fast_way(text: str):
    def told(found: Iterable[re.Match[str]]) -> list[tuple[object, ...]]:
        return [(match.span(), match.groups(), match.span(2)) for match in found]

    plainly = told(_PLAINLY.finditer(text))
    assert told(_STOP.finditer(text)) == plainly
    assert told(_stops(text)) == plainly
