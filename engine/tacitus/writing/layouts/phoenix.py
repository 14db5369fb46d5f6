"""Phoenix, as phoenix_pipeline writes it: 26 columns, no first line."""

from __future__ import annotations

from tacitus.writing.layouts.shape import Cells, Labels, Layout, day, joined, number, parties, text

_PENTA = {
    **dict.fromkeys(("01", "02"), "0"),
    **dict.fromkeys(("03", "04", "05"), "1"),
    **dict.fromkeys(("06", "07", "08"), "2"),
    **dict.fromkeys(("09", "10", "11", "12", "13", "16"), "3"),
    **dict.fromkeys(("14", "15", "17", "18", "19", "20"), "4"),
}


def _actor(cells: Cells, side: str, labels: Labels) -> list[str]:
    code = cells[f"{side}_code"]
    found = parties(code, labels.roles)
    attributes = [triple for triple in (found.organisation, *found.roles[1:], found.group) if triple]
    return [text(code), found.entity, found.roles[0] if found.roles else "", ";".join(attributes)]


def _line(cells: Cells, labels: Labels) -> list[str]:
    date = day(cells)
    return [
        *(text(cells["event_id"]), date.replace("-", ""), date[:4], date[5:7], date[8:10]),
        *_actor(cells, "source", labels),
        *_actor(cells, "target", labels),
        *(text(cells["cameo"]), text(cells["cameo_root"]), _PENTA.get(cells["cameo_root"], "")),
        *(number(cells["goldstein"]), joined(cells["contexts"])),
        *(number(cells["place_lat"]), number(cells["place_lon"]), text(cells["place_name"]), ""),
        *(text(cells["place_country"]), f"{text(cells['doc_id'])}_{cells['sentence_index']}"),
        *(text(cells["url"]), text(cells["publisher"])),
    ]


LAYOUT = Layout(
    "phoenix",
    (
        *("EventID", "Date", "Year", "Month", "Day"),
        *(f"{side}Actor{part}" for side in ("Source", "Target") for part in ("Full", "Entity", "Role", "Attribute")),
        *("EventCode", "EventRootCode", "PentaClass", "GoldsteinScore", "Issues", "Lat", "Lon", "LocationName"),
        *("StateName", "CountryCode", "SentenceID", "URLs", "NewsSources"),
    ),
    False,
    frozenset({"StateName"}),
    "Issues are our contexts; an attribute is every triple of the code besides entity and first role.",
    _line,
)
