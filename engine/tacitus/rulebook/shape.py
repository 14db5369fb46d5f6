"""The parts of a pattern -> matchers: which part is the verb, which are subject, objects and the rest."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from tacitus.rulebook.matchers import EventSlot, Filler, Infinitive, Joint, Matcher, Noun, Prep, Role, Term
from tacitus.rulebook.pattern import (
    Be,
    Conditional,
    Filling,
    Governed,
    Inside,
    Maybe,
    Nominal,
    Owned,
    Pair,
    Part,
    Participant,
    PatternFault,
    Reported,
    Words,
    parse,
)
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
    """What has been read so far. `words`: how many the pattern fixes; `to_event`: it has `to EVENT`."""

    subject: Filler | None = None
    objects: list[Filler] = field(default_factory=list)
    preps: list[Prep] = field(default_factory=list)
    infinitive: Infinitive | None = None
    event: EventSlot | None = None
    words: int = 0
    to_event: bool = False


class _Shape:
    def __init__(self, text: str, line: int, names: Names) -> None:
        self.text, self.line, self.names = text, line, names
        self.found = _Found()

    def read(self, parts: tuple[Part, ...]) -> list[Matcher]:
        if any(isinstance(part, Conditional) for part in parts):
            return [self._ultimatum(parts)]
        be = next((i for i, part in enumerate(parts) if isinstance(part, Be)), None)
        if be is not None:
            return self._be(parts, be)
        verb = self._verb_at(parts)
        return self._noun_pattern(parts) if verb is None else self._verb_pattern(parts, verb)

    # -- which part is the verb ------------------------------------------------------------------------------------

    def _verb_at(self, parts: tuple[Part, ...]) -> int | None:
        """Index of the verb; None for an event noun."""
        first = parts[0]
        if isinstance(first, Participant | Pair | Inside) or (
            isinstance(first, Maybe) and not isinstance(first.part, Nominal)
        ):
            return self._verb_after(parts, 0)
        if isinstance(first, Governed | Reported):
            raise _fault(
                first, "no-verb", "a pattern begins with a participant, a noun or a verb", "`SOURCE meet TARGET`"
            )
        if isinstance(first, Maybe):
            return self._verb_at(parts[1:]) if len(parts) > 1 else self._verb_after(parts, 0)
        after = 1
        while after < len(parts) and isinstance(parts[after], Governed):
            after += 1
        behind = parts[after] if after < len(parts) else None
        if isinstance(behind, Nominal) and behind.bare and isinstance(first, Owned | Nominal):
            if after == 1 and isinstance(first, Nominal):
                return self._first_or_second(first, behind)
            if after == 1:
                self._not_compound(first, behind)
            return after
        if isinstance(first, Nominal) and first.bare and (after < len(parts) or self._only_verb(first)):
            return 0
        return None

    def _verb_after(self, parts: tuple[Part, ...], index: int) -> int:
        behind = parts[index + 1] if index + 1 < len(parts) else None
        if isinstance(behind, Nominal) and behind.bare:
            return index + 1
        if isinstance(behind, Nominal) and behind.modifiers:
            hint = "brackets stand in noun phrases; adverbs are no part of a pattern, they may stand anywhere in the sentence"
            raise _fault(behind, "pattern-syntax", "brackets cannot stand before the verb", hint)
        end = parts[index].end
        raise PatternFault(
            max(0, end - 1) if behind is None else behind.start,
            1 if behind is None else behind.end - behind.start,
            "no-verb",
            f"a verb is missing after `{self.text[parts[index].start : end]}`",
            "write one clause: `SOURCE meet TARGET`",
        )

    def _first_or_second(self, first: Nominal, second: Nominal) -> int:
        """Two bare words at the beginning: "war break_out" (noun and verb) or "lift BAN" (verb and object)?"""
        if any(word.kind == "list" for word in second.words.items) and not _lists(first.words):
            return 0
        if _lists(first.words):
            return 1
        vocabulary = self.names.vocabulary
        one = all(vocabulary.base(_bare(w.text)) == _bare(w.text) for w in first.words.items)
        two = all(vocabulary.base(_bare(w.text)) == _bare(w.text) for w in second.words.items)
        if one and two and vocabulary.can_be(first.words.items[0].text, "NN", "NNS"):
            text = self.text[first.start : second.end]
            message = f"`{text}` may be a verb and its object, a noun and its verb, or one noun"
            raise PatternFault(
                first.start, len(text), "ambiguous-words", message, f'a noun of two words is quoted: "{text}"'
            )
        if not one and not two:
            text = self.text[first.start : second.end]
            message = f"there is no verb in `{text}`"
            raise PatternFault(first.start, len(text), "no-verb", message, f'a noun of two words is quoted: "{text}"')
        return 0 if one else 1

    def _not_compound(self, first: Owned | Nominal, verb: Nominal) -> None:
        """`SOURCE 's air strike on TARGET` must not be read as "air strikes a target"."""
        noun = first.noun if isinstance(first, Owned) else first
        words = [*noun.words.items, *verb.words.items]
        if any(word.kind == "list" or "_" in word.text for word in words):
            return
        if self.names.vocabulary.can_be(verb.words.items[0].text, "NN", "NNS"):
            text = self.text[noun.words.start : verb.end]
            message = f"`{text}` may be a noun and its verb, or one noun of two words"
            hint = f'a noun of two words is quoted: "{text}"; a noun before its verb is put into a list'
            raise PatternFault(noun.words.start, len(text), "ambiguous-words", message, hint)

    def _only_verb(self, first: Nominal) -> bool:
        return all(
            w.kind == "word" and not self.names.vocabulary.can_be(_bare(w.text), "NN", "NNS", "VBG")
            for w in first.words.items
        )

    # -- the kinds of pattern --------------------------------------------------------------------------------------

    def _verb_pattern(self, parts: tuple[Part, ...], verb: int) -> list[Matcher]:
        head = parts[verb]
        assert isinstance(head, Nominal)
        triggers = self.names.verbs(head.words)
        self.found.words = 1  # a particle needs no weight: with it, its patterns are tried first
        if verb:
            self.found.subject = self._subject(parts[:verb])
        self._complements(parts[verb + 1 :])
        return self._done("verb", triggers)

    def _noun_pattern(self, parts: tuple[Part, ...]) -> list[Matcher]:
        first, optional = parts[0], False
        if isinstance(first, Maybe):
            raise _fault(first, "no-verb", "an event noun cannot be optional")
        noun = first.noun if isinstance(first, Owned) else first
        assert isinstance(noun, Nominal)
        if isinstance(first, Owned):
            self.found.subject = self._role(first.owner, optional)
        test = self._noun(noun)
        if not test.terms:
            raise _fault(
                noun, "no-verb", "a pattern needs a verb or an event noun", "`TALKS between SOURCE and TARGET`"
            )
        self._complements(parts[1:])
        if self.found.objects or self.found.infinitive:
            behind = parts[1]
            hint = "behind an event noun stand prepositions, `to EVENT` and `that EVENT`; a pattern with a verb begins with its subject"
            raise _fault(behind, "pattern-syntax", "this cannot stand behind an event noun", hint)
        literal = any(term.literal for term in test.terms)
        triggers = tuple(dict.fromkeys(term.lemma.lower() if literal else term.lemma for term in test.terms))
        return self._done("noun", triggers, noun=test)

    def _be(self, parts: tuple[Part, ...], be: int) -> list[Matcher]:
        if be == 0 or be + 1 == len(parts):
            raise _fault(
                parts[be], "no-verb", "`be` stands between a subject and what it is", "`SOURCE be ready to EVENT`"
            )
        surface = self._subject(parts[:be])
        behind = parts[be + 1]
        if isinstance(behind, Governed):
            self.found.subject = surface
            self.found.words += 1
            self._complements(parts[be + 1 :])
            return self._done("verb", ("be",))
        if not isinstance(behind, Nominal) or not behind.bare:
            raise _fault(
                behind,
                "pattern-syntax",
                "this cannot stand after `be`",
                "an adjective, a participle or a noun of one word",
            )
        self.found.words += 1
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
            raise _fault(behind, "no-verb", message, "`SOURCE be ready to EVENT`, `TARGET be wanted for CRIME`")
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
                    subject=self._role(source, False),
                    objects=(self._role(target, False),),
                )
        condition = next(part for part in parts if isinstance(part, Conditional))
        hint = "the only pattern with it is `SOURCE EVENT unless TARGET EVENT`"
        raise _fault(condition, "pattern-syntax", "a condition cannot stand here", hint)

    # -- fillers ---------------------------------------------------------------------------------------------------

    def _subject(self, parts: tuple[Part, ...]) -> Filler:
        *before, last = [part for part in parts if not isinstance(part, Governed)]
        optional = isinstance(last, Maybe)
        part = last.part if isinstance(last, Maybe) else last
        if before and not all(isinstance(part, Maybe) for part in before):
            raise _fault(last, "pattern-syntax", "only one thing can stand before the verb")
        if isinstance(part, Governed | Reported | Conditional | Be | Inside):
            raise _fault(last, "pattern-syntax", "this cannot be the subject", "`SOURCE`, `SOURCE 's WEAPON`, `TALKS`")
        for governed in parts:
            if isinstance(governed, Governed):
                self._governed(governed, False)
        return self._filler(part, optional)

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
                raise _fault(part, "pattern-syntax", "this cannot stand after the verb")
            elif isinstance(inner, Nominal) and self.found.objects and self._is_bare_infinitive(inner):
                self._infinitive(part, inner)  # `let TARGET go`
            else:
                if isinstance(inner, Nominal):
                    self._is_noun(inner, optional)
                self.found.objects.append(self._filler(inner, optional))
                if len(self.found.objects) > _MAX_OBJECTS:
                    hint = 'a noun of several words is quoted: "peace deal"; what hangs on a preposition needs it'
                    raise _fault(part, "too-many-objects", "a third object after the verb", hint)

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
        fixed = self.found.words
        self.found.preps.append(Prep(part.prepositions, self._filler(filler, False), optional))
        self.found.words = fixed if optional else self.found.words + 1

    def _is_infinitive(self, noun: Nominal) -> bool:
        """`to comment`, `to leave|withdraw`; not `to power`, `to the vote`, `to TALKS`."""
        if not noun.bare or any(word.kind != "word" for word in noun.words.items):
            return False
        verbs = [_bare(word.text) for word in noun.words.items]
        return any(self.names.vocabulary.base(verb) == verb for verb in verbs)

    def _is_bare_infinitive(self, noun: Nominal) -> bool:
        """Verbs, and not all of them nouns too."""
        vocabulary = self.names.vocabulary
        nouns = [vocabulary.can_be(_bare(word.text), "NN", "NNS") for word in noun.words.items]
        return self._is_infinitive(noun) and not all(nouns)

    def _infinitive(self, part: Part, verb: Nominal) -> None:
        if self.found.infinitive is not None:
            raise _fault(part, "pattern-syntax", "a second infinitive")
        self.found.infinitive = Infinitive(self.names.verbs(verb.words))
        self.found.words += 1

    def _one_event(self, part: Part, slot: EventSlot | None) -> None:
        if self.found.event is not None or self.found.to_event:
            raise _fault(part, "pattern-syntax", "a second EVENT", "one event stands inside another, not two")
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

    def _filler(self, part: Filling | Governed, optional: bool) -> Filler:
        if isinstance(part, Participant):
            return self._role(part, optional)
        if isinstance(part, Pair):
            if part.first == part.second:
                raise _fault(part, "same-slot", f"`{part.first}` stands on both sides of `and`", "`SOURCE and TARGET`")
            return Joint()
        if isinstance(part, Inside):
            return EventSlot("")
        assert not isinstance(part, Governed)
        if isinstance(part, Owned):
            return replace_noun(self._noun(part.noun, optional), self._role(part.owner, False))
        return self._noun(part, optional)

    def _role(self, part: Participant, optional: bool) -> Role:
        kind = self.names.given(part.words)
        terms: tuple[Term, ...] = ()
        if part.words is not None and not kind:
            terms = self.names.terms(part.words)
        return Role(part.name, terms, kind, optional)

    def _noun(self, part: Nominal, optional: bool = False) -> Noun:
        kind = self.names.given(part.words)
        terms = () if kind else self.names.terms(part.words)
        modifiers = tuple(self.names.terms(words) for words in part.modifiers)
        if not optional:
            self.found.words += (not kind) * _width(part.words) + len(modifiers)
        return Noun(terms, kind, modifiers, None, optional)

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
            found.words,
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


def replace_noun(noun: Noun, owner: Role) -> Noun:
    """The noun with a possessor."""
    return Noun(noun.terms, noun.kind, noun.modifiers, owner, noun.optional)


def _width(words: Words) -> int:
    """How many words the shortest alternative fixes."""
    return min(len(word.text.split()) if word.kind == "quoted" else 1 for word in words.items)


def _lists(words: Words) -> bool:
    return all(word.kind == "list" for word in words.items)


def _bare(word: str) -> str:
    return word.partition("_")[0]


def _fault(part: Part, name: str, message: str, hint: str = "") -> PatternFault:
    return PatternFault(part.start, part.end - part.start, name, message, hint)
