"""Rules written for one case, and what sentences give with them; the stages beside the rulebook are the shipped ones."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from tacitus.resources import RULES
from tacitus.rulebook.load import load
from tacitus.text import Lexicon

if TYPE_CHECKING:
    from tacitus import Coder
    from tacitus.rulebook.matchers import Rulebook

AFTER_RULES = "***"
_LEAST = """tacitus: 1
rules:
  - {id: see, event: meeting, cameo: 040, when: SOURCE see TARGET, status: draft}
"""


def coder_with(rules: str) -> Coder:
    """A coder with one rule file, given as text. Raises RuleError if it has faults."""
    return _plain_coder().with_rulebook(_rulebook(rules))


def coded(input: str, line) -> list[str]:
    """For an input of rules, a line `***` and sentences: each sentence, `=>` and its events by `line`."""
    rules, _, sentences = input.partition(f"\n{AFTER_RULES}\n")
    coder = coder_with(rules)
    lines = []
    for sentence in filter(None, map(str.strip, sentences.split("\n"))):
        events = [line(event) for event in coder.code(sentence, date="2021-03-11")]
        lines.append(f"{sentence}  => {' ; '.join(events) or 'none'}")
    return lines


def _rulebook(rules: str) -> Rulebook:
    with TemporaryDirectory() as folder:
        _write(Path(folder), rules)
        return load(Path(folder), _lexicon()).rulebook()


@lru_cache(maxsize=1)
def _lexicon() -> Lexicon:
    return Lexicon.from_rules(RULES / "lexicon")


@lru_cache(maxsize=1)
def _plain_coder() -> Coder:
    """All stages of the shipped coder, with a rulebook of one rule: a fault in a shipped rule spoils no case."""
    from tacitus import Coder

    with TemporaryDirectory() as folder:
        _write(Path(folder), _LEAST)
        return Coder(rules=folder)


def _write(folder: Path, rules: str) -> None:
    (folder / "events").mkdir()
    (folder / "events" / "case.yaml").write_text(rules, encoding="utf-8")
