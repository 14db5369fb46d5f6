"""Which patterns and which words of lists are ever used: by an example, by a corpus, never."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from tacitus.rulebook.matchers import Term
from tacitus.text.document import Document
from tacitus.workbench.live import Live
from tacitus.workbench.usage import Pattern, Usage, usage

_LIST = re.compile(r"[A-Z][A-Z0-9_]*")


class Used(NamedTuple):
    """A pattern, or a word of a list. `examples`, `corpus`: how often it was used by each; None without a corpus."""

    where: str
    name: str
    examples: int
    corpus: int | None

    @property
    def never(self) -> bool:
        """Was it used by nothing?"""
        return not self.examples and not self.corpus


class Coverage(NamedTuple):
    """`patterns`: by rule and line; `words`: by list. `sentences` of the corpus."""

    patterns: tuple[Used, ...]
    words: tuple[Used, ...]
    sentences: int | None

    def lines(self, every: bool = False) -> Iterator[str]:
        """For people: totals, and what is never used (`every`: all, with counts)."""
        for name, items in (("patterns", self.patterns), ("list words", self.words)):
            by = [("by an example", sum(bool(item.examples) for item in items))]
            if self.sentences is not None:
                by.append(("by the corpus", sum(bool(item.corpus) for item in items)))
            by.append(("never", sum(item.never for item in items)))
            yield f"{len(items):,} {name}: " + ", ".join(
                f"{count:,} used {what}" if what != "never" else f"{count:,} never" for what, count in by
            )
        for name, items in (("patterns", self.patterns), ("list words", self.words)):
            told = [item for item in items if every or item.never]
            if told:
                yield ""
                yield f"{name}:" if every else f"{name} that nothing uses:"
            yield from _grouped(told, every)

    def record(self) -> dict[str, Any]:
        """As plain values."""
        return {
            "sentences": self.sentences,
            "patterns": [item._asdict() for item in self.patterns],
            "words": [item._asdict() for item in self.words],
        }


def _grouped(items: Iterable[Used], every: bool) -> Iterator[str]:
    where = None
    for item in items:
        if item.where != where:
            where = item.where
            yield f"  {where}"
        counts = f"{item.examples:>6} {'' if item.corpus is None else item.corpus:>8}  " if every else ""
        yield f"    {counts}{item.name}"


def coverage(live: Live, corpus: Iterable[Document] | None = None) -> Coverage:
    """What the examples of all rules, and the corpus if there is one, use of the rules' own files."""
    examples = (Document(id="example", text=each.sentence, date=each.on) for each in live.loaded.examples)
    shown = usage(live.coder, examples)
    seen = usage(live.coder, corpus) if corpus is not None else None
    patterns = tuple(_patterns(live, shown, seen))
    return Coverage(patterns, tuple(_words(live, shown, seen)), seen.sentences if seen is not None else None)


def _patterns(live: Live, shown: Usage, seen: Usage | None) -> Iterator[Used]:
    own = {path: live.is_own(path) for path in live.files}
    for rule in live.loaded.rules:
        path = live.file_of(rule.id)
        if path is None or not own[path]:
            continue
        for text, matcher in {matcher.text: matcher for matcher in rule.when}.items():
            key = (rule.id, text)
            yield Used(rule.id, f"{text} (line {matcher.line})", shown.won[key], seen.won[key] if seen else None)


def _words(live: Live, shown: Usage, seen: Usage | None) -> Iterator[Used]:
    """A word of a list is used where a pattern that names the list wins in a sentence that holds the word."""
    patterns = _by_list(live)
    owners = {path.stem for path in live.files if live.is_own(path)}
    shared = live.kept.shared.lists if live.kept.shared else {}
    for name, terms in live.loaded.lists.items():
        owner = name.partition("/")[0] if "/" in name else ""
        if owner not in owners and (owner or not live.is_own(Path(shared[name].source.path))):
            continue
        keys = patterns.get(name, [])
        for term in terms:
            by_examples = sum(_holds(shown, key, term) for key in keys)
            yield Used(name, _said(term), by_examples, sum(_holds(seen, key, term) for key in keys) if seen else None)


def _holds(usage: Usage, key: Pattern, term: Term) -> int:
    words = usage.with_words.get(key)
    return words[term.lemma.lower()] if words is not None else 0


def _said(term: Term) -> str:
    return " ".join((*term.words, term.lemma)) + (" (plural)" if term.plural else "")


def _by_list(live: Live) -> dict[str, list[Pattern]]:
    """The patterns that name each list, itself or through a list that takes it in."""
    inside: dict[str, set[str]] = {}
    lists = [*(live.kept.shared.lists.values() if live.kept.shared else ())]
    lists += [each for file in live.kept.files.values() for each in file.lists]
    by_name = {each.qualified: each for each in lists}
    for each in lists:
        names = {item.value for item in each.items if not item.quoted and item.value.isupper()}
        for name in names:
            full = f"{each.owner}/{name}" if f"{each.owner}/{name}" in by_name else name
            inside.setdefault(each.qualified, set()).add(full)
    found: dict[str, list[Pattern]] = {}
    for rule in live.loaded.rules:
        owner = rule.id.partition("/")[0]
        for text in dict.fromkeys(matcher.text for matcher in rule.when):
            named = set(_LIST.findall(text))
            waiting = [f"{owner}/{name}" if f"{owner}/{name}" in by_name else name for name in named]
            reached: set[str] = set()
            while waiting:
                name = waiting.pop()
                if name in by_name and name not in reached:
                    reached.add(name)
                    waiting += inside.get(name, ())
            for name in reached:
                found.setdefault(name, []).append((rule.id, text))
    return found
