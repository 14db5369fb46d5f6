"""A parsed sentence as a tree for a terminal: clauses with what belongs to them, each below the one it hangs on."""

from __future__ import annotations

from collections.abc import Mapping
from textwrap import wrap

from tacitus.drawing.lanes import flags, hangs, in_order, rows, words
from tacitus.syntax.clause import Clause, Parse
from tacitus.text.sentence import Sentence

_DEEPEST = 12  # clauses further down are not moved further to the right
_NARROWEST = 20


def draw(sentence: Sentence, parse: Parse, modalities: Mapping[str, str], width: int = 100) -> list[str]:
    """The lines of the tree, none wider than `width` columns where the words allow it."""
    width = max(width, 2 * _NARROWEST)
    lines = wrap(words(sentence, 0, len(sentence.words)), width)
    below: dict[int, list[Clause]] = {}
    for clause in parse.clauses:
        if clause.parent is not None:
            below.setdefault(clause.parent, []).append(clause)
    prefixes: dict[int, str] = {}
    for clause in in_order(parse):
        siblings = below.get(clause.parent, []) if clause.parent is not None else []
        stem = prefixes.get(clause.parent, "") if clause.parent is not None else ""
        last = not siblings or siblings[-1] is clause
        lines += _clause(clause, sentence, parse, modalities, (stem, last, bool(below.get(clause.index))), width)
        deep = len(stem) >= 3 * _DEEPEST
        prefixes[clause.index] = "" if clause.parent is None else stem if deep else stem + ("   " if last else "│  ")
    return lines


def _clause(
    clause: Clause,
    sentence: Sentence,
    parse: Parse,
    modalities: Mapping[str, str],
    place: tuple[str, bool, bool],
    width: int,
) -> list[str]:
    """The lines of one clause. `place`: what stands before it, whether it is the last one there, whether clauses follow
    below it."""
    stem, last, more = place
    root = clause.parent is None
    first = "" if root else stem + ("└─ " if last else "├─ ")
    inner = "" if root else stem + ("   " if last else "│  ")
    relation = hangs(clause, sentence, parse)
    verb = f"{words(sentence, clause.start, clause.end)} {clause.particle}".rstrip()
    how = flags(clause, modalities)
    head = (f"{relation}: " if relation else "") + verb.upper() + (f"  [{', '.join(how)}]" if how else "")
    lines = ([""] if root else []) + _wrapped(head, first, inner + ("│  " if more else "   "), width)
    told = _rows(clause, sentence)
    column = max((len(label) for label, _ in told), default=0) + 2
    for at, (label, value) in enumerate(told):
        end = at == len(told) - 1 and not more
        before = inner + ("└─ " if end else "├─ ") + label.ljust(column)
        lines += _wrapped(value, before, inner + ("   " if end else "│  ") + " " * column, width)
    return lines


def _rows(clause: Clause, sentence: Sentence) -> list[tuple[str, str]]:
    """label, words; with a subject that stands elsewhere, how it is found."""
    where = clause.subject_from
    note = f"  ({where})" if where not in ("direct", "") else ""
    return [(label, text + note * (role == "subject")) for role, label, text in rows(clause, sentence)]


def _wrapped(text: str, first: str, later: str, width: int) -> list[str]:
    room = max(width - max(len(first), len(later)), _NARROWEST)
    pieces = wrap(text, room) or [""]
    return [first + pieces[0], *(later + piece for piece in pieces[1:])]
