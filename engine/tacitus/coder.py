"""The coder: text to events, the stages in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date as Date
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from tacitus import compiled
from tacitus.coding.dates import find_times, resolve
from tacitus.coding.event import Event
from tacitus.coding.fold import Trace
from tacitus.coding.index import Index, plan
from tacitus.coding.merge import mark_repetitions
from tacitus.coding.quotes import quoted
from tacitus.coding.reading import Reading
from tacitus.coding.records import Part, spell_out
from tacitus.coding.sentences import code_sentence
from tacitus.rulebook.matchers import Rulebook
from tacitus.syntax.record import to_record
from tacitus.text import Lexicon, Splitter, Tagger, Tokenizer, dateline_end
from tacitus.text.document import Document


class Sight:
    """One sentence as coding saw it, for `explain`: the reading, the trace and the events.

    `left_out`: how many events more there were, neither of whose sides has a code."""

    __slots__ = ("events", "left_out", "reading", "trace")

    def __init__(self, reading: Reading, trace: Trace, events: list[Event], left_out: int) -> None:
        self.reading = reading
        self.trace = trace
        self.events = events
        self.left_out = left_out


class Coded(NamedTuple):
    """What a document came to: its events, how many sentences it has, how many uncoded events were left out."""

    events: list[Event]
    sentences: int
    uncoded: int


class Coder:
    """Codes documents by the packaged rules, or by those of a folder or project of one's own.

    `rules`: a folder laid out like rules/, or a project with tacitus.yaml (None: the packaged rules). `statements`:
    "auto" (CONTRACT, "Statements") or "all". `uncoded`: also keep events neither of whose sides has a code.
    Picklable, and safe to share between threads: coding changes nothing in it but bounded memos.
    Raises RuleError or MissingRules when the rules cannot be used.
    """

    def __init__(self, rules: str | Path | None = None, statements: str = "auto", uncoded: bool = False) -> None:
        if statements not in ("auto", "all"):
            raise ValueError('statements is "auto" or "all"')
        self.rules = None if rules is None else Path(rules)
        self.statements = statements
        self.uncoded = uncoded
        self._knowledge = compiled.load(self.rules)

    def __reduce__(self) -> tuple[type[Coder], tuple[Path | None, str, bool]]:
        return (Coder, (self.rules, self.statements, self.uncoded))

    @cached_property
    def _index(self) -> Index:
        return Index(self._knowledge.rulebook, self._knowledge.plan)

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        return Tokenizer(self._knowledge.lexicon.abbreviations)

    @cached_property
    def _splitter(self) -> Splitter:
        return Splitter.of(self._knowledge.lexicon)

    @cached_property
    def _tagger(self) -> Tagger:
        return Tagger(self._knowledge.lexicon)

    @property
    def rulebook(self) -> Rulebook:
        """The rules as run."""
        return self._knowledge.rulebook

    def with_rulebook(self, rulebook: Rulebook) -> Coder:
        """This coder with other rules, everything else shared; for tools and tests. It cannot be pickled."""
        other = object.__new__(type(self))
        other.__dict__.update(self.__dict__)
        other.__dict__.pop("_index", None)
        other._knowledge = msgspec.structs.replace(self._knowledge, rulebook=rulebook, plan=plan(rulebook))
        return other

    @property
    def lexicon(self) -> Lexicon:
        """The words that the rules are written in and texts are tagged by."""
        return self._knowledge.lexicon

    @property
    def rules_hash(self) -> str:
        """The hash of every file that these rules, this grammar and this engine came from."""
        return self._knowledge.rules_hash

    def code(self, text: str, date: str | None = None, id: str = "text", title: str | None = None) -> list[Event]:
        """The events of a text. `date`: of publication, ISO YYYY-MM-DD. Never raises for any text."""
        return self.code_document(Document(id=id, text=text, date=date, title=title))

    def code_document(self, document: Document) -> list[Event]:
        """The events of one document: first those of its title, then those of its text, in text order."""
        return self.code_counted(document).events

    def code_counted(self, document: Document) -> Coded:
        """As `code_document`, with the counts that the summary of a run tells."""
        events: list[Event] = []
        sentences = uncoded = 0
        for sight in self.sights(document):
            events.extend(sight.events)
            sentences += 1
            uncoded += sight.left_out
        return Coded(mark_repetitions(events, self._knowledge.rulebook.codebook.yielding), sentences, uncoded)

    def code_documents(self, documents: Iterable[Document | dict[str, Any]]) -> Iterator[Event]:
        """The events of many documents, lazily and in their order."""
        for item in documents:
            document = item if isinstance(item, Document) else msgspec.convert(item, Document)
            yield from self.code_document(document)

    def sights(self, document: Document, traced: bool = False) -> Iterator[Sight]:
        """Each sentence of a document as coding sees it (title first). `traced`: with every rule that was tried."""
        known = self._knowledge
        published = _date(document.date)
        story = known.actors.story(document.date if published else None, document.title)
        for part in _parts(document, published):
            inside = False
            end_before = 0
            for index, (start, end) in enumerate(self._splitter.split(part.text)):
                if "\n" in part.text[end_before:start]:
                    inside = False  # a new paragraph opens its quotation anew
                end_before = end
                told = dateline_end(part.text, start, end) if index == 0 else start  # "LIMA (AFP) --" tells no event
                if told > start:
                    part = self._dated(part, start, told)
                sentence = self._tokenizer.tokenize(part.text, told, end, index, headline=part.name == "title")
                sentence.start = start
                story.find(sentence)
                self._tagger.tag(sentence)
                parse = known.parser.parse(sentence)
                story.read(sentence, parse)
                reading = Reading(sentence, parse, story, known.cues.transparent)
                flags, inside = quoted(sentence, inside)
                trace = Trace() if traced else None
                drafts = code_sentence(
                    reading,
                    self._index,
                    known.rulebook.codebook,
                    known.cues,
                    flags,
                    all_statements=self.statements == "all",
                    trace=trace,
                )
                events = spell_out(drafts, reading, document, part, known.rulebook.codebook, known.cues)
                kept = events if self.uncoded else [event for event in events if _coded(event)]
                yield Sight(reading, trace or Trace(), kept, len(events) - len(kept))

    def _dated(self, part: Part, start: int, end: int) -> Part:
        """The part as its dateline dates it ("LIMA, March 9 --"), if it does."""
        dateline = self._tokenizer.tokenize(part.text, start, end, 0)
        for time in find_times(dateline, self._knowledge.cues):
            when = resolve(time, part.published, future=False)
            if when is not None and when.precision == "day":
                words = part.text[dateline.starts[time.start] : dateline.ends[time.end - 1]]
                return part._replace(published=when.first, dateline=words)
        return part

    def parse(self, text: str, id: str = "text") -> list[dict[str, Any]]:
        """The clauses of a text, one record a sentence (CONTRACT, "Clauses")."""
        return self.parse_document(Document(id=id, text=text))

    def parse_document(self, document: Document) -> list[dict[str, Any]]:
        """The clauses of one document's text, one record a sentence."""
        known = self._knowledge
        story = known.actors.story(None, None)
        records = []
        for index, (start, end) in enumerate(self._splitter.split(document.text)):
            sentence = self._tokenizer.tokenize(document.text, start, end, index)
            story.find(sentence)
            self._tagger.tag(sentence)
            records.append(to_record(sentence, known.parser.parse(sentence), document.id, known.cues.modals))
        return records


def _coded(event: Event) -> bool:
    return bool((event.source and event.source.code) or (event.target and event.target.code))


def _parts(document: Document, published: Date | None) -> Iterator[Part]:
    if document.title:
        yield Part("title", document.title, published)
    yield Part("body", document.text, published)


def _date(text: str | None) -> Date | None:
    try:
        return Date.fromisoformat(text) if text else None
    except ValueError:
        return None  # readers warn about a date that is none; here it is missing
