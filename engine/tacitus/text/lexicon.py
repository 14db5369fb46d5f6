"""What is known of single words: their possible Penn tags and lemmas, and lists of words by name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from tacitus.text.kinds import OWN_KIND, Kind
from tacitus.text.shapes import INFLECTED, folded, guess, regular_lemma
from tacitus.text.steps import Step

if TYPE_CHECKING:
    from tacitus.yamlfile import Plain

BASE_TAGS = frozenset(["NN", "VB", "VBP", "JJ", "RB", "NNP", "CD", "DT", "IN"])
_LONGEST = 60
_PREFIX = 4  # letters by which forms lie together: few enough stretches to load fast, short enough to search fast
_MEMO_SIZE = 100_000
_CURATED = ("function-words.yaml", "usage.yaml")
_NO_LEMMAS: dict[str, str] = {}

# Classes of words whose members have a state of their own, and of verbs (by lemma).
_STATES = (
    ("subject-pronouns", "PRPS"),
    ("object-pronouns", "PRPO"),
    ("singular-determiners", "DT1"),
    ("subordinators", "SUB"),
    ("half-subordinators", "HALF"),
)
_VERB_STATES = (("reporting", "REPORT"), ("helping", "HELP"))
_CLITICS = frozenset(["'s", "'d"])


class Pattern:
    """The tags of a line, shared by all words that have the same. `usual`: tags that newspapers use, the likeliest first;
    `rare`: tags taken only where nothing else fits; `tag`: the only one, else "". `own`: lemmas written with a tag;
    `inflected`: tags whose lemma is another word; `regular`: those of them with a lemma even if the line gives none;
    `verbal`: the tags of verbs; `base`: whether these words are base forms of verbs; `kinds`: by state."""

    __slots__ = ("base", "inflected", "kinds", "own", "rare", "regular", "tag", "usual", "verbal")

    def __init__(self, tags: str) -> None:
        usual_part, _, rare_part = tags.partition("/")
        usual, rare = usual_part.split(), rare_part.split()
        self.base = "VB" in usual or "VB" in rare
        if usual == ["VBG"] and not rare:
            rare = ["NN"]
        self.own = {tag: lemma for tag, _, lemma in (item.partition("=") for item in usual + rare) if lemma}
        self.usual = tuple([item.partition("=")[0] for item in usual])
        self.rare = tuple([item.partition("=")[0] for item in rare])
        possible = frozenset(self.usual + self.rare)
        self.tag = self.usual[0] if len(possible) == 1 else ""
        self.inflected = tuple([tag for tag in possible if tag not in BASE_TAGS and tag not in self.own])
        self.regular = tuple([tag for tag in self.inflected if tag in INFLECTED])
        self.verbal = tuple([tag for tag in self.usual + self.rare if tag[0] == "V"])
        self.kinds: dict[str, Kind] = {}


class Entry(msgspec.Struct, frozen=True, eq=False, gc=False):
    """A word as the tagger sees it. Made for each word that is met for the first time, in C: 0.3 us.

    `kind`: what it shares with all words that the contextual rules treat alike; `tag`, `usual`, `possible`, `state`,
    `ahead`, `step` are the kind's. `lemma`: if all its tags have the same, else ""; `lemmas`: by tag, where it is not
    `lower`. `listed`: whether the lexicon lists the word.
    """

    lower: str
    lemma: str
    lemmas: dict[str, str]
    listed: bool
    kind: Kind
    tag: str
    usual: tuple[str, ...]
    possible: frozenset[str]
    state: str
    ahead: str
    step: Step | None


class _Known(dict[str, Entry]):
    """The entries by word: those looked up so far, and others once they are asked for; bounded."""

    __slots__ = ("_expand",)

    def __init__(self, expand: Callable[[str], Entry]) -> None:
        self._expand = expand

    def __missing__(self, word: str) -> Entry:
        entry = self._expand(word)
        if len(word) <= _LONGEST:
            if len(self) >= _MEMO_SIZE:
                self.clear()
            self[word] = entry
        return entry


class Lexicon:
    """Words with their tags and lemmas, expanded when first asked for; safe to share between threads.

    `classes`: lists of words by name ("months", "time-nouns"), as rules/lexicon/classes.yaml gives them.
    `abbreviations`, `titles`: words that end in a full stop; titles always have a word behind them.
    `known`: what each word, spelt as in mid-sentence, can be; guessed from its shape if it is not listed.
    """

    __slots__ = (
        "_kinds",
        "_patterns",
        "_shards",
        "_states",
        "_verb_states",
        "abbreviations",
        "classes",
        "known",
        "titles",
    )

    def __init__(self, shards: dict[str, str], classes: dict[str, list[str]]) -> None:
        self._shards = shards
        self._patterns: dict[str, Pattern] = {}
        self._kinds: dict[tuple[tuple[str, ...], tuple[str, ...], str, str], Kind] = {}
        self.known: dict[str, Entry] = _Known(self._expand)
        self.classes = {name: frozenset(words) for name, words in classes.items()}
        self._states = {word: state for name, state in _STATES for word in self.classes.get(name, ())}
        self._states |= {"that": "THAT", "of": "OF", "whom": "SUB"}
        self._verb_states = {word: state for name, state in _VERB_STATES for word in self.classes.get(name, ())}
        self._verb_states |= {"be": "BE", "have": "HAVE", "do": "DO"}
        self.titles = self.classes.get("abbreviated-titles", frozenset())
        self.abbreviations = self.titles | self.classes.get("abbreviations", frozenset())

    @classmethod
    def from_rules(cls, folder: Path) -> Lexicon:
        """The lexicon made from the files of rules/lexicon/."""
        from tacitus.yamlfile import read, rows  # yaml is needed only where there is no image

        forms = {row[0]: "\t".join(row[1:]) for row in rows(folder / "forms.tsv")}
        for name in _CURATED:
            if (folder / name).is_file():
                for word, tags in _curated(read(folder / name)):
                    lemma = forms.get(word, "").partition("\t")[2]
                    forms[word] = f"{tags}\t{lemma}" if lemma else tags
        classes = {name: _words(words) for name, words in _items(read(folder / "classes.yaml"))}
        abbreviations = dict(_items(read(folder / "abbreviations.yaml")))
        classes["abbreviated-titles"] = _words(abbreviations.get("titles", []))
        classes["abbreviations"] = _words(abbreviations.get("other", []))
        shards: dict[str, list[str]] = {}
        for form, entry in forms.items():
            shards.setdefault(form[:_PREFIX], []).append(f"{form}\t{entry}")
        return cls({key: "\n" + "\n".join(lines) + "\n" for key, lines in shards.items()}, classes)

    def to_plain(self) -> dict[str, Any]:
        """Plain data for the compiled image."""
        return {"shards": self._shards, "classes": {name: sorted(words) for name, words in self.classes.items()}}

    @classmethod
    def from_plain(cls, data: dict[str, Any]) -> Lexicon:
        """The lexicon that `to_plain` wrote."""
        return cls(data["shards"], data["classes"])

    def written(self, form: str) -> str | None:
        """The line for exactly this form, "TAGS / RARE <tab> lemma", or None if it is not listed."""
        shard = self._shards.get(form[:_PREFIX])
        if shard is None:
            return None
        start = shard.find(f"\n{form}\t")
        if start < 0:
            return None
        start += len(form) + 2
        return shard[start : shard.index("\n", start)]

    def entry(self, word: str) -> Entry:
        """What `word`, spelt as in mid-sentence, can be; guessed from its shape if it is not listed."""
        return self.known[word]

    def lemmas(self, word: str) -> dict[str, str]:
        """Penn tag -> lemma for every tag that the lower-case `word` can have: {"VBD": "leave", "JJ": "left", ...}."""
        entry = self.known[word]
        return dict.fromkeys(entry.possible, entry.lower) | entry.lemmas

    def pattern(self, form: str) -> Pattern | None:
        """The tags of exactly this form, or None if it is not listed."""
        line = self.written(form)
        return None if line is None else self._pattern(line.partition("\t")[0])

    def is_verb_base(self, word: str) -> bool:
        """Whether the lexicon lists `word` as the base form of a verb."""
        pattern = self.pattern(word)
        return pattern is not None and pattern.base

    def parse(self, line: str, lower: str, listed: bool = False) -> Entry:
        """An entry from its line (see `written`)."""
        tags, _, common = line.partition("\t")
        pattern = self._patterns.get(tags) or self._pattern(tags)
        lemmas = _NO_LEMMAS
        if pattern.regular and not common:
            lemmas = {tag: regular_lemma(lower, tag, self.is_verb_base) for tag in pattern.regular}
        elif pattern.inflected and common:
            lemmas = dict.fromkeys(pattern.inflected, common)
        if pattern.own:
            lemmas = lemmas | pattern.own
        state = self._states.get(lower, "")
        if pattern.verbal and not state:
            state = self._verb_state(lower, pattern, lemmas)
        kind = pattern.kinds.get(state)
        if kind is None or lower in OWN_KIND:
            kind = self._kind(pattern, state, lower)
        tag = pattern.tag
        lemma = lower if not lemmas else lemmas.get(tag, lower) if tag else ""
        return Entry(lower, lemma, lemmas, listed, kind, tag, kind.usual, kind.possible, state, kind.ahead, kind.step)

    def _expand(self, word: str) -> Entry:
        line = self.written(word)
        lower = folded(word)
        listed = line is not None
        if line is None and lower != word and not word[:1].isupper():
            line = self.written(lower)
        return self.parse(guess(word, lower, self) if line is None else line, lower, listed)

    def _pattern(self, tags: str) -> Pattern:
        pattern = self._patterns.get(tags)
        if pattern is None:
            pattern = self._patterns[tags] = Pattern(tags)
        return pattern

    def _kind(self, pattern: Pattern, state: str, lower: str) -> Kind:
        """The kind of a word with these tags and this state; words with a rule of their own are one by themselves."""
        word = lower if lower in OWN_KIND else ""
        key = (pattern.usual, pattern.rare, state, word)
        kind = self._kinds.get(key)
        if kind is None:
            kind = self._kinds[key] = Kind(*key)
        if not word:
            pattern.kinds[state] = kind
        return kind

    def _verb_state(self, lower: str, pattern: Pattern, lemmas: dict[str, str]) -> str:
        for tag in pattern.verbal:
            state = self._verb_states.get(lemmas.get(tag, lower))
            if state and lower not in _CLITICS:
                return state if state in ("REPORT", "HELP") or pattern.usual[0] != "NNS" else ""
        return ""


def _items(value: Plain) -> Iterator[tuple[str, Plain]]:
    if isinstance(value, dict):
        yield from value.items()


def _words(value: Plain) -> list[str]:
    return [str(word) for word in value] if isinstance(value, list) else []


def _curated(value: Plain) -> Iterator[tuple[str, str]]:
    """(word, tags as written) for a file of sections, each of lines `word: TAGS / RARE`."""
    return ((word, str(tags)) for _, section in _items(value) for word, tags in _items(section))
