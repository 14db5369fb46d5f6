"""A pattern tried on a corpus before it is a rule: what it fits, what it nearly fits, and what codes that now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

import msgspec

from tacitus.coding.sight import Sight
from tacitus.counted import counted
from tacitus.errors import Fault, RuleError
from tacitus.rulebook.matchers import EventSlot, Matcher, Rule
from tacitus.rulebook.parts import PatternFault
from tacitus.rulebook.shape import matchers
from tacitus.text.document import Document
from tacitus.workbench.explain import Tried, event_line, tried_of
from tacitus.workbench.live import Live
from tacitus.workbench.sample import Sample

_ID = "grep/pattern"
_FIRST = 1000  # more words than any pattern has: it is tried before all others


class Seen(NamedTuple):
    """A sentence in which the pattern fits or nearly fits. `now`: the events that the rules give for it."""

    doc_id: str
    sentence: str
    tried: Tried
    now: tuple[str, ...] = ()


class Grep:
    """Reads documents one by one. `sample`: how many hits and near misses are kept, at random by `seed`.
    `doubts`: what is to be said of the pattern itself. Raises RuleError for a pattern that is none."""

    def __init__(self, live: Live, pattern: str, sample: int = 10, seed: int = 0) -> None:
        self.pattern = pattern
        self._full = live.coder
        rules = live.loaded.rules
        found, self.doubts = _compiled(live, pattern)
        kind = next(iter(live.loaded.codebook.codes.values()))
        rule = Rule(_ID, kind.event_type, kind.cameo, "", 1, found)
        others = rules if any(map(_has_event, found)) else ()
        self._coder = self._full.with_rulebook(msgspec.structs.replace(self._full.rulebook, rules=(rule, *others)))
        self.documents = self.sentences = 0
        self.hits: Sample[Seen] = Sample(sample, seed)
        self.misses: Sample[Seen] = Sample(sample, seed)
        self.by_word: Counter[str] = Counter()
        self.by_part: Counter[str] = Counter()
        self.documents_hit = 0

    def read(self, document: Document) -> None:
        """Take one document."""
        before = self.hits.count
        self.documents += 1
        for sight in self._coder.sights(document, traced=True):
            self.sentences += 1
            self._sight(sight, document)
        self.documents_hit += self.hits.count > before

    def _sight(self, sight: Sight, document: Document) -> None:
        sentence = sight.reading.sentence
        text = (document.title or "") if sentence.headline else document.text
        shown = " ".join(text[sentence.start : sentence.end].split())
        best: dict[str, Tried] = {}
        for tried in tried_of(sight, text) if sight.trace.entries else ():
            if tried.rule_id == _ID and (tried.trigger not in best or tried.fits):
                best[tried.trigger] = tried
        for tried in best.values():
            seen = Seen(document.id, shown, tried)
            if tried.fits:
                self.hits.add(seen)
                self.by_word[_lemma(sight, tried.trigger)] += 1
            else:
                self.misses.add(seen)
                self.by_part[tried.parts[-1][0] if tried.parts else "?"] += 1

    def shown(self, sample: Sample[Seen]) -> list[Seen]:
        """The sample, with what the rules give for each sentence now."""
        return [seen._replace(now=tuple(map(event_line, self._full.code(seen.sentence)))) for seen in sample.items]

    def record(self) -> dict[str, Any]:
        """All that was found, as plain values."""
        return {
            "pattern": self.pattern,
            "documents": self.documents,
            "sentences": self.sentences,
            "hits": self.hits.count,
            "documents_hit": self.documents_hit,
            "near_misses": self.misses.count,
            "by_word": dict(self.by_word.most_common()),
            "by_part": dict(self.by_part.most_common()),
            "sample": [_seen(seen) for seen in self.shown(self.hits)],
            "sample_of_near_misses": [_seen(seen) for seen in self.shown(self.misses)],
        }

    def lines(self) -> Iterator[str]:
        """All that was found, for people."""
        yield (
            f"{counted(self.hits.count, 'hit')} in {self.documents_hit:,} of {counted(self.documents, 'document')} "
            f"({counted(self.sentences, 'sentence')}), {counted(self.misses.count, 'near miss', 'near misses')}"
        )
        for name, counts in (("by word", self.by_word), ("parts missed", self.by_part)):
            if counts:
                yield f"{name}: " + ", ".join(f"{key} {count:,}" for key, count in counts.most_common(15))
        for name, sample in (("hits", self.hits), ("near misses", self.misses)):
            items = self.shown(sample)
            if items:
                yield ""
                yield f"{name}" + (f", {len(items)} of {sample.count:,} at random" if sample.count > len(items) else "")
            for seen in items:
                yield f"  {seen.doc_id}: {seen.sentence}"
                takes = ", ".join(f"{slot} = {what}" for slot, what in seen.tried.takes)
                why = "; ".join(f"{part}: {reason}" for part, reason in seen.tried.parts)
                yield f"      {takes or why}"
                yield from (f"      now: {line}" for line in seen.now or ("no event",))


def _compiled(live: Live, pattern: str) -> tuple[tuple[Matcher, ...], list[Fault]]:
    names = live.all_names()
    try:
        found = matchers(pattern, 1, names)
    except PatternFault as fault:
        raise RuleError([_place(fault, pattern, "error")]) from None
    doubts = [_place(doubt, pattern, "warning") for doubt in names.doubts]
    return tuple(msgspec.structs.replace(matcher, words=_FIRST) for matcher in found), doubts


def _place(fault: PatternFault, pattern: str, severity: str) -> Fault:
    return Fault("PATTERN", 1, fault.start + 1, fault.name, fault.message, fault.hint, fault.length, pattern, severity)


def _has_event(matcher: Matcher) -> bool:
    fillers = [*matcher.objects, *(prep.filler for prep in matcher.preps)]
    return matcher.event is not None or any(isinstance(filler, EventSlot) for filler in fillers)


def _lemma(sight: Sight, word: str) -> str:
    sentence = sight.reading.sentence
    return sentence.lemmas[sentence.words.index(word)] if word in sentence.words else word


def _seen(seen: Seen) -> dict[str, Any]:
    return {
        "doc_id": seen.doc_id,
        "sentence": seen.sentence,
        "trigger": seen.tried.trigger,
        "takes": dict(seen.tried.takes),
        "fails": [{"part": part, "why": why} for part, why in seen.tried.parts],
        "now": list(seen.now),
    }
