"""The rules that are served: as they stand in their files, with edits that are not saved yet. Safe to share between threads.

Files are known by names ("rules/events/meeting.yaml"), never by paths: what has no name cannot be reached.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from threading import RLock
from typing import Any, NamedTuple

from msgspec.structs import asdict

from tacitus.coder import Coder
from tacitus.drawing import svg
from tacitus.errors import Fault, TacitusError
from tacitus.resources import RULES
from tacitus.rulebook.layout import layout
from tacitus.rulebook.matchers import Rule
from tacitus.text.document import Document
from tacitus.workbench.explain import explain
from tacitus.workbench.live import Live
from tacitus.workbench.page import record
from tacitus.workbench.test import Outcome, Runner
from tacitus.workbench.why_not import why_not

_PACKAGED = "packaged"
_CHANGES = 3  # failing examples for which the smallest change is searched, so that an answer comes at once
_MOST_RULES = 2000


class NoSuchFile(TacitusError):
    """A file is asked for that is none of these rules'."""


class NotSaved(TacitusError):
    """A file cannot be saved: it may not be, or it has changed since it was read."""


class File(NamedTuple):
    """One rule file or file of lists. `own`: of the project itself; `kind`: "rules" or "lists"."""

    name: str
    path: Path
    own: bool
    kind: str


class Desk:
    """`rules`: a folder or project (None: the packaged rules); `write`: whether own files may be saved."""

    def __init__(self, rules: str | Path | None = None, write: bool = False, base: Coder | None = None) -> None:
        self.write = write
        self.live = Live(rules, base)
        self.coder = self.live.coder
        self._lock = RLock()
        self._seen = self.live.state()
        self.title = _PACKAGED if self.live.path.resolve() == RULES else self.live.path.resolve().name

    # -- files ---------------------------------------------------------------------------------------------------------

    def files(self) -> list[File]:
        """The files by name, own ones first."""
        found = layout(self.live.path)
        listed = [*((file, "rules") for _, file in found.events), *((file, "lists") for file in found.lists)]
        named: dict[str, File] = {}
        for path, kind in listed:
            own = self.live.is_own(path)
            name = _name(path, self.live.path, own)
            named[name] = File(name, path, own, kind)
        return sorted(named.values(), key=lambda file: (not file.own, file.kind != "rules", file.name))

    def file(self, name: str) -> File:
        """The file of this name. Raises NoSuchFile."""
        for file in self.files():
            if file.name == name:
                return file
        raise NoSuchFile(f"no file `{name[:200]}` belongs to these rules")

    def text(self, name: str) -> tuple[str, str]:
        """What stands in a file, and its hash, which `save` asks for."""
        text = self.file(name).path.read_text(encoding="utf-8")
        return text, _hash(text)

    def may_write(self, file: File) -> bool:
        """Whether the page may save the file: if it was started so, and only own files."""
        return self.write and file.own

    def save(self, name: str, text: str, was: str) -> str:
        """Save a file; its new hash. `was`: the hash of what was read. Raises NoSuchFile, NotSaved."""
        file = self.file(name)
        if not self.may_write(file):
            why = "it is one of the packaged rules" if self.write else "start `tacitus serve --write` for that"
            raise NotSaved(f"`{name}` cannot be saved: {why}")
        with self._lock:
            if _hash(file.path.read_text(encoding="utf-8")) != was:
                raise NotSaved(f"`{name}` has changed since you opened it; copy your text and open it again")
            _replace(file.path, text)
        return _hash(text)

    # -- rules ---------------------------------------------------------------------------------------------------------

    def rules(self) -> list[dict[str, Any]]:
        """Every rule, as plain values."""
        with self._lock:
            self._read({})
            loaded = self.live.loaded
        shown: dict[str, int] = {}
        for example in loaded.examples:
            shown[example.rule_id] = shown.get(example.rule_id, 0) + 1
        return [self._rule(rule, shown.get(rule.id, 0)) for rule in loaded.rules[:_MOST_RULES]]

    def _rule(self, rule: Rule, examples: int) -> dict[str, Any]:
        path = self.live.file_of(rule.id)
        return {
            "id": rule.id,
            "title": rule.title,
            "event_type": rule.event,
            "cameo": rule.cameo,
            "file": _name(path, self.live.path, self.live.is_own(path)) if path else "",
            "line": rule.line,
            "when": list(dict.fromkeys(matcher.text for matcher in rule.when)),
            "unless": list(dict.fromkeys(matcher.text for matcher in rule.unless)),
            "examples": examples,
        }

    def try_file(self, name: str, text: str) -> dict[str, Any]:
        """What is wrong in a file with this text, and how the examples in it fare, with all other rules around them."""
        began = time.perf_counter()
        file = self.file(name)
        with self._lock:
            self._read({file.path: text})
            faults = [_fault(fault, name) for fault in self._faults(file.path)]
            runner = Runner(self.live.coder, self.live.loaded.examples, self.live, changes=_CHANGES)
            own = [each for each in self.live.loaded.examples if self.live.file_of(each.rule_id) == file.path]
            outcomes = [_outcome(runner.run(example)) for example in own]
        return {"faults": faults, "examples": outcomes, "milliseconds": round(1000 * (time.perf_counter() - began))}

    def _faults(self, path: Path) -> Iterator[Fault]:
        for fault in self.live.loaded.faults:
            if Path(fault.path).resolve() == path.resolve():
                yield fault

    # -- texts ---------------------------------------------------------------------------------------------------------

    def code(self, document: Document) -> list[Any]:
        """The events of a document by the rules as they are saved."""
        return self._saved().code_document(document)

    def parse(self, document: Document, width: int) -> list[dict[str, Any]]:
        """The clauses of a document, each sentence also as a picture of that width."""
        coder = self._saved()
        records = coder.parse_document(document)
        pictures = [svg.picture(*each, coder.modalities, width, alone=False) for each in coder.parses(document)]
        return [{**asdict(told), "svg": picture} for told, picture in zip(records, pictures, strict=True)]

    def explain(self, document: Document, rule: str | None, edits: Mapping[str, str], width: int) -> dict[str, Any]:
        """How a text is coded, sentence by sentence. `edits`: texts of files by name, not saved. Raises NoSuchFile and
        NoSuchRule."""
        with self._lock:
            self._read({self.file(name).path: text for name, text in edits.items()})
            coder = self.live.coder
            said = str(why_not(self.live, document.text, rule, document.date)) if rule else None
        told = explain(coder, document.text, document.date, title=document.title)
        sentences = record(told)
        for values, sentence in zip(sentences, told.sentences, strict=True):
            reading = sentence.sight.reading
            values["svg"] = svg.picture(reading.sentence, reading.parse, coder.modalities, width, alone=False)
            for values_of, event in zip(values["events"], sentence.events, strict=True):
                values_of["event"] = event
        return {"sentences": sentences, "why_not": said}

    # -- what changed --------------------------------------------------------------------------------------------------

    def _saved(self) -> Coder:
        with self._lock:
            state = self.live.state()
            if state != self._seen:
                self._seen = state
                self._read({})
                self.coder = self.live.coder
            return self.coder

    def _read(self, texts: Mapping[Path, str]) -> None:
        self.live.read(texts)


def _name(path: Path, root: Path, own: bool) -> str:
    base = root if root.is_dir() else root.parent
    if own and base.resolve() != RULES:
        return Path(os.path.relpath(path, base)).as_posix().replace("../", "")
    return f"{_PACKAGED}/{path.resolve().relative_to(RULES).as_posix()}"


def _hash(text: str) -> str:
    return hashlib.blake2b(text.encode(), digest_size=12).hexdigest()


def _replace(path: Path, text: str) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".tmp")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as out:
            out.write(text)
        os.chmod(name, path.stat().st_mode & 0o777)
        os.replace(name, path)
    except OSError as error:
        Path(name).unlink(missing_ok=True)
        raise NotSaved(f"the file cannot be written: {error.strerror}") from None


def _fault(fault: Fault, name: str) -> dict[str, Any]:
    names = ("line", "column", "length", "severity", "message", "hint")
    return {"file": name, "name": fault.name, **{each: getattr(fault, each) for each in names}}


def _outcome(outcome: Outcome) -> dict[str, Any]:
    example = outcome.example
    return {
        "rule_id": example.rule_id,
        "kind": example.kind,
        "sentence": example.sentence,
        "on": example.on,
        "line": example.line,
        "passed": outcome.passed,
        "failed": outcome.failed,
        "why": list(outcome.why),
    }
