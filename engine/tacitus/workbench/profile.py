"""Where the time goes: by stage, and by rule how often its patterns were tried, how often they fitted and how long it took."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from time import perf_counter
from typing import Any, NamedTuple

from tacitus.coder import Coder
from tacitus.coding.trace import Entry, Trace
from tacitus.counted import counted
from tacitus.text.document import Document


class OfRule(NamedTuple):
    """One rule. `seconds`: with what its EVENT took."""

    rule_id: str
    tries: int
    hits: int
    seconds: float


class Profile(NamedTuple):
    """`stages`: seconds by stage; `seconds`: of the coding as a whole, without counting by rule."""

    documents: int
    sentences: int
    seconds: float
    stages: dict[str, float]
    rules: tuple[OfRule, ...]

    def lines(self, most: int = 30) -> Iterator[str]:
        """For people; the `most` dearest rules."""
        a_second = self.sentences / self.seconds if self.seconds else 0
        read = f"{counted(self.documents, 'document')}, {counted(self.sentences, 'sentence')}"
        yield f"{read}, {self.seconds:.2f} s: {a_second:,.0f} sentences a second" if self.sentences else read
        if not self.sentences:
            return
        yield ""
        yield f"  {'ms':>9} {'share':>6}  stage"
        for name, seconds in self.stages.items():
            yield f"  {1000 * seconds:>9,.1f} {seconds / self.seconds if self.seconds else 0:>6.0%}  {name}"
        yield ""
        yield f"  {'ms':>9} {'tries':>8} {'hits':>7} {'us/try':>7}  rule"
        for rule in self.rules[:most]:
            each = 1e6 * rule.seconds / rule.tries
            yield f"  {1000 * rule.seconds:>9,.1f} {rule.tries:>8,} {rule.hits:>7,} {each:>7,.1f}  {rule.rule_id}"
        if len(self.rules) > most:
            yield f"  ... and {len(self.rules) - most:,} more"

    def record(self) -> dict[str, Any]:
        """As plain values."""
        return {**self._asdict(), "rules": [rule._asdict() for rule in self.rules]}


class Meter(Trace):
    """Counts what is tried in an ordinary run: what a look at the words rules out is not tried here either."""

    __slots__ = ("rules",)
    everything = False

    def __init__(self, rules: dict[str, list[float]]) -> None:
        super().__init__()
        self.rules = rules

    def add(self, entry: Entry, seconds: float) -> None:
        """One pattern was tried."""
        of_rule = self.rules.setdefault(entry[1].rule.id, [0, 0, 0.0])
        of_rule[0] += 1
        of_rule[1] += entry[2] is not None
        of_rule[2] += seconds


def profile(coder: Coder, documents: Iterable[Document]) -> Profile:
    """Code the documents twice: with a clock on each stage, and with one on each rule. They are all held in memory."""
    corpus = list(documents)
    for document in corpus[:500]:
        coder.code_document(document)  # what is made when first asked for is not to be told of a stage
    clock: dict[str, float] = dict.fromkeys(
        ("sentences", "tokens", "names", "tags", "clauses", "coreference", "participants"), 0.0
    )
    timed = coder.timed(lambda name, function: _timed(clock, name, function))
    sentences = 0
    began = perf_counter()
    for document in corpus:
        sentences += timed.code_counted(document).sentences
    seconds = perf_counter() - began
    rest = seconds - sum(clock.values())
    rules: dict[str, list[float]] = {}
    for document in corpus:
        for _ in coder.sights(document, lambda: Meter(rules)):
            pass
    found = [OfRule(rule, int(tries), int(hits), spent) for rule, (tries, hits, spent) in rules.items()]
    found.sort(key=lambda rule: -rule.seconds)
    stages = {**clock, "matching and records": rest}
    return Profile(len(corpus), sentences, seconds, stages, tuple(found))


def _timed(clock: dict[str, float], name: str, function: Callable[..., Any]) -> Callable[..., Any]:
    def call(*arguments: Any) -> Any:
        began = perf_counter()
        try:
            return function(*arguments)
        finally:
            clock[name] += perf_counter() - began

    return call
