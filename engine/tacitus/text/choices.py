"""Which of its tags an ambiguous word has, from the words around it: the contextual rules, one question at a time."""

from __future__ import annotations

from tacitus.text.kinds import Context, Kind
from tacitus.text.special import SPECIAL

# What stands before (a state: a tag or, for auxiliaries and some others, a name) or behind (a letter, see letters).
DETERMINERS = frozenset(["DT", "DT1", "THOSE", "PRP$", "POS", "PDT", "WP$"])
ADJECTIVES = frozenset(["JJ", "JJR", "JJS", "CD", "$"])
NOUNS = frozenset(["NN", "NNS", "NNP", "NNPS"])
VERBS = frozenset(["VB", "VBD", "VBP", "VBZ", "VBN", "VBG", "REPORT"])
CLOSED = frozenset(["IN", "DT", "CC", "PRP", "PRP$", "WDT", "WP", "WRB", "MD", "RP", "EX", "UH"])
OBJECT_AHEAD = frozenset("dqmpC")
NOUN_AHEAD = frozenset("nNjJaswgC")
FINITE_AHEAD = frozenset("fBHD")
FINITE_VERB_AHEAD = FINITE_AHEAD.union("e")
_PAST_AHEAD = FINITE_AHEAD.union("e")
OPENINGS = frozenset(["", "SUB", "HALF", "THAT", "CC", "REPORT", ","])
NOT_DUE = (1, 3)
BREAKS = frozenset(",.:c(k")
_GOVERNORS = frozenset(["IN", "HALF", "BY", "OF"])


def choose(kind: Kind, context: Context) -> str:
    """The Penn tag of a word that can have several."""
    if kind.word in SPECIAL:
        special = SPECIAL[kind.word](kind, context)
        if special:
            return special
    before, possible, usual = context.before, kind.possible, kind.usual
    if before == "SUB" and context.before2 == "OF":
        before = "WH"  # "some of whom fled"
    first = usual[0]
    if "VB" in possible and _wants_base(kind, context):
        return "VB"
    if first in CLOSED:
        return kind.rare_noun if first == "MD" and before in DETERMINERS and context.ahead in "t,.cio" else first
    if before in ("HAVE", "BE") and "VBN" in possible:
        return _after_auxiliary(kind, context)
    if before == "BE" and "VBG" in possible:
        return "JJ" if first == "JJ" else "NN" if first == "NN" and context.ahead == "o" else "VBG"
    if before == "DT1" and "NNS" in usual and "VBZ" in possible and "NN" not in usual:
        return "VBZ"
    if before == "THOSE" and "VBG" in usual and first != "JJ" and context.ahead not in "oP":
        return "VBG"  # "those fighting corruption"
    if before == "THOSE" and "JJ" in usual and "VBN" not in possible and context.ahead not in NOUN_AHEAD:
        return "JJ"  # "those present"
    if before in DETERMINERS or before in ADJECTIVES or before in ("OF", "RBS"):
        return nominal(kind, context)
    if context.ahead == "b" and "VBN" in possible and context.ahead2 not in "Cg" and before not in ("PRPS", "WH", "EX"):
        return "VBN"
    if before in NOUNS and "VBN" in usual and first != "VBD" and _on_noun(first, context):
        return "VBN"
    verb, noun = _finite(kind, context) if first != "RB" else "", kind.noun
    if verb and before in ("PRPS", "WH", "EX"):
        if before == "WH" and noun == "NNS" and context.ahead in _PAST_AHEAD:
            return noun  # "the town which rebels seized"
        return "VBD" if verb == "VBN" else verb
    if first == "JJ" and not _verb_fits(context):
        verb = ""
    if verb and noun and first not in ("VBD", "VBN"):
        return noun_or_verb(kind, context, noun, verb)
    if verb in ("VBD", "VBN"):
        return past(kind, context)
    if "VBG" in possible:
        return gerund(kind, context)
    if verb:
        return present(kind, context) if before or context.ahead not in FINITE_VERB_AHEAD else "NNP"
    if "JJ" in usual and noun:
        return adjective(kind, context, noun)
    if "JJ" in usual and "RB" in usual:
        return adverb(kind, context)
    return first


def _wants_base(kind: Kind, context: Context) -> bool:
    """Whether a modal, "to", "do" or an inverted auxiliary ("should Peru attack") stands before the word."""
    before = context.before
    if before in ("MD", "TO"):
        return True
    if before == "HELP":
        return "VB" in kind.usual and context.ahead not in BREAKS
    if before == "DO":
        return kind.usual[0] in ("VB", "VBP", "IN") or context.ahead not in BREAKS
    if before in NOUNS or before in ("PRPS", "PRP"):
        return "VB" in kind.usual and context.before2 in ("MD", "DO")
    if before == "CC":  # "will either talk or fight"
        return "VB" in kind.usual and context.before2 == "MD"
    return before == "UH" and "VB" in kind.usual


def _on_noun(first: str, context: Context) -> bool:
    """Whether a participle hangs on the noun before it: "men suspected of theft", "areas cut off by the fighting"."""
    return (first == "JJ" and context.ahead == "o") or (context.ahead == "i" and context.ahead2 == "b")


def _verb_fits(context: Context) -> bool:
    """Whether a finite verb can stand here, by its subject before it and its object behind it."""
    if context.before in ("NNS", "NNPS") and context.ahead in "nNjJ" and context.clause not in NOT_DUE:
        return True
    subject = context.before in NOUNS or context.before in ("PRP", "CC", ",")
    return subject and context.ahead in OBJECT_AHEAD  # but "made it clear that"


def _finite(kind: Kind, context: Context) -> str:
    """The verb tag that the word would have as a finite verb, or "". A rare one counts only where an object follows."""
    if context.ahead in OBJECT_AHEAD or context.ahead == "T" or context.before in ("PRPS", "WH"):
        return kind.rare_verb
    return kind.verb


def _after_auxiliary(kind: Kind, context: Context) -> str:
    first = kind.usual[0]
    if context.before == "BE" and first in ("JJ", "NN") and context.ahead != "b":
        return first
    return "VBN"


def nominal(kind: Kind, context: Context) -> str:
    """Behind a determiner, possessive, adjective or "of": part of a noun phrase."""
    noun, usual, ahead = kind.noun, kind.usual, context.ahead
    if usual[0] == "NN" and ("VBG" not in usual if ahead == "N" else ahead == "s" and context.ahead2 in "tT"):
        return "NN"  # "the firm plans to build", "the ruling means that"
    if noun and (
        (ahead == "J" and context.ahead2 == "t") or (ahead == "j" and usual[0] == "JJ" and context.ahead2 == "o")
    ):
        return noun  # "an official close to the talks", "suspected of spying"
    if ahead == "g" and usual[0] == "RB" and context.before == "OF":
        return "RB"  # "accused of later trying"
    more = ahead in NOUN_AHEAD or (ahead == "e" and not noun)
    if more and "CD" in usual:
        return "CD"  # "a dozen French students"
    if usual[0] == "JJ" and _in_list(context, noun):
        return "JJ"  # "the British and French premiers"
    if more and "JJR" in usual and (context.before == "DT1" or not kind.word):
        return "JJR"  # "a longer truce", but "no longer works"
    if "JJ" in usual and (more or not noun):
        return "VBN" if usual[0] == "VBN" else "JJ"
    if "VBN" in usual and not noun:
        counted = context.before == "CD" and (not more or kind.state == "REPORT")  # "several said troops had left"
        return past(kind, context) if counted else "VBN"
    if "VBG" in usual:
        return gerund(kind, context)
    if noun:
        return noun
    if "JJ" in kind.possible and more:
        return "JJ"
    rare = kind.rare_noun
    if usual[0] == "RB" and context.before not in ("DT", "PRP$", "POS"):
        return "RB"
    return rare if rare and not more and usual[0] not in ("JJR", "JJS") else usual[0]  # also "shot in the back"


def _in_list(context: Context, noun: str) -> bool:
    """Whether an adjective follows behind "and" or, of nations, behind a comma: "the British, French and Dutch premiers"."""
    return (context.ahead == "c" or (context.ahead == "," and noun[:3] == "NNP")) and context.ahead2 in "jJ"


def noun_or_verb(kind: Kind, context: Context, noun: str, verb: str) -> str:
    """ "plans", "attack", "shot": noun or finite verb."""
    verb_first = kind.usual[0][0] == "V"
    before, ahead = context.before, context.ahead
    strong = ahead in OBJECT_AHEAD or (ahead == "T" and kind.state == "REPORT")
    if before == "PRP" and verb == "VBZ":
        return verb
    if before in NOUNS or before in ("PRP", "-RRB-"):
        return _behind_noun(kind, context, noun, verb)
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
        return ("VB" if "VB" in kind.usual else verb) if verb_first and strong else noun
    if before == "THAT":
        return verb if strong else noun
    return noun


def _behind_noun(kind: Kind, context: Context, noun: str, verb: str) -> str:
    before, ahead = context.before, context.ahead
    verb_first = kind.usual[0][0] == "V"
    if verb == "VBZ" and before in ("NNS", "NNPS"):
        return verb if verb_first and context.clause not in NOT_DUE else noun
    if verb == "VBP" and before in ("NN", "NNP"):
        joined = ahead in NOUN_AHEAD and context.before2 == "CC" and context.clause == 0
        return verb if joined or (ahead in OBJECT_AHEAD and (verb_first or context.before2 == "CC")) else noun
    if ahead in OBJECT_AHEAD or (ahead == "T" and kind.state == "REPORT"):
        return verb
    if verb == "VBZ" and ahead in "i.," and context.before2 == "SUB":
        return verb
    if ahead in FINITE_AHEAD or ahead == "o":
        return noun
    clause = context.clause
    if clause in NOT_DUE and not verb_first:
        return noun
    if ahead == "t":
        return verb
    if verb_first:
        return verb if clause not in NOT_DUE else noun
    if verb == "VBP" and context.before2 in ("HALF", "SUB"):
        clause = 0
    if clause == 0 and (ahead in "jJnNgr" or (ahead in "iasw" and verb == "VBP") or (ahead in "sw" and verb == "VBZ")):
        return verb
    return noun


def past(kind: Kind, context: Context) -> str:
    """ "shelled": past tense or participle, where no auxiliary stands before it."""
    before, ahead = context.before, context.ahead
    if "VBN" not in kind.possible or "VBD" not in kind.possible:
        return next(tag for tag in ("VBD", "VBN", "VB", "VBP") if tag in kind.possible)
    if "VBN" not in kind.usual:
        return "VBD"  # "The leader, who had fled, appeared in Rome"
    if before in ("IN", "BY", "SUB", "HALF", "GET") or before in DETERMINERS:
        return "VBN"
    if before == "THAT":
        return "VBD"
    if before == "PRP":
        return "VBD"
    if before == "CC":
        if context.before2 in ("VB", "VBP") and "VB" in kind.usual:
            return context.before2
        if context.before2 == "VB" or (context.before2 == "VBN" and ahead in "dqm"):
            return "VBD"
        return context.before2 if context.before2 in ("VBN", "VBD") else "VBD" if context.clause else "VBN"
    if before in ("", "``", ":", "-LRB-"):
        return "JJ" if "JJ" in kind.usual and ahead in NOUN_AHEAD else "VBN"
    if before == ",":
        return "VBN" if (ahead in "it" and kind.state != "REPORT" and context.clause) else "VBD"
    if ahead == "o" and kind.usual[0] == "VBN":
        return "VBN"
    clause = context.clause
    if before in NOUNS or before in ("-RRB-", "''"):
        if clause == 3 and kind.usual[0] == "VBD" and context.before2 in ("NNP", "NNPS") and before != "NNP":
            return "VBD"  # "In Haiti prices collapsed": the name ends the fronted phrase
        reports = kind.state == "REPORT" and (kind.usual[0] == "VBD" or ahead in "TdNpqn")
        return "VBN" if clause in NOT_DUE and ahead not in "dqmp" and not reports else "VBD"
    if clause == 0 and before in ("VBD", "VBZ", "VBP"):
        return "VBD"  # "The ships that Iran seized carried oil": a verb is still due
    if clause == 0 and before == "VBN" and ahead in "dqm":
        return "VBD"  # "The report that aides say was forged angered the king"
    if before in ("VBN", "VBD") and kind.usual[0] == "VBD" and (kind.state == "REPORT" or clause == 0):
        return "VBD"  # "those arrested said", "those killed included"
    if before in VERBS or (before == "PRPO" and clause in NOT_DUE):
        return "VBN"
    return "VBD" if clause not in NOT_DUE else "VBN"


def gerund(kind: Kind, context: Context) -> str:
    """ "killing", "meeting", "leading": participle, noun or adjective."""
    before, ahead, first = context.before, context.ahead, kind.usual[0]
    if before == "OF" and context.before2 in NOUNS and ahead == "," and context.clause in (0, 3):
        return "NN"  # "After a day of mourning, ..."
    if first == "NN" and ahead == "T" and before == ",":
        return "VBG"  # ", ruling that"
    if first == "NN" and ahead == "i" and (before == "," or (before in ("NNS", "NNPS") and context.clause == 0)):
        return "VBG"  # "Ministers meeting in Paris agreed", "The ministers, meeting in Paris, agreed"
    if "NN" not in kind.usual:
        modifies = before in DETERMINERS or before in ADJECTIVES
        if modifies and ahead in NOUN_AHEAD:
            return first
        if modifies and ahead in "oifBHD.,cP":
            return "NN"
        over = ahead in "dqmpC" or (ahead == "t" and before == ",")  # ", missing a chance", ", promising to leave"
        return "JJ" if first == "JJ" and not over else "VBG"
    if ahead == "o":
        return "NN"
    if ahead in "dqmp" and first == "VBG":
        return "VBG"
    if (
        first == "NN"
        and (before in _GOVERNORS or before == "SUB")
        and (ahead == "N" or (ahead == "j" and context.ahead2 in "nNas"))
    ):
        return "VBG"  # "after meeting Angela Merkel", "after meeting German officials"
    if before in DETERMINERS or before in ADJECTIVES:
        return first if ahead in NOUN_AHEAD and first != "VBG" else "NN"
    if ahead in OBJECT_AHEAD:
        return "NN" if before in NOUNS and first == "NN" else "VBG"
    if before == "RP" or (before in VERBS and ahead in NOUN_AHEAD):
        return "VBG"
    if first == "NN" or (ahead in FINITE_VERB_AHEAD and before in OPENINGS) or (before == "IN" and ahead in BREAKS):
        return "NN"
    return "VBG"


def present(kind: Kind, context: Context) -> str:
    """ "put", "go", "say": base form, present or (for "put") past."""
    before = context.before
    if "VBZ" in kind.usual:
        return "VBZ"
    if "VBN" in kind.possible and "VBD" not in kind.possible:
        plural = before in ("NNS", "NNPS", "PRPS", "PRP", "WH")
        return "VBP" if plural and context.clause not in NOT_DUE else "VBN"
    if before in NOUNS or before in ("PRPS", "WH", "EX", ",", "-RRB-", "''"):
        return "VBP"
    if before == "PRP":
        return "VB" if context.clause in NOT_DUE else "VBP"
    return "VBP" if before == "CC" and context.before2 == "VBP" else "VB"


def adjective(kind: Kind, context: Context, noun: str) -> str:
    """ "official", "chief", "military", "French": adjective or noun."""
    first = kind.usual[0]
    if context.ahead == "s" and context.ahead2 in "Nmt" and first != "JJ":
        return noun  # "UN chief urges Sudan", "the firm plans to build"
    if context.ahead == "J" and context.ahead2 == "t":
        return noun  # "an official close to the talks"
    if context.ahead in NOUN_AHEAD and not (context.ahead == "N" and first != "JJ"):
        return "JJ"
    if first == "JJ" and _in_list(context, noun):
        return "JJ"
    if context.before == "IN" and context.ahead in BREAKS:
        return noun
    if context.before == "BE":
        return "JJ" if first == "JJ" else noun
    return noun if context.before in NOUNS else first


def adverb(kind: Kind, context: Context) -> str:
    """ "early", "hard", "long": adjective or adverb."""
    before, ahead = context.before, context.ahead
    if kind.usual[0] == "RB":
        return "JJ" if ahead in "nNasw" and before in DETERMINERS else "RB"
    if before == "BE":
        return "RB" if ahead in "eg" else "JJ"
    return "JJ" if ahead in "nNjaswgC" else "RB"
