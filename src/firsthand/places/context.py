"""What a report speaks of: which countries, which areas, which corner of the map."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from math import floor, sqrt

from firsthand.places.gazetteer import ADMIN1, ADMIN2, CITY, COUNTRY, Spot

_COUNTRY_SHARE, _AREA_SHARE, _NEAR, _DOMAIN = 4.0, 3.0, 1.5, 0.5
"""What it is worth that all other names speak for a country, for an area, for places near by."""
_NEAR_MOST = 2.0
_CELL = 0.5
"""Degrees; places in touching cells are near each other."""

Votes = dict[str, list[tuple[str, int, float]]]


class Context:
    """The votes of a report's names, each for the countries and areas of its places.

    No name votes for itself, and a name that many places share says little.
    """

    def __init__(
        self, spoken: dict[str, int], domain: str | None, publisher: tuple[Spot, ...] = ()
    ) -> None:
        """Take the countries of adjectives, of the publisher's domain, and the publisher's town."""
        self._spoken = spoken
        self._domain = domain
        self._publisher = publisher
        self._votes: Votes = {}
        self._countries: defaultdict[str, float] = defaultdict(float)
        self._areas: defaultdict[int, float] = defaultdict(float)
        self._cells: dict[tuple[int, int], dict[str, float]] = {}

    def hear(self, names: dict[str, tuple[Spot, ...]]) -> None:
        """Let every name speak for all its places, the larger ones louder."""
        told = {key: spots for key, spots in names.items() if spots}
        self._listen(told)

    def settle(self, chosen: dict[str, Spot]) -> None:
        """Let every name speak for the one place that was chosen."""
        self._listen({key: (spot,) for key, spot in chosen.items()})

    def support(self, key: str, spot: Spot) -> float:
        """Tell how much the other names speak for a place of this name."""
        own = self._votes.get(key, [])
        value = _DOMAIN if self._domain and spot.country == self._domain else 0.0
        total = sum(self._countries.values()) - sum(weight for _, _, weight in own)
        if total > 0.01 and spot.country:
            mine = sum(weight for country, _, weight in own if country == spot.country)
            value += _COUNTRY_SHARE * (self._countries[spot.country] - mine) / total
        inside = sum(self._areas.values()) - sum(weight for _, area, weight in own if area)
        if inside > 0.01 and spot.admin1:
            value += _AREA_SHARE * self._area_votes(key, spot) / inside
        if spot.kind in (CITY, ADMIN2):
            value += _NEAR * min(_NEAR_MOST, self._near(key, spot))
        return value

    def points_to(self, key: str, spot: Spot) -> bool:
        """Tell whether another name lies in the place's area or near it."""
        return self._area_votes(key, spot) >= 1 or self._near(key, spot) >= 1

    def speaks_of(self, key: str, spot: Spot) -> bool:
        """Tell whether another name lies in its country, or there is no other country."""
        own = self._votes.get(key, [])
        mine = sum(weight for country, _, weight in own if country == spot.country)
        if self._countries[spot.country] - mine > 0.01:
            return True
        return sum(self._countries.values()) - sum(weight for _, _, weight in own) <= 0.01

    def _area_votes(self, key: str, spot: Spot) -> float:
        own = sum(w for _, area, w in self._votes.get(key, []) if area == spot.admin1)
        return self._areas[spot.admin1] - own if spot.admin1 else 0.0

    def _listen(self, names: dict[str, tuple[Spot, ...]]) -> None:
        self._votes = {key: list(_votes(spots)) for key, spots in names.items()}
        if self._publisher:
            self._votes["\x1fpublisher"] = list(_votes(self._publisher))
        self._countries = defaultdict(float, {code: float(n) for code, n in self._spoken.items()})
        self._areas = defaultdict(float)
        for votes in self._votes.values():
            for country, area, weight in votes:
                self._countries[country] += weight
                if area:
                    self._areas[area] += weight
        self._cells = defaultdict(dict)
        for key, spots in [*names.items(), ("\x1fpublisher", self._publisher)]:
            weight = 1 / sqrt(len(spots)) if spots else 0.0
            for spot in spots:
                if spot.kind in (CITY, ADMIN2):
                    self._cells[_cell(spot)][key] = weight

    def _near(self, key: str, spot: Spot) -> float:
        row, column = _cell(spot)
        others: dict[str, float] = {}
        for x in (row - 1, row, row + 1):
            for y in (column - 1, column, column + 1):
                if (x, y) in self._cells:
                    others |= self._cells[x, y]
        others.pop(key, None)
        return sum(others.values())


def _cell(spot: Spot) -> tuple[int, int]:
    return floor((spot.latitude or 0.0) / _CELL), floor((spot.longitude or 0.0) / _CELL)


def _votes(spots: tuple[Spot, ...]) -> Iterator[tuple[str, int, float]]:
    weights = [sqrt(spot.population + 500) * (0.2 if spot.alias else 1.0) for spot in spots]
    total = sum(weights) or 1.0
    for spot, weight in zip(spots, weights, strict=True):
        if spot.country:
            more = 2.0 if spot.kind == COUNTRY else 1.0
            area = spot.admin1 if spot.kind in (ADMIN1, ADMIN2, CITY) else 0
            yield spot.country, area, more * weight / total
