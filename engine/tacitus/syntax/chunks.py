"""Tagged tokens to chunks: base noun phrases, verb groups, prepositions and what stands between them.

The kinds of chunks, by which syntax/marks.py reads them:

    NP noun phrase (value: Phrase)   TIME bare time phrase (Phrase)   ADJ adjectives that no noun follows (last token)
    VF VI VB VG VN verb groups (Clause): finite, "to" + verb, bare, -ing, -ed or -en
    P preposition (its words)   THAT that   SC subordinator (its words)   WH who, which, what, whose (word)
    WHERE where, how, why (word)   PRT particle (word)   ADV adverb   CC conjunction (words)
    COMMA QUOTE DASH COLON SEMI STOP LPAR RPAR
"""

from __future__ import annotations

from tacitus.syntax.clause import Phrase
from tacitus.syntax.complements import Complements
from tacitus.syntax.letters import Chunks, spell
from tacitus.syntax.noun_ends import NOUNS
from tacitus.syntax.nouns import SIMPLE, NounReader
from tacitus.syntax.verbs import FINITE, is_offshore, verb_group
from tacitus.text.sentence import Sentence

_OPENS_NP = frozenset("DCNXRJ")
_COUNTED = frozenset("NXJC")
_MANY = 8  # adverbs in a row that are no longer read one by one
_SIGNS = {
    ",": "COMMA",
    "Q": "QUOTE",
    ".": "STOP",
    "H": "DASH",
    "L": "LPAR",
    "G": "RPAR",
    "K": "CC",
    "P": "PRT",
    "S": "ADV",
}
_SIMPLE_PAST = frozenset(["VF", "VN", "VI"])
_COLONS = {";": "SEMI", ":": "COLON"}
_POS = {"SC": "SCONJ", "CC": "CCONJ", "P": "ADP"}


class Chunker:
    """Makes chunks by the word lists of rules/lexicon."""

    __slots__ = ("_before_numbers", "_lists", "_long", "_nouns", "_openers", "_paired", "_particles", "_seconds",
                 "_subordinators", "_times", "_units", "_verbal")  # fmt: skip

    def __init__(self, lists: Complements) -> None:
        sets = lists.sets
        self._lists = lists
        self._nouns = NounReader(lists)
        self._long = lists.long_words
        self._seconds = {  # a look at the second word spares most searches
            first: frozenset(words[1] for words, _ in options if len(words) > 1)
            for first, options in self._long.items()
        }
        self._before_numbers = sets["before-numbers"]
        self._paired = sets["paired"]
        self._particles = sets["particles"]
        self._times = sets["times"] | sets["weekdays"] | sets["months"]
        self._subordinators = sets["subordinators"]
        self._openers = self._subordinators | {"that", "to", "between"}  # what is no plain preposition
        self._units = sets["time-nouns"] | sets["round-numbers"]  # behind "more than a"
        self._verbal = sets["verbal-prepositions"]

    def chunk(self, sentence: Sentence) -> Chunks:
        """The chunks of a tagged sentence."""
        out = Chunks(sentence, spell(sentence))
        letters, lowers, tags, lemmas = out.letters, sentence.lowers, sentence.tags, sentence.lemmas
        kinds, values, firsts, phrases = out.kinds, out.values, out.firsts, out.phrases
        lists, seconds, openers, particles = self._lists, self._seconds, self._openers, self._particles
        nouns, heads = self._nouns, self._nouns.heads
        size = len(lowers)
        at = 0
        while at < size:
            letter = letters[at]
            word = lowers[at]
            if word in seconds and ((at + 1 < size and lowers[at + 1] in seconds[word]) or letters[at + 1] == "C"):
                end = self._long_word(out, at, size)
                if end:
                    at = end
                    continue
            if letter in _OPENS_NP:
                simple = SIMPLE(letters, at)
                if simple is None:
                    at = nouns.read_odd(out, at, at)
                    continue
                head = simple.end() - 1
                if (head > at and letters[head - 1] in NOUNS) or lemmas[head] in heads:
                    at = nouns.read_simple(out, at, at, head + 1)
                    continue
                phrase = Phrase(at, head + 1, head)  # as most noun phrases are
                phrases.append(phrase)
                kinds.append("NP")
                values.append(phrase)
                firsts.append(at)
                at = head + 1
            elif letter == "I" and word not in openers and not (word in particles and kinds and kinds[-1] == "NP"):
                kinds.append("P")
                values.append(word)
                firsts.append(at)
                at += 1
            elif letter == "V":
                at = verb_group(out, at, lists) if tags[at] in FINITE else self._verb(out, at, word)
            elif letter in _SIGNS:
                if word in self._paired and kinds and kinds[-1] == "P":
                    at += 1  # "against both India and Pakistan"
                    continue
                kinds.append(self._particle(out, at) if letter == "P" else _SIGNS[letter])
                values.append(word)
                firsts.append(at)
                at += 1
            else:
                at = self._other(out, at, letter, word)
        return out

    def _other(self, out: Chunks, at: int, letter: str, word: str) -> int:
        """Adds what is rarer; its end."""
        if letter == "M":
            return verb_group(out, at, self._lists)
        if letter == "I" and word != "to":
            letters = out.letters
            if word == "between" and letters[at + 1 : at + 4] == "CKC" and letters[at + 4 : at + 5] in _COUNTED:
                return self._nouns.read(out, at + 1, at)  # "between 40 and 50 rebels"
            self._preposition(out, at, word)
        elif letter == "A":
            return self._adverb(out, at, word)
        elif letter == "T" or letter == "I":
            return self._to(out, at, word)
        elif letter == "W":
            self._wh(out, at, word)
        else:
            out.add(_COLONS.get(word, "DASH"), word, at)
        return at + 1

    def _particle(self, out: Chunks, at: int) -> str:
        """What a particle is: a passive has no object, so that what stands before a noun phrase there is a preposition, and so
        is "off" before a coast and whatever stands behind verbs of walking."""
        if out.letters[at + 1] not in _OPENS_NP:
            return "PRT"
        verb = out.clauses[-1] if out.clauses else None
        if verb is not None and verb.end == at and verb.lemma in self._lists.sets["walking"]:
            return "P"  # "walked off the job", "marched down the street"
        passive = out.kinds and out.kinds[-1] in _SIMPLE_PAST and out.clauses[-1].voice == "passive"
        return "P" if passive or is_offshore(out.sentence.lowers, at, self._lists) else "PRT"

    def _long_word(self, out: Chunks, at: int, size: int) -> int:
        """Adds a preposition, subordinator, adverb or quantity of several words; its end, or 0 if there is none."""
        lowers, letters = out.sentence.lowers, out.letters
        for words, kind in self._long[lowers[at]]:
            end = at + len(words)
            if end > size or (len(words) > 1 and tuple(lowers[at:end]) != words):
                continue
            if "X" in letters[at:end]:
                continue  # no word of a name
            if kind == "#":
                # "about 2017" has a preposition, "about 20 people" an adverb
                alone = len(words) == 1 and letters[at] == "I" and letters[end + 1] not in "NXJC"
                numbered = letters[end] == "C" or (
                    end + 1 < size and lowers[end] in ("a", "an") and lowers[end + 1] in self._units
                )
                if numbered and (letters[at] != "D" or len(words) > 2) and not alone:  # "no fewer than 20"
                    return self._nouns.read(out, end, at)
                continue
            if kind == "ADV":
                if letters[end] in "NXJC" and letters[end - 1] == "J" and words[-1] != "least":
                    continue
            elif kind == "P" and not self._is_long_preposition(out, at, end, words[-1]):
                continue
            else:
                self._name_words(out, at, end, _POS[kind])
            out.add(kind, " ".join(words), at)
            return end
        return 0

    @staticmethod
    def _name_words(out: Chunks, at: int, end: int, pos: str) -> None:
        """The words of a long preposition that are prepositions by themselves are what the whole is."""
        for index in range(at, end):
            if out.letters[index] in "IT":
                out.pos[index] = pos

    @staticmethod
    def _is_long_preposition(out: Chunks, at: int, end: int, last: str) -> bool:
        """Whether what follows lets the words be a preposition: not "due to meet", "the close to ..."."""
        letters = out.letters
        if letters[end - 1] == "R":
            return letters[end] in _OPENS_NP  # "among them two nuns", but "among them"
        if letters[end] == "V":
            tag = out.sentence.tags[end]
            if tag != "VBG" and last not in ("than", "as", "to"):
                return False
            if last == "to" and tag in ("VB", "VBP"):
                return False
        return not (last in ("to", "of") and letters[at] == "J" and at and letters[at - 1] in "DJ")

    def _preposition(self, out: Chunks, at: int, word: str) -> None:
        if word == "that":
            out.pos[at] = "SCONJ"
            out.add("THAT", word, at)
        elif word in self._subordinators:
            out.pos[at] = "SCONJ"
            out.add("SC", word, at)
        else:
            lowers = out.sentence.lowers
            free = word in self._particles and out.kinds[-1:] == ["NP"]  # "called the talks off Monday"
            out.kinds.append("PRT" if free and out.letters[at + 1] in "NX" and lowers[at + 1] in self._times else "P")
            out.values.append(word)
            out.firsts.append(at)

    def _verb(self, out: Chunks, at: int, word: str) -> int:
        """Adds what opens with a verb that is not finite."""
        if word in self._verbal and out.sentence.tags[at] == "VBG" and self._is_verbal_preposition(out, at):
            out.add("P", word, at)
            return at + 1
        if self._nouns.opens_with_participle(out, at):
            return self._nouns.read_participle(out, at)
        return verb_group(out, at, self._lists)

    @staticmethod
    def _is_verbal_preposition(out: Chunks, at: int) -> bool:
        """ "including", "following": behind a noun or comma, or first, with a noun phrase behind; "according to"."""
        if out.letters[at + 1] == "T":
            return True
        before = out.kinds[-1] if out.kinds else "STOP"
        if before in _SIMPLE_PAST and out.clauses[-1].voice == "passive":
            before = "NP"  # "held pending trial"
        return out.letters[at + 1] in _OPENS_NP and before in ("NP", "COMMA", "TIME", "QUOTE", "STOP")

    def _to(self, out: Chunks, at: int, word: str) -> int:
        after = at + 1
        while out.letters[after] == "A":
            after += 1
        if out.letters[after] == "Q" and after == at + 1:
            after += 1
        if out.letters[after] == "V" and (
            out.sentence.tags[after] in ("VB", "VBP")
            or out.sentence.lemmas[after] == out.sentence.lowers[after]  # to set
        ):
            return verb_group(out, at, self._lists)
        out.pos[at] = "ADP"
        out.add("P", word, at)
        return at + 1

    def _adverb(self, out: Chunks, at: int, word: str) -> int:
        letters, lowers = out.letters, out.sentence.lowers
        after = at + 1
        while letters[after] == "A":
            after += 1
        if letters[after] == "T" and lowers[after - 1] in self._lists.deniers and letters[after + 1] == "V":
            return verb_group(out, after, self._lists)
        if letters[after] == "J" or (letters[after] == "C" and word in self._before_numbers):
            return self._nouns.read(out, after, at)
        if word in self._times:
            out.add_phrase("TIME", at, at + 1, at)
        else:
            if word in self._lists.sets["negators"]:
                out.pos[at] = "PART"
            out.add("ADV", word, at)
        return after if after - at > _MANY else at + 1

    def _wh(self, out: Chunks, at: int, word: str) -> None:
        kind = "WH"
        if out.sentence.tags[at] == "WRB":
            kind = "SC" if word in self._subordinators else "WHERE"
        out.add(kind, word, at)
