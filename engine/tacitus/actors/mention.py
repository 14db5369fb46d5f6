"""Actors as text tells them: what resolution makes and coding reads."""

from __future__ import annotations

import msgspec


class Mention(msgspec.Struct, frozen=True, gc=False):
    """An actor as one stretch of text tells it. Offsets are code points of the document's text.

    `code`: CAMEO, None when nothing is known; `country`: ISO 3166 alpha-3 (plus XKX, SUN, YUG, CSK, DDR) or None;
    `country_from`: "name", "adjective", "title", "possessor", "place", "story" or None; `sectors`: PLOVER, primary first.
    `kind`: "name" (in the actors files), "agent" (a role noun or group of people), "unknown" (a proper name that no
    file has), "pronoun" (resolved; name, id and code are the antecedent's), "press" (attribution only).
    `via`: (start, end) of the earlier mention that a pronoun or short name was resolved to.
    """

    start: int
    end: int
    kind: str
    name: str | None = None
    id: str | None = None
    code: str | None = None
    country: str | None = None
    country_from: str | None = None
    sectors: tuple[str, ...] = ()
    via: tuple[int, int] | None = None


class Deed(msgspec.Struct, frozen=True, gc=False):
    """What was done in a story, for what points back to it ("condemned the raid"): the type of the event, who did it, to whom;
    `sides`: the two who did it together, or one to the other's harm, else nobody; `joint`: together."""

    event_type: str
    doers: tuple[Mention, ...]
    done_to: tuple[Mention, ...]
    sides: tuple[Mention, ...] = ()
    joint: bool = False


class Place(msgspec.Struct, frozen=True, gc=False):
    """A place as text names it; `precision`: "city", "region", "country"; degrees or None."""

    start: int
    end: int
    name: str
    country: str | None
    lat: float | None
    lon: float | None
    precision: str


class Resolution(msgspec.Struct, frozen=True, gc=False):
    """What a noun phrase stands for.

    `actors`: the phrase itself names one or several actors ("US and French officials"), each with its own words' span.
    `inside`: the phrase is a thing ("Syria's offer of talks") and these actors are in it (possessor, adjective,
    by/from/of-phrase); each keeps the whole phrase's span. `place`: it names a place (also when `actors` is not empty:
    "Vienna" may be Austria's government or a city). All empty: a plain thing ("the deadline").
    `person`: a person or a group of people or a body (may fill a participant slot even if its code is None).
    """

    actors: tuple[Mention, ...] = ()
    inside: tuple[Mention, ...] = ()
    place: Place | None = None
    person: bool = False
