"""Drawings for `tacitus parse`: read, parse, draw, write."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

import click

from tacitus.cli import FINE, SET_ASIDE
from tacitus.cli.options import inputs_or_stdin, settings
from tacitus.coder import Coder
from tacitus.drawing.albums import Album, album
from tacitus.reading import Read, Rejected, read
from tacitus.writing import STDOUT, CannotWrite

_WIDEST, _NARROWEST = 120, 60  # columns of a tree


def draw_files(rules: str | None, format: str, options: dict[str, Any], output: Path) -> int:
    """Draw every sentence of the inputs; the exit status. The file appears under its name when it is whole."""
    reading = settings(options)
    inputs = inputs_or_stdin(options["inputs"])
    coder = Coder(rules)
    drawn = album(format, coder.modalities, _columns())
    aside: list[Rejected] = []
    if str(output) == STDOUT:
        sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
        _write(sys.stdout, drawn, _pieces(coder, read(inputs, reading), drawn, aside))
    else:
        partial = output.with_name(f"{output.name}.partial")
        try:
            with partial.open("w", encoding="utf-8") as file:
                _write(file, drawn, _pieces(coder, read(inputs, reading, [output, partial]), drawn, aside))
            partial.replace(output)
        except OSError as error:
            raise CannotWrite(output, error) from None
    return SET_ASIDE if aside else FINE


def _pieces(coder: Coder, items: Iterator[Any], drawn: Album, aside: list[Rejected]) -> Iterator[str]:
    """What is written for each sentence. What is set aside is told and kept."""
    for item in items:
        if not isinstance(item, Read):
            click.echo(f"{'set aside' if isinstance(item, Rejected) else 'warning'}: {item}", err=True)
            aside += [item] if isinstance(item, Rejected) else []
            continue
        for sentence, parse in coder.parses(item.document):
            yield drawn.sentence(item.document.id, sentence, parse)
    if drawn.left_out:
        click.echo(
            f"warning: {drawn.left_out:,} sentences more are not in the picture; a page (.html) holds all", err=True
        )


def _write(file: IO[str], drawn: Album, pieces: Iterator[str]) -> None:
    file.write(drawn.head())
    for piece in pieces:
        file.write(piece)
        if file is sys.stdout:
            file.flush()
    file.write(drawn.tail())
    file.flush()


def _columns() -> int:
    try:
        columns = os.get_terminal_size().columns
    except OSError:
        columns = 100
    return min(max(columns, _NARROWEST), _WIDEST)
