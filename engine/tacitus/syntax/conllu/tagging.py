"""Penn tags and base forms of a tree's words, as the rules know them: the parser's own where it gives them."""

from __future__ import annotations

from tacitus.syntax.tagsets import LETTERS
from tacitus.text.lexicon import Lexicon
from tacitus.text.shapes import APOSTROPHES
from tacitus.text.tree import Tree

_PLAIN = {
    "NOUN": "NN", "PROPN": "NNP", "ADJ": "JJ", "ADV": "RB", "PRON": "PRP", "DET": "DT", "ADP": "IN", "SCONJ": "IN",
    "CCONJ": "CC", "NUM": "CD", "PART": "RB", "INTJ": "UH", "SYM": "SYM", "X": "FW",
}  # fmt: skip
_PUNCTUATION = {"(": "-LRB-", "[": "-LRB-", ")": "-RRB-", "]": "-RRB-", ",": ",", ".": ".", "?": ".", "!": ".",
                '"': "''", "“": "``", "”": "''", "``": "``", "''": "''"}  # fmt: skip
_INFLECTED = frozenset(["VERB", "AUX", "NOUN", "ADJ", "ADV"])
_OTHER = frozenset(["SYM", "HYPH", "NFP", "LS", "XX", "ADD", "GW", "AFX", "FW", "EX", "WP$", "PRP$", "$", "#"])


def penn(tree: Tree, at: int, lexicon: Lexicon) -> str:
    """The Penn tag of a word: the parser's own if it is one, else by class and features."""
    given = tree.xpos[at]
    if given in LETTERS or given in _OTHER:
        return given
    upos = tree.upos[at]
    if upos in ("VERB", "AUX"):
        return _verb(tree, at, lexicon)
    feats = tree.feats[at]
    if upos == "PUNCT":
        return _PUNCTUATION.get(tree.words[at], ":")
    if upos in ("NOUN", "PROPN"):
        return _PLAIN[upos] + ("S" if "Number=Plur" in feats else "")
    if upos == "PRON":
        asked = "PronType=Rel" in feats or "PronType=Int" in feats
        if "Poss=Yes" in feats:
            return "WP$" if asked else "PRP$"
        return "WP" if asked else "PRP"
    word = tree.words[at].lower()
    if upos == "PART":
        return "TO" if word == "to" else "POS" if "s" in word or word in ("'", "’") else "RB"
    if upos in ("ADJ", "ADV") and "Degree=" in feats:
        return _PLAIN[upos] + {"Cmp": "R", "Sup": "S"}.get(feats.partition("Degree=")[2][:3], "")
    return "WRB" if upos == "ADV" and "PronType=" in feats and word[:1] in "wh" else _PLAIN.get(upos, "NN")


def _verb(tree: Tree, at: int, lexicon: Lexicon) -> str:
    feats = tree.feats[at]
    if tree.upos[at] == "AUX" and "MD" in lexicon.lemmas(tree.lemmas[at].lower()):
        return "MD"
    if "VerbForm=Ger" in feats or ("VerbForm=Part" in feats and "Tense=Pres" in feats):
        return "VBG"
    if "VerbForm=Part" in feats:
        return "VBN"
    if "VerbForm=Inf" in feats or "Mood=Imp" in feats:
        return "VB"
    if "Tense=Past" in feats:
        return "VBD"
    return "VBZ" if "Person=3" in feats and "Number=Sing" in feats else "VBP" if feats else "VB"


def lemma(tree: Tree, at: int, tag: str, lexicon: Lexicon) -> str:
    """The base form: the parser's for words that are inflected, the lexicon's for others and where none is given."""
    upos, given = tree.upos[at], tree.lemmas[at].lower()
    if given and (upos in _INFLECTED or not upos) and tag[:3] != "NNP":
        return given
    lower = tree.words[at].lower().translate(APOSTROPHES)
    return lower if tag[:3] == "NNP" or upos == "PUNCT" else lexicon.lemmas(lower).get(tag, given or lower)
