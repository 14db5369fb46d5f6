"""What is wrong in actors files: every fault of every file, with its place. Of roles: check_roles.py."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date as Date
from pathlib import Path

from tacitus.actors.allowed import silenced
from tacitus.actors.check_roles import CODE, Known, RoleChecks, rows, texts
from tacitus.actors.claims import Claims
from tacitus.actors.classes import NAMES as CLASSES
from tacitus.actors.collect import KINDS
from tacitus.actors.common_words import opens, unprotected
from tacitus.actors.load import SECTIONS, files
from tacitus.actors.spelling import normal
from tacitus.actors.table import parse_table
from tacitus.errors import Fault
from tacitus.yamlfile import Items, Mapping, Node, Source, Text, parse

_ROLE = frozenset(("country", "code", "sectors", "from", "to", "title", "main"))
_DERIVED = frozenset(("adjectives", "people", "note"))
_NAMED = frozenset(("id", "name", "names"))
_KEYS = {
    "countries": _NAMED
    | _DERIVED
    | {"code", "capital", "capitals", "seats", "metonyms", "lat", "lon", "since", "part-of", "until", "short"},
    "collectives": _NAMED | {"members", "note"},
    "places": _NAMED | _DERIVED | {"country", "lat", "lon", "precision"},
    "agents": frozenset(
        ("words", "sectors", "country", "person", "kind", "title", "generic", "measure", "plurals", "note")
    ),
    **{kind: _NAMED | _DERIVED | _ROLE | {"short", "kind", "roles"} for kind in KINDS},
}
_TOP = frozenset(("tacitus", "about", *SECTIONS))
_LISTS = frozenset(
    ("names", "adjectives", "people", "capitals", "seats", "metonyms", "short", "roles", "words", "plurals", "members")
)
_PRECISIONS = ("city", "region", "country")


def check(paths: Iterable[Path], shared: Iterable[Path] = (), today: Date | None = None) -> list[Fault]:
    """All faults of the actors files under the paths, but for those that a comment in the file allows.

    `shared`: more paths that countries, sectors and codes may come from. `today`: by which offices are too long.
    """
    own = files(paths)
    sources = {path: _parsed(path) for path in own}
    everything = [*sources.values(), *(_parsed(path) for path in files(shared) if path not in sources)]
    known = _known(everything)
    faults: list[Fault] = []
    claims = Claims()
    for source in sources.values():
        Checker(source, known, claims, today or Date.today()).file()
        faults += silenced(source)
    return sorted(faults)


def _parsed(path: Path) -> Source:
    return parse_table(path) if path.suffix == ".csv" else parse(path)


def _known(sources: Iterable[Source]) -> Known:
    """Countries, sectors and triples that the files define."""
    countries: set[str] = set()
    sectors: set[str] = set()
    triples: set[str] = set()
    for source in sources:
        root = source.root
        if not isinstance(root, Mapping):
            continue
        for row in rows(root.get("countries")):
            code = row.get("code")
            if isinstance(code, Text):
                countries.add(code.value)
        reference = root.get("reference")
        if isinstance(reference, Mapping):
            sectors.update(str(text) for text in texts(reference.get("sectors")))
            triples.update(str(text) for text in texts(reference.get("codes")))
            written = reference.get("triples")
            if isinstance(written, Mapping):
                triples.update(str(value) for _, value in written.entries if isinstance(value, Text))
    return Known(frozenset(countries), frozenset(sectors), frozenset(triples | countries | sectors))


class Checker(RoleChecks):
    """Checks one file: what stands where, and the roles."""

    def file(self) -> None:
        """Reports all faults of the file to its source."""
        root = self.source.root
        if root is None:
            return
        if not isinstance(root, Mapping):
            self.source.at(root, "not-a-section", "the file must have sections", "begin with `actors:` or `agents:`")
            return
        for key, value in root.entries:
            if key.value not in _TOP:
                self.unknown(key, "unknown-section", "section", _TOP)
            elif key.value == "reference" and isinstance(value, Mapping):
                self._classes(value.get("classes"))
            elif key.value in _KEYS:
                self._section(key, value)

    def _section(self, key: Text, value: Node) -> None:
        if not isinstance(value, Items):
            self.source.at(value, "not-a-list", f"`{key.value}` must be a list", "begin each entry with `- `")
            return
        for row in value.values:
            if not isinstance(row, Mapping):
                self.source.at(row, "not-an-entry", f"an entry of `{key.value}` has keys", "as in `{names: [..], ..}`")
                continue
            self._keys(row, _KEYS[key.value])
            if key.value == "agents":
                self._named(row, "words")
                self.sectors(row)
            else:
                self._entry(row, key.value)

    def _classes(self, written: Node | None) -> None:
        """Classes of sectors that the engine does not ask for, and their sectors."""
        for name, value in written.entries if isinstance(written, Mapping) else ():
            if name.value not in CLASSES:
                self.unknown(name, "unknown-key", "class of sectors", CLASSES)
            elif not isinstance(value, Items):
                self.source.at(value, "not-a-list", f"`{name.value}` must be a list", f"write `{name.value}: [...]`")
            for sector in texts(value):
                self.sector(sector)

    def _entry(self, row: Mapping, section: str) -> None:
        self._named(row, "names")
        if section == "countries":
            if row.get("code") is None:
                self.source.at(row, "no-code", "a country needs a code", "as in `code: FRA`")
            return
        if section == "collectives":
            self._members(row)
            return
        self.role(row)
        precision = row.get("precision")
        if isinstance(precision, Text) and precision.value not in _PRECISIONS:
            self.unknown(precision, "unknown-precision", "precision", _PRECISIONS)
        roles = rows(row.get("roles"))
        for role in roles:
            self._keys(role, _ROLE)
            self.role(role)
        self.overlap(roles)
        if section != "places":
            self.claim(row, roles)
        if section == "people" or str(row.get("kind") or "") == "person" or row.get("short") is not None:
            self.open_ended(roles or [row])

    def _members(self, row: Mapping) -> None:
        """The codes of those who act together."""
        members = texts(row.get("members"))
        if len(members) < 2:
            self.source.at(row, "no-code", "a collective needs the codes of its members", "as in `members: [PRK, KOR]`")
        for code in members:
            if CODE.fullmatch(code.value):
                self.triples(code)
            else:
                self.source.at(code, "bad-code", f"`{code.value}` is no CAMEO code", "three capitals, up to five times")

    def _keys(self, row: Mapping, allowed: frozenset[str]) -> None:
        for key, value in row.entries:
            if key.value not in allowed:
                self.unknown(key, "unknown-key", "key", allowed)
            elif key.value in _LISTS and not isinstance(value, Items):
                self.source.at(value, "not-a-list", f"`{key.value}` must be a list", f"write `{key.value}: [...]`")

    def _named(self, row: Mapping, key: str) -> None:
        named = [*texts(row.get(key)), *([row.get("name")] if isinstance(row.get("name"), Text) else [])]
        if not named and not isinstance(row.get(key), Text):
            self.source.at(row, "no-name", f"an entry needs `{key}`", f"as in `{key}: [...]`")
        for list_key in ("names", "short", "adjectives", "people", "words"):
            for text in texts(row.get(list_key)):
                if not normal(text.value):
                    self.source.at(text, "empty-name", "a name is empty", "take it out")
                elif list_key == "names" and (why := unprotected(text.value)):
                    self.source.at(text, "common-word", why, "write a longer name, or in capitals", "warning")
                elif list_key == "names" and opens(text.value):
                    why = f"`{text.value}` is a common word too, and a sentence may begin with it"
                    self.source.at(text, "common-word", why, "see that what follows tells them apart", "note")
