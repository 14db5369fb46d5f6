"""An explanation as a page that stands alone, and as plain values for programs."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Any

from tacitus.coder import Coder
from tacitus.coding.event import Actor, Event
from tacitus.drawing import html
from tacitus.workbench.explain import FAILS, FITS, Explained, Explanation, Tried, event_line
from tacitus.workbench.why_not import WhyNot

STYLE = """
.told{font-size:1.15rem;line-height:2}
.told mark{border-radius:3px;padding:1px 3px;color:inherit;background:var(--time-fill)}
.told mark.source{background:var(--subject-fill)}.told mark.target{background:var(--object-fill)}
.told mark.trigger{background:var(--verb);color:var(--on-verb)}
table{border-collapse:collapse;font-size:.9rem;width:100%}th,td{text-align:left;padding:.25em .6em .25em 0;vertical-align:top;
border-bottom:1px solid var(--line)}th{font-weight:600;color:var(--faint)}code{font-size:.92em;overflow-wrap:anywhere}
.tried{list-style:none;padding:0;font-size:.9rem}.tried li{margin:.35em 0}.tried small{color:var(--faint);display:block}
.scroll,pre{overflow-x:auto}
"""


def page(coder: Coder, explanation: Explanation, title: str = "How it is coded") -> str:
    """The explanation as HTML that needs nothing else."""
    head = html.head(title).replace("</style>", f"{STYLE}</style>", 1)
    return head + "".join(_sentence(coder, sentence) for sentence in explanation.sentences) + html.tail()


def why_not_page(coder: Coder, explanation: Explanation, why: WhyNot) -> str:
    """Why a rule does not code a text, above the explanation."""
    told = f"<section><pre>{escape(str(why))}</pre></section>\n"
    whole = page(coder, explanation, f"{why.rule_id}: {'it matches' if why.matches else 'why not'}")
    return whole.replace("<section>", f"{told}<section>", 1) if "<section>" in whole else whole + told


def _sentence(coder: Coder, sentence: Explained) -> str:
    reading = sentence.sight.reading
    caption = f"{sentence.part}, sentence {reading.sentence.index + 1}"
    drawn = html.figure(reading.sentence, reading.parse, coder.modalities, caption)
    told = f'<p class="told">{marked(sentence)}</p>'
    rows = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in _row(event))}</tr>" for event in sentence.events)
    names = "".join(f"<th>{name}</th>" for name in ("who", "whom", "what", "when", "how", "rule"))
    events = (
        f'<div class="scroll"><table><tr>{names}</tr>{rows}</table></div>' if rows else f"<p>{_nothing(sentence)}</p>"
    )
    tried = "".join(map(_tried, sentence.tried))
    rules = f'<details><summary>Rules tried</summary><ul class="tried">{tried}</ul></details>' if tried else ""
    return f"<section>{told}{events}{rules}{drawn}</section>\n"


def _nothing(sentence: Explained) -> str:
    discard = sentence.sight.discard
    return f"Left out: {escape(discard.context)} ({escape(', '.join(discard.words))})" if discard else "No event."


def _row(event: Event) -> Iterator[str]:
    yield from (_actor(event.source), _actor(event.target))
    content = f" of {event.content.event_type or event.content.text}" if event.content else ""
    yield escape(f"{event.event_type}{content} {event.cameo}")
    yield escape(event.event_date or "")
    how = [word for word in (event.modality, event.polarity) if word not in ("actual", "affirmed")]
    by = [f"by {event.attribution.code or event.attribution.text}"] if event.attribution else []
    yield escape(", ".join([*how, *by, *([] if event.counts else ["does not count"])]))
    yield f"<code>{escape(event.rule_id)}</code>"


def _actor(actor: Actor | None) -> str:
    return "–" if actor is None else f"<b>{escape(actor.code or 'no code')}</b> {escape(actor.text)}"


def _tried(tried: Tried) -> str:
    mark = FITS if tried.fits else FAILS
    why = "".join(f"<small>{escape(part)}: {escape(reason)}</small>" for part, reason in tried.parts)
    takes = "".join(f"<small>{escape(name)} = {escape(value)}</small>" for name, value in tried.takes)
    place = f"{escape(tried.rule_id)} · {escape(tried.path)}:{tried.line} · on “{escape(tried.trigger)}”"
    return f"<li>{mark} <code>{escape(tried.pattern)}</code><small>{place}</small>{takes}{why}</li>"


def spans(sentence: Explained) -> list[tuple[int, int, str]]:
    """Who and what in the sentence: first and last offset into the part's text and the role, outer ones before inner ones."""
    found: dict[tuple[int, int, str], None] = {}
    for event in sentence.events:
        for name in ("source", "target", "attribution", "trigger", "place"):
            span = getattr(event, name)
            if span is not None:
                found[span.start, span.end, name] = None
    return sorted(found, key=lambda span: (span[0], -span[1]))


def marked(sentence: Explained) -> str:
    """The sentence as HTML, with marks around who and what; of two that overlap the one that begins first."""
    start = sentence.sight.reading.sentence.start
    parts: list[str] = []
    place = 0
    for first, end, role in spans(sentence):
        first, end = first - start, end - start
        if first < place or end > len(sentence.text):
            continue
        parts.append(escape(sentence.text[place:first]))
        parts.append(f'<mark class="{role}" title="{role}">{escape(sentence.text[first:end])}</mark>')
        place = end
    return "".join(parts) + escape(sentence.text[place:])


# -- for programs ------------------------------------------------------------------------------------------------------


def record(explanation: Explanation) -> list[dict[str, Any]]:
    """The explanation as dicts, lists and text, one dict a sentence."""
    return [_record(sentence) for sentence in explanation.sentences]


def _record(sentence: Explained) -> dict[str, Any]:
    discard = sentence.sight.discard
    return {
        "part": sentence.part,
        "text": sentence.text,
        "start": sentence.sight.reading.sentence.start,
        "tokens": list(sentence.words),
        "clauses": list(sentence.clauses),
        "spans": [{"start": start, "end": end, "role": role} for start, end, role in spans(sentence)],
        "discard": discard.context if discard else None,
        "tried": [tried_record(tried) for tried in sentence.tried],
        "events": [{"line": event_line(event), "event_id": event.event_id} for event in sentence.events],
    }


def why_not_record(why: WhyNot) -> dict[str, Any]:
    """Why a rule does not code a text."""
    patterns = [
        {
            **fared._asdict(),
            "tried": tried_record(fared.tried) if fared.tried else None,
            "by": [{"rule_id": rule, "pattern": pattern, "why": reason} for rule, pattern, reason in fared.by],
        }
        for fared in why.patterns
    ]
    return {**why._asdict(), "matches": why.matches, "patterns": patterns}


def tried_record(tried: Tried) -> dict[str, Any]:
    """One pattern that was tried."""
    return {
        "rule_id": tried.rule_id,
        "pattern": tried.pattern,
        "path": tried.path,
        "line": tried.line,
        "trigger": tried.trigger,
        "fits": tried.fits,
        "fails": [{"part": part, "why": why} for part, why in tried.parts],
        "takes": [{"slot": slot, "what": what} for slot, what in tried.takes],
    }
