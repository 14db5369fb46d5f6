"""One parsed sentence with what coding asks of it again and again: children of clauses, owners of phrases, resolutions."""

from __future__ import annotations

from typing import Protocol

from tacitus.actors.classes import Classes
from tacitus.actors.mention import Deed, Mention, Resolution
from tacitus.syntax.clause import Clause, Parse, Phrase
from tacitus.text.sentence import Sentence


class Resolver(Protocol):
    """What coding needs of a story: who a phrase stands for, and which actors its words before the head name;
    and what kinds of actors there are. `reflexive`: "himself" and the like; `mutual`: "each other", and
    the words by which it is found; `deeds`: what was done in the story so far."""

    classes: Classes
    deeds: list[Deed]
    reflexive: frozenset[str]
    mutual: frozenset[str]

    def resolve(self, phrase: Phrase, clause: Clause | None, role: str) -> Resolution: ...

    def modifiers(self, phrase: Phrase) -> tuple[Mention, ...]: ...

    def owner_besides(self, phrase: Phrase, clause: Clause) -> tuple[Mention, ...]: ...


class Reading:
    """A sentence under coding. Positions are token indexes; nothing here outlives the sentence.

    `words`: lower-case words and lemmas, for cheap tests of what stands in the sentence at all; `lacks`: what these lack of
    the words that patterns need (`Index.lacking`)."""

    __slots__ = (
        "_owner",
        "children",
        "clauses",
        "joined",
        "lacks",
        "lemmas",
        "on_noun",
        "parse",
        "reduced",
        "sentence",
        "story",
        "tags",
        "transparent",
        "words",
    )

    def __init__(
        self,
        sentence: Sentence,
        parse: Parse,
        story: Resolver,
        transparent: frozenset[str],
        words: set[str],
        lacks: int,
    ) -> None:
        self.sentence = sentence
        self.parse = parse
        self.story = story
        self.transparent = transparent
        self.clauses = parse.clauses
        self.lemmas = sentence.lemmas
        self.tags = sentence.tags
        self.words = words
        self.lacks = lacks
        self.children: list[list[Clause]] = [[] for _ in parse.clauses]
        self.on_noun: dict[int, list[Clause]] = {}  # by noun: all clauses that hang on it
        self.reduced: dict[int, list[Clause]] = {}  # by noun: "imposed on Chad" of "sanctions imposed on Chad"
        for clause in parse.clauses:
            if clause.parent is not None:
                self.children[clause.parent].append(clause)
            if clause.noun is not None:
                self.on_noun.setdefault(id(clause.noun), []).append(clause)
                if clause.voice == "passive" and clause.relation in ("participle", "relative"):
                    self.reduced.setdefault(id(clause.noun), []).append(clause)
        self.joined: dict[int, list[Clause]] | None = None  # see timing.py; None until somebody asks
        self._owner: dict[int, tuple[Clause, str]] | None = None

    def answers(self, clause: Clause, answering: frozenset[str]) -> bool:
        """Whether a clause tells that somebody is answered: "retaliated", "hit back" ("hit_back"), "returned fire"."""
        lemma, behind = clause.lemma, self.sentence.lowers[clause.end : clause.end + 1]
        told = [f"{lemma} {self.lemmas[phrase.head]}" for phrase in clause.objects]
        return not answering.isdisjoint((lemma, *[f"{lemma}_{word}" for word in behind], *told))

    def content(self, phrase: Phrase) -> Phrase:
        """The phrase whose head tells what is meant: "meetings" of "a series of meetings", else the phrase itself."""
        if self.lemmas[phrase.head] not in self.transparent:
            return phrase
        for _ in range(3):
            for prep, inner in phrase.pps:
                if prep == "of":
                    phrase = inner
                    break
            else:
                break
            if self.lemmas[phrase.head] not in self.transparent:
                break
        return phrase

    def owner(self, phrase: Phrase) -> tuple[Clause, str] | None:
        """The clause in which the phrase is an argument, and its role: "subject", "object" or the preposition."""
        if self._owner is None:
            self._owner = self._owners()
        return self._owner.get(id(phrase))

    def _owners(self) -> dict[int, tuple[Clause, str]]:
        owners: dict[int, tuple[Clause, str]] = {}
        for clause in self.clauses:
            subjects = clause.subjects if clause.subject_from in ("direct", "shared", "") else ()
            for item in subjects:
                owners.setdefault(id(item), (clause, "subject"))
            for item in clause.objects:
                if clause.noun is item:  # "the raid that Israel carried out": that clause tells it, not the one around
                    owners[id(item)] = (clause, "object")
                owners.setdefault(id(item), (clause, "object"))
            for item in clause.predicates:
                owners.setdefault(id(item), (clause, "predicate"))
            for prep, item in clause.obliques:
                owners.setdefault(id(item), (clause, prep))
            self._through(owners, clause, "subject", clause.subjects)
            self._through(owners, clause, "object", clause.objects)
            for prep, item in clause.obliques:
                self._through(owners, clause, prep, [item])
        return owners

    def _through(self, owners: dict[int, tuple[Clause, str]], clause: Clause, role: str, phrases: list[Phrase]) -> None:
        """ "Carried out a series of raids": the raids are the verb's too."""
        for item in phrases:
            if self.lemmas[item.head] in self.transparent and id(item) in owners:
                owners.setdefault(id(self.content(item)), (clause, role))

    def text_span(self, first: int, last: int) -> tuple[int, int]:
        """Document offsets of the tokens first .. last (last included)."""
        return self.sentence.starts[first], self.sentence.ends[last]


def extent(phrase: Phrase) -> int:
    """One past the last token of the phrase with all that hangs on it by prepositions (bounded walk)."""
    end = phrase.end
    if not phrase.pps:
        return end
    start = phrase.start
    stack = list(phrase.pps)
    for _ in range(20):
        if not stack:
            break
        _, other = stack.pop()
        if other.end > end and other.start >= start:
            end = other.end
        stack += other.pps
    return end


def clause_end(trigger: int, clause: Clause | None) -> int:
    """One past the last token of what the verb at `trigger` has behind it."""
    end = trigger + 1
    if clause is not None:
        for phrase in clause.objects:
            end = max(end, extent(phrase) if phrase.pps else phrase.end)
        for _, phrase in clause.obliques:
            end = max(end, extent(phrase) if phrase.pps else phrase.end)
    return end
