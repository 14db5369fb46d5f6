"""rules/actors/countries.yaml against a package of countries; every difference is known and has its reason."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tacitus.actors.load import content
from tacitus.actors.spelling import normal, unaccented
from tacitus.resources import RULES

countryinfo = pytest.importorskip("countryinfo", reason="an extra of the tests: pip install countryinfo")

OURS = {row["code"]: row for row in content(RULES / "actors" / "countries.yaml")["countries"]}
DEGREES = 8.0  # both give the middle of a country, roughly


def _plain(name: str) -> str:
    return normal(unaccented(name)).replace("st. ", "saint ").replace("the ", "").replace("-", " ").replace("'", "")


def _theirs() -> Iterator[tuple[str, dict[str, Any]]]:
    for country in countryinfo.all_countries():
        told = country.info()
        code = str(told.get("ISO", {}).get("alpha3", "")).upper()
        if code:
            yield code, told


def _differences(kind: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for code, told in _theirs():
        row = OURS.get(code)
        if row is None:
            if kind == "code":
                found[code] = told["name"]
            continue
        theirs, ours = {
            "name": ([told["name"], *told.get("altSpellings", [])], row["names"]),
            "capital": (told.get("capital"), [row.get("capital", ""), *row.get("capitals", [])]),
            "demonym": (told.get("demonym"), [*row.get("adjectives", []), *row.get("people", [])]),
        }.get(kind, ([], []))
        names = [theirs] if isinstance(theirs, str) else theirs or []
        known = set(map(_plain, ours))
        if any(names) and not any(_plain(name) in known for name in names):
            found[code] = names[0]
        place = told.get("latlng") if kind == "place" else None
        if place and abs(float(row["lat"]) - float(place[0])) > DEGREES:
            found[code] = str(place)
    return found


@pytest.mark.parametrize("kind", ["code", "name", "capital", "demonym", "place"])
def test_countries_agree_with_countryinfo(kind: str) -> None:
    assert _differences(kind).items() <= KNOWN[kind].items()


# What differs, and why.
KNOWN: dict[str, dict[str, str]] = {
    # Dissolved; their codes stand for nothing in today's news.
    "code": {"ANT": "Antilles néerlandaises", "SCG": "Serbia and Montenegro"},
    # Official catalogue forms that news does not write, and parts of countries.
    "name": {
        "BES": "Bonaire, Sint Eustatius and Saba",
        "HMD": "Heard Island and McDonald Islands",
        "VAT": "Vatican City State",
        "REU": "Réunion",
        "MAF": "Saint Martin (French part)",
        "SXM": "Sint Maarten (Dutch part)",
        "UMI": "United States Minor Outlying Islands",
        "GBR": "Wales",
    },
    # Territories without a government of their own in the news; capitals named as their country; other spellings (places.yaml
    # has Nur-Sultan and Laayoune); and Jerusalem, which is Israel's here.
    "capital": {
        "AIA": "The Valley",
        "BMU": "Hamilton",
        "BES": "Kralendijk / Oranjestad / The Bottom",
        "IOT": "Diego Garcia",
        "CYM": "George Town",
        "CXR": "Flying Fish Cove",
        "CCK": "West Island",
        "DJI": "Djibouti",
        "FLK": "Stanley",
        "ATF": "Port-aux-Français",
        "GIB": "Gibraltar",
        "VAT": "Vatican City State",
        "HKG": "City of Victoria",
        "KAZ": "Nur-Sultan",
        "KIR": "South Tarawa",
        "LUX": "Luxembourg",
        "IMN": "Douglas",
        "MCO": "Monaco",
        "MSR": "Plymouth",
        "NFK": "Kingston",
        "MNP": "Saipan",
        "PSE": "Jerusalem",
        "PCN": "Adamstown",
        "BLM": "Gustavia",
        "SHN": "Jamestown",
        "SPM": "Saint-Pierre",
        "SMR": "City of San Marino",
        "STP": "São Tomé",
        "SYC": "Victoria",
        "SGP": "Singapore",
        "SGS": "King Edward Point",
        "SWZ": "Lobamba",
        "TKL": "Fakaofo",
        "TCA": "Cockburn Town",
        "USA": "Washington D.C.",
        "ESH": "El Aaiún",
    },
    # No word of the news, or that of another country (Congolese: COD; Dominican: DOM), or of a region (Welsh: places.yaml).
    "demonym": {
        "AIA": "Anguillian",
        "ATG": "Antiguan,Barbudan",
        "BIH": "Bosnian,Herzegovinian",
        "IOT": "Indian",
        "CPV": "Cape Verdian",
        "CXR": "Christmas Island",
        "CCK": "Cocos Islander",
        "COG": "Congolese",
        "DJI": "Djibouti",
        "DMA": "Dominican",
        "PYF": "French Polynesian",
        "ATF": "French",
        "GIB": "Gibraltar",
        "GLP": "Guadeloupian",
        "GGY": "Channel Islander",
        "GNB": "Guinea-Bissauan",
        "HMD": "Heard and McDonald Islander",
        "VAT": "Vaticanian",
        "HKG": "Chinese",
        "JEY": "Channel Islander",
        "MAC": "Chinese",
        "MDV": "Maldivan",
        "MTQ": "French",
        "MYT": "French",
        "NFK": "Norfolk Islander",
        "MNP": "American",
        "PCN": "Pitcairn Islander",
        "REU": "French",
        "SHN": "Saint Helenian",
        "KNA": "Kittian and Nevisian",
        "SPM": "French",
        "VCT": "Saint Vincentian",
        "SGS": "South Georgia and the South Sandwich Islander",
        "SJM": "Norwegian",
        "WLF": "Wallis and Futuna Islander",
        "GBR": "Welsh",
    },
    # None.
    "place": {},
}
