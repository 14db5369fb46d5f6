"""Discards: sentences that tell of no political event by the words of rules/cues/discards.yaml - sport, fiction, history."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from tacitus.errors import RuleError

if TYPE_CHECKING:
    from tacitus.text.sentence import Sentence
    from tacitus.yamlfile import Mapping, Node, Source

SCORE = "SCORE"  # stands in a list of words for a result such as 2-1
_SCORE = re.compile(r"\d{1,3}[-–]\d{1,3}$")
_OPENING = "\"'`“”‘’( "
_KEYS = ("one", "two", "keep", "examples")


class Discard(NamedTuple):
    """A sentence that was left out. `words`: those that decided. Offsets in code points."""

    doc_id: str
    sentence_index: int
    part: str
    start: int
    end: int
    sentence: str
    context: str
    words: tuple[str, ...]


class Context(msgspec.Struct, frozen=True):
    """One context: a word of `one` or two of `two` discard, a word of `keep` does not let it. A "word" may be several, with
    blanks between; `^ ` before it asks for the beginning of the sentence."""

    name: str
    one: frozenset[str]
    two: frozenset[str]
    keep: frozenset[str]


class Discards(msgspec.Struct, frozen=True):
    """All contexts, in the order of the file. `phrases`: longest word -> the words of several that hold it; `telling`: words
    one of which is in every sentence that is discarded; `listed`: all words of the file, longest words among them. (By the
    longest word, "film" of "in the film", two sentences of three are done with one look; by the first it was one of seven:
    10 us a sentence.)"""

    contexts: tuple[Context, ...] = ()
    phrases: dict[str, tuple[str, ...]] = {}
    telling: frozenset[str] = frozenset()
    listed: frozenset[str] = frozenset()

    @classmethod
    def from_rules(cls, path: Path) -> Discards:
        """Read the file, if it is there. Raises RuleError with everything that is wrong in it."""
        from tacitus.yamlfile import parse  # yaml is needed only where there is no image

        if not path.is_file():
            return cls()
        source = parse(path)
        contexts = tuple(_context(name, node, source) for name, node in _entries(source))
        if source.faults:
            raise RuleError(source.faults)
        telling = {_longest(word) for context in contexts for word in context.one | context.two}
        listed = frozenset().union(*(context.one | context.two | context.keep for context in contexts))
        phrases: dict[str, tuple[str, ...]] = {}
        for word in sorted(word for word in listed if " " in word):
            phrases[_longest(word)] = (*phrases.get(_longest(word), ()), word)
        return cls(contexts, phrases, frozenset(telling), listed | phrases.keys())

    def of(self, sentence: Sentence, words: set[str]) -> tuple[str, tuple[str, ...]] | None:
        """The context for which a sentence is left out and the words that decided, or None. `words`: lower-case words and
        lemmas of the sentence."""
        if self.telling.isdisjoint(words):
            return None
        here = self.listed & words  # a word or two: what follows costs as much as there are
        longest = self.phrases.keys() & here
        if longest:
            here |= self._side_by_side(sentence, longest)
        if "CD" in sentence.tags and _has_score(sentence):
            here |= {SCORE}
        for context in self.contexts:
            found = context.one & here or _several(context.two & here, sentence)
            if found and context.keep.isdisjoint(here):
                return context.name, tuple(sorted(found))
        return None

    def _side_by_side(self, sentence: Sentence, longest: Iterable[str]) -> set[str]:
        """The words of several that stand in the sentence, which holds the longest of each."""
        text = f" ^ {' '.join(sentence.lowers).lstrip(_OPENING)} "
        return {phrase for word in longest for phrase in self.phrases[word] if f" {phrase} " in text}


def _longest(word: str) -> str:
    return max(word.removeprefix("^ ").split(" "), key=len)


def _several(found: frozenset[str] | set[str], sentence: Sentence) -> frozenset[str] | set[str]:
    """Two words at least, neither of them a form or a part of another ("cup", "cups", "world cup")."""
    if len(found) < 2:
        return set()
    forms = dict(zip(sentence.lowers, sentence.lemmas, strict=True))
    found = {forms.get(word, word) for word in found}
    apart = [word for word in found if not any(word != other and word in other for other in found)]
    return found if len(apart) > 1 else set()


def _has_score(sentence: Sentence) -> bool:
    return any(tag == "CD" and _SCORE.match(word) for tag, word in zip(sentence.tags, sentence.words, strict=True))


def _entries(source: Source) -> list[tuple[str, Mapping]]:
    from tacitus.yamlfile import Mapping

    root = source.root
    node = root.get("contexts") if isinstance(root, Mapping) else None
    if not isinstance(node, Mapping):
        source.report(1, 1, "missing-key", "`contexts` is missing", "write a mapping: contexts: {sport: {one: [...]}}")
        return []
    found = []
    for name, entry in node.entries:
        if isinstance(entry, Mapping):
            found.append((name.value, entry))
        else:
            source.at(entry, "wrong-value", f"`{name.value}` is no mapping", "give it `one`, `two` or `keep`")
    return found


def _context(name: str, node: Mapping, source: Source) -> Context:
    for key, _ in node.entries:
        if key.value not in _KEYS:
            source.at(key, "unknown-key", f"a context has no key `{key.value}`", "keys are " + ", ".join(_KEYS))
    one, two, keep = (_words(node.get(key), source) for key in _KEYS[:3])
    return Context(name, one, two, keep)


def _words(node: Node | None, source: Source) -> frozenset[str]:
    from tacitus.yamlfile import Items, Text

    if node is None:
        return frozenset()
    if not isinstance(node, Items):
        source.at(node, "wrong-value", "this is no list", "write [word, word]")
        return frozenset()
    words = [item.value for item in node.values if isinstance(item, Text)]
    return frozenset(word if word == SCORE else word.lower() for word in words)
