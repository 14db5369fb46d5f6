"""Rule files as written: every key that a file may have, what it holds and what it is for.

One dataclass a kind of file. Reading (keys.record), rules/REFERENCE.md and the editors' JSON Schema all come from here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tacitus.rulebook.keys import Record, key
from tacitus.rulebook.values import Choice, Code, Day, Either, Line, Lines, Many, Number, Table
from tacitus.yamlfile import Mapping, Text

LANGUAGE_VERSION = "1"
SLOTS = ("SOURCE", "TARGET", "EVENT")
PARTICIPANTS = ("SOURCE", "TARGET")
GIVEN = ("PLACE", "TIME", "NUMBER", "THING", "PERSON")
MODALITIES = ("actual", "attempted", "planned", "possible", "conditional", "requested")
POLARITIES = ("affirmed", "negated")
STATUSES = ("draft", "stable", "deprecated")
CONDITIONS = {
    "SOURCE": ("sector", "code", "country"),
    "TARGET": ("sector", "code", "country"),
    "EVENT": ("type", "cameo", "code", "modality", "polarity", "modal", "source", "target"),
}

ID = Line("lower-case words joined by hyphens", r"[a-z0-9]+(-[a-z0-9]+)*")
LIST_NAME = Line("an upper-case name", r"[A-Z][A-Z0-9_]*")
TYPE = Line("an event type", r"[a-z]+(-[a-z]+)*(/[a-z]+(-[a-z]+)*)?")
PATTERN = Line("a pattern")
WORD = Line("a word or phrase")
NAME = Line("a name")
SECTOR = Line("a sector of three capitals", r"[A-Z]{3}")
PREFIX = Line("the first digits of a CAMEO code, an inner type, or `else`", r"\d{2,4}|inner/[a-z-]+|else")
VERSION = Choice((LANGUAGE_VERSION,))
TRUE = Choice(("true", "false"))
VALUES = Many(WORD)
TABLE = Table(PREFIX, Code(), "a mapping from codes (`{04: 036, else: 030}`)")

Texts = tuple[Text, ...]
Pairs = tuple[tuple[Text, Text], ...]
Condition = tuple[Text, Any]  # a slot with its (condition, values), or a condition of the event with its values


@dataclass(frozen=True, slots=True)
class WrittenRule:
    """One rule of a rule file."""

    place: Mapping
    id: Text | None = key(
        ID, "Its name within the file; the rule is called `<file>/<id>`.", "id: meet-with", required=True
    )
    title: Text | None = key(
        Line(), "What it is about, in a few words.", "title: Meet on the margins of something else"
    )
    event: Text | None = key(
        TYPE, "Event type; `none` blocks the trigger; `inner/...` is told only inside other events.", "event: meeting"
    )
    cameo: Text | None = key(Code(), "CAMEO code.", "cameo: 040")
    when: Texts = key(
        Many(PATTERN),
        "Patterns; any of them makes the rule match.",
        "when: SOURCE meet TARGET",
        required=True,
        default=(),
    )
    unless: Texts = key(
        Many(PATTERN),
        "Patterns; the rule does not match if the same clause also fits one of them.",
        "unless: SOURCE meet DEADLINES",
        default=(),
    )
    where: tuple[Condition, ...] = key(
        Table(
            Line("SOURCE, TARGET, EVENT, modality or polarity"),
            Either(VALUES, Table(Line("a condition"), VALUES)),
            "conditions by slot",
        ),
        "Conditions on what the slots hold: sector (`none`: a country itself), code, country of SOURCE and TARGET (`same-as TARGET`, `other-than TARGET`); "
        "type, cameo, modality, polarity, modal, source, target of EVENT; modality and polarity of the event itself.",
        "where: {TARGET: {sector: MIL}, EVENT: {type: [assault, fight], source: TARGET}}",
        default=(),
    )
    both_ways: Text | None = key(
        Line("`true` or the code of the mirror", r"true|false|\d{3,4}"),
        "The event is recorded in both directions; a code is that of the mirror (A visits B 042, B hosts A 043).",
        "both-ways: 043",
    )
    recode: Text | Pairs | None = key(
        Either(NAME, TABLE),
        "With EVENT: a column of the codebook's tables, or an own map from the part's code to the pair's (longest prefix wins).",
        "recode: intent",
    )
    when_negated: Text | None = key(
        NAME, 'With EVENT: the column for the negated form ("did not agree to").', "when-negated: reject"
    )
    keep: Text | None = key(TRUE, "With EVENT: the inner event is recorded too.", "keep: true")
    target: Text | None = key(
        Choice(("none", "doer")),
        "With EVENT: `none` takes no target from the inner event, `doer` rather him who does it than him to whom it is done.",
        "target: doer",
    )
    by_modality: Pairs = key(
        Table(Choice(MODALITIES), Code(), "codes by modality"),
        "Codes by modality, where the codebook's own table is too coarse.",
        "by-modality: {planned: 036}",
        default=(),
    )
    after: Texts = key(
        Many(Line("the id of a rule", r"[a-z0-9/-]+")),
        "Rules that win where both are equally specific.",
        "after: meet-with",
        default=(),
    )
    plover: Text | None = key(
        Line("a PLOVER type", r"[A-Z]+|none"), "PLOVER type, where the code alone does not give it.", "plover: COERCE"
    )
    modes: Texts | None = key(Many(WORD), "PLOVER modes, where the code alone does not give them.", "modes: resign")
    contexts: Texts | None = key(
        Many(WORD), "PLOVER contexts, where the code alone does not give them.", "contexts: [cyber]"
    )
    on: Text | None = key(Day(), "The date of the examples.", "on: 2021-03-11")
    examples: Texts = key(
        Lines(), "Sentences, `=>`, and what they must give. One a line; each is a test.", "examples: |", default=()
    )
    not_: Texts = key(
        Lines(), "Sentences that the rule must not match; behind `=>` what they give instead.", "not: |", default=()
    )
    todo: Texts = key(Lines(), "Known misses, written as examples: reported, never failing.", "todo: |", default=())
    status: Text | None = key(
        Choice(STATUSES), "A draft may lack examples; a deprecated rule still codes.", "status: draft"
    )
    replaced_by: Text | None = key(
        Line("the id of a rule"), "The rule that takes a deprecated one's place.", "replaced-by: meet-with"
    )
    author: Text | None = key(Line(), "Who wrote it.", "author: J. Doe")
    since: Text | None = key(Line(), "The version or date in which it came.", "since: 1.0")
    notes: Text | None = key(Line(), "What a reader should know.", "notes: ...")


@dataclass(frozen=True, slots=True)
class RuleFile:
    """rules/events/*.yaml"""

    place: Mapping
    tacitus: Text | None = key(VERSION, "Version of the rule language.", "tacitus: 1", required=True)
    about: Text | None = key(Line(), "What the file is about.", "about: Meetings, talks, visits")
    event: Text | None = key(TYPE, "Event type of every rule that names none.", "event: meeting")
    cameo: Text | None = key(Code(), "CAMEO code of every rule that names none.", "cameo: 040")
    on: Text | None = key(Day(), "Date of all examples; without it they are undated.", "on: 2021-03-11")
    author: Text | None = key(Line(), "Author of every rule that names none.", "author: J. Doe")
    since: Text | None = key(Line(), "`since` of every rule that names none.", "since: 1.0")
    status: Text | None = key(Choice(STATUSES), "Status of every rule that names none.", "status: stable")
    lists: tuple[tuple[Text, Texts], ...] = key(
        Table(LIST_NAME, Many(WORD, listed=True)),
        "Word lists of this file.",
        "lists: {TALKS: [talks, a summit]}",
        default=(),
    )
    rules: tuple[WrittenRule, ...] = key(Many(Record(WrittenRule), listed=True), "The rules.", "rules:", default=())


@dataclass(frozen=True, slots=True)
class WrittenCode:
    """One code of the codebook."""

    place: Mapping
    type: Text | None = key(TYPE, "Event type.", "type: meeting", required=True)
    label: Text | None = key(Line(), "What the code means.", "label: Consult", required=True)
    plover: Text | None = key(Line("a PLOVER type", "[A-Z]+"), "PLOVER type; none for statements.", "plover: CONSULT")
    modes: Texts = key(Many(WORD), "PLOVER modes.", "modes: phone", default=())
    contexts: Texts = key(Many(WORD), "PLOVER contexts.", "contexts: [military, legal]", default=())
    goldstein: Text | None = key(Number(), "Value of the Goldstein scale.", "goldstein: 1.0", required=True)
    quad: Text | None = key(Choice(("0", "1", "2", "3", "4")), "Quad class.", "quad: 1", required=True)
    why: Text | None = key(Line(), "Why no rule gives the code.", "why: what is returned is always told")


@dataclass(frozen=True, slots=True)
class WrittenSector:
    """One sector of the codebook."""

    label: Text | None = key(Line(), "What the sector is.", "label: government", required=True)
    cameo: Text | None = key(
        Line("three capitals or `none`", "[A-Z]{3}|none"),
        "The CAMEO role that it becomes, if not itself.",
        "cameo: UAF",
    )


@dataclass(frozen=True, slots=True)
class CodebookFile:
    """rules/codebook.yaml"""

    place: Mapping
    tacitus: Text | None = key(VERSION, "Version of the rule language.", "tacitus: 1", required=True)
    about: Text | None = key(Line(), "What the file is about.", "about: CAMEO 1.1b3 with PLOVER types")
    codes: tuple[tuple[Text, WrittenCode], ...] = key(
        Table(Code(), Record(WrittenCode)), "CAMEO code: what it is.", '"040": {...}', default=()
    )
    inner: Pairs = key(
        Table(ID, Line()),
        "Things told only inside others: name, and what it is.",
        "inner: {settle: Settle a dispute}",
        default=(),
    )
    tables: tuple[tuple[Text, Pairs], ...] = key(
        Table(NAME, TABLE),
        "Columns for `recode:`: the part's code (longest prefix wins) and the pair's.",
        "tables: {intent: {04: 036}}",
        default=(),
    )
    planned: Pairs = key(
        Table(TYPE, NAME), "Event type and column of what is not yet done.", "planned: {meeting: intent}", default=()
    )
    rejected: Texts = key(
        Many(TYPE), "Types that are a rejection when not yet done and negated.", "rejected: [meeting]", default=()
    )
    place_targets: Texts = key(
        Many(TYPE), "Types whose target may be the place.", "place-targets: [protest]", default=()
    )
    yielding: Texts = key(Many(TYPE), "Types that give way to what they report.", "yielding: [statement]", default=())
    sectors: tuple[tuple[Text, WrittenSector], ...] = key(
        Table(SECTOR, Record(WrittenSector)), "Sectors of actors.", "sectors: {GOV: {label: government}}", default=()
    )


@dataclass(frozen=True, slots=True)
class WrittenChange:
    """What an overlay may change in a rule."""

    place: Mapping
    event: Text | None = key(TYPE, "Event type.", "event: meeting")
    cameo: Text | None = key(Code(), "CAMEO code.", "cameo: 040")
    plover: Text | None = key(Line("a PLOVER type", r"[A-Z]+|none"), "PLOVER type.", "plover: COERCE")
    modes: Texts | None = key(Many(WORD), "PLOVER modes.", "modes: resign")
    contexts: Texts | None = key(Many(WORD), "PLOVER contexts.", "contexts: [cyber]")
    status: Text | None = key(Choice(STATUSES), "Status.", "status: deprecated")
    after: Texts = key(
        Many(Line("the id of a rule", r"[a-z0-9-]+/[a-z0-9-]+")),
        "Rules of yours that win over it where both are equally specific.",
        "after: boycott/shun-games",
        default=(),
    )


@dataclass(frozen=True, slots=True)
class Overlay:
    """What a project changes in the rules it uses."""

    disable: Texts = key(
        Many(Line("the id of a rule", r"[a-z0-9/*-]+")),
        "Rules that are left out; `file/*` is all of a file.",
        "disable: [statement/generic]",
        default=(),
    )
    change: tuple[tuple[Text, WrittenChange], ...] = key(
        Table(Line("the id of a rule", r"[a-z0-9/-]+"), Record(WrittenChange)),
        "Rules with other values for some keys.",
        "change: {visit/visit: {cameo: 043}}",
        default=(),
    )


@dataclass(frozen=True, slots=True)
class ProjectFile:
    """tacitus.yaml"""

    place: Mapping
    tacitus: Text | None = key(VERSION, "Version of the rule language.", "tacitus: 1", required=True)
    about: Text | None = key(Line(), "What the project is about.", "about: Protest in the Sahel")
    use: Texts = key(
        Many(Choice(("tacitus/cameo",))),
        "Rules to build on: `tacitus/cameo` are the packaged ones.",
        "use: [tacitus/cameo]",
        default=(),
    )
    rules: Texts = key(Many(Line("a folder")), "Folders of one's own rules.", "rules: [rules/]", default=())
    actors: Texts = key(Many(Line("a folder or file")), "Folders of one's own actors.", "actors: [actors/]", default=())
    overlay: Overlay | None = key(
        Record(Overlay), "Changes to the rules used.", "overlay: {disable: [statement/generic]}"
    )
