"""Which of its tags an ambiguous word has, from the words around it: the contextual rules, one question at a time."""

from __future__ import annotations

from typing import NamedTuple

from tacitus.text.lexicon import Entry

# What stands before (states) or behind (letters, see shapes.aheads), by its part in the sentence.
DETERMINERS = frozenset(["DT", "PRP$", "POS", "PDT", "WP$"])
ADJECTIVES = frozenset(["JJ", "JJR", "JJS", "CD", "$"])
NOUNS = frozenset(["NN", "NNS", "NNP", "NNPS"])
FINITE = frozenset(["VBD", "VBZ", "VBP", "MD"])
OPENINGS = frozenset(["", "SUB", "``", ":", "-LRB-", "CC", "HALF", "THAT", "WH"])
NOUN_PHRASE = frozenset("dCjnNqmpaw")
AFTER_VERB = frozenset("dqmpC")
FINITE_AHEAD = frozenset("fBHD")
BREAKS = frozenset(",.:c(k")


class Context(NamedTuple):
    """What surrounds a word: the two states before it, two letters behind it, and the clause so far.

    `clause`: 0 no finite verb yet, 1 seen, 2 seen, but a comma or "and" may have opened another clause.
    """

    before2: str
    before: str
    ahead: str
    ahead2: str
    clause: int


def choose(entry: Entry, context: Context) -> str:
    """The Penn tag of a word that can have several."""
    special = SPECIAL.get(entry.lower)
    if special is not None:
        return special(entry, context)
    before = context.before
    possible = entry.possible
    if before in ("MD", "TO") and "VB" in possible:
        return "VB"
    if before == "DO" and "VB" in possible and (entry.usual[0] in ("VB", "VBP") or context.ahead not in BREAKS):
        return "VB"
    if before in ("HAVE", "BE", "GET") and "VBN" in possible:
        return _after_auxiliary(entry, context)
    if before == "BE" and "VBG" in possible:
        return "VBG"
    if before in DETERMINERS or before in ADJECTIVES or before == "OF":
        return nominal(entry, context)
    if before in ("PRPS", "WH", "EX") and (finite := _finite(entry, context)):
        return finite
    verb = _finite(entry, context)
    noun = _noun(entry)
    if verb in ("VBD", "VBN"):
        return past(entry, context) if not noun or entry.usual[0] in ("VBD", "VBN") else _noun_or_verb(entry, context)
    if verb and noun:
        return _noun_or_verb(entry, context)
    if "VBG" in possible:
        return gerund(entry, context)
    if verb in ("VB", "VBP"):
        return _base(entry, context)
    if "JJ" in possible and noun:
        return adjective(entry, context)
    if "JJ" in possible and "RB" in possible:
        return adverb(entry, context)
    return entry.usual[0]


def _noun(entry: Entry) -> str:
    return next((tag for tag in entry.usual if tag in NOUNS), "")


def _finite(entry: Entry, context: Context) -> str:
    """The verb tag that the word would have as the finite verb behind what precedes, or ""."""
    possible = entry.possible
    for tag in ("VBD", "VBZ", "VBP"):
        if tag in possible:
            return tag
    return ""


def _after_auxiliary(entry: Entry, context: Context) -> str:
    if context.before == "BE" and entry.usual[0] == "JJ" and context.ahead != "b":
        return "JJ"
    if context.before == "BE" and entry.usual[0] == "NN":
        return "NN"
    return "VBN"


def nominal(entry: Entry, context: Context) -> str:
    """Behind a determiner, possessive, adjective or "of": part of a noun phrase."""
    noun = _noun(entry)
    usual = entry.usual
    ahead = context.ahead
    more = ahead in "nNjaswgCe" and bool(ahead)
    if context.before == "DT" and not noun and entry.rare and (rare := next((t for t in entry.rare if t in ("NN", "NNS")), "")):
        noun = "" if more or "JJ" in usual or "VBN" in usual else rare
    if "JJ" in usual and (usual[0] == "JJ" or more) and (more or not noun):
        return "JJ" if usual[0] != "RB" or not more else "JJ"
    if "VBN" in usual and "VBD" in usual and not noun:
        return "VBN" if context.before not in ("CD",) or more else past(entry, context)
    if "VBG" in usual:
        return gerund(entry, context)
    if noun:
        return noun
    if "JJ" in entry.possible and more:
        return "JJ"
    return usual[0]


def _noun_or_verb(entry: Entry, context: Context) -> str:
    """"plans", "attack", "shot": noun or finite verb."""
    noun, verb = _noun(entry), _finite(entry, context)
    verb_first = entry.usual[0][0] == "V"
    before, ahead, clause = context.before, context.ahead, context.clause
    if before in ("IN", "BY", "HALF", "VBG", "BE", "HAVE", "VB", "VBD", "VBZ", "VBN", "VBP", "REPORT"):
        if before in ("HALF", "REPORT", "VBD", "VB") and verb_first and ahead in AFTER_VERB:
            return verb
        return noun
    if before == "CC":
        if context.before2 in ("VBD", "VBZ", "VBP", "VB", "TO"):
            return verb if ahead in AFTER_VERB or verb_first else noun
        return noun
    if before in NOUNS or before in ("PRP", "-RRB-"):
        return _behind_noun(entry, context, noun, verb)
    if before in ("", "``", ",", ":", "SUB") and verb_first and ahead in AFTER_VERB:
        return "VB" if "VB" in entry.usual else verb
    return noun if noun else verb


def _behind_noun(entry: Entry, context: Context, noun: str, verb: str) -> str:
    before, ahead, clause = context.before, context.ahead, context.clause
    verb_first = entry.usual[0][0] == "V"
    if verb == "VBZ" and before in ("NNS", "NNPS") and not verb_first:
        return noun
    if verb == "VBP" and before in ("NN", "NNP"):
        return noun
    if clause == 1 and not verb_first:
        return noun
    if ahead in FINITE_AHEAD or ahead in ("o", "."):
        return noun
    if ahead in AFTER_VERB or ahead == "t" or ahead == "h":
        return verb
    if verb == "VBP" and before in ("NNS", "NNPS"):
        return verb
    if verb_first:
        return verb if clause != 1 or ahead in AFTER_VERB else noun
    if clause == 0 and ahead in ("j", "n", "N", "g", "r"):
        return verb
    return noun


def past(entry: Entry, context: Context) -> str:
    """"shelled": past tense or participle, where no auxiliary stands before it."""
    before, ahead, clause = context.before, context.ahead, context.clause
    if "VBN" not in entry.possible or "VBD" not in entry.possible:
        return next(tag for tag in ("VBD", "VBN", "VB", "VBP") if tag in entry.possible)
    if before in ("PRPS", "WH", "EX"):
        return "VBD"
    if before in ("IN", "BY", "SUB", "HALF") or before in DETERMINERS:
        return "VBN"
    if before == "CC":
        if context.before2 in ("VBN", "VBD"):
            return context.before2
        return "VBD" if clause else "VBN"
    if before in ("", "``", ":", "-LRB-"):
        return "VBN"
    if before == ",":
        return "VBN" if ahead in "bit" and clause else "VBD"
    if ahead == "b":
        return "VBN"
    if before in NOUNS or before in ("PRP", "-RRB-", "''"):
        return "VBN" if clause == 1 and entry.state != "REPORT" else "VBD"
    if before in ("VBD", "VBP", "VBZ", "VB", "VBN", "PRPO", "REPORT"):
        return "VBN"
    return "VBD" if clause != 1 else "VBN"


def gerund(entry: Entry, context: Context) -> str:
    """"killing", "meeting", "leading": participle, noun or adjective."""
    before, ahead = context.before, context.ahead
    noun = next((tag for tag in entry.usual if tag == "NN"), "")
    if before in DETERMINERS or before in ADJECTIVES:
        if ahead in "nNas" and "JJ" in entry.usual:
            return "JJ"
        if noun or ahead in "oifBHD.,cP":
            return "NN"
        return "VBG"
    if noun and entry.usual[0] == "NN":
        return "VBG" if ahead in AFTER_VERB and before in ("IN", "BE", "BY", "OF", "HALF", "") else "NN"
    if "JJ" in entry.usual and entry.usual[0] == "JJ":
        return "JJ"
    return "VBG"


def _base(entry: Entry, context: Context) -> str:
    """"put", "go", "say": base form, present or (for "put") past."""
    before = context.before
    if "VBN" in entry.possible and "VBD" not in entry.possible:
        return "VBP" if before in ("NNS", "NNPS", "PRPS", "PRP", "WH") and context.clause != 1 else "VBN"
    if before in NOUNS or before in ("PRPS", "PRP", "WH", "EX", ",", "-RRB-", "''"):
        if before in ("PRP",) and context.clause == 1:
            return "VB"
        return "VBP"
    if before == "CC" and context.before2 in ("VBP", "NNS"):
        return "VBP"
    return "VB"


def adjective(entry: Entry, context: Context) -> str:
    """"official", "chief", "military": adjective or noun."""
    noun = _noun(entry)
    if context.ahead in "nNjas" or context.ahead == "w":
        return "JJ"
    if context.before in ("BE", "RB"):
        return "JJ" if entry.usual[0] == "JJ" else noun
    if context.before in NOUNS and noun:
        return noun
    return entry.usual[0]


def adverb(entry: Entry, context: Context) -> str:
    """"early", "hard", "long": adjective or adverb."""
    if context.ahead in "nNjaswg":
        return "JJ"
    if context.before == "BE":
        return "JJ"
    return "RB"


def _that(entry: Entry, context: Context) -> str:
    before, ahead = context.before, context.ahead
    if before in NOUNS and (ahead in FINITE_AHEAD or ahead in "esv") and context.clause != 9:
        return "WDT"
    if before in ("", "IN", "BY", "OF", "``") and ahead in "nawjfBHDx":
        return "DT"
    if before in ("VB", "VBD", "TO") and ahead in BREAKS:
        return "DT"
    if ahead in "BfH." and before not in NOUNS:
        return "DT"
    return "IN"


def _to(entry: Entry, context: Context) -> str:
    ahead, ahead2 = context.ahead, context.ahead2
    if ahead == "v":
        return "TO"
    if ahead == "a":
        return "TO"
    if ahead in "wjr":
        return "TO" if ahead2 in AFTER_VERB and ahead == "w" else "IN"
    if ahead in ("H", "D", "B"):
        return "TO"
    return "IN"


def _her(entry: Entry, context: Context) -> str:
    return "PRP$" if context.ahead in "njNaswegCv" else "PRP"


def _his(entry: Entry, context: Context) -> str:
    return "PRP" if context.ahead in BREAKS or context.ahead in "i" else "PRP$"


def _there(entry: Entry, context: Context) -> str:
    return "EX" if context.ahead in "BfPH" and context.before not in ("VBD", "VB", "VBN") else "RB"


def _apostrophe_s(entry: Entry, context: Context) -> str:
    if context.before in ("PRPS", "PRP", "WH", "EX", "RB", "WRB"):
        return "VBZ"
    if context.ahead in "dx":
        return "VBZ"
    return "POS"


def _apostrophe_d(entry: Entry, context: Context) -> str:
    return "MD" if context.ahead in "vawr" else "VBD"


def _have(entry: Entry, context: Context) -> str:
    if context.before in ("MD", "TO", "DO"):
        return "VB"
    if context.before in ("VBD", "VBN", "VB", "PRPO", "", "VBZ"):
        return "VB"
    return "VBP"


def _had(entry: Entry, context: Context) -> str:
    return "VBN" if context.before in ("HAVE",) else "VBD"


def _quantity(entry: Entry, context: Context) -> str:
    """"more", "most", "less", "much": before a noun an adjective, else an adverb."""
    adjectival, adverbial = entry.usual[0], entry.usual[1]
    if context.ahead in "nNaswo" or (context.ahead == "i" and context.before not in NOUNS):
        return adjectival
    if context.ahead == "j" and context.ahead2 in "nNasw" and adjectival == "JJ":
        return adjectival
    return adjectival if context.ahead in BREAKS and context.before in DETERMINERS else adverbial


def _all(entry: Entry, context: Context) -> str:
    return "PDT" if context.ahead == "d" else "DT"


def _particle(entry: Entry, context: Context) -> str:
    """"up", "out", "off", "down": a particle behind its verb, else a preposition."""
    before, ahead = context.before, context.ahead
    if before in ("VBD", "VB", "VBN", "VBG", "VBZ", "VBP", "REPORT"):
        return "RP"
    if before in ("BE", "PRPO", "PRP") and ahead in "it.,":
        return "RP"
    return "IN" if ahead in NOUN_PHRASE else "RP"


def _preposition(entry: Entry, context: Context) -> str:
    """"in", "on", "over", "about": a preposition unless nothing is left for it to govern."""
    if entry.lower in ("about", "around", "over") and context.ahead == "C":
        return "RB" if entry.lower == "about" else "IN"
    if context.ahead in ".,c:k" and context.before in ("VBD", "VB", "VBN", "VBG", "VBZ", "VBP"):
        return entry.usual[1]
    return "IN"


def _so(entry: Entry, context: Context) -> str:
    return "IN" if context.ahead in "hpd" and context.before in (",", "CC") else "RB"


def _as(entry: Entry, context: Context) -> str:
    return "RB" if context.ahead in "rj" and context.before not in NOUNS and context.ahead2 in "i" else "IN"


SPECIAL = {
    "that": _that, "to": _to, "her": _her, "his": _his, "there": _there, "'s": _apostrophe_s, "'d": _apostrophe_d, "have": _have, "had": _had,
    "more": _quantity, "most": _quantity, "less": _quantity, "least": _quantity, "much": _quantity, "all": _all, "both": _all, "such": _all, "half": _all,
    "up": _particle, "out": _particle, "off": _particle, "down": _particle, "so": _so, "as": _as,
    "in": _preposition, "on": _preposition, "over": _preposition, "about": _preposition, "around": _preposition, "through": _preposition,
}  # fmt: skip
