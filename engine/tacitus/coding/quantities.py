"""How many: killed, injured, arrested, displaced, participants, money - with bounds, and totals apart from the event's own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tacitus.coding.cues import Cues
from tacitus.coding.draft import Draft
from tacitus.coding.event import Quantity
from tacitus.coding.numbers import Number, find_numbers
from tacitus.coding.reading import Reading, extent
from tacitus.syntax.clause import Clause, Phrase

_BELOW = ("participle", "conjunct", "adverbial", "relative")
_ACTING = "participants"
_MONEY = "money"


def counting(reading: Reading, cues: Cues) -> list[Number]:
    """The numbers of a sentence, in text order; none where no word stands in it beside which they would count something."""
    if cues.counting.isdisjoint(reading.words):
        return []
    if "CD" not in reading.tags and cues.multipliers.keys().isdisjoint(reading.words):
        return []
    return find_numbers(reading.sentence, cues)


def quantities(draft: Draft, reading: Reading, cues: Cues, text: str, numbers: list[Number]) -> tuple[Quantity, ...]:
    """The quantities that the event's own words tell, in text order. A sum, and what runs since a date, is a total. `text`:
    of the part of the document that the sentence stands in; `numbers`: as `counting` has them."""
    found = _Counting(draft, reading, cues, text, numbers).found() if numbers else ()
    if found or draft.clause is None or draft.phrase is not None:
        return found
    role = cues.counted.get(draft.clause.lemma, _ACTING)
    return _ones(draft.clause, role, reading, cues, text) if role != _ACTING else ()


class _Counting:
    """The numbers of one sentence, given to one event."""

    def __init__(self, draft: Draft, reading: Reading, cues: Cues, text: str, numbers: list[Number]) -> None:
        self.draft = draft
        self.reading = reading
        self.cues = cues
        self.text = text
        self.numbers = numbers
        self.sums = [number for number in numbers if number.money]
        self.states = not cues.states.keys().isdisjoint(reading.words)
        self._taken: dict[tuple[str, int], Quantity] = {}

    def found(self) -> tuple[Quantity, ...]:
        """What the numbers count."""
        role = ""
        for clause in _family(self.draft, self.reading):
            role = self._of_verb(clause) or role
            if self.states:
                self._of_states(clause)
            self._of_totals(clause, role)
            self._of_nouns([*clause.subjects, *clause.objects, *(phrase for _, phrase in clause.obliques)])
            if self.sums:
                self._of_money(clause)
        if self.draft.phrase is not None:
            self._of_nouns([self.draft.phrase])
        return tuple(sorted(self._taken.values(), key=lambda quantity: quantity.start))

    def _take(self, role: str, number: Number, total: bool) -> None:
        start, end = self.reading.text_span(number.start, number.end - 1)
        key = (_MONEY if number.money else role, number.start)
        if (number.money == (role == _MONEY)) and not any(taken[1] == number.start for taken in self._taken):
            self._taken[key] = Quantity(key[0], number.low, number.high, self.text[start:end], start, end, total)

    def _inside(self, phrase: Phrase) -> Number | None:
        """The number with which a phrase begins, or that its of-phrases hold ("tens of thousands of Chadians")."""
        end = phrase.end
        for prep, other in phrase.pps:
            if prep in ("of", "to"):
                end = max(end, other.end)
        end = max(end, phrase.head + 1)
        for number in self.numbers:
            if phrase.start <= number.start < end:
                return number
        return None

    def _of_verb(self, clause: Clause) -> str:
        verb = f"{clause.lemma}_{clause.particle}" if clause.particle else clause.lemma
        role = self.cues.counted.get(verb) or self.cues.counted.get(clause.lemma) or ""
        if not role and clause is self.draft.clause:  # "staged a rally", "went on strike"
            told = [*self.draft.match.bindings.used, *([self.draft.phrase] if self.draft.phrase is not None else [])]
            acting = any(self.cues.counted.get(self.reading.lemmas[phrase.head]) == _ACTING for phrase in told)
            role = _ACTING if acting else ""
        if role:
            total = _runs_since(clause, self.cues)
            for phrase in _counted(clause, role):
                number = self._inside(phrase)
                if number is not None:
                    self._take(role, number, total)
        return role

    def _of_states(self, clause: Clause) -> None:
        """ "Left 30 people dead", "12 wounded"."""
        lowers = self.reading.sentence.lowers
        last = max((extent(phrase) for phrase in _arguments(clause)), default=clause.verb + 1)
        for number in self.numbers:
            if clause.start <= number.start < max(last, clause.end) + 1:
                for word in lowers[number.end : number.end + 3]:
                    if word in self.cues.states:
                        self._take(self.cues.states[word], number, _runs_since(clause, self.cues))
                        break
                    if word in (",", "and", "or"):
                        break

    def _of_totals(self, clause: Clause, role: str) -> None:
        """ "Bringing the toll to more than 38,000"."""
        lemmas = self.reading.lemmas
        sums = [phrase for phrase in (*clause.subjects, *clause.objects) if lemmas[phrase.head] in self.cues.totals]
        for phrase in sums:
            counts = self.cues.totals[lemmas[phrase.head]] or role
            rest = [other for other in clause.objects if other is not phrase] + [other for _, other in clause.obliques]
            for other in rest:
                number = self._inside(other)
                if number is not None and counts:
                    self._take(counts, number, True)

    def _of_nouns(self, phrases: Iterable[Phrase]) -> None:
        """ "The arrest of 40 students"."""
        for phrase in phrases:
            role = self.cues.counted.get(self.reading.lemmas[phrase.head])
            if role:
                for prep, other in phrase.pps:
                    number = self._inside(other) if prep in ("of", "by") else None
                    if number is not None and (prep == "of" or role == _ACTING):
                        self._take(role, number, False)

    def _of_money(self, clause: Clause) -> None:
        spans = [(phrase.start, extent(phrase)) for phrase in _arguments(clause)]
        for number in self.sums:
            if any(start <= number.start < end for start, end in spans):
                self._take(_MONEY, number, _runs_since(clause, self.cues))


def _family(draft: Draft, reading: Reading) -> Iterator[Clause]:
    """The clause that tells the event, or of whose subject it is told, and what goes on below it."""
    tops: list[Clause] = []
    if draft.phrase is not None:
        owner = reading.owner(draft.phrase)
        if owner is not None and (owner[1] == "subject" or draft.clause is owner[0]):
            tops.append(owner[0])
        tops.extend(clause for clause in reading.clauses if clause.noun is draft.phrase)
    elif draft.clause is not None:
        tops.append(draft.clause)
        if draft.inner_clause is not None:
            tops.append(draft.inner_clause)
        tops += draft.match.bindings.under
    for top in tops:
        yield top
        for below in reading.children[top.index]:
            if below.relation in _BELOW and below not in tops:
                yield below


def _arguments(clause: Clause) -> list[Phrase]:
    return [*clause.subjects, *clause.objects, *(phrase for _, phrase in clause.obliques)]


def _counted(clause: Clause, role: str) -> list[Phrase]:
    if role == _ACTING or clause.voice == "passive" or not clause.objects:
        return clause.subjects
    return clause.objects


def _runs_since(clause: Clause, cues: Cues) -> bool:
    return any(prep in cues.since for prep, _ in clause.obliques)


def _ones(clause: Clause, role: str, reading: Reading, cues: Cues, text: str) -> tuple[Quantity, ...]:
    """ "Killed a soldier" is one."""
    found = []
    for phrase in _counted(clause, role):
        alone = reading.tags[phrase.head] == "NN" and reading.lemmas[phrase.head] not in cues.groups
        if alone and phrase.head > phrase.start and reading.sentence.lowers[phrase.start] in ("a", "an"):
            start, end = reading.text_span(phrase.start, phrase.start)
            found.append(Quantity(role, 1.0, 1.0, text[start:end], start, end))
    return tuple(found)
