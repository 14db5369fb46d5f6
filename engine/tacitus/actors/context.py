"""What the resolver may ask: the actors files, and the story."""

from __future__ import annotations

from typing import Protocol

from tacitus.actors.agents import Agents
from tacitus.actors.classes import Classes
from tacitus.actors.entities import Codes, Entity
from tacitus.actors.found import Found, Origin
from tacitus.actors.mention import Deed, Mention
from tacitus.actors.site import Site
from tacitus.actors.sorting import Nominals
from tacitus.actors.templates import Templates
from tacitus.syntax.clause import Clause, Phrase


class Context(Protocol):
    """What only the story knows."""

    date: str | None
    deeds: list[Deed]

    def introduced(self, local: int) -> tuple[Mention, str]: ...

    def kept(self, entity: str) -> Mention | None: ...

    def pronoun(self, phrase: Phrase, clause: Clause | None) -> Found: ...

    def owner(self, phrase: Phrase, pronoun: str, clause: Clause | None) -> Found: ...

    def earlier(self, site: Site) -> Found | None: ...

    def country(
        self, clause: Clause | None, sectors: tuple[str, ...], at: int, noun: str = "", distant: bool = False
    ) -> Origin: ...

    def home(self, site: Site, strangers: set[str]) -> str | None: ...

    def counterpart(self, phrase: Phrase, clause: Clause | None) -> Found: ...


class Knowledge(Protocol):
    """What the actors files know."""

    agents: Agents
    nominals: Nominals
    codes: Codes
    classes: Classes
    owners: frozenset[str]
    elsewhere: frozenset[str]
    sent: frozenset[str]
    sending: frozenset[str]
    locations: frozenset[str]
    insiders: frozenset[str]
    identity: frozenset[str]
    pointing: frozenset[str]
    counterparts: frozenset[str]
    offices: frozenset[str]
    relations: frozenset[str]
    others: frozenset[str]
    neighbours: frozenset[str]
    topics: frozenset[str]
    leagues: frozenset[str]
    ages: tuple[str, ...]
    of_states: dict[str, tuple[str, ...]]
    telling: frozenset[str]
    openers: frozenset[str]
    templates: Templates

    def compose(self, base: str, sectors: tuple[str, ...]) -> str | None: ...

    def entity(self, index: int) -> Entity: ...

    def by_short(self, short: str) -> list[Entity]: ...
