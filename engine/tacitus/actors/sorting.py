"""Sorts the words of base noun phrases: nations, bodies, role nouns and names."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from tacitus.actors.agents import Agents
from tacitus.actors.entities import Agent, Entity, Sense
from tacitus.actors.heads import Heads
from tacitus.actors.names import Names
from tacitus.actors.nominal import LOCAL, TERRITORIAL, Named, Nominal

_PROPER = frozenset(("NNP", "NNPS"))
PLURAL = frozenset(("NNS", "NNPS"))
_DETERMINERS = frozenset(
    ("DT", "PDT", "CD", "PRP$", "WP$", "WDT", "RB", "JJS", "JJR", "RBR", "RBS", "IN", "POS", "``", "$", "(", "-LRB-")
)


class Nominals:
    """Reads base noun phrases. `entity_at` opens an entity by its index."""

    def __init__(
        self,
        names: Names,
        agents: Agents,
        entity_at: Callable[[int], Entity],
        combining: dict[str, str],
        forenames: Collection[str],
        surnames: Collection[str],
    ) -> None:
        self.names = names
        self.agents = agents
        self.entity_at = entity_at
        self.combining = combining
        self._heads = Heads(agents, forenames, surnames)
        self._meant: dict[int, tuple[Entity, Sense]] = {}
        self._particles = agents.set("particles")
        self._courtesy = agents.set("courtesy")
        self._seasoned = agents.set("seasoned")
        self._same = agents.set("suffixes-of")
        self._other = agents.set("suffixes-other")
        self._against = agents.set("prefixes-other")
        self._marked = agents.former | agents.set("ethnic")
        self._past = agents.set("prefixes-former")
        self._capital_titles = agents.set("capital-titles")
        self._spelled = agents.spellings
        self._definite = agents.set("definite")
        self._indefinite = agents.set("indefinite")
        self._joints = agents.set("joints")

    def read(
        self,
        words: Sequence[str],
        lowers: Sequence[str],
        tags: Sequence[str],
        head: int,
        start: int,
        names: dict[int, tuple[int, int]],
    ) -> Nominal:
        """The phrase of these tokens, `head` counted from the first. `names`: by first token, the end and the key of each known
        name of the sentence, in which the phrase begins at the token `start`."""
        nominal = Nominal(head, len(words), lowers[head])
        if tags[head] in PLURAL:
            nominal.plural = True
        self._sort(nominal, words, lowers, tags, start, names)
        self._heads.classify(nominal, lowers, tags)
        return nominal

    def named(self, first: int, end: int, key: int, words: Sequence[str]) -> Named:
        """The likeliest meaning of a name."""
        if key >= LOCAL:
            return Named(first, end, None, None, key - LOCAL)
        meant = self._meant.get(key) or self._mean(key, words)
        return Named(first, end, meant[0], meant[1])

    def _mean(self, key: int, words: Sequence[str]) -> tuple[Entity, Sense]:
        """The likeliest entity and sense; kept, unless they depend on how the text writes the name."""
        senses = self.names.all_senses(key)
        sense, sure = senses[0], True
        for other in senses[1:]:
            sure = sure and other.surface == sense.surface
        if not sure:
            sense = self.names.sense(key, " ".join(words))
        meant = self.entity_at(sense.entity), sense
        if sure:
            self._meant[key] = meant
        return meant

    # -- sorting words ---------------------------------------------------------------------------------------------

    def _sort(
        self,
        nominal: Nominal,
        words: Sequence[str],
        lowers: Sequence[str],
        tags: Sequence[str],
        start: int,
        names: dict[int, tuple[int, int]],
    ) -> None:
        taken, opening = 0, True
        steps, marked, definite = self.agents.steps, self._marked, self._definite
        for position, lower in enumerate(lowers):
            if position < taken:
                continue
            tag, step, name = tags[position], steps.get(lower, 0), names.get(start + position)
            if name is not None or step:
                if name is not None:
                    name = min(name[0] - start, len(words)), name[1]
                taken = self._name_or_agent(nominal, words, lowers, tags, name, position)
                if taken:
                    opening = False
                    continue
            elif lower in self._courtesy:
                opening = False
                continue
            between = tag == "CC" and nominal.numbered  # "between 20 and 30 soldiers"
            if (opening and (tag in _DETERMINERS or between)) or lower in definite:
                nominal.start = position + 1 if opening else nominal.start
                if lower in definite:
                    nominal.definite = True
                if tag == "CD" or lower in self._indefinite:
                    nominal.numbered = True
                if tag == "PRP$":
                    nominal.pointer, nominal.start = position, position
                elif tag == "WP$":  # "whose army": it is no part of the phrase
                    nominal.pointer = position
            elif lower in marked:
                opening = False
                if lower in self.agents.former:
                    nominal.former = True
                else:
                    nominal.ethnic = True
            elif "-" in lower and len(lower) > 2 and self._hyphenated(nominal, words[position], position):
                opening = False
            elif tag in _PROPER or (lower in self._particles and self._inner_particle(nominal, tags, position)):
                first, end = nominal.proper
                nominal.proper = (first, position + 1) if end == position and end else (position, position + 1)
                opening = False
            elif tag not in _DETERMINERS:
                opening = False
        if len(nominal.nations) > 1:
            self._join(nominal, lowers)

    def _name_or_agent(
        self,
        nominal: Nominal,
        words: Sequence[str],
        lowers: Sequence[str],
        tags: Sequence[str],
        name: tuple[int, int] | None,
        position: int,
    ) -> int:
        """Takes a known name or a role noun at the position; the token behind it, 0 if there is neither."""
        agent = self.agents.match(lowers, position, len(words))
        if agent is not None and lowers[position] in self._capital_titles and agent[0] == position + 1:
            behind = tags[agent[0]] if agent[0] < len(words) else ""
            if not words[position][0].isupper() or behind not in _PROPER or nominal.head == position:
                agent = None
        if name is None:
            if lowers[position] in self._courtesy:
                return 0 if agent and agent[0] > position + 1 else position + 1
        elif agent is None or agent[0] <= name[0]:
            if agent is not None and agent[0] == name[0]:
                self._add_agent(nominal, agent, position)
            self._add_named(nominal, self.named(position, name[0], name[1], words[position : name[0]]))
            return name[0]
        if agent is not None and agent[1] in self._seasoned and agent[0] <= nominal.head:
            return 0  # "the veteran leader"
        if agent is not None and not (tags[position] == "CD" or agent[0] - 1 > nominal.head >= position):
            if name is not None:
                self._add_named(nominal, self.named(position, name[0], name[1], words[position : name[0]]))
            self._add_agent(nominal, agent, position)
            return agent[0]
        return 0

    def _add_agent(self, nominal: Nominal, match: tuple[int, str, Agent], position: int) -> None:
        end, words, agent = match
        nominal.agents += ((agent, self._spelled.get(words, words), position, end),)

    def _add_named(self, nominal: Nominal, named: Named) -> None:
        if named.first <= nominal.head < named.end:
            nominal.name = named
        elif named.entity is not None and named.entity.kind in TERRITORIAL:
            nominal.nations += (named,)
        elif named.entity is not None and named.entity.kind == "people":
            nominal.peoples += (named,)
        else:
            nominal.bodies += (named,)

    def _inner_particle(self, nominal: Nominal, tags: Sequence[str], position: int) -> bool:
        """Whether a particle stands within a name: "bin" of "Mohammed bin Salman"."""
        after = position + 1 < len(tags) and tags[position + 1] in _PROPER
        return after and nominal.proper[1] == position > 0

    def _hyphenated(self, nominal: Nominal, word: str, position: int) -> bool:
        """Reads the parts of "US-Israel", "Iran-backed", "ex-president", "hostage-takers"; False if it has none."""
        parts = word.split("-")
        last, first = parts[-1].lower(), parts[0].lower()
        if last in self._other or first in self._against:
            return True
        if first in self._past:
            nominal.former = True
            parts = parts[1:]
        elif last in self._same:
            parts = parts[:-1]
        nations = [named for part in parts if (named := self._part(part, position)) is not None]
        if nations:
            for named in nations:
                self._add_named(nominal, named)
            nominal.joint |= len(nations) > 1
            return True
        lowers = [part.lower() for part in parts]
        match = self.agents.match(lowers, 0, len(lowers)) or self.agents.match(lowers, len(lowers) - 1, len(lowers))
        if match is not None and match[0] == len(lowers):
            self._add_agent(nominal, (position + 1, match[1], match[2]), position)
            return True
        return nominal.former

    def _part(self, part: str, position: int) -> Named | None:
        part = self.combining.get(part, part)
        key = self.names.key(part) if part else -1
        return self.named(position, position + 1, key, [part]) if key >= 0 else None

    def _join(self, nominal: Nominal, lowers: Sequence[str]) -> None:
        between = lowers[nominal.nations[0].end : nominal.nations[-1].first]
        nominal.joint |= not self._joints.isdisjoint(between)
