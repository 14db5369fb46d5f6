"""What the head of a base noun phrase is: a role noun, a name that the files know or not, a place, a number, a thing."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from tacitus.actors.agents import Agents
from tacitus.actors.entities import Agent
from tacitus.actors.nominal import TERRITORIAL, Named, Nominal
from tacitus.actors.spelling import same_first_name


class Heads:
    """Tells the kinds of sorted phrases. `forenames`, `surnames`: of people; the latter those that the files know."""

    def __init__(self, agents: Agents, forenames: Collection[str], surnames: Collection[str]) -> None:
        self._measures = agents.measures
        self._directions = agents.set("directions")
        self._places = agents.set("places")
        self._endings = tuple(agents.set("thing-endings"))
        self._surnames = agents.set("surnames")
        self._things = agents.set("capitalised-things")
        self._named_things = agents.set("named-things")
        self._states = agents.set("first-names-too")
        self._forenames = forenames
        self._known_surnames = surnames

    def classify(self, nominal: Nominal, lowers: Sequence[str], tags: Sequence[str]) -> None:
        """Sets the kind of a phrase whose words are sorted; what turns out to be part of a person's name goes there."""
        head = nominal.head
        at_head = bool(nominal.agents) and nominal.agents[-1][2] <= head < nominal.agents[-1][3]
        if nominal.nations and nominal.name is None:
            self._first_name(nominal, at_head, lowers)
        first, end = nominal.proper
        if at_head and end == nominal.agents[-1][2] > first and self._surname(nominal, lowers[head]):
            nominal.agents = nominal.agents[:-1]
            nominal.proper = (first, head + 1)
            nominal.kind = "proper"
        elif nominal.name is not None:
            nominal.kind, name = "name", nominal.name
            before = lowers[first:end]
            if end > first and end == name.first and self._last_name(nominal, name, before):
                nominal.name, nominal.proper, nominal.kind = None, (first, name.end), "proper"
            elif nominal.agents and self._titled(nominal.agents[-1], name):
                nominal.name, nominal.proper, nominal.kind = None, (name.first, name.end), "proper"
        elif at_head:
            nominal.kind = "agent"
            nominal.plural = nominal.agents[-1][0].plural or nominal.plural
        elif first <= head < end:
            common = lowers[head] in self._things or (end - first == 1 and lowers[head].endswith(self._endings))
            common = common or not self._named_things.isdisjoint(lowers[max(first - 1, 0) : head])
            nominal.kind = "thing" if common else "proper"
        elif lowers[head] in self._places:
            nominal.kind = "place"
        elif (tags[head] == "CD" or lowers[head] in self._measures) and "$" not in tags:
            nominal.kind = "number"
            nominal.plural = lowers[head] not in ("one", "each", "either")

    # -- the names of people ---------------------------------------------------------------------------------------

    def _first_name(self, nominal: Nominal, at_head: bool, lowers: Sequence[str]) -> None:
        """Takes a country or place between a title and a surname as a first name: "Minister Israel Katz"; without a title
        only if it is a common one or the files know the surname: "Chad Smith"."""
        place = nominal.nations[-1]
        if place.sense is None or place.sense.aspect != "name":
            return
        if not nominal.agents:
            first, end = nominal.proper
            forename = lowers[place.first] in self._states and not self._common(lowers[first])
            known = lowers[place.first] in self._forenames and lowers[first] in self._known_surnames
            if (forename or known) and (first, end) == (place.end, nominal.head + 1) == (
                place.first + 1,
                place.first + 2,
            ):
                nominal.proper = (place.first, end)
                nominal.nations = nominal.nations[:-1]
            return
        titles = [end for _, _, _, end in nominal.agents if end <= place.first]
        if not titles or titles[-1] != place.first:
            return
        first, end = nominal.proper
        if first == place.end and end > nominal.head:
            nominal.proper = (place.first, end)
            nominal.nations = nominal.nations[:-1]
        elif at_head and nominal.agents[-1][2] == place.end:
            nominal.proper = (place.first, place.end)
            nominal.nations = nominal.nations[:-1]

    def _surname(self, nominal: Nominal, head: str) -> bool:
        """Whether a role noun behind an unknown name is its last word: "Mayor Dayton King", "Elizabeth Bishop"."""
        return head in self._surnames or (len(nominal.agents) > 1 and nominal.agents[-2][3] == nominal.proper[0])

    def _last_name(self, nominal: Nominal, name: Named, before: Sequence[str]) -> bool:
        """Whether a known name behind unknown words ends a person's name ("Pablo Catatumbo", "Minister Ali London", "Sara
        Netanyahu", "Michael Jordan")."""
        if name.local >= 0:
            return True
        length, plural = name.end - name.first, nominal.plural or bool(name.sense and name.sense.aspect == "people")
        kind = name.entity.kind if name.entity is not None else ""
        if kind == "person" and name.entity is not None and length == 1:
            return not any(same_first_name(word, own) for word in before for own in name.entity.name.split(" ")[:-1])
        forename = before[0] in self._forenames
        if kind in ("people", "body") and length == 1:
            return forename and not plural
        if kind not in TERRITORIAL or (name.sense is not None and name.sense.aspect == "adjective"):
            return False
        titled = bool(nominal.agents) and nominal.agents[-1][3] == nominal.proper[0]
        common = any(map(self._common, before))
        return not common and (titled or kind == "place" or forename)

    def _common(self, lower: str) -> bool:
        """Whether a capitalised word is no part of a person's name: "Southern", "Valley", "Treaty"."""
        return lower in self._directions or lower in self._places or lower in self._things

    @staticmethod
    def _titled(agent: tuple[Agent, str, int, int], name: Named) -> bool:
        """Whether a body's name of one word is that of a person with a title: "Judge Wagner"."""
        body = name.entity is not None and name.entity.kind == "body" and name.end - name.first == 1
        return body and agent[0].title and agent[3] == name.first
