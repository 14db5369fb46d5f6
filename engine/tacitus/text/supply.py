"""The finite verb of a sentence in which the words alone gave none: "Farmers in Peru block roads"."""

from __future__ import annotations

from tacitus.text.entries import Entry

_SUBJECTS = frozenset(["NN", "NNS", "NNP", "NNPS", "PRP", "CD", "-RRB-", "DT"])
_MANY = frozenset(["NNS", "NNPS"])
_ONE = frozenset(["NN", "NNP", "PRP", "-RRB-"])
_BEHIND_COMMA_VERB = frozenset(["NN", "NNS", "NNP", "NNPS", "DT", "PRP$", "PRP", "CD", "JJ", "TO", "IN"])
_BEHIND_VERB = frozenset(["IN", "TO", "RB", "RP", "NNP"])
_ENDS = frozenset(["", ".", ",", ":", ";", "of"])


def supply_finite(tags: list[str], entries: list[Entry]) -> None:
    """Makes the first word that can be one, behind what can be its subject, the finite verb of the sentence."""
    passive = 0
    other = ""
    for index in range(1, len(tags)):
        entry, tag, before = entries[index], tags[index], tags[index - 1]
        if before not in _SUBJECTS:
            if before == "," and (found := _behind_apposition(tags, entries, index)):
                passive, other = index, found
                break
            continue
        behind = entries[index + 1].lower if index + 1 < len(tags) else ""
        if tag in ("VBN", "JJ") and "VBD" in entry.kind.possible:
            if behind != "by":
                tags[index] = "VBD"
                return
            passive = passive or index
        elif tag == "NNS" and "VBZ" in entry.kind.possible and before in _ONE and behind not in _ENDS:
            other, passive = "VBZ", index
            break
        elif (
            tag == "NN"
            and "VBP" in entry.kind.usual
            and (before in _MANY or (_many_in(tags, index) and _takes_object(tags, index, behind)))
        ):
            other, passive = "VBP", index
            break
    if passive:
        tags[passive] = other or "VBD"
        _free_particle(tags, entries, passive)


def supply_main(tags: list[str], entries: list[Entry], finite: list[int]) -> None:
    """Gives a sentence whose finite verbs all stand behind a relative pronoun one before it: "Ousted in May, the president
    lives in a villa from which he has not spoken"."""
    for index in range(1, finite[0] - 1):
        tag = tags[index]
        if tag == "WDT" or tag == "WP":
            return
        verb = ""
        if tag == "NNS" and tags[index - 1] in _ONE and tags[index + 1] in _BEHIND_VERB:
            verb = "VBZ"
        elif tag == "NN" and _many_in(tags, index) and _takes_object(tags, index, entries[index + 1].lower):
            verb = "VBP"
        if verb in entries[index].kind.possible and not {"WDT", "WP"}.isdisjoint(tags[index : finite[0]]):
            tags[index] = verb
            finite.insert(0, index)
            _free_particle(tags, entries, index)
            return


def _free_particle(tags: list[str], entries: list[Entry], verb: int) -> None:
    """Behind what has turned out to be a verb "off" and the like are particles: "seal off a port"."""
    if tags[verb + 1 : verb + 2] == ["IN"] and entries[verb + 1].kind.usual[0] == "RP":
        tags[verb + 1] = "RP"


def _many_in(tags: list[str], index: int) -> bool:
    """Whether a name, a preposition and a plural noun stand before the word: "farmers in Peru block"."""
    at = index - 1
    while at > 1 and tags[at] == "NNP":
        at -= 1
    return at < index - 1 and tags[at] == "IN" and tags[at - 1] in _MANY


def _takes_object(tags: list[str], index: int, behind: str) -> bool:
    """Whether what stands behind the word could be the object of a verb, or belong to one: no "strike on a school"."""
    ahead = tags[index + 1] if index + 1 < len(tags) else ""
    return ahead in _BEHIND_COMMA_VERB and behind not in ("on", "of")


def _behind_apposition(tags: list[str], entries: list[Entry], index: int) -> str:
    """The tag of the noun behind a second comma if it is a verb: "The dam, one of the largest, supplies power", "The dams,
    among the largest, supply power"; else ""."""
    if "," not in tags[: index - 1] or index + 1 >= len(tags) or tags[index + 1] not in _BEHIND_COMMA_VERB:
        return ""
    if tags[index] == "NNS" and "VBZ" in entries[index].kind.possible:
        return "VBZ"
    many = tags[index] == "NN" and "VBP" in entries[index].kind.possible and "NNS" in tags[: tags.index(",")]
    return "VBP" if many else ""
