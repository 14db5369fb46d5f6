"""The parts of a pattern -> matchers: which part is the verb, which are subject, objects and the rest."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from tacitus.rulebook.fillings import Fillings
from tacitus.rulebook.matchers import EventSlot, Filler, Infinitive, Joint, Matcher, Noun, Prep, Role
from tacitus.rulebook.parts import (
    Be,
    Conditional,
    Governed,
    Inside,
    Maybe,
    Nominal,
    Owned,
    Part,
    Participant,
    PatternFault,
    Reported,
    Words,
)
from tacitus.rulebook.pattern import parse
from tacitus.rulebook.verb_finder import VerbFinder, bare
from tacitus.rulebook.words import Names

_MAX_OBJECTS = 2


def matchers(text: str, line: int, names: Names) -> tuple[Matcher, ...]:
    """A pattern as run: one matcher, or several where the words allow several readings ("to EVENT" as an infinitive or
    as a noun behind "to"; "be prepared" as an adjective or a passive). Raises PatternFault."""
    parts = _parsed(text)
    return tuple(_Shape(text, line, names).read(parts))


_parsed = lru_cache(maxsize=10_000)(parse)  # while one writes rules, the same patterns are read again and again


@dataclass(slots=True)
class _Found:
    """What has been read so far. `to_event`: it has `to EVENT`."""

    subject: Filler | None = None
    objects: list[Filler] = field(default_factory=list)
    preps: list[Prep] = field(default_factory=list)
    infinitive: Infinitive | None = None
    event: EventSlot | None = None
    to_event: bool = False


class _Shape:
    def __init__(self, text: str, line: int, names: Names) -> None:
        self.text, self.line, self.names = text, line, names
        self.found = _Found()
        self.fillings = Fillings(names)

    def read(self, parts: tuple[Part, ...]) -> list[Matcher]:
        if any(isinstance(part, Conditional) for part in parts):
            return [self._ultimatum(parts)]
        be = next((i for i, part in enumerate(parts) if isinstance(part, Be)), None)
        if be is not None:
            return self._be(parts, be)
        verb = VerbFinder(self.text, self.names).at(parts)
        return self._noun_pattern(parts) if verb is None else self._verb_pattern(parts, verb)

    # -- the kinds of pattern --------------------------------------------------------------------------------------

    def _verb_pattern(self, parts: tuple[Part, ...], verb: int) -> list[Matcher]:
        head = parts[verb]
        assert isinstance(head, Nominal)
        triggers = self.names.verbs(head.words)
        self.fillings.fixed = 1  # a particle needs no weight: with it, its patterns are tried first
        if verb:
            self.found.subject = self._subject(parts[:verb])
        self._complements(parts[verb + 1 :])
        return self._done("verb", triggers)

    def _noun_pattern(self, parts: tuple[Part, ...]) -> list[Matcher]:
        first, optional = parts[0], False
        if isinstance(first, Maybe):
            raise PatternFault.at(first, "no-verb", "an event noun cannot be optional")
        noun = first.noun if isinstance(first, Owned) else first
        assert isinstance(noun, Nominal)
        if isinstance(first, Owned):
            self.found.subject = self.fillings.role(first.owner, optional)
        test = self.fillings.noun(noun)
        if not test.terms:
            raise PatternFault.at(
                noun, "no-verb", "a pattern needs a verb or an event noun", "`TALKS between SOURCE and TARGET`"
            )
        self._complements(parts[1:])
        if self.found.objects or self.found.infinitive:
            behind = parts[1]
            hint = "behind an event noun stand prepositions, `to EVENT` and `that EVENT`; a pattern with a verb begins with its subject"
            raise PatternFault.at(behind, "pattern-syntax", "this cannot stand behind an event noun", hint)
        literal = any(term.literal for term in test.terms)
        triggers = tuple(dict.fromkeys(term.lemma.lower() if literal else term.lemma for term in test.terms))
        return self._done("noun", triggers, noun=test)

    def _be(self, parts: tuple[Part, ...], be: int) -> list[Matcher]:
        if be == 0 or be + 1 == len(parts):
            raise PatternFault.at(
                parts[be], "no-verb", "`be` stands between a subject and what it is", "`SOURCE be ready to EVENT`"
            )
        surface = self._subject(parts[:be])
        behind = parts[be + 1]
        if isinstance(behind, Governed):
            self.found.subject = surface
            self.fillings.fixed += 1
            self._complements(parts[be + 1 :])
            return self._done("verb", ("be",))
        if not isinstance(behind, Nominal) or not behind.bare:
            raise PatternFault.at(
                behind,
                "pattern-syntax",
                "this cannot stand after `be`",
                "an adjective, a participle or a noun of one word",
            )
        self.fillings.fixed += 1
        self._complements(parts[be + 2 :])
        words = self._predicates(behind.words)
        vocabulary = self.names.vocabulary
        participles = tuple(dict.fromkeys(filter(None, map(vocabulary.participle, words))))
        copulas = tuple(word for word in words if vocabulary.can_be(word, "JJ", "NN", "NNS", "RB"))
        found: list[Matcher] = []
        if copulas:
            self.found.subject = surface
            found += self._done("copula", tuple(vocabulary.noun(word)[0] for word in copulas))
        if participles:
            agent = next((prep for prep in self.found.preps if prep.words == ("by",)), None)
            self.found.subject = agent.filler if agent and not isinstance(agent.filler, EventSlot) else None
            self.found.preps = [prep for prep in self.found.preps if prep is not agent]
            self.found.objects.insert(0, surface)
            found += self._done("verb", participles, passive=True)
        if not found:
            message = f"`{self.text[behind.start : behind.end]}` is neither an adjective, a participle nor a noun"
            raise PatternFault.at(
                behind, "no-verb", message, "`SOURCE be ready to EVENT`, `TARGET be wanted for CRIME`"
            )
        return found

    def _predicates(self, words: Words) -> list[str]:
        found: list[str] = []
        for word in words.items:
            if word.kind == "list":
                found += [item.value for item in self.names.items(self.names.find(word))]
            else:
                found.append(word.text)
        return found

    def _ultimatum(self, parts: tuple[Part, ...]) -> Matcher:
        match parts:
            case (
                Participant(name="SOURCE") as source,
                Inside(),
                Conditional(participant=Participant(name="TARGET") as target) as part,
            ):
                return Matcher(
                    "ultimatum",
                    part.conjunctions,
                    self.text,
                    self.line,
                    1,
                    subject=self.fillings.role(source, False),
                    objects=(self.fillings.role(target, False),),
                )
        condition = next(part for part in parts if isinstance(part, Conditional))
        hint = "the only pattern with it is `SOURCE EVENT unless TARGET EVENT`"
        raise PatternFault.at(condition, "pattern-syntax", "a condition cannot stand here", hint)

    # -- fillers ---------------------------------------------------------------------------------------------------

    def _subject(self, parts: tuple[Part, ...]) -> Filler:
        *before, last = [part for part in parts if not isinstance(part, Governed)]
        optional = isinstance(last, Maybe)
        part = last.part if isinstance(last, Maybe) else last
        if before and not all(isinstance(part, Maybe) for part in before):
            raise PatternFault.at(last, "pattern-syntax", "only one thing can stand before the verb")
        if isinstance(part, Governed | Reported | Conditional | Be | Inside):
            raise PatternFault.at(
                last, "pattern-syntax", "this cannot be the subject", "`SOURCE`, `SOURCE 's WEAPON`, `TALKS`"
            )
        for governed in parts:
            if isinstance(governed, Governed):
                self._governed(governed, False)
        return self.fillings.filler(part, optional)

    def _complements(self, parts: tuple[Part, ...]) -> None:
        for index, part in enumerate(parts):
            inner, optional = (part.part, True) if isinstance(part, Maybe) else (part, False)
            behind = parts[index + 1] if index + 1 < len(parts) else None
            if optional and isinstance(inner, Nominal) and isinstance(behind, Nominal):
                continue  # `(close) ally`
            if isinstance(inner, Governed):
                self._governed(inner, optional)
            elif isinstance(inner, Reported):
                self._one_event(part, EventSlot("that"))
            elif isinstance(inner, Be | Conditional):
                raise PatternFault.at(part, "pattern-syntax", "this cannot stand after the verb")
            elif isinstance(inner, Nominal) and self.found.objects and self._is_bare_infinitive(inner):
                self._infinitive(part, inner)  # `let TARGET go`
            else:
                if isinstance(inner, Nominal):
                    self._is_noun(inner, optional)
                self.found.objects.append(self.fillings.filler(inner, optional))
                if len(self.found.objects) > _MAX_OBJECTS:
                    hint = 'a noun of several words is quoted: "peace deal"; what hangs on a preposition needs it'
                    raise PatternFault.at(part, "too-many-objects", "a third object after the verb", hint)

    def _governed(self, part: Governed, optional: bool) -> None:
        filler = part.filler
        if part.prepositions == ("to",) and isinstance(filler, Inside):
            self._one_event(part, None)
            self.found.to_event = True
            return
        if part.prepositions == ("to",) and isinstance(filler, Nominal) and self._is_infinitive(filler):
            self._infinitive(part, filler)
            return
        if isinstance(filler, Nominal):
            self._is_noun(filler, optional)
        fixed = self.fillings.fixed
        self.found.preps.append(Prep(part.prepositions, self.fillings.filler(filler, False), optional))
        self.fillings.fixed = fixed if optional else self.fillings.fixed + 1

    def _is_infinitive(self, noun: Nominal) -> bool:
        """`to comment`, `to leave|withdraw`; not `to power`, `to the vote`, `to TALKS`."""
        if not noun.bare or any(word.kind != "word" for word in noun.words.items):
            return False
        verbs = [bare(word.text) for word in noun.words.items]
        return any(self.names.vocabulary.base(verb) == verb for verb in verbs)

    def _is_bare_infinitive(self, noun: Nominal) -> bool:
        """Verbs, and not all of them nouns too."""
        vocabulary = self.names.vocabulary
        nouns = [vocabulary.can_be(bare(word.text), "NN", "NNS") for word in noun.words.items]
        return self._is_infinitive(noun) and not all(nouns)

    def _infinitive(self, part: Part, verb: Nominal) -> None:
        if self.found.infinitive is not None:
            raise PatternFault.at(part, "pattern-syntax", "a second infinitive")
        self.found.infinitive = Infinitive(self.names.verbs(verb.words))
        self.fillings.fixed += 1

    def _one_event(self, part: Part, slot: EventSlot | None) -> None:
        if self.found.event is not None or self.found.to_event:
            raise PatternFault.at(part, "pattern-syntax", "a second EVENT", "one event stands inside another, not two")
        self.found.event = slot

    def _is_noun(self, noun: Nominal, optional: bool) -> None:
        """Adjectives and adverbs behind the verb would never match anything."""
        if noun.modifiers or noun.article:
            return
        for word in noun.words.items:
            if word.kind == "word" and not self.names.vocabulary.can_be(
                word.text, "NN", "NNS", "CD", "VBG", "PRP", "NNP"
            ):
                hint = "adverbs and adjectives after the verb are not supported; leave it out, or put it in brackets before its noun"
                message = f"`{word.text}` is neither a noun nor a preposition"
                raise PatternFault(word.start, len(word.text), "not-a-noun", message, hint)

    # -- matchers --------------------------------------------------------------------------------------------------

    def _done(
        self, kind: str, triggers: tuple[str, ...], passive: bool = False, noun: Noun | None = None
    ) -> list[Matcher]:
        found = self.found
        plain = Matcher(
            kind,
            triggers,
            self.text,
            self.line,
            self.fillings.fixed,
            passive,
            noun,
            found.subject,
            tuple(sorted(found.objects, key=_is_party)),
            _words_first(found.preps),
            found.infinitive,
            EventSlot("to") if found.to_event else found.event,
        )
        if not found.to_event:
            return [plain]
        governed = _words_first([*found.preps, Prep(("to",), EventSlot(""))])
        return [plain, _with(plain, preps=governed, event=None)]


def _is_party(filler: Filler) -> bool:
    """Whether participants fill it."""
    return isinstance(filler, Role | Joint)


def _words_first(preps: Iterable[Prep]) -> tuple[Prep, ...]:
    return tuple(sorted(preps, key=lambda prep: _is_party(prep.filler)))


def _with(matcher: Matcher, **changes: object) -> Matcher:
    import msgspec

    return msgspec.structs.replace(matcher, **changes)
