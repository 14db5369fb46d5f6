"""How far a run is, as it is kept beside the output for a run that resumes; and what must not change in between."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

from tacitus import __version__
from tacitus.batch.counts import Counts
from tacitus.batch.task import Task
from tacitus.errors import TacitusError
from tacitus.reading import Settings
from tacitus.writing import Mark

Identity = Mapping[str, str]
_WORDS = {
    "tacitus": "the version of tacitus",
    "rules": "the rules",
    "task": "the options",
    "reading": "the options of reading",
    "inputs": "the inputs (name, size or time)",
}


class CannotResume(TacitusError):
    """What is there was made of other things."""


class State(msgspec.Struct, frozen=True):
    """`stretches` of documents that are done, what they came to, bytes of the file of documents set aside, seconds that
    earlier runs took; `over`: all is written."""

    identity: dict[str, str] = {}
    stretches: int = 0
    counts: Counts = Counts()
    aside: int = 0
    seconds: float = 0.0
    over: bool = False

    def mark(self) -> Mark:
        """As plain values."""
        plain: Mark = msgspec.to_builtins(self)
        return plain


def resumed(mark: Mark | None, identity: Identity | None, output: Path) -> State:
    """The state that the mark holds (None: a run from the start). Raises CannotResume if it was another run's."""
    if mark is None:
        return State(dict(identity or {}))
    state = msgspec.convert(mark, State)
    changed = [_WORDS.get(key, key) for key in _WORDS if state.identity.get(key) != (identity or {}).get(key)]
    if changed:
        raise CannotResume(
            f"{output}: cannot go on with the interrupted run: changed since: {', '.join(changed)}; "
            "--restart begins anew"
        )
    return state


def identity(task: Task, rules_hash: str, settings: Settings, files: Iterable[Path]) -> Identity:
    """What makes a run this run and no other."""
    digest = hashlib.blake2b(digest_size=16)
    for file in files:
        facts = file.stat() if file.exists() else None
        digest.update(f"{file}\0{facts.st_size if facts else ''}\0{facts.st_mtime_ns if facts else ''}\0".encode())
    return {
        "tacitus": __version__,
        "rules": rules_hash,
        "task": msgspec.json.encode(task).decode(),
        "reading": msgspec.json.encode({**settings._asdict(), "fields": settings.fields._asdict()}).decode(),
        "inputs": digest.hexdigest(),
    }
