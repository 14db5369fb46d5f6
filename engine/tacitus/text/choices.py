"""Which of its tags an ambiguous word has, from the words around it: the contextual rules, one question at a time."""

from __future__ import annotations

from typing import NamedTuple

from tacitus.text.lexicon import Entry
from tacitus.text.special import SPECIAL

# What stands before (a state: a tag or, for auxiliaries and some others, a name) or behind (a letter, see letters).
DETERMINERS = frozenset(["DT", "DT1", "PRP$", "POS", "PDT", "WP$"])
ADJECTIVES = frozenset(["JJ", "JJR", "JJS", "CD", "$"])
NOUNS = frozenset(["NN", "NNS", "NNP", "NNPS"])
VERBS = frozenset(["VB", "VBD", "VBP", "VBZ", "VBN", "VBG", "REPORT"])
CLOSED = frozenset(["IN", "DT", "CC", "PRP", "PRP$", "WDT", "WP", "WRB", "MD", "RP", "EX", "UH"])
OBJECT_AHEAD = frozenset("dqmpC")
NOUN_AHEAD = frozenset("nNjJaswgC")
FINITE_AHEAD = frozenset("fBHD")
FINITE_VERB_AHEAD = FINITE_AHEAD.union("e")
OPENINGS = frozenset(["", "SUB", "HALF", "THAT", "CC", "REPORT", ","])
NOT_DUE = (1, 3)
BREAKS = frozenset(",.:c(k")


class Context(NamedTuple):
    """What surrounds a word: the two states before it, two letters behind it, and the clause so far.

    `clause`: 0 no finite verb yet, 1 seen, 2 seen, but a comma or "and" may have opened another clause, 3 inside a
    prepositional phrase that opens the sentence.
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
    before, possible, usual = context.before, entry.possible, entry.usual
    first = usual[0]
    if "VB" in possible and _wants_base(entry, context):
        return "VB"
    if first in CLOSED:
        return first
    if before in ("HAVE", "BE") and "VBN" in possible:
        return _after_auxiliary(entry, context)
    if before == "BE" and "VBG" in possible:
        return "JJ" if first == "JJ" else "NN" if first == "NN" and context.ahead == "o" else "VBG"
    if before == "DT1" and "NNS" in usual and "VBZ" in possible and "NN" not in usual:
        return "VBZ"
    if before in DETERMINERS or before in ADJECTIVES or before in ("OF", "RBS"):
        return nominal(entry, context)
    if context.ahead == "b" and "VBN" in possible and context.ahead2 not in "Cg" and before not in ("PRPS", "WH", "EX"):
        return "VBN"
    verb, noun = _finite(entry, context) if first != "RB" else "", _noun(entry)
    if verb and before in ("PRPS", "WH", "EX"):
        return "VBD" if verb == "VBN" else verb
    if first == "JJ" and not _verb_fits(context):
        verb = ""
    if verb and noun and first not in ("VBD", "VBN"):
        return noun_or_verb(entry, context, noun, verb)
    if verb in ("VBD", "VBN"):
        return past(entry, context)
    if "VBG" in possible:
        return gerund(entry, context)
    if verb:
        return present(entry, context) if before or context.ahead not in FINITE_VERB_AHEAD else "NNP"
    if "JJ" in usual and noun:
        return adjective(entry, context, noun)
    if "JJ" in usual and "RB" in usual:
        return adverb(entry, context)
    return first


def _noun(entry: Entry) -> str:
    return next((tag for tag in entry.usual if tag in NOUNS), "")


def _wants_base(entry: Entry, context: Context) -> bool:
    """Whether a modal, "to", "do" or an inverted auxiliary ("should Peru attack") stands before the word."""
    before, before2 = context.before, context.before2
    if before in ("MD", "TO"):
        return True
    if before == "HELP":
        return "VB" in entry.usual and context.ahead not in BREAKS
    if before == "DO":
        return entry.usual[0] in ("VB", "VBP", "IN") or context.ahead not in BREAKS
    if before2 in ("MD", "DO") and (before in NOUNS or before in ("PRPS", "PRP")):
        return "VB" in entry.usual
    if before == "CC" and before2 == "MD":  # "will either talk or fight"
        return "VB" in entry.usual
    return before == "UH" and "VB" in entry.usual


def _verb_fits(context: Context) -> bool:
    """Whether a finite verb can stand here, by its subject before it and its object behind it."""
    if context.before in ("NNS", "NNPS") and context.clause not in NOT_DUE and context.ahead in "nNjJ":
        return True
    subject = context.before in NOUNS or context.before in ("PRP", "CC", ",")
    return subject and (context.ahead in OBJECT_AHEAD or context.ahead == "T")


def _finite(entry: Entry, context: Context) -> str:
    """The verb tag that the word would have as a finite verb, or "". A rare one counts only where an object follows."""
    tags = entry.usual
    if context.ahead in OBJECT_AHEAD or context.ahead == "T" or context.before in ("PRPS", "WH"):
        tags = entry.usual + entry.rare
    for tag in ("VBD", "VBZ", "VBP"):
        if tag in tags:
            return tag
    return "VBN" if "VBN" in entry.usual else ""


def _after_auxiliary(entry: Entry, context: Context) -> str:
    first = entry.usual[0]
    if context.before == "BE" and first in ("JJ", "NN") and context.ahead != "b":
        return first
    return "VBN"


def nominal(entry: Entry, context: Context) -> str:
    """Behind a determiner, possessive, adjective or "of": part of a noun phrase."""
    noun, usual, ahead = _noun(entry), entry.usual, context.ahead
    if ahead == "N" and usual[0] == "NN" and "VBG" not in usual:
        return "NN"
    more = ahead in NOUN_AHEAD or (ahead == "e" and not noun)
    if "JJ" in usual and (more or not noun):
        return "VBN" if usual[0] == "VBN" else "JJ"
    if "VBN" in usual and not noun:
        return past(entry, context) if context.before == "CD" and not more else "VBN"
    if "VBG" in usual:
        return gerund(entry, context)
    if noun:
        return noun
    if "JJ" in entry.possible and more:
        return "JJ"
    rare = next((tag for tag in entry.rare if tag in NOUNS), "")
    return rare if rare and not more and usual[0] not in ("RB", "JJR", "JJS") else usual[0]


def noun_or_verb(entry: Entry, context: Context, noun: str, verb: str) -> str:
    """ "plans", "attack", "shot": noun or finite verb."""
    verb_first = entry.usual[0][0] == "V"
    before, ahead = context.before, context.ahead
    strong = ahead in OBJECT_AHEAD or (ahead == "T" and entry.state == "REPORT")
    if before == "PRP" and verb == "VBZ":
        return verb
    if before in NOUNS or before in ("PRP", "-RRB-"):
        return _behind_noun(entry, context, noun, verb)
    if before in VERBS or before in ("IN", "BY", "BE", "HAVE"):
        return verb if before == "REPORT" and verb_first and strong else noun
    # "The law, which was passed, bans guns"
    due = before == "," and verb == "VBZ" and context.clause == 0
    if due and (ahead == "t" or (context.before2 in VERBS and ahead in "nNsajJ")):
        return verb
    if before == "CC" and verb == "VBZ" and context.before2 == "VBZ" and ahead in "nNsajJ":
        return verb
    if before in ("CC", ",", "HALF"):
        if not (strong or (verb_first and context.before2 in VERBS)):
            return noun
        return "VB" if verb == "VBP" and before != "HALF" and context.before2 != "VBP" else verb
    if before in ("", "``", ":", "SUB", "-LRB-"):
        return ("VB" if "VB" in entry.usual else verb) if verb_first and strong else noun
    if before == "THAT":
        return verb if strong else noun
    return noun


def _behind_noun(entry: Entry, context: Context, noun: str, verb: str) -> str:
    before, ahead, clause = context.before, context.ahead, context.clause
    verb_first = entry.usual[0][0] == "V"
    if verb == "VBZ" and before in ("NNS", "NNPS"):
        return verb if verb_first and clause not in NOT_DUE else noun
    if verb == "VBP" and before in ("NN", "NNP"):
        joined = context.before2 == "CC" and clause == 0 and ahead in NOUN_AHEAD
        return verb if joined or (ahead in OBJECT_AHEAD and (verb_first or context.before2 == "CC")) else noun
    if ahead in OBJECT_AHEAD or (ahead == "T" and entry.state == "REPORT"):
        return verb
    if context.before2 == "SUB" and verb == "VBZ" and ahead in "i.,":
        return verb
    if ahead in FINITE_AHEAD or ahead == "o" or (clause in NOT_DUE and not verb_first):
        return noun
    if ahead == "t":
        return verb
    if verb_first:
        return verb if clause not in NOT_DUE else noun
    if context.before2 in ("HALF", "SUB") and verb == "VBP":
        clause = 0
    if clause == 0 and (ahead in "jJnNgr" or (ahead in "iasw" and verb == "VBP") or (ahead == "s" and verb == "VBZ")):
        return verb
    return noun


def past(entry: Entry, context: Context) -> str:
    """ "shelled": past tense or participle, where no auxiliary stands before it."""
    before, ahead, clause = context.before, context.ahead, context.clause
    if "VBN" not in entry.possible or "VBD" not in entry.possible:
        return next(tag for tag in ("VBD", "VBN", "VB", "VBP") if tag in entry.possible)
    if before in ("IN", "BY", "SUB", "HALF", "GET") or before in DETERMINERS:
        return "VBN"
    if before == "THAT":
        return "VBD"
    if before == "PRP":
        return "VBD"
    if before == "CC":
        if context.before2 in ("VB", "VBP") and "VB" in entry.usual:
            return context.before2
        if context.before2 == "VB" or (context.before2 == "VBN" and ahead in "dqm"):
            return "VBD"
        return context.before2 if context.before2 in ("VBN", "VBD") else "VBD" if clause else "VBN"
    if before in ("", "``", ":", "-LRB-"):
        return "JJ" if "JJ" in entry.usual and ahead in NOUN_AHEAD else "VBN"
    if before == ",":
        return "VBN" if (ahead in "it" and clause and entry.state != "REPORT") else "VBD"
    if ahead == "o" and entry.usual[0] == "VBN":
        return "VBN"
    if before in NOUNS or before in ("-RRB-", "''"):
        if clause == 3 and entry.usual[0] == "VBD" and context.before2 in ("NNP", "NNPS") and before != "NNP":
            return "VBD"  # "In Haiti prices collapsed": the name ends the fronted phrase
        reports = entry.state == "REPORT" and (entry.usual[0] == "VBD" or ahead in "TdNpqn")
        return "VBN" if clause in NOT_DUE and ahead not in "dqmp" and not reports else "VBD"
    if clause == 0 and before in ("VBD", "VBZ", "VBP"):
        return "VBD"  # "The ships that Iran seized carried oil": a verb is still due
    if before in VERBS or before == "PRPO":
        return "VBN"
    return "VBD" if clause not in NOT_DUE else "VBN"


def gerund(entry: Entry, context: Context) -> str:
    """ "killing", "meeting", "leading": participle, noun or adjective."""
    before, ahead, first = context.before, context.ahead, entry.usual[0]
    if before == "OF" and context.before2 in NOUNS and ahead == "," and context.clause in (0, 3):
        return "NN"  # "After a day of mourning, ..."
    if before in ("NNS", "NNPS") and first == "NN" and ahead == "i" and context.clause == 0:
        return "VBG"  # "Ministers meeting in Paris agreed"
    if "NN" not in entry.usual:
        modifies = before in DETERMINERS or before in ADJECTIVES
        if modifies and ahead in NOUN_AHEAD:
            return first
        return "NN" if modifies and ahead in "oifBHD.,cP" else first if first == "JJ" else "VBG"
    if ahead == "o":
        return "NN"
    if ahead in "dqmp" and first == "VBG":
        return "VBG"
    if before in DETERMINERS or before in ADJECTIVES:
        return first if ahead in NOUN_AHEAD and first != "VBG" else "NN"
    if ahead in OBJECT_AHEAD:
        return "NN" if before in NOUNS and first == "NN" else "VBG"
    if before == "RP" or (before in VERBS and ahead in NOUN_AHEAD):
        return "VBG"
    if first == "NN" or (ahead in FINITE_VERB_AHEAD and before in OPENINGS) or (before == "IN" and ahead in BREAKS):
        return "NN"
    return "VBG"


def present(entry: Entry, context: Context) -> str:
    """ "put", "go", "say": base form, present or (for "put") past."""
    before = context.before
    if "VBZ" in entry.usual:
        return "VBZ"
    if "VBN" in entry.possible and "VBD" not in entry.possible:
        plural = before in ("NNS", "NNPS", "PRPS", "PRP", "WH")
        return "VBP" if plural and context.clause not in NOT_DUE else "VBN"
    if before in NOUNS or before in ("PRPS", "WH", "EX", ",", "-RRB-", "''"):
        return "VBP"
    if before == "PRP":
        return "VB" if context.clause in NOT_DUE else "VBP"
    return "VBP" if before == "CC" and context.before2 == "VBP" else "VB"


def adjective(entry: Entry, context: Context, noun: str) -> str:
    """ "official", "chief", "military", "French": adjective or noun."""
    first = entry.usual[0]
    if context.ahead == "s" and context.ahead2 in "Nm" and first != "JJ":
        return noun  # "UN chief urges Sudan"
    if context.ahead in NOUN_AHEAD and not (context.ahead == "N" and first != "JJ"):
        return "JJ"
    if context.ahead == "c" and context.ahead2 in "jJ" and first == "JJ":
        return "JJ"
    if context.before == "IN" and context.ahead in BREAKS:
        return noun
    if context.before == "BE":
        return "JJ" if first == "JJ" else noun
    return noun if context.before in NOUNS else first


def adverb(entry: Entry, context: Context) -> str:
    """ "early", "hard", "long": adjective or adverb."""
    before, ahead = context.before, context.ahead
    if entry.usual[0] == "RB":
        return "JJ" if ahead in "nNasw" and before in DETERMINERS else "RB"
    if before == "BE":
        return "RB" if ahead in "eg" else "JJ"
    return "JJ" if ahead in "nNjaswgC" else "RB"
