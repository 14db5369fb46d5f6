"""Drafts spelled out: one record per ordered pair of actors, with dates, codes and stable ids."""

from __future__ import annotations

from datetime import date
from hashlib import blake2b

import msgspec

from tacitus.actors.mention import Mention, Place
from tacitus.coding.background import is_old
from tacitus.coding.cues import Cues
from tacitus.coding.dates import TimeExpression, When, find_times, resolve
from tacitus.coding.draft import Draft
from tacitus.coding.event import Actor, Content, Event, EventPlace, Trigger
from tacitus.coding.participants import Pair, pairs
from tacitus.coding.places import described_place, inner_place, place_mention, place_phrase
from tacitus.coding.quantities import counting, quantities
from tacitus.coding.reading import Reading, clause_end, extent
from tacitus.coding.timing import alongside, is_of_before
from tacitus.coding.whole import lookup
from tacitus.rulebook.matchers import Codebook
from tacitus.syntax.clause import Clause
from tacitus.text.document import Document

_NOT_YET = ("planned", "possible", "conditional", "requested")


class Part(msgspec.Struct, frozen=True, gc=False):
    """The part of a document that a sentence stands in: its name ("title", "body") and text.

    `published`: the day that it speaks from; `dateline`: the words that tell this day, "" if it is that of publication."""

    name: str
    text: str
    published: date | None
    dateline: str = ""


class _Dated(msgspec.Struct, frozen=True, gc=False):
    first: str | None
    last: str | None
    text: str | None
    precision: str | None
    origin: str
    when: When | None = None


_UNDATED = _Dated(None, None, None, None, "none")


class _Page:
    """A sentence whose drafts are spelled out: what all its records share, made once."""

    __slots__ = (
        "codebook",
        "cues",
        "day",
        "digits",
        "document",
        "identity",
        "numbers",
        "part",
        "reading",
        "text",
        "times",
    )

    def __init__(self, reading: Reading, document: Document, part: Part, codebook: Codebook, cues: Cues) -> None:
        sentence = reading.sentence
        self.reading = reading
        self.document = document
        self.part = part
        self.codebook = codebook
        self.cues = cues
        self.text = part.text[sentence.start : sentence.end]
        self.identity = f"({document.id!r}, {part.name!r}, "
        self.digits = "CD" in sentence.tags
        self.numbers = counting(reading, cues)
        timed = self.digits or not cues.time_words.isdisjoint(reading.words)
        times = find_times(sentence, cues) if timed else []
        if times and not cues.since.isdisjoint(reading.words):
            times = [time for time in times if not is_of_before(time.start, sentence, cues)]
        self.times = [(time, _clauses_of(time, reading)) for time in times]
        self.day = _day(part)


def spell_out(
    drafts: list[Draft], reading: Reading, document: Document, part: Part, codebook: Codebook, cues: Cues
) -> list[Event]:
    """The records of a sentence's drafts, in order. Records that spell out one draft share `group_id`."""
    events: list[Event] = []
    if drafts:
        page = _Page(reading, document, part, codebook, cues)
        for draft in drafts:
            _records(draft, page, events)
    return events


def _records(draft: Draft, page: _Page, events: list[Event]) -> None:
    """Adds the records of one draft. The arguments of Event go by position, as that costs 0.1 us, by name 1.5."""
    reading, document, part, cues, codebook = page.reading, page.document, page.part, page.cues, page.codebook
    rule, sentence, text = draft.match.rule, reading.sentence, part.text
    where = place_phrase(draft, reading, cues)
    types = codebook.place_targets
    if draft.event_type in types:
        aim = where
    else:
        aim = inner_place(draft, reading, cues, types) if draft.inner is not None else None
    stand_in = place_mention(aim) if aim is not None else None
    bindings = draft.match.bindings
    if aim is None and draft.event_type in types and not (bindings.targets or bindings.joint):
        stand_in = described_place(draft, reading, cues)
    sides = pairs(draft, stand_in, reading.story.classes.government)
    dated = _date(draft, page)
    counts = draft.counts
    if counts and (page.digits or dated.when is not None):
        counts = not is_old(draft, dated.when, part.published, reading, cues)
    start, end = sentence.starts[draft.match.trigger], sentence.ends[draft.match.trigger]
    trigger = Trigger(text[start:end], start, end)
    content = _content(draft, reading, part, codebook) if draft.inner is not None else None
    numbers = quantities(draft, reading, cues, text, page.numbers)
    attribution = _actor(draft.attribution, text) if draft.attribution is not None else None
    place = _place(where.place, text) if where is not None and where.place is not None else None
    negated = draft.negated
    group = ""
    for pair in sides:
        cameo = _mirrored(draft, codebook) if pair.mirrored else draft.whole
        code = codebook.codes[cameo]
        identity = _identity(page.identity, draft.event_type, start, end, pair)
        group = group or identity
        events.append(
            Event(
                identity,  # event_id
                group,  # group_id
                document.id,  # doc_id
                sentence.index,  # sentence_index
                page.text,  # sentence
                sentence.start,  # sentence_start
                part.name,  # part
                document.date,  # published
                dated.first,  # event_date
                dated.last,  # event_date_end
                dated.text,  # date_text
                dated.precision,  # date_precision
                dated.origin,  # date_from
                draft.event_type,  # event_type
                content,  # content
                cameo,  # cameo
                code.event_type,  # coded_type
                code.plover if rule.plover is None or draft.column else rule.plover,  # plover
                code.modes if rule.modes is None or draft.column else rule.modes,  # modes
                code.contexts if rule.contexts is None else rule.contexts,  # contexts
                None if negated else code.quad_class,  # quad_class
                None if negated else code.goldstein,  # goldstein
                "negated" if negated else "affirmed",  # polarity
                draft.modality,  # modality
                counts,  # counts
                None,  # first_mention
                numbers,  # quantities
                _actor(pair.source, text),  # source
                _actor(pair.target, text),  # target
                attribution,  # attribution
                place,  # place
                trigger,  # trigger
                rule.id,  # rule_id
                document.publisher,  # publisher
                document.url,  # url
            )
        )


def _mirrored(draft: Draft, codebook: Codebook) -> str:
    """The code of the whole for a mirrored pair: the mirror of `both-ways: 043` has a code of its own."""
    mirror = draft.match.rule.both_ways
    if mirror in ("", "same"):
        return draft.whole
    if draft.column and draft.column != "by-modality":
        return lookup(codebook, draft.column, mirror) or draft.whole
    return mirror if draft.whole == draft.cameo else draft.whole


def _identity(begun: str, event_type: str, start: int, end: int, pair: Pair) -> str:
    """The hash of what tells this record from all others. `begun`: document and part; `start`, `end`: of the trigger.

    What is hashed is a tuple as `repr` writes it, written by hand: a third of the time."""
    source, target = pair.source, pair.target
    one = "()" if source is None else f"({source.start}, {source.end}, {source.id or source.code!r})"
    other = "()" if target is None else f"({target.start}, {target.end}, {target.id or target.code!r})"
    key = f"{begun}{event_type!r}, {start}, {end}, {one}, {other})"
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


def _content(draft: Draft, reading: Reading, part: Part, codebook: Codebook) -> Content | None:
    inner = draft.inner
    if inner is None:
        return None
    while inner.cameo not in codebook.codes and inner.inner is not None:  # "needs to hold talks"
        inner = inner.inner
    code = codebook.codes.get(inner.cameo)  # none for what has no code of its own: to settle a dispute
    trigger = inner.match.trigger
    after = extent(inner.phrase) if inner.phrase is not None else clause_end(trigger, inner.clause)
    start, end = reading.text_span(trigger, max(after - 1, trigger))
    event_type, cameo = (code.event_type, inner.cameo) if code is not None else (None, None)
    return Content(event_type, cameo, part.text[start:end], start, end)


def _day(part: Part) -> _Dated:
    """The day that the part speaks from."""
    if part.published is None:
        return _UNDATED
    day = part.published.isoformat()
    return _Dated(day, day, part.dateline or None, "day", "dateline" if part.dateline else "published")


def _date(draft: Draft, page: _Page) -> _Dated:
    open_ = draft.modality in _NOT_YET
    return (_told(draft, page, open_) if page.times else None) or (_UNDATED if open_ else page.day)


def _told(draft: Draft, page: _Page, open_: bool) -> _Dated | None:
    """The date that the text gives the event: in its own clause, that of its content or that of saying, else in one that
    happens at the same time."""
    reading, part = page.reading, page.part
    clauses = [draft.clause, draft.inner_clause]
    if draft.own and draft.speaking is not None:
        clauses.append(draft.speaking)
    if not open_ and draft.clause is not None and len(reading.clauses) > 1:
        clauses += alongside(draft.clause, reading, page.cues)
    for clause in clauses:
        if clause is None:
            continue
        for expression, owners in page.times:
            if clause in owners:
                future = open_ and clause is not draft.speaking
                when = resolve(expression, part.published, future)
                start, end = reading.text_span(expression.start, expression.end - 1)
                if when is not None:
                    return _stated(when, part.text[start:end])
    return None


def _stated(when: When, text: str) -> _Dated:
    return _Dated(when.first.isoformat(), when.last.isoformat(), text, when.precision, "stated", when)


def _clauses_of(time: TimeExpression, reading: Reading) -> list[Clause]:
    """The clauses that a time belongs to: among whose times and obliques it stands, else the one whose verb is nearest."""
    start, end = time.start, time.end
    found: list[Clause] = []
    nearest, least = None, (0, 0)
    for clause in reading.clauses:
        for phrase in (*clause.times, *[phrase for _, phrase in clause.obliques]):
            if phrase.start < end and start < phrase.end:
                found.append(clause)
                break
        distance = (abs(clause.verb - start), clause.verb)
        if nearest is None or distance < least:
            nearest, least = clause, distance
    return found if found or nearest is None else [nearest]
