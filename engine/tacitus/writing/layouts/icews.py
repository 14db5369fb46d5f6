"""ICEWS, as on Dataverse: 20 columns, a first line, tabs."""

from __future__ import annotations

from tacitus.writing.layouts.shape import Cells, Labels, Layout, day, fitting, number, text


def _actor(cells: Cells, side: str, labels: Labels) -> list[str]:
    sectors = ",".join(labels.sectors.get(sector, sector) for sector in cells[f"{side}_sectors"])
    name = text(cells[f"{side}_name"] or cells[f"{side}_text"])
    return [name, sectors, _country(cells[f"{side}_country"], labels)]


def _country(code: str | None, labels: Labels) -> str:
    return labels.countries.get(code, code) if code else ""


def _line(cells: Cells, labels: Labels) -> list[str]:
    cameo = text(cells["cameo"])
    return [
        *(text(cells["event_id"]), day(cells)),
        *_actor(cells, "source", labels),
        *(labels.events.get(cameo, ""), cameo, number(cells["goldstein"])),
        *_actor(cells, "target", labels),
        *(text(cells["doc_id"]), str(cells["sentence_index"] + 1), text(cells["publisher"])),
        *(fitting(cells, "city"), "", fitting(cells, "region"), _country(cells["place_country"], labels)),
        *(number(cells["place_lat"]), number(cells["place_lon"])),
    ]


LAYOUT = Layout(
    "icews",
    (
        *("Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text", "CAMEO Code"),
        *("Intensity", "Target Name", "Target Sectors", "Target Country", "Story ID", "Sentence Number", "Publisher"),
        *("City", "District", "Province", "Country", "Latitude", "Longitude"),
    ),
    True,
    frozenset({"District"}),
    "Event IDs are ours, text and not numbers; intensity is Goldstein's value; sectors are in our words.",
    _line,
)
