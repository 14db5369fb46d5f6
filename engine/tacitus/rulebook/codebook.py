"""rules/codebook.yaml -> matchers.Codebook, with every code, column and type checked against the others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from tacitus.rulebook.keys import record
from tacitus.rulebook.matchers import Code, Codebook
from tacitus.rulebook.schema import CodebookFile, WrittenCode
from tacitus.rulebook.values import nearest
from tacitus.yamlfile import Mapping, Source, Text

NONE, INNER, ELSE = "none", "inner/", "else"


@dataclass(slots=True)
class Draft:
    """A codebook while its files are read; those read last win, code by code."""

    codes: dict[str, Code] = field(default_factory=dict)
    inner: set[str] = field(default_factory=set)
    tables: dict[str, dict[str, str]] = field(default_factory=dict)
    planned: dict[str, str] = field(default_factory=dict)
    rejected: frozenset[str] = frozenset()
    place_targets: frozenset[str] = frozenset()
    yielding: frozenset[str] = frozenset()
    sectors: dict[str, str] = field(default_factory=dict)

    @property
    def types(self) -> set[str]:
        """Event types that a rule may name."""
        return {code.event_type for code in self.codes.values()} | {NONE} | {f"{INNER}{name}" for name in self.inner}

    def done(self) -> Codebook:
        """The codebook as run."""
        return Codebook(
            self.codes,
            self.tables,
            self.planned,
            self.rejected,
            self.place_targets,
            self.yielding,
            self.sectors,
        )

    def add(self, source: Source) -> None:
        """One codebook file; faults go to its source."""
        if not isinstance(source.root, Mapping):
            if source.root is not None:
                source.at(source.root, "wrong-value", "the file must hold keys (`key: value`)")
            return
        written = record(CodebookFile, source.root, source)
        for cameo, entry in written.codes:
            made = _code(cameo, entry)
            if made is not None:
                self.codes[cameo.value] = made
        self.inner.update(name.value for name, _ in written.inner)
        self.sectors.update((sector.value, entry.label.value) for sector, entry in written.sectors if entry.label)
        for column, pairs in written.tables:
            self.tables[column.value] = {part.value: code.value for part, code in pairs}
            for part, code in pairs:
                self.check_code(code, source)
                self.check_part(part, source)
        self.planned.update((kind.value, column.value) for kind, column in written.planned)
        for kind, column in written.planned:
            self.check_type(kind, source)
            self.check_column(column, source)
        for name in ("rejected", "place_targets", "yielding"):
            values: tuple[Text, ...] = getattr(written, name)
            for value in values:
                self.check_type(value, source)
            setattr(self, name, getattr(self, name) | {value.value for value in values})

    # -- what a name must be ---------------------------------------------------------------------------------------

    def check_code(self, code: Text, source: Source) -> bool:
        """Whether the codebook has the code; reported if not."""
        if code.value in self.codes:
            return True
        near = [known for known in self.codes if known.startswith(code.value[:2])]
        hint = f"codes with {code.value[:2]}: {', '.join(near)}" if near else ""
        source.at(code, "unknown-code", f"`{code.value}` is not a code of the codebook", hint)
        return False

    def check_type(self, kind: Text, source: Source) -> bool:
        """Whether the codebook has the event type; reported if not."""
        return _known(kind, self.types, "unknown-type", "is not an event type of the codebook", source)

    def check_column(self, column: Text, source: Source) -> bool:
        """Whether the codebook has the column of its tables; reported if not."""
        return _known(column, self.tables, "unknown-column", "is not a column of the codebook's tables", source)

    def check_sector(self, sector: Text, source: Source) -> bool:
        """Whether the codebook has the sector (or it is "none": a country itself); reported if not."""
        return sector.value == "none" or _known(
            sector, self.sectors, "unknown-sector", "is not a sector of the codebook", source
        )

    def check_part(self, part: Text, source: Source) -> bool:
        """Whether a key of a recode table can be the beginning of a code, or is an inner type."""
        value = part.value
        if value == ELSE or any(code.startswith(value) for code in self.codes):
            return True
        known = [*self.codes, *(f"{INNER}{name}" for name in self.inner), ELSE]
        return _known(part, known, "unknown-code", "begins no code of the codebook", source)


def _known(text: Text, known: Iterable[str], name: str, says: str, source: Source) -> bool:
    choices = set(known)
    if text.value in choices:
        return True
    source.at(text, name, f"`{text.value}` {says}", nearest(text.value, sorted(choices)))
    return False


def _code(cameo: Text, entry: WrittenCode) -> Code | None:
    if entry.type is None or entry.label is None or entry.goldstein is None or entry.quad is None:
        return None  # reported when it was read
    return Code(
        cameo.value,
        entry.type.value,
        entry.label.value,
        entry.plover.value if entry.plover else None,
        tuple(mode.value for mode in entry.modes),
        tuple(context.value for context in entry.contexts),
        float(entry.goldstein.value),
        int(entry.quad.value),
        entry.why.value if entry.why else "",
    )
