"""Rules that follow their files: what changed is read again, and a coder with it, in a fraction of a second."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

from tacitus import compiled
from tacitus.coder import Coder
from tacitus.resources import RULES
from tacitus.rulebook.example import Example
from tacitus.rulebook.layout import layout
from tacitus.rulebook.load import Kept, Loaded, load
from tacitus.rulebook.matchers import Rule, Rulebook
from tacitus.rulebook.words import Names, Vocabulary
from tacitus.yamlfile import shown


class Live:
    """Rules of a folder or project (None: the packaged ones) as they stand in their files now.

    Faulty rules are left out, never in the way of the others: `loaded.faults` tells them. Not safe to share between threads.
    `base`: a coder with the packaged rules, where there is one already.
    Raises MissingRules when there is nothing of the kind, RuleError when the actors cannot be used.
    """

    def __init__(self, rules: str | Path | None = None, base: Coder | None = None) -> None:
        self.path = RULES if rules is None else Path(rules)
        self.kept = Kept()
        self._base = base or Coder()
        self._vocabulary = Vocabulary(self._base.lexicon)
        self._actor_paths: tuple[Path, ...] | None = None
        self._actor_times: tuple[float, ...] = ()
        self._rules: tuple[Rule, ...] | None = None
        self.loaded: Loaded
        self.coder: Coder
        self.read()

    def read(self, texts: Mapping[Path, str] | None = None) -> bool:
        """Read what changed since; whether anything did. `texts`: what is not saved yet, by absolute path."""
        if texts is not None:
            self.kept.texts = dict(texts)
        loaded = load(self.path, self._base.lexicon, self.kept)
        same = self._rules is not None and _same(loaded.rules, self._rules) and loaded.faults == self.loaded.faults
        actors = self._read_actors(loaded)
        self.loaded = loaded
        if same and not actors:
            return False
        if same:
            self.coder = self.coder.with_actors(self._base.actors)  # nothing about the rules is worked out again
        else:
            self._rules = loaded.rules
            self.coder = self._base.with_rulebook(Rulebook(loaded.rules, loaded.codebook, loaded.lists))
        return True

    def _read_actors(self, loaded: Loaded) -> bool:
        times = tuple(path.stat().st_mtime for root in loaded.actor_paths for path in _below(root))
        changed = (loaded.actor_paths, times) != (self._actor_paths, self._actor_times)
        first = self._actor_paths is None
        self._actor_paths, self._actor_times = loaded.actor_paths, times
        if changed and not (first and loaded.actor_paths == (RULES / "actors",)):
            self._base = self._base.with_actors(compiled.actors(loaded.actor_paths))
        return changed

    @property
    def files(self) -> tuple[Path, ...]:
        """The rule files, in the order of reading."""
        return tuple(self.kept.files)

    def state(self) -> dict[Path, float]:
        """When each file that the rules come from was last written: changed, if something was saved."""
        found = layout(self.path)
        actors = [path for root in found.actors for path in _below(root)] if self.path != RULES else []
        files = [*found.codebooks, *found.lists, *(file for _, file in found.events), *actors]
        if found.project is not None:
            files.append(Path(found.project.path))
        return {file: file.stat().st_mtime for file in files}

    def own_examples(self, everything: bool = False) -> list[Example]:
        """The examples of the rules' own files; `everything`: also those of the packaged rules that a project uses."""
        if everything:
            return list(self.loaded.examples)
        own = {shown(path) for path in self.files if self.is_own(path)}
        return [example for example in self.loaded.examples if example.path in own]

    def is_own(self, path: Path) -> bool:
        """Whether a file belongs to these rules themselves, not to the packaged ones that a project uses."""
        return self.path.resolve() == RULES or not path.resolve().is_relative_to(RULES)

    def file_of(self, rule_id: str) -> Path | None:
        """The file in which a rule stands."""
        return next((path for path, file in self.kept.files.items() if rule_id in file.ids), None)

    def names(self, rule_id: str) -> Names:
        """The lists that a pattern of this rule may name."""
        path = self.file_of(rule_id)
        return self._names([path] if path else [])

    def all_names(self) -> Names:
        """The lists of all files; of several with one name the one that is read last, a project's own."""
        return self._names(self.kept.files)

    def _names(self, paths: Iterable[Path]) -> Names:
        own = {each.name.value: each for path in paths for each in self.kept.files[path].lists}
        shared = self.kept.shared.lists if self.kept.shared else {}
        return Names(shared, own, self._vocabulary)

    def lines(self) -> dict[str, list[str]]:
        """The lines of all files that were read, by the path that faults show."""
        sources = [file.source for file in self.kept.files.values()]
        sources += self.kept.shared.sources if self.kept.shared else []
        return {source.path: source.lines for source in sources}


def _same(a: tuple[Rule, ...], b: tuple[Rule, ...]) -> bool:
    return len(a) == len(b) and all(one is other for one, other in zip(a, b, strict=True))


def _below(root: Path) -> list[Path]:
    return sorted(path for path in root.rglob("*") if path.is_file()) if root.is_dir() else [root]


def part_of(coder: Coder, rulebook: Rulebook, lemmas: Iterable[str]) -> Coder:
    """The coder with only those rules that words of a text can evoke: codes that text the same, and is made at once."""
    here = {lemma.lower() for lemma in lemmas}
    rules = tuple(rule for rule in rulebook.rules if _evoked(rule, here))
    return coder.with_rulebook(msgspec.structs.replace(rulebook, rules=rules))


def _evoked(rule: Rule, lemmas: set[str]) -> bool:
    triggers = (trigger for matcher in rule.when for trigger in matcher.triggers)
    return any(trigger.partition("_")[0].lower() in lemmas for trigger in triggers)
