"""From matches to drafts: the winner of each trigger, and events inside events, folded from the inside out."""

from __future__ import annotations

from collections.abc import Iterator
from time import perf_counter
from typing import TypeAlias

from tacitus.actors.mention import Mention
from tacitus.coding.compose import compose, conditional_targets, implied_targets, recode
from tacitus.coding.conditions import holds
from tacitus.coding.cues import Cues
from tacitus.coding.draft import Bindings, Draft, Inner, Match
from tacitus.coding.index import Candidate, Index, Trigger
from tacitus.coding.match import Matching
from tacitus.coding.modality import clause_modality, noun_modality
from tacitus.coding.reading import LENIENT, Reading, extent
from tacitus.coding.sides import same_side
from tacitus.rulebook.matchers import Codebook, Rule
from tacitus.syntax.clause import Clause, Phrase

_DEPTH = 8  # events inside events inside events ...: deeper ones are left uncoded


Entry: TypeAlias = "tuple[int, Candidate, Bindings | None, tuple[tuple[str, str], ...]]"


class Trace:
    """What was tried, for `explain`: one entry a pattern, (trigger token, candidate, bindings or None, failed parts).
    `everything`: also try what a quick look at the words of the sentence rules out."""

    __slots__ = ("entries",)
    everything = True

    def __init__(self) -> None:
        self.entries: list[Entry] = []

    def add(self, entry: Entry, seconds: float) -> None:
        """One pattern was tried, which took so long."""
        self.entries.append(entry)


class Folding:
    """Codes one reading. `drafts()` gives what is to be recorded; the rest was used inside something else."""

    __slots__ = (
        "_by_clause",
        "_by_phrase",
        "_consumed",
        "_depth",
        "_has",
        "_lenient",
        "codebook",
        "cues",
        "index",
        "matching",
        "reading",
        "trace",
    )

    def __init__(
        self, reading: Reading, index: Index, codebook: Codebook, cues: Cues, trace: Trace | None = None
    ) -> None:
        self.reading = reading
        self.index = index
        self.codebook = codebook
        self.cues = cues
        self.trace = trace
        self._has = index.brought(reading.words)
        self.matching = Matching(reading, index, cues.light, cues.time_words, self.lower)
        self._by_clause: dict[int, list[Draft]] = {}
        self._by_phrase: dict[int, Draft | None] = {}
        self._lenient: dict[int, Draft | None] = {}
        self._consumed: set[int] = set()
        self._depth = 0

    def drafts(self) -> list[Draft]:
        """Every event that the sentence tells for itself, in text order of the triggers."""
        found: list[Draft] = []
        clauses = self.reading.clauses
        for clause in clauses:
            found += self.of_clause(clause)
        nouns, consumed = self.index.nouns, self._consumed
        lemmas = self.reading.lemmas
        for phrase in self.reading.parse.phrases:
            if lemmas[phrase.head] in nouns and id(phrase) not in consumed:
                draft = self.of_phrase(phrase)
                if draft is not None:
                    found.append(draft)
        conditions = self.index.conditions
        for clause in clauses:
            if clause.marker in conditions and clause.parent is not None:
                found.extend(self._ultimatums())
                break
        if not found:
            return found
        told = list(filter(self._is_told, found))
        if len(told) > 1:
            told.sort(key=_place)
        return told

    # -- one trigger -----------------------------------------------------------------------------------------------

    def of_clause(self, clause: Clause) -> list[Draft]:
        """What the verb of the clause tells (several drafts when several events stand inside it)."""
        known = self._by_clause.get(clause.index)
        if known is None:
            known = self._by_clause[clause.index] = []  # a cycle through parents ends here
            match = self._best_of_clause(clause, 0)
            if match is not None:
                known = self._by_clause[clause.index] = self._told(match, clause, None)
        return known

    def of_phrase(self, phrase: Phrase) -> Draft | None:
        """What an event noun tells by itself."""
        key = id(phrase)
        if key not in self._by_phrase:
            self._by_phrase[key] = None
            match = self._best_of_phrase(phrase, 0)
            if match is not None:
                owner = self.reading.owner(phrase)
                drafts = self._told(match, owner[0] if owner else None, phrase)
                self._by_phrase[key] = drafts[0] if drafts else None
        return self._by_phrase[key]

    def _best_of_clause(self, clause: Clause, lenient: int) -> Match | None:
        """The winner among the patterns of a verb. `lenient`: LENIENT inside another event, else 0."""
        if clause.voice == "passive" and self._raises(clause):
            return None
        of, lemma = self.index.of, clause.lemma
        if clause.predicate is not None and not clause.objects:  # "found him guilty" is told by its verb
            trigger = of("copula", self.reading.lemmas[clause.predicate]) or of("verb", lemma)
        elif clause.particle:
            trigger, last = of("verb", f"{lemma}_{clause.particle}"), of("verb", lemma)
            if trigger is None:
                trigger = last
            elif last is not None:
                possible = (*self._possible(trigger, clause, lenient), *self._possible(last, clause, lenient))
                return self._best(possible, clause, None, lenient)
        else:
            trigger = of("verb", lemma)
        return None if trigger is None else self._best(self._possible(trigger, clause, lenient), clause, None, lenient)

    def _best_of_phrase(self, phrase: Phrase, lenient: int) -> Match | None:
        trigger = self.index.of("noun", self.reading.lemmas[phrase.head])
        return None if trigger is None else self._best(self._possible(trigger, None, lenient), None, phrase, lenient)

    def _raises(self, clause: Clause) -> bool:
        """ "Are expected to meet": nobody expects, the passive only says that the meeting is still to come."""
        if f"be {self.reading.sentence.lowers[clause.verb]}" not in self.cues.raising:
            return False
        agentless = not any(prep == "by" for prep, _ in clause.obliques)
        return agentless and any(child.form == "infinitive" for child in self.reading.children[clause.index])

    def _possible(self, trigger: Trigger, clause: Clause | None, lenient: int) -> tuple[Candidate, ...]:
        """What is worth trying: patterns whose words the sentence holds, and whose parts the clause has; all, when it is
        to be told why not."""
        if self.trace is not None and self.trace.everything:
            return trigger.candidates
        parts = trigger.parts
        if parts:
            parts = self.reading.parts_of(clause) & parts if clause is not None else 0
        return trigger.worth(self._has | parts | lenient)

    def _best(
        self, possible: tuple[Candidate, ...], clause: Clause | None, phrase: Phrase | None, lenient: int
    ) -> Match | None:
        best: tuple[Candidate, Bindings] | None = None
        fit = self._fit if self.trace is None else self._traced
        for candidate in possible:
            bindings = fit(candidate, clause, phrase, lenient)
            if bindings is None:
                continue
            wants_more = not bindings.filled() if lenient else phrase is not None and not bindings.both()
            if not wants_more or candidate.rule.event == "none":
                best = best if best and candidate.rule.event == "none" else (candidate, bindings)
                break
            best = best or (candidate, bindings)  # a noun, or an inner event: rather a pattern that finds participants
        if best is None:
            return None
        trigger = phrase.head if phrase is not None else (clause.verb if clause is not None else 0)
        return Match(best[0].rule, best[0].matcher, best[1], trigger)

    def _fit(self, candidate: Candidate, clause: Clause | None, phrase: Phrase | None, lenient: int) -> Bindings | None:
        """What a pattern takes, if it fits and the conditions of its rule hold."""
        if phrase is not None:
            bindings = self.matching.noun(candidate.matcher, phrase, lenient != 0)
        else:
            assert clause is not None
            bindings = self.matching.clause(candidate.matcher, clause, lenient != 0)
        if bindings is None or (len(bindings.joint) == 1 and _with_another(bindings)):
            return None
        rule = candidate.rule
        if rule.where and not self._where(candidate, bindings, clause, phrase):
            return None
        if rule.unless and self._unless(rule, clause, phrase):
            return None
        return bindings

    def _traced(
        self, candidate: Candidate, clause: Clause | None, phrase: Phrase | None, lenient: int
    ) -> Bindings | None:
        matching = self.matching
        outer = matching.failed  # of the pattern that asks for this one as its EVENT
        matching.failed = []
        began = perf_counter()
        bindings = self._fit(candidate, clause, phrase, lenient)
        if self.trace is not None:
            trigger = phrase.head if phrase is not None else (clause.verb if clause is not None else 0)
            self.trace.add((trigger, candidate, bindings, tuple(matching.failed)), perf_counter() - began)
        matching.failed = outer
        return bindings

    def _unless(self, rule: Rule, clause: Clause | None, phrase: Phrase | None) -> bool:
        for matcher in rule.unless:
            if phrase is not None:
                hit = matcher.kind == "noun" and self.matching.noun(matcher, phrase, lenient=True) is not None
            else:
                assert clause is not None
                hit = (
                    matcher.kind != "noun"
                    and self._tells(clause, matcher.triggers)
                    and self.matching.clause(matcher, clause, lenient=True) is not None
                )
            if hit:
                if self.matching.failed is not None:
                    self.matching.failed.append(("unless", f"`{matcher.text}` (line {matcher.line}) fits too"))
                return True
        return False

    def _tells(self, clause: Clause, triggers: tuple[str, ...]) -> bool:
        if clause.lemma in triggers:
            return True
        if clause.predicate is not None:
            return self.reading.lemmas[clause.predicate] in triggers
        return bool(clause.particle) and f"{clause.lemma}_{clause.particle}" in triggers

    def _where(self, candidate: Candidate, bindings: Bindings, clause: Clause | None, phrase: Phrase | None) -> bool:
        rule, matcher = candidate.rule, candidate.matcher

        def told() -> tuple[str, bool]:
            return self._modality(clause, phrase)

        def implied(inner: Inner) -> tuple[Mention, ...]:
            return implied_targets(matcher, rule, bindings, inner, self.reading, self.cues)

        for condition in rule.where:
            if not holds(condition, bindings, told, implied, self.reading.story.classes.state):
                if self.matching.failed is not None:
                    wanted = "|".join(condition.values)
                    self.matching.failed.append((f"where {condition.slot} {condition.key}", f"is not {wanted}"))
                return False
        return True

    # -- from match to draft ---------------------------------------------------------------------------------------

    def _told(self, match: Match, clause: Clause | None, phrase: Phrase | None, inside: bool = False) -> list[Draft]:
        rule, bindings = match.rule, match.bindings
        consumed = self._consumed
        for used in bindings.used:
            consumed.add(id(used))
            for _, other in used.pps:
                consumed.add(id(other))
        for below in bindings.under:
            self._consumed.update(id(draft) for draft in self.of_clause(below))
        if rule.event == "none":
            if phrase is not None:
                self._consumed.add(id(phrase))
            for inner in bindings.inners:  # what is prevented, or fails, did not happen
                self._swallow(inner)
            return []
        if bindings.inners:
            drafts = []
            for inner in bindings.inners:
                draft = compose(match, inner, clause, phrase, self.reading, self.codebook, self.cues)
                drafts.append(draft)
            if len(drafts) > 1:
                drafts = _distinct(drafts)
            if not rule.keep:
                for inner in bindings.inners:
                    self._swallow(inner)
        else:
            if clause is not None and phrase is None and not (bindings.targets or bindings.joint):
                bindings.targets = conditional_targets(clause, bindings.sources, self.reading, self.cues)
            drafts = [Draft(match, clause, phrase, rule.event, rule.cameo, rule.cameo)]
        modality, negated = self._modality(clause, phrase)
        if phrase is None and not negated:
            negated = self._of_none(bindings.used)
        end = self._end(match.trigger, clause, phrase)
        for draft in drafts:
            draft.modality = modality
            draft.negated = negated
            draft.end = end
            if draft.negated or rule.by_modality:
                self._negation_and_modality_of_rule(draft)
        return drafts

    def _of_none(self, phrases: list[Phrase]) -> bool:
        """ "No agreement was signed", "sent no troops": what the pattern took of the clause is denied."""
        adjectives = self.cues.adjectives
        for used in phrases:
            lemma = self.reading.lemmas[used.start]
            if lemma in adjectives and adjectives[lemma] == "negated":
                return True
        return False

    def _negation_and_modality_of_rule(self, draft: Draft) -> None:
        rule = draft.match.rule
        if draft.negated and rule.when_negated and draft.match.bindings.inners:
            table = self.codebook.tables.get(rule.when_negated, {})
            draft.whole = draft.cameo = recode(table, draft.inner, negated=True) or draft.cameo
            code = self.codebook.codes.get(draft.whole)
            draft.event_type = code.event_type if code else draft.event_type
            draft.negated = False
        for modality, code_of in rule.by_modality:
            if modality == draft.modality:
                draft.whole = code_of
                draft.column = "by-modality"

    # -- inner events ----------------------------------------------------------------------------------------------

    def lower(self, clause: Clause | None, phrase: Phrase | None) -> Inner | None:
        """The event of a lower clause (always an EVENT, coded or not) or noun phrase (only if a rule knows its noun)."""
        if self._depth >= _DEPTH:
            return None if clause is None else Inner(None, clause, None)
        self._depth += 1
        try:
            if clause is not None:
                return Inner(self._lower_clause(clause), clause, None)
            assert phrase is not None
            if self.reading.lemmas[phrase.head] not in self.index.nouns:
                return None
            return Inner(self._lower_phrase(phrase), None, phrase)
        finally:
            self._depth -= 1

    def _lower_clause(self, clause: Clause) -> Draft | None:
        drafts = self.of_clause(clause)
        if drafts:
            return drafts[0]
        key = -1 - clause.index
        if key not in self._lenient:
            self._lenient[key] = None
            trace, self.trace = self.trace, None
            loose = self._best_of_clause(clause, LENIENT)
            self.trace = trace
            if loose is not None:
                told = self._told(loose, clause, None)
                self._lenient[key] = told[0] if told else None
            else:
                self._lenient[key] = self._through(clause)
        return self._lenient[key]

    def _through(self, clause: Clause) -> Draft | None:
        """Under a verb that adds nothing ("begin to", "hold", "continue"): the infinitive or noun below it."""
        if clause.lemma in self.cues.raising:
            for child in self.reading.children[clause.index]:
                if child.form == "infinitive" and child.noun is None:
                    return self._lower_clause(child)
        if clause.lemma in self.cues.light or clause.lemma in self.cues.raising:
            for phrase in clause.objects:
                content = self.reading.content(phrase)
                if self.reading.lemmas[content.head] in self.index.nouns:
                    return self._lower_phrase(content)
        return None

    def _lower_phrase(self, phrase: Phrase) -> Draft | None:
        draft = self.of_phrase(phrase)
        if draft is not None:
            return draft
        key = id(phrase)
        if key not in self._lenient:
            self._lenient[key] = None
            trace, self.trace = self.trace, None
            match = self._best_of_phrase(phrase, LENIENT)
            self.trace = trace
            if match is not None:
                owner = self.reading.owner(phrase)
                told = self._told(match, owner[0] if owner else None, phrase)
                self._lenient[key] = told[0] if told else None
        return self._lenient[key]

    def _use(self, phrase: Phrase) -> None:
        self._consumed.add(id(phrase))
        for _, other in phrase.pps:
            self._consumed.add(id(other))

    def _swallow(self, inner: Inner) -> None:
        """What stands inside another event makes no record of its own."""
        if inner.draft is not None:
            self._consumed.add(id(inner.draft))
        if inner.clause is not None:
            self._swallow_clause(inner.clause, 0)
        if inner.phrase is not None:
            self._use(inner.phrase)
            by_itself = self._by_phrase.get(id(inner.phrase))
            if by_itself is not None:
                self._consumed.add(id(by_itself))

    def _swallow_clause(self, clause: Clause, depth: int) -> None:
        for draft in self.of_clause(clause):
            self._consumed.add(id(draft))
        for phrase in (*clause.objects, *(p for _, p in clause.obliques)):
            self._use(phrase)
        for child in self.reading.children[clause.index] if depth < _DEPTH else ():
            below = child.relation in ("infinitive", "complement") or (
                child.relation == "conjunct" and child.form != "finite"
            )
            if below and child.noun is None:
                self._swallow_clause(child, depth + 1)

    # -- what is told ----------------------------------------------------------------------------------------------

    def _is_told(self, draft: Draft) -> bool:
        if id(draft) in self._consumed or draft.match.bindings.empty() or draft.event_type.startswith("inner"):
            return False
        if draft.phrase is not None and id(draft.phrase) in self._consumed:
            return False
        return draft.modality != "dropped"

    def _modality(self, clause: Clause | None, phrase: Phrase | None) -> tuple[str, bool]:
        if phrase is not None:
            return noun_modality(self.reading, phrase, clause, self.cues)
        assert clause is not None
        return clause_modality(self.reading, clause, self.cues)

    def _end(self, trigger: int, clause: Clause | None, noun: Phrase | None) -> int:
        if noun is not None:
            return extent(noun)
        end = trigger + 1
        if clause is not None:
            for phrase in clause.objects:
                end = max(end, extent(phrase) if phrase.pps else phrase.end)
            for _, phrase in clause.obliques:
                end = max(end, extent(phrase) if phrase.pps else phrase.end)
        return end

    def _ultimatums(self) -> Iterator[Draft]:
        """`SOURCE EVENT unless TARGET EVENT`: a main clause not yet done over a condition with an actor of its own."""
        for candidate in self.index.ultimatums:
            for clause in self.reading.clauses:
                for child in self.reading.children[clause.index]:
                    if child.marker in candidate.matcher.triggers and clause.tense not in (
                        "past",
                        "perfect",
                        "pluperfect",
                    ):
                        draft = self._ultimatum(candidate, clause, child)
                        if draft is not None:
                            yield draft

    def _ultimatum(self, candidate: Candidate, clause: Clause, condition: Clause) -> Draft | None:
        story = self.reading.story
        bindings = Bindings()
        bindings.sources = tuple(m for p in clause.subjects for m in story.resolve(p, clause, "subject").actors)
        bindings.targets = tuple(m for p in condition.subjects for m in story.resolve(p, condition, "subject").actors)
        if not bindings.sources or not bindings.targets:
            return None
        if any(same_side(a, b) for a in bindings.sources for b in bindings.targets) or clause.modal == "":
            return None
        lower = self.of_clause(clause)
        if not lower or lower[0].inner is not None:
            return None
        for draft in lower:
            self._consumed.add(id(draft))
        match = Match(candidate.rule, candidate.matcher, bindings, clause.verb)
        draft = Draft(match, clause, None, candidate.rule.event, candidate.rule.cameo, candidate.rule.cameo)
        draft.inner = lower[0]
        draft.end = self._end(clause.verb, clause, None)
        return draft


def _with_another(bindings: Bindings) -> bool:
    """Whether what one side of many agrees to is done to somebody else: "EU ministers agreed to meet Chinese officials"."""
    return any(
        not same_side(target, bindings.joint[0])
        for inner in bindings.inners
        if inner.draft is not None
        for target in inner.draft.match.bindings.targets
    )


def _place(draft: Draft) -> int:
    return draft.match.trigger


def _distinct(drafts: list[Draft]) -> list[Draft]:
    seen: set[tuple[str, tuple[Mention, ...]]] = set()
    kept: list[Draft] = []
    for draft in drafts:
        key = (draft.cameo, draft.match.bindings.targets)
        if key not in seen:
            seen.add(key)
            kept.append(draft)
    if len(kept) > 1:  # an uncoded neighbour of a coded event adds nothing
        kept = [draft for draft in kept if draft.inner is not None] or kept[:1]
    return kept
