"""The smallest change of a rule that would make an example pass: patterns with one part changed, tried by the matcher that codes.

Nothing is suggested that was not tried: on the example, and then on every other example of the rule.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple, TypeAlias

import msgspec

from tacitus.coder import Coder
from tacitus.coding.sight import Sight
from tacitus.rulebook.example import Example
from tacitus.rulebook.matchers import Matcher, Rule
from tacitus.rulebook.parts import Governed, Maybe, Nominal, Owned, Part, Participant, PatternFault, Words
from tacitus.rulebook.pattern import parse
from tacitus.rulebook.shape import matchers
from tacitus.rulebook.words import Names
from tacitus.syntax.clause import Clause
from tacitus.text.document import Document
from tacitus.workbench.live import part_of

Step: TypeAlias = Callable[[str, "Scene"], Iterator[str]]

_MOST = 60  # changes tried for one example
_WEAK = frozenset(("be", "have", "do", "say"))  # verbs of so many clauses that adding them to a rule is no small change


class Change(NamedTuple):
    """A pattern to be written: `how` says whether "instead" of `old` (line of the file), as one more ("when"), or among
    the exceptions ("unless"). `breaks`: how many other examples of the rule would fail then."""

    how: str
    line: int
    old: str
    new: str
    breaks: int

    def __str__(self) -> str:
        instead = f"`{self.new}` instead of `{self.old}` (line {self.line})"
        what = instead if self.how == "instead" else f"one more line under `{self.how}:`: `{self.new}`"
        others = (
            f", but {self.breaks} other example{'s' * (self.breaks > 1)} of the rule would fail" if self.breaks else ""
        )
        return f"it would pass with {what}{others}"


class Scene(NamedTuple):
    """What the words of one sentence offer to patterns: lemmas of its verbs, heads of its nouns, its prepositions."""

    verbs: tuple[str, ...]
    nouns: tuple[str, ...]
    prepositions: tuple[str, ...]
    lemmas: tuple[str, ...]


def smallest_change(
    coder: Coder,
    rule: Rule,
    example: Example,
    names: Names,
    fails: Callable[[Coder, Example], bool],
    others: Iterable[Example] = (),
) -> Change | None:
    """The first change that makes the example pass, the smallest ones first. `fails`: does an example fail on a coder?
    `others`: the other examples of the rule, which should still pass; a change that breaks none goes before one that does."""
    scene = scene_of(coder, example)
    tried: set[str] = set()
    rest = list(others)
    second: Change | None = None
    for how, line, old, new in _candidates(rule, scene, example.kind == "not"):
        if new in tried:
            continue
        tried.add(new)
        if len(tried) > _MOST:
            break
        changed = _changed(rule, how, line, old, new, names)
        if changed is None:
            continue
        if fails(_with(coder, changed, scene.lemmas), example):
            continue
        change = Change(how, line, old, new, _broken(coder, changed, rest, fails))
        if not change.breaks:
            return change
        if second is None or change.breaks < second.breaks:
            second = change
    return second


def scene_of(coder: Coder, example: Example) -> Scene:
    """What the sentence of an example offers."""
    document = Document(id="example", text=example.sentence, date=example.on)
    verbs: dict[str, None] = {}
    nouns: dict[str, None] = {}
    prepositions: dict[str, None] = {}
    lemmas: dict[str, None] = {}
    for sight in coder.sights(document):
        reading = sight.reading
        lemmas.update(dict.fromkeys(reading.lemmas))
        verbs.update(dict.fromkeys(map(_verb, reading.clauses)))
        prepositions.update(dict.fromkeys(_prepositions(sight)))
        for phrase in reading.parse.phrases:
            if reading.tags[phrase.head] in ("NN", "NNS"):
                nouns[reading.lemmas[phrase.head]] = None
    return Scene(tuple(verbs), tuple(nouns), tuple(prepositions), tuple(lemmas))


def _verb(clause: Clause) -> str:
    return f"{clause.lemma}_{clause.particle}" if clause.particle else clause.lemma


def _prepositions(sight: Sight) -> Iterator[str]:
    for clause in sight.reading.clauses:
        yield from (word for word, _ in clause.obliques)
        for phrase in (*clause.subjects, *clause.objects):
            yield from (word for word, _ in phrase.pps)


# -- trying ------------------------------------------------------------------------------------------------------------


def _changed(rule: Rule, how: str, line: int, old: str, new: str, names: Names) -> Rule | None:
    try:
        made = matchers(new, line, names)
    except PatternFault:
        return None
    if how == "unless":
        return msgspec.structs.replace(rule, unless=(*rule.unless, *made))
    kept = tuple(matcher for matcher in rule.when if how == "when" or matcher.text != old)
    return msgspec.structs.replace(rule, when=(*kept, *made))


def _with(coder: Coder, rule: Rule, lemmas: Iterable[str]) -> Coder:
    known = coder.rulebook
    rules = tuple(rule if each.id == rule.id else each for each in known.rules)
    return part_of(coder, msgspec.structs.replace(known, rules=rules), lemmas)


def _broken(coder: Coder, rule: Rule, others: Sequence[Example], fails: Callable[[Coder, Example], bool]) -> int:
    if not others:
        return 0
    lemmas = {lemma for each in others for lemma in scene_of(coder, each).lemmas}
    changed = _with(coder, rule, lemmas)
    return sum(fails(changed, each) and not fails(coder, each) for each in others)


# -- what could be changed ---------------------------------------------------------------------------------------------


def _candidates(rule: Rule, scene: Scene, narrower: bool) -> Iterator[tuple[str, int, str, str]]:
    """How, line, old pattern and new pattern; the smallest changes of all patterns before larger ones."""
    patterns = list({matcher.text: matcher for matcher in rule.when}.values())
    evoked = [matcher for matcher in patterns if _evoked(matcher, scene)]
    steps: tuple[tuple[str, list[Matcher], Step], ...]
    if narrower:
        steps = (("unless", evoked, _exceptions),)
    elif evoked:
        steps = (
            ("instead", evoked, _prepositions_added),
            ("when", evoked, _moved),
            ("instead", evoked, _nouns_added),
            ("instead", evoked, _loosened),
        )
    else:
        steps = (("instead", patterns, _verbs_added), ("when", patterns, _verbs_and_prepositions))
    for how, matchers_, step in steps:
        for matcher in matchers_:
            yield from ((how, matcher.line, matcher.text, new) for new in step(matcher.text, scene))


def _evoked(matcher: Matcher, scene: Scene) -> bool:
    here = {*scene.lemmas, *scene.verbs}
    return any(trigger in here or trigger.partition("_")[0] in here for trigger in matcher.triggers)


def _prepositions_added(pattern: str, scene: Scene) -> Iterator[str]:
    """`with TARGET` -> `with|alongside TARGET`"""
    for part in _parts(pattern):
        inner = part.part if isinstance(part, Maybe) else part
        if isinstance(inner, Governed):
            for word in scene.prepositions:
                if word not in inner.prepositions:
                    written = "|".join(inner.prepositions)
                    place = pattern.find(written, inner.start)
                    if place >= 0:
                        yield pattern[:place] + f"{written}|{word}" + pattern[place + len(written) :]


def _moved(pattern: str, scene: Scene) -> Iterator[str]:
    """`meet TARGET` -> `meet with TARGET`, and the other way round"""
    parts = _parts(pattern)
    for part in parts[1:]:
        if isinstance(part, Participant) and part.name == "TARGET":
            yield from (f"{pattern[: part.start]}{word} {pattern[part.start :]}" for word in scene.prepositions)
        if isinstance(part, Governed) and isinstance(part.filler, Participant):
            yield pattern[: part.start] + pattern[part.filler.start :]


def _nouns_added(pattern: str, scene: Scene) -> Iterator[str]:
    """`hold TALKS` -> `hold TALKS|parley`, `SOURCE:TROOPS` -> `SOURCE:TROOPS|ranger`"""
    parts = _parts(pattern)
    verb = next((part for part in parts if isinstance(part, Nominal)), None)
    for part in parts:
        for words in _nouns_of(part):
            if verb is None or words.start != verb.words.start:
                for noun in scene.nouns:
                    if noun not in [word.text for word in words.items]:
                        yield f"{pattern[: words.end]}|{noun}{pattern[words.end :]}"


def _nouns_of(part: Part) -> Iterator[Words]:
    if isinstance(part, Maybe | Governed):
        yield from _nouns_of(part.part if isinstance(part, Maybe) else part.filler)
    elif isinstance(part, Owned):
        yield part.noun.words
    elif isinstance(part, Nominal | Participant) and part.words is not None:
        yield part.words


def _loosened(pattern: str, scene: Scene) -> Iterator[str]:
    """A part that may be missing, a noun phrase without its bracket, a participant that may be anyone."""
    parts = _parts(pattern)
    for part in parts:
        if isinstance(part, Participant) and part.words is not None:
            yield pattern[: part.start] + part.name + pattern[part.end :]
        if isinstance(part, Participant | Governed) and not _only_target(part, parts):
            yield f"{pattern[: part.start]}({pattern[part.start : part.end]}){pattern[part.end :]}"
        noun = part.filler if isinstance(part, Governed) else part
        if isinstance(noun, Nominal) and noun.modifiers:
            yield pattern[: noun.start] + pattern[noun.words.start :]


def _only_target(part: Part, parts: Sequence[Part]) -> bool:
    return isinstance(part, Participant) and part.name == "TARGET" and len(parts) <= 2


def _verbs_added(pattern: str, scene: Scene) -> Iterator[str]:
    """`meet` -> `meet|confer`"""
    words, candidates = _trigger(pattern, scene)
    if words is None:
        return
    for word in candidates:
        yield f"{pattern[: words.end]}|{word}{pattern[words.end :]}"


def _verbs_and_prepositions(pattern: str, scene: Scene) -> Iterator[str]:
    """`SOURCE meet TARGET` -> `SOURCE confer with TARGET`"""
    words, candidates = _trigger(pattern, scene)
    if words is None:
        return
    for word in candidates:
        other = pattern[: words.start] + word + pattern[words.end :]
        yield other
        yield from _moved(other, scene)
        yield from _prepositions_added(other, scene)


def _trigger(pattern: str, scene: Scene) -> tuple[Words | None, list[str]]:
    """The words of a pattern's verb or event noun, and what could stand there."""
    parts = _parts(pattern)
    first = next((part for part in parts if isinstance(part, Nominal | Owned)), None)
    if first is None:
        return None, []
    noun = isinstance(first, Owned) or parts[0] is first
    words = first.noun.words if isinstance(first, Owned) else first.words
    return words, [word for word in (scene.nouns if noun else scene.verbs) if word not in _WEAK]


def _exceptions(pattern: str, scene: Scene) -> Iterator[str]:
    """`SOURCE meet TARGET` -> `SOURCE meet deadline`, `SOURCE meet TARGET with stone`"""
    for part in _parts(pattern)[1:]:
        if isinstance(part, Participant):
            yield from (f"{pattern[: part.start]}{noun}{pattern[part.end :]}" for noun in scene.nouns)
        if isinstance(part, Governed) and isinstance(part.filler, Participant):
            article = "the " if "to" in part.prepositions else ""  # "to soldier" is an infinitive
            yield from (pattern[: part.filler.start] + article + noun + pattern[part.end :] for noun in scene.nouns)
    for word in scene.prepositions:
        article = "the " if word == "to" else ""
        yield from (f"{pattern} {word} {article}{noun}" for noun in scene.nouns)


def _parts(pattern: str) -> tuple[Part, ...]:
    try:
        return parse(pattern)
    except PatternFault:
        return ()
