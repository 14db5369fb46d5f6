"""How a text is coded: tokens, clauses, the rules that were tried part by part, and the events."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeAlias

from tacitus.actors.mention import Mention
from tacitus.coder import Coder
from tacitus.coding.draft import Bindings
from tacitus.coding.event import Actor, Event
from tacitus.coding.index import Candidate
from tacitus.coding.sight import Sight
from tacitus.errors import TacitusError
from tacitus.rulebook.matchers import Rule
from tacitus.syntax.clause import Clause
from tacitus.syntax.show import lines as clause_lines
from tacitus.text.document import Document

FITS, FAILS = "✔", "✘"
_NEAREST = 6  # patterns told of those that do not fit
_PARTS = ("verb", "noun", "subject", "SOURCE", "possessor", "to ", "object")  # in the order of trying
_NONE_TRIED = "none was tried: no word here evokes one"
Entry: TypeAlias = tuple[int, Candidate, "Bindings | None", tuple[tuple[str, str], ...]]


class NoSuchRule(TacitusError):
    """A rule was asked about that is not there."""


class Tried(NamedTuple):
    """One pattern that was tried on one trigger. `parts`: the parts that do not fit, each with why (of a pattern that
    fits: none); `takes`: what SOURCE, TARGET and EVENT took; `offers`: the prepositions that stand there."""

    trigger: str
    rule_id: str
    pattern: str
    path: str
    line: int
    fits: bool
    parts: tuple[tuple[str, str], ...]
    takes: tuple[tuple[str, str], ...]
    offers: tuple[str, ...]

    @property
    def nearness(self) -> int:
        """How far the pattern got before a part did not fit; more is nearer."""
        part = self.parts[-1][0] if self.parts else ""
        stage = next((number for number, name in enumerate(_PARTS) if part.startswith(name)), len(_PARTS))
        return stage + (part.startswith("where") or part == "unless")

    @property
    def shown(self) -> str:
        """The pattern, not too long."""
        return pattern_shown(self.pattern)


class Explained(NamedTuple):
    """One sentence. `words`: word/TAG; `clauses`: as syntax/show writes them; `tried`: in the order of trying;
    `sight`: the sentence as coding saw it."""

    part: str
    text: str
    words: tuple[str, ...]
    lemmas: frozenset[str]
    clauses: tuple[str, ...]
    tried: tuple[Tried, ...]
    events: tuple[Event, ...]
    sight: Sight


class Explanation(NamedTuple):
    """All sentences of a text. `every`: as text, tell all patterns that do not fit, not only those that come nearest."""

    sentences: tuple[Explained, ...]
    every: bool = False

    def __str__(self) -> str:
        return "\n".join(_rendered(self))


def explain(
    coder: Coder, text: str, date: str | None = None, rule: str | None = None, title: str | None = None
) -> Explanation:
    """How the coder codes the text. `rule`: only what was tried of this rule; raises NoSuchRule with a suggestion when there
    is no such rule."""
    if rule is not None:
        find_rule(coder, rule)
    document = Document(id="text", text=text, date=date, title=title)
    seen = list(coder.sights(document, traced=True))
    # the same sentences again as `code` would have them: repetitions are marked over the whole document
    final = {event.event_id: event for event in coder.code_document(document)}
    sentences = (_explained(sight, document, final, rule) for sight in seen)
    return Explanation(tuple(sentences))


def find_rule(coder: Coder, id: str) -> Rule:
    """The rule of this id. Raises NoSuchRule with a suggestion when there is none."""
    known = {each.id: each for each in coder.rulebook.rules}
    if id not in known:
        from difflib import get_close_matches

        near = get_close_matches(id, known, 1)
        raise NoSuchRule(f"no rule `{id}`" + (f"; did you mean `{near[0]}`?" if near else ""))
    return known[id]


def _explained(sight: Sight, document: Document, final: dict[str, Event], rule: str | None) -> Explained:
    sentence, parse = sight.reading.sentence, sight.reading.parse
    part = "title" if sentence.headline else "body"
    whole = (document.title or "") if sentence.headline else document.text
    return Explained(
        part=part,
        text=whole[sentence.start : sentence.end],
        lemmas=frozenset(sentence.lemmas),
        words=tuple(f"{word}/{tag}" for word, tag in zip(sentence.words, sentence.tags, strict=True)),
        clauses=tuple(clause_lines(sentence, parse)),
        tried=tuple(each for each in tried_of(sight, whole) if rule is None or each.rule_id == rule),
        events=tuple(final.get(event.event_id, event) for event in sight.events),
        sight=sight,
    )


def tried_of(sight: Sight, text: str) -> list[Tried]:
    """The patterns that were tried on a sentence, each once; `text`: of the document's part."""
    return list(dict.fromkeys(_tried(entry, sight, text) for entry in sight.trace.entries))


def _tried(entry: Entry, sight: Sight, text: str) -> Tried:
    trigger, candidate, bindings, failed = entry
    rule, matcher = candidate.rule, candidate.matcher
    return Tried(
        trigger=sight.reading.sentence.words[trigger],
        rule_id=rule.id,
        pattern=matcher.text,
        path=rule.path,
        line=matcher.line,
        fits=bindings is not None,
        parts=() if bindings is not None else failed,
        takes=_takes(bindings, text) if bindings is not None else (),
        offers=_offers(sight.reading.clauses, trigger),
    )


def _offers(clauses: Sequence[Clause], trigger: int) -> tuple[str, ...]:
    """The prepositions of the clause of this verb, and of the phrases in it."""
    found: dict[str, None] = {}
    for clause in clauses:
        if clause.verb == trigger:
            found.update((word, None) for word, _ in clause.obliques)
            for phrase in (*clause.subjects, *clause.objects):
                found.update((word, None) for word, _ in phrase.pps)
    return tuple(found)


def pattern_shown(pattern: str) -> str:
    """The pattern with long lists of alternatives cut short."""
    return " ".join(map(_shortened, pattern.split()))


def _shortened(word: str) -> str:
    alternatives = word.split("|")
    return word if len(alternatives) <= 4 else "|".join((*alternatives[:3], "..."))


def _takes(bindings: Bindings, text: str) -> tuple[tuple[str, str], ...]:
    sides = (("SOURCE", bindings.sources), ("TARGET", bindings.targets), ("both", bindings.joint))
    taken = [(name, ", ".join(_mention(mention, text) for mention in found)) for name, found in sides if found]
    for inner in bindings.inners:
        draft = inner.draft
        taken.append(
            ("EVENT", f"{draft.event_type} {draft.cameo}" if draft is not None else "no event that a rule knows")
        )
    return tuple(taken)


def _mention(mention: Mention, text: str) -> str:
    return f"{mention.code or '(no code)'} “{text[mention.start : mention.end]}”"


# -- as text -----------------------------------------------------------------------------------------------------------


def _rendered(explanation: Explanation) -> Iterator[str]:
    for number, sentence in enumerate(explanation.sentences):
        if number:
            yield ""
        yield f"{sentence.part} · {' '.join(sentence.text.split())}"
        yield "  tokens   " + " ".join(sentence.words)
        yield from _block("clauses", sentence.clauses or ("none",))
        discard = sentence.sight.discard
        if discard is not None:
            yield from _block("left out", (f"{discard.context}, by the words {', '.join(discard.words)}",))
            continue
        yield from _block("rules", tuple(_of_rules(sentence.tried, explanation.every)) or (_NONE_TRIED,))
        yield from _block("events", tuple(map(event_line, sentence.events)) or ("none",))


def _block(name: str, lines: Sequence[str]) -> Iterator[str]:
    for index, line in enumerate(lines):
        yield f"  {name if index == 0 else '':8s} {line}"


def _of_rules(tried: Sequence[Tried], every: bool) -> Iterator[str]:
    """In the order of trying, by trigger; of many that do not fit those that come nearest."""
    groups: dict[str, list[Tried]] = {}
    for each in tried:
        groups.setdefault(each.trigger, []).append(each)
    for trigger, group in groups.items():
        yield f"on “{trigger}”"
        near = sorted((each for each in group if not each.fits), key=lambda each: -each.nearness)
        shown = set(group if every else [*near[:_NEAREST], *(each for each in group if each.fits)])
        for each in group:
            if each in shown:
                yield from _lines(each)
        if len(shown) < len(group):
            yield f"  ... and {len(group) - len(shown)} more that do not fit (--all)"


def _lines(each: Tried) -> Iterator[str]:
    yield f"  {FITS if each.fits else FAILS} {each.rule_id}: {each.shown}   ({each.path}:{each.line})"
    yield from (f"      {name} = {value}" for name, value in each.takes)
    yield from (f"      {part}: {why}" for part, why in each.parts)


def event_line(event: Event) -> str:
    """The event in one line: who, whom, what, how, by which rule."""
    parts = [f"{_actor(event.source)} > {_actor(event.target)}", f"{event.event_type} {event.cameo}"]
    parts += [word for word in (event.modality, event.polarity) if word not in ("actual", "affirmed")]
    if event.content is not None:
        content = event.content
        parts.append(f"of {content.event_type} {content.cameo}" if content.cameo else f"of “{content.text}”")
    if event.attribution is not None:
        parts.append(f"by {event.attribution.code or event.attribution.text}")
    if event.event_date is not None:
        parts.append(
            event.event_date
            if event.event_date == event.event_date_end
            else f"{event.event_date}..{event.event_date_end}"
        )
    if event.place is not None:
        parts.append(f"in {event.place.name}")
    if not event.counts:
        parts.append("does not count")
    return "  ".join(parts) + f"   ({event.rule_id})"


def _actor(actor: Actor | None) -> str:
    return "-" if actor is None else f"{actor.code or '(no code)'} “{actor.text}”"
