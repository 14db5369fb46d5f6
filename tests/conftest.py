"""What tests share: the shipped rules, compiled once."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parent
sys.path[:0] = [str(TESTS), str(TESTS.parent / "benchmarks")]  # tests are imported one by one, not as a package
pytest.register_assert_rewrite("pages")  # what differs is shown
os.environ.setdefault("TACITUS_CACHE", str(TESTS.parent / ".pytest_cache" / "tacitus"))


def pytest_addoption(parser: pytest.Parser) -> None:
    """--update"""
    parser.addoption("--update", action="store_true", help="rewrite what case files expect; review the diff")


@pytest.fixture(scope="session")
def coder():
    """A coder with the shipped rules."""
    from tacitus import Coder

    return Coder()


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project as `tacitus init` makes it."""
    from tacitus.workbench.init import init

    folder = tmp_path_factory.mktemp("own") / "sport"
    init(folder)
    return folder
