"""Tags and lemmas of a sentence's tokens, chosen from what the lexicon allows by what stands around them."""

from __future__ import annotations

from tacitus.text.choices import choose
from tacitus.text.entries import Entry
from tacitus.text.kinds import Context, Kind
from tacitus.text.lexicon import Lexicon
from tacitus.text.openings import Openings
from tacitus.text.repair import helped, inverted, passives, repair, subjunctive, subordinate
from tacitus.text.sentence import Sentence
from tacitus.text.steps import JOINT, OPENS, QUOTE, REPORTS, VERB, Step

# A decision by the word's kind and what stands right before and behind, or by all of the context.
Near = tuple[Kind, str, str]
Wide = tuple[Kind, str, str, str, str, int]
_MEMO_SIZE = 100_000
_NOUNS = frozenset(["NN", "NNS", "NNP", "NNPS"])
_UNSEEN = frozenset("rxk")
_FRONTING = frozenset(["", "OF"])
_BEFORE_QUOTE = frozenset(["", ",", ":", "REPORT"])
_STOP = Kind((".",), (), "", "")
_END = Entry(".", ".", {}, False, _STOP, _STOP.ahead, _STOP.step)  # what stands behind the last word


class Tagger:
    """Fills `tags` and `lemmas` of sentences. Remembers decisions; what it answers does not depend on what it saw."""

    __slots__ = ("_demanding", "_helping", "_name_openers", "_near", "_openings", "_titles", "_wide")

    def __init__(self, lexicon: Lexicon) -> None:
        self._openings = Openings(lexicon)
        self._titles = lexicon.classes["titles"]
        self._name_openers = lexicon.classes["name-openers"]
        self._demanding = lexicon.classes["demanding"]
        self._helping = lexicon.classes["helping-others"]
        self._near: dict[Near, Step] = {}
        self._wide: dict[Wide, Step] = {}

    def tag(self, sentence: Sentence) -> None:
        """Fills `sentence.tags` and `sentence.lemmas` from its words and names."""
        entries = self._openings.entries(sentence)
        tags, finite, waits, that = self._choose(entries)
        if waits:
            subordinate(tags, entries, finite, waits)
        if that:
            subjunctive(tags, entries, finite, that, self._demanding)
        if finite and not finite[0]:
            inverted(tags, entries)
        if not self._helping.isdisjoint(sentence.lowers):
            for index, entry in enumerate(entries):
                if entry.lower in self._helping and tags[index][0] == "V":
                    helped(tags, entries, finite, index)
        repair(tags, entries, finite)
        if sentence.headline:
            passives(tags, entries)
        if len(tags) > 1 and tags[1][:3] == "NNP" and tags[0] in ("NN", "JJ"):
            self._join_title(tags, entries)
        sentence.tags = tags
        sentence.lemmas = [
            entry.lemma or entry.lemmas.get(tag) or entry.lower for entry, tag in zip(entries, tags, strict=True)
        ]

    def _join_title(self, tags: list[str], entries: list[Entry]) -> None:
        """ "Minister Diaz", "Foreign Minister Diaz" at the start are names from the first word on."""
        if self._titles & {entries[0].lower, entries[1].lower} or entries[0].lower in self._name_openers:
            tags[0] = "NNP"

    def _choose(self, entries: list[Entry]) -> tuple[list[str], list[int], list[tuple[int, int]], int]:
        """The tags from left to right, the indexes of the finite verbs among them, the stretches from a subordinator to a
        comma that have none, and the index of the last "that", 0 without one."""
        near = self._near
        if len(near) >= _MEMO_SIZE or len(self._wide) >= _MEMO_SIZE:
            near.clear()
            self._wide.clear()
        around = [*entries, _END, _END, _END]
        tags: list[str] = []
        finite: list[int] = []
        waits: list[tuple[int, int]] = []
        opener = -1
        that = 0
        before2 = before = verb = ""
        clause = 0
        # A noun behind the preposition that opens a sentence is no subject: until the comma no finite verb is due.
        pending = False
        fronted = around[0].kind.usual[0] == "IN" and around[0].kind.state in _FRONTING
        if fronted:
            clause = 3
        for entry in entries:
            step = entry.step
            if step is None:
                index = len(tags)
                step = near.get((entry.kind, before, around[index + 1].ahead))
                if step is None:
                    step = self._look(around, index, before2, before, clause)
            tag, state, effect = step
            tags.append(tag)
            if effect < 0:
                before2 = before
                before = state
                continue
            if effect <= QUOTE:
                if effect == QUOTE and before in _BEFORE_QUOTE:
                    before2 = before
                    before = state
                    if tag == "``":
                        clause = 0
                        pending = False
                    elif clause:
                        clause = 2
                elif before == "DO" and entry.ahead == "x":
                    before = "MD"  # "did not" is no main verb
                elif before == "DT" and entry.lower == "longer":
                    before = before2  # nor is "no longer" a determiner
                continue
            before2 = before
            before = state
            if effect <= VERB:
                # What follows ", in", "and by", ", saying" hangs on it: no subject of a finite verb until a comma.
                if clause == 2 and (before2 == "," or before2 == "CC"):
                    clause = 1
                if effect == VERB:
                    verb = tag
            elif effect == JOINT:
                before2 = verb
                if opener >= 0 and tag == ",":
                    waits.append((opener, len(tags) - 1))
                    opener = -1
                if fronted:
                    fronted = tag != ","
                    clause = 3 if fronted else 0
                elif clause:
                    clause = 2
            elif effect <= REPORTS:
                verb = tag
                clause = 0 if effect == REPORTS or pending else 1
                fronted = False
                pending = pending and effect == REPORTS  # "The deal that both sides say has failed was signed"
                opener = -1
                finite.append(len(tags) - 1)
            elif effect == OPENS:
                # "The blast that levelled the house killed ...": behind the relative clause the verb is still due.
                relative = state == "WH" or state == "WP$"
                pending = clause == 0 and before2 in _NOUNS and (relative or (state == "THAT" and not finite))
                if state == "SUB":
                    opener = len(tags) - 1
                    pending = pending or (tag == "WP" and clause == 0)
                elif relative and before2 == "," and clause == 0:
                    pending = True  # "The law, which was passed in May, bans guns"
                elif state == "THAT":
                    that = len(tags) - 1
                clause = 0
            elif clause:
                clause = 2
        return tags, finite, waits, that

    def _look(self, around: list[Entry], index: int, before2: str, before: str, clause: int) -> Step:
        """The decision on a word that needs more of the context than what stands right before and behind, or is new; it
        is remembered by as much of the context as it was made by."""
        kind, ahead, ahead2 = around[index].kind, around[index + 1].ahead, around[index + 2].ahead
        unseen = ahead in _UNSEEN
        if unseen:
            ahead, ahead2 = ahead2, around[index + 3].ahead
            unseen = ahead in _UNSEEN  # two of them: what is behind the first alone must not take this for its own
            step = None if unseen else self._near.get((kind, before, ahead))
            if step is not None:
                return step
        key = (kind, before2, before, ahead, ahead2, clause)
        step = self._wide.get(key)
        if step is None:
            context = Context(before, ahead, before2, ahead2, clause)
            step = kind.step_as(choose(kind, context), ahead)
            if context.wide or unseen:
                self._wide[key] = step
            else:
                self._near[kind, before, ahead] = step
        return step
