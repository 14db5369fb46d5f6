"""What a word can be, in one letter: what the contextual rules know of the words behind the one they decide.

d determiner   C number          j adjective         n noun           N name           f finite verb, modal
v base verb    e VBD or VBN      g -ing              i preposition    t to             r adverb
h wh-word      c conjunction     p he, they, there   m him, them      q it             k quotation mark
a noun or base verb ("attack")   w noun, rarely a base verb           s plural noun or VBZ ("plans")
J adjective or base verb ("open")  R adverb, rarely a base verb ("back")  b by  o of  T that  x not
B be   H have  D do   P 's   ( bracket   , . : as they are
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet

OWN_LETTER = {"by": "b", "of": "o", "that": "T", "not": "x", "n't": "x"}
_OF_STATE = {"BE": "B", "HAVE": "H", "DO": "D"}
_OF_PRONOUN = {"PRPS": "p", "PRPO": "m"}
_OF_TAG = {
    "DT": "d", "PDT": "d", "PRP$": "d", "CD": "C", "$": "C", "JJ": "j", "JJR": "j", "JJS": "j", "NN": "n", "NNS": "n",
    "NNP": "N", "NNPS": "N", "VBD": "f", "VBZ": "f", "MD": "f", "VBP": "v", "VB": "v", "VBN": "e", "VBG": "g",
    "IN": "i", "RP": "i", "TO": "t", "RB": "r", "RBR": "r", "RBS": "r", "UH": "r", "WDT": "h", "WP": "h", "WRB": "h",
    "WP$": "h", "CC": "c", "EX": "p", ",": ",", ".": ".", ":": ":", "SYM": ":", "``": "k", "''": "k",
    "-LRB-": "(", "-RRB-": ")", "POS": "P", "FW": "n",
}  # fmt: skip


def letter_of(usual: tuple[str, ...], possible: AbstractSet[str], state: str) -> str:
    """The letter of a word with these tags and this state; words of `OWN_LETTER` have theirs."""
    first = usual[0]
    if state in _OF_STATE and first != "VB":
        return _OF_STATE[state]
    if first == "PRP":
        return _OF_PRONOUN.get(state, "q")
    if first in ("VBD", "VBN") and "VBN" in possible and "VBD" in possible:
        return "e"
    if first == "VBD" and "VB" in usual and "VBN" not in usual:
        return "v"  # "lay", which is the past of "lie" more often, but not behind "to"
    if first == "JJ" and "VB" in usual:
        return "J"
    if first == "RB" and "VB" in possible:
        return "R"
    if first in ("NN", "VB", "VBP") and "VB" in possible and "NN" in usual:
        return "a" if "VB" in usual else "w"
    if first in ("NNS", "VBZ") and "NNS" in usual and "VBZ" in usual:
        return "s"
    return _OF_TAG.get(first, "n")
