"""A second look at the verbs of a sentence, with the whole clause in view."""

from __future__ import annotations

from itertools import pairwise

from tacitus.text.entries import Entry
from tacitus.text.supply import supply_finite, supply_main

_SUBJECTS = frozenset(["NN", "NNS", "NNP", "NNPS", "PRP", "CD", "-RRB-", "DT"])
_NAMED = frozenset(["NN", "NNS", "NNP", "NNPS"])
_BORDERS = frozenset([",", ":", "CC", "WDT", "WP", "WRB", "``", "''", "-LRB-", "-RRB-"])
_ONE = frozenset(["NN", "NNP", "PRP", "-RRB-"])
_NO_SUBJECT = frozenset(["VBG", "VBN", "JJ", "TO", "IN", ","])
_FINITE = frozenset(["MD", "VBD", "VBZ", "VBP", "VB"])
_OBJECT_OPENS = frozenset(["DT", "PRP$", "PRP", "CD"])
_OBJECTS = frozenset(["JJ", "NNS", "NNP", "NNPS", "VBG"])
_BEHIND_VERB = frozenset(["IN", "TO", "RB", "RP", "NNP"])
_GOVERNORS = frozenset(["IN", "TO", "PDT"])
_OBJECT_AHEAD = frozenset("dqmpCnNjaswJ")


def repair(tags: list[str], entries: list[Entry], finite: list[int]) -> None:
    """Changes tags in place. `finite`: the indexes of the finite verbs.

    Of two finite verbs without a border or a subject between them the first is a participle ("villages shelled on
    Monday were evacuated") or a noun if it can be; a sentence without a finite verb takes the likeliest candidate.
    """
    for first, second in pairwise(finite):
        entry = entries[first]
        if tags[first] == "VBD":
            other = "VBN" if "VBN" in entry.kind.usual else ""
        else:
            other = entry.kind.usual[0] if entry.kind.usual[0] in ("NN", "NNS") else ""
        if other and _no_subject(tags, entries, first, second):
            tags[first] = other
    for index in finite:
        if tags[index] == "MD" and tags[index + 1 : index + 2] == ["NN"] and index and tags[index - 1] in _SUBJECTS:
            tags[index + 1] = "VB"  # a word that no lexicon has as a verb: "will greenlight the plan"
    if len(finite) > 1:
        _between_commas(tags, entries, finite[0], finite[1])
    if tags[:2] == ["VBG", "IN"] and finite and "NN" in entries[0].kind.usual and "," not in tags[: finite[0]]:
        tags[0] = "NN"  # "Fighting between the army and rebels killed ten"
    if not finite:
        supply_finite(tags, entries)
    elif "WDT" in tags or "WP" in tags:
        supply_main(tags, entries, finite)
    for index in finite:
        if tags[index] == "VBD" and entries[index].kind.usual[0] == "VBN":
            _exchange(tags, entries, index)


def subordinate(tags: list[str], entries: list[Entry], finite: list[int], waits: list[tuple[int, int]]) -> None:
    """Gives each stretch from a subordinator to a comma a finite verb, if it has a word that can be one behind what can be
    its subject: "If the army attacks, ..."."""
    for opener, comma in waits:
        if tags[opener + 1] in _NO_SUBJECT:
            continue
        for index in range(opener + 2, comma):
            entry, tag, before = entries[index], tags[index], tags[index - 1]
            other = ""
            if tag == "NNS" and "VBZ" in entry.kind.possible and before in _ONE:
                other = "VBZ"
            elif tag == "NN" and "VBP" in entry.kind.usual and before in ("NNS", "NNPS", "PRP"):
                other = "VBP"
            elif (
                tag == "VBN"
                and "VBD" in entry.kind.possible
                and before in _SUBJECTS
                and entries[index + 1].ahead != "b"
            ):
                other = "VBD"
            if other and (index + 1 == comma or tags[index + 1] in _BEHIND_VERB):
                tags[index] = other
                finite.append(index)
                finite.sort()
                break


def subjunctive(tags: list[str], entries: list[Entry], finite: list[int], that: int, demanding: frozenset[str]) -> None:
    """Behind "demanded that" and the like a bare verb can follow a singular subject: "that Peru ease curbs". `that`: the
    index of the last "that"; `demanding`: the lemmas of verbs and nouns over such a clause."""
    for index in range(that - 1, -1, -1):
        tag = tags[index]
        verb = tag[0] == "V"
        if (verb or tag in ("NN", "NNS")) and entries[index].lemma_as(tag) in demanding:
            break
        if verb or tag in _BORDERS:
            return
    else:
        return
    found, sure = 0, False
    for index in range(that + 2, len(tags) - 1):
        tag = tags[index]
        if tag in _FINITE:
            return
        if tag in _BORDERS:
            break
        if tag in ("NN", "JJ") and "VB" in entries[index].kind.usual and tags[index - 1] in _ONE:
            if tags[index + 1] in _OBJECT_OPENS:
                found = index
                break
            if not sure:
                found, sure = index, tags[index + 1] in _OBJECTS
    if found:
        tags[found] = "VBP"
        finite.append(found)
        finite.sort()


def helped(tags: list[str], entries: list[Entry], finite: list[int], verb: int) -> None:
    """Behind "help" and the like, whose index is `verb`, and an object comes a bare verb: "helped Chad plan its defence",
    "agreed to let inspectors visit the site"."""
    for index in range(verb + 2, len(tags) - 1):
        tag = tags[index]
        if tag == "VBP" and tags[index - 1] in _NAMED and index in finite:
            tags[index] = "VB"
            finite.remove(index)
            return
        if tag[0] == "V" or tag in _BORDERS or tag in ("MD", "TO", "IN"):
            return
        if tag == "NN" and tags[index - 1] in _NAMED and "VB" in entries[index].kind.usual:
            verb_first = entries[index].kind.usual[0] in ("VB", "VBP") and tags[index + 1] in _OBJECTS
            if verb_first or tags[index + 1] in _OBJECT_OPENS or entries[index + 1].lower == "with":
                tags[index] = "VB"
            return


def inverted(tags: list[str], entries: list[Entry]) -> None:
    """Behind a modal or "did" that opens the sentence a bare verb comes: "Should the talks fail, ..."."""
    if tags[0] != "MD" and entries[0].kind.state != "DO":
        return
    found = 0
    for index in range(1, len(tags)):
        tag = tags[index]
        if tag[0] == "V" or tag in _BORDERS or tag == ".":
            break
        if tag == "NN" and tags[index - 1] in _NAMED and "VB" in entries[index].kind.usual:
            found = index
    else:
        index = 0
    if found and tags[index][0] != "V":
        tags[found] = "VB"


def _between_commas(tags: list[str], entries: list[Entry], first: int, second: int) -> None:
    """Of "The pilot, shot in the leg, survived" makes the first verb a participle."""
    if (
        tags[first] != "VBD"
        or first < 2
        or tags[first - 1] != ","
        or tags[second - 1] != ","
        or entries[first].kind.state
    ):
        return
    behind = tags[first + 1] in ("IN", "TO") and not _BORDERS.intersection(tags[first + 1 : second - 1])
    if behind and tags[first - 2] in _NAMED and "VBN" in entries[first].kind.possible:
        tags[first] = "VBN"


def passives(tags: list[str], entries: list[Entry]) -> None:
    """In a headline a past form without an object is a passive participle: "Two hostages freed in Mali"."""
    for index, tag in enumerate(tags):
        if tag == "VBD" and "VBN" in entries[index].kind.possible and not entries[index].kind.state:
            behind = entries[index + 1].ahead if index + 1 < len(tags) else "."
            if behind not in _OBJECT_AHEAD:
                tags[index] = "VBN"


def _exchange(tags: list[str], entries: list[Entry], first: int) -> None:
    """Of "talks aimed at ending the strike collapsed" makes the verb finite that more often is; `first` is a participle more often."""
    if first == 0 or tags[first - 1] not in _NAMED:
        return
    if first + 1 < len(tags) and tags[first + 1] not in ("IN", "TO"):
        return
    for index in range(first + 2, len(tags)):
        if tags[index] in _BORDERS:
            return
        if tags[index] == "VBN" and entries[index].kind.usual[0] == "VBD" and tags[index - 1] in _NAMED:
            tags[first], tags[index] = "VBN", "VBD"
            return


def _no_subject(tags: list[str], entries: list[Entry], first: int, second: int) -> bool:
    """Whether every noun between the two verbs hangs on a preposition, so that none is the second verb's subject."""
    if (
        first == 0
        or tags[first - 1] not in _SUBJECTS
        or tags[first - 1] == "PRP"
        or (entries[first].kind.state and tags[first + 1 : first + 3] != ["TO", "VB"])  # "soldiers believed to be dead"
        or _in_relative(tags, entries, first)
    ):
        return False
    if tags[second - 2 : second] == ["NNS", "NNS"]:
        return False  # "fled amid reports rebels had left"
    if tags[second - 1] == "IN" or _in_gap(tags, first):  # "the sanctions they called for were lifted"
        return False
    governed = False
    for index in range(first + 1, second):
        tag = tags[index]
        if tag in _BORDERS or entries[index].kind.state in ("SUB", "THAT"):
            return False
        if tag in ("IN", "TO"):
            governed = entries[index].kind.state != "HALF" or (  # "held since July"
                entries[index].lower == "since" and tags[index + 1] in ("NNP", "CD")
            )
        elif tag in ("PRP", "EX", "DT", "PRP$") and tags[index - 1] not in _GOVERNORS:
            return False  # a phrase of its own: "the soldier the rebels hold"
        elif tag == "PRP" and index == second - 1 and entries[index - 1].kind.state == "HALF":
            return False  # a clause of its own: "fired before it could stop"
        elif not governed and (tag in _NAMED or entries[index + 1].lower == "of"):
            return False  # "after talks collapsed", "after some of them left"
    return True


def _in_gap(tags: list[str], verb: int) -> bool:
    """Whether the subject of the verb follows a noun directly: "the hostages the rebels freed flew home"."""
    index = verb - 1
    while index > 0 and tags[index] in ("NN", "NNS", "NNP", "NNPS", "JJ"):
        index -= 1
    return index > 0 and index < verb - 1 and tags[index] == "DT" and tags[index - 1] == "NNS"


def _in_relative(tags: list[str], entries: list[Entry], verb: int) -> bool:
    """Whether the verb is the first behind a relative or interrogative pronoun: "what they discussed remains"."""
    for index in range(verb - 1, -1, -1):
        tag = tags[index]
        if tag in ("WP", "WDT", "WRB"):
            return True
        if entries[index].kind.state == "THAT":
            return index > 0 and tags[index - 1] in _NAMED
        if tag == "CC" and tags[index - 1] in _NAMED and tags[index + 1] in _NAMED:
            continue  # "the deal that Iran and Russia signed"
        if tag in _BORDERS or tag[0] == "V" or tag == "MD":
            return False
    return False
