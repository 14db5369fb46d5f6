"""Function words that need a rule of their own: "that", "to", "her", "'s", "more", "up", ..."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tacitus.text.kinds import Context, Kind

_NOUNS = frozenset(["NN", "NNS", "NNP", "NNPS"])
_DETERMINERS = frozenset(["DT", "DT1", "THOSE", "PRP$", "POS", "PDT", "WP$"])
_VERBS = frozenset(["VB", "VBD", "VBP", "VBZ", "VBN", "VBG", "REPORT"])
_OBJECT = frozenset("dqmpC")
_FINITE = frozenset("fBHD")
_PARTICIPLES = frozenset("efB")
_BREAKS = frozenset(",.:c(k")
_CLAUSE_OPENS = frozenset(["", "CC", ",", "SUB", "HALF", "THAT", "REPORT"])


def _that(kind: Kind, context: Context) -> str:
    before, ahead = context.before, context.ahead
    verb_ahead = ahead in _FINITE or ahead == "P" or ahead in "ev" or (ahead in "sa" and context.ahead2 in _OBJECT)
    if before in _NOUNS:
        plural = before in ("NNS", "NNPS")
        agrees = (ahead == "s" and not plural) or (ahead == "a" and plural)
        return "WDT" if verb_ahead or (agrees and context.ahead2 in "irRjJnNdqmpC") else "IN"
    if (
        verb_ahead
        or (ahead == "s" and context.ahead2 == "N" and before in ("", ",", "CC"))
        or (ahead == "." and before)
    ):
        return "DT"
    if before in ("", "IN", "BY", "OF", "``", "HALF", "SUB", "TO") and ahead in "nawjx,CP":
        return "DT"
    if before == "REPORT" and ahead == "," and context.ahead2 != "c":
        return "IN"  # "added that, if elected, he would"
    if before in _VERBS and ((ahead in _BREAKS and ahead != "k") or (ahead in "nwa" and context.ahead2 in ".,")):
        return "DT"
    return "IN"


def _to(kind: Kind, context: Context) -> str:
    ahead = context.ahead
    if ahead in "vHDB" or (ahead == "a" and context.ahead2 != "o"):
        return "TO"
    if ahead == "J":  # "to open the border", "to free prisoners", "for the border to open."
        ahead2 = context.ahead2
        sure = ahead2 in _OBJECT or ahead2 in "nNjas.tifBH"
        return "TO" if sure or (ahead2 == "w" and context.before == "REPORT") else "IN"
    if ahead == "R" or (context.before in ("PRPO", "PRP") and ahead == "r"):
        return "TO"
    if ahead == "w":
        return "TO" if context.ahead2 in "dqmN" else "IN"
    return "TO" if ahead in "jn" and context.ahead2 in "dm" and context.ahead2 else "IN"


def _her(kind: Kind, context: Context) -> str:
    return "PRP$" if context.ahead in "njJNaswegCv" else "PRP"


def _his(kind: Kind, context: Context) -> str:
    return "PRP" if context.ahead in _BREAKS or context.ahead in "i" else "PRP$"


def _there(kind: Kind, context: Context) -> str:
    return "EX" if context.ahead in "BfPH" and context.before not in ("VBD", "VB", "VBN") else "RB"


def _apostrophe_s(kind: Kind, context: Context) -> str:
    if context.before in ("PRPS", "PRP", "WH", "EX", "RB", "SUB", "DT1"):
        return "VBZ"
    return "VBZ" if context.ahead in "dx" else "POS"


def _apostrophe_d(kind: Kind, context: Context) -> str:
    return "MD" if context.ahead in "vawrRJ" else "VBD"


def _have(kind: Kind, context: Context) -> str:
    infinitive = context.before in ("MD", "TO", "DO", "VBD", "VBN", "VB", "PRPO", "", "VBZ")
    return "VB" if infinitive or context.before2 in ("MD", "DO") else "VBP"


def _had(kind: Kind, context: Context) -> str:
    return "VBN" if context.before == "HAVE" else "VBD"


def _quantity(kind: Kind, context: Context) -> str:
    """ "more", "most", "less", "much": before a noun an adjective, else an adverb."""
    adjectival, adverbial = kind.usual[0], kind.usual[1]
    before, ahead = context.before, context.ahead
    if ahead in "nNaswo" or before == "IN" or (ahead == "i" and before not in _NOUNS):
        return adjectival
    if ahead == "j" and context.ahead2 in "nNasw" and adjectival == "JJ":
        return adjectival
    return adjectival if ahead in _BREAKS and before in _DETERMINERS else adverbial


def _quantifier(kind: Kind, context: Context) -> str:
    """ "all", "both", "such", "half": before another determiner PDT."""
    return "PDT" if context.ahead == "d" else kind.usual[0]


def _both(kind: Kind, context: Context) -> str:
    if context.ahead == "d":
        return "PDT"
    return "DT" if context.ahead in "ns.o" or context.before in _NOUNS or context.before == "BE" else "CC"


def _either(kind: Kind, context: Context) -> str:
    if context.ahead and context.ahead in _FINITE and context.before in _CLAUSE_OPENS:
        joined = context.before in ("", "CC")  # "neither has agreed", but "neither has the army"
        return "DT" if not joined or context.ahead2 in "efxrBvaJ" else "CC"  # "while neither has agreed"
    if context.before in ("MD", "HAVE", "DO", "BE"):
        return "CC"
    return "DT" if context.ahead and context.ahead in "nowaj" and context.before != "," else "CC"


def _only(kind: Kind, context: Context) -> str:
    return "JJ" if context.before in _DETERMINERS and context.ahead in "njJaswC" else "RB"


def _particle(kind: Kind, context: Context) -> str:
    """ "up", "out", "off", "down": a particle behind its verb, else a preposition."""
    before, ahead = context.before, context.ahead
    if ahead == "t" and context.ahead2 == "C":
        return "IN"
    if before in _VERBS:
        return "RP"
    if before in ("BE", "PRPO", "PRP"):
        return "RP"
    return "IN" if ahead and ahead in "dCjnNqmpaw" else "RP"


def _preposition(kind: Kind, context: Context) -> str:
    """ "in", "on", "over", "about": a preposition unless nothing is left for it to govern."""
    if kind.word in ("about", "over", "around") and context.ahead == "C":
        return "RB"
    if context.ahead in ".,c:t" and (context.before in _VERBS or context.before == "BE"):
        return kind.usual[1]
    return "IN"


def _once(kind: Kind, context: Context) -> str:
    """ "Once the treaty is signed": at the start and before a noun phrase a subordinator."""
    return "IN" if context.before in ("", "``") and context.ahead in "dqpnNs" else "RB"


def _so(kind: Kind, context: Context) -> str:
    return "IN" if context.ahead in "Tpd" and context.before in (",", "CC") else "RB"


def _since(kind: Kind, context: Context) -> str:
    """ "Has since joined a militia": an adverb between an auxiliary and its verb."""
    return "RB" if context.before == "HAVE" and context.ahead in _PARTICIPLES else "IN"


def _past(kind: Kind, context: Context) -> str:
    """ "Past": a preposition behind a verb and before what is passed ("marched past the palace"), else an adjective or noun."""
    if (context.ahead == "d" and context.before not in _DETERMINERS) or (
        context.before in _VERBS and context.ahead in "nNjmqs"
    ):
        return "IN"
    return "JJ" if context.ahead in "njJNaswgC" else "NN"


def _live(kind: Kind, context: Context) -> str:
    """ "Live": an adjective before a noun ("live rounds") and behind a verb ("shown live"), else a verb."""
    before = context.before
    if before in ("MD", "TO", "DO"):
        return "VB"
    if before in _NOUNS or before in ("PRPS", "PRP", "WH", "EX"):
        return "VBP"
    return "JJ" if before in _VERBS or context.ahead in "nNsaw" else "VBP"


def _as(kind: Kind, context: Context) -> str:
    return "RB" if context.ahead in "rj" and context.before not in _NOUNS and context.ahead2 in "i" else "IN"


def _shooting(kind: Kind, context: Context) -> str:
    """ "Stormed the town, shooting villagers and shelling houses": what somebody does on; elsewhere as other such words."""
    joins = context.before == "," or (context.before == "CC" and kind.word == "shooting")
    return "VBG" if joins and context.ahead in "nNsjdqmpC" else ""


SPECIAL: dict[str, Callable[[Kind, Context], str]] = {
    **dict.fromkeys(("more", "most", "less", "least", "much"), _quantity),
    **dict.fromkeys(("all", "such", "half"), _quantifier),
    **dict.fromkeys(("up", "out", "off", "down"), _particle),
    **dict.fromkeys(("in", "on", "over", "about", "around", "through"), _preposition),
    "that": _that,
    "to": _to,
    "her": _her,
    "his": _his,
    "there": _there,
    "'s": _apostrophe_s,
    "'d": _apostrophe_d,
    "have": _have,
    "had": _had,
    "both": _both,
    "either": _either,
    "neither": _either,
    "only": _only,
    "so": _so,
    "once": _once,
    "as": _as,
    "live": _live,
    "since": _since,
    "past": _past,
    **dict.fromkeys(("shooting", "shelling", "bombing"), _shooting),
}
