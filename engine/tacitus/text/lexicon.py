"""What is known of single words: their possible Penn tags and lemmas, and lists of words by name."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tacitus.text.letters import OWN_LETTER, letter_of
from tacitus.text.shapes import APOSTROPHES, guess, regular_lemma
from tacitus.text.special import SPECIAL
from tacitus.text.steps import Step, step_of

if TYPE_CHECKING:
    from tacitus.yamlfile import Plain

BASE_TAGS = frozenset(["NN", "VB", "VBP", "JJ", "RB", "NNP", "CD", "DT", "IN"])
_LONGEST = 60
_PREFIX = 4  # letters by which forms lie together: few enough stretches to load fast, short enough to search fast
_MEMO_SIZE = 100_000
_CURATED = ("function-words.yaml", "usage.yaml")


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
    """The tags of a line, shared by all words that have the same: see Entry. `own`: lemmas written with a tag;
    `inflected`: tags whose lemma is another word; `seen`: (kind, letter, step) of such a word by its state."""

    __slots__ = ("inflected", "kind", "own", "possible", "rare", "seen", "tag", "usual", "verbal")

    def __init__(self, tags: str) -> None:
        usual_part, _, rare_part = tags.partition("/")
        usual, rare = usual_part.split(), rare_part.split()
        if usual == ["VBG"] and not rare:
            rare = ["NN"]
        self.own = {tag: lemma for tag, _, lemma in (item.partition("=") for item in usual + rare) if lemma}
        self.usual = tuple(item.partition("=")[0] for item in usual)
        self.rare = tuple(item.partition("=")[0] for item in rare)
        self.possible = frozenset(self.usual + self.rare)
        self.tag = self.usual[0] if len(self.possible) == 1 else ""
        self.inflected = tuple(tag for tag in self.possible if tag not in BASE_TAGS and tag not in self.own)
        self.verbal = any(tag[0] == "V" for tag in self.possible)
        self.kind = f"{' '.join(self.usual)}/{' '.join(self.rare)}"
        self.seen: dict[str, tuple[str, str, Step | None]] = {}

    def look(self, state: str) -> tuple[str, str, Step | None]:
        """What the tagger sees of a word with this pattern and state: kind, letter, step if it has one tag."""
        seen = self.seen.get(state)
        if seen is None:
            step = step_of(self.tag, state) if self.tag else None
            letter = letter_of(self.usual, self.possible, state)
            seen = self.seen[state] = (f"{self.kind}/{state}", letter, step)
        return seen


class Entry:
    """A word as the tagger sees it.

    `tag`: its tag if it can have only one, else "". `usual`: tags that newspapers use, the likeliest first; `rare`:
    tags taken only where nothing else fits; `possible`: both. `lemmas`: the lemma for each of them. `state`: the word's
    part in context ("BE", "HAVE", "DO", "REPORT", else "" for the tag itself). `lemma`, `step`: of a word with one tag,
    what the tagger would find out each time. `ahead`: what it can be, in a letter, as seen from the word before it.
    `kind`: the same text for all words that the contextual rules treat alike.
    """

    __slots__ = ("ahead", "kind", "lemma", "lemmas", "lower", "possible", "rare", "state", "step", "tag", "usual")

    def __init__(self, lower: str, pattern: Pattern, lemmas: dict[str, str], state: str) -> None:
        self.lower = lower
        self.usual = pattern.usual
        self.rare = pattern.rare
        self.possible = pattern.possible
        self.tag = pattern.tag
        self.lemmas = lemmas
        self.state = state
        self.lemma = lemmas[self.tag] if self.tag else ""
        self.kind, self.ahead, self.step = pattern.look(state)
        if lower in SPECIAL:
            self.kind = lower
        if lower in OWN_LETTER:
            self.ahead = OWN_LETTER[lower]


class Lexicon:
    """Words with their tags and lemmas, expanded when first asked for; safe to share between threads.

    `classes`: lists of words by name ("months", "time-nouns"), as rules/lexicon/classes.yaml gives them.
    `abbreviations`, `titles`: words that end in a full stop; titles always have a word behind them.
    `known`: the entries looked up so far, by word; bounded.
    """

    __slots__ = ("_patterns", "_shards", "_states", "_verb_states", "abbreviations", "classes", "known", "titles")

    def __init__(self, shards: dict[str, str], classes: dict[str, list[str]]) -> None:
        self._shards = shards
        self._patterns: dict[str, Pattern] = {}
        self.known: dict[str, Entry] = {}
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
        lower = word.lower().translate(APOSTROPHES)
        if line is None and lower != word and not word[:1].isupper():
            line = self.written(lower)
        return self.parse(guess(word, lower, self) if line is None else line, lower)

    def parse(self, line: str, lower: str) -> Entry:
        """An entry from its line (see `written`)."""
        tags, _, common = line.partition("\t")
        pattern = self._patterns.get(tags)
        if pattern is None:
            pattern = self._patterns[tags] = Pattern(tags)
        lemmas = dict.fromkeys(pattern.possible, lower)
        for tag in pattern.inflected:
            lemmas[tag] = common or regular_lemma(lower, tag, self.is_verb_base)
        if pattern.own:
            lemmas.update(pattern.own)
        state = self._states.get(lower, "")
        if pattern.verbal and not state:
            state = self._verb_state(lower, pattern, lemmas)
        return Entry(lower, pattern, lemmas, state)

    def _verb_state(self, lower: str, pattern: Pattern, lemmas: dict[str, str]) -> str:
        if lower in _CLITICS or self._verb_states.keys().isdisjoint(lemmas.values()):
            return ""
        for tag, lemma in lemmas.items():
            if tag[0] == "V" and lemma in self._verb_states and (state := self._verb_states[lemma]):
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
