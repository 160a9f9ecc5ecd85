"""The gazetteer at reading time: a name in, the places so called out, the largest first.

>>> from firsthand.vocabulary import load_vocabulary
>>> gazetteer = open_gazetteer(load_vocabulary("en"))
>>> [(spot.kind, spot.country) for spot in gazetteer.called("Tartus")]
[(4, 'SY'), (1, 'SY')]
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Any, NamedTuple

import apsw
import yaml

from firsthand.places.folding import fold
from firsthand.record import make_id
from firsthand.vocabulary import Vocabulary

CITY, NEAR, ADMIN2, ADMIN1, PART, COUNTRY, WIDE = 1, 2, 3, 4, 5, 6, 7
"""Kinds of place, numbered as UCDP GED where_prec numbers the precision they give."""

_QUERY = (
    "SELECT p.id, p.name, p.kind, p.country, p.admin1, p.admin2, p.latitude, p.longitude,"
    " p.population, c.alias FROM called c JOIN place p ON p.id = c.place WHERE c.name = ?"
    " ORDER BY c.rank"
)
_ONE = (
    "SELECT id, name, kind, country, admin1, admin2, latitude, longitude, population, 0"
    " FROM place WHERE id = ?"
)


class Spot(NamedTuple):
    """A place of the gazetteer; ``id`` is its GeoNames id, or a hash for a place of the user."""

    id: str
    name: str
    kind: int
    country: str
    admin1: int
    admin2: int
    latitude: float | None
    longitude: float | None
    population: int
    alias: int
    within: str | None = None
    added: bool = False


class Gazetteer:
    """Looks names up in the compiled file and in the places that were added."""

    def __init__(self, file: Path, words: dict[str, Any], added: Iterable[dict[str, Any]]) -> None:
        """Open the file for reading; it is mapped, not loaded."""
        self._book = apsw.Connection(f"file:{file}?mode=ro&immutable=1",
                                     flags=apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI)
        self._book.execute("PRAGMA mmap_size=67108864").fetchall()
        self._added: dict[str, tuple[Spot, ...]] = {}
        countries = self._book.execute("SELECT country, id FROM place WHERE kind = 6")
        self._countries: dict[str, int] = dict(countries)
        self._short = {
            fold(name): self.country(code) for name, code in words["short countries"].items()
        }
        self._wide = {fold(name): name for name in words["wide regions"]}
        # Reports of one event name the same places; both caches belong to this object alone.
        self.called_key = lru_cache(maxsize=16384)(self._called_key)
        self.spot = lru_cache(maxsize=4096)(self._spot)
        self._added = self._by_name(added)
        self.called_key.cache_clear()

    def called(self, name: str) -> tuple[Spot, ...]:
        """Give every place of that name, those of the user first, then by size."""
        return self.called_key(fold(name))

    def area(self, name: str) -> tuple[Spot, ...]:
        """Give the first-order areas of that name."""
        return tuple(spot for spot in self.called(name) if spot.kind == ADMIN1)

    def country(self, code: str) -> Spot | None:
        """Give the country with an ISO 3166-1 alpha-2 code."""
        return self._spot(self._countries.get(code, 0))

    def _spot(self, number: int) -> Spot | None:
        row = self._book.execute(_ONE, (number,)).fetchone()
        return Spot(str(row[0]), *row[1:]) if row else None

    def _called_key(self, key: str) -> tuple[Spot, ...]:
        rows = [Spot(str(row[0]), *row[1:]) for row in self._book.execute(_QUERY, (key,))]
        if key in self._wide:
            pointed = next((row for row in rows if row.kind == WIDE), None)
            name = self._wide[key]
            return (pointed or Spot("", name, WIDE, "", 0, 0, None, None, 0, 0),)
        short = self._short.get(key)
        if short is not None:
            rows = [short, *(row for row in rows if row.id != short.id and row.kind != WIDE)]
        return (*self._added.get(key, ()), *rows)

    def _by_name(self, added: Iterable[dict[str, Any]]) -> dict[str, tuple[Spot, ...]]:
        """Make places of what the user added; an area's name is looked up in the country."""
        found: dict[str, list[Spot]] = defaultdict(list)
        for place in added:
            country, admin1 = str(place.get("country") or ""), place.get("admin1")
            areas = [area for area in self.area(str(admin1 or "")) if area.country == country]
            spot = Spot(
                make_id("place", place["name"], country, str(admin1 or "")), place["name"],
                place.get("precision") or CITY, country, areas[0].admin1 if areas else 0, 0,
                place.get("latitude"), place.get("longitude"), 0, 0, admin1, True,
            )
            for name in {fold(name) for name in (place["name"], *place.get("aliases", ()))}:
                found[name].append(spot)
        return {
            name: tuple(sorted(spots, key=lambda spot: spot.id)) for name, spots in found.items()
        }


def open_gazetteer(vocabulary: Vocabulary, extra: tuple[Path, ...] = ()) -> Gazetteer:
    """Open the gazetteer that ships, with the vocabulary's added places and those of YAML files.

    Each extra file is a list of {name, aliases, country, admin1, latitude, longitude,
    precision}, of which the name alone must be there. Raises ``FileNotFoundError`` in a checkout
    where the gazetteer was not compiled yet.
    """
    words = vocabulary["places"]
    added = list(words["added"])
    for path in extra:
        added += yaml.safe_load(path.read_text("utf-8")) or []
    file = Path(str(resources.files(__package__))) / "gazetteer.bin"
    if not file.exists():
        raise FileNotFoundError(
            f"{file} is compiled when the package is built; in a checkout, run"
            " python -m firsthand.places.compile"
        )
    return Gazetteer(file, words, added)
