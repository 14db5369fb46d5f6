"""What each stage makes of the input of a case, as lines. A new stage is a new function here and a folder in cases/."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from tacitus.resources import RULES
from tacitus.text import Document, Lexicon, Sentence, Splitter, Tagger, Tokenizer

if TYPE_CHECKING:
    from tacitus import Coder, Event
    from tacitus.actors import Actors
    from tacitus.actors.mention import Mention
    from tacitus.coding.event import Actor
    from tacitus.syntax.clause import Clause, Parse
    from tacitus.syntax.parser import Parser


@lru_cache(maxsize=1)
def _text_stage() -> tuple[Splitter, Tokenizer, Tagger]:
    lexicon = Lexicon.from_rules(RULES / "lexicon")
    return Splitter.of(lexicon), Tokenizer(lexicon.abbreviations), Tagger(lexicon)


@lru_cache(maxsize=1)
def coder() -> Coder:
    """A coder with the shipped rules."""
    from tacitus import Coder

    return Coder()


def given(input: str) -> tuple[dict[str, str], str]:
    """What the first lines say (`date: 2021-03-11`, `title: ...`), and the text behind them."""
    settings: dict[str, str] = {}
    lines = input.split("\n")
    while lines and (head := lines[0].partition(": "))[0] in ("date", "title"):
        settings[head[0]] = head[2].strip()
        lines.pop(0)
    return settings, "\n".join(lines)


def _sentences(input: str) -> Iterator[Sentence]:
    splitter, tokenizer, _ = _text_stage()
    for index, (start, end) in enumerate(splitter.split(input)):
        yield tokenizer.tokenize(input, start, end, index)


def sentences(input: str) -> list[str]:
    """One sentence a line."""
    splitter, _, _ = _text_stage()
    return [" ".join(input[start:end].split()) for start, end in splitter.split(input)]


def tokens(input: str) -> list[str]:
    """The words of each sentence with ` | ` between them."""
    return [" | ".join(sentence.words) for sentence in _sentences(input)]


def tags(input: str) -> list[str]:
    """word/TAG, one sentence a line."""
    _, _, tagger = _text_stage()
    lines = []
    for sentence in _sentences(input):
        tagger.tag(sentence)
        lines.append(" ".join(f"{word}/{tag}" for word, tag in zip(sentence.words, sentence.tags, strict=True)))
    return lines


def clauses(input: str) -> list[str]:
    """The clauses of each sentence, in the notation of syntax/show.py."""
    from tacitus.syntax.show import lines

    settings, text = given(input)
    document = Document(id="case", text=text, title=settings.get("title"))
    return [line for sight in coder().sights(document) for line in lines(sight.reading.sentence, sight.reading.parse)]


def _events(input: str) -> list[Event]:
    settings, text = given(input)
    return coder().code(text, date=settings.get("date"), title=settings.get("title"))


def events(input: str) -> list[str]:
    """One event a line: SOURCE > TARGET type CAMEO, then what is not plain (planned, negated, by: ...)."""
    return [event_line(event) for event in _events(input)]


def event_line(event: Event) -> str:
    """An event in the words that rule authors use after `=>`."""
    parts = [f"{_code(event.source)} > {_code(event.target)}", event.event_type, event.cameo]
    parts += [word for word in (event.modality, event.polarity) if word not in ("actual", "affirmed")]
    if event.content:
        parts.append(f"content: {event.content.event_type or event.content.text}")
    if event.attribution:
        parts.append(f"by: {_code(event.attribution)}")
    if event.place:
        parts.append(f"place: {event.place.name}")
    if not event.counts:
        parts.append("does not count")
    return "  ".join(parts)


def parties(input: str) -> list[str]:
    """The words that source and target of each event have in the text: "WORDS" > "WORDS" type."""
    return [f"{_words(event.source)} > {_words(event.target)}  {event.event_type}" for event in _events(input)]


def _words(actor: Actor | None) -> str:
    return "-" if actor is None else f'"{actor.text}"'


def _code(actor: Actor | None) -> str:
    return "-" if actor is None else actor.code or f"?{actor.text}"


def dates(input: str) -> list[str]:
    """The date of each event: words -> first day..last day, precision, where it is from."""
    lines = []
    for event in _events(input):
        days = f"{event.event_date or '-'}..{event.event_date_end or '-'}"
        lines.append(f"{event.date_text or '-'} -> {days} {event.date_precision or '-'} {event.date_from}")
    return lines


def quantities(input: str) -> list[str]:
    """The quantities of each event that has some: TYPE: words -> role min..max (total), `-` where nothing is told."""
    lines = []
    for event in _events(input):
        for q in event.quantities:
            low, high = ("-" if number is None else f"{number:.12g}" for number in (q.min, q.max))
            lines.append(f"{event.event_type}: {q.text} -> {q.role} {low}..{high}{' total' if q.total else ''}")
    return lines


@lru_cache(maxsize=1)
def _actors_stage() -> tuple[Actors, Parser]:
    from tacitus.actors import Actors
    from tacitus.resources import GRAMMAR
    from tacitus.syntax.parser import Parser

    return Actors.from_rules(RULES / "actors"), Parser.from_grammar(GRAMMAR, RULES)


def actors(input: str) -> list[str]:
    """Every phrase that is, holds or names an actor or a place: `words -> CODE [country from] name`, `words holds CODE ...`
    for a thing with an actor inside, `words @ place COUNTRY`; `?` where nothing is known, `(press)` for the press."""
    settings, text = given(input)
    known, parser = _actors_stage()
    splitter, tokenizer, tagger = _text_stage()
    story = known.story(settings.get("date"))
    lines = []
    for index, (start, end) in enumerate(splitter.split(text)):
        sentence = tokenizer.tokenize(text, start, end, index)
        story.find(sentence)
        tagger.tag(sentence)
        parse = parser.parse(sentence)
        story.read(sentence, parse)
        owners = _owners(parse)
        for phrase in parse.phrases:
            resolution = story.resolve(phrase, *owners.get(id(phrase), (None, "")))
            lines += [f"{text[m.start : m.end]} -> {_actor(m)}" for m in resolution.actors]
            lines += [f"{text[m.start : m.end]} holds {_actor(m)}" for m in resolution.inside]
            place = resolution.place
            if place is not None and not resolution.actors:
                lines.append(f"{text[place.start : place.end]} @ {place.name} {place.country or '?'}")
    return lines


def _owners(parse: Parse) -> dict[int, tuple[Clause, str]]:
    owners: dict[int, tuple[Clause, str]] = {}
    for clause in parse.clauses:
        told = [("subject", phrase) for phrase in clause.subjects] + [("object", phrase) for phrase in clause.objects]
        for role, phrase in (*told, *clause.obliques):
            owners.setdefault(id(phrase), (clause, role))
    return owners


def _actor(mention: Mention) -> str:
    parts = [mention.code or "?", f"[{mention.country_from}]" if mention.country_from else "", mention.name or ""]
    parts.append("(press)" if mention.kind == "press" else "")
    return " ".join(part for part in parts if part)


def semantics(input: str) -> list[str]:
    """Rules of the case's own, a line `***`, sentences: each sentence and its events under these rules (whether they
    count is the matter of events/)."""
    from semantics import coded

    return coded(input, lambda event: event_line(event).removesuffix("  does not count"))


def conllu(input: str) -> list[str]:
    """The clauses that another parser's trees come to, in the notation of syntax/show.py."""
    from tacitus.syntax.conllu import stories
    from tacitus.syntax.show import lines

    (story,) = stories(input.splitlines())
    assert not story.faults, story.faults
    document = Document(id="case", text=story.text, trees=story.trees)
    return [line for sentence, parse in coder().parses(document) for line in lines(sentence, parse)]


STAGES: dict[str, Callable[[str], list[str]]] = {
    "sentences": sentences,
    "tokens": tokens,
    "tags": tags,
    "clauses": clauses,
    "conllu": conllu,
    "actors": actors,
    "events": events,
    "dates": dates,
    "parties": parties,
    "quantities": quantities,
    "semantics": semantics,
}
