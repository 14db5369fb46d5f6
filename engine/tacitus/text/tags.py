"""Tags and lemmas of a sentence's tokens, chosen from what the lexicon allows by what stands around them."""

from __future__ import annotations

from tacitus.text.choices import choose
from tacitus.text.entries import Entry
from tacitus.text.kinds import Context, Kind
from tacitus.text.lexicon import Lexicon
from tacitus.text.openings import Openings
from tacitus.text.repair import helped, inverted, passives, repair, subjunctive, subordinate
from tacitus.text.sentence import Sentence
from tacitus.text.steps import FINITE, JOINT, OPENS, PREPOSITION, QUOTE, REPORTS, TRANSPARENT, VERB, Step

# A decision by the word's kind and what stands right before and behind, or by all of the context.
Near = tuple[Kind, str, str]
Wide = tuple[Kind, str, str, str, str, int]
_WIDE: Step = ("", "", 0)  # stands for a decision that needs all of the context
_MEMO_SIZE = 100_000
_NOUNS = frozenset(["NN", "NNS", "NNP", "NNPS"])
_UNSEEN = frozenset("rxk")
_BEFORE_QUOTE = frozenset(["", ",", ":", "REPORT"])


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
                    helped(tags, entries, index)
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
        near, wide = self._near, self._wide
        letters = [entry.ahead for entry in entries]
        letters += (".", ".", ".")
        tags: list[str] = []
        finite: list[int] = []
        waits: list[tuple[int, int]] = []
        opener = -1
        that = 0
        before2 = before = verb = ""
        clause = index = 0
        # A noun behind the preposition that opens a sentence is no subject: until the comma no finite verb is due.
        pending = False
        fronted = bool(entries) and entries[0].kind.usual[0] == "IN" and entries[0].kind.state == ""
        if fronted:
            clause = 3
        for entry in entries:
            index += 1
            step = entry.step
            if step is None:
                ahead = letters[index]
                ahead2 = letters[index + 1]
                if ahead in _UNSEEN:
                    ahead, ahead2 = ahead2, letters[index + 2]
                kind = entry.kind
                step = near.get((kind, before, ahead))
                if step is _WIDE:
                    step = wide.get((kind, before2, before, ahead, ahead2, clause))
                if step is None:
                    step = self._remember((kind, before2, before, ahead, ahead2, clause))
            tag, state, effect = step
            tags.append(tag)
            if effect < 0:
                before2 = before
                before = state
                continue
            if effect == TRANSPARENT or (effect == QUOTE and before not in _BEFORE_QUOTE):
                if before == "DO" and entry.ahead == "x":
                    before = "MD"  # "did not" is no main verb
                elif before == "DT" and entry.lower == "longer":
                    before = before2  # nor is "no longer" a determiner
                continue
            before2 = before
            before = state
            if effect in (PREPOSITION, VERB):
                # What follows ", in", "and by", ", saying" hangs on it: no subject of a finite verb until a comma.
                if clause == 2 and (before2 == "," or before2 == "CC"):
                    clause = 1
                if effect == VERB:
                    verb = tag
            elif effect == JOINT:
                before2 = verb
                if opener >= 0 and tag == ",":
                    waits.append((opener, index - 1))
                    opener = -1
                if fronted:
                    fronted = tag != ","
                    clause = 3 if fronted else 0
                elif clause:
                    clause = 2
            elif effect >= FINITE:
                verb = tag
                clause = 0 if effect == REPORTS or pending else 1
                fronted = pending = False
                opener = -1
                finite.append(index - 1)
            elif effect == OPENS or tag == "``":
                # "The blast that levelled the house killed ...": behind the relative clause the verb is still due.
                pending = clause == 0 and before2 in _NOUNS and (state == "WH" or (state == "THAT" and not finite))
                if state == "SUB":
                    opener = index - 1
                    pending = pending or (tag == "WP" and clause == 0)
                elif state == "WH" and before2 == "," and clause == 0:
                    pending = True  # "The law, which was passed in May, bans guns"
                elif state == "THAT":
                    that = index - 1
                clause = 0
            elif clause:
                clause = 2
        return tags, finite, waits, that

    def _remember(self, key: Wide) -> Step:
        """Decides, and remembers the decision by as much of the context as it was made by."""
        kind, before2, before, ahead, ahead2, clause = key
        context = Context(before2, before, ahead, ahead2, clause)
        step = kind.step_as(choose(kind, context), ahead)
        if len(self._near) >= _MEMO_SIZE or len(self._wide) >= _MEMO_SIZE:
            self._near.clear()
            self._wide.clear()
        if context.wide:
            self._near[kind, before, ahead] = _WIDE
            self._wide[key] = step
        else:
            self._near[kind, before, ahead] = step
        return step
