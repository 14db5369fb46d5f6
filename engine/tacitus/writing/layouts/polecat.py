"""POLECAT, the weekly files: 40 columns, a first line, tabs. What is missing is the text None there."""

from __future__ import annotations

from tacitus import __version__
from tacitus.writing.layouts.shape import Cells, Labels, Layout, day, fitting, joined, number, text

_QUADS = {1: "VERBAL COOPERATION", 2: "MATERIAL COOPERATION", 3: "VERBAL CONFLICT", 4: "MATERIAL CONFLICT"}
_FEATURES = {"city": "city", "region": "region", "country": "country"}


def _actor(cells: Cells, side: str) -> list[str]:
    sectors = cells[f"{side}_sectors"]
    return [
        *(_told(cells[f"{side}_name"]), _told(cells[f"{side}_country"]), ""),
        *(_told(sectors[0] if sectors else None), _told(joined(sectors, "; "))),
        *("", _told(cells[f"{side}_text"]), ""),
    ]


def _told(value: object) -> str:
    return text(value) or "None"


def _line(cells: Cells, labels: Labels) -> list[str] | None:
    if cells["plover"] is None:
        return None
    return [
        *(text(cells["event_id"]), _told(day(cells)), text(cells["plover"]), _told(joined(cells["modes"], "; "))),
        *(_told(number(cells["goldstein"])), _told(_QUADS.get(cells["quad_class"]))),
        _told(joined(cells["contexts"], "; ")),
        *_actor(cells, "source"),
        *_actor(cells, "target"),
        *(_told(cells["place_name"]), _told(fitting(cells, "city")), "", _told(fitting(cells, "region"))),
        *(_told(cells["place_country"]), _told(number(cells["place_lat"])), _told(number(cells["place_lon"])), ""),
        *(_told(cells["place_text"]), _told(_FEATURES.get(cells["place_precision"] or ""))),
        *(_told(cells["publisher"]), _told(cells["published"]), "", "", "", "en", f"tacitus {__version__}"),
    ]


def _actor_columns(side: str) -> tuple[str, ...]:
    names = ("Name", "Country", "COW")
    sectors = (f"Primary {side} Sector", f"{side} Sectors", f"{side} Title", f"{side} Name Raw", f"Wikipedia {side} ID")
    return (*(f"{side} {name}" for name in names), *sectors)


LAYOUT = Layout(
    "polecat",
    (
        *("Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts"),
        *_actor_columns("Actor"),
        *_actor_columns("Recipient"),
        *("Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID"),
        *("Raw Placename", "Feature Type", "Source", "Publication Date"),
        *("Story People", "Story Organizations", "Story Locations", "Language", "Version"),
    ),
    True,
    frozenset(
        {
            *("Actor COW", "Actor Title", "Wikipedia Actor ID", "Recipient COW", "Recipient Title"),
            *("Wikipedia Recipient ID", "District", "GeoNames ID"),
            *("Story People", "Story Organizations", "Story Locations"),
        }
    ),
    "Statements have no PLOVER type and are left out; intensity is Goldstein's value; feature type is our precision.",
    _line,
)
