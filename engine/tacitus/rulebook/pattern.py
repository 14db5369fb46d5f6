"""A pattern as parts: what grammar/pattern.lark accepts, and what is wrong with what it does not."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from tacitus.resources import GRAMMAR
from tacitus.rulebook.parts import (
    Be,
    Conditional,
    Governed,
    Inside,
    Maybe,
    Nominal,
    Owned,
    Pair,
    Part,
    Participant,
    PatternFault,
    Reported,
    Word,
    Words,
)

if TYPE_CHECKING:
    from lark import Lark


@lru_cache(maxsize=32_768)  # the files of a project are read again and again while they are written
def parse(text: str) -> tuple[Part, ...]:
    """The parts of a pattern in their order. Raises PatternFault with the place of what cannot stand there."""
    from lark.exceptions import UnexpectedInput

    if not text.strip():
        raise PatternFault(0, 1, "empty-pattern", "the pattern is empty", "write one clause: `SOURCE meet TARGET`")
    try:
        tree = _grammar().parse(text)
    except UnexpectedInput as error:
        raise _explain(error, text) from None
    parts: tuple[Part, ...] = _parts().transform(tree)
    return parts


@cache
def _grammar() -> Lark:
    from lark import Lark

    return Lark(
        (GRAMMAR / "pattern.lark").read_text(encoding="utf-8"),
        parser="lalr",
        propagate_positions=True,
        maybe_placeholders=False,
    )


@cache
def _parts() -> Any:
    """The transformer from Lark's tree to parts."""
    from lark import Transformer, v_args

    def span(meta: Any) -> tuple[int, int]:
        return meta.start_pos, meta.end_pos

    @v_args(meta=True)
    class Parts(Transformer[Any, Any]):
        def start(self, meta: Any, children: list[Any]) -> tuple[Part, ...]:
            return tuple(children)

        def words(self, meta: Any, children: list[Any]) -> Words:
            return Words(tuple(_word(token) for token in children), *span(meta))

        def modifier(self, meta: Any, children: list[Any]) -> Words:
            return children[0]  # type: ignore[no-any-return]

        def participant(self, meta: Any, children: list[Any]) -> Participant:
            return Participant(str(children[0]), children[1] if len(children) > 1 else None, *span(meta))

        def joint(self, meta: Any, children: list[Any]) -> Pair:
            return Pair(children[0].name, children[2].name, *span(meta))

        def noun(self, meta: Any, children: list[Any]) -> Nominal:
            words = [child for child in children if isinstance(child, Words)]
            return Nominal(words[-1], tuple(words[:-1]), len(words) != len(children), *span(meta))

        def owned(self, meta: Any, children: list[Any]) -> Owned:
            return Owned(children[0], children[2], *span(meta))

        def event(self, meta: Any, children: list[Any]) -> Inside:
            return Inside(*span(meta))

        def preposition(self, meta: Any, children: list[Any]) -> str:
            return " ".join(children)

        def prepositions(self, meta: Any, children: list[Any]) -> tuple[str, ...]:
            return tuple(children)

        def prepositional(self, meta: Any, children: list[Any]) -> Governed:
            return Governed(children[0], children[1], *span(meta))

        def report(self, meta: Any, children: list[Any]) -> Reported:
            return Reported(*span(meta))

        def condition(self, meta: Any, children: list[Any]) -> Conditional:
            return Conditional(tuple(str(word) for word in children[:-2]), children[-2], *span(meta))

        def optional(self, meta: Any, children: list[Any]) -> Maybe:
            return Maybe(children[0], *span(meta))

        def be(self, meta: Any, children: list[Any]) -> Be:
            return Be(*span(meta))

    return Parts()


def _word(token: Any) -> Word:
    kind = {"LIST": "list", "QUOTED": "quoted"}.get(token.type, "word")
    text = token[1:-1] if kind == "quoted" else str(token)
    return Word(kind, text, token.start_pos, token.end_pos)


_SAID = {
    "SLOT": "`SOURCE` or `TARGET`",
    "EVENT": "`EVENT`",
    "LIST": "a list",
    "WORD": "a word",
    "QUOTED": "words in quotation marks",
    "PREPOSITION": "a preposition",
    "OWNER": "`'s`",
    "VBAR": "`|`",
    "RPAR": "`)`",
    "RSQB": "`]`",
    "COLON": "`:`",
}


def _explain(error: Any, text: str) -> PatternFault:
    """Lark's complaint in the author's words."""
    from lark.exceptions import UnexpectedCharacters

    if isinstance(error, UnexpectedCharacters):
        return _strange(error.pos_in_stream or 0, text)
    token = error.token
    expected = _listed(error.accepts or error.expected)
    if token.type == "$END":
        before = text.split()[-1]
        start = text.rstrip().rfind(before)
        message = f"the pattern ends after `{before}`, where something is missing"
        return PatternFault(start, len(before), "unfinished-pattern", message, f"expected {expected}")
    start, length = token.start_pos, len(token)
    before = text[:start].rstrip().rpartition(" ")[2]
    if before in ("and",) or token.type == "AND":
        hint = "`and` joins only SOURCE and TARGET; alternatives stand as `one|other`"
        return PatternFault(start, length, "pattern-syntax", f"`{token}` cannot stand here", hint)
    if before == "that" or token.type == "THAT":
        return PatternFault(
            start, length, "pattern-syntax", f"`{token}` cannot stand here", "only `that EVENT` is possible"
        )
    if before.endswith("|") and expected == "a preposition":
        noun = before.rstrip("|").rpartition("|")[2]
        hint = f'`{noun}` is a preposition here; as a noun it is quoted: "{noun}"'
        return PatternFault(start, length, "pattern-syntax", f"`{token}` cannot stand after `{before}`", hint)
    where = f"after `{before}`" if before else "at the beginning"
    return PatternFault(start, length, "pattern-syntax", f"`{token}` cannot stand {where}", f"expected {expected}")


def _strange(start: int, text: str) -> PatternFault:
    """A character that begins nothing: mostly a capitalised word."""
    word = text[start:].split()[0]
    if word[0].isupper():
        bare = word.strip(".,;:!?")
        if bare.upper() in ("SOURCE", "TARGET", "EVENT"):
            return PatternFault(
                start, len(word), "pattern-syntax", f"`{word}` is no slot", f"did you mean `{bare.upper()}`?"
            )
        hint = f'slots and lists are upper case, words lower case; a word of the text is quoted: "{bare}"'
        return PatternFault(start, len(word), "pattern-syntax", f"`{word}` is neither a slot, a list nor a word", hint)
    hint = "no punctuation; one clause in plain active form"
    return PatternFault(start, 1, "pattern-syntax", f"`{text[start]}` cannot stand in a pattern", hint)


def _listed(expected: Any) -> str:
    said = [words for name, words in _SAID.items() if name in expected]
    return " or ".join([", ".join(said[:-1]), said[-1]] if len(said) > 1 else said) or "the end of the pattern"
