"""GDELT 2.0 events: 61 columns, no first line, tabs."""

from __future__ import annotations

from datetime import date as Date

from tacitus.writing.layouts.shape import Cells, Labels, Layout, day, number, parties, text

_GEO = ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
_ACTOR = ("Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code")
_QUADS = {**{f"{n:02}": "1" for n in range(1, 6)}, **{f"{n:02}": "2" for n in range(6, 9)}}
_QUADS |= {**{f"{n:02}": "3" for n in range(9, 14)}, **{f"{n:02}": "4" for n in range(14, 21)}}


def _actor(cells: Cells, side: str, labels: Labels) -> list[str]:
    code, country = cells[f"{side}_code"], cells[f"{side}_country"]
    found = parties(code, labels.roles)
    types = list(found.roles)
    if found.entity and found.entity != country:
        types.insert(0, found.entity)  # IGO, NGO, ... are types there
    name = text(cells[f"{side}_name"] or cells[f"{side}_text"]).upper()
    return [text(code), name, text(country), found.organisation, "", "", "", *[*types, "", "", ""][:3]]


def _place(cells: Cells) -> list[str]:
    precision, country = cells["place_precision"], cells["place_country"]
    if precision is None:
        return ["0", "", "", "", "", "", "", ""]
    american = country == "USA"
    kind = {"country": "1", "region": "2" if american else "5", "city": "3" if american else "4"}.get(precision, "0")
    return [kind, text(cells["place_name"]), "", "", "", number(cells["place_lat"]), number(cells["place_lon"]), ""]


def _fraction(date: str) -> str:
    """The year and how much of it has passed, with four digits, as GDELT has it."""
    found = Date.fromisoformat(date)
    return f"{found.year + ((found.month - 1) * 30 + found.day) / 365:.4f}"


def _line(cells: Cells, labels: Labels) -> list[str]:
    date, cameo = day(cells), text(cells["cameo"])
    short = date.replace("-", "")
    sources = str(cells.get("n_sources") or 1)
    added = text(cells["published"]).replace("-", "")
    return [
        *(str(int(cells["event_id"][:15], 16)), short, short[:6], short[:4], _fraction(date) if date else ""),
        *_actor(cells, "source", labels),
        *_actor(cells, "target", labels),
        *("1" if cells["sentence_index"] == 0 else "0", cameo, cameo[:3], cameo[:2], _QUADS.get(cameo[:2], "")),
        *(number(cells["goldstein"]), sources, sources, sources, ""),
        *([""] * 16),
        *_place(cells),
        *(f"{added}000000" if added else "", text(cells["url"])),
    ]


_COLUMNS = (
    *("GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate"),
    *(f"Actor{n}{name}" for n in (1, 2) for name in (*_ACTOR, "Type1Code", "Type2Code", "Type3Code")),
    *("IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale"),
    *("NumMentions", "NumSources", "NumArticles", "AvgTone"),
    *(f"{who}Geo_{name}" for who in ("Actor1", "Actor2", "Action") for name in _GEO),
    *("DATEADDED", "SOURCEURL"),
)

LAYOUT = Layout(
    "gdelt",
    _COLUMNS,
    False,
    frozenset(
        {
            "AvgTone",
            *(f"Actor{n}{name}" for n in (1, 2) for name in ("EthnicCode", "Religion1Code", "Religion2Code")),
            *(f"{who}Geo_{name}" for who in ("Actor1", "Actor2") for name in _GEO),
            *(f"ActionGeo_{name}" for name in ("CountryCode", "ADM1Code", "ADM2Code", "FeatureID")),
        }
    ),
    "GLOBALEVENTID is made of the first 60 bits of our id; IsRootEvent is 1 for titles and first sentences; mentions, "
    "sources and articles are all n_sources of dedupe, else 1; DATEADDED is the day of publication.",
    _line,
)
