"""A wheel made from the tree holds every data file and codes the example on its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
EXAMPLE = ROOT / "examples" / "news.jsonl"

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built as `pip wheel` does it."""
    folder = tmp_path_factory.mktemp("dist")
    command = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--no-deps",
        "--no-build-isolation",
        "-w",
        str(folder),
        str(ROOT),
    ]
    subprocess.run(command, check=True)
    (made,) = folder.glob("tacitus-*.whl")
    return made


def names(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


@pytest.mark.parametrize("folder", ["grammar", "rules"])
def test_the_wheel_holds_every_data_file_and_no_pages_for_authors(wheel: Path, folder: str):
    files = {path.relative_to(ROOT).as_posix() for path in (ROOT / folder).rglob("*") if path.is_file()}
    wanted = {f"tacitus/data/{name}" for name in files if not name.endswith(".md")}
    held = {name for name in names(wheel) if name.startswith(f"tacitus/data/{folder}/")}
    assert held == wanted != set()


def test_the_wheel_holds_a_page_for_every_error(wheel: Path):
    pages = {path.name for path in (ROOT / "docs" / "errors").glob("*.md")} - {"README.md"}
    held = {name for name in names(wheel) if name.startswith("tacitus/data/errors/")}
    assert held == {f"tacitus/data/errors/{name}" for name in pages} != set()


def test_the_wheel_holds_every_module_and_its_types(wheel: Path):
    modules = {path.relative_to(ROOT / "engine").as_posix() for path in (ROOT / "engine" / "tacitus").rglob("*.py")}
    page = (ROOT / "engine" / "tacitus" / "web" / "page").iterdir()
    modules |= {path.relative_to(ROOT / "engine").as_posix() for path in page}
    assert modules | {"tacitus/py.typed"} <= names(wheel)
    assert not [name for name in names(wheel) if name.startswith(("tests/", "benchmarks/", "engine/"))]


def test_the_wheel_codes_the_example_in_a_fresh_environment(wheel: Path, tmp_path: Path):
    venv.create(tmp_path / "venv", with_pip=True)
    bin = tmp_path / "venv" / ("Scripts" if os.name == "nt" else "bin")
    subprocess.run(
        [bin / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", wheel], check=True
    )
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    clean["TACITUS_CACHE"] = str(tmp_path / "cache")
    command = [bin / "tacitus", "code", EXAMPLE, "-o", tmp_path / "events.jsonl"]
    subprocess.run(command, check=True, cwd=tmp_path, env=clean)
    events = [json.loads(line) for line in (tmp_path / "events.jsonl").read_text().splitlines()]
    assert {event["doc_id"] for event in events} >= {"n1", "n2"}
