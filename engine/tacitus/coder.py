"""The coder: text to events, the stages in order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date as Date
from functools import cached_property
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import msgspec

from tacitus import compiled
from tacitus.coding.dates import TimeExpression, find_times, resolve
from tacitus.coding.discards import Discard
from tacitus.coding.event import Event
from tacitus.coding.gate import Gate
from tacitus.coding.index import Index
from tacitus.coding.plan import Planner
from tacitus.coding.quotes import quoted
from tacitus.coding.reading import Reading
from tacitus.coding.records import Part, spell_out
from tacitus.coding.sentences import code_sentence
from tacitus.coding.sight import Coded, Sight, Tally
from tacitus.coding.trace import Trace
from tacitus.course import Course
from tacitus.rulebook.matchers import Matcher, Rule, Rulebook
from tacitus.stretches import stretches
from tacitus.syntax.clause import Parse
from tacitus.syntax.record import SentenceRecord, plain, to_record
from tacitus.text import Lexicon, Splitter, Tagger, Tokenizer, dateline_end
from tacitus.text.document import Document

if TYPE_CHECKING:
    from tacitus.actors import Actors
    from tacitus.actors.coreference import Story
    from tacitus.syntax.conllu import Builder
    from tacitus.text import Sentence

_UNPARSED = Parse([], [], [])
_UNTRACED = Trace()  # of sentences that nobody traces


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

    @classmethod
    def unpacked(cls, sent: compiled.Shipment, statements: str = "auto", uncoded: bool = False) -> Coder:
        """A coder from what compiled.shipment made, perhaps on another machine. It cannot be pickled."""
        coder = object.__new__(cls)
        coder.rules, coder.statements, coder.uncoded = None, statements, uncoded
        coder._knowledge = compiled.unpack(sent)
        return coder

    def __reduce__(self) -> tuple[type[Coder], tuple[Path | None, str, bool]]:
        return (Coder, (self.rules, self.statements, self.uncoded))

    @cached_property
    def _index(self) -> Index:
        return Index(self._knowledge.rulebook, self._knowledge.plan)

    @cached_property
    def _gate(self) -> Gate:
        return Gate(self._index)

    @cached_property
    def _planner(self) -> Planner:
        return Planner()

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        return Tokenizer(self._knowledge.lexicon.abbreviations)

    @cached_property
    def _splitter(self) -> Splitter:
        return Splitter.of(self._knowledge.lexicon)

    @cached_property
    def _tagger(self) -> Tagger:
        return Tagger(self._knowledge.lexicon)

    @cached_property
    def _builder(self) -> Builder:
        from tacitus.syntax.conllu import Builder  # most texts come without trees

        return Builder(self._knowledge.parser.lists, self._knowledge.lexicon)

    @property
    def rulebook(self) -> Rulebook:
        """The rules as run."""
        return self._knowledge.rulebook

    def nearest_name(self, name: str) -> str:
        """The name in the actors files that is spelled most like this one, "" if none is; for messages."""
        return self._knowledge.actors.names.nearest(name)

    def patterns_in_order(self) -> dict[tuple[str, str], list[tuple[Rule, Matcher]]]:
        """By kind of pattern and trigger, all patterns in the order in which they are tried; for tools."""
        return self._index.in_order()

    def with_rulebook(self, rulebook: Rulebook) -> Coder:
        """This coder with other rules, everything else shared; for tools and tests. It cannot be pickled."""
        from tacitus.rulebook.completions import completions  # most coders keep their rules

        parser = self._knowledge.parser.completed_by(completions(rulebook, self.lexicon))
        return self._with(rulebook=rulebook, plan=self._planner.plan(rulebook), parser=parser)

    def with_actors(self, actors: Actors) -> Coder:
        """This coder with other actors; as `with_rulebook`."""
        return self._with(actors=actors)

    def timed(self, clocked: Callable[[str, Callable[..., Any]], Callable[..., Any]]) -> Coder:
        """This coder with `clocked(name, function)` around each stage before coding, for those who measure."""
        known = self._knowledge
        splitter, tokenizer, tagger, parser = self._splitter, self._tokenizer, self._tagger, known.parser

        def split(text: str) -> list[tuple[int, int]]:
            return list(splitter.split(text))

        def story(date: str | None, title: str | None = None) -> Story:
            found = known.actors.story(date, title)
            found.__dict__["find"] = clocked("names", found.find)
            found.__dict__["read"] = clocked("coreference", found.read)
            found.__dict__["resolve"] = clocked("participants", found.resolve)
            return found

        stages = {
            "_splitter": SimpleNamespace(split=clocked("sentences", split)),
            "_tokenizer": SimpleNamespace(tokenize=clocked("tokens", tokenizer.tokenize)),
            "_tagger": SimpleNamespace(tag=clocked("tags", tagger.tag)),
        }
        parses = SimpleNamespace(parse_beside=clocked("clauses", parser.parse_beside), lists=parser.lists)
        other = self._with(parser=parses, actors=SimpleNamespace(story=story))
        other.__dict__.update(stages, _index=self._index)
        return other

    def _with(self, **parts: Any) -> Coder:
        other = object.__new__(type(self))
        other.__dict__.update(self.__dict__)
        other.__dict__.pop("_index", None)
        other.__dict__.pop("_gate", None)
        other._knowledge = msgspec.structs.replace(self._knowledge, **parts)
        return other

    @property
    def lexicon(self) -> Lexicon:
        """The words that the rules are written in and texts are tagged by."""
        return self._knowledge.lexicon

    @property
    def actors(self) -> Actors:
        """Those who act in texts, as the files have them."""
        return self._knowledge.actors

    @property
    def modalities(self) -> dict[str, str]:
        """Modal of a verb group ("will", "have_to") or word that opens a clause ("if") -> modality ("planned"), as `to_record`
        and drawings take it."""
        cues = self._knowledge.cues
        return cues.modals | dict.fromkeys(cues.conditions - cues.half_conditions, "conditional")

    def times(self, sentence: Sentence) -> list[TimeExpression]:
        """The stretches of a sentence that tell a time."""
        return find_times(sentence, self._knowledge.cues)

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
        return self.code_beside([document])[0]

    def code_beside(self, documents: Sequence[Document]) -> list[Coded]:
        """As `code_counted`, of some dozens of documents beside each other: a stage goes over a sentence of each before the
        next stage begins, so that what it works with stays near the processor. That saves a fifth of the time, and
        changes nothing in what comes out."""
        tallies = [Tally() for _ in documents]
        for courses in self._waves(documents, gated=True):
            for course in courses:
                tallies[course.number].add(course.sight)
        yielding = self._knowledge.rulebook.codebook.yielding
        return [tally.coded(yielding) for tally in tallies]

    def code_documents(self, documents: Iterable[Document | dict[str, Any]]) -> Iterator[Event]:
        """The events of many documents, in their order. Lazily, but some dozens of documents are read ahead and coded beside
        each other: who waits for each of a stream of news codes it by `code_document`."""
        read = (item if isinstance(item, Document) else msgspec.convert(item, Document) for item in documents)
        for stretch in stretches(read, lambda document: document):
            for coded in self.code_beside(stretch):
                yield from coded.events

    def sights(self, document: Document, traced: bool | Callable[[], Trace] = False) -> Iterator[Sight]:
        """Each sentence of a document as coding sees it (title first). `traced`: with every rule that was tried; or what
        makes the trace of a sentence."""
        for courses in self._waves([document], traced):
            yield courses[0].sight

    def _waves(
        self, documents: Sequence[Document], traced: bool | Callable[[], Trace] = False, gated: bool = False
    ) -> Iterator[list[Course]]:
        """The first sentence of each document, coded, then the second of each that has one, and so on. `traced`: as in
        `sights`. `gated`: what tells no event and has no sentence behind it is not parsed."""
        known, index, gate = self._knowledge, self._index, self._gate
        codebook, cues = known.rulebook.codebook, known.cues
        telling = cues.discards.telling
        courses = [self._course(document, number) for number, document in enumerate(documents)]
        while courses := [course for course in courses if not course.final and course.advance()]:
            self._tag(courses)
            for course in courses:
                sentence = course.sentence
                course.words = words = {*sentence.lemmas, *sentence.lowers}
                course.lacks = lacks = index.lacking(words)
                course.discard = discard = None if telling.isdisjoint(words) else self._discard(course)
                course.shut = (gated and course.final and course.tree is None) and (
                    discard is not None or not gate.opens(sentence, words, lacks)
                )
            told = [course for course in courses if not course.shut]
            self._parse(told)
            for course in courses:
                if course.shut:
                    course.parse = _UNPARSED
                else:
                    course.story.read(course.sentence, course.parse)
                    course.flags, course.inside = quoted(course.sentence, course.inside, course.words)
                course.reading = Reading(
                    course.sentence, course.parse, course.story, cues.transparent, course.words, course.lacks
                )
                if course.shut or course.discard is not None:
                    shut = course.shut and course.discard is None
                    course.sight = Sight(course.reading, _UNTRACED, [], 0, course.discard, gated=shut)
            told = [course for course in told if course.discard is None]
            for course in told:
                course.trace = (Trace() if traced is True else traced()) if traced else None
                everything = self.statements == "all"
                course.drafts = code_sentence(
                    course.reading, index, codebook, cues, course.flags, everything, course.trace
                )
            for course in told:
                events = spell_out(course.drafts, course.reading, course.document, course.part, codebook, cues)
                kept = events if self.uncoded else [event for event in events if _coded(event)]
                course.sight = Sight(course.reading, course.trace or _UNTRACED, kept, len(events) - len(kept))
            yield courses

    def _course(self, document: Document, number: int = 0) -> Course:
        published = _date(document.date)
        story = self._knowledge.actors.story(document.date if published else None, document.title)
        return Course(number, document, story, published, self._splitter.split)

    def _tag(self, courses: list[Course], datelines: bool = True) -> None:
        """Cuts the next sentence of each into words and tags them. `datelines`: whether these are left out of text: they
        tell no event, but where and when the story is ("LIMA (AFP) --")."""
        for course in courses:
            text, start = course.part.text, course.start
            told = dateline_end(text, start, course.end) if datelines and course.index == 0 else start
            if course.tree is not None:
                course.sentence = self._builder.sentence(course.tree, course.index)
            else:
                headline = course.part.name == "title"
                course.sentence = self._tokenizer.tokenize(text, told, course.end, course.index, headline)
                course.sentence.start = start
            if told > start:
                self._take_dateline(course, told)
        for course in courses:
            course.story.find(course.sentence)
        tag = self._tagger.tag
        for course in courses:
            if course.tree is None:
                tag(course.sentence)

    def _parse(self, courses: list[Course]) -> None:
        """Finds the clauses of the next sentence of each, or takes them from its tree."""
        raw = [course for course in courses if course.tree is None]
        parses = self._knowledge.parser.parse_beside([course.sentence for course in raw])
        for course, parse in zip(raw, parses, strict=True):
            course.parse = parse
        for course in courses:
            if course.tree is not None:
                course.parse = self._builder.parse(course.sentence, course.tree)

    def _discard(self, course: Course) -> Discard | None:
        """The sentence as left out, if its words say that it tells of no political event."""
        sentence, part = course.sentence, course.part
        found = self._knowledge.cues.discards.of(sentence, course.words)
        if found is None:
            return None
        text = part.text[sentence.start : sentence.end]
        return Discard(course.document.id, sentence.index, part.name, sentence.start, sentence.end, text, *found)

    def _take_dateline(self, course: Course, end: int) -> None:
        """Lets the story learn where it is set, and when the part speaks, of the dateline before the offset `end`."""
        dateline = self._tokenizer.tokenize(course.part.text, course.start, end, 0)
        course.story.locate(dateline)
        course.part = self._dated(course.part, dateline)

    def _dated(self, part: Part, dateline: Sentence) -> Part:
        """The part as its dateline dates it ("LIMA, March 9 --"), if it does."""
        for time in self.times(dateline):
            when = resolve(time, part.published, future=False)
            if when is not None and when.precision == "day":
                words = part.text[dateline.starts[time.start] : dateline.ends[time.end - 1]]
                return msgspec.structs.replace(part, published=when.first, dateline=words)
        return part

    def parse(self, text: str, id: str = "text") -> list[dict[str, Any]]:
        """The clauses of a text, one record a sentence (CONTRACT, "Clauses")."""
        return [plain(record) for record in self.parse_document(Document(id=id, text=text))]

    def parse_document(self, document: Document) -> list[SentenceRecord]:
        """The clauses of one document's text, one record a sentence."""
        return self.parse_beside([document])[0]

    def parse_beside(self, documents: Sequence[Document]) -> list[list[SentenceRecord]]:
        """As `parse_document`, of some dozens of documents beside each other, as in `code_beside`."""
        modalities = self.modalities
        records: list[list[SentenceRecord]] = [[] for _ in documents]
        for courses in self._parsed(documents):
            for course in courses:
                record = to_record(course.sentence, course.parse, course.document.id, modalities)
                records[course.number].append(record)
        return records

    def parses(self, document: Document) -> Iterator[tuple[Sentence, Parse]]:
        """The sentences of one document's text and their parses, for those who draw or look inside."""
        for (course,) in self._parsed([document]):
            yield course.sentence, course.parse

    def _parsed(self, documents: Sequence[Document]) -> Iterator[list[Course]]:
        """The first sentence of each document's text, parsed, then the second of each that has one, and so on."""
        undated = [msgspec.structs.replace(document, date=None, title=None) for document in documents]
        courses = [self._course(document, number) for number, document in enumerate(undated)]
        while courses := [course for course in courses if not course.final and course.advance()]:
            self._tag(courses, datelines=False)
            self._parse(courses)
            yield courses


def _coded(event: Event) -> bool:
    return bool((event.source and event.source.code) or (event.target and event.target.code))


def _date(text: str | None) -> Date | None:
    try:
        return Date.fromisoformat(text) if text else None
    except ValueError:
        return None  # readers warn about a date that is none; here it is missing
