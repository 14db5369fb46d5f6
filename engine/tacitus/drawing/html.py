"""Parsed sentences as a page that stands alone: each as a picture for wide and for narrow screens, and in words."""

from __future__ import annotations

from collections.abc import Mapping

from tacitus.drawing import svg
from tacitus.drawing.lanes import ROLES, flags, hangs, in_order, rows, words
from tacitus.drawing.markup import escaped
from tacitus.syntax.clause import Clause, Parse
from tacitus.text.sentence import Sentence

_STYLE = (
    "html{color-scheme:light dark}body{margin:0 auto;padding:16px;max-width:1000px;line-height:1.5;"
    "font-family:system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif;"
    "background:var(--paper);color:var(--ink)}h1{font-size:1.25rem;margin:.2em 0 .6em}"
    "figure{margin:0 0 28px;padding:0 0 20px;border-bottom:1px solid var(--line)}figcaption{color:var(--faint);font-size:.85rem}"
    "svg.clauses{display:block;max-width:100%;height:auto;margin:4px 0}"
    "@media(min-width:700px){svg.clauses.narrow{display:none}}@media(max-width:699.9px){svg.clauses.wide{display:none}}"
    "summary{cursor:pointer;color:var(--faint);font-size:.9rem}ol{margin:.5em 0 0;padding-left:1.6em}li{margin:.3em 0}"
    "li b{font-weight:650}li span{white-space:normal}li i{color:var(--faint)}"
    + "".join(f"li .{role}{{color:var(--{role})}}" for role in ROLES[1:])
)


def head(title: str = "Clauses") -> str:
    """The page as far as its first figure."""
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{escaped(title)}</title><style>{svg.style(':root')}{_STYLE}</style></head>\n"
        f"<body><h1>{escaped(title)}</h1>{_both(svg.legend(svg.WIDE), svg.legend(svg.NARROW))}\n"
    )


def figure(sentence: Sentence, parse: Parse, modalities: Mapping[str, str], caption: str) -> str:
    """One sentence."""
    pictures = _both(
        *(svg.picture(sentence, parse, modalities, width, alone=False) for width in (svg.WIDE, svg.NARROW))
    )
    clauses = "".join(f"<li>{_clause(clause, sentence, parse, modalities)}</li>" for clause in in_order(parse))
    details = f"<details><summary>In words</summary><ol>{clauses}</ol></details>" if clauses else ""
    return f"<figure><figcaption>{escaped(caption)}</figcaption>{pictures}{details}</figure>\n"


def tail() -> str:
    """The end of the page."""
    return "</body></html>\n"


def _both(wide: str, narrow: str) -> str:
    """A picture for wide screens and one for narrow ones, of which one is shown."""
    return "".join(
        picture.replace('class="clauses"', f'class="clauses {name}"', 1)
        for picture, name in ((wide, "wide"), (narrow, "narrow"))
    )


def _clause(clause: Clause, sentence: Sentence, parse: Parse, modalities: Mapping[str, str]) -> str:
    how = ", ".join(flags(clause, modalities))
    parts = [f"<b>{escaped(words(sentence, clause.start, clause.end))}</b>" + (f" ({how})" if how else "")]
    parts += [
        f'<span class="{role}">{escaped(f"{label}: {text}")}</span>' for role, label, text in rows(clause, sentence)
    ]
    relation = hangs(clause, sentence, parse)
    return " · ".join(parts) + (f" <i>— {escaped(relation)}</i>" if relation else "")
