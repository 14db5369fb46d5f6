"""The codebook's view of the whole: what a planned, possible, conditional or refused event is coded as, and whether it
counts. CONTRACT, "The thing and the whole", steps 2 and 3."""

from __future__ import annotations

from tacitus.actors.classes import Sectors
from tacitus.coding.draft import Draft
from tacitus.coding.sides import may_tell
from tacitus.rulebook.matchers import Codebook

_OPEN = ("planned", "possible", "conditional")


def lookup(codebook: Codebook, column: str, cameo: str) -> str | None:
    """The code of a column of the codebook's tables for the longest prefix of a part's code, else its `else`."""
    table = codebook.tables.get(column, {})
    for length in range(len(cameo), 0, -1):
        code = table.get(cameo[:length])
        if code:
            return code
    return table.get("else")


def settle(draft: Draft, codebook: Codebook, state: Sectors) -> None:
    """Sets the code of the whole, `own` and `counts` of a draft whose attribution is known. `state`: sectors of states."""
    sources = draft.match.bindings.sources or draft.match.bindings.joint
    said = draft.attribution
    draft.own = said is None or any(may_tell(said, source, state) for source in sources)
    composed = draft.inner is not None or draft.inner_clause is not None
    if draft.modality in _OPEN and draft.negated and draft.event_type in codebook.rejected and not composed:
        _reject(draft, codebook)
    elif draft.modality in _OPEN and not draft.negated and draft.column != "by-modality":
        column = codebook.planned.get(draft.event_type)
        if column is not None and not _past(draft):
            threat = column == "threaten"
            intends = draft.own and (draft.modality != "possible" or said is not None)
            if not threat or intends:
                draft.whole = lookup(codebook, column, draft.cameo) or draft.whole
                draft.column = column
    draft.counts = _counts(draft, codebook)


def _reject(draft: Draft, codebook: Codebook) -> None:
    code = lookup(codebook, "reject", draft.cameo)
    if code is None:
        return
    draft.whole = code
    draft.column = "reject"
    draft.modality = "actual"
    draft.negated = False


def _past(draft: Draft) -> bool:
    """ "May have struck": open, but past."""
    return draft.clause is not None and draft.phrase is None and draft.clause.tense in ("perfect", "pluperfect")


def _counts(draft: Draft, codebook: Codebook) -> bool:
    if not draft.counts or draft.negated or draft.modality in ("attempted", "requested"):
        return False
    if draft.modality in ("possible", "conditional"):
        if _past(draft):
            return False
        stated = draft.attribution is not None or (draft.modality == "conditional" and draft.column != "")
        return (draft.own and stated) or draft.column == "threaten"
    if draft.modality == "planned":
        return draft.own or codebook.planned.get(draft.event_type) != "threaten"
    return True
