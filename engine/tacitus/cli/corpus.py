"""Documents of a corpus, for the commands that look at rules through it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click

from tacitus.cli import FINE, SET_ASIDE, options
from tacitus.reading import Read, Rejected, read
from tacitus.text.document import Document


class Corpus:
    """The documents that the options of `options.documents` name; what cannot be read is told on standard error."""

    def __init__(self, given: dict[str, Any], required: bool = True) -> None:
        inputs = given["inputs"]
        self.inputs = options.inputs_or_stdin(inputs) if required or inputs else ()
        self.settings = options.settings(given)
        self.read = 0
        self.aside = 0

    def __iter__(self) -> Iterator[Document]:
        for item in read(self.inputs, self.settings):
            if isinstance(item, Read):
                self.read += 1
                yield item.document
            elif isinstance(item, Rejected):
                self.aside += 1
                click.echo(str(item), err=True)

    @property
    def status(self) -> int:
        """The exit status of a command that did nothing but look."""
        return SET_ASIDE if self.aside else FINE


def as_json(value: object) -> str:
    """Plain values as JSON for reading."""
    import msgspec

    return msgspec.json.format(msgspec.json.encode(value), indent=2).decode()
