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
from tacitus.coding.merge import mark_repetitions
from tacitus.coding.plan import Planner
from tacitus.coding.quotes import quoted
from tacitus.coding.reading import Reading
from tacitus.coding.records import Part, spell_out
from tacitus.coding.sentences import code_sentence
from tacitus.coding.sight import Coded, Sight
from tacitus.coding.trace import Trace
from tacitus.rulebook.matchers import Matcher, Rule, Rulebook
from tacitus.syntax.clause import Parse
from tacitus.syntax.record import to_record
from tacitus.text import Lexicon, Splitter, Tagger, Tokenizer, dateline_end
from tacitus.text.document import Document
from tacitus.text.tree import Tree

if TYPE_CHECKING:
    from tacitus.actors import Actors
    from tacitus.actors.coreference import Story
    from tacitus.syntax.conllu import Builder
    from tacitus.text import Sentence

_UNPARSED = Parse([], [], [])


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
        return self._with(rulebook=rulebook, plan=self._planner.plan(rulebook))

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
        parses = SimpleNamespace(parse=clocked("clauses", parser.parse), lists=parser.lists)
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
        """Modal of a verb group ("will", "have_to") -> modality ("planned"), as `to_record` and drawings take it."""
        return self._knowledge.cues.modals

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
        events: list[Event] = []
        discards: list[Discard] = []
        sentences = uncoded = gated = 0
        done = None
        for sight in self.sights(document, gated=True):
            if done is not None:
                done.release()  # only now: the story looks back at a sentence when it reads the next one
            done = sight.reading.parse
            events.extend(sight.events)
            sentences += 1
            uncoded += sight.left_out
            gated += sight.gated
            if sight.discard is not None:
                discards.append(sight.discard)
        if done is not None:
            done.release()
        told = mark_repetitions(events, self._knowledge.rulebook.codebook.yielding)
        return Coded(told, sentences, uncoded, tuple(discards), gated)

    def code_documents(self, documents: Iterable[Document | dict[str, Any]]) -> Iterator[Event]:
        """The events of many documents, lazily and in their order."""
        for item in documents:
            document = item if isinstance(item, Document) else msgspec.convert(item, Document)
            yield from self.code_document(document)

    def sights(
        self, document: Document, traced: bool | Callable[[], Trace] = False, gated: bool = False
    ) -> Iterator[Sight]:
        """Each sentence of a document as coding sees it (title first). `traced`: with every rule that was tried; or what
        makes the trace of a sentence. `gated`: what tells no event and has no sentence behind it is not parsed."""
        known = self._knowledge
        published = _date(document.date)
        story = known.actors.story(document.date if published else None, document.title)
        index, transparent = self._index, known.cues.transparent
        for part in _parts(document, published):
            inside = False
            end_before = 0
            trees = document.trees if part.name == "body" else ()
            for sentence, tree, dateline, last in self._tagged(part.text, story, trees, part.name == "title"):
                if "\n" in part.text[end_before : sentence.start]:
                    inside = False  # a new paragraph opens its quotation anew
                end_before = sentence.end
                if dateline is not None:
                    part = self._dated(part, dateline)
                words = {*sentence.lemmas, *sentence.lowers}
                lacks = index.lacking(words)
                discard = self._discard(sentence, words, document.id, part)
                final = gated and last and tree is None and (part.name == "body" or not document.text)
                if final and (discard is not None or not self._gate.opens(sentence, words, lacks)):
                    reading = Reading(sentence, _UNPARSED, story, transparent, words, lacks)
                    yield Sight(reading, Trace(), [], 0, discard, gated=discard is None)
                    continue
                parse = self._parse(sentence, tree)
                story.read(sentence, parse)
                reading = Reading(sentence, parse, story, transparent, words, lacks)
                flags, inside = quoted(sentence, inside, words)
                if discard is not None:
                    yield Sight(reading, Trace(), [], 0, discard)
                    continue
                trace = (Trace() if traced is True else traced()) if traced else None
                drafts = code_sentence(
                    reading,
                    index,
                    known.rulebook.codebook,
                    known.cues,
                    flags,
                    all_statements=self.statements == "all",
                    trace=trace,
                )
                events = spell_out(drafts, reading, document, part, known.rulebook.codebook, known.cues)
                kept = events if self.uncoded else [event for event in events if _coded(event)]
                yield Sight(reading, trace or Trace(), kept, len(events) - len(kept))

    def _discard(self, sentence: Sentence, words: set[str], doc_id: str, part: Part) -> Discard | None:
        """The sentence as left out, if its words say that it tells of no political event."""
        found = self._knowledge.cues.discards.of(sentence, words)
        if found is None:
            return None
        text = part.text[sentence.start : sentence.end]
        return Discard(doc_id, sentence.index, part.name, sentence.start, sentence.end, text, *found)

    def _tagged(
        self, text: str, story: Story, trees: Sequence[Tree], headline: bool = False, datelines: bool = True
    ) -> Iterator[tuple[Sentence, Tree | None, Sentence | None, bool]]:
        """The sentences of a text, tagged; the tree of each, if another parser has parsed it; the dateline that stood before
        it, if any: it tells no event, but where and when the story is; and whether it is the last. `trees`: the sentences
        as another parser has them. `datelines`: whether these are left out of text."""
        if trees:
            for index, tree in enumerate(trees):
                sentence = self._builder.sentence(tree, index)
                told = dateline_end(text, tree.start, tree.end) if index == 0 else tree.start
                dateline = self._dateline(text, tree.start, told, story)
                story.find(sentence)
                yield sentence, tree, dateline, index == len(trees) - 1
            return
        spans = list(self._splitter.split(text))
        for index, (start, end) in enumerate(spans):
            told = (
                dateline_end(text, start, end) if datelines and index == 0 else start
            )  # "LIMA (AFP) --" tells no event
            sentence = self._tokenizer.tokenize(text, told, end, index, headline)
            sentence.start = start
            dateline = self._dateline(text, start, told, story)
            story.find(sentence)
            self._tagger.tag(sentence)
            yield sentence, None, dateline, index == len(spans) - 1

    def _parse(self, sentence: Sentence, tree: Tree | None) -> Parse:
        return self._knowledge.parser.parse(sentence) if tree is None else self._builder.parse(sentence, tree)

    def _dateline(self, text: str, start: int, end: int, story: Story) -> Sentence | None:
        """The dateline between these offsets, of which the story has learnt where it is set; None if there is none."""
        if end <= start:
            return None
        dateline = self._tokenizer.tokenize(text, start, end, 0)
        story.locate(dateline)
        return dateline

    def _dated(self, part: Part, dateline: Sentence) -> Part:
        """The part as its dateline dates it ("LIMA, March 9 --"), if it does."""
        for time in self.times(dateline):
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
        modals = self._knowledge.cues.modals
        return [to_record(sentence, parse, document.id, modals) for sentence, parse in self.parses(document)]

    def parses(self, document: Document) -> Iterator[tuple[Sentence, Parse]]:
        """The sentences of one document's text and their parses, for those who draw or look inside."""
        story = self._knowledge.actors.story(None, None)
        for sentence, tree, _, _ in self._tagged(document.text, story, document.trees, datelines=False):
            yield sentence, self._parse(sentence, tree)


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
