"""What points back: the found ones told again, and whether a pronoun can mean them."""

from __future__ import annotations

from msgspec.structs import replace

from tacitus.actors.found import Found
from tacitus.actors.mention import Mention


def point(found: Found, start: int, end: int) -> Found:
    """The found ones again, told by a pronoun at these offsets."""
    mentions = told_again(found.mentions, start, end)
    return replace(found, mentions=mentions, inside=(), place=found.place if found.sort == "place" else None)


def told_again(mentions: tuple[Mention, ...], start: int, end: int) -> tuple[Mention, ...]:
    """Mentions again, told at these offsets by what only points back."""
    return tuple(
        [
            replace(
                mention,
                start=start,
                end=end,
                kind="press" if mention.kind == "press" else "pronoun",
                via=(mention.start, mention.end),
            )
            for mention in mentions
        ]
    )


def as_country(mention: Mention) -> Mention:
    """The country that somebody is of, or a capital stands for: "Doha ... the emirate"."""
    if not mention.sectors or mention.country is None:
        return mention
    return replace(mention, name=None, id=None, code=mention.country, sectors=())


def pointed(found: Found | None, start: int, end: int) -> Found | None:
    """As `point`; None if there is nobody to point to."""
    if found is None or not (found.mentions or found.place):
        return None
    return point(found, start, end)


def singular(words: str) -> set[str]:
    """The word or role noun with the singulars that it may be the plural of."""
    forms = {words}
    if words.endswith("s"):
        forms.add(words[:-1])
    if words.endswith("ies"):
        forms.add(words[:-3] + "y")
    if words.endswith("men"):
        forms.add(words[:-3] + "man")
    return forms


def plurals(words: str) -> list[str]:
    """The plurals whose `singular` the word or role noun is among."""
    found = [words + "s"]
    if words.endswith("y"):
        found.append(words[:-1] + "ies")
    if words.endswith("man"):
        found.append(words[:-3] + "men")
    return found


def is_person(found: Found) -> bool:
    """Whether "he" or "she" can mean it."""
    return found.sort == "person" and not found.many and len(found.mentions) == 1


def is_many(found: Found) -> bool:
    """Whether "they" can mean it: several, a people, a body; never the press."""
    return (
        bool(found.mentions)
        and found.mentions[0].kind != "press"
        and (found.many or found.sort in ("people", "body") or len(found.mentions) > 1)
    )


def is_group(found: Found) -> bool:
    """Whether "the group" can mean it: a body or people of one kind; never the press."""
    return found.sort in ("body", "people") and len(found.mentions) == 1 and found.mentions[0].kind != "press"


def is_body(found: Found) -> bool:
    """Whether "it" can mean it: a country or a body; never the press."""
    one = found.sort in ("country", "body") and not found.many and len(found.mentions) == 1
    return one and found.mentions[0].kind != "press"
