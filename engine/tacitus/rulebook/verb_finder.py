"""Which part of a pattern is the verb: patterns are told as one clause, and words alone do not say what they are."""

from __future__ import annotations

from tacitus.rulebook.parts import (
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
    Words,
)
from tacitus.rulebook.words import Names


class VerbFinder:
    """Finds the verb of one pattern. `text`: the pattern as written, for messages; `names`: what its words can be."""

    __slots__ = ("_text", "_vocabulary")

    def __init__(self, text: str, names: Names) -> None:
        self._text = text
        self._vocabulary = names.vocabulary

    def at(self, parts: tuple[Part, ...]) -> int | None:
        """Index of the verb; None for an event noun."""
        first = parts[0]
        if isinstance(first, Participant | Pair | Inside) or (
            isinstance(first, Maybe) and not isinstance(first.part, Nominal)
        ):
            return self._verb_after(parts, 0)
        if isinstance(first, Governed | Reported):
            raise PatternFault.at(
                first, "no-verb", "a pattern begins with a participant, a noun or a verb", "`SOURCE meet TARGET`"
            )
        if isinstance(first, Maybe):
            return self.at(parts[1:]) if len(parts) > 1 else self._verb_after(parts, 0)
        after = 1
        while after < len(parts) and isinstance(parts[after], Governed):
            after += 1
        behind = parts[after] if after < len(parts) else None
        if isinstance(behind, Nominal) and behind.bare and isinstance(first, Owned | Nominal):
            if after == 1 and isinstance(first, Nominal):
                return self._first_or_second(first, behind)
            if after == 1:
                self._not_compound(first, behind)
            return after
        if isinstance(first, Nominal) and first.bare and (after < len(parts) or self._only_verb(first)):
            return 0
        return None

    def _verb_after(self, parts: tuple[Part, ...], index: int) -> int:
        behind = parts[index + 1] if index + 1 < len(parts) else None
        if isinstance(behind, Nominal) and behind.bare:
            return index + 1
        if isinstance(behind, Nominal) and behind.modifiers:
            hint = "brackets stand in noun phrases; adverbs are no part of a pattern, they may stand anywhere in the sentence"
            raise PatternFault.at(behind, "pattern-syntax", "brackets cannot stand before the verb", hint)
        end = parts[index].end
        raise PatternFault(
            max(0, end - 1) if behind is None else behind.start,
            1 if behind is None else behind.end - behind.start,
            "no-verb",
            f"a verb is missing after `{self._text[parts[index].start : end]}`",
            "write one clause: `SOURCE meet TARGET`",
        )

    def _first_or_second(self, first: Nominal, second: Nominal) -> int:
        """Two bare words at the beginning: "war break_out" (noun and verb) or "lift BAN" (verb and object)?"""
        if any(word.kind == "list" for word in second.words.items) and not _lists(first.words):
            return 0
        if _lists(first.words):
            return 1
        one = all(self._vocabulary.base(bare(w.text)) == bare(w.text) for w in first.words.items)
        two = all(self._vocabulary.base(bare(w.text)) == bare(w.text) for w in second.words.items)
        if one and two and self._vocabulary.can_be(first.words.items[0].text, "NN", "NNS"):
            text = self._text[first.start : second.end]
            message = f"`{text}` may be a verb and its object, a noun and its verb, or one noun"
            raise PatternFault(
                first.start, len(text), "ambiguous-words", message, f'a noun of two words is quoted: "{text}"'
            )
        if not one and not two:
            text = self._text[first.start : second.end]
            message = f"there is no verb in `{text}`"
            raise PatternFault(first.start, len(text), "no-verb", message, f'a noun of two words is quoted: "{text}"')
        return 0 if one else 1

    def _not_compound(self, first: Owned | Nominal, verb: Nominal) -> None:
        """`SOURCE 's air strike on TARGET` must not be read as "air strikes a target"."""
        noun = first.noun if isinstance(first, Owned) else first
        words = [*noun.words.items, *verb.words.items]
        if any(word.kind == "list" or "_" in word.text for word in words):
            return
        if self._vocabulary.can_be(verb.words.items[0].text, "NN", "NNS"):
            text = self._text[noun.words.start : verb.end]
            message = f"`{text}` may be a noun and its verb, or one noun of two words"
            hint = f'a noun of two words is quoted: "{text}"; a noun before its verb is put into a list'
            raise PatternFault(noun.words.start, len(text), "ambiguous-words", message, hint)

    def _only_verb(self, first: Nominal) -> bool:
        return all(
            w.kind == "word" and not self._vocabulary.can_be(bare(w.text), "NN", "NNS", "VBG")
            for w in first.words.items
        )


def _lists(words: Words) -> bool:
    """Whether the words are lists, all of them."""
    return all(word.kind == "list" for word in words.items)


def bare(word: str) -> str:
    """A verb without its particle: "break" of "break_off"."""
    return word.partition("_")[0]
