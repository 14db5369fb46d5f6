"""Tagged tokens to chunks: base noun phrases, verb groups, prepositions and what stands between them.

The kinds of chunks, by which syntax/marks.py reads them:

    NP noun phrase (value: Phrase)   TIME bare time phrase (Phrase)   ADJ adjectives behind a noun or verb (token index)
    VF VI VB VG VN verb groups (Clause): finite, "to" + verb, bare, -ing, -ed or -en
    P preposition (its words)   THAT that   SC subordinator (its words)   WH who, which, whose (word)   WHERE where, how
    PRT particle (word)   ADV adverb   CC conjunction (word)   COMMA QUOTE DASH COLON SEMI STOP
"""

from __future__ import annotations

from tacitus.syntax.clause import Clause, Phrase
from tacitus.syntax.complements import Complements
from tacitus.syntax.verbs import verb_group
from tacitus.text.sentence import Sentence

# One letter a tag: D determiner, J adjective, C number, N noun, X name, R pronoun, S 's, A adverb, V verb, M modal,
# T to, I preposition, P particle, W wh-word, K conjunction, L and G brackets, Q quote, the rest as themselves.
LETTERS = {
    "DT": "D", "PDT": "D", "PRP$": "D", "JJ": "J", "JJR": "J", "JJS": "J", "CD": "C", "$": "C", "#": "C", "NN": "N",
    "NNS": "N", "NNP": "X", "NNPS": "X", "FW": "X", "PRP": "R", "EX": "R", "POS": "S", "RB": "A", "RBR": "A", "RBS": "A",
    "VB": "V", "VBD": "V", "VBZ": "V", "VBP": "V", "VBN": "V", "VBG": "V", "MD": "M", "TO": "T", "IN": "I", "RP": "P",
    "WDT": "W", "WP": "W", "WP$": "W", "WRB": "W", "CC": "K", ",": ",", ".": ".", ":": ":", "-LRB-": "L", "-RRB-": "G",
    "``": "Q", "''": "Q", '"': "Q", "HYPH": "H", "UH": "A", "SYM": "H", "LS": "H", "ADD": "X", "AFX": "J", "NFP": ":",
    "GW": "X",
}  # fmt: skip
POS = {
    "DT": "DET", "PDT": "DET", "PRP$": "PRON", "JJ": "ADJ", "JJR": "ADJ", "JJS": "ADJ", "CD": "NUM", "$": "SYM", "#": "SYM",
    "NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "NNPS": "PROPN", "FW": "X", "PRP": "PRON", "EX": "PRON", "POS": "PART",
    "RB": "ADV", "RBR": "ADV", "RBS": "ADV", "VB": "VERB", "VBD": "VERB", "VBZ": "VERB", "VBP": "VERB", "VBN": "VERB",
    "VBG": "VERB", "MD": "AUX", "TO": "PART", "IN": "ADP", "RP": "ADP", "WDT": "PRON", "WP": "PRON", "WP$": "PRON",
    "WRB": "ADV", "CC": "CCONJ", "HYPH": "PUNCT", "UH": "INTJ", "SYM": "SYM", "LS": "X", "ADD": "X", "AFX": "X", "GW": "X",
}  # fmt: skip
_NOUNS = frozenset("NX")
_OPENS_NP = frozenset("DCNXRJ")
_IN_NP = frozenset("NXJC")
_PLAIN_QUANTITIES = frozenset(["million", "billion", "trillion", "thousand", "hundred", "percent", "%"])
_NOT = frozenset(["not", "n't", "n’t", "never"])
_THAT = "that"
_SEPARATORS = {",": "COMMA", ":": "COLON", "Q": "QUOTE", ".": "STOP", "H": "DASH"}


class Chunks:
    """Chunks in text order: `kinds`, `values` and `firsts` (first token) run in parallel. `clauses` holds one Clause a
    verb group, `phrases` every noun phrase, possessors included, `pos` the Universal POS tags so far, `letters` one
    letter a token."""

    __slots__ = ("clauses", "firsts", "kinds", "letters", "phrases", "pos", "sentence", "values")

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.letters = [LETTERS.get(tag, "H") for tag in sentence.tags]
        self.pos = [POS.get(tag, "PUNCT") for tag in sentence.tags]
        self.kinds: list[str] = []
        self.values: list[Phrase | Clause | str | int] = []
        self.firsts: list[int] = []
        self.clauses: list[Clause] = []
        self.phrases: list[Phrase] = []


class Chunker:
    """Makes chunks by the word lists of rules/lexicon."""

    __slots__ = ("_before_numbers", "_calendar", "_circumstances", "_closers", "_long", "_modifying", "_openers",
                 "_quantities", "_subordinators", "_time_nouns", "_times", "_two_objects", "_verbal", "lists")  # fmt: skip

    def __init__(self, lists: Complements) -> None:
        sets = lists.sets
        self.lists = lists
        self._long = lists.long_words
        self._before_numbers = sets["before-numbers"]
        self._calendar = sets["weekdays"] | sets["times"]
        self._time_nouns = sets["time-nouns"] | sets["months"] | sets["times"]
        self._times = sets["times"] | sets["weekdays"] | sets["months"]
        self._openers = sets["time-openers"]
        self._closers = sets["time-closers"]
        self._circumstances = sets["circumstances"]
        self._modifying = sets["modifying"]
        self._two_objects = sets["ditransitive"] | sets["naming"]
        self._quantities = sets["quantities"]
        self._subordinators = sets["subordinators"]
        self._verbal = sets["verbal-prepositions"]

    def chunk(self, sentence: Sentence) -> Chunks:
        """The chunks of a tagged sentence."""
        out = Chunks(sentence)
        letters, lowers = out.letters, sentence.lowers
        for first, end, _ in sentence.names:
            if end - first > 1:
                for at in range(first, end):
                    letters[at] = "X"
        if "longer" in lowers:  # "no longer" is an adverb
            at = lowers.index("longer")
            if at and lowers[at - 1] == "no":
                letters[at - 1] = letters[at] = "A"
        kinds, values, firsts = out.kinds, out.values, out.firsts
        size = len(letters)
        letters.extend("EEEE")  # an end that no loop has to ask for
        at = 0
        while at < size:
            letter = letters[at]
            first = at
            if letter in "IAJDTV" and lowers[at] in self._long:
                kind, at = self._long_word(out, at, size)
                if kind:
                    if kind != "NP":
                        kinds.append(kind)
                        values.append(" ".join(lowers[first:at]))
                        firsts.append(first)
                    continue
            if letter in _OPENS_NP:
                at = self._noun_phrase(out, at, at)
                continue
            if letter == "V" and self._before_noun(out, at):
                at = self._noun_phrase(out, at, at, True)
                continue
            if letter == "V" or letter == "M":
                if lowers[at] in self._verbal and sentence.tags[at] == "VBG" and self._is_preposition(out, at):
                    kinds.append("P")
                    values.append(self._joined(out, lowers[at]))
                    out.pos[at] = "VERB" if lowers[at] != "pending" else "ADP"
                    firsts.append(first)
                    at += 1
                    continue
                at = verb_group(out, at, self.lists)
                continue
            if letter == "T":
                after = at + 1
                while letters[after] == "A":
                    after += 1
                if letters[after] == "V" and sentence.tags[after] in ("VB", "VBP"):
                    at = verb_group(out, at, self.lists)
                    continue
                kind, value = "P", lowers[at]
                out.pos[at] = "ADP"
            elif letter == "I":
                kind, value = self._preposition(out, at)
            elif letter == "A":
                after = at + 1
                while letters[after] == "A":
                    after += 1
                if letters[after] == "T" and lowers[after - 1] in _NOT and letters[after + 1] == "V":
                    at = verb_group(out, after, self.lists)
                    continue
                if letters[after] == "C" and lowers[at] in self._before_numbers:
                    at = self._noun_phrase(out, after, at)
                    continue
                if letters[after] == "J":
                    at = self._noun_phrase(out, after, at)
                    continue
                kind, value = "ADV", lowers[at]
                if lowers[at] in self._times:
                    kind = "TIME"
                    phrase = Phrase(at, at + 1, at)
                    out.phrases.append(phrase)
                    kinds.append(kind)
                    values.append(phrase)
                    firsts.append(at)
                    at += 1
                    continue
            elif letter == "W":
                kind, value = self._wh(out, at)
            elif letter == "P":
                kind, value = "PRT", lowers[at]
            elif letter == "K":
                kind, value = "CC", lowers[at]
            elif letter == "L" or letter == "G":
                kind, value = ("LPAR" if letter == "L" else "RPAR"), ""
            elif letter == "S":
                kind, value = "ADV", ""
            else:
                kind = _SEPARATORS.get(letter, "DASH")
                value = lowers[at]
                if kind == "COLON":
                    kind = "SEMI" if value == ";" else "COLON" if value == ":" else "DASH"
            kinds.append(kind)
            values.append(value)
            firsts.append(first)
            at += 1
        del letters[size:]
        return out

    def _long_word(self, out: Chunks, at: int, size: int) -> tuple[str, int]:
        """The kind and end of a preposition, subordinator or quantity of several words ("" if there is none)."""
        lowers, letters = out.sentence.lowers, out.letters
        for words, kind in self._long[lowers[at]]:
            end = at + len(words)
            if end > size or (len(words) > 1 and tuple(lowers[at:end]) != words):
                continue
            if kind == "#":
                if letters[end] == "C" and letters[at] != "D" and not (kind == "#" and len(words) == 1 and letters[at] == "I"
                                                                        and self._bare_number(out, end)):
                    return "NP", self._noun_phrase(out, end, at)
                continue
            if kind == "P" and letters[end] in "V":
                if out.sentence.tags[end] != "VBG" and words[-1] not in ("than", "as", "to"):
                    continue
                if words[-1] == "to" and out.sentence.tags[end] in ("VB", "VBP"):
                    continue
            if kind == "P" and words[-1] in ("to", "of") and letters[at] == "J" and letters[at - 1] in "DJ" and at:
                continue
            if kind == "ADV":
                if letters[end] in "NXJC" and letters[end - 1] == "J" and words[-1] != "least":
                    continue
                return kind, end
            pos = "SCONJ" if kind == "SC" else "CCONJ" if kind == "CC" else "ADP"
            for index in range(at, end):
                out.pos[index] = pos
            return kind, end
        return "", at

    def _bare_number(self, out: Chunks, at: int) -> bool:
        """Whether a number stands alone: "about 2017" has a preposition, "about 20 people" an adverb."""
        return out.letters[at + 1] not in "NXJC"

    def _is_preposition(self, out: Chunks, at: int) -> bool:
        """"including", "following": behind a noun or comma, or first, with a noun phrase behind."""
        if out.letters[at + 1] == "T":
            return True
        kinds = out.kinds
        return out.letters[at + 1] in _OPENS_NP and (not kinds or kinds[-1] in ("NP", "COMMA", "TIME", "QUOTE", "STOP"))

    @staticmethod
    def _joined(out: Chunks, word: str) -> str:
        return word

    def _preposition(self, out: Chunks, at: int) -> tuple[str, str]:
        word = out.sentence.lowers[at]
        if word == _THAT:
            out.pos[at] = "SCONJ"
            return "THAT", word
        if word in self._subordinators:
            out.pos[at] = "SCONJ"
            return "SC", word
        return "P", word

    def _wh(self, out: Chunks, at: int) -> tuple[str, str]:
        word = out.sentence.lowers[at]
        if out.sentence.tags[at] == "WRB":
            if word in self._subordinators:
                return "SC", word
            return "WHERE", word
        if word == "whose":
            return "WH", word
        return "WH", word

    # -- noun phrases ----------------------------------------------------------------------------------------------

    def _before_noun(self, out: Chunks, at: int) -> bool:
        """Whether a participle without a determiner opens a noun phrase: "of classified documents", "rising prices"."""
        tag = out.sentence.tags[at]
        ahead = out.letters[at + 1]
        if tag == "VBG":
            return ahead in "NJ" and out.sentence.lowers[at] in self._modifying
        if tag != "VBN" or ahead not in "NJ" or (ahead == "J" and out.letters[at + 2] not in _NOUNS):
            return False
        if out.letters[at - 1] == "K" or (out.kinds and out.kinds[-1] == "ADV"):
            return False
        if out.sentence.lowers[at + 1] in self._time_nouns or out.sentence.lowers[at + 1] in self._openers:
            return False
        return out.sentence.lemmas[at] not in self._two_objects

    def _noun_phrase(self, out: Chunks, at: int, start: int, participle: bool = False) -> int:
        """Reads a base noun phrase from token `at` on (`start`: where its first word stands) and returns its end."""
        letters, sentence = out.letters, out.sentence
        lowers, tags = sentence.lowers, sentence.tags
        head = -1
        possessor: Phrase | None = None
        noun = False
        first = at
        while True:
            letter = letters[at]
            if letter == "N" or letter == "X":
                if noun and letter == "X" and letters[at - 1] == "N" and self._gap_follows(out, at):
                    break
                if noun and lowers[at] in self._calendar and letters[at + 1] != "S" and not self._names_day(out, at):
                    break
                head = at
                noun = True
            elif letter == "D":
                if noun or (head >= 0 and letters[at - 1] == "C"):
                    break
                head = at if head < 0 else head
            elif letter == "J":
                if noun and not self._goes_on(out, at, first):
                    break
                if not noun:
                    head = at if head < 0 or letters[head] in "JAD" else head
            elif letter == "C":
                if tags[at] == "$" and letters[at - 1] == "X":  # US $ 20,000
                    noun = False
                elif noun and lowers[at] not in _PLAIN_QUANTITIES and not self._numbered(out, at):
                    break
                if not noun or tags[at - 1] == "$":
                    head = at
            elif letter == "R":
                if head >= 0:
                    break
                head = at
                at += 1
                noun = True
                break
            elif letter == "S":
                if head < 0 or not (letters[at + 1] in "JCNXVAD" or at == first):
                    at += 1 if head >= 0 else 0
                    break
                owner = Phrase(start if possessor is None else possessor.end, at, head)
                if possessor is not None:
                    owner.start = start
                    owner.possessor = possessor
                out.phrases.append(owner)
                owner.end = at + 1
                possessor = owner
                noun = False
                head = at
            elif letter == "V":
                if noun or not ((participle and at == first) or self._modifier(out, at, first)):
                    break
                if letters[at + 1] not in _IN_NP and letters[at + 1] != "V":
                    head = at
                    noun = True
            elif letter == "A":
                after = at + 1
                while letters[after] == "A":
                    after += 1
                if noun or (letters[after] not in "JC" and not (letters[after] == "V" and letters[after + 1] in _IN_NP)):
                    break
            elif letter == "K":
                if not self._joins_modifiers(out, at, noun):
                    break
                at += 1
                noun = False
                continue
            elif letter == "Q":
                # quotation marks inside: another "hot potato", "hot potato" issues
                if noun and (letters[start - 1] != "Q" or letters[at + 1] not in _NOUNS):
                    break
                if not noun and letters[at + 1] not in "NXJC":
                    break
            elif letter == ",":
                # "a big, old house": adjectives in a row before a noun
                if noun or letters[at - 1] != "J" or letters[at + 1] != "J" or letters[at + 2] not in _IN_NP:
                    break
            else:
                break
            at += 1
        if head < 0:
            head = at - 1
        if letters[head] == "J" and not noun and possessor is None and letters[first] != "D" and letters[first] != "C":
            return self._adjective(out, start, at, head)
        phrase = Phrase(start, at, head)
        phrase.possessor = possessor
        out.phrases.append(phrase)
        end = self._time_end(out, first, at, head)
        if end:
            phrase.end = end
            at = end
            out.kinds.append("TIME")
        else:
            out.kinds.append("NP")
        out.values.append(phrase)
        out.firsts.append(start)
        return at

    def _adjective(self, out: Chunks, start: int, at: int, head: int) -> int:
        word = out.sentence.lowers[head]
        if at - start == 1 and word == "such":
            out.kinds.append("ADV")
        elif word in self._quantities and (out.letters[at] in "VMT" or out.sentence.lowers[at : at + 1] == ["of"]):
            phrase = Phrase(start, at, head)
            out.phrases.append(phrase)
            out.kinds.append("NP")
            out.values.append(phrase)
            out.firsts.append(start)
            return at
        else:
            out.kinds.append("ADJ")
        out.values.append(at - 1)
        out.firsts.append(start)
        return max(at, start + 1)

    def _goes_on(self, out: Chunks, at: int, first: int) -> bool:
        """Whether an adjective behind a noun still belongs to it: "UN special envoy", "Congo's next leader"."""
        letters = out.letters
        if letters[at - 1] != "X" or out.sentence.lowers[at] in self._openers:
            return False
        after = at + 1
        while letters[after] == "J":
            after += 1
        return letters[after] in _NOUNS

    def _gap_follows(self, out: Chunks, at: int) -> bool:
        """Whether a name behind a noun is the subject of a clause on it: "the missiles Iran fired", "the time Israel"."""
        letters = out.letters
        if out.sentence.tags[at - 1] != "NNS" and out.sentence.lemmas[at - 1] not in self._circumstances:
            return False
        for first, end, _ in out.sentence.names:
            if first < at < end:
                return False
        while letters[at] == "X":
            at += 1
        return letters[at] in "VM" and out.sentence.tags[at] != "VBG"

    def _names_day(self, out: Chunks, at: int) -> bool:
        """Whether a weekday belongs to the noun phrase around it: "Bloody Sunday", "Monday" of "the Monday talks"."""
        letters = out.letters
        if letters[at - 1] == "X" and out.sentence.lowers[at - 1] not in self._times:
            for first, end, _ in out.sentence.names:
                if first < at < end:
                    return True
        return out.sentence.lowers[at - 1] in self._openers or out.sentence.lowers[at - 1] in self._times

    def _numbered(self, out: Chunks, at: int) -> bool:
        """Whether a number belongs to the noun before it: "March 16", "Article 5"."""
        if out.letters[at - 1] == "X" or out.sentence.lowers[at - 1] in self._time_nouns:
            return True
        return out.sentence.tags[at - 1] == "NN" and out.letters[at + 1] not in "NXJCD"

    def _modifier(self, out: Chunks, at: int, first: int) -> bool:
        """Whether a participle stands inside a noun phrase: "the wounded man", "a ruling party"."""
        tag = out.sentence.tags[at]
        if tag not in ("VBN", "VBG", "VBD") or at == first:
            return False
        if tag == "VBD" and out.sentence.lowers[at - 1] not in ("the", "a", "an") and out.letters[at - 1] not in "JS":
            return False
        ahead = out.letters[at + 1]
        if ahead in _IN_NP or (ahead == "V" and out.letters[at + 2] in _IN_NP and out.sentence.tags[at + 1] in ("VBN", "VBG")):
            return out.letters[at - 1] in "DJCSAV," or out.letters[at - 1] == "K"
        return tag == "VBG" and out.letters[at - 1] in "DS" and ahead in "I"

    def _joins_modifiers(self, out: Chunks, at: int, noun: bool) -> bool:
        """Whether "and" joins adjectives, numbers or nouns before one head: "foreign and defence ministers"."""
        letters = out.letters
        if out.sentence.lowers[at] not in ("and", "or", "but", "&", "to"):
            return False
        if letters[at - 1] == "J" and not noun:
            after = at + 1
            while letters[after] in "JA" and letters[after]:
                after += 1
            return letters[after] in "NXC" or (letters[after] == "V" and letters[after + 1] in _NOUNS)
        if letters[at - 1] == "C" and letters[at + 1] == "C":
            return True
        return out.sentence.lowers[at] == "&" and letters[at + 1] == "X"

    def _time_end(self, out: Chunks, first: int, at: int, head: int) -> int:
        """The end of a bare time phrase that a base noun phrase turns out to be, or 0."""
        lowers, letters, kinds = out.sentence.lowers, out.letters, out.kinds
        word = lowers[head]
        if word not in self._time_nouns:
            lemma = out.sentence.lemmas[head]
            if lemma not in self._time_nouns:
                if letters[head] == "C" and letters[at] == "A" and lowers[at] in self._closers:
                    return at + 1
                return 0
        if kinds and kinds[-1] == "P":
            return 0
        if word in self._times:
            return self._date_end(out, at, head)
        opener = lowers[first]
        if at < len(lowers) and lowers[at] in self._closers:
            return at if letters[at] == "I" and lowers[at] != "ago" else at + 1
        if opener in self._openers or opener in self._times or (at - first > 1 and lowers[first + 1] in self._openers):
            return at
        return 0

    def _date_end(self, out: Chunks, at: int, head: int) -> int:
        """Takes the year or the rest of a date into the time phrase: "March 16, 2020"."""
        letters = out.letters
        if letters[at] == "," and letters[at + 1] == "C" and out.sentence.words[at + 1].isdigit():
            if len(out.sentence.words[at + 1]) == 4:
                return at + 2 if letters[at + 2] != "," else at + 3
        return at
