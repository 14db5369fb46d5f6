"""One blow told twice: "two soldiers were killed when rebels shelled their camp" - whom it hit, then who struck and how."""

from __future__ import annotations

from msgspec.structs import replace

from tacitus.actors.mention import Mention
from tacitus.coding.cues import Cues
from tacitus.coding.draft import Draft
from tacitus.coding.reading import Reading
from tacitus.coding.sides import same_side


def told_twice(drafts: list[Draft], reading: Reading, cues: Cues) -> list[Draft]:
    """Gives those who were hit the one who struck, if a clause below tells it ("when", "as", "after"). If that clause tells
    nobody else whom the blow hit, both tell one event: that of the clause, done to them. Returns what is left."""
    dropped: list[Draft] = []
    for hit in drafts:
        if _by_nobody(hit, cues):
            blow = next((draft for draft in drafts if _is_blow(draft, hit, reading, cues)), None)
            victims = hit.match.bindings
            if blow is None:
                victims.sources = _shared(hit, drafts, cues)
            else:
                struck = blow.match.bindings
                if all(map(_only_ground, struck.targets)):
                    struck.targets = victims.targets = _at(victims.targets, struck.targets)
                victims.sources = struck.sources
                general = hit.cameo.endswith("0")  # "were gassed" tells more than "were killed"
                if general and blow.event_type in cues.blows and _codes(victims.targets) == _codes(struck.targets):
                    dropped.append(hit)
                    if hit.clause is not None:
                        struck.under = [*struck.under, hit.clause]  # whose numbers count
    return [draft for draft in drafts if draft not in dropped] if dropped else drafts


def _codes(mentions: tuple[Mention, ...]) -> list[str | None]:
    return [mention.code for mention in mentions]


def _by_nobody(draft: Draft, cues: Cues) -> bool:
    """Whether a passive tells whom a blow hit and not who struck."""
    clause, bindings = draft.clause, draft.match.bindings
    if clause is None or draft.phrase is not None or clause.voice != "passive" or draft.negated:
        return False
    if draft.event_type not in cues.blows or bindings.sources or bindings.joint:
        return False
    return any(target.code for target in bindings.targets)


def _is_blow(draft: Draft, hit: Draft, reading: Reading, cues: Cues) -> bool:
    """Whether a clause below tells the blow itself; not what those whom it hit were doing."""
    clause, bindings = draft.clause, draft.match.bindings
    if clause is None or hit.clause is None or clause.parent is None or draft.event_type not in cues.harming:
        return False
    if clause.relation != "adverbial" or clause.marker not in cues.striking or bindings.joint:
        return False
    above = reading.clauses[clause.parent]
    if above is not hit.clause and not (above.relation == "conjunct" and above.parent == hit.clause.index):
        return False  # "two were killed and six wounded when"
    if draft.negated or draft.modality != hit.modality:
        return False
    return not any(same_side(one, other) for one in bindings.sources for other in hit.match.bindings.targets)


def _shared(hit: Draft, drafts: list[Draft], cues: Cues) -> tuple[Mention, ...]:
    """Whose "by" behind the second of two passives is: "was wounded and captured by rebels"."""
    for other in drafts:
        clause = other.clause
        if clause is None or hit.clause is None or other.phrase is not None or clause.voice != "passive":
            continue
        joined = clause.relation == "conjunct" and clause.parent == hit.clause.index
        if joined and clause.subjects == hit.clause.subjects and other.event_type in cues.harming and not other.negated:
            return other.match.bindings.sources
    return ()


def _at(victims: tuple[Mention, ...], ground: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Those who were hit; of the country where the blow fell, if nothing tells another."""
    lands = {target.country for target in ground if target.country}
    if len(lands) != 1:
        return victims
    (land,) = lands
    return tuple(
        [
            replace(victim, code=land + victim.code, country=land, country_from="place")
            if victim.code and victim.country is None and victim.kind == "agent"
            else victim
            for victim in victims
        ]
    )


def _only_ground(target: Mention) -> bool:
    """Whether a target is no more than where it happened, or something of which nothing is known."""
    return target.code is None or (target.country_from == "place" and target.code == target.country)
