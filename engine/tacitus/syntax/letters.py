"""Chunks as a value, and tags as the letters by which chunking reads them."""

from __future__ import annotations

from tacitus.syntax.clause import Clause, Phrase
from tacitus.text.sentence import Sentence


class _Table(dict[str, str]):
    """A table with a value for what it does not hold."""

    def __init__(self, other: str, rows: dict[str, str]) -> None:
        super().__init__({word: value for words, value in rows.items() for word in words.split()})
        self.other = other

    def __missing__(self, _: str) -> str:
        return self.other


# D determiner, J adjective, C number, N noun, X name, R pronoun, S 's, A adverb, V verb, M modal, T to, I preposition,
# P particle, W wh-word, K conjunction, L and G brackets, Q quotation mark, H dash. E stands behind the last token.
LETTERS = _Table("H", {
    "DT PDT PRP$": "D", "JJ JJR JJS AFX": "J", "CD $ #": "C", "NN NNS": "N", "NNP NNPS FW ADD GW": "X", "PRP EX": "R",
    "POS": "S", "RB RBR RBS UH": "A", "VB VBD VBZ VBP VBN VBG": "V", "MD": "M", "TO": "T", "IN": "I", "RP": "P",
    "WDT WP WP$ WRB": "W", "CC": "K", ",": ",", ".": ".", ": NFP": ":", "-LRB-": "L", "-RRB-": "G", "`` '' \"": "Q",
})  # fmt: skip
UNIVERSAL = _Table("PUNCT", {
    "DT PDT": "DET", "PRP$ PRP EX WDT WP WP$": "PRON", "JJ JJR JJS": "ADJ", "CD": "NUM", "$ # SYM": "SYM", "NN NNS": "NOUN",
    "NNP NNPS": "PROPN", "POS TO": "PART", "RB RBR RBS WRB": "ADV", "VB VBD VBZ VBP VBN VBG": "VERB", "MD": "AUX",
    "IN RP": "ADP", "CC": "CCONJ", "UH": "INTJ", "FW LS ADD AFX GW": "X",
})  # fmt: skip


class Chunks:
    """Chunks in text order: `kinds`, `values` and `firsts` (first token) run in parallel. `clauses` holds one Clause a
    verb group, `phrases` every noun phrase, possessors included, `pos` the Universal POS tags so far, `letters` one
    letter a token and "E" four times behind the last."""

    __slots__ = ("clauses", "firsts", "kinds", "letters", "phrases", "pos", "sentence", "values")

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.letters = _spell(sentence)
        self.pos = list(map(UNIVERSAL.__getitem__, sentence.tags))
        self.kinds: list[str] = []
        self.values: list[Phrase | Clause | str | int] = []
        self.firsts: list[int] = []
        self.clauses: list[Clause] = []
        self.phrases: list[Phrase] = []

    def add(self, kind: str, value: Phrase | Clause | str | int, first: int) -> None:
        """Adds a chunk."""
        self.kinds.append(kind)
        self.values.append(value)
        self.firsts.append(first)

    def add_phrase(self, kind: str, start: int, end: int, head: int) -> Phrase:
        """Adds a chunk that is a noun phrase."""
        phrase = Phrase(start, end, head)
        self.phrases.append(phrase)
        self.kinds.append(kind)
        self.values.append(phrase)
        self.firsts.append(start)
        return phrase


def _spell(sentence: Sentence) -> str:
    letters = "".join(map(LETTERS.__getitem__, sentence.tags)) + "EEEE"
    if "longer" in sentence.lowers:  # "no longer" is an adverb
        at = sentence.lowers.index("longer")
        if at and sentence.lowers[at - 1] == "no":
            letters = letters[: at - 1] + "AA" + letters[at + 1 :]
    names = [(first, end) for first, end, _ in sentence.names if end - first > 1]
    if names:  # a name is one noun, whatever its words are
        spelled = list(letters)
        for first, end in names:
            spelled[first:end] = "X" * (end - first)
        letters = "".join(spelled)
    return letters
