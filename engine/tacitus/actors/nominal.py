"""The words of a base noun phrase, sorted: nations, bodies, role nouns, a person's name, and what its head is."""

from __future__ import annotations

from typing import TypeAlias

from msgspec import Struct

from tacitus.actors.entities import Agent, Entity, Sense

# Keys of names from here on number what the story introduced.
LOCAL = 1 << 30
# The words of a phrase, which of them is its head, and the tag of this.
Key: TypeAlias = tuple[str, int, str]
TERRITORIAL = frozenset(("country", "capital", "place"))


class Named(Struct, frozen=True, eq=False, gc=False):
    """A known name in a phrase; positions count from its first token. `local`: number in the story, -1 if none."""

    first: int
    end: int
    entity: Entity | None
    sense: Sense | None
    local: int = -1


class Nominal(Struct, eq=False, gc=False):
    """A base noun phrase as its words alone tell it. Positions count from its first token.

    `kind` of the head: "name" (`name` tells which), "agent", "proper" (an unknown name), "number", "place" (a common
    noun: "village") or "thing". `start`: first token that belongs to an actor's span. `nations`: countries and places
    named before the head; `joint`: they are coordinated ("US and French officials"). `bodies`: bodies, groups and
    persons named before the head; `peoples`: ethnic and religious groups. `agents`: role nouns (agent, words, first,
    end), in order. `proper`: the unknown name, (0, 0) if none. `pointer`: the possessive pronoun, -1 if none.
    `definite`: opened by "the", "these", ...; `numbered`: by a number or "a"; `ethnic`: "ethnic Albanians" are a
    people, not a country. `local`: it holds a name known from the story only.
    """

    head: int
    end: int
    lower: str
    kind: str = "thing"
    start: int = 0
    name: Named | None = None
    nations: tuple[Named, ...] = ()
    bodies: tuple[Named, ...] = ()
    peoples: tuple[Named, ...] = ()
    agents: tuple[tuple[Agent, str, int, int], ...] = ()
    proper: tuple[int, int] = (0, 0)
    pointer: int = -1
    ethnic: bool = False
    joint: bool = False
    former: bool = False
    definite: bool = False
    plural: bool = False
    local: bool = False
    numbered: bool = False

    @property
    def agent(self) -> Agent | None:
        """The role noun that is the head, or the title before a name."""
        return self.agents[-1][0] if self.agents else None

    @property
    def titles(self) -> tuple[str, ...]:
        """The words of its role nouns."""
        return tuple([words for _, words, _, _ in self.agents])
