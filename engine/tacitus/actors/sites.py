"""The noun phrases of one sentence, each with its own words sorted once."""

from __future__ import annotations

from tacitus.actors.context import Knowledge
from tacitus.actors.nominal import LOCAL, Key, Nominal
from tacitus.actors.site import Site, first_token
from tacitus.actors.templates import Template
from tacitus.syntax.clause import Clause, Phrase
from tacitus.text.sentence import Sentence

# Tags of names and owners; a phrase without them and without a word of the files is a plain thing.
_TELLING = frozenset(("NNP", "NNPS", "PRP$"))
_NO_THING = _TELLING | {"CD"}


class Sites:
    """The phrases of the sentence that `begin` took. Words sorted once are kept for all stories, if no name of this story
    is among them."""

    knowledge: Knowledge
    sentence: Sentence

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self.templates = knowledge.templates
        self._local = self._owned = False
        self._openers = knowledge.openers
        self._sorted: dict[int, tuple[int, Nominal]] = {}
        self._names: dict[int, tuple[int, int]] = {}

    def begin(self, sentence: Sentence, introduced: bool) -> None:
        """Takes the next sentence. `introduced`: the story has introduced names, which may be among the sentence's."""
        self.sentence = sentence
        self._sorted.clear()
        self._names = {start: (end, key) for start, end, key in sentence.names if key >= 0}
        self._local = introduced and any(key >= LOCAL for _, key in self._names.values())
        self._owned = "WP$" in sentence.tags

    def site(self, phrase: Phrase, clause: Clause | None = None, depth: int = 0) -> Site:
        """The phrase with its own words sorted."""
        known = self._sorted.get(id(phrase))
        if known is None:
            known = self._sorted[id(phrase)] = self._sort(phrase)
        return Site(self.sentence, phrase, known[0], known[1], clause, depth)

    def _sort(self, phrase: Phrase) -> tuple[int, Nominal]:
        """First token behind the possessor, and the words sorted; a word before or behind may belong to the phrase."""
        sentence, head, end = self.sentence, phrase.head, max(phrase.end, phrase.head + 1)
        lowers = sentence.lowers
        first = self._first(phrase)
        if first and self._belongs(first - 1):
            first -= 1
        if lowers[end : end + 1] == ["of"]:
            joined = self.knowledge.agents.joined(lowers, first, end)
            if joined:
                end, head = joined, joined - 1
        return first, self.nominal(first, end, head)

    def nominal(self, first: int, end: int, head: int) -> Nominal:
        """The words of these tokens, sorted."""
        sentence, local = self.sentence, False
        if self._local:
            local = any(key >= LOCAL and first <= start < end for start, (_, key) in self._names.items())
        words, tags = sentence.words[first:end], sentence.tags[first:end]
        key = (" ".join(words), head - first, tags[head - first])
        known = None if local else self.templates.get(key)
        if known is not None and known.nominal is not None:
            return known.nominal
        nominal = self.knowledge.nominals.read(
            words, sentence.lowers[first:end], tags, head - first, first, self._names
        )
        if local:
            nominal.local = True
        elif known is not None:
            known.nominal = nominal
        else:
            self.templates.keep(key, Template(nominal))
        return nominal

    def _first(self, phrase: Phrase) -> int:
        """The first token behind the possessor, unless a name or a role noun holds both ("the workers' party")."""
        first, possessor = first_token(self.sentence, phrase), phrase.possessor
        if possessor is None or not possessor.head < first <= phrase.head:
            return first
        held = self.knowledge.agents.holds(self.sentence.lowers, possessor.start, possessor.head, phrase.head)
        return self._first(possessor) if held else first

    def plain(self, key: Key, lowers: list[str], tags: list[str], first: int) -> bool:
        """Whether the words are those of a common thing: no name, no role noun, nothing that points back, no number."""
        telling = self.knowledge.telling
        if key[2] in _NO_THING or lowers[key[1]] in telling:  # most often the head tells
            return False
        if "-" in key[0] or not telling.isdisjoint(lowers) or not _TELLING.isdisjoint(tags):
            return False
        end = first + len(lowers)
        for start, _, _ in self.sentence.names:  # noqa: SIM110 - a generator would cost more than the rest
            if first <= start < end:
                return False
        return True

    def _belongs(self, token: int) -> bool:
        """Whether a token right before a phrase belongs to it: "ousted President Diaz", but not "troops ousted the president"."""
        tags = self.sentence.tags
        tag = tags[token]
        if self.sentence.lowers[token] in self.knowledge.agents.former:
            return tag != "VBD" and not (tag == "VBN" and tags[token + 1] in ("DT", "PRP$"))
        return tag == "WP$"

    def _disturbed(self, start: int, end: int) -> bool:
        """Whether a name in these tokens is known from this story only, or a word before them belongs to them."""
        if start:
            if self._belongs(start - 1):
                return True
            if self.sentence.lowers[start - 1] == ",":
                for _, behind, _ in self.sentence.names:
                    if behind == start - 1:
                        return True
        if self._local:
            for first, _, key in self.sentence.names:
                if key >= LOCAL and start <= first < end:
                    return True
        return False
