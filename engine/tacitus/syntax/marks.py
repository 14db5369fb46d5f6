"""What LALR cannot look ahead for: chunks to the terminals of grammar/, with the roles of commas and conjunctions.

One pass from left to right. It knows which clauses are open (`Frame`) and which of them still wait for a verb, and so
says of each noun phrase whether a finite verb has it as its subject, of each comma and "and" what it joins or opens, and
of each preposition whether it belongs to the noun before it. It builds nothing: how things nest is the grammar's work.
"""

from __future__ import annotations

from typing import Any

from tacitus.syntax.letters import Chunks
from tacitus.syntax.clause import Clause, Phrase
from tacitus.syntax.complements import Complements

_SKIPPED = frozenset(["ADV", "QUOTE", "TIME"])
_VERBS = frozenset(["VF", "VI", "VB", "VG", "VN"])
_CONJUNCT = {"VI": "AND_I", "VB": "AND_B", "VG": "AND_G", "VN": "AND_P"}
_QUESTION = frozenset(["what", "how", "why", "whatever", "whoever", "however", "whether"])
_NAMES = frozenset(["NNP", "NNPS"])
_AHEAD = 14  # chunks that a look ahead may read
_NONE = -1
_BEHIND_TAIL = frozenset(["P", "VI", "SC", "VG"])
_ENCLOSED = frozenset(["APP", "WH", "VN", "VG", "PWH"])
_PAIRED = frozenset(["both", "either", "neither"])


class Frame:
    """An open clause. `opener`: "ROOT" or the terminal that opened it, at output position `at`; `subject`: position of the
    noun phrase that waits for a verb or has got one; `verb`: its finite verb; `last`: its last verb of any form; `object`:
    position of the noun phrase behind `last`; `forms`: forms of verb since `verb`; `comma`: whether a comma opened it."""

    __slots__ = ("at", "comma", "forms", "last", "object", "opener", "subject", "tail", "verb")

    def __init__(self, opener: str, at: int, comma: bool = False) -> None:
        self.opener = opener
        self.at = at
        self.comma = comma
        self.subject = _NONE
        self.verb: Clause | None = None
        self.last: Clause | None = None
        self.object = _NONE
        self.forms = ""
        self.tail = False  # whether `last` is a participle on a noun


class Marker:
    """Marks chunks by what verbs and nouns take."""

    __slots__ = ("lists",)

    def __init__(self, lists: Complements) -> None:
        self.lists = lists

    def mark(self, chunks: Chunks) -> tuple[list[str], list[Any]]:
        """The terminals and their values, in parallel."""
        marking = Marking(chunks, self.lists)
        marking.run(0, len(chunks.kinds))
        for first, end in marking.later:
            marking.close()
            marking.run(first, end)
        marking.finish()
        return marking.terms, marking.values


class Marking:
    """The marking of one sentence. `comma`, `cc`, `quote`: what stood right before the chunk; `nominal`: output position
    of the last noun phrase if it is still open, `chain`: the phrases of that nominal; `governed`: output position of the
    preposition that waits for its noun phrase; `later`: stretches in brackets, parsed after the rest."""

    __slots__ = ("cc", "chain", "chunks", "comma", "first", "frame", "frames", "governed", "kinds", "later", "limit",
                 "lists", "nominal", "preposition", "quote", "quoted", "sets", "tags", "terms", "time", "values")  # fmt: skip

    def __init__(self, chunks: Chunks, lists: Complements) -> None:
        self.chunks = chunks
        self.kinds = chunks.kinds
        self.tags = chunks.sentence.tags
        self.lists = lists
        self.sets = lists.sets
        self.terms: list[str] = []
        self.values: list[Any] = []
        self.frame = Frame("ROOT", 0)
        self.frames = [self.frame]
        self.comma = self.quote = self.quoted = False
        self.cc = ""
        self.nominal = self.governed = self.time = _NONE
        self.preposition = _NONE  # that governs the open nominal
        self.chain: list[Phrase] = []
        self.later: list[tuple[int, int]] = []
        self.first = True
        self.limit = len(chunks.kinds)

    def run(self, at: int, end: int) -> None:
        """Marks the chunks from `at` to `end`."""
        kinds, values = self.kinds, self.chunks.values
        self.limit = end
        while at < end:
            kind = kinds[at]
            handler = _HANDLERS.get(kind)
            if handler is not None:
                step = handler(self, at, values[at])
                if step is None:
                    self.comma = self.quote = False
                    self.cc = ""
                    at += 1
                else:
                    at = step
            elif kind == "COMMA" or kind == "DASH":
                self.comma = True
                at += 1
                if self.frame.tail and at < end and kinds[at] in _BEHIND_TAIL:
                    self._end_tail()
            elif kind == "CC":
                if values[at] not in _PAIRED or self._open():
                    self.cc = str(values[at])
                at += 1
            elif kind == "QUOTE":
                self.quote = True
                self.quoted = not self.quoted
                at += 1
            elif kind == "LPAR":
                at = self._bracket(at, end)
            elif kind in ("SEMI", "STOP", "COLON"):
                self.close()
                at += 1
            else:
                at += 1

    def close(self) -> None:
        """Ends whatever is open."""
        if self.terms and self.terms[-1] != "BREAK":
            self._emit("BREAK", "")
        self.finish()
        self.frame = Frame("ROOT", len(self.terms))
        self.frames = [self.frame]
        self.nominal = self.governed = self.time = self.preposition = _NONE
        self.comma = False
        self.cc = ""

    def finish(self) -> None:
        """A subordinator whose clause got no verb is a lesser one."""
        for frame in self.frames:
            if frame.opener == "SC" and frame.verb is None:
                self.terms[frame.at] = "SCL"

    def _end_tail(self) -> None:
        """A comma ends the participle on a noun, if the clause around it has its verb."""
        frame = self.frame
        if frame.verb is not None and self.terms[-1] != "END":
            self._emit("END", "")
            frame.last = frame.verb
        frame.tail = False

    # -- output ----------------------------------------------------------------------------------------------------

    def _emit(self, term: str, value: Any) -> int:
        self.terms.append(term)
        self.values.append(value)
        return len(self.terms) - 1

    def _insert(self, at: int, term: str) -> None:
        """Puts a terminal before what has been put out already."""
        self.terms.insert(at, term)
        self.values.insert(at, "")
        for frame in self.frames:
            if frame.subject >= at:
                frame.subject += 1
            if frame.object >= at:
                frame.object += 1
            if frame.at >= at:
                frame.at += 1
        for name in ("nominal", "governed", "time", "preposition"):
            if getattr(self, name) >= at:
                setattr(self, name, getattr(self, name) + 1)

    def _push(self, opener: str, at: int) -> Frame:
        self.frame = Frame(opener, at, self.comma)
        self.frames.append(self.frame)
        return self.frame

    def _pop(self) -> None:
        frame = self.frames.pop()
        if frame.opener == "SC" and frame.verb is None:
            self.terms[frame.at] = "SCL"
        self.frame = self.frames[-1]

    def _reset(self, subject: int) -> None:
        """A new clause of the open frame begins, with its subject."""
        frame = self.frame
        frame.subject = subject
        frame.verb = frame.last = None
        frame.object = _NONE
        frame.forms = ""

    # -- looking ahead ---------------------------------------------------------------------------------------------

    def _next(self, at: int) -> str:
        """The kind of the next chunk that counts."""
        at += 1
        kinds = self.kinds
        while at < self.limit and kinds[at] in _SKIPPED:
            at += 1
        return kinds[at] if at < self.limit else ""

    def _verb_at(self, at: int) -> Clause | None:
        at += 1
        kinds = self.kinds
        while at < self.limit and kinds[at] in _SKIPPED:
            at += 1
        value = self.chunks.values[at] if at < self.limit else None
        return value if isinstance(value, Clause) and kinds[at] == "VF" else None

    def _subject_ahead(self, at: int) -> bool:
        """Whether the noun phrase at chunk `at` is the subject of a finite verb behind it."""
        kinds = self.kinds
        waiting = 0
        commas = 0
        governed = False
        tail = False
        for index in range(at + 1, min(self.limit, at + _AHEAD)):
            kind = kinds[index]
            if kind == "VF":
                if waiting:
                    waiting -= 1
                elif commas == 1 and not tail:
                    return False
                else:
                    return True
            elif kind == "WH":
                waiting += 1
                tail = True
            elif kind == "P":
                governed = True
                continue
            elif kind == "NP":
                before = kinds[index - 1]
                if not governed and before == "NP":
                    waiting += 1
                elif not governed and before == "COMMA" and commas == 2:
                    return False
            elif kind == "COMMA" or kind == "DASH":
                commas += 1
                if commas > 2:
                    return False
            elif kind == "CC":
                if kinds[index + 1 : index + 2] != ["NP"]:
                    return False
                if kinds[index - 1] == "COMMA":
                    return False
            elif kind in ("VN", "VG", "VI"):
                tail = True
            elif kind in ("THAT", "SC", "SEMI", "STOP", "COLON", "VB"):
                return False
            governed = False
        return False

    def _list_ahead(self, at: int) -> bool:
        """Whether "..., NP and NP" goes on behind the noun phrase at chunk `at`."""
        kinds = self.kinds
        index = at + 1
        while index < self.limit - 1:
            kind, after = kinds[index], kinds[index + 1]
            if kind == "P" and after == "NP":
                index += 2
            elif kind == "COMMA" and after == "NP":
                index += 2
            elif kind == "COMMA" and after == "CC":
                index += 1
            elif kind == "CC":
                return after in ("NP", "ADV")
            elif kind == "QUOTE":
                index += 1
            else:
                return False
        return False

    def _similar(self, phrase: Phrase) -> bool:
        """Whether a phrase is of the kind of those in the open nominal: a name beside a name."""
        tags = self.tags
        name = tags[phrase.head] in _NAMES
        return any((tags[other.head] in _NAMES) == name for other in self.chain) or tags[phrase.head] == "NNS"

    # -- noun phrases ----------------------------------------------------------------------------------------------

    def _open(self) -> bool:
        """Whether the last terminal is a noun phrase to which something may be joined."""
        return self.nominal == len(self.terms) - 1 and self.nominal >= 0

    def _noun(self, phrase: Phrase, fresh: bool = True) -> int:
        """Puts out a noun phrase; `fresh`: it begins a nominal."""
        at = self._emit("NP", phrase)
        self.nominal = at
        if fresh:
            self.chain = [phrase]
            self.preposition = _NONE
        else:
            self.chain.append(phrase)
        return at

    def noun(self, at: int, phrase: Any) -> None:
        frame = self.frame
        if self.governed >= 0:
            own = self.terms[self.governed] in ("P", "FOR")
            governor = self.governed
            self._noun(phrase, own)
            if own:
                self.preposition = governor
            self.governed = _NONE
        elif self.cc:
            self._joined(at, phrase)
        elif self.comma:
            self._behind_comma(at, phrase)
        elif frame.verb is None and frame.last is None:
            if frame.subject < 0:
                if self._gap_in_front(at):
                    self._gap(phrase)
                else:
                    frame.subject = self._noun(phrase)
            elif self._next(at) == "VF":
                self._gap(phrase)
            elif self._open():
                self._emit("APP", "")
                self._noun(phrase, False)
            else:
                self._noun(phrase)
        elif self._next(at) == "VF" and self._open() and not self._waiting():
            self._clause_behind_nominal(phrase)
        else:
            frame.object = self._noun(phrase)

    def _gap_in_front(self, at: int) -> bool:
        """"Like all people I know, ..." """
        kinds = self.kinds
        return (
            self._open()
            and self.preposition >= 0
            and at + 3 < self.limit
            and kinds[at + 1] == "VF"
            and kinds[at + 2] == "COMMA"
            and kinds[at + 3] == "NP"
        )

    def _waiting(self) -> bool:
        """Whether an open clause has its subject but no verb yet."""
        return any(frame.verb is None and (frame.subject >= 0 or frame.opener == "WH") for frame in self.frames)

    def _gap(self, phrase: Phrase) -> None:
        self._push("GAP", self._emit("GAP", ""))
        self.frame.subject = self._noun(phrase)

    def _clause_behind_nominal(self, phrase: Phrase) -> None:
        """A noun phrase and a verb right behind another noun phrase: "told reporters troops attacked" or "the missiles
        Iran fired"."""
        frame = self.frame
        last = frame.last
        assert last is not None
        takes = last.lemma in self.sets["tell"] and frame.object >= 0 and last.voice == "active"
        takes = takes or (last.lemma in self.sets["say"] and frame.object < 0)
        if takes:
            self._push("ZERO", self._emit("ZERO", ""))
            self.frame.subject = self._noun(phrase)
        else:
            self._gap(phrase)

    def _joined(self, at: int, phrase: Phrase) -> None:
        """A noun phrase behind "and"."""
        frame = self.frame
        opened = self._open()
        ahead = self._subject_ahead(at) if frame.verb is not None or (self.comma and frame.subject < 0) else False
        if ahead and frame.verb is not None:
            says = frame.last is frame.verb and frame.object >= 0 and frame.verb.lemma in self.sets["say"]
            within = self.preposition >= 0 and self.values[self.preposition] in ("as", "than")
            if (says or within) and opened and not self.comma and self.tags[phrase.head] != "PRP":
                ahead = False
        elif ahead:
            frame.subject = self._noun(phrase)
            return
        if ahead and self.quote and frame.last is not None and frame.last.lemma in self.sets["speech"]:
            self._push("ZERO", self._emit("ZERO", ""))
            self.frame.subject = self._noun(phrase)
        elif ahead:
            self._new_clause(phrase)
        elif opened:
            self._emit("LIST", self.cc)
            self._noun(phrase, False)
        elif frame.verb is None and frame.subject < 0:
            frame.subject = self._noun(phrase)
        elif self._list_place():
            self._emit("LIST", self.cc)
            self._noun(phrase, False)
        else:
            frame.object = self._noun(phrase)

    def _list_place(self) -> bool:
        return False

    def _new_clause(self, phrase: Phrase) -> None:
        """Joins a clause to the open one; behind a comma to the one that the relative clause or condition is in."""
        if self.comma:
            popped = False
            while len(self.frames) > 1 and self.frame.opener in ("WH", "GAP", "SC", "WHERE", "PWH"):
                if self.frames[-2].verb is None:
                    break
                self._pop()
                popped = True
            if popped and len(self.frames) == 1:
                self._emit("BREAK", "")
        self._emit("AND_C", self.cc)
        self._reset(self._noun(phrase))

    def _behind_comma(self, at: int, phrase: Phrase) -> None:
        """A noun phrase behind a comma: in a list, in apposition, or the subject of what follows."""
        frame = self.frame
        opened = self._open()
        follows = self._next(at) == "VF"
        if opened and not follows and self._similar(phrase) and self._list_ahead(at):
            self._emit("LIST", ",")
            self._noun(phrase, False)
            return
        if self.quote and not self.quoted and self._subject_ahead(at):
            self.close()
            self.frame.subject = self._noun(phrase)
            return
        if frame.verb is None and frame.subject >= 0:
            verb = self._verb_at(at) if follows else None
            if verb is not None and verb.lemma in self.sets["speech"] and self._parenthesis(at):
                self._push("APP_C", self._emit("APP_C", ""))
                self.frame.subject = self._noun(phrase)
            elif opened:
                self._emit("APP", "")
                self._noun(phrase, False)
            else:
                self._emit("APP", "")
                self._noun(phrase, False)
            return
        if frame.verb is None and frame.last is None:
            if opened and not follows and self.preposition >= 0 and not self._verbs_left(at):
                self._emit("APP", "")
                self._noun(phrase, False)
            else:
                frame.subject = self._noun(phrase)
            return
        if follows or self._subject_ahead(at):
            self._clause_behind_comma(phrase)
        elif opened:
            self._emit("APP", "")
            self._noun(phrase, False)
        elif frame.verb is None:
            frame.subject = self._noun(phrase)
        else:
            self._emit("SCL", "")
            self._noun(phrase)

    def _parenthesis(self, at: int) -> bool:
        """Whether the clause that begins at chunk `at` ends at a comma soon, with a verb behind: "the army, it said, left"."""
        kinds = self.kinds
        index = at + 2
        while index < self.limit and kinds[index] != "COMMA":
            if kinds[index] in ("VF", "THAT"):
                return False
            index += 1
        return "VF" in kinds[index : index + 4]

    def _clause_behind_comma(self, phrase: Phrase) -> None:
        frame = self.frame
        if self.quote and frame.last is not None and frame.last.lemma in self.sets["speech"]:
            self._push("ZERO", self._emit("ZERO", ""))
            self.frame.subject = self._noun(phrase)
            return
        depth = len(self.frames) - 1
        while depth >= 0 and not (self.frames[depth].verb is None and self.frames[depth].subject < 0):
            depth -= 1
        if depth >= 0 and self.frames[depth].opener not in ("WH", "PWH"):
            while len(self.frames) - 1 > depth:
                self._pop()
            self.frame.last = None
            self.frame.subject = self._noun(phrase)
            return
        self.close()
        self.frame.subject = self._noun(phrase)

    # -- time, adjectives, particles ---------------------------------------------------------------------------------

    def when(self, at: int, phrase: Any) -> int | None:
        if self.governed >= 0:
            self.noun(at, phrase)
            return None
        self.time = self._emit("TIME", phrase)
        return at + 1

    def adjective(self, at: int, token: Any) -> int | None:
        if self.governed >= 0:
            # a preposition before an adjective: "in general", "at large"
            phrase = Phrase(self.chunks.firsts[at], token + 1, token)
            self.chunks.phrases.append(phrase)
            self.noun(at, phrase)
            return None
        frame = self.frame
        if frame.opener == "SC" and frame.at == len(self.terms) - 1 and self._next(at) not in ("NP", "VF"):
            self._pop()
        if frame.verb is None and frame.last is None and frame.subject < 0 and self._next(at) == "VF":
            phrase = Phrase(self.chunks.firsts[at], token + 1, token)
            self.chunks.phrases.append(phrase)
            self.noun(at, phrase)
            return None
        self._emit("ADJ", token)
        return None

    def particle(self, _: int, word: Any) -> int | None:
        if self.frame.last is not None:
            self._emit("PRT", word)
        return None

    def adverb(self, at: int, _: Any) -> int:
        return at + 1

    # -- prepositions --------------------------------------------------------------------------------------------------

    def preposition_(self, at: int, word: Any) -> int | None:
        after = self._next(at)
        if after == "WH" and self.kinds[at + 1] == "WH" and str(self.chunks.values[at + 1]) not in _QUESTION:
            if self.nominal >= 0 and (self._open() or self.comma or True):
                if str(self.chunks.values[at + 1]) == "whose":
                    self._emit("WH", ("whose", self.chunks.firsts[at + 1]))
                    self._push("WH", len(self.terms) - 1)
                else:
                    self._emit("PWH", word)
                    self._push("PWH", len(self.terms) - 1)
                self.comma = self.quote = False
                self.cc = ""
                return at + 2
        if after in ("VF", "", "COMMA", "STOP", "CC", "RPAR", "SEMI", "THAT"):
            if after == "THAT" or (after == "VF" and word in self.sets["finite-openers"]):
                return None
            if self.frame.last is not None and after != "VF":
                self._emit("PRT", word)
            return None
        if after in ("SC", "WHERE", "WH"):
            return None
        if after in ("VN", "ADJ", "VI", "VB") and word in self.sets["finite-openers"] and after != "ADJ":
            self._emit("SCL", word)
            return None
        if self.cc and after == "VG" and "VG" in self.frame.forms:
            return at + 1  # "of killing and of bombing": the gerunds are joined
        mine = self._open() and not self.comma and self._to_noun(word)
        self.governed = self._emit("PN" if mine else "P", word)
        return None

    def _to_noun(self, word: str) -> bool:
        """Whether a preposition belongs to the noun before it."""
        frame = self.frame
        if self.cc:  # "attacks on Iran and on Syria"
            return self.terms[self.nominal - 1] == "PN" and self.values[self.nominal - 1] == word
        lists = self.lists
        last = frame.last
        nouns = lists.noun_takes.get(word)
        lemmas = self.chunks.sentence.lemmas
        verb = last.lemma if last is not None else ""
        takes = verb in lists.verb_takes.get(word, ())
        if word == "of":
            return not (takes and (frame.object == self.nominal or (last is not None and last.voice == "passive")))
        if last is not None and last.voice == "passive" and word == "by":
            return False
        if nouns is not None and any(lemmas[phrase.head] in nouns for phrase in self.chain):
            return not (takes and lemmas[self.chain[-1].head] not in nouns)
        if last is None and frame.subject >= 0:
            return True
        return False

    # -- openers -------------------------------------------------------------------------------------------------------

    def that(self, at: int, _: Any) -> int | None:
        frame = self.frame
        if self.cc:
            for depth in range(len(self.frames) - 1, -1, -1):
                if self.frames[depth].opener in ("THAT", "ZERO"):
                    while len(self.frames) - 1 >= depth:
                        self._pop()
                    self._push("THAT", self._emit("AND_T", ""))
                    return None
        says = frame.last is not None and (frame.last.lemma in self.sets["say"] or frame.last.lemma in self.sets["tell"])
        if self._open():
            noun = self.chunks.sentence.lemmas[self.chain[-1].head]
            told = frame.last is not None and frame.last.lemma in self.sets["tell"]
            if noun in self.sets["nouns-that"] and not told:
                self._push("THAT", self._emit("THAT_N", ""))
                self.nominal = _NONE
                return None
            if not says or self._next(at) == "VF":
                self._push("WH", self._emit("WH", ("that", self.chunks.firsts[at])))
                return None
        self._push("THAT", self._emit("THAT", ""))
        return None

    def subordinator(self, at: int, word: Any) -> int | None:
        after = self._next(at)
        self.governed = _NONE
        if after in ("VG", "VN", "VI", "VB"):
            self._emit("SCL", word)
        elif after in ("NP", "P", "TIME", "VF", "THAT", "ADJ", "SC", "WH", "CC"):
            self._push("SC", self._emit("SC", word))
        return None

    def wh(self, at: int, word: Any) -> int | None:
        self.governed = _NONE
        if self.cc and self._next(at) == "VF" and self.frame.opener == "WH" and self.frame.verb is not None:
            return at + 1
        name = "WHAT" if word in _QUESTION or self.kinds[at] == "WHERE" and word != "where" else self.kinds[at]
        if name == "WHERE" and not self._near_nominal():
            name = "WHAT"
        if name == "WH" and not self._near_nominal():
            name = "WHAT"
        after = self._next(at)
        if name == "WHAT" and after not in ("NP", "VF", "VI", "P", "TIME"):
            return None
        if word == "how" and after == "ADJ":
            return None
        self._push(name, self._emit(name, (word, self.chunks.firsts[at])))
        return None

    def _near_nominal(self) -> bool:
        """Whether a relative clause may hang on what came last."""
        return bool(self.terms) and self.terms[-1] in ("NP", "TIME", "ADJ") and self.nominal >= 0

    # -- verbs -------------------------------------------------------------------------------------------------------

    def lesser_verb(self, at: int, clause: Any) -> int | None:
        """An infinitive, bare verb, gerund or participle."""
        frame = self.frame
        kind = self.kinds[at]
        if frame.opener == "SC" and frame.at == len(self.terms) - 1:
            self._pop()
            frame = self.frame
        if kind == "VB" and frame.verb is None and frame.subject >= 0 and frame.last is None and self.governed < 0:
            clause.form, clause.tense = "finite", "present"
            self.finite(at, clause)
            return None
        if kind == "VN" and self.cc and frame.forms == "VF" and self._past(clause):
            clause.form, clause.tense, clause.voice = "finite", "past", "active"
            self.finite(at, clause)
            return None
        if self._question(kind, clause):
            return None
        if kind in ("VN", "VB") and not self.cc and self.governed < 0 and self._needs_verb(at, clause):
            clause.form = "finite"
            if kind == "VN":
                clause.tense, clause.voice = "past", "active"
            self.finite(at, clause)
            return None
        if self.governed >= 0:
            self.governed = _NONE
        elif self.cc and (kind in frame.forms or (kind == "VB" and ("VI" in frame.forms or "VF" in frame.forms))
                          or (kind == "VN" and frame.last is not None and frame.last.voice == "passive")):
            self._emit(_CONJUNCT[kind], self.cc)
        elif kind == "VI":
            kind = self._infinitive(clause)
        elif kind in ("VG", "VN") and self.comma and frame.verb is not None:
            kind = "ASIDE"
        elif kind == "VG" and self._open() and frame.last is not None and frame.last.lemma in self.sets["spending"]:
            self._emit("SCL", "")
        frame.tail = kind in ("VG", "VN") and self._open()
        self._emit(kind, clause)
        frame.forms += " " + self.kinds[at]
        frame.last = clause
        frame.object = self.nominal = _NONE
        return None

    def _needs_verb(self, at: int, clause: Clause) -> bool:
        """Whether what was taken for a participle must be the past tense that an open clause waits for."""
        frame = self.frame
        if self.kinds[at] == "VB":
            return frame.verb is not None and self._outer() >= 0 and frame.last is frame.verb and not self._verbs_left(at)
        if clause.start != clause.verb:
            return False
        if frame.verb is None:
            waits = frame.subject >= 0 and frame.opener != "ROOT"
            waits = waits or (frame.subject >= 0 and frame.last is None and self._next(at) in ("NP", "THAT"))
        else:
            waits = self._outer() >= 0 and not self._open()
            says = frame.last is not None and frame.last.lemma in self.sets["say"] and frame.object == self.nominal
            waits = waits or (says and self._open())
        if not waits:
            return False
        takes_object = self.kinds[at + 1 : at + 2] == ["NP"] and clause.lemma not in self.sets["naming"]
        return (takes_object and clause.lemma not in self.sets["ditransitive"]) or (
            not self._verbs_left(at) and not self._open()
        )

    def _past(self, clause: Clause) -> bool:
        """Whether a participle behind "and" is rather a past tense beside one: "attacked and killed"."""
        verb = self.frame.verb
        return (
            verb is not None
            and verb is self.frame.last
            and verb.voice == "active"
            and verb.tense in ("past", "perfect", "pluperfect")
            and clause.start == clause.verb
        )

    def _question(self, kind: str, clause: Clause) -> bool:
        """"Did troops attack?": an auxiliary before its subject joins its verb."""
        frame = self.frame
        opener = frame.verb
        if opener is None or opener is not frame.last or opener.verb != opener.end - 1 or frame.object < 0:
            return False
        at = frame.object - 1
        if self.terms[at] != "VF" or self.values[at] is not opener or not self._open() or self.comma:
            return False
        if at and self.terms[at - 1] not in ("BREAK", "WHAT", "SC", "AND_C", "TIME", "ZERO", "LIST"):
            return False
        if self.nominal != at + 1 and "LIST" not in self.terms[at:] and "PN" not in self.terms[at:]:
            return False
        if not opener.modal and opener.lemma not in ("do", "be", "have"):
            return False
        if not (opener.modal or opener.lemma == "do") and kind == "VB" or opener.lemma == "do" and kind != "VB":
            return False
        self.chunks.pos[opener.verb] = "AUX"
        opener.verb, opener.end, opener.lemma, opener.particle = clause.verb, clause.end, clause.lemma, clause.particle
        opener.voice = clause.voice
        opener.negated = opener.negated or clause.negated
        self.chunks.clauses.remove(clause)
        for index, other in enumerate(self.chunks.clauses):
            other.index = index
        del self.terms[at], self.values[at]
        self.terms[at] = "SUBJ"
        for each in self.frames:
            each.at -= each.at > at
        frame.subject = at
        self._take_verb(opener)
        return True

    def _infinitive(self, clause: Clause) -> str:
        """VI, or VI_N if it belongs to the noun before it; "for X to" is seen here too."""
        if not self._open() or self.comma:
            return "VI"
        frame = self.frame
        if self.preposition == self.nominal - 1 and self.values[self.preposition] == "for":
            self.terms[self.preposition] = "FOR"
            return "VI"
        noun = self.chunks.sentence.lemmas[self.chain[0].head]
        near = self.chunks.sentence.lemmas[self.chain[-1].head]
        takes = noun in self.sets["nouns-infinitive"] or near in self.sets["nouns-infinitive"]
        if frame.last is None:
            return "VI_N"
        if frame.last.lemma in self.sets["object-infinitive"] and not (takes and frame.last.voice == "passive"):
            return "VI"
        return "VI_N" if takes else "VI"

    def finite(self, at: int, clause: Any) -> int | None:
        """A finite verb: finds its subject among what came before."""
        self.governed = _NONE
        if self.comma and not self.cc and self.frame.opener == "SC" and self.frame.verb is None and self._outer() >= 0:
            self._pop()
        frame = self.frame
        if frame.verb is None:
            self._first_verb(at, clause)
        elif self.cc:
            self._conjoined(clause)
        else:
            self._further_verb(at, clause)
        return None

    def _take_verb(self, clause: Clause) -> None:
        """The open frame gets its finite verb."""
        frame = self.frame
        self._emit("VF", clause)
        frame.verb = frame.last = clause
        frame.object = self.nominal = self.time = _NONE
        frame.forms = "VF"

    def _first_verb(self, at: int, clause: Clause) -> None:
        frame = self.frame
        if frame.subject >= 0:
            self.terms[frame.subject] = "SUBJ"
        elif frame.opener == "ROOT" or frame.opener in ("SC", "THAT", "ZERO", "GAP", "WHERE"):
            if self._open_clause_by_preposition():
                frame = self.frame
            elif self.time >= 0 and self.terms[self.time] == "TIME" and self.time == len(self.terms) - 1:
                self.terms[self.time] = "SUBJ"
            elif self.nominal >= 0 and self.preposition < 0 and frame.last is None:
                self.terms[self.nominal] = "SUBJ"
            elif self.cc and len(self.terms):
                self._emit("AND_F", self.cc)
            elif self._says_before(at, clause):
                self.close()
                self._emit("VSAY", clause)
                self.frame.verb = self.frame.last = clause
                return
        self._take_verb(clause)

    def _open_clause_by_preposition(self) -> bool:
        """"after talks collapsed": the preposition before the subject opens a clause."""
        at = self.preposition
        if at < 0 or self.terms[at] != "P" or self.values[at] not in self.sets["finite-openers"]:
            return False
        self.terms[at] = "SC"
        self.terms[at + 1] = "SUBJ"
        self._push("SC", at)
        self.frame.subject = at + 1
        return True

    def _says_before(self, at: int, clause: Clause) -> bool:
        """Whether a verb of speech stands before its subject, or alone, behind what is said."""
        if clause.lemma not in self.sets["speech"] or not (self.comma or self.quote):
            return False
        return self._next(at) in ("NP", "", "STOP", "COMMA", "P")

    def _conjoined(self, clause: Clause) -> None:
        """A finite verb behind "and"."""
        popped = False
        if self.comma:
            while len(self.frames) > 1 and self.frame.opener in ("WH", "PWH", "GAP", "WHERE") and self.frame.comma:
                if self.frames[-2].verb is None:
                    break
                self._pop()
                popped = True
        if popped and len(self.frames) == 1:
            self._emit("BREAK", "")
        self._emit("AND_F", self.cc)
        self._take_verb(clause)

    def _further_verb(self, at: int, clause: Clause) -> None:
        """A finite verb where the open clause has one already: what stands between is its subject, or an outer clause
        waits for it."""
        frame = self.frame
        last = frame.last
        assert last is not None
        if self._bare(at, clause):
            return
        says = last.lemma in self.sets["say"] or self.quoted
        outer = self._outer()
        if outer < 0 and self._says_before(at, clause):
            self.close()
            self._emit("VSAY", clause)
            self.frame.verb = self.frame.last = clause
            return
        if not self.comma and self.preposition > frame.object and outer < 0 and self._open_clause_by_preposition():
            self._take_verb(clause)
            return
        if self.comma and self.time >= 0 and self.time == len(self.terms) - 1 and outer < 0:
            self._insert(self.time, "BREAK")
            self.finish()
            self.frame = Frame("ROOT", self.time)
            self.frames = [self.frame]
            self.terms[self.time] = "SUBJ"
            self.frame.subject = self.time
            self._take_verb(clause)
            return
        apart = self.comma and (outer >= 0 or not _ENCLOSED.intersection(self.terms[frame.object :]))
        if frame.object >= 0 and not apart and self._may_act(frame.object):
            strong = says and (outer < 0 or self._verbs_left(at) > 0)
            if strong or outer < 0:
                if not strong and self._reduced(clause):
                    self._as_participle(clause)
                    return
                self._zero(frame.object)
                self._take_verb(clause)
                return
        if outer < 0 and self._open_clause_by_preposition():
            self._take_verb(clause)
            return
        if outer >= 0:
            if not self.comma and self.preposition >= 0 and self._verbs_left(at) > 0 and self._open_clause_by_preposition():
                self._take_verb(clause)
                return
            while len(self.frames) - 1 > outer:
                self._pop()
            if self.frame.subject >= 0:
                self.terms[self.frame.subject] = "SUBJ"
            self._take_verb(clause)
            return
        for depth in range(len(self.frames) - 2, -1, -1):
            above = self.frames[depth]
            if above.object >= 0 and above.last is not None and above.last.lemma in self.sets["say"]:
                while len(self.frames) - 1 > depth:
                    self._pop()
                self._zero(above.object)
                self._take_verb(clause)
                return
        if not self.comma and self._reduced(clause):
            self._as_participle(clause)
            return
        if self.time >= 0 and self.time == len(self.terms) - 1 and self.terms[self.time] == "TIME":
            self._zero(self.time)
            self._take_verb(clause)
            return
        self._emit("AND_F", ",")
        self._take_verb(clause)

    def _bare(self, at: int, clause: Clause) -> bool:
        """What was taken for a present tense is a bare verb: "did troops attack", "helped the city rebuild"."""
        last = self.frame.last
        if clause.start != clause.verb or self.tags[clause.verb] != "VBP" or last is None:
            return False
        if self._question("VB", clause):
            return True
        if self.frame.object < 0 or not self._open() or last.lemma not in self.sets["bare-infinitive"]:
            return False
        clause.form, clause.tense = "bare", ""
        self._emit("VB", clause)
        self.frame.forms += " VB"
        self.frame.last = clause
        self.frame.object = self.nominal = _NONE
        return True

    def _may_act(self, at: int) -> bool:
        """Whether the noun phrase at output position `at` may be a subject: not "them", "himself"."""
        phrase = self.values[at]
        return self.chunks.sentence.lowers[phrase.head] not in self.sets["object-pronouns"]

    def _zero(self, at: int) -> None:
        """The noun phrase at output position `at` is the subject of a clause without "that"."""
        self._insert(at, "ZERO")
        self.terms[at + 1] = "SUBJ"
        self._push("ZERO", at)
        self.frame.subject = at + 1

    def _outer(self) -> int:
        """Depth of the nearest outer clause that waits for its verb, or -1."""
        for depth in range(len(self.frames) - 2, -1, -1):
            frame = self.frames[depth]
            if frame.verb is None and (frame.subject >= 0 or frame.opener in ("WH", "WHAT")):
                return depth
        return -1

    def _verbs_left(self, at: int) -> int:
        """How many finite verbs follow before the next break."""
        found = 0
        for kind in self.kinds[at + 1 : self.limit]:
            if kind == "VF":
                found += 1
            elif kind in ("SEMI", "STOP", "COLON"):
                break
        return found

    def _reduced(self, clause: Clause) -> bool:
        """Whether what was taken for a past tense may be a participle on the noun before it: "villages shelled by"."""
        return (
            self.nominal == len(self.terms) - 1
            and clause.start == clause.verb
            and self.tags[clause.verb] == "VBD"
            and clause.lemma not in self.sets["unaccusative"]
            and self.chunks.sentence.lowers[clause.verb].endswith(("ed", "n", "t", "d", "e"))
        )

    def _as_participle(self, clause: Clause) -> None:
        clause.form = "participle"
        clause.voice = "passive"
        clause.tense = ""
        self._emit("VN", clause)
        self.frame.last = clause
        self.frame.object = self.nominal = _NONE

    # -- brackets ------------------------------------------------------------------------------------------------------

    def _bracket(self, at: int, end: int) -> int:
        """"(UN)" is an apposition; anything longer is parsed after the rest."""
        kinds = self.kinds
        close = at + 1
        while close < end and kinds[close] != "RPAR":
            close += 1
        if self._open() and kinds[at + 1 : at + 2] and kinds[at + 1] in ("WH", "VN", "VG", "WHERE"):
            return at + 1
        if close == at + 2 and kinds[at + 1] == "NP" and self._open():
            self._emit("APP", "(")
            self._noun(self.chunks.values[at + 1], False)  # type: ignore[arg-type]
        elif close > at + 1:
            self.later.append((at + 1, close))
        return min(close + 1, end)


_HANDLERS = {
    "NP": Marking.noun,
    "TIME": Marking.when,
    "ADJ": Marking.adjective,
    "PRT": Marking.particle,
    "ADV": Marking.adverb,
    "P": Marking.preposition_,
    "THAT": Marking.that,
    "SC": Marking.subordinator,
    "WH": Marking.wh,
    "WHERE": Marking.wh,
    "VI": Marking.lesser_verb,
    "VB": Marking.lesser_verb,
    "VG": Marking.lesser_verb,
    "VN": Marking.lesser_verb,
    "VF": Marking.finite,
}
