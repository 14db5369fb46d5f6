"""Every error that can be told has a page, and the pages show what is told now."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

MAKE = Path(__file__).resolve().parents[1] / "docs" / "errors" / "make.py"


@pytest.fixture(scope="module")
def make() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_errors", MAKE)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_error_has_a_page(make: ModuleType):
    assert sorted(make.names_in_engine() - {name.removesuffix(".md") for name in make.pages()}) == []


def test_the_pages_are_in_step(make: ModuleType):
    there = {path.name: path.read_text(encoding="utf-8") for path in MAKE.parent.glob("*.md")}
    assert there == make.pages(), "run: python docs/errors/make.py"


def test_most_pages_show_a_broken_file(make: ModuleType):
    shown = [name for name, text in make.pages().items() if "```yaml" in text]
    assert len(shown) >= 40
