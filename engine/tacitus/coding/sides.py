"""When two mentions are the same side of an event."""

from __future__ import annotations

from tacitus.actors.classes import Sectors
from tacitus.actors.mention import Mention


def same_side(a: Mention, b: Mention) -> bool:
    """The same actor: the same id, else the same code, else the same words of two of whom nothing is known ("their envoys"
    are two, of two codes)."""
    if a.id or b.id:
        return a.id == b.id
    return a.code == b.code and (a.code is not None or (a.start, a.end) == (b.start, b.end))


def same_country(a: Mention, b: Mention) -> bool:
    """The same actor, or actors of one country (or one body)."""
    if same_side(a, b):
        return True
    return a.code is not None and b.code is not None and (a.country or a.code[:6]) == (b.country or b.code[:6])


def one_voice(a: Mention, b: Mention, state: Sectors) -> bool:
    """Actors of one country of whom one can speak for the other: a minister for the army; not rebels for the government."""
    if not same_country(a, b):
        return False
    one, other = a.sectors[:1], b.sectors[:1]
    return one == other or set(state).issuperset(one + other) or same_side(a, b)


def may_tell(speaker: Mention, source: Mention, state: Sectors) -> bool:
    """Whether somebody tells what his own side does: one of its country, or of the state where no country is told ("Britain
    will send troops, the ministry said")."""
    if same_country(speaker, source):
        return True
    states = set(state).issuperset(speaker.sectors[:1] + source.sectors[:1])
    return states and bool(speaker.sectors) and speaker.country is None and source.country is not None


def one_body(a: Mention, b: Mention, government: Sectors) -> bool:
    """The same side for a pair: also a bare country and its government ("France", "the French government"); not a place
    and those who rule it ("the authorities imposed a curfew in Aden"), nor a thing of theirs ("Macron defended France's
    policy"), nor two offices of one government."""
    if (a.via or b.via) and (a.via or (a.start, a.end)) == (b.via or (b.start, b.end)):
        return True  # "drivers pressed their demand"
    if a.country != b.country and a.code != b.code and not (a.id and a.id == b.id):
        return False  # most pairs
    apart = a.end <= b.start or b.end <= a.start
    if apart and "place" in (a.country_from, b.country_from):
        return False
    if apart and not (a.id and a.id == b.id) and (_thing(a) or _thing(b) or {a.kind, b.kind} <= {"agent", "unknown"}):
        return False
    if same_side(a, b):
        return True
    if a.code is None or b.code is None or a.country is None or a.country != b.country:
        return False
    short, long_ = sorted((a, b), key=lambda mention: len(mention.code or ""))
    return short.code == short.country and bool(long_.sectors) and long_.sectors[0] in government


def _thing(mention: Mention) -> bool:
    """A thing that holds a name ("Syria's offer"): the span is that of the whole phrase."""
    return mention.kind == "name" and mention.name is not None and mention.end - mention.start > len(mention.name) + 2
