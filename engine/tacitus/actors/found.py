"""What is found out about one noun phrase on the way to its Resolution, and where its country comes from."""

from __future__ import annotations

import msgspec

from tacitus.actors.mention import Mention, Place


class Origin(msgspec.Struct, frozen=True, gc=False):
    """Whose a role noun is: the base of its code, its country, what told the country, and sectors that come with it."""

    code: str = ""
    country: str | None = None
    country_from: str | None = None
    sectors: tuple[str, ...] = ()


class Found(msgspec.Struct, frozen=True, gc=False):
    """A noun phrase read. `sort`: person, people, country, body, place or thing; `many`: grammatical number.

    `head`: the words of its role noun, or its head noun; `titles`: role nouns that a person's name came with;
    `mentions`, `inside`, `place` as in Resolution.
    """

    mentions: tuple[Mention, ...] = ()
    inside: tuple[Mention, ...] = ()
    place: Place | None = None
    sort: str = "thing"
    many: bool = False
    head: str = ""
    titles: tuple[str, ...] = ()


NOWHERE = Origin()
NOTHING = Found()


def origin_of(mention: Mention, sort: str, source: str) -> Origin:
    """Whose something is if it belongs to this actor: a person or a capital ("Cairo's shopkeepers") lends the country, a body
    its whole code, and so does somebody of the files who is of no country ("Guterres's spokesman")."""
    if sort == "person" and mention.id is not None and mention.country is None:
        sort = "body"
    if sort in ("person", "people", "country") or mention.code is None or mention.country_from == "place":
        return Origin(mention.country or "", mention.country, source if mention.country else None)
    return Origin(mention.code, mention.country, source if mention.country else None, mention.sectors)
