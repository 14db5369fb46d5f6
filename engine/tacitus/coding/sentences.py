"""One sentence to drafts: matching and folding, who says so, the codebook's whole, and what gives way to what."""

from __future__ import annotations

from tacitus.actors.classes import Sectors
from tacitus.actors.mention import Deed, Mention
from tacitus.coding.blows import told_twice
from tacitus.coding.counted import count
from tacitus.coding.cues import Cues
from tacitus.coding.draft import Draft
from tacitus.coding.fold import Folding
from tacitus.coding.index import Index
from tacitus.coding.modality import attribution, is_background, is_undone, reporting_clause, speakers
from tacitus.coding.reading import Reading
from tacitus.coding.sides import one_body
from tacitus.coding.standins import from_above, from_answer, from_purpose, stand_ins, told_before
from tacitus.coding.trace import Trace
from tacitus.coding.victims import not_their_own
from tacitus.coding.whole import settle
from tacitus.rulebook.matchers import Codebook
from tacitus.syntax.clause import Clause

_MEMORY = 100  # deeds that later sentences may point back to


def code_sentence(
    reading: Reading,
    index: Index,
    codebook: Codebook,
    cues: Cues,
    quoted: list[bool] | None,
    all_statements: bool = False,
    trace: Trace | None = None,
) -> list[Draft]:
    """The events that a sentence tells, in text order. `quoted`: a flag a token, None without a quotation."""
    folding = Folding(reading, index, codebook, cues, trace)
    drafts = folding.drafts()
    del folding.matching  # each holds the other: let go, so that memory is free at once
    if not drafts:
        return drafts
    for draft in drafts:
        if draft.match.bindings.targets:
            count(draft, drafts, reading)
            not_their_own(draft, reading, cues)
        draft.attribution, draft.speaking = attribution(reading, draft.clause, cues)
        if quoted is not None and draft.speaking is None and quoted[draft.match.trigger]:
            _attribute(draft, reading, cues, quoted)
        bindings = draft.match.bindings
        if bindings.targets and _only_own(draft, reading.story.classes.government):
            bindings.targets = ()  # "dropped its demand for an apology by Chad"
        if not (bindings.targets or bindings.joint):
            if draft.event_type not in codebook.yielding:
                bindings.targets = (
                    stand_ins(draft, reading, cues)
                    or from_purpose(draft, drafts)
                    or from_answer(draft, drafts, reading, cues.answering)
                )
            bindings.targets = (
                bindings.targets or told_before(draft, drafts, reading, cues) or from_above(draft, drafts, cues)
            )
        whole = bool(bindings.sources and bindings.targets) or len(bindings.joint) > 1
        draft.counts = not is_background(reading, draft.clause, draft.phrase, whole, cues)
        settle(draft, codebook, reading.story.classes.state)
        if draft.speaking is not None:
            _speak(draft, draft.speaking, reading, cues)
    if len(drafts) > 1:
        drafts = told_twice(drafts, reading, cues)
    drafts = [draft for draft in drafts if not _by_press(draft)]
    reading.story.deeds += _deeds(drafts, cues.harming)
    del reading.story.deeds[:-_MEMORY]
    if not all_statements and not codebook.yielding.isdisjoint([draft.event_type for draft in drafts]):
        drafts = _give_way(drafts, reading, codebook, cues, quoted)
    return _once(drafts) if len(drafts) > 1 else drafts


def _deeds(drafts: list[Draft], harming: frozenset[str]) -> list[Deed]:
    """What was done that later sentences may point back to, and by whom."""
    told: list[Deed] = []
    for draft in drafts:
        bindings = draft.match.bindings
        sources, targets, joint = bindings.sources, bindings.targets, bindings.joint
        if draft.counts and not draft.negated and (sources or joint):
            sides = joint or ((*sources, *targets) if draft.event_type in harming and targets else ())
            told.append(
                Deed(draft.event_type, sources or joint, targets, sides if len(sides) == 2 else (), bool(joint))
            )
    return told


def _only_own(draft: Draft, government: Sectors) -> bool:
    """Whether the target is nobody but the source itself, told by what is its own."""
    bindings = draft.match.bindings
    for target in bindings.targets:
        for source in bindings.sources:
            if one_body(source, target, government):
                break
        else:
            return False  # most often the first
    return True


def _attribute(draft: Draft, reading: Reading, cues: Cues, quoted: list[bool]) -> None:
    """What stands in quotation marks is told by the only one who says something outside of them."""
    outside = [c for c in reading.clauses if c.lemma in cues.reporting and not quoted[c.verb] and c is not draft.clause]
    if len(outside) == 1:
        draft.speaking = outside[0]
        draft.attribution = next(iter(speakers(reading, outside[0])), None)


def _speak(draft: Draft, speaking: Clause, reading: Reading, cues: Cues) -> None:
    """What somebody says that he himself is going to do, he promises or threatens by saying so: the source is the speaker
    in the speaker's own words, not the pronoun behind them ("Chad said it will withdraw")."""
    bindings = draft.match.bindings
    if all(mention.kind != "pronoun" for mention in (*bindings.sources, *bindings.joint)):
        return
    if is_undone(reading, draft.clause, draft.modality, cues):
        named = {(mention.start, mention.end): mention for mention in speakers(reading, speaking)}
        bindings.sources = tuple([_named(mention, named) for mention in bindings.sources])
        bindings.joint = tuple([_named(mention, named) for mention in bindings.joint])


def _named(mention: Mention, named: dict[tuple[int, int], Mention]) -> Mention:
    """The one of the named that a pronoun stands for, or the mention itself."""
    return named.get(mention.via, mention) if mention.kind == "pronoun" and mention.via is not None else mention


def _by_press(draft: Draft) -> bool:
    """The press is attribution only: what only it says is no event."""
    sources = draft.match.bindings.sources
    return bool(sources) and sources[0].kind == "press" and all(mention.kind == "press" for mention in sources)


def _give_way(
    drafts: list[Draft], reading: Reading, codebook: Codebook, cues: Cues, quoted: list[bool] | None
) -> list[Draft]:
    """Indirect speech is a statement only when nothing that it reports is recorded; a direct quotation always is one."""
    told = {
        id(draft.speaking)
        for draft in drafts
        if draft.speaking is not None and draft.event_type not in codebook.yielding
    }
    kept: list[Draft] = []
    for draft in drafts:
        clause = draft.clause
        yields = draft.event_type in codebook.yielding and clause is not None
        if yields and clause is not None and not is_quotation(reading, clause, quoted):
            general = draft.cameo.endswith("0")
            yields = id(clause) in told or (general and _reports(clause, drafts, codebook))
            yields = yields or _reported_statement(reading, clause, cues, drafts, codebook, general, quoted)
        else:
            yields = False
        if not yields:
            kept.append(draft)
    return kept


def _reported_statement(
    reading: Reading,
    clause: Clause,
    cues: Cues,
    drafts: list[Draft],
    codebook: Codebook,
    general: bool,
    quoted: list[bool] | None,
) -> bool:
    """A statement inside another's speech, where the outer one is recorded as a statement too: the outer one stays, unless
    it says nothing but that something is said (`general`: the inner one is no better) and quotes nothing."""
    outer = reporting_clause(reading, clause, cues)
    if outer is None:
        return False
    stays = general or is_quotation(reading, outer, quoted)
    return any(
        d.clause is outer and d.event_type in codebook.yielding and (stays or not d.cameo.endswith("0")) for d in drafts
    )


def _reports(clause: Clause, drafts: list[Draft], codebook: Codebook) -> bool:
    """Does a clause of saying report a statement of a kind that is told ("said he was optimistic")?"""
    return any(
        d.speaking is clause and d.event_type in codebook.yielding and not d.cameo.endswith("0") and d.own
        for d in drafts
    )


def is_quotation(reading: Reading, clause: Clause, quoted: list[bool] | None) -> bool:
    """Does the clause of saying, itself outside of the quotation marks, report a quotation that holds a clause?"""
    if quoted is None or quoted[clause.verb]:
        return False
    return any(quoted[other.verb] for other in reading.clauses)


def _once(drafts: list[Draft]) -> list[Draft]:
    """One event told twice in one sentence is one event: by verb and noun, or again as the purpose of itself ("held a
    meeting to talk about"): the same type and parties, in the same mood or under a verb that is not finite."""
    moods: dict[object, set[str]] = {}
    kept: list[Draft] = []
    for draft in drafts:
        bindings = draft.match.bindings
        parties = frozenset((*bindings.sources, *bindings.targets, *bindings.joint))
        told = moods.setdefault((draft.event_type, parties), set())
        again = draft.clause is not None and draft.phrase is None and draft.clause.form != "finite"
        if draft.modality in told or (told and again):
            continue
        told.add(draft.modality)
        kept.append(draft)
    return kept
