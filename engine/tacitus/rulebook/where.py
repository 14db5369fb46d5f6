"""The conditions of a rule as written -> as run; what does not hold in them is reported and left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tacitus.rulebook.codebook import Draft
from tacitus.rulebook.matchers import Condition, EventSlot, Matcher
from tacitus.rulebook.schema import CONDITIONS, MODALITIES, PARTICIPANTS, POLARITIES, SLOTS, WrittenRule
from tacitus.rulebook.values import nearest, one_of
from tacitus.yamlfile import Source, Text


@dataclass(frozen=True, slots=True)
class Where:
    """Compiles what stands under `where:` in the rules of one file."""

    source: Source
    codebook: Draft

    def conditions(self, written: WrittenRule, when: tuple[Matcher, ...]) -> Iterator[Condition]:
        """The conditions of a rule that hold; those that do not are reported. `when`: its patterns."""
        for name, value in written.where:
            if name.value in SLOTS:
                if name.value == "EVENT" and when and not any(has_event(matcher) for matcher in when):
                    self.source.at(name, "no-event", "no pattern of this rule has an EVENT")
                if any(isinstance(each, Text) for each in value):
                    self.source.at(name, "wrong-value", f"`{name.value}:` holds conditions", "`TARGET: {sector: MIL}`")
                    continue
                for key, values in value:
                    yield from self._condition(name, key, values)
            elif name.value in ("modality", "polarity"):
                if all(isinstance(each, Text) for each in value):
                    yield from self._condition(None, name, value)
                else:
                    self.source.at(
                        name, "wrong-value", f"`{name.value}:` holds one of its values", "`modality: planned`"
                    )
            else:
                known = [*SLOTS, "modality", "polarity"]
                hint = nearest(name.value, known) or one_of(known)
                self.source.at(name, "unknown-name", f"`{name.value}` is neither a slot nor a condition", hint)

    def _condition(self, slot: Text | None, key: Text, values: tuple[Text, ...]) -> Iterator[Condition]:
        known = CONDITIONS[slot.value] if slot else ("modality", "polarity")
        if key.value not in known:
            hint = nearest(key.value, known) or one_of(known)
            self.source.at(
                key, "unknown-key", f"`{key.value}` is not a condition on {slot.value if slot else 'an event'}", hint
            )
            return
        holds = [value.value for value in values if self._value(key.value, value)]
        if holds:
            yield Condition(slot.value if slot else "", key.value, tuple(holds))

    def _value(self, key: str, value: Text) -> bool:
        if key == "sector":
            return self.codebook.check_sector(value, self.source)
        if key == "type":
            return self.codebook.check_type(value, self.source)
        if key in ("modality", "polarity", "source", "target"):
            known = {"modality": MODALITIES, "polarity": POLARITIES}.get(key, (*PARTICIPANTS, "none"))
            if value.value not in known:
                hint = nearest(value.value, known) or one_of(known)
                self.source.at(value, "unknown-value", f"`{value.value}` cannot stand here", hint)
            return value.value in known
        if key == "country":
            word, _, other = value.value.partition(" ")
            good = other in PARTICIPANTS if word in ("same-as", "other-than") else len(word) == 3 and word.isupper()
            if not good:
                hint = "three capitals, `same-as TARGET` or `other-than TARGET`"
                self.source.at(value, "unknown-value", f"`{value.value}` is no country", hint)
            return good
        return True


def has_event(matcher: Matcher) -> bool:
    """Whether a pattern has an event inside."""
    fillers = [*matcher.objects, *(prep.filler for prep in matcher.preps)]
    return (
        matcher.kind == "ultimatum"
        or matcher.event is not None
        or any(isinstance(filler, EventSlot) for filler in fillers)
    )
