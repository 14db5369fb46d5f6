"""Drafts spelled out: one record per ordered pair of actors, with dates, codes and stable ids."""

from __future__ import annotations

from datetime import date
from hashlib import blake2b
from typing import NamedTuple

from tacitus.actors.mention import Mention, Place
from tacitus.coding.background import is_old
from tacitus.coding.cues import Cues
from tacitus.coding.dates import TimeExpression, When, find_times, resolve
from tacitus.coding.draft import Draft
from tacitus.coding.event import Actor, Content, Event, EventPlace, Trigger
from tacitus.coding.match import place_mention
from tacitus.coding.participants import Pair, pairs
from tacitus.coding.places import place_phrase
from tacitus.coding.quantities import quantities
from tacitus.coding.reading import Reading
from tacitus.coding.whole import lookup
from tacitus.rulebook.matchers import Codebook
from tacitus.syntax.clause import Clause
from tacitus.text.document import Document

_NOT_YET = ("planned", "possible", "conditional", "requested")


class Part(NamedTuple):
    """The part of a document that a sentence stands in: its name ("title", "body") and text.

    `published`: the day that it speaks from; `dateline`: the words that tell this day, "" if it is that of publication."""

    name: str
    text: str
    published: date | None
    dateline: str = ""


class _Dated(NamedTuple):
    first: str | None
    last: str | None
    text: str | None
    precision: str | None
    origin: str
    when: When | None = None


def spell_out(
    drafts: list[Draft], reading: Reading, document: Document, part: Part, codebook: Codebook, cues: Cues
) -> list[Event]:
    """The records of a sentence's drafts, in order. Records that spell out one draft share `group_id`."""
    events: list[Event] = []
    times = find_times(reading.sentence, cues) if drafts else []
    for draft in drafts:
        events.extend(_records(draft, reading, document, part, codebook, cues, times))
    return events


def _records(
    draft: Draft,
    reading: Reading,
    document: Document,
    part: Part,
    codebook: Codebook,
    cues: Cues,
    times: list[TimeExpression],
) -> list[Event]:
    rule = draft.match.rule
    sentence = reading.sentence
    where = place_phrase(draft, reading, cues)
    stand_in = place_mention(where) if where is not None and draft.event_type in codebook.place_targets else None
    dated = _date(draft, reading, part, cues, times)
    counts = draft.counts and not is_old(draft, dated.when, part.published, reading, cues)
    start, end = sentence.starts[draft.match.trigger], sentence.ends[draft.match.trigger]
    trigger = Trigger(part.text[start:end], start, end)
    content = _content(draft, reading, part)
    numbers = quantities(draft, reading, cues, part.text)
    attribution = _actor(draft.attribution, part.text)
    place = _place(where.place, part.text) if where is not None and where.place is not None else None
    events: list[Event] = []
    group = ""
    for pair in pairs(draft, stand_in):
        cameo = _code(draft, pair, codebook)
        code = codebook.codes[cameo]
        identity = _identity(document.id, part.name, draft.event_type, trigger, pair)
        group = group or identity
        events.append(
            Event(
                event_id=identity,
                group_id=group,
                doc_id=document.id,
                sentence_index=sentence.index,
                sentence=part.text[sentence.start : sentence.end],
                sentence_start=sentence.start,
                part=part.name,
                published=document.date,
                event_date=dated.first,
                event_date_end=dated.last,
                date_text=dated.text,
                date_precision=dated.precision,
                date_from=dated.origin,
                event_type=draft.event_type,
                content=content,
                cameo=cameo,
                coded_type=code.event_type,
                plover=code.plover if rule.plover is None or draft.column else rule.plover,
                modes=code.modes if rule.modes is None or draft.column else rule.modes,
                contexts=code.contexts if rule.contexts is None else rule.contexts,
                quad_class=None if draft.negated else code.quad_class,
                goldstein=None if draft.negated else code.goldstein,
                polarity="negated" if draft.negated else "affirmed",
                modality=draft.modality,
                counts=counts,
                first_mention=None,
                quantities=numbers,
                source=_actor(pair.source, part.text),
                target=_actor(pair.target, part.text),
                attribution=attribution,
                place=place,
                trigger=trigger,
                rule_id=rule.id,
                publisher=document.publisher,
                url=document.url,
            )
        )
    return events


def _code(draft: Draft, pair: Pair, codebook: Codebook) -> str:
    """The code of the whole for one direction: the mirror of `both-ways: 043` has a code of its own."""
    mirror = draft.match.rule.both_ways
    if not pair.mirrored or mirror in ("", "same"):
        return draft.whole
    if draft.column and draft.column != "by-modality":
        return lookup(codebook, draft.column, mirror) or draft.whole
    return mirror if draft.whole == draft.cameo else draft.whole


def _identity(doc_id: str, part: str, event_type: str, trigger: Trigger, pair: Pair) -> str:
    def side(mention: Mention | None) -> tuple[object, ...]:
        return (mention.start, mention.end, mention.id or mention.code) if mention is not None else ()

    key = repr((doc_id, part, event_type, trigger.start, trigger.end, side(pair.source), side(pair.target)))
    return blake2b(key.encode("utf-8", "surrogatepass"), digest_size=10).hexdigest()


def _actor(mention: Mention | None, text: str) -> Actor | None:
    if mention is None:
        return None
    return Actor(
        text[mention.start : mention.end],
        mention.start,
        mention.end,
        mention.name,
        mention.id,
        mention.code,
        mention.country,
        mention.country_from,
        mention.sectors,
    )


def _place(place: Place, text: str) -> EventPlace:
    return EventPlace(
        text[place.start : place.end],
        place.start,
        place.end,
        place.name,
        place.country,
        place.lat,
        place.lon,
        place.precision,
    )


def _content(draft: Draft, reading: Reading, part: Part) -> Content | None:
    inner = draft.inner
    if inner is None:
        return None
    event_type = inner.event_type.partition("/")[0]
    start, end = reading.text_span(inner.match.trigger, max(inner.end - 1, inner.match.trigger))
    return Content(event_type, inner.cameo, part.text[start:end], start, end)


def _date(draft: Draft, reading: Reading, part: Part, cues: Cues, times: list[TimeExpression]) -> _Dated:
    open_ = draft.modality in _NOT_YET
    clauses = [draft.clause, draft.inner_clause]
    if draft.own and draft.speaking is not None:
        clauses.append(draft.speaking)
    for clause in clauses:
        if clause is None:
            continue
        for expression in times:
            if _belongs(expression, clause, draft, reading):
                future = open_ and clause is not draft.speaking
                when = resolve(expression, part.published, future)
                start, end = reading.text_span(expression.start, expression.end - 1)
                if when is not None:
                    return _stated(when, part.text[start:end])
    if open_ or part.published is None:
        return _Dated(None, None, None, None, "none")
    day = part.published.isoformat()
    return _Dated(day, day, part.dateline or None, "day", "dateline" if part.dateline else "published")


def _stated(when: When, text: str) -> _Dated:
    return _Dated(when.first.isoformat(), when.last.isoformat(), text, when.precision, "stated", when)


def _belongs(expression: TimeExpression, clause: Clause, draft: Draft, reading: Reading) -> bool:
    """Does the time stand in the clause: among its times and obliques, or nearer to its verb than to any other?"""
    phrases = [*clause.times, *(phrase for _, phrase in clause.obliques)]
    if any(phrase.start < expression.end and expression.start < phrase.end for phrase in phrases):
        return True
    for other in reading.clauses:
        if other is not clause:
            taken = [*other.times, *(phrase for _, phrase in other.obliques)]
            if any(phrase.start < expression.end and expression.start < phrase.end for phrase in taken):
                return False
    nearest = min(reading.clauses, key=lambda other: (abs(other.verb - expression.start), other.verb))
    return nearest is clause
