"""The short way through the tokenizer and the search for full stops cut text as the long ways do."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from tacitus.text import Tokenizer
from tacitus.text.sentences import _STOP

_PARTS = st.sampled_from([*'abSUΣİé1²".,;:()?!-@/&“”’', "'", "'s", "’s", "cannot", "Mr", "Dr", "n't", "http"])
_CHUNKS = st.lists(_PARTS, min_size=1, max_size=6).map("".join)
_TEXTS = st.text(alphabet='ab .!?…。！\n\t"”) ', max_size=14)
# The same full stops, said without regard to speed.
_PLAINLY = re.compile(r"""(?:(?<![.!?…])[.!?…]++(?:\s\.)*|[。！？])(["'”’»)\]}]*)(\s+|$)|\n[^\S\n]*\n\s*""")


@given(_CHUNKS)
def test_a_plain_word_is_cut_as_any_other(chunk: str):
    tokenizer = Tokenizer(["Mr.", "Dr.", "U.S."])
    plain = tokenizer._plain(chunk)
    assert plain in ([], tokenizer._pieces(chunk))


def test_most_words_are_plain():
    tokenizer = Tokenizer(["Mr."])
    for chunk in ["troops", "town,", "Lima.", '"Peace', "Iran's", "China’s,", "anti-war", "45", "1999.", "(the"]:
        assert tokenizer._plain(chunk) == tokenizer._pieces(chunk) != []


@given(_TEXTS)
def test_full_stops_are_found_the_fast_way(text: str):
    def stops(pattern: re.Pattern[str]) -> list[tuple[object, ...]]:
        return [(match.span(), match.groups(), match.span(2)) for match in pattern.finditer(text)]

    assert stops(_STOP) == stops(_PLAINLY)
