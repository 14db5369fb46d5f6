"""What the contextual rules look at: the kind of a word, which it shares with others, and what surrounds it."""

from __future__ import annotations

import msgspec

from tacitus.text.letters import OWN_LETTER, letter_of
from tacitus.text.special import SPECIAL
from tacitus.text.steps import Step, step_of

_NOUNS = frozenset(["NN", "NNS", "NNP", "NNPS"])
# Words that the contextual rules know by name.
OWN_KIND = frozenset([*SPECIAL, *OWN_LETTER, "longer"])


class Kind:
    """Words that the contextual rules treat alike; there are a few hundred.

    `usual`: tags that newspapers use, the likeliest first; `rare`: tags taken only where nothing else fits; `possible`:
    both; `tag`: the only one, else "". `noun`, `rare_noun`: the first tag of a noun among the usual and the rare ones, or
    ""; `verb`, `rare_verb`: the tag that it would have as a finite verb, by its usual tags and by all. `state`: its part
    in context ("BE", "HAVE", "DO", "REPORT", else "" for the tag itself). `step`: if it has one tag, what the tagger
    would find out each time. `ahead`: what it can be, in a letter, as seen from the word before it. `word`: the word, if
    the rules know it by name.
    """

    __slots__ = (
        "_steps", "ahead", "noun", "possible", "rare", "rare_noun", "rare_verb", "state", "step", "tag", "usual", "verb", "word",
    )  # fmt: skip

    def __init__(self, usual: tuple[str, ...], rare: tuple[str, ...], state: str, word: str) -> None:
        self.usual = usual
        self.rare = rare
        self.possible = frozenset(usual + rare)
        self.tag = usual[0] if len(self.possible) == 1 else ""
        self.noun = _noun(usual)
        self.rare_noun = _noun(rare)
        self.verb = _finite(usual)
        self.rare_verb = _finite(usual + rare)
        if self.rare_verb == "VBN":
            self.rare_verb = self.verb  # a rare participle is none
        self.state = state
        self.word = word
        self.step: Step | None = step_of(self.tag, state) if self.tag else None
        self.ahead = OWN_LETTER.get(word) or letter_of(usual, self.possible, state)
        self._steps: dict[str, Step] = {}

    def step_as(self, tag: str, ahead: str) -> Step:
        """What a word does once its tag is known; `ahead`: the letter of the word behind it, which matters for "that"."""
        if self.state == "THAT":
            return step_of(tag, self.state, ahead)
        step = self._steps.get(tag)
        if step is None:
            step = self._steps[tag] = step_of(tag, self.state)
        return step


class Context(msgspec.Struct, eq=False, gc=False):
    """What surrounds a word: the two states before it, two letters behind it, and the clause so far.

    `clause`: 0 no finite verb yet, 1 seen, 2 seen, but a comma or "and" may have opened another clause, 3 inside a
    prepositional phrase that opens the sentence. `wide`: whether anything but `before` and `ahead` was asked for: two
    decisions in three are made without, and hold wherever these two are the same.
    """

    before: str
    ahead: str
    _before2: str
    _ahead2: str
    _clause: int
    wide: bool = False

    @property
    def before2(self) -> str:
        self.wide = True
        return self._before2

    @property
    def ahead2(self) -> str:
        self.wide = True
        return self._ahead2

    @property
    def clause(self) -> int:
        self.wide = True
        return self._clause


def _noun(tags: tuple[str, ...]) -> str:
    return next((tag for tag in tags if tag in _NOUNS), "")


def _finite(tags: tuple[str, ...]) -> str:
    return next((tag for tag in ("VBD", "VBZ", "VBP", "VBN") if tag in tags), "")
