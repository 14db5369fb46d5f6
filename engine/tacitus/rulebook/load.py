"""Folders of YAML -> rules as run, with all faults of all files in one go.

loaded = load(RULES, lexicon)
loaded.faults            # every error and warning, sorted
loaded.rulebook()        # what coding runs; raises RuleError if there are errors
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from tacitus.errors import Fault, RuleError
from tacitus.rulebook import checks
from tacitus.rulebook.codebook import Draft
from tacitus.rulebook.compile import Compiled, RuleCompiler
from tacitus.rulebook.example import Example
from tacitus.rulebook.keys import record
from tacitus.rulebook.layout import Layout, layout
from tacitus.rulebook.matchers import Codebook, Rule, Rulebook, Term
from tacitus.rulebook.schema import LIST_NAME, WORD, Overlay, RuleFile, WrittenChange, WrittenRule
from tacitus.rulebook.values import Many, nearest
from tacitus.rulebook.words import Names, Vocabulary, WordList
from tacitus.text import Lexicon
from tacitus.yamlfile import Mapping, Source, parse, parse_text, shown

_NAMES = re.compile(r"[A-Z][A-Z0-9_]*")  # what may name a list in a rule file
_BESIDE_LISTS = ("tacitus", "about")


@dataclass(frozen=True, slots=True)
class Loaded:
    """All that was read. `lists`: terms by qualified name; `examples`: of all rules, in file order; `actor_paths`:
    folders and files of actors, those that count more last; `faults`: sorted, errors and warnings."""

    rules: tuple[Rule, ...]
    lists: dict[str, tuple[Term, ...]]
    codebook: Codebook
    actor_paths: tuple[Path, ...]
    examples: tuple[Example, ...]
    faults: tuple[Fault, ...]

    @property
    def errors(self) -> list[Fault]:
        """The faults that are no warnings."""
        return [fault for fault in self.faults if fault.severity == "error"]

    def rulebook(self) -> Rulebook:
        """What coding runs. Raises RuleError with every error of every file."""
        if self.errors:
            raise RuleError(self.errors)
        return Rulebook(self.rules, self.codebook, self.lists)


@dataclass(frozen=True, slots=True)
class _Shared:
    """Codebook and shared lists: what every rule file rests on."""

    codebook: Draft
    lists: dict[str, WordList]
    books: list[Source]
    listed: list[Source]

    @property
    def sources(self) -> list[Source]:
        """All files, those of the codebook first."""
        return [*self.books, *self.listed]


@dataclass(frozen=True, slots=True)
class _File:
    """One rule file, read. `ids`: of all its rules, also of those that the project leaves out."""

    data: bytes
    source: Source
    ids: tuple[str, ...] = ()
    rules: tuple[Compiled, ...] = ()
    lists: tuple[WordList, ...] = ()


@dataclass(slots=True)
class Kept:
    """What one reading leaves for the next one of the same path, so that only rule files that changed, or name a list that did,
    are read again.

    `texts`: text that stands for a file, not yet saved; set it between readings.
    """

    texts: dict[Path, str] = field(default_factory=dict)
    rests_on: tuple[bytes, ...] = ()
    shared: _Shared | None = None
    files: dict[Path, _File] = field(default_factory=dict)

    def data(self, file: Path) -> bytes:
        """What stands in a file, or will; nothing if it cannot be read."""
        text = self.texts.get(file)
        if text is not None:
            return text.encode()
        try:
            return file.read_bytes()
        except OSError:
            return b""

    def source(self, file: Path) -> Source:
        """The file, parsed."""
        text = self.texts.get(file)
        if text is None:
            return parse(file)
        source = Source(shown(file), [])
        parse_text(text, source)
        return source


def load(path: Path, lexicon: Lexicon, kept: Kept | None = None) -> Loaded:
    """Read a folder of rules, a project or one rule file. Raises MissingRules if it is not there; all else is a fault.
    `kept`: of an earlier reading of the same path."""
    found = layout(path)
    kept = kept or Kept()
    shared = _shared(found, kept)
    overlay = _Overlay(found, shared.codebook)
    vocabulary = Vocabulary(lexicon)
    for root, file in found.events:
        data = kept.data(file)
        known = kept.files.get(file)
        if known is None or known.data != data:
            kept.files[file] = _file(root, file, data, kept.source(file), shared, vocabulary, overlay)
    files = [kept.files[file] for _, file in found.events]
    own = [each for file in files for each in file.lists]
    sources = [*found.sources, *shared.sources, *(file.source for file in files)]
    alone = [len(source.faults) for source in sources]
    compiled = checks.distinct(each for file in files for each in file.rules)
    ids = {id for file in files for id in file.ids}
    overlay.check(ids)
    checks.order(compiled, ids, overlay.after, overlay.source)
    terms = {each.qualified: _terms(each, shared.lists, own, vocabulary) for each in (*shared.lists.values(), *own)}
    faulty = {fault.path for source in sources for fault in source.faults if fault.severity == "error"}
    checks.unused([*shared.lists.values(), *own], faulty)
    faults = tuple(sorted({fault for source in sources for fault in source.faults}))
    for source, count in zip(sources, alone, strict=True):
        del source.faults[count:]  # what only shows between files is found anew by every reading
    return Loaded(
        tuple(each.rule for each in compiled),
        terms,
        shared.codebook.done(),
        tuple(found.actors),
        tuple(example for each in compiled for example in each.examples),
        faults,
    )


def _shared(found: Layout, kept: Kept) -> _Shared:
    project = [Path(found.project.path)] if found.project else []
    rests_on = tuple(b"\0".join(map(kept.data, files)) for files in ((*found.codebooks, *project), found.lists))
    before = kept.shared
    if before is not None and rests_on == kept.rests_on:
        return before
    listed = [kept.source(file) for file in found.lists]
    lists = checks.list_names(each for source in listed for each in _lists(source))
    if before is not None and rests_on[0] == kept.rests_on[0]:  # only lists: most rule files name none that changed
        codebook, books = before.codebook, before.books
        _forget(kept, before.lists, lists)
    else:
        codebook, books = Draft(), [kept.source(file) for file in found.codebooks]
        for book in books:
            codebook.add(book)
        kept.files.clear()
    kept.rests_on, kept.shared = rests_on, _Shared(codebook, lists, books, listed)
    return kept.shared


def _forget(kept: Kept, before: dict[str, WordList], now: dict[str, WordList]) -> None:
    """Of the rule files those that name a list that is another now, or have faults, which may be about lists."""
    changed = {name for name in before.keys() | now.keys() if _words(before.get(name)) != _words(now.get(name))}
    while further := {n for n in now if n not in changed and any(item.value in changed for item in now[n].items)}:
        changed |= further  # lists that hold one that changed
    for path, file in list(kept.files.items()):
        if file.source.faults or not changed.isdisjoint(_NAMES.findall(file.data.decode(errors="replace"))):
            del kept.files[path]
    for name in now.keys() - changed:
        now[name].used = before[name].used


def _words(each: WordList | None) -> tuple[tuple[str, bool], ...] | None:
    return None if each is None else tuple((item.value, item.quoted) for item in each.items)


def _file(
    root: Path, file: Path, data: bytes, source: Source, shared: _Shared, vocabulary: Vocabulary, overlay: _Overlay
) -> _File:
    compiler = _compiler(root, file, source, shared.lists, vocabulary, shared.codebook)
    if compiler is None:
        return _File(data, source)
    ids = tuple(f"{compiler.stem}/{written.id.value}" for written in compiler.file.rules if written.id)
    rules = tuple(_rules(compiler, overlay))
    return _File(data, source, ids, rules, tuple(compiler.names.own.values()))


def _compiler(
    root: Path, file: Path, source: Source, shared: dict[str, WordList], vocabulary: Vocabulary, codebook: Draft
) -> RuleCompiler | None:
    if not isinstance(source.root, Mapping):
        if source.root is not None:
            source.at(source.root, "wrong-value", "a rule file must hold keys (`key: value`)", "tacitus: 1")
        elif not source.faults:
            source.report(1, 1, "empty-file", "the file is empty", severity="warning")
        return None
    written = record(RuleFile, source.root, source)
    own = checks.list_names(WordList(name, items, source, file.stem) for name, items in written.lists)
    checks.own_names(own, shared)
    for each in own.values():
        checks.list_items(each, (*own, *shared))
    home = f"{root.name}/{file.relative_to(root).as_posix()}"
    return RuleCompiler(written, source, file.stem, home, Names(shared, own, vocabulary), codebook)


def _rules(compiler: RuleCompiler, overlay: _Overlay) -> Iterable[Compiled]:
    for written in compiler.file.rules:
        changed = overlay.changed(compiler.stem, written)
        if changed is not None:
            compiled = compiler.compile(changed)
            if compiled is not None:
                yield compiled


def _lists(source: Source) -> Iterable[WordList]:
    """The lists of a file of rules/lists/."""
    if not isinstance(source.root, Mapping):
        if source.root is not None:
            source.at(source.root, "wrong-value", "a file of lists must hold `NAME: [word, word]`")
        return
    kind = Many(WORD, listed=True)
    for name, node in source.root.entries:
        if name.value in _BESIDE_LISTS:
            continue
        items = kind.read(node, source)
        if LIST_NAME.read(name, source) is not None and items is not None:
            yield WordList(name, items, source)


def _terms(
    each: WordList, shared: dict[str, WordList], own: list[WordList], vocabulary: Vocabulary
) -> tuple[Term, ...]:
    mine = {other.name.value: other for other in own if other.owner == each.owner} if each.owner else {}
    names = Names(shared, mine, vocabulary)
    return names.terms_of(each)


class _Overlay:
    """What a project switches off and changes; ids that name no rule, and codes that are none, are reported."""

    def __init__(self, found: Layout, codebook: Draft) -> None:
        overlay = found.overlay or Overlay()
        self.source = found.project or Source("", [])
        self.disabled = overlay.disable
        self.changed_ids = tuple(id for id, _ in overlay.change)
        self.changes = {id.value: self._values(change, codebook) for id, change in overlay.change}
        self.after = frozenset(name for _, change in overlay.change for name in change.after)
        self._after = {id.value: change.after for id, change in overlay.change}

    def _values(self, change: WrittenChange, codebook: Draft) -> dict[str, Any]:
        """The keys that a change sets, without those that do not hold."""
        values = {name: getattr(change, name) for name in ("event", "cameo", "plover", "modes", "contexts", "status")}
        if change.event is not None and not codebook.check_type(change.event, self.source):
            del values["event"]
        if change.cameo is not None and not codebook.check_code(change.cameo, self.source):
            del values["cameo"]
        return {name: value for name, value in values.items() if value is not None}

    def changed(self, stem: str, written: WrittenRule) -> WrittenRule | None:
        """The rule as the project has it, or None if it is switched off."""
        id = f"{stem}/{written.id.value}" if written.id else ""
        if any(fnmatchcase(id, text.value) for text in self.disabled):
            return None
        return replace(written, **self.changes.get(id, {}), after=(*written.after, *self._after.get(id, ())))

    def check(self, ids: set[str]) -> None:
        """Report what names no rule."""
        for text in (*self.disabled, *self.changed_ids):
            if not any(fnmatchcase(id, text.value) for id in ids):
                hint = nearest(text.value, sorted(ids))
                self.source.at(text, "unknown-rule", f"there is no rule `{text.value}`", hint)
