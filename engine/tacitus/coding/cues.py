"""Cues: the words of rules/cues that mark modality, attribution, time, place and quantity, as plain data."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from tacitus.coding.discards import Discards
from tacitus.errors import Fault, RuleError

if TYPE_CHECKING:
    from tacitus.yamlfile import Plain


class Cues(msgspec.Struct, frozen=True):
    """Words are lower-case lemmas; `be x` stands for a passive or an adjective under a copula.

    Of modality: `modals`: modal -> modality ("reported" for would); `raising`: verb or `be x` -> modality of what it
    governs; `coming`: what tells under a copula or in a passive that somebody is still to come; `nouns`, `adjectives`:
    lemma -> modality; `conditions`, `denying`, `topical`, `sequence`: markers; `half_conditions`: those that are conditions
    only beside a clause; `denials`: verbs whose that-clause is denied; `purposes`: preposition and noun ("in effort") that
    tell what something is done for; `ranks`: what tells of a noun that it did what an infinitive on it tells;
    `background`: prepositions of what is no news; `known_by`: verbs whose reduced passive says what something is;
    `by_doing`: verbs whose infinitive of purpose tells what was done; `ordering`: verbs whose subject does what is done to
    the object; `wanting`: verbs whose that-clause tells what is wanted.

    Of who does it, and to whom: `light`: verbs that lend their subject to an event noun; `answering`: verbs whose subject
    does what stands behind their "with"; `taking_part`: preposition and noun ("after talk") behind which the subject of the
    clause takes part; `transparent`: nouns one looks through; `aims`: prepositions behind which a target stands in, and `on
    bill` for a noun behind whose preposition a topic stands; `writings`: nouns of what speaks for whoever is the subject of
    one of the verbs `issuing` over it, when it does what `written` tell; `tellings`: nouns that stand for what was told
    before, `deeds`: the types of events that each may stand for; `owning`: words that say it is one's own.

    Types of events: `judging`: that judge a thing; `harming`: of what one does to others; `blows`: that kill and wound.
    `striking`: what opens a clause that tells the blow.

    Of speech and place: `reporting`: verbs of saying; `according`: prepositions of attribution; `place_words`: prepositions
    of an event's place; `grounds`: nouns of places where somebody rules or lives.

    Of time and quantity: the tables of rules/cues/time.yaml and quantities.yaml; `number_words`: words that tell a number;
    `counting`: words without one of which no number of a sentence counts anything; `at_least`, `at_most`: what stands
    before a number, with a blank in front of it. `discards`: rules/cues/discards.yaml.
    """

    modals: dict[str, str]
    raising: dict[str, str]
    coming: frozenset[str]
    nouns: dict[str, str]
    adjectives: dict[str, str]
    conditions: frozenset[str]
    half_conditions: frozenset[str]
    denying: frozenset[str]
    denials: frozenset[str]
    topical: frozenset[str]
    purposes: frozenset[str]
    sequence: frozenset[str]
    ranks: frozenset[str]
    background: frozenset[str]
    known_by: frozenset[str]
    old_years: int
    light: frozenset[str]
    taking_part: frozenset[str]
    answering: frozenset[str]
    transparent: frozenset[str]
    aims: dict[str, frozenset[str]]
    tellings: frozenset[str]
    deeds: dict[str, frozenset[str]]
    judging: frozenset[str]
    harming: frozenset[str]
    blows: frozenset[str]
    striking: frozenset[str]
    owning: frozenset[str]
    reporting: frozenset[str]
    according: frozenset[str]
    place_words: frozenset[str]
    grounds: frozenset[str]
    by_doing: frozenset[str]
    ordering: frozenset[str]
    writings: frozenset[str]
    issuing: frozenset[str]
    written: frozenset[str]
    wanting: frozenset[str]
    together: frozenset[str]
    time_words: frozenset[str]
    weekdays: dict[str, int]
    months: dict[str, int]
    days: dict[str, int]
    units: dict[str, str]
    seasons: dict[str, int]
    relative: dict[str, int]
    parts: frozenset[str]
    ago: frozenset[str]
    ahead: frozenset[str]
    before_years: frozenset[str]
    before_months: frozenset[str]
    numbers: dict[str, int]
    hours: frozenset[str]
    counted: dict[str, str]
    states: dict[str, str]
    totals: dict[str, str]
    since: frozenset[str]
    groups: frozenset[str]
    money: frozenset[str]
    multipliers: dict[str, int]
    joining: frozenset[str]
    at_least: tuple[str, ...]
    at_most: tuple[str, ...]
    number_words: frozenset[str]
    counting: frozenset[str]
    discards: Discards

    @classmethod
    def from_rules(cls, folder: Path) -> Cues:
        """Read the cue files of a rules folder (`folder` is rules/cues). Raises RuleError with every missing part."""
        from tacitus.yamlfile import read  # yaml is needed only where there is no image

        files = {path.stem: _mapping(read(path)) for path in sorted(folder.glob("*.y*ml"))}
        missing = [name for name in _FILES if name not in files]
        if missing:
            raise RuleError(
                [Fault(str(folder / f"{name}.yaml"), 1, 1, "missing-cues", "no such file") for name in missing]
            )
        modality, nouns, time = files["modality"], files["nouns"], files["time"]
        quantities, attribution = files["quantities"], files["attribution"]
        part, writings = _mapping(nouns.get("taking-part")), _mapping(nouns.get("writings"))
        topics = [f"on {word}" for word in _words(nouns, "topics")]
        numbers = _numbers(time, "numbers") | _numbers(quantities, "numbers")
        multipliers = _numbers(quantities, "multipliers")
        counted, states = _inverted(quantities, "roles"), _inverted(quantities, "states")
        totals = {key: str(value) for key, value in _mapping(quantities.get("totals")).items()}
        money = _words(quantities, "money")
        return cls(
            modals=_inverted(modality, "modals"),
            raising=_inverted(modality, "raising"),
            coming=_words(modality, "coming"),
            nouns=_inverted(modality, "nouns"),
            adjectives=_inverted(modality, "adjectives"),
            conditions=_words(modality, "conditions") | _words(modality, "half-conditions"),
            half_conditions=_words(modality, "half-conditions"),
            denying=_words(modality, "denying"),
            denials=_words(modality, "denials"),
            topical=_words(modality, "topical"),
            purposes=_words(modality, "purposes"),
            sequence=_words(modality, "sequence"),
            ranks=_words(modality, "ranks"),
            by_doing=_words(modality, "by-doing"),
            ordering=_words(modality, "ordering"),
            wanting=_words(modality, "wanting"),
            background=_words(modality, "background"),
            known_by=_words(modality, "known-by"),
            old_years=_number(modality, "old-years", 1),
            light=_words(nouns, "light"),
            answering=_words(nouns, "answering"),
            taking_part=frozenset(
                f"{prep} {noun}" for prep in _words(part, "behind") for noun in _words(part, "nouns")
            ),
            transparent=_words(nouns, "transparent"),
            aims={key: frozenset((*_flat(words), *topics)) for key, words in _mapping(nouns.get("aims")).items()},
            tellings=_words(nouns, "tellings"),
            deeds=_several(nouns, "deeds"),
            writings=_words(writings, "nouns"),
            issuing=_words(writings, "issuing"),
            written=_words(writings, "verbs"),
            judging=_words(nouns, "judging"),
            harming=_words(nouns, "harming"),
            blows=_words(nouns, "blows"),
            striking=_words(nouns, "striking"),
            owning=_words(nouns, "owning"),
            reporting=_words(attribution, "verbs"),
            according=_words(attribution, "prepositions"),
            place_words=_words(files["places"], "prepositions"),
            grounds=_words(files["places"], "grounds"),
            together=_words(time, "together"),
            time_words=frozenset(
                word for key in ("weekdays", "months", "days", "units", "seasons") for word in _mapping(time.get(key))
            ),
            weekdays=_numbers(time, "weekdays"),
            months=_numbers(time, "months"),
            days=_numbers(time, "days"),
            units={key: str(value) for key, value in _mapping(time.get("units")).items()},
            seasons=_numbers(time, "seasons"),
            relative=_numbers(time, "relative"),
            parts=_words(time, "parts"),
            ago=_words(time, "ago"),
            ahead=_words(time, "ahead"),
            before_years=_words(time, "before-years"),
            before_months=_words(time, "before-years") | _words(time, "before-months"),
            numbers=numbers,
            hours=_words(time, "hours"),
            counted=counted,
            states=states,
            totals=totals,
            since=_words(quantities, "since"),
            groups=_words(quantities, "groups"),
            money=money,
            multipliers=multipliers,
            joining=_words(quantities, "joining"),
            at_least=tuple(f" {words}" for words in sorted(_words(quantities, "at-least"))),
            at_most=tuple(f" {words}" for words in sorted(_words(quantities, "at-most"))),
            number_words=frozenset(numbers.keys() | multipliers.keys()),
            counting=frozenset({word.partition("_")[0] for word in counted} | states.keys() | totals.keys() | money),
            discards=Discards.from_rules(folder / "discards.yaml"),
        )


_FILES = ("attribution", "modality", "nouns", "places", "quantities", "time")


def _mapping(value: Plain | None) -> dict[str, Plain]:
    return value if isinstance(value, dict) else {}


def _flat(value: Plain | None) -> list[str]:
    if isinstance(value, list):
        return [word for item in value for word in _flat(item)]
    return [value.lower()] if isinstance(value, str) and value else []


def _words(table: dict[str, Plain], key: str) -> frozenset[str]:
    return frozenset(_flat(table.get(key)))


def _inverted(table: dict[str, Plain], key: str) -> dict[str, str]:
    return {word: name for name, words in _mapping(table.get(key)).items() for word in _flat(words)}


def _several(table: dict[str, Plain], key: str) -> dict[str, frozenset[str]]:
    """As `_inverted`, of words that stand under several names."""
    found: dict[str, frozenset[str]] = {}
    for name, words in _mapping(table.get(key)).items():
        for word in _flat(words):
            found[word] = found.get(word, frozenset()) | {name}
    return found


def _number(table: dict[str, Plain], key: str, default: int) -> int:
    value = table.get(key)
    return int(value) if isinstance(value, str) and value.isdigit() else default


def _numbers(table: dict[str, Plain], key: str) -> dict[str, int]:
    return {word: int(str(number)) for word, number in _mapping(table.get(key)).items()}
