"""Which ids were read before."""

from __future__ import annotations

from tacitus.reading.seen import Seen


def test_an_id_is_new_once():
    seen = Seen(10_000)
    ids = [f"story {number}" for number in range(5_000)]
    assert all(seen.add(id) for id in ids)
    assert not any(seen.add(id) for id in ids)
    assert len(seen) == 5_000


def test_later_ones_are_not_kept():
    seen = Seen(3)
    assert [seen.add(id) for id in ("a", "b", "a", "c", "d", "d", "a")] == [True, True, False, True, True, True, True]
    assert len(seen) == 3


def test_numbers_that_want_one_place_stand_side_by_side(monkeypatch):
    monkeypatch.setattr("tacitus.reading.seen.hash", lambda id: int(id) * 1024, raising=False)
    seen = Seen(500)
    assert all(seen.add(str(number)) for number in range(400))
    assert not any(seen.add(str(number)) for number in range(1, 400))
