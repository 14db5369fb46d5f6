"""What the actors files know: named actors with dated roles, role nouns, and how their codes are put together."""

from __future__ import annotations

import msgspec

MAX_TRIPLES = 5


class Role(msgspec.Struct, frozen=True, array_like=True):
    """What an actor is between two dates (ISO, inclusive, "" for open). `code` is the whole CAMEO code; `title` is lower
    case, in the spelling of most papers; `elite`: that of somebody who is out of office."""

    code: str
    country: str
    sectors: tuple[str, ...]
    since: str = ""
    until: str = ""
    title: str = ""
    main: bool = False
    elite: bool = False


class Entity(msgspec.Struct, frozen=True, array_like=True):
    """One named actor or place. `kind`: country, capital, seat, body, group, people (an ethnic or
    religious group), person, press, place or several (a name for `members`, the numbers of other actors).

    `where` is (latitude, longitude, precision) if it can be a place. `shorts`: names that count after a full one only.
    """

    kind: str
    id: str
    name: str
    roles: tuple[Role, ...] = ()
    where: tuple[float | None, float | None, str] | None = None
    shorts: tuple[str, ...] = ()
    members: tuple[int, ...] = ()


class Sense(msgspec.Struct, frozen=True, array_like=True):
    """One meaning of a name. `aspect`: name, adjective, person ("Iraqi"), people ("Iraqis"); `surface`: as written."""

    entity: int
    aspect: str
    surface: str


class Agent(msgspec.Struct, frozen=True, array_like=True):
    """A role noun. `kind`: person, group (a body or collective) or press. `title`: may precede a person's name.

    `generic`: says little by itself; what stands beside it gives the sectors ("rebel leader", "army spokesman").
    `measure`: counts what follows it ("hundreds of farmers"). `plural`: a plural form.
    `country`: the only one that has such people, unless the text names another ("the pope", "the Taoiseach").
    """

    sectors: tuple[str, ...]
    kind: str = "person"
    title: bool = False
    generic: bool = False
    measure: bool = False
    plural: bool = False
    country: str = ""


def role_on(entity: Entity, date: str | None, titles: tuple[str, ...] = (), roles_of: str = "") -> Role | None:
    """The role of the date; without a date the one whose title the text gives, the main one, the last not ELI.

    `titles`: role words of the text, lower case. Outside all dated roles: None before the first, the last one after.
    `roles_of`: with no date, a country the text names; only its roles count, if there are any.
    """
    roles = entity.roles
    if len(roles) == 1 and not roles[0].since and not roles[0].until:
        return roles[0]
    if not roles:
        return None
    if date is not None:
        for role in roles:
            if (not role.since or role.since <= date) and (not role.until or date <= role.until):
                return role
        return None
    if roles_of:
        roles = tuple([role for role in roles if role.country == roles_of]) or roles
    named = [role for role in roles if has_title(role, titles)] if titles else []
    candidates = (
        named or [role for role in roles if role.main] or [role for role in roles if not role.elite] or list(roles)
    )
    return candidates[-1]


def has_title(role: Role, titles: tuple[str, ...]) -> bool:
    """Whether the role is one that a title of the text names (lower case)."""
    if role.title:
        for title in titles:
            if _titled(role.title, title):
                return True
    return False


def _titled(written: str, title: str) -> bool:
    longer, shorter = (written, title) if len(written) > len(title) else (title, written)
    return (
        longer == shorter or longer.endswith(" " + shorter) or longer.startswith((shorter + " of ", shorter + " for "))
    )


class Codes(msgspec.Struct, frozen=True, array_like=True):
    """How sectors become triples of a code. `order`: sectors as they stand in it; `triples`: where they differ."""

    order: dict[str, int]
    triples: dict[str, str]

    def compose(self, base: str, sectors: tuple[str, ...]) -> str | None:
        """Base (country, IGO ..., "" if unknown) and sectors as one code; None if there is nothing to say."""
        parts = [base[i : i + 3] for i in range(0, len(base), 3)]
        if len(sectors) > 1:
            sectors = tuple(sorted(sectors, key=lambda sector: self.order.get(sector, 99)))
        for sector in sectors:
            triple = self.triples.get(sector, sector)
            if triple and triple not in parts:
                parts.append(triple)
        return "".join(parts[:MAX_TRIPLES]) or None
