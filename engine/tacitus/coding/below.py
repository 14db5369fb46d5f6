"""Events inside events: which clause below a verb or an event noun tells what a pattern's EVENT takes."""

from __future__ import annotations

from tacitus.coding.draft import Bindings
from tacitus.coding.fillers import Fillers
from tacitus.rulebook.matchers import EventSlot, Infinitive
from tacitus.syntax.clause import Clause, Phrase


class Below(Fillers, eq=False):
    """Looks for infinitives, that-clauses and gerunds under a verb or noun."""

    def _event(self, slot: EventSlot, clause: Clause, bindings: Bindings) -> bool:
        """An inner event told by a lower clause: `to EVENT`, `that EVENT`, or a gerund. It may hang on a noun that the
        pattern names ("rejected the call to leave", "denied charges that it shelled")."""
        if slot.marker == "":
            return self._gerund("", clause, bindings)
        lower = [c for c in self.reading.children[clause.index] if c.noun is None and _tells(c, slot)]
        if not lower:
            lower = [
                c for c in self.reading.clauses if c.noun in bindings.used and c.noun is not None and _tells(c, slot)
            ]
        return self._take(lower, bindings)

    def _noun_event(self, slot: EventSlot, phrase: Phrase, bindings: Bindings) -> bool:
        """An inner event told by an infinitive or a that-clause on an event noun: "a threat to attack"."""
        for clause in self.reading.clauses:
            if clause.noun is phrase and (slot.marker == "to") == (clause.form == "infinitive"):
                inner = self.lower(clause, None)
                if inner is not None:
                    bindings.inners.append(inner)
                    return True
        return False

    def _infinitive(self, infinitive: Infinitive, clause: Clause) -> Clause | None:
        """The clause under the verb with an infinitive that the pattern names ("refuse to comment")."""
        lemmas = infinitive.lemmas
        for child in self.reading.children[clause.index]:
            if child.form in ("infinitive", "bare") and (
                child.lemma in lemmas or (child.particle and f"{child.lemma}_{child.particle}" in lemmas)
            ):
                return child
        return None

    def _gerunds(self, markers: tuple[str, ...], clause: Clause, bindings: Bindings) -> bool:
        return any(self._gerund(marker, clause, bindings) for marker in markers)

    def _gerund(self, marker: str, clause: Clause, bindings: Bindings) -> bool:
        """An inner event told by a gerund behind this preposition, or behind none: "accused of killing"."""
        lower = [c for c in self.reading.children[clause.index] if c.form == "gerund" and c.marker == marker]
        return self._take(lower, bindings)

    def _take(self, lower: list[Clause], bindings: Bindings) -> bool:
        """Takes the events of the clauses and of those that "and" joins to them; False if they tell none."""
        taken = False
        for child in lower:
            for each in (child, *(c for c in self.reading.children[child.index] if c.relation == "conjunct")):
                inner = self.lower(each, None)
                if inner is not None:
                    bindings.inners.append(inner)
                    taken = True
        return taken


def _tells(clause: Clause, slot: EventSlot) -> bool:
    """Is the clause of the form that `to EVENT` or `that EVENT` asks for?"""
    if slot.marker == "to":
        return clause.form in ("infinitive", "bare")  # "let them leave"
    if clause.relation == "relative":  # "charges by Peru that its troops attacked": what looks like one but is whole
        return clause.marker == "that" and clause.subject_from == "direct" and clause.form == "finite"
    return clause.relation == "complement" and clause.form == "finite" and clause.marker in ("that", "", "how")
