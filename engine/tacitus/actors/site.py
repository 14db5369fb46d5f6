"""A noun phrase where it stands: its words sorted, its place in the sentence, the clause it is read in."""

from __future__ import annotations

from msgspec import Struct

from tacitus.actors.nominal import Nominal
from tacitus.syntax.clause import Clause, Phrase
from tacitus.text.sentence import Sentence

OF = frozenset(("of",))
NONE: frozenset[str] = frozenset()
MAX_DEPTH = 4


class Site(Struct, frozen=True, eq=False, gc=False):
    """One phrase under reading. `first`: its first token behind the possessor, from which `nominal` counts."""

    sentence: Sentence
    phrase: Phrase
    first: int
    nominal: Nominal
    clause: Clause | None
    depth: int

    @property
    def possessor(self) -> Phrase | None:
        """The phrase before 's; if a name or role noun holds both ("Belgium's Workers' Party"), the one before that."""
        possessor = self.phrase.possessor
        while possessor is not None and possessor.head >= self.first:
            possessor = possessor.possessor
        return possessor

    def span(self, preps: frozenset[str] = OF) -> tuple[int, int]:
        """Document offsets of title, adjectives, possessor, phrase, and what hangs on it by `preps`; no determiner."""
        phrase, first, sentence = self.phrase, self.first, self.sentence
        end = phrase.end
        if phrase.possessor is None and not phrase.pps and end - 1 == phrase.head:  # most phrases
            start = first + self.nominal.start
            return sentence.starts[start if start < end else end - 1], sentence.ends[end - 1]
        start = min(first + self.nominal.start, phrase.head)
        possessor = self.possessor if phrase.possessor is not None else None
        if possessor is not None and possessor.start < first:
            start = possessor.start
            while start < possessor.head and sentence.tags[start] in ("DT", "PDT"):
                start += 1
        if end - 1 > phrase.head and sentence.tags[end - 1] == "POS":
            end -= 1
        for prep, other in phrase.pps:
            if prep in preps and other.start >= phrase.end:
                end = max(end, _reach(other))
        return sentence.starts[start], sentence.ends[end - 1]

    def offsets(self, start: int, end: int) -> tuple[int, int]:
        """Document offsets of tokens that count from the phrase's own first."""
        return self.sentence.starts[self.first + start], self.sentence.ends[self.first + end - 1]

    def text(self, start: int, end: int) -> str:
        """Tokens that count from the phrase's own first, as the text writes them; one space for any gap."""
        words, starts, ends = self.sentence.words, self.sentence.starts, self.sentence.ends
        out = words[self.first + start]
        for token in range(self.first + start + 1, self.first + end):
            out += ("" if starts[token] == ends[token - 1] else " ") + words[token]
        return out


def first_token(sentence: Sentence, phrase: Phrase) -> int:
    """The first token of the phrase behind its possessor, unless a name holds both ("People's Bank of China")."""
    first, possessor = phrase.start, phrase.possessor
    if possessor is None or sentence.tags[possessor.head] in ("PRP$", "WP$"):
        return _listed(sentence, first) if first > 1 and sentence.words[first - 1] == "," else first
    for start, end, _ in sentence.names:
        if start <= possessor.head < phrase.head < end:
            return start
    first = max(first, possessor.end)
    if first < phrase.head and sentence.tags[first] == "POS":
        first += 1
    return min(first, phrase.head)


def _listed(sentence: Sentence, first: int) -> int:
    """The first of the adjectives that a list puts before the phrase ("Peruvian, Chilean and Bolivian diplomats")."""
    known = {end: start for start, end, _ in sentence.names}
    if first not in known.values():
        return first
    while sentence.words[first - 1 : first] == [","] and first - 1 in known and sentence.tags[known[first - 1]] == "JJ":
        first = known[first - 1]
    return first


def _reach(phrase: Phrase, depth: int = 0) -> int:
    """One past the last token of the phrase and the of-phrases that hang on it."""
    end = phrase.end
    if depth < MAX_DEPTH:
        for prep, other in phrase.pps:
            if prep == "of" and other.start >= phrase.end:
                end = max(end, _reach(other, depth + 1))
    return end
