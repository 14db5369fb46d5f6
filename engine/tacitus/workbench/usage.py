"""What a text makes of the rules: which patterns were tried, fitted and won, which `unless` stopped one, which words of
lists were met. One pass, with the trace of the matcher that codes; coverage, check and profile count from it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from tacitus.coder import Coder
from tacitus.coding.sight import Sight
from tacitus.coding.trace import Trace
from tacitus.rulebook.matchers import Matcher, Rule
from tacitus.text.document import Document

Pattern: TypeAlias = tuple[str, str]  # rule id, the pattern as written


@dataclass
class Usage:
    """Counts by pattern. `tried`: evoked by a word; `fits`: all its parts and conditions held; `won`: and no other went
    before; `stopped`: by `unless` patterns, (rule id, line of the `unless`);
    `with_words`: lemmas of the sentences in which it won."""

    tried: Counter[Pattern] = field(default_factory=Counter)
    fits: Counter[Pattern] = field(default_factory=Counter)
    won: Counter[Pattern] = field(default_factory=Counter)
    stopped: Counter[tuple[str, int]] = field(default_factory=Counter)
    with_words: dict[Pattern, Counter[str]] = field(default_factory=dict)
    sentences: int = 0

    def add(self, sight: Sight) -> None:
        """Count one sentence, coded with its trace."""
        self.sentences += 1
        best: dict[tuple[int, bool], Pattern] = {}
        for trigger, candidate, bindings, failed in sight.trace.entries:
            pattern = (candidate.rule.id, candidate.matcher.text)
            self.tried[pattern] += 1
            if bindings is not None:
                self.fits[pattern] += 1
                best.setdefault((trigger, candidate.matcher.kind == "noun"), pattern)
            elif failed and failed[-1][0] == "unless":
                for line in stopping(failed):
                    self.stopped[candidate.rule.id, line] += 1
        self.won.update(best.values())
        if best:
            lemmas = {lemma.lower() for lemma in sight.reading.sentence.lemmas}
            for pattern in set(best.values()):
                self.with_words.setdefault(pattern, Counter()).update(lemmas)


def stopping(failed: Iterable[tuple[str, str]]) -> Iterator[int]:
    """Lines of the `unless` patterns that stopped a rule, from its trace."""
    for part, why in failed:
        if part == "unless":
            digits = why.rpartition("(line ")[2].partition(")")[0]
            if digits.isdigit():
                yield int(digits)


def usage(coder: Coder, documents: Iterable[Document]) -> Usage:
    """What documents make of the rules."""
    found = Usage()
    for document in documents:
        for sight in coder.sights(document, traced=True):
            found.add(sight)
    return found


def winners(trace: Trace) -> dict[tuple[int, str], tuple[Rule, Matcher]]:
    """By trigger token and kind of pattern, the pattern that won there."""
    found: dict[tuple[int, str], tuple[Rule, Matcher]] = {}
    for trigger, candidate, bindings, _ in trace.entries:
        if bindings is not None:
            found.setdefault((trigger, candidate.matcher.kind), (candidate.rule, candidate.matcher))
    return found
