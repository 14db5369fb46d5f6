"""Lines of the lexicon: what is written of a word in rules/lexicon, with all that can be told beforehand.

A line is "TAGS <tab> LEMMA <tab> STATE <tab> WORD", without the empty fields at its end. LEMMA says how the lemma of the
inflected tags is made from the word ("2": without its last two letters, "3y": "y" for the last three); STATE is the
word's part in context ("REPORT"); WORD is the word itself if the contextual rules know it by name. So most words share
their line with hundreds of others, and what a line means is found out once.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from tacitus.text.entries import Mould, Pattern
from tacitus.text.kinds import OWN_KIND, Kind
from tacitus.text.shapes import FUNCTION_TAGS, INFLECTED, folded, regular_lemma

if TYPE_CHECKING:
    from tacitus.yamlfile import Plain

_CURATED = ("function-words.yaml", "usage.yaml")
# Classes of words whose members have a state of their own, and of verbs (by lemma).
_STATES = (
    ("subject-pronouns", "PRPS"),
    ("object-pronouns", "PRPO"),
    ("singular-determiners", "DT1"),
    ("subordinators", "SUB"),
    ("half-subordinators", "HALF"),
    ("quantifiers", "CD"),
)
_VERB_STATES = (("reporting", "REPORT"), ("helping", "HELP"))
_CLITICS = frozenset(["'s", "'d"])


class Lines:
    """Writes lines, and makes moulds of them. `classes`: lists of words by name (rules/lexicon/classes.yaml). `peculiar`:
    the words of which their tags never tell all."""

    __slots__ = ("_kinds", "_patterns", "_states", "_verb_states", "peculiar")

    def __init__(self, classes: Mapping[str, Collection[str]]) -> None:
        self._patterns: dict[str, Pattern] = {}
        self._kinds: dict[tuple[tuple[str, ...], tuple[str, ...], str, str], Kind] = {}
        self._states = {word: state for name, state in _STATES for word in classes.get(name, ())}
        self._states |= {"that": "THAT", "of": "OF", "whom": "SUB", "those": "THOSE"}
        self.peculiar = OWN_KIND.union(self._states)
        self._verb_states = {word: state for name, state in _VERB_STATES for word in classes.get(name, ())}
        self._verb_states |= {"be": "BE", "have": "HAVE", "do": "DO"}

    def pattern(self, tags: str) -> Pattern:
        """The meaning of tags as they are written."""
        pattern = self._patterns.get(tags)
        if pattern is None:
            pattern = self._patterns[tags] = Pattern(tags)
        return pattern

    def line(self, tags: str, lower: str, common: str, is_base: Callable[[str], bool]) -> str:
        """The line of the lower-case word `lower`. `common`: the lemma of its inflected tags as it is written, or "";
        `is_base`: whether a word is the base form of a verb."""
        pattern = self.pattern(tags)
        if pattern.plain and lower not in self.peculiar:
            return tags
        lemmas = dict.fromkeys(pattern.inflected, common or lower)
        if not common:
            lemmas |= {t: regular_lemma(lower, t, is_base) for t in pattern.inflected if t in INFLECTED}
        found = set(lemmas.values())
        if len(found) > 1:
            tags = " ".join(f"{item}={lemmas[item]}" if item in lemmas else item for item in tags.split())
        lemma = found.pop() if len(found) == 1 else lower
        state = self._states.get(lower, "")
        if pattern.verbal and not state:
            state = self._verb_state(lower, pattern, lemmas | pattern.own)
        word = lower if lower in OWN_KIND else ""
        return "\t".join((tags, _change(lower, lemma), state, word)).rstrip("\t")

    def mould(self, line: str) -> Mould:
        """The mould that a line stands for; words that the contextual rules treat alike have the same kind."""
        tags, lemma, state, word = f"{line}\t\t\t".split("\t")[:4]
        pattern = self.pattern(tags)
        key = (pattern.usual, pattern.rare, state, word)
        kind = self._kinds.get(key)
        if kind is None:
            kind = self._kinds[key] = Kind(*key)
        return Mould.of(kind, pattern, lemma)

    def _verb_state(self, lower: str, pattern: Pattern, lemmas: dict[str, str]) -> str:
        for tag in pattern.verbal:
            state = self._verb_states.get(lemmas.get(tag, lower))
            if state and lower not in _CLITICS:
                return state if state in ("REPORT", "HELP") or pattern.usual[0] != "NNS" else ""
        return ""


def _change(lower: str, lemma: str) -> str:
    """How a lemma is made from its word, "" if they are the same."""
    if lemma == lower:
        return ""
    kept = 0
    while kept < min(len(lower), len(lemma)) and lower[kept] == lemma[kept]:
        kept += 1
    return f"{len(lower) - kept}{lemma[kept:]}"


def keeps_small(form: str, line: str) -> bool:
    """Whether a listed form means more than a name where it is capitalised: function words, numbers, plurals (those in -s
    are known by that)."""
    first = line.split(maxsplit=1)[0].partition("=")[0]
    return first in FUNCTION_TAGS or first == "CD" or (first == "NNS" and form[-1] != "s")


def from_rules(folder: Path) -> tuple[dict[str, str], dict[str, list[str]]]:
    """Every listed form with its line, and the classes of words, from the files of rules/lexicon/."""
    from tacitus.yamlfile import read, rows  # yaml is needed only where there is no image

    forms = {row[0]: (row[1], row[2] if len(row) > 2 else "") for row in rows(folder / "forms.tsv")}
    for name in _CURATED:
        if (folder / name).is_file():
            for word, tags in _curated(read(folder / name)):
                forms[word] = (tags, forms[word][1] if word in forms else "")
    classes = {name: _words(words) for name, words in _items(read(folder / "classes.yaml"))}
    abbreviations = dict(_items(read(folder / "abbreviations.yaml")))
    classes["abbreviated-titles"] = _words(abbreviations.get("titles", []))
    classes["abbreviations"] = _words(abbreviations.get("other", []))
    lines = Lines(classes)

    def is_base(word: str) -> bool:
        return word in forms and lines.pattern(forms[word][0]).base

    return {f: lines.line(tags, folded(f), lemma, is_base) for f, (tags, lemma) in forms.items()}, classes


def _items(value: Plain) -> Iterator[tuple[str, Plain]]:
    if isinstance(value, dict):
        yield from value.items()


def _words(value: Plain) -> list[str]:
    return [str(word) for word in value] if isinstance(value, list) else []


def _curated(value: Plain) -> Iterator[tuple[str, str]]:
    """(word, tags as written) for a file of sections, each of lines `word: TAGS / RARE`."""
    return ((word, str(tags)) for _, section in _items(value) for word, tags in _items(section))
