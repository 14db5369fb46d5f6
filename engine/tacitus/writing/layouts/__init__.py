"""Events in the layouts of other data sets: Phoenix, ICEWS, POLECAT, GDELT. Lines of tabs, as their readers expect them."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module

from tacitus.writing.layouts.shape import Cells, Labels, Layout

__all__ = ["NAMES", "Cells", "Labels", "Layout", "first_line", "layout", "lines"]

NAMES = ("phoenix", "icews", "polecat", "gdelt")


def layout(name: str) -> Layout:
    """One of NAMES."""
    found: Layout = import_module(f"tacitus.writing.layouts.{name}").LAYOUT
    return found


def first_line(layout: Layout) -> bytes:
    """The names of the columns, where the data set has them in its files."""
    return ("\t".join(layout.columns) + "\n").encode() if layout.first_line else b""


def lines(layout: Layout, events: Iterable[Cells], labels: Labels) -> tuple[bytes, int]:
    """The events as lines of UTF-8, and how many the data set would not hold."""
    found = [layout.line(cells, labels) for cells in events]
    kept = [line for line in found if line is not None]
    return "".join("\t".join(line) + "\n" for line in kept).encode(), len(found) - len(kept)
