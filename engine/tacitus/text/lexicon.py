"""What is known of single words: their possible Penn tags and lemmas, and lists of words by name."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tacitus.text.shapes import Guess, aheads, guess, regular_lemma
from tacitus.text.special import SPECIAL
from tacitus.text.steps import Step, step_of

if TYPE_CHECKING:
    from tacitus.yamlfile import Plain

BASE_TAGS = frozenset(["NN", "VB", "VBP", "JJ", "RB", "NNP", "CD", "DT", "IN"])
_LONGEST = 60
_MEMO_SIZE = 100_000
_CURATED = ("function-words.yaml", "usage.yaml")


class Entry:
    """A word as the tagger sees it.

    `tag`: its tag if it can have only one, else "". `usual`: tags that newspapers use, the likeliest first; `rare`:
    tags taken only where nothing else fits. `lemmas`: the lemma for each of them. `state`: the word's part in context
    ("BE", "HAVE", "DO", "REPORT", else "" for the tag itself). `lemma`, `step`: of a word with one tag, what the tagger
    would find out each time. `ahead`: what it can be, in a letter, as seen from the
    word before it. `kind`: the same text for all words that the contextual rules treat alike.
    """

    __slots__ = ("ahead", "kind", "lemma", "lemmas", "lower", "possible", "rare", "state", "step", "tag", "usual")

    def __init__(self, lower: str, usual: tuple[str, ...], rare: tuple[str, ...], lemmas: dict[str, str]) -> None:
        self.lower = lower
        self.usual = usual
        self.rare = rare
        self.lemmas = lemmas
        self.possible = frozenset(usual + rare)
        self.tag = usual[0] if len(self.possible) == 1 else ""
        self.lemma = lemmas[self.tag] if self.tag else ""
        self.step: Step | None = None
        self.kind = f"{' '.join(usual)}/{' '.join(rare)}"
        self.state = ""
        self.ahead = ""


class Lexicon:
    """Words with their tags and lemmas, expanded when first asked for; safe to share between threads.

    `classes`: lists of words by name ("months", "time-nouns"), as rules/lexicon/classes.yaml gives them.
    `known`: the entries looked up so far, by word; bounded. `abbreviations`, `titles`: words that end in a full stop; titles always have a word behind them.
    """

    __slots__ = ("_expanded", "_shards", "abbreviations", "classes", "known", "titles")

    def __init__(self, shards: dict[str, str], classes: dict[str, list[str]]) -> None:
        self._shards = shards
        self._expanded: dict[str, dict[str, str]] = {}
        self.known: dict[str, Entry] = {}
        self.classes = {name: frozenset(words) for name, words in classes.items()}
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
            shards.setdefault(form[:2], []).append(f"{form}\t{entry}")
        return cls({key: "\n".join(lines) for key, lines in shards.items()}, classes)

    def to_plain(self) -> dict[str, Any]:
        """Plain data for the compiled image."""
        return {"shards": self._shards, "classes": {name: sorted(words) for name, words in self.classes.items()}}

    @classmethod
    def from_plain(cls, data: dict[str, Any]) -> Lexicon:
        """The lexicon that `to_plain` wrote."""
        return cls(data["shards"], data["classes"])

    def written(self, form: str) -> str | None:
        """The line for exactly this form, "TAGS / RARE <tab> lemma", or None if it is not listed."""
        key = form[:2]
        shard = self._expanded.get(key)
        if shard is None:
            lines = self._shards.get(key, "").split("\n")
            shard = {form: line for form, _, line in (line.partition("\t") for line in lines)}
            self._expanded[key] = shard
        return shard.get(form)

    def entry(self, word: str) -> Entry:
        """What `word`, spelt as in mid-sentence, can be; guessed from its shape if it is not listed."""
        found = self.known.get(word)
        if found is None and len(word) > _LONGEST:
            return self._expand(word)
        if found is None:
            if len(self.known) >= _MEMO_SIZE:
                self.known.clear()
            found = self.known[word] = self._expand(word)
        return found

    def lemmas(self, word: str) -> dict[str, str]:
        """Penn tag -> lemma for every tag that the lower-case `word` can have: {"VBD": "leave", "JJ": "left", ...}."""
        return self.entry(word).lemmas

    def is_verb_base(self, word: str) -> bool:
        """Whether the lexicon lists `word` as the base form of a verb."""
        line = self.written(word)
        return line is not None and "VB" in line.partition("\t")[0].replace("/", " ").split()

    def _expand(self, word: str) -> Entry:
        line = self.written(word)
        lower = word.lower().replace("’", "'")
        if line is None and lower != word and not word[:1].isupper():
            line = self.written(lower)
        guessed: Guess = (line, lower) if line is not None else guess(word, lower, self)
        entry = self.parse(guessed[0], lower)
        return entry

    def parse(self, line: str, lower: str) -> Entry:
        """An entry from its line (see `written`)."""
        tags, _, common = line.partition("\t")
        usual_part, _, rare_part = tags.partition("/")
        usual, rare = usual_part.split(), rare_part.split()
        if usual == ["VBG"] and not rare:
            rare = ["NN"]
        lemmas: dict[str, str] = {}
        for item in usual + rare:
            tag, _, own = item.partition("=")
            if own:
                lemmas[tag] = own
            elif tag in BASE_TAGS:
                lemmas[tag] = lower
            else:
                lemmas[tag] = common or regular_lemma(lower, tag, self.is_verb_base)
        entry = Entry(lower, _bare(usual), _bare(rare), lemmas)
        entry.state = self._state(entry)
        if entry.tag:
            entry.step = step_of(entry.tag, entry.state)
        entry.ahead = aheads(entry, self.classes)
        entry.kind = lower if lower in SPECIAL else f"{entry.kind}/{entry.state}"
        return entry

    def _state(self, entry: Entry) -> str:
        lemmas = set(entry.lemmas.values())
        lower = entry.lower
        if lemmas & {"be", "have", "do"} and entry.usual[0] != "NNS" and lower != "'s" and lower != "'d":
            return (lemmas & {"be", "have", "do"}).pop().upper()
        if entry.usual[0] == "PRP" and lower in self.classes["subject-pronouns"]:
            return "PRPS"
        if entry.usual[0] == "PRP" and lower in self.classes["object-pronouns"]:
            return "PRPO"
        if lemmas & self.classes["helping"]:
            return "HELP"
        if any(entry.lemmas[tag] in self.classes["reporting"] for tag in entry.possible if tag[0] == "V"):
            return "REPORT"
        if lower == "that":
            return "THAT"
        if lower in self.classes["singular-determiners"]:
            return "DT1"
        if lower == "of":
            return "OF"
        if lower in self.classes["subordinators"]:
            return "SUB"
        if lower in self.classes["half-subordinators"]:
            return "HALF"
        return ""


def _bare(items: list[str]) -> tuple[str, ...]:
    return tuple(item.partition("=")[0] for item in items)


def _items(value: Plain) -> Iterator[tuple[str, Plain]]:
    if isinstance(value, dict):
        yield from value.items()


def _words(value: Plain) -> list[str]:
    return [str(word) for word in value] if isinstance(value, list) else []


def _curated(value: Plain) -> Iterator[tuple[str, str]]:
    """(word, tags as written) for a file of sections, each of lines `word: TAGS / RARE`."""
    return ((word, str(tags)) for _, section in _items(value) for word, tags in _items(section))
