"""What words take: the lists of rules/lexicon/complements.yaml as the parser asks for them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from tacitus.errors import Fault, RuleError

if TYPE_CHECKING:
    from tacitus.yamlfile import Plain

_SETS = (
    "say", "tell", "speech", "nouns-that", "subject-control", "object-infinitive", "nouns-infinitive",
    "subordinators", "finite-openers", "complex-prepositions", "complex-subordinators", "verbal-prepositions",
    "before-numbers", "unaccusative", "ditransitive", "bare-infinitive", "copulas", "circumstances", "time-openers",
    "time-closers", "times", "adverbials", "quantities", "naming", "modifying", "dimensions", "occasions", "costs", "happenings", "walking", "parts", "indefinite", "aims", "giving", "extents",
    "gap-nouns", "spending", "complex-conjunctions", "phrasal", "particles", "means", "manners-of-speech", "addressed", "gifts", "outcomes", "others-deeds", "judged-as", "always-with-object", "leaving", "absolute", "uttering", "wants-done",
    "negators", "negating-adverbs", "auxiliaries", "lesser-auxiliaries", "inverted", "inverters", "relative-pronouns", "questions",
    "question-pronouns", "singular-pronouns", "stranded", "prepositions-of-place", "prepositions-of-date",
    "prepositions-of-saying", "floating", "paired", "things", "prepositions-of-origin", "shores", "adding", "measures", "directions", "makes-so", "examples", "with-things", "with-deeds", "prepositions-within", "prepositions-around", "round-numbers", "amounts",
)  # fmt: skip
_SPLIT = ("oblique-infinitive", "noun-oblique-infinitive")
_TABLES = ("object-gerund", "own-purpose", "verb-prepositions", "noun-prepositions")
_CLASSES = ("months", "weekdays", "time-nouns", "object-pronouns", "titles")


class Complements:
    """Sets of base forms by name, and the words that open something longer.

    `sets`: a list of complements.yaml, or of classes.yaml (months, weekdays, time-nouns, titles), by its name. `oblique`: verb ->
    prepositions whose phrase is the subject of its infinitive, `noun_oblique` the same of nouns. `verb_takes`, `noun_takes`: preposition -> words.
    `object_gerund`: preposition -> verbs. `own_purpose`: verb ->
    infinitives whose subject is that of the verb. `completed`: verbs whose object or participle stands out of place (see `resolve`). `phrasal`: verb -> particles. `long_words`: first word -> [(words, kind)], kind "P" for a preposition,
    "SC" for a subordinator, "ADV" for an adverb, "#" for what stands before a number; longest first. `helpers`: all
    auxiliaries; `deniers`: all that denies a verb, `denial_ends`: these and the last word of "no longer". What is
    asked of every verb or preposition is an attribute.
    """

    __slots__ = (
        "completed",
        "denial_ends",
        "deniers",
        "examples",
        "helpers",
        "long_words",
        "noun_oblique",
        "noun_takes",
        "object_gerund",
        "oblique",
        "own_purpose",
        "phrasal",
        "plain",
        "prepositions_of_date",
        "relatives",
        "sets",
        "verb_takes",
    )

    def __init__(self, plain: dict[str, Any]) -> None:
        self.plain = plain
        self.sets: dict[str, frozenset[str]] = {name: frozenset(plain[name]) for name in (*_SETS, *_CLASSES)}
        self.completed = self.sets["judged-as"] | self.sets["wants-done"]
        self.deniers = self.sets["negators"] | self.sets["negating-adverbs"]
        self.denial_ends = self.deniers | {"longer"}
        self.helpers = self.sets["auxiliaries"] | self.sets["lesser-auxiliaries"]
        self.examples = self.sets["examples"]
        self.prepositions_of_date = self.sets["prepositions-of-date"]
        self.relatives = self.sets["relative-pronouns"] | {""}
        self.oblique, self.noun_oblique = (
            {word: frozenset(preps) for word, preps in plain[name].items()} for name in _SPLIT
        )
        self.object_gerund, self.own_purpose, self.verb_takes, self.noun_takes = (
            {prep: frozenset(words) for prep, words in plain[name].items()} for name in _TABLES
        )
        self.phrasal: dict[str, set[str]] = {}
        for verb, _, particle in (words.partition(" ") for words in plain["phrasal"]):
            self.phrasal.setdefault(verb, set()).add(particle)
        self.long_words: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for name, kind in (("complex-subordinators", "SC"), ("complex-prepositions", "P"), ("before-numbers", "#"),
                           ("complex-conjunctions", "CC"),
                           ("adverbials", "ADV")):  # fmt: skip
            for phrase in plain[name]:
                words = tuple(phrase.split())
                if len(words) > 1 or kind == "#":
                    self.long_words.setdefault(words[0], []).append((words, kind))
        for options in self.long_words.values():
            options.sort(key=lambda option: (-len(option[0]), option[1]))  # numbers first

    @classmethod
    def from_rules(cls, folder: Path) -> Complements:
        """The lists of rules/lexicon (`folder`). Raises RuleError that names a list which is not there."""
        path = folder / "complements.yaml"
        from tacitus.yamlfile import read  # yaml is needed only where there is no image

        data = _mapping(read(path))
        classes = _mapping(read(folder / "classes.yaml"))
        missing = [n for n in (*_SETS, *_TABLES, *_SPLIT) if n not in data]
        missing += [n for n in _CLASSES if n not in classes]
        if missing:
            raise RuleError([Fault(str(path), 1, 1, "missing-list", f"`{name}` is not there") for name in missing])
        plain: dict[str, Any] = {name: _words(data[name]) for name in _SETS}
        plain |= {name: _words(classes[name]) for name in _CLASSES}
        plain |= {name: {prep: _words(words) for prep, words in _mapping(data[name]).items()} for name in _TABLES}
        plain |= {name: {word: str(preps).split() for word, preps in _mapping(data[name]).items()} for name in _SPLIT}
        return cls(plain)


def _mapping(value: Plain) -> dict[str, Plain]:
    return value if isinstance(value, dict) else {}


def _words(value: Plain) -> list[str]:
    return [str(item) for item in value] if isinstance(value, list) else []
