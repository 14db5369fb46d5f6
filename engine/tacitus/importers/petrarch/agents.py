"""Agent dictionaries, `POLICE_OFFICER {POLICE_OFFICERS} [~COP]`, with macros `!PERSON! = MAN, MEN` -> role nouns."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import product
from typing import Any

from tacitus.actors.plurals import looks_plural
from tacitus.importers.petrarch.actors import Known
from tacitus.importers.petrarch.lines import Line
from tacitus.importers.petrarch.report import Report

_MACRO = re.compile(r"\s*!([^!\s]+)!\s*=\s*(.*)")
_AGENT = re.compile(r"(?P<word>[^\[{]*)(?P<forms>\{[^}]*\}?)?[^\[]*(?:\[\s*~?(?P<code>[^\]]*)(?P<closed>\]?))?")
_CODE = re.compile(r"([A-Z]{3}){1,4}")
_USE = re.compile(r"!([^!]*)!")
_MANY = 500  # words that one line may stand for


class Agents:
    """Role nouns of all files, by their sectors and kind."""

    def __init__(self, known: Known, report: Report) -> None:
        self.known = known
        self.report = report
        self.words: dict[str, tuple[str, str, int]] = {}  # word -> code, path, line
        self.groups: dict[tuple[str, str], dict[str, list[str]]] = {}
        self.new_sectors: dict[str, None] = {}

    def read(self, lines: Iterable[Line], path: str) -> None:
        """Take one dictionary."""
        macros: dict[str, list[str]] = {}
        for line in lines:
            defined = _MACRO.fullmatch(line.text)
            if defined:
                macros[defined[1]] = [word.strip() for word in defined[2].split(",") if word.strip()]
            else:
                self._agent(line, path, macros)

    def _agent(self, line: Line, path: str, macros: dict[str, list[str]]) -> None:
        def tell(kind: str, fate: str) -> None:
            self.report.add(path, line.number, kind, line.text, fate)

        match = _AGENT.match(line.text)
        written = (match["word"] if match else "").strip().strip("+")
        if match is None or not any(char.isalpha() for char in written):
            tell("bad-name", "left out")
            return
        self.report.read["agents"] += 1
        code = (match["code"] or "").strip().lstrip("~").strip()
        if not code:
            tell("no-code", "left out")
            return
        if not match["closed"]:
            tell("open-bracket", "read as if it were closed")
        if not _CODE.fullmatch(code):
            tell("bad-code", "left out")
            return
        undefined = [name for name in _USE.findall(written) if name not in macros]
        if undefined:
            tell("undefined-macro", "left out")
            return
        forms = match["forms"]
        singular = forms is not None and not forms.strip("{} ")
        for word in _expanded(written, macros):
            self._word(word, code, "group" if singular else "person", path, line.number)
        for word in (forms or "").strip("{} ").replace(",", " ").split():
            self._word(_lower(word), code, "plural", path, line.number)

    def _word(self, word: str, code: str, kind: str, path: str, line: int) -> None:
        known = self.words.setdefault(word, (code, path, line))
        if known[1:] != (path, line):
            same = known[0] == code
            fate = f"{known[1]}:{known[2]} holds"
            self.report.add(path, line, "duplicate-name" if same else "code-twice", f"{word} [~{code}]", fate)
            return
        group = self.groups.setdefault((code, "group" if kind == "group" else "person"), {"words": [], "plurals": []})
        plural = kind == "plural" or (kind == "person" and looks_plural(word))
        target = group["plurals" if plural else "words"]
        if word not in target:
            target.append(word)
            self.report.written["agents"] += 1

    def rows(self) -> list[dict[str, Any]]:
        """Our section `agents`: one entry for all words of the same sectors and kind."""
        rows: list[dict[str, Any]] = []
        for (code, kind), words in self.groups.items():
            row: dict[str, Any] = {"words": words["words"] or words["plurals"], "sectors": self._sectors(code)}
            if kind == "group":
                row["person"] = "group"
            if words["words"] and words["plurals"]:
                row["plurals"] = words["plurals"]
            rows.append(row)
        return rows

    def _sectors(self, code: str) -> list[str]:
        sectors: list[str] = []
        for at in range(0, len(code), 3):
            triple = code[at : at + 3]
            known = self.known.sectors(triple)
            if not known:
                self.new_sectors[triple] = None
            sectors += known or [triple]
        return sectors


def _expanded(written: str, macros: dict[str, list[str]]) -> list[str]:
    """The words that a line with macros stands for."""
    pieces = _USE.split(written)  # text, macro, text, macro, text
    choices = [[piece] if place % 2 == 0 else macros[piece] for place, piece in enumerate(pieces)]
    words = [_lower("".join(combination)) for _, combination in zip(range(_MANY), product(*choices), strict=False)]
    return [word for word in dict.fromkeys(words) if word]


def _lower(written: str) -> str:
    return " ".join(written.replace("_", " ").split()).lower()
