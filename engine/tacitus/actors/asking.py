"""What is asked of the story about a noun phrase; the reading of words alone ends there."""

from __future__ import annotations

from weakref import proxy

from tacitus.actors.context import Context
from tacitus.actors.entities import Entity
from tacitus.actors.found import Found
from tacitus.actors.mention import Mention
from tacitus.actors.site import NONE, Site


class Bound(Exception):
    """The words alone do not tell: the story or its date must be asked."""


class Asking:
    """The questions of a resolver to its story. `alone`: words are read alone, for all stories; whoever asks then raises
    Bound. `open`: what that reading leaves open all the same: "role", "title" or ""."""

    def __init__(self, context: Context) -> None:
        self.context: Context = proxy(context)  # the story holds the resolver, not the other way round
        self.date = context.date
        self.alone = False
        self.open = ""

    def ask(self) -> None:
        """Ends the reading of words alone."""
        if self.alone:
            raise Bound

    def introduced(self, local: int) -> tuple[Mention, str]:
        """Whom a name that the story introduced means, and the sort."""
        self.ask()
        return self.context.introduced(local)

    def kept(self, entity: Entity) -> Mention | None:
        """What the story's own words made of a person of the files."""
        self.ask()
        return self.context.kept(entity.id)

    def owner(self, site: Site) -> Found:
        """Whom the possessive pronoun of the phrase means."""
        word = site.sentence.lowers[site.first + site.nominal.pointer]
        self.ask()
        return self.context.owner(site.phrase, word, site.clause)

    def counterpart(self, site: Site) -> Found:
        """The other actor of the sentence, for his role."""
        self.ask()
        return self.context.counterpart(site.phrase, site.clause)

    def around(self, site: Site) -> str | None:
        """The country of the clause's place, else the one that the places of the story and the states that act in it tell."""
        self.ask()
        return self.context.country(site.clause, (), site.span()[0]).country

    def at_home(self, site: Site, strangers: set[str]) -> Found | None:
        """The country where the story plays, told by this phrase; None if it is one of the strangers."""
        self.ask()
        country = self.context.home(site, strangers)
        if country is None:
            return None
        return Found((Mention(*site.span(NONE), "pronoun", None, None, country, country, "story"),), sort="country")

    def earlier(self, site: Site) -> Found | None:
        """Whom "the president", "these groups", "both" mean; None if nobody was named before."""
        self.ask()
        return self.context.earlier(site)
