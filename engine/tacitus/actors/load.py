"""Actors files -> plain data for the cache image.

A file is YAML with any of these sections (`tacitus:` and `about:` may stand beside them); keys with `?` may be missing:

    countries:     [{id, code, names: [], short?: [], adjectives?: [], people?: [], capital?, capitals?: [], seats?: [],
                     metonyms?: [a name | {name, sectors}], lat?, lon?, since?, part-of?, until?}]
    collectives:   [{names: [], members: [codes]}], names for several of the others: "the two Koreas"
    places:        [{name, names?: [], country, lat?, lon?, precision?: city | region, adjectives?: [], people?: []}]
    actors:        [{id, names: [], short?: [], kind?: person | body | group | press,
                     roles: [{country?, code?, sectors?: [], from?, to?, title?, main?: true}],
                     or one undated role in place: country?, code?, sectors?; adjectives?, people?}]
    organisations, groups, people, press: the same as actors, with that kind
    agents:        [{words: [], sectors: [], country?, person?: true | group, title?: true, generic?: true,
                     measure?: true, plurals?: []}]
    former:        [words that make an office past]
    reference:     {words that point back, affixes, kinds of places: see rules/actors/reference.yaml}

A group with the sectors CVL and ETH or REL is a people or faith: it adds its code to that of others ("Kurdish rebels").
`code` is a whole CAMEO code and is taken as it stands; without it country and sectors make the code.
Before `since`, the towns of a country are those of the one that it was `part-of`: "Juba" is in Sudan in 1999.
A capital or seat of a country that ended (`until`) passes to the country that has it now: "Moscow" is Soviet until 1991.
In `people:` of a country, forms that end in -s, -men or -women, or stand in no singular, are plural.
CSV holds the same in one row per name and role, see actors/table.py.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tacitus.actors.collect import KINDS, Row
from tacitus.actors.compile import Compiler
from tacitus.actors.table import parse_table
from tacitus.errors import Fault, RuleError
from tacitus.yamlfile import plain, read

SECTIONS = ("reference", "former", "countries", "collectives", "places", *KINDS, "agents")
SUFFIXES = (".yaml", ".yml", ".csv")


def files(paths: Iterable[Path]) -> list[Path]:
    """The actors files in folders (and single files), sorted within each folder; those given last win."""
    found: list[Path] = []
    for path in paths:
        inside = sorted(p for p in path.rglob("*") if p.suffix in SUFFIXES) if path.is_dir() else [path]
        found += [p for p in inside if p not in found]
    return found


def load(paths: Iterable[Path]) -> dict[str, Any]:
    """All actors files under the paths, compiled to plain data (see `Compiler.plain`)."""
    return assemble(contents(paths))


def contents(paths: Iterable[Path]) -> list[Row]:
    """The sections of each actors file under the paths, as written: reading them is two thirds of the work."""
    return [content(path) for path in files(paths)]


def assemble(contents: Iterable[Row]) -> dict[str, Any]:
    """Plain data of the contents of files, in their order."""
    compiler, listed = Compiler(), list(contents)
    for section in SECTIONS:
        for sections in listed:
            if section in sections:
                compiler.add(section, sections[section])
    return compiler.plain()


def content(path: Path) -> Row:
    """The sections of one file."""
    if path.suffix == ".csv":
        source = parse_table(path)
        if any(fault.severity == "error" for fault in source.faults):
            raise RuleError(source.faults)
        value = plain(source.root)
    else:
        value = read(path)
    return value if isinstance(value, dict) else {}


def check(paths: Iterable[Path], shared: Iterable[Path] = ()) -> list[Fault]:
    """All faults of the actors files under the paths (see actors/checks.py)."""
    from tacitus.actors import checks

    return checks.check(paths, shared)
