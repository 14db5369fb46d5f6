"""Drawings of many sentences as one text, one picture or one page, written piece by piece."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from tacitus.drawing import html, svg, tree
from tacitus.syntax.clause import Parse
from tacitus.text.sentence import Sentence

ENDINGS = {".svg": "svg", ".html": "html", ".htm": "html", ".txt": "tree"}
MOST = 500  # sentences in one picture


class Album(Protocol):
    """What is written first, for each sentence, and last. `left_out`: sentences for which there was no room."""

    left_out: int

    def head(self) -> str: ...

    def sentence(self, doc_id: str, sentence: Sentence, parse: Parse) -> str: ...

    def tail(self) -> str: ...


def album(format: str, modalities: Mapping[str, str], width: int) -> Album:
    """The album of a format: "tree", "svg" or "html". `width`: of a tree, in columns."""
    if format == "tree":
        return _Trees(modalities, width)
    return _Picture(modalities) if format == "svg" else _Page(modalities)


class _Trees:
    left_out = 0

    def __init__(self, modalities: Mapping[str, str], width: int) -> None:
        self._modalities = modalities
        self._width = width
        self._told: str | None = None

    def head(self) -> str:
        return ""

    def sentence(self, doc_id: str, sentence: Sentence, parse: Parse) -> str:
        lines = tree.draw(sentence, parse, self._modalities, self._width)
        head = "" if doc_id == self._told else f"== {doc_id} ==\n\n"
        self._told = doc_id
        return head + "\n".join(line.rstrip() for line in lines) + "\n\n"

    def tail(self) -> str:
        return ""


class _Picture:
    """All sentences in one picture, one below the other; no more than MOST."""

    left_out = 0

    def __init__(self, modalities: Mapping[str, str]) -> None:
        self._modalities = modalities
        self._pictures: list[str] = []

    def head(self) -> str:
        return ""

    def sentence(self, doc_id: str, sentence: Sentence, parse: Parse) -> str:
        if len(self._pictures) < MOST:
            self._pictures.append(svg.picture(sentence, parse, self._modalities, alone=False))
        else:
            self.left_out += 1
        return ""

    def tail(self) -> str:
        return svg.stacked(self._pictures) + "\n"


class _Page:
    left_out = 0

    def __init__(self, modalities: Mapping[str, str]) -> None:
        self._modalities = modalities

    def head(self) -> str:
        return html.head()

    def sentence(self, doc_id: str, sentence: Sentence, parse: Parse) -> str:
        return html.figure(sentence, parse, self._modalities, f"{doc_id} · sentence {sentence.index + 1}")

    def tail(self) -> str:
        return html.tail()
