"""What each tagged word does to the context of the words behind it."""

from __future__ import annotations

Step = tuple[str, str, int]

# What a word does to what follows: nothing (its state is the context), or one of these, in the order in which the tagger
# asks for them.
NOTHING, TRANSPARENT, QUOTE, PREPOSITION, VERB, JOINT, FINITE, REPORTS, OPENS, DOUBT = range(-1, 9)
_EFFECT = {
    "RB": TRANSPARENT, "``": QUOTE, "''": QUOTE, "CC": JOINT, ",": JOINT, "-RRB-": DOUBT, "HALF": DOUBT,
    "WH": OPENS, "WP$": OPENS, "SUB": OPENS, "THAT": OPENS, ":": OPENS, "-LRB-": OPENS,
    "IN": PREPOSITION, "OF": PREPOSITION, "VBD": FINITE, "VBZ": FINITE, "VBP": FINITE, "MD": FINITE, "VB": VERB, "VBN": VERB, "VBG": VERB,
}  # fmt: skip
_STATE = {"WDT": "WH", "WP": "WH", "WRB": "SUB", "RB": "RB", "RP": "RP", "MD": "MD"}
_AUXILIARIES = frozenset(["BE", "HAVE", "DO", "REPORT"])
_VERB_AHEAD = frozenset("efvBHDP")


def step_of(tag: str, own: str, ahead: str = "") -> Step:
    """What a word does once its tag is known: the tag, the state that the words behind it see, its effect.

    `own`: the state that the word has by itself ("BE", "REPORT", ""); `ahead`: the letter of the word behind it.
    """
    state = own if own in _AUXILIARIES or (own and tag == "WP") else _STATE.get(tag) or own or tag
    if state == "THAT" and tag == "DT":
        state = "PRPS" if ahead in _VERB_AHEAD else "DT1"
    if state in ("HELP", "REPORT") and tag[0] != "V":
        state = tag
    if state == "REPORT" and tag[0] == "V":
        return tag, state, REPORTS if tag in ("VBD", "VBZ", "VBP") else VERB
    if state in _AUXILIARIES:
        return tag, state, _EFFECT.get(tag, NOTHING)
    return tag, state, _EFFECT.get(state, _EFFECT.get(tag, NOTHING))
