"""From matches to drafts: the winner of each trigger, and events inside events, folded from the inside out."""

from __future__ import annotations

from tacitus.actors.mention import Mention
from tacitus.coding.compose import compose, conditional_targets, recode
from tacitus.coding.cues import Cues
from tacitus.coding.draft import Draft, Inner, Match
from tacitus.coding.index import Index
from tacitus.coding.modality import ATTEMPTED, DROPPED
from tacitus.coding.reading import Reading
from tacitus.coding.trace import Trace
from tacitus.coding.ultimatums import ultimatums
from tacitus.coding.winners import Winners
from tacitus.rulebook.matchers import Codebook
from tacitus.syntax.clause import Clause, Phrase

_DEPTH = 8  # events inside events inside events ...: deeper ones are left uncoded


class Folding(Winners):
    """Codes one reading. `drafts()` gives what is to be recorded; the rest was used inside something else."""

    __slots__ = ("_by_clause", "_by_phrase", "_consumed", "_depth", "_lenient", "codebook")

    def __init__(
        self, reading: Reading, index: Index, codebook: Codebook, cues: Cues, trace: Trace | None = None
    ) -> None:
        Winners.__init__(self, reading, index, cues, self.lower, trace)
        self.codebook = codebook
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
                for draft, parts in ultimatums(self.reading, self.index.ultimatums, self.of_clause):
                    consumed.update(map(id, parts))
                    found.append(draft)
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
            match = self._best_of_clause(clause, lenient=False)
            if match is not None:
                known = self._by_clause[clause.index] = self._told(match, clause, None)
        return known

    def of_phrase(self, phrase: Phrase) -> Draft | None:
        """What an event noun tells by itself."""
        key = id(phrase)
        if key not in self._by_phrase:
            self._by_phrase[key] = None
            match = self._best_of_phrase(phrase, lenient=False)
            if match is not None:
                owner = self.reading.owner(phrase)
                drafts = self._told(match, owner[0] if owner else None, phrase)
                self._by_phrase[key] = drafts[0] if drafts else None
        return self._by_phrase[key]

    # -- from match to draft ---------------------------------------------------------------------------------------

    def _told(self, match: Match, clause: Clause | None, phrase: Phrase | None, inside: bool = False) -> list[Draft]:
        rule, bindings = match.rule, match.bindings
        for used in bindings.used:
            self._use(used)
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
        for draft in drafts:
            draft.modality = modality
            draft.negated = negated
            if draft.negated or rule.by_modality:
                self._negation_and_modality_of_rule(draft)
        return drafts

    def _of_none(self, phrases: list[Phrase]) -> bool:
        """ "No agreement was signed", "sent no troops": what the pattern took of the clause is denied. "No fewer than 20
        troops" denies nothing."""
        cues, lowers = self.cues, self.reading.sentence.lowers
        for used in phrases:
            lemma = self.reading.lemmas[used.start]
            if lemma in cues.adjectives and cues.adjectives[lemma] == "negated":
                opening = " " + " ".join(lowers[used.start : used.head])
                if not opening.startswith((*cues.at_least, *cues.at_most)):
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
            loose = self._best_of_clause(clause, lenient=True)
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
            match = self._best_of_phrase(phrase, lenient=True)
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
                child.form == "gerund" or (child.relation == "conjunct" and child.form != "finite")
            )
            if below and child.noun is None:
                self._swallow_clause(child, depth + 1)

    # -- what is told ----------------------------------------------------------------------------------------------

    def _is_told(self, draft: Draft) -> bool:
        if id(draft) in self._consumed or draft.match.bindings.empty() or draft.event_type.startswith("inner"):
            return False
        if draft.phrase is not None and id(draft.phrase) in self._consumed:
            return False
        return draft.modality == ATTEMPTED or (draft.modality != DROPPED and not _is_nobodys(draft))


def _is_nobodys(draft: Draft) -> bool:
    """Whether an infinitive on a noun tells what nobody does: "the right to arm Chad". What was tried is an event all the
    same: "a plot to arm Chad"."""
    clause, bindings = draft.clause, draft.match.bindings
    of_noun = draft.phrase is None and clause is not None and clause.noun is not None and clause.form == "infinitive"
    return of_noun and not (bindings.sources or bindings.joint)


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
