"""Events inside events: what a pattern with an EVENT makes of the event below it - its code and its targets."""

from __future__ import annotations

from tacitus.actors.mention import Mention
from tacitus.coding.cues import Cues
from tacitus.coding.draft import Bindings, Draft, Inner, Match
from tacitus.coding.reading import Reading
from tacitus.coding.sides import one_voice, same_side
from tacitus.rulebook.matchers import Codebook, Matcher, Rule
from tacitus.syntax.clause import Clause, Phrase

_LEVELS = 8


def compose(
    match: Match,
    inner: Inner,
    clause: Clause | None,
    phrase: Phrase | None,
    reading: Reading,
    codebook: Codebook,
    cues: Cues,
) -> Draft:
    """The draft of the outer event: the pair's code, and the lower event's target where the pattern names none."""
    rule = match.rule
    lower = inner.draft
    cameo = rule.cameo
    if rule.recode or rule.recode_map:
        table = dict(rule.recode_map) if rule.recode_map else codebook.tables.get(rule.recode, {})
        cameo = recode(table, lower) or rule.cameo
    bindings = match.bindings
    joint = bindings.joint
    if lower is not None and len(lower.match.bindings.joint) > 1 and not bindings.targets and not joint:
        joint = _joint_of(bindings.sources, lower.match.bindings.joint)
    targets = () if joint else implied_targets(match.matcher, rule, bindings, inner, reading, cues)
    filled = Bindings(bindings.sources, targets, joint, bindings.inners, bindings.used)
    draft = Draft(Match(rule, match.matcher, filled, match.trigger), clause, phrase, rule.event, cameo, cameo)
    draft.inner, draft.inner_clause = lower, inner.clause
    return draft


def recode(table: dict[str, str], lower: Draft | None, negated: bool = False) -> str:
    """The code of the pair: the longest prefix of the part's code (else of the part's part), else the table's `else`.
    A negated part has no line of its own ("agreed not to attack"). `negated`: the pair is, and its part only through it."""
    part = lower
    for _ in range(_LEVELS):
        if part is None or (part.negated and not negated):
            break
        for length in range(len(part.cameo), 0, -1):
            code = table.get(part.cameo[:length])
            if code:
                return code
        part = part.inner
    return table.get("else", "")


def _joint_of(sources: tuple[Mention, ...], lower: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Who meets when several agree to meet: the lower event's parties if the upper ones are among them."""
    return lower if len(sources) > 1 and all(any(same_side(s, m) for m in lower) for s in sources) else ()


def implied_targets(
    matcher: Matcher, rule: Rule, bindings: Bindings, inner: Inner, reading: Reading, cues: Cues
) -> tuple[Mention, ...]:
    """A pattern without TARGET takes the lower event's target; under `that`, the lower source if it is another's; with
    `target: doer` always the lower source, if there is one: even under `that` where somebody is told it ("told the council that
    Iran must leave")."""
    targets = bindings.targets
    if rule.target == "none":
        return targets
    that = matcher.event is not None and matcher.event.marker == "that"
    if rule.target == "doer" and (that or not targets):
        doers, classes = _other_than(bindings.sources, _doers(inner, reading)), reading.story.classes
        if doers and not any(one_voice(a, b, classes.state) for a in doers for b in targets):
            return doers
        if that:  # "told reporters that the talks must go on"
            targets = tuple(m for m in targets if set(classes.press).isdisjoint(m.sectors))
    if targets:
        return targets
    return _elsewhere(bindings, _lent(matcher, bindings, inner, reading, cues)) or (
        conditional_targets(inner.clause, bindings.sources, reading, cues) if inner.clause is not None else ()
    )


def _elsewhere(bindings: Bindings, targets: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Without the places that lie with one of several who agree: "Iran and Iraq will observe a truce along the Iraqi border"."""
    parties = bindings.joint or bindings.sources
    if len(parties) < 2:
        return targets
    countries = {party.country for party in parties}
    return tuple(m for m in targets if not (m.country_from == "place" and m.country in countries))


def conditional_targets(
    clause: Clause, sources: tuple[Mention, ...], reading: Reading, cues: Cues
) -> tuple[Mention, ...]:
    """Who can avert or earn it: the subject of the condition ("will strike unless the ministry pays"), which may stand
    behind a purpose ("will stop talks to cut arms if Peru goes ahead")."""
    for child in reading.children[clause.index]:
        if child.marker in cues.conditions and child.relation == "adverbial":
            for phrase in child.subjects:
                found = _other_than(sources, reading.story.resolve(phrase, child, "subject").actors)
                if found:
                    return found
        elif child.form == "infinitive":  # "to stop talks to reduce arms if the other deploys missiles"
            found = conditional_targets(child, sources, reading, cues)
            if found:
                return found
    return ()


def _lent(matcher: Matcher, bindings: Bindings, inner: Inner, reading: Reading, cues: Cues) -> tuple[Mention, ...]:
    that = matcher.event is not None and matcher.event.marker == "that"
    lower = inner.draft
    if lower is not None:
        below = lower.match.bindings
        parties = _doers(inner, reading) if that else ()
        state = reading.story.classes.state
        if parties and not any(one_voice(a, b, state) for a in parties for b in bindings.sources):
            return parties
        others = below.targets or below.joint
        if not others and inner.phrase is not None:
            return _around(inner.phrase, bindings.sources, reading, cues)
        return _other_than(bindings.sources, others or parties)
    if inner.clause is not None:
        return _from_uncoded(inner.clause, bindings.sources, that, reading, cues)
    if inner.phrase is not None:
        return _around(inner.phrase, bindings.sources, reading, cues)
    return ()


def _from_uncoded(
    clause: Clause, sources: tuple[Mention, ...], that: bool, reading: Reading, cues: Cues
) -> tuple[Mention, ...]:
    """Targets of a lower clause that no rule codes: its subject under `that`, else its object or first oblique."""
    story = reading.story
    subjects = _acting(clause, reading) if that else ()
    if subjects and not any(one_voice(a, b, story.classes.state) for a in subjects for b in sources):
        return subjects
    for phrase in clause.objects:
        resolution = story.resolve(phrase, clause, "object")
        mentions = resolution.actors or resolution.inside
        if mentions:
            return _other_than(sources, mentions)
    for prep, phrase in clause.obliques:
        resolution = story.resolve(phrase, clause, prep)
        if prep not in cues.background and (prep not in cues.place_words or resolution.place is None):
            found = _other_than(sources, resolution.actors or resolution.inside)
            if found:
                return found
    return _other_than(sources, subjects)


def _doers(inner: Inner, reading: Reading) -> tuple[Mention, ...]:
    """Who does what stands in an EVENT slot, as its rule or else its clause tells."""
    below = inner.draft.match.bindings if inner.draft is not None else None
    found = below.sources or below.joint if below is not None else ()
    return found or (_acting(inner.clause, reading) if inner.clause is not None else ())


def _acting(clause: Clause, reading: Reading) -> tuple[Mention, ...]:
    """Who does what a clause tells; nobody in a passive one."""
    if clause.voice == "passive":
        return ()
    return tuple(m for p in clause.subjects for m in reading.story.resolve(p, clause, "subject").actors)


def _around(phrase: Phrase, sources: tuple[Mention, ...], reading: Reading, cues: Cues) -> tuple[Mention, ...]:
    """Actors inside an event noun that no frame of its own told, else inside what follows it ("in Iranian funds")."""
    story = reading.story
    found = _other_than(sources, story.resolve(phrase, None, "object").inside)
    owner = reading.owner(phrase)
    if found or owner is None:
        return found
    for prep, other in owner[0].obliques:
        if other.start > phrase.start and prep not in cues.background:
            resolution = story.resolve(other, owner[0], prep)
            found = _other_than(sources, resolution.inside or (() if prep in cues.place_words else resolution.actors))
            if found:
                return found
    return ()


def _other_than(sources: tuple[Mention, ...], mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    if not sources or not mentions:
        return mentions
    return tuple(m for m in mentions if not any(same_side(m, s) for s in sources))
