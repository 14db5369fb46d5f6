"""What a word that no list knows may be, from its shape; regular English inflection."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from tacitus.text.entries import Mould

# All apostrophes count as the straight one.
APOSTROPHES = str.maketrans("’‘´", "'''")
# Tags whose lemma is another word by the rules of spelling.
INFLECTED = frozenset(["NNS", "VBZ", "VBD", "VBN", "VBG"])
_NUMBER = re.compile(r"[+\-−]?\d[\d.,:/]*(?:st|nd|rd|th|[a-z]{1,3})?$|[+\-−]?\d[\d.,]*[-–]\d[\d.,]*$", re.IGNORECASE)
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)$", re.IGNORECASE)
_PUNCTUATION = {
    ",": ",", ".": ".", "?": ".", "!": ".", ";": ":", ":": ":", "...": ":", "…": ":", "--": ":", "-": ":", "–": ":", "—": ":",
    "(": "-LRB-", ")": "-RRB-", "[": "-LRB-", "]": "-RRB-", "{": "-LRB-", "}": "-RRB-",
    '"': "''", "“": "``", "”": "''", "‘": "``", "’": "''", "'": "''", "`": "``", "``": "``", "''": "''", "«": "``", "»": "''",
    "$": "$", "£": "$", "€": "$", "¥": "$", "₤": "$", "₪": "$", "₹": "$", "%": "NN", "#": "$", "/": ":", "+": "SYM", "=": "SYM", "*": "SYM", "•": ":", "@": "IN",
}  # fmt: skip
# The first ending that fits gives the tags of an unknown lower-case word.
_ENDINGS = (
    ("ically", "RB"), ("ly", "RB / JJ"), ("tion", "NN"), ("sion", "NN"), ("ment", "NN"), ("ness", "NN"), ("ship", "NN"), ("hood", "NN"),
    ("ism", "NN"), ("ist", "NN JJ"), ("ity", "NN"), ("ance", "NN"), ("ence", "NN"), ("ware", "NN"), ("man", "NN"), ("woman", "NN"), ("men", "NNS"), ("people", "NNS"),
    ("ings", "NNS"), ("ing", "VBG / NN JJ"), ("ed", "VBN VBD / JJ"), ("ied", "VBN VBD"), ("ful", "JJ"), ("less", "JJ"), ("ous", "JJ"), ("able", "JJ"), ("ible", "JJ"),
    ("ical", "JJ"), ("ic", "JJ / NN"), ("ive", "JJ / NN"), ("al", "JJ / NN"), ("ary", "JJ NN"), ("ese", "JJ"), ("ish", "JJ NN"), ("wide", "JJ RB"), ("like", "JJ"),
    ("ise", "VB VBP"), ("ize", "VB VBP"), ("ify", "VB VBP"), ("er", "NN"), ("or", "NN"), ("ss", "NN"), ("us", "NN"), ("is", "NN"), ("s", "NNS / VBZ"),
)  # fmt: skip
_HYPHENS = re.compile(r"[-‐‑–/]")
DEMONYMS = ("ian", "ean", "ese", "ans")
FUNCTION_TAGS = frozenset(["DT", "IN", "CC", "PRP", "PRP$", "TO", "MD", "WDT", "WP", "WRB", "POS", "EX", "WP$"])


def folded(word: str) -> str:
    """The word in lower case, with straight apostrophes."""
    lower = word.lower()
    return lower if lower.isascii() else lower.translate(APOSTROPHES)


class Words(Protocol):
    """The part of a lexicon that a guess needs."""

    @property
    def classes(self) -> Mapping[str, frozenset[str]]: ...

    def mould(self, form: str) -> Mould | None: ...

    def is_verb_base(self, word: str) -> bool: ...


def guess(word: str, lower: str, small: Mould | None, lexicon: Words) -> tuple[str, str]:
    """Tags, written as in the lexicon, of a word that is not listed as it is spelt, and the lemma of the inflected ones if
    spelling does not tell it. `small`: what the lower-case word is; no tags: the word is the same."""
    letters = word.isalpha()
    if not letters:
        tags = _no_word(word, lower)
        if tags:
            return tags, ""
    if word[0].isupper():
        return _capitalised(word, lower, letters, small, lexicon), ""
    if not letters and _HYPHENS.search(word[:80]):
        return _hyphenated(word, lower, lexicon)
    for ending, tags in _ENDINGS:
        if lower.endswith(ending) and len(lower) > len(ending) + 2:
            return tags, ""
    return "NN", ""


def _no_word(word: str, lower: str) -> str:
    """The tags of a sign, number or address; "" if the word is none."""
    if word in _PUNCTUATION:
        return _PUNCTUATION[word]
    if word[:1].isdigit() or (word[:1] in "+-−" and word[1:2].isdigit()):
        return _number(word, lower)
    if not any(character.isalpha() for character in word[:40]):
        return ":" if set(word[:40]) & set(".-–—") else "''" if "'" in word[:2] else "SYM"
    return "NNP" if word[0] in "@#" or "://" in word or word.startswith("www.") else ""


def _number(word: str, lower: str) -> str:
    if _ORDINAL.match(word):
        return "JJ / NN RB"
    if _NUMBER.match(word):
        return "NNS" if lower.endswith("0s") else "CD"
    return "JJ / NN" if _HYPHENS.search(word) else "CD / NN"


def _capitalised(word: str, lower: str, letters: bool, small: Mould | None, lexicon: Words) -> str:
    """A capitalised word in mid-sentence: a function word in a title (""), else a name. `letters`: has it nothing else?"""
    if letters and word.isupper() and len(word) > 1:
        return "NNP"
    if word[-1] == "s" and len(word) > 2 and word[:-1].isupper():
        return "NNS"
    if lower in lexicon.classes.get("name-particles", ()):
        return "NNP"
    if small is not None:
        first = small.kind.usual[0]
        if first in FUNCTION_TAGS:
            return "" if lower not in lexicon.classes.get("months", ()) else "NNP / MD"
        if first == "NNS":
            return "NNPS"
        if first == "CD":
            return "CD NNP"
    if not letters and _HYPHENS.search(word[:80]):
        first = _hyphenated(word, lower, lexicon)[0].split()[0]
        return "JJ" if first in ("JJ", "VBN", "VBD", "VBG") else "NNP"
    if len(word) > 5 and lower.endswith(DEMONYMS):
        return "NNPS" if lower[-1] == "s" else "NNP JJ"
    return "NNP"


def _hyphenated(word: str, lower: str, lexicon: Words) -> tuple[str, str]:
    """By the last part: "anti-government" JJ, "air-strikes" NNS, "Russian-backed" JJ, "re-elected" VBN. Tags and lemma."""
    head, _, last = _HYPHENS.sub("-", lower).rpartition("-")
    mould = lexicon.mould(last)
    first = mould.kind.usual[0] if mould is not None else ""
    if head in lexicon.classes.get("name-particles", ()) or (first in ("", "UH") and word[:1].isupper()):  # "Ki-ho"
        return "NNP", ""
    if mould is not None and first[0] == "V":
        verbal = [tag for tag in mould.kind.usual + mould.kind.rare if tag[0] == "V"]
        lemma = mould.lemma(last, first)
        if lexicon.is_verb_base(f"{head}-{lemma}"):
            return " ".join(tag for tag in verbal if mould.lemma(last, tag) == lemma), f"{head}-{lemma}"
        if head in lexicon.classes.get("verb-prefixes", ()):
            return " ".join(verbal), ""
    if head in lexicon.classes.get("adjective-prefixes", ()) and not last.endswith("s"):
        return "JJ / NN", ""
    if head in lexicon.classes.get("numbers", ()) and last in lexicon.classes.get("numbers", ()):
        return "CD", ""
    if first == "NNS":
        return "NNS", ""
    if first == "NN" or not first:
        return "NN JJ", ""
    return "JJ / NN", ""


def regular_lemma(form: str, tag: str, is_base: Callable[[str], bool]) -> str:
    """The base of a regularly inflected `form` as Penn `tag`; `is_base` knows the verbs that are listed."""
    if tag in ("NNS", "VBZ"):
        if form.endswith("ies") and len(form) > 4:
            return form[:-3] + "y"
        if form.endswith(("ches", "shes", "sses", "xes", "zzes", "oes")):
            return form[:-2]
        return form[:-1] if form.endswith("s") and not form.endswith("ss") else form
    if tag in ("VBD", "VBN") and form.endswith("ed"):
        if form.endswith("ied") and len(form) > 4:
            return form[:-3] + "y"
        return _stem(form[:-2], is_base)
    if tag == "VBG" and form.endswith("ing"):
        return _stem(form[:-3], is_base)
    return form


def _stem(stem: str, is_base: Callable[[str], bool]) -> str:
    """The base behind "-ed" or "-ing": a doubled consonant or a silent e may have to be undone."""
    undoubled = stem[:-1] if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "sl" else stem
    for candidate in (stem, stem + "e", stem[:-1] if stem[-1:] == stem[-2:-1] else stem):
        if is_base(candidate):
            return candidate
    part = _HYPHENS.split(stem)[-1]
    if part != stem and part:
        return stem[: len(stem) - len(part)] + _stem(part, is_base)
    return stem + "e" if stem.endswith(("iz", "is", "at", "c", "v", "u", "dg")) else undoubled
