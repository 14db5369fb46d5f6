"""Penn tags as the letters by which chunking reads them, and as Universal POS tags."""

from __future__ import annotations


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
