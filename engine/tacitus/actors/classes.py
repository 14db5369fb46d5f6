"""Classes of sectors that resolution and coding treat alike; which sectors they are, `reference: {classes: ...}` tells."""

from __future__ import annotations

from typing import Any

from msgspec import Struct, convert

Sectors = tuple[str, ...]


class Classes(Struct, frozen=True, rename="kebab"):
    """`government`: whose a capital or seat is; `state`: who acts for a state; `assembly`: who makes its
    laws; `out-of-office`: who did once; `civilians`:
    anybody of a people; `ethnic`: a people that is no country's; `peoples`: who with `civilians` is a people or a faith;
    `at-home`: who mostly acts in his own country; `abroad`: who may well act in another; `groups`: people of whom a text
    goes on as "the group"; `forces`: of whom it goes on as "the troops"; `press`: who only reports; `bystanders`:
    who helps or suffers and is none of "both sides"; `international`: who is of no country."""

    government: Sectors = ()
    state: Sectors = ()
    assembly: Sectors = ()
    out_of_office: Sectors = ()
    civilians: Sectors = ()
    ethnic: Sectors = ()
    peoples: Sectors = ()
    at_home: Sectors = ()
    groups: Sectors = ()
    forces: Sectors = ()
    press: Sectors = ()
    bystanders: Sectors = ()
    international: Sectors = ()
    abroad: Sectors = ()


NAMES = frozenset(Classes.__struct_encode_fields__)


def classes_of(reference: dict[str, Any]) -> Classes:
    """The classes of a reference section; those that it leaves out are empty."""
    return convert(reference.get("classes", {}), Classes)
