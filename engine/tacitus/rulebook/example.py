"""Examples as an author writes them: a sentence, `=>`, and what it must give (grammar/example.lark)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any

from tacitus.resources import GRAMMAR
from tacitus.rulebook.parts import PatternFault
from tacitus.rulebook.schema import MODALITIES
from tacitus.yamlfile import Text

if TYPE_CHECKING:
    from lark import Lark

ARROW = "=>"


@dataclass(frozen=True, slots=True)
class Expectation:
    """What stands behind `=>`; None or "" is not mentioned and not checked.

    `nothing`: no event at all. `direction`: codes of source and target, None for a missing side. `by`: code of the
    attribution, "-" for none. `rule`: another rule; `type`: an event type. `dates`: first day, ISO.
    """

    nothing: bool = False
    direction: tuple[str | None, str | None] | None = None
    rule: str = ""
    type: str = ""
    modality: str = ""
    polarity: str = ""
    by: str = ""
    cameo: str = ""
    content: str = ""
    date: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Example:
    """One line of `examples:`, `not:` or `todo:` (`kind`). `expected`: None where a line of `not:` says nothing.

    `path`, `line`, `column`: where the sentence stands. `on`: the document's date, ISO, or None.
    """

    kind: str
    rule_id: str
    sentence: str
    expected: Expectation | None
    on: str | None
    path: str
    line: int
    column: int


def split(text: Text) -> tuple[str, str, int]:
    """Sentence, expectation ("" if none is written) and the offset of the expectation in the line."""
    sentence, arrow, rest = text.value.partition(ARROW)
    offset = len(sentence) + len(arrow) + (len(rest) - len(rest.lstrip()))
    return sentence.strip(), rest.strip(), offset


def parse(text: str) -> Expectation:
    """The expectation behind `=>`. Raises PatternFault with the place of what cannot stand there."""
    from lark.exceptions import UnexpectedInput

    try:
        tree = _grammar().parse(text)
    except UnexpectedInput as error:
        start = min(getattr(error, "pos_in_stream", None) or 0, len(text) - 1)
        word = text[start:].split()[0] if text[start:].split() else text[-1:]
        raise PatternFault(start, len(word), "example-syntax", f"`{word}` cannot stand behind `=>`", _HINT) from None
    expected = Expectation()
    for change in _reader().transform(tree):
        for name in change:
            if getattr(expected, name):
                raise PatternFault(0, len(text), "example-syntax", f"two values for {name}", "one event a line")
        expected = replace(expected, **change)
    return expected


_HINT = "`USA > CHN`, `SYR > -`, `none`, a rule or event type, `planned`, `negated`, `by: RUSGOV`, `cameo: 036`, `content: meeting`, `date: 2021-03-16`, `place: Vienna`"


@cache
def _grammar() -> Lark:
    from lark import Lark

    return Lark((GRAMMAR / "example.lark").read_text(encoding="utf-8"), parser="lalr", maybe_placeholders=False)


@cache
def _reader() -> Any:
    """The transformer from Lark's tree to fields of Expectation."""
    from lark import Transformer

    def value(name: str) -> Any:
        return lambda self, children: {name: " ".join(str(child).strip('"') for child in children)}

    class Reader(Transformer[Any, Any]):
        def start(self, children: list[Any]) -> list[Any]:
            return children

        def side(self, children: list[Any]) -> str | None:
            return None if children[0].type == "ABSENT" else str(children[0])

        def direction(self, children: list[Any]) -> dict[str, Any]:
            return {"direction": (children[0], children[1])}

        def status(self, children: list[Any]) -> dict[str, Any]:
            word = str(children[0])
            return {"modality" if word in MODALITIES else "polarity": word}

        def by(self, children: list[Any]) -> dict[str, Any]:
            return {"by": children[0] or "-"}

        def NOTHING(self, token: Any) -> dict[str, Any]:
            return {"nothing": True}

        type = value("type")
        rule = value("rule")
        cameo = value("cameo")
        content = value("content")
        date = value("date")
        place = value("place")

    return Reader()
