"""The pages of docs/, walked as a new user would: every command is run, in order, in an empty folder, and prints what the page
shows. `--update` puts what is printed now into the page."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

import pytest
from pages import Shell, checked

ROOT = Path(__file__).resolve().parents[1]
PAGES = [
    ROOT / "docs" / f"{name}.md" for name in ("tutorial", "workbench", "analysis", "large-runs", "formats", "petrarch")
]

pytestmark = [pytest.mark.slow, pytest.mark.skipif(os.name == "nt", reason="the pages speak of a POSIX shell")]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_shows_what_is_printed(page: Path, tmp_path: Path, request: pytest.FixtureRequest):
    shell = Shell(tmp_path, Path(sys.executable).parent)
    shell.environment["PYTHONPATH"] = str(ROOT / "engine")  # this tree, wherever the environment was installed from
    checked(page, shell, request.config.getoption("--update"))


def test_the_tutorial_can_be_walked_with_the_installed_wheel(tmp_path: Path, request: pytest.FixtureRequest):
    if request.config.getoption("--update"):
        pytest.skip("the other test updates")
    pip = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "-w", tmp_path, ROOT]
    subprocess.run(pip, check=True)
    (wheel,) = tmp_path.glob("tacitus-*.whl")
    venv.create(tmp_path / "venv", with_pip=True)
    programs = tmp_path / "venv" / "bin"
    install = [programs / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", wheel]
    subprocess.run(install, check=True)
    with tempfile.TemporaryDirectory() as folder:
        shell = Shell(Path(folder), programs)
        shell.environment["TACITUS_CACHE"] = str(tmp_path / "cache")
        checked(PAGES[0], shell, update=False)
