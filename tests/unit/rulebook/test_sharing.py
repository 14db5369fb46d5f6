"""A rulebook packed for the image comes out as it went in, its lists shared."""

from __future__ import annotations

import msgspec
import semantics

from tacitus.rulebook.matchers import Noun
from tacitus.rulebook.sharing import Packed, packed, unpacked

_RULES = """tacitus: 1
event: meeting
cameo: 040
lists:
  CHATS: [talks, dialogue, discussion, parley]
  KINDS: [military, naval, maritime]
rules:
  - {id: hold, when: ["SOURCE hold [KINDS] CHATS with TARGET", "SOURCE 's CHATS with TARGET:CHATS"], status: draft}
  - {id: open, when: "SOURCE reject TARGET 's CHATS", unless: SOURCE open CHATS in PLACE, status: draft}
"""


def test_a_packed_rulebook_comes_out_as_it_went_in() -> None:
    before = semantics.coder_with(_RULES).rulebook
    image = packed(before)
    assert len(image.tables) == 2
    after = unpacked(msgspec.msgpack.decode(msgspec.msgpack.encode(image), type=Packed))
    assert after == before
    (first, _), (third,) = (rule.when for rule in after.rules)
    assert isinstance(first.objects[0], Noun) and isinstance(third.objects[0], Noun)
    assert first.objects[0].terms is third.objects[0].terms
