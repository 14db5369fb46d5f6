"""The conditions of `where:`, each a test of what a match took."""

from __future__ import annotations

from collections.abc import Callable

from tacitus.actors.classes import Sectors
from tacitus.actors.mention import Mention
from tacitus.coding.draft import Bindings, Inner
from tacitus.coding.sides import one_voice
from tacitus.rulebook.matchers import Condition

Told = Callable[[], tuple[str, bool]]
Implied = Callable[[Inner], tuple[Mention, ...]]


def holds(condition: Condition, bindings: Bindings, told: Told, implied: Implied, state: Sectors) -> bool:
    """Does a condition hold of a match? `told`: gives the event's own modality and whether it is negated; `implied`: the
    targets that an inner event lends; `state`: sectors of those who speak for their state."""
    if condition.slot == "EVENT":
        return any(_inner_holds(condition, inner, bindings, implied, state) for inner in bindings.inners)
    if condition.slot in ("SOURCE", "TARGET"):
        mentions, others = bindings.sources, bindings.targets
        if condition.slot == "TARGET":
            mentions, others = others, mentions
        return any(_mention_holds(condition, mention, others) for mention in mentions or bindings.joint)
    if condition.key == "modality":
        return told()[0] in condition.values
    if condition.key == "polarity":
        return ("negated" if told()[1] else "affirmed") in condition.values
    return False


def _inner_holds(condition: Condition, inner: Inner, bindings: Bindings, implied: Implied, state: Sectors) -> bool:
    draft, clause = inner.draft, inner.clause
    if condition.key == "modal":
        return clause is not None and clause.modal in condition.values
    if condition.key == "polarity":
        negated = draft.negated if draft is not None else bool(clause and clause.negated)
        return ("negated" if negated else "affirmed") in condition.values
    if condition.key == "target" and condition.values == ("none",):
        return not implied(inner)
    if draft is None:
        return False
    if condition.key == "type":
        return draft.event_type in condition.values
    if condition.key in ("cameo", "code"):
        return draft.whole.startswith(condition.values) or draft.cameo.startswith(condition.values)
    if condition.key == "modality":
        return draft.modality in condition.values
    if condition.key in ("source", "target"):
        mine = draft.match.bindings.sources if condition.key == "source" else draft.match.bindings.targets
        outer = bindings.targets if "TARGET" in condition.values else bindings.sources
        return any(one_voice(a, b, state) for a in mine for b in outer)
    return False


def _mention_holds(condition: Condition, mention: Mention, others: tuple[Mention, ...]) -> bool:
    if condition.key == "sector":
        if not mention.sectors:
            return "none" in condition.values and mention.code is not None
        return any(sector in condition.values for sector in mention.sectors)
    if condition.key == "code":
        return mention.code is not None and mention.code.startswith(condition.values)
    if condition.key == "country":
        for value in condition.values:
            if value.startswith("same-as"):
                if any(mention.country is not None and mention.country == other.country for other in others):
                    return True
            elif value.startswith("other-than"):
                if not any(mention.country == other.country for other in others):
                    return True
            elif mention.country == value:
                return True
    return False
