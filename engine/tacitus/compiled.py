"""Rules, lexicon, actors and grammar as one image: compiled once, cached by content, loaded in a few hundredths of a second.

The image is msgpack (data, never code). Its name is a hash of every file that went into it and of the engine's own
source, so that a changed rule or a new version never meets an old image. It is written to a temporary file and renamed:
a torn write is never seen. The parts that no rule file touches (lexicon, actors, grammar) are also kept by themselves:
after an edit of a rule only the rules are compiled anew. The packaged actors as read are one more: after an edit of a
project's own actors only those are read.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import msgspec

from tacitus.actors import Actors
from tacitus.coding.cues import Cues
from tacitus.coding.plan import Plan, Planner
from tacitus.errors import MissingRules
from tacitus.resources import GRAMMAR, RULES
from tacitus.rulebook.matchers import Rulebook
from tacitus.rulebook.sharing import Packed, packed, unpacked
from tacitus.syntax import Parser
from tacitus.text import Lexicon

_FORMAT = 2
_SUFFIXES = frozenset({".yaml", ".yml", ".tsv", ".csv", ".lark", ".txt"})
_MOST_IMAGES = 24  # who edits rules leaves an image behind with every edit


class Knowledge(msgspec.Struct, frozen=True):
    """All that a coder knows, ready to run, and the hash of the files it came from."""

    rulebook: Rulebook
    plan: Plan
    cues: Cues
    lexicon: Lexicon
    actors: Actors
    parser: Parser
    rules_hash: str


class _Part(msgspec.Struct, frozen=True):
    format: int
    plain: Any


class _Image(msgspec.Struct, frozen=True):
    format: int
    rulebook: Packed
    plan: Plan
    cues: Cues
    lexicon: Any
    actors: Any
    parser: Any


Kind = TypeVar("Kind", _Image, _Part)


def load(rules: Path | None = None) -> Knowledge:
    """Everything for a folder of rules or a project (None: the packaged rules), from the cache where it is there.

    Raises RuleError with all faults of all files, MissingRules when a folder is not there.
    """
    folder = RULES if rules is None else rules
    key = content_key(folder)
    return _known(_image(folder, key), key)


class Shipment(NamedTuple):
    """All knowledge as bytes, for machines where neither the rules nor a cache are; `key`: as rules_hash."""

    key: str
    data: bytes


def shipment(rules: Path | None = None) -> Shipment:
    """What `load` would give, to be sent elsewhere. Raises as `load` does."""
    folder = RULES if rules is None else rules
    key = content_key(folder)
    return Shipment(key, msgspec.msgpack.encode(_image(folder, key)))


def unpack(sent: Shipment) -> Knowledge:
    """The knowledge that was sent, by the same version of the engine."""
    return _known(msgspec.msgpack.decode(sent.data, type=_Image), sent.key)


def _image(folder: Path, key: str) -> _Image:
    path = cache_folder() / f"{key}.msgpack"
    image = _read(path, _Image)
    if image is None:
        image = _build(folder)
        _write(path, image)
        _prune(path.parent)
    return image


def _known(image: _Image, key: str) -> Knowledge:
    return Knowledge(
        rulebook=unpacked(image.rulebook),
        plan=image.plan,
        cues=image.cues,
        lexicon=Lexicon.from_plain(image.lexicon),
        actors=Actors.from_plain(image.actors),
        parser=Parser.from_plain(image.parser),
        rules_hash=key,
    )


def cache_folder() -> Path:
    """Where images are kept: TACITUS_CACHE, else the user's cache folder."""
    named = os.environ.get("TACITUS_CACHE")
    if named:
        return Path(named)
    base = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    return (Path(base) if base else Path.home() / ".cache") / "tacitus"


def content_key(folder: Path) -> str:
    """A hash of every file of the rules, the packaged rules, the grammar and the engine (their content, not their times)."""
    if not folder.exists():
        raise MissingRules(folder, "no such folder of rules; give one with `events/` or with tacitus.yaml")
    roots = [RULES, GRAMMAR] if folder == RULES else [RULES, GRAMMAR, folder]
    return _key(roots, ("text", "syntax", "rulebook", "actors", "coding"))


def _key(roots: Iterable[Path], modules: Iterable[str]) -> str:
    digest = blake2b(f"{_FORMAT} {sys.version_info[:2]}".encode(), digest_size=16)
    for root in roots:
        for path in sorted(_files(root)) if root.is_dir() else [root]:
            digest.update(f"\0{path.relative_to(root)}\0".encode())
            digest.update(path.read_bytes())
    for name in modules:
        digest.update(_ENGINE[name])
    return digest.hexdigest()


def _content(folder: Path) -> bytes:
    digest = blake2b(digest_size=16)
    for path in sorted(folder.glob("*.py")):
        digest.update(path.read_bytes())
    return digest.digest()


# Taken when the engine is imported: a process that goes on while its files are changed writes no image under their name.
_ENGINE = {
    name: _content(Path(__file__).resolve().parent / name)
    for name in ("text", "syntax", "rulebook", "actors", "coding")
}


def _files(root: Path) -> list[Path]:
    found: list[Path] = []
    for parent, folders, names in os.walk(root):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found.extend(Path(parent, name) for name in names if os.path.splitext(name)[1] in _SUFFIXES)
    return found


def _build(folder: Path) -> _Image:
    from tacitus.rulebook.completions import completions
    from tacitus.rulebook.load import load as load_rulebook

    words = lexicon()
    loaded = load_rulebook(folder, words)
    rulebook = loaded.rulebook()
    grammar = [GRAMMAR, RULES / "lexicon"]
    parser = _part("parser", grammar, ("text", "syntax"), lambda: Parser.from_grammar(GRAMMAR, RULES).to_plain())
    return _Image(
        format=_FORMAT,
        rulebook=packed(rulebook),
        plan=Planner().plan(rulebook),
        cues=Cues.from_rules(RULES / "cues"),
        lexicon=words.to_plain(),
        actors=actors(loaded.actor_paths).to_plain(),
        parser=Parser.from_plain(parser).completed_by(completions(rulebook, words)).to_plain(),
    )


def lexicon() -> Lexicon:
    """The lexicon, for those who read rules without coding by them."""
    folder = RULES / "lexicon"
    return Lexicon.from_plain(_part("lexicon", [folder], ("text",), lambda: Lexicon.from_rules(folder).to_plain()))


def actors(paths: Iterable[Path]) -> Actors:
    """The actors of these folders and files. Raises RuleError with everything that is wrong in them."""
    roots = list(dict.fromkeys(paths))
    return Actors.from_plain(_part("actors", roots, ("actors",), lambda: _assembled(roots)))


def _assembled(roots: Iterable[Path]) -> dict[str, Any]:
    """Plain data of all actors; the packaged files are not read again when a project's own are edited."""
    from tacitus.actors.load import assemble, contents  # needed only where there is no image

    def read(root: Path) -> Any:
        made = partial(contents, [root])
        return _part("actors-read", [root], ("actors",), made) if root == RULES / "actors" else made()

    return assemble(row for root in roots for row in read(root))


def _part(name: str, roots: Iterable[Path], modules: Iterable[str], make: Callable[[], Any]) -> Any:
    roots = list(roots)
    path = cache_folder() / f"{name}-{_key(roots, modules)}.msgpack"
    part = _read(path, _Part)
    if part is None:
        part = _Part(_FORMAT, make())
        _write(path, part)
    return part.plain


def _read(path: Path, kind: type[Kind]) -> Kind | None:
    try:
        data = path.read_bytes()
    except OSError:
        return None
    try:
        image = msgspec.msgpack.decode(data, type=kind)
    except (msgspec.DecodeError, msgspec.ValidationError):
        return None  # not an image of this version: it is built again
    with suppress(OSError):
        os.utime(path)  # in use: others go first
    return image if image.format == _FORMAT else None


def _prune(folder: Path) -> None:
    """Let go of the images that were used longest ago."""
    with suppress(OSError):
        images = sorted(folder.glob("*.msgpack"), key=lambda path: path.stat().st_mtime)
        for path in images[:-_MOST_IMAGES]:
            path.unlink()


def _write(path: Path, image: _Image | _Part) -> None:
    """Best effort: a cache that cannot be written (read-only home, full disk) costs time, never the run."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, suffix=".tmp")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(msgspec.msgpack.encode(image))
            os.replace(name, path)
        except OSError:
            os.unlink(name)
    except OSError:
        return
