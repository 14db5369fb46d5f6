"""A new rule, word list or actor, written into a file of a project without touching what is there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tacitus import compiled
from tacitus.actors import load as actors_files
from tacitus.errors import Fault, RuleError, TacitusError
from tacitus.resources import RULES
from tacitus.rulebook.layout import PROJECT
from tacitus.rulebook.load import Kept, load
from tacitus.workbench.init import SCHEMAS
from tacitus.yamlfile import Items, Mapping, Source, parse_text, shown

LISTS, ACTORS = "rules/lists/lists.yaml", "actors/own.yaml"
_PLAIN = re.compile(r"[A-Za-z0-9À-ÿ(][^:#\n\"'{}\[\],&*!|>%@`]*")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*/[a-z0-9]+(-[a-z0-9]+)*")


class CannotWriteNew(TacitusError):
    """What is wanted cannot be written there."""


@dataclass(frozen=True)
class NewRule:
    """`id`: with the file's name, `protest/sit-in`. `examples`, `not_`: lines as in a rule file."""

    id: str
    patterns: Sequence[str]
    event: str = ""
    cameo: str = ""
    examples: Sequence[str] = ()
    not_: Sequence[str] = ()

    def lines(self, event: str = "", cameo: str = "") -> list[str]:
        """The rule as an item of `rules:`. `event`, `cameo`: what the file says for all."""
        found = [f"- id: {self.id.partition('/')[2]}"]
        for key, own, shared in (("event", self.event, event), ("cameo", self.cameo, cameo)):
            if own and own != shared:
                found.append(f"  {key}: {own}")
        if not self.examples:
            found.append("  status: draft             # until it has examples")
        if len(self.patterns) == 1:
            found.append(f"  when: {_scalar(self.patterns[0])}")
        else:
            found += ["  when:", *(f"    - {_scalar(pattern)}" for pattern in self.patterns)]
        for key, texts in (("examples", self.examples), ("not", self.not_)):
            if texts:
                found += [f"  {key}: |", *(f"    {' '.join(text.split())}" for text in texts)]
        return found


@dataclass(frozen=True)
class NewActor:
    """`roles`: written as the keys of one role; `since`, `until`: ISO dates."""

    name: str
    further: Sequence[str] = ()
    short: Sequence[str] = ()
    kind: str | None = None
    country: str = ""
    sectors: Sequence[str] = ()
    since: str = ""
    until: str = ""
    title: str = ""
    id: str = ""

    def lines(self) -> list[str]:
        """The actor as an item of `actors:`."""
        names = _flow([self.name, *self.further])
        id = self.id or "-".join(re.findall(r"[a-z0-9]+", _ascii(self.name).lower()))
        role = [(key, value) for key, value in self._role() if value]
        found = [f"- id: {id}", f"  names: {names}"]
        if self.short:
            found.append(f"  short: {_flow(self.short)}")
        if self.kind:
            found.append(f"  kind: {self.kind}")
        if self.since or self.until or self.title:
            inside = ", ".join(f"{key}: {value}" for key, value in role)
            found += ["  roles:", f"    - {{{inside}}}"]
        else:
            found += [f"  {key}: {value}" for key, value in role]
        return found

    def _role(self) -> list[tuple[str, str]]:
        return [
            ("country", self.country),
            ("sectors", f"[{', '.join(self.sectors)}]" if self.sectors else ""),
            ("from", self.since),
            ("to", self.until),
            ("title", _scalar(self.title) if self.title else ""),
        ]


@dataclass
class Written:
    """A file with its new text, not yet saved. `line`: where the new part begins; `faults`: what is wrong with it."""

    path: Path
    text: str
    line: int
    faults: list[Fault] = field(default_factory=list)

    def save(self) -> None:
        """Write the file."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self.path.write_text(self.text, encoding="utf-8", newline="\n")
        except OSError as error:
            raise CannotWriteNew(f"{self.path}: cannot be written: {error.strerror}") from None


def new_rule(project: Path, rule: NewRule, kept: Kept | None = None) -> Written:
    """The rule at the end of its file, or in a new file. `kept`: of an earlier reading of the project.
    Raises CannotWriteNew, or RuleError when it does not hold."""
    if not _ID.fullmatch(rule.id):
        raise CannotWriteNew(f"`{rule.id}` is no id of a rule; write FILE/NAME, as in protest/sit-in")
    path = _folder(project, "rules/events") / f"{rule.id.partition('/')[0]}.yaml"
    source, text = _read(path)
    root = source.root
    if text is None:
        if not rule.event or not rule.cameo:
            raise CannotWriteNew(f"{shown(path)} is new: say --event and --cameo, which its rules share")
        head = _head("rules", project, path) + f"event: {rule.event}\ncameo: {rule.cameo}\n"
        lines = rule.lines(rule.event, rule.cameo)
        written = _appended(path, head + "\nrules:\n", [f"  {line}" for line in lines])
    else:
        said = [str(root.get(key) or "") if isinstance(root, Mapping) else "" for key in ("event", "cameo")]
        written = _inserted(path, text, source, "rules", rule.lines(*said))
    return _sound(project, written, kept)


def new_list(project: Path, name: str, words: Sequence[str], kept: Kept | None = None) -> Written:
    """The list at the end of the shared lists. Raises as `new_rule`."""
    path = _folder(project, "rules/lists") / Path(LISTS).name
    _, text = _read(path)
    head = _head("lists", project, path) + "about: Word lists that several rule files share\n"
    return _sound(project, _appended(path, text or head, ["", f"{name}: {_flow(words)}"]), kept)


def new_actor(project: Path, actor: NewActor) -> Written:
    """The actor at the end of the project's actors. Raises as `new_rule`."""
    path = _folder(project, "actors") / Path(ACTORS).name
    source, text = _read(path)
    if text is None:
        text = _head("actors", project, path) + "\nactors:\n"
        return _sound_actors(_appended(path, text, [f"  {line}" for line in actor.lines()]))
    return _sound_actors(_inserted(path, text, source, "actors", actor.lines()))


# -- where it goes -----------------------------------------------------------------------------------------------------


def _folder(project: Path, name: str) -> Path:
    if not (project / PROJECT).is_file():
        raise CannotWriteNew(f"{project} holds no {PROJECT}; `tacitus init` makes a project")
    return project / name


def _read(path: Path) -> tuple[Source, str | None]:
    source = Source(shown(path), [])
    if not path.is_file():
        return source, None
    text = path.read_text(encoding="utf-8")
    parse_text(text, source)
    if source.faults:
        raise RuleError(source.faults)
    return source, text


def _head(kind: str, project: Path, path: Path) -> str:
    up = "../" * len(path.relative_to(project).parts[:-1])
    return f"# yaml-language-server: $schema={up}{SCHEMAS}/{kind}.schema.json\ntacitus: 1\n"


def _appended(path: Path, text: str, lines: Iterable[str]) -> Written:
    text = text if text.endswith("\n") or not text else text + "\n"
    return Written(path, text + "".join(f"{line}\n" for line in lines), text.count("\n") + 1)


def _inserted(path: Path, text: str, source: Source, key: str, lines: Sequence[str]) -> Written:
    """The lines as the last item of the list under a key of the file."""
    root = source.root
    if not isinstance(root, Mapping):
        raise CannotWriteNew(f"{shown(path)}: holds no `{key}:`")
    names = [name.value for name, _ in root.entries]
    if key not in names:
        return _appended(path, text, ["", f"{key}:", *(f"  {line}" for line in lines)])
    node = root.get(key)
    place = root.entries[names.index(key)][0].line
    indent = "  "
    if isinstance(node, Items) and node.values:
        first = source.lines[node.values[0].line - 1]
        if "-" not in first or not first.lstrip().startswith("- "):
            raise CannotWriteNew(f"{shown(path)}:{place}: `{key}:` is written in brackets; write one item a line")
        indent = first[: len(first) - len(first.lstrip())]
    elif isinstance(node, Items):
        raise CannotWriteNew(f"{shown(path)}:{place}: `{key}:` is written in brackets; write one item a line")
    behind = names.index(key) + 1
    end = root.entries[behind][0].line - 1 if behind < len(names) else len(source.lines)
    while end > place and not source.lines[end - 1].strip():
        end -= 1
    new = ["", *(f"{indent}{line}" for line in lines)]
    rest = source.lines[end:] if any(line.strip() for line in source.lines[end:]) else []
    all_lines = [*source.lines[:end], *new, *rest]
    return Written(path, "\n".join(all_lines) + "\n", end + 2)


# -- does it hold ------------------------------------------------------------------------------------------------------


def _sound(project: Path, written: Written, kept: Kept | None) -> Written:
    """The file, if it holds with all others; raises RuleError with what is wrong in the new part."""
    kept = kept or Kept()
    kept.texts = {written.path: written.text}
    new = not written.path.exists()
    if new:  # a reader lists folders: the file must be there to be read
        Written(written.path, "", 1).save()
    try:
        found = load(project, compiled.lexicon(), kept)
    finally:
        kept.texts = {}
        if new:
            written.path.unlink()
    here = [fault for fault in found.faults if Path(fault.path).resolve() == written.path.resolve()]
    return _checked(written, here, new)


def _sound_actors(written: Written) -> Written:
    before = written.path.read_bytes() if written.path.exists() else None
    written.save()
    try:
        faults = actors_files.check([written.path], [RULES / "actors"])
    finally:
        if before is None:
            written.path.unlink()
        else:
            written.path.write_bytes(before)
    return _checked(written, faults, before is None)


def _checked(written: Written, faults: Iterable[Fault], whole: bool) -> Written:
    """The file with the faults of its new part, which may be the `whole`."""
    new = [fault for fault in faults if whole or fault.line >= written.line]
    errors = [fault for fault in new if fault.severity == "error"]
    if errors:
        raise RuleError(errors)
    written.faults = [fault for fault in new if fault.name != "unused-list"]
    return written


# -- how it is written -------------------------------------------------------------------------------------------------


def _scalar(text: str) -> str:
    """A text as a value of YAML, quoted where it must be."""
    plain = _PLAIN.fullmatch(text) and text.strip() == text
    bracketed = any(char in text for char in "'[]|:")  # these occur in patterns, and are plain text behind a word
    if plain or (bracketed and text[:1].isalpha() and ": " not in text and " #" not in text):
        return text
    return "'" + text.replace("'", "''") + "'"


def _flow(words: Sequence[str]) -> str:
    quoted = [word if _PLAIN.fullmatch(word) else '"' + word.replace('"', '\\"') + '"' for word in words]
    return f"[{', '.join(quoted)}]"


def _ascii(text: str) -> str:
    import unicodedata

    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
