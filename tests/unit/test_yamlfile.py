"""YAML with positions: every scalar is text, nothing dangerous is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from tacitus.errors import RuleError
from tacitus.yamlfile import Mapping, Source, Text, parse, parse_text, read


def _read(tmp_path: Path, text: str):
    path = tmp_path / "file.yaml"
    path.write_text(text, encoding="utf-8")
    return read(path)


def test_every_scalar_is_text(tmp_path: Path) -> None:
    found = _read(tmp_path, "code: 046\ncountry: NO\ntime: 12:30\nnothing:\nflag: yes\nnumber: 1e3\n")
    assert found == {"code": "046", "country": "NO", "time": "12:30", "nothing": "", "flag": "yes", "number": "1e3"}


def test_an_empty_file_is_an_empty_mapping(tmp_path: Path) -> None:
    assert _read(tmp_path, "# nothing\n") == {}


def test_a_byte_order_mark_and_windows_lines_are_read(tmp_path: Path) -> None:
    path = tmp_path / "file.yaml"
    path.write_bytes(b"\xef\xbb\xbfa: 1\r\nb: [x, y]\r\n")
    assert read(path) == {"a": "1", "b": ["x", "y"]}


def test_positions_of_keys_values_and_block_lines() -> None:
    source = Source("f", [])
    parse_text("a: x\nb: |\n  one\n  two\n", source)
    assert isinstance(source.root, Mapping)
    (a, x), (b, block) = source.root.entries
    assert (a.line, a.column, b.line) == (1, 1, 2)
    assert isinstance(x, Text) and (x.line, x.column) == (1, 4)
    assert isinstance(block, Text) and block.block and source.lines[block.line] == "  one"


def test_a_second_key_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="duplicate-key"):
        _read(tmp_path, "a: 1\na: 2\n")


def test_a_tag_makes_no_object(tmp_path: Path) -> None:
    assert _read(tmp_path, "a: !!python/object:os.system x\n") == {"a": "x"}


@pytest.mark.parametrize("text", ["[" * 100_000, "- " * 100_000 + "a", "a: &a [*a]", "{a: " * 50_000])
def test_nesting_without_end_is_refused(text: str) -> None:
    source = Source("f", [])
    parse_text(text, source)
    assert [fault.name for fault in source.faults] == ["too-deep"] or source.faults[0].name == "yaml-syntax"


def test_a_file_that_is_not_there_is_a_fault(tmp_path: Path) -> None:
    assert [fault.name for fault in parse(tmp_path / "none.yaml").faults] == ["unreadable"]
