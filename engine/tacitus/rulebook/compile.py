"""One rule as written -> one rule as run; what does not hold in it is reported and left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from tacitus.rulebook import example as examples
from tacitus.rulebook.codebook import INNER, NONE, Draft
from tacitus.rulebook.example import Example
from tacitus.rulebook.matchers import Condition, Joint, Matcher, Noun, Role, Rule
from tacitus.rulebook.parts import PatternFault
from tacitus.rulebook.schema import MODALITIES, POLARITIES, RuleFile, WrittenRule
from tacitus.rulebook.shape import matchers
from tacitus.rulebook.values import nearest
from tacitus.rulebook.where import Where, has_event
from tacitus.rulebook.words import Names
from tacitus.yamlfile import Source, Text


@dataclass(frozen=True, slots=True)
class Compiled:
    """A rule as run, as written, its examples, and the file that it stands in."""

    rule: Rule
    written: WrittenRule
    examples: tuple[Example, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class RuleCompiler:
    """Compiles the rules of one file. `stem`: of the file, first half of every id; `home`: the path that rules carry."""

    file: RuleFile
    source: Source
    stem: str
    home: str
    names: Names
    codebook: Draft

    def compile(self, written: WrittenRule) -> Compiled | None:
        """The rule as run, or None if nothing of it holds or its codes do not: it could make no record."""
        if written.id is None:
            return None
        before = len(self.source.faults)
        event = written.event or self.file.event
        if event is None:
            self.source.at(written.id, "missing-key", "neither the rule nor the file says `event:`", "event: meeting")
        elif not self.codebook.check_type(event, self.source):
            event = None
        when = self._patterns(written.when, "when", written, needs_slot=event is None or event.value != NONE)
        unless = self._patterns(written.unless, "unless", written)
        where = tuple(Where(self.source, self.codebook).conditions(written, when))
        holds = bool(when) or len(self.source.faults) == before
        before = len(self.source.faults)
        cameo = self._cameo(written, event)
        self._recode(written, when)
        coded = not any(fault.severity == "error" for fault in self.source.faults[before:])
        found = tuple(self._examples(written))
        self._missing(written, found)
        if event is None or not (holds and coded):
            return None
        rule = self._rule(written, event.value, cameo, when, unless, where)
        return Compiled(rule, written, found, self.source)

    def _rule(
        self,
        written: WrittenRule,
        event: str,
        cameo: str,
        when: tuple[Matcher, ...],
        unless: tuple[Matcher, ...],
        where: tuple[Condition, ...],
    ) -> Rule:
        both, recode, plover = _text(written.both_ways), written.recode, _text(written.plover)
        return Rule(
            id=self._full(_text(written.id)),
            event=event,
            cameo=cameo,
            path=self.home,
            line=written.id.line if written.id else 0,
            when=when,
            unless=unless,
            where=where,
            both_ways={"true": "same", "false": ""}.get(both, both),
            recode=recode.value if isinstance(recode, Text) else "",
            recode_map=_pairs(recode) if isinstance(recode, tuple) else (),
            when_negated=_text(written.when_negated),
            keep=_text(written.keep) == "true",
            target=_text(written.target),
            by_modality=_pairs(written.by_modality),
            after=tuple(self._full(other.value) for other in written.after),
            plover=None if plover in ("", "none") else plover,
            modes=None if written.modes is None else tuple(mode.value for mode in written.modes),
            contexts=None if written.contexts is None else tuple(context.value for context in written.contexts),
            status=_text(written.status or self.file.status) or "stable",
            title=_text(written.title),
        )

    def _full(self, id: str) -> str:
        return id if "/" in id else f"{self.stem}/{id}"

    # -- codes -----------------------------------------------------------------------------------------------------

    def _cameo(self, written: WrittenRule, event: Text | None) -> str:
        """The code; that of an inner event is its type, which the codebook's tables have lines for."""
        own = written.cameo
        if event is not None and event.value == NONE:
            if own is not None:
                self.source.at(own, "code-of-none", "a rule with `event: none` has no code", "leave `cameo:` out")
            return ""
        if event is not None and event.value.startswith(INNER):
            return own.value if own is not None else event.value
        code = own or self.file.cameo
        if code is None:
            if written.id is not None and not written.recode:
                self.source.at(written.id, "missing-key", "neither the rule nor the file says `cameo:`", "cameo: 040")
            return ""
        known = self.codebook.codes.get(code.value)
        if known is None:
            self.codebook.check_code(code, self.source)
        elif event is not None and known.event_type != event.value and (own is not None or written.event is not None):
            message = f"{code.value} is a code of {known.event_type}, not of {event.value}"
            self.source.at(own or written.event or code, "code-of-other-type", message, severity="warning")
        return code.value

    def _recode(self, written: WrittenRule, when: tuple[Matcher, ...]) -> None:
        inside = any(has_event(matcher) for matcher in when)
        for key in (written.recode, written.when_negated):
            if isinstance(key, Text):
                self.codebook.check_column(key, self.source)
                if when and not inside:
                    message = "no pattern of this rule has an EVENT"
                    self.source.at(key, "no-event", message, "`recode:` codes what the EVENT of a pattern makes of it")
        pairs = written.recode if isinstance(written.recode, tuple) else ()
        for part, code in pairs:
            self.codebook.check_part(part, self.source)
            self.codebook.check_code(code, self.source)
        for _, code in written.by_modality:
            self.codebook.check_code(code, self.source)
        both = written.both_ways
        if both is not None and both.value not in ("true", "false"):
            self.codebook.check_code(both, self.source)
        plover = written.plover
        types = {code.plover for code in self.codebook.codes.values() if code.plover}
        if plover is not None and plover.value != "none" and plover.value not in types:
            self.source.at(
                plover, "unknown-plover", f"`{plover.value}` is not a PLOVER type", nearest(plover.value, sorted(types))
            )

    # -- patterns --------------------------------------------------------------------------------------------------

    def _patterns(
        self, texts: Iterable[Text], key: str, written: WrittenRule, needs_slot: bool = False
    ) -> tuple[Matcher, ...]:
        found: list[Matcher] = []
        seen: dict[str, int] = {}
        empty = True
        for text in texts:
            empty = False
            same = " ".join(text.value.split())
            if same in seen:
                message = f"the same pattern stands in line {seen[same]}"
                self.source.at(text, "duplicate-pattern", message, "delete one of them", "warning")
                continue
            seen[same] = text.line
            found.extend(self._pattern(text, needs_slot))
        named = written.place.get(key)
        if empty and key == "when" and named is not None and not isinstance(named, Text):
            self.source.at(named, "empty-pattern", "`when:` holds no pattern", "`when: SOURCE meet TARGET`")
        return tuple(found)

    def _pattern(self, text: Text, needs_slot: bool) -> tuple[Matcher, ...]:
        self.names.doubts.clear()
        try:
            found = matchers(text.value, text.line, self.names)
            if needs_slot and not any(_has_participant(matcher) or has_event(matcher) for matcher in found):
                message = "the pattern names neither SOURCE nor TARGET"
                raise PatternFault(
                    0, len(text.value), "no-slot", message, "who does it, or to whom? `SOURCE meet TARGET`"
                )
        except PatternFault as fault:
            pattern_fault(self.source, text, fault)
            return ()
        for doubt in self.names.doubts:
            pattern_fault(self.source, text, doubt, "warning")
        return found

    # -- examples --------------------------------------------------------------------------------------------------

    def _examples(self, written: WrittenRule) -> Iterator[Example]:
        on = _text(written.on or self.file.on) or None
        lines = (("examples", written.examples), ("not", written.not_), ("todo", written.todo))
        for kind, texts in lines:
            for text in texts:
                sentence, behind, offset = examples.split(text)
                if not sentence:
                    hint = "sentence, `=>`, what it must give"
                    self.source.at(text, "no-sentence", "there is no sentence before `=>`", hint)
                    continue
                expected = None
                if behind:
                    try:
                        expected = _expectation(behind)
                    except PatternFault as fault:
                        fault.start += offset
                        pattern_fault(self.source, text, fault)
                        continue
                    self._expected(expected, text)
                elif kind != "not" or examples.ARROW in text.value:
                    hint = "end the line with `=> SOURCE > TARGET`, or `=> none`"
                    self.source.at(text, "no-expectation", "the line does not say what the sentence must give", hint)
                    continue
                id = self._full(_text(written.id))
                yield Example(kind, id, sentence, expected, on, self.source.path, text.line, text.column)

    def _expected(self, expected: examples.Expectation, text: Text) -> None:
        types = self.codebook.types
        checks = (
            (expected.type, types, "type"),
            (expected.content, types, "type"),
            (expected.cameo, self.codebook.codes, "code"),
        )
        for value, known, what in checks:
            if value and value not in known:
                start = text.value.rfind(value)
                says = "an event type" if what == "type" else "a code"
                fault = PatternFault(start, len(value), f"unknown-{what}", f"`{value}` is not {says} of the codebook")
                fault.hint = nearest(value, sorted({*known, *MODALITIES, *POLARITIES})) if what == "type" else ""
                pattern_fault(self.source, text, fault)

    def _missing(self, written: WrittenRule, found: tuple[Example, ...]) -> None:
        status = _text(written.status or self.file.status) or "stable"
        tried = found or any(written.place.get(key) is not None for key in ("examples", "not"))
        if tried or written.id is None or status == "deprecated":
            return
        severity = "warning" if status == "draft" else "error"
        hint = "`examples: |` and a sentence a line, each with `=>` and what it must give"
        self.source.at(written.id, "missing-examples", f"the rule `{written.id.value}` has no examples", hint, severity)


_expectation = lru_cache(maxsize=10_000)(examples.parse)  # as for patterns


def pattern_fault(source: Source, text: Text, fault: PatternFault, severity: str = "error") -> None:
    """Report a fault at its place in a text: the text may be quoted, or go on over several lines."""
    piece = text.value[fault.start : fault.start + fault.length]
    for number in range(text.line, min(text.line + text.value.count("\n") + 3, len(source.lines) + 1)):
        line = source.lines[number - 1]
        begin = text.column - 1 if number == text.line else 0
        whole = line.find(text.value, begin)
        column = whole + fault.start if whole >= 0 else line.find(piece, begin) if piece.strip() else -1
        if column >= 0:
            source.report(number, column + 1, fault.name, fault.message, fault.hint, fault.length, severity)
            return
    source.report(text.line, text.column, fault.name, fault.message, fault.hint, fault.length, severity)


def _has_participant(matcher: Matcher) -> bool:
    fillers = [matcher.subject, *matcher.objects, *(prep.filler for prep in matcher.preps)]
    return any(
        isinstance(filler, Role | Joint) or (isinstance(filler, Noun) and filler.possessor) for filler in fillers
    )


def _text(text: Text | None) -> str:
    return "" if text is None else text.value


def _pairs(pairs: tuple[tuple[Text, Text], ...]) -> tuple[tuple[str, str], ...]:
    return tuple((name.value, value.value) for name, value in pairs)
