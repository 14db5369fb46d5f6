"""What completes a verb in patterns: `take_hostage`, `set_free`, `send_home`."""

from __future__ import annotations

from tacitus.rulebook.matchers import Rulebook
from tacitus.text import Lexicon

_NOMINAL = frozenset(("NN", "JJ"))
_PARTICLE = frozenset(("IN", "RP"))


def completions(rulebook: Rulebook, lexicon: Lexicon) -> set[str]:
    """The verbs that patterns name with a noun or adjective, "take hostage": the parser, which would take it for an object
    or a part of one ("sent the envoys home"), has to be told. It knows particles ("hand over") by itself."""
    verbs = {
        trigger for rule in rulebook.rules for matcher in (*rule.when, *rule.unless) for trigger in matcher.triggers
    }
    found: set[str] = set()
    for trigger in verbs:
        verb, _, word = trigger.partition("_")
        possible = lexicon.entry(word).kind.possible if word else _PARTICLE
        if not possible.isdisjoint(_NOMINAL) and possible.isdisjoint(_PARTICLE):
            found.add(f"{verb} {word}")
    return found
