"""What a report speaks of: which countries, which areas, which corner of the map."""

from __future__ import annotations

from collections import defaultdict
from math import floor, sqrt

from firsthand.places.gazetteer import ADMIN1, ADMIN2, CITY, COUNTRY, Spot

_COUNTRY_SHARE, _AREA_SHARE, _NEAR, _DOMAIN = 4.0, 3.0, 1.5, 0.5
"""What it is worth that all other names speak for a country, for an area, for places near by."""
_NEAR_MOST = 2.0
_ENOUGH, _HARDLY, _MOSTLY = 2.0, 0.05, 0.6
"""Votes from which a report speaks of one country, and shares that hardly and mostly stand for."""
_FIRM, _KNOWN = 3.0, 100_000
"""Votes of countries, first-order areas and towns of so many people: no chance likenesses."""
_CELL = 0.5
"""Degrees; places in touching cells are near each other."""
_CHANCE = 1.5
"""Votes that one name and a half may have by chance."""
_LITTLE = 0.01
"""A sum of votes below this is none: sums of floats."""


class Votes:
    """How much is said for countries and for first-order areas."""

    def __init__(self, spots: tuple[Spot, ...] = (), *, even: bool = False) -> None:
        """Share one vote out among the places of a name, by their size or evenly."""
        self.countries: defaultdict[str, float] = defaultdict(float)
        self.areas: defaultdict[int, float] = defaultdict(float)
        self.all = self.inside = 0.0
        sizes = [
            (1.0 if even else sqrt(spot.population + 500)) * (0.2 if spot.alias else 1.0)
            for spot in spots
        ]
        for spot, size in zip(spots, sizes, strict=True):
            weight = (2.0 if spot.kind == COUNTRY else 1.0) * size / sum(sizes)
            area = spot.admin1 if spot.kind in (ADMIN1, ADMIN2, CITY) else 0
            self.say(spot.country, area, weight)

    def say(self, country: str, area: int, weight: float) -> None:
        """Speak for one country, and for one of its areas if that is known."""
        if country:
            self.countries[country] += weight
            self.all += weight
        if country and area:
            self.areas[area] += weight
            self.inside += weight

    def add(self, others: Votes, sign: int) -> None:
        """Add the votes of others, or take them back."""
        for country, weight in others.countries.items():
            self.countries[country] += sign * weight
        for area, weight in others.areas.items():
            self.areas[area] += sign * weight
        self.all += sign * others.all
        self.inside += sign * others.inside


class Context:
    """The votes of a report's names, each for the countries and areas of its places.

    No name votes for itself, and a name that many places share says little.
    """

    def __init__(
        self, spoken: dict[str, int], domain: str | None, home: tuple[Spot, ...] = ()
    ) -> None:
        """Take the countries of adjectives, of the publisher's domain, and the publisher's town."""
        self._domain = domain
        self._sum, self._none, self._firm = Votes(), Votes(), Votes()
        self._own: dict[str, Votes] = {}
        self._cells: defaultdict[tuple[int, int], dict[str, float]] = defaultdict(dict)
        self._placed: dict[str, set[tuple[int, int]]] = {}
        for code, times in spoken.items():
            self._sum.say(code, 0, times)
            self._firm.say(code, 0, times)
        if home:
            self._add("\x1fhome", home, Votes(home, even=True))

    def hear(self, names: dict[str, tuple[Spot, ...]]) -> None:
        """Let every name speak for all its places, the larger ones louder."""
        for key, spots in names.items():
            self._add(key, spots, Votes(spots))

    def choose(self, key: str, spot: Spot) -> None:
        """Let a name speak for the one place that was chosen."""
        self._sum.add(self._own[key], -1)
        if _is_firm(spot):
            self._firm.add(Votes((spot,)), 1)
        for cell in self._placed[key]:
            self._cells[cell].pop(key, None)
        self._add(key, (spot,), Votes((spot,)))

    def support(self, key: str, spot: Spot) -> float:
        """Tell how much the other names speak for a place of this name."""
        own = self._own.get(key, self._none)
        value = _DOMAIN if self._domain and spot.country == self._domain else 0.0
        total = self._sum.all - own.all
        if total > _LITTLE and spot.country:
            mine = own.countries.get(spot.country, 0.0)
            value += _COUNTRY_SHARE * (self._sum.countries.get(spot.country, 0.0) - mine) / total
        inside = self._sum.inside - own.inside
        if inside > _LITTLE and spot.admin1:
            value += _AREA_SHARE * self._area_votes(key, spot) / inside
        if spot.kind in (CITY, ADMIN2):
            value += _NEAR * min(_NEAR_MOST, self._near(key, spot))
        return value

    def points_to(self, key: str, spot: Spot) -> bool:
        """Tell whether another name lies in the place's area or near it."""
        return self._area_votes(key, spot) >= 1 - _LITTLE or self._near(key, spot) >= 1

    def speaks_of(self, key: str, spot: Spot) -> bool:
        """Tell whether another name lies in its country, or there is no other country."""
        own = self._own.get(key, self._none)
        mine = own.countries.get(spot.country, 0.0)
        if self._sum.countries.get(spot.country, 0.0) - mine > _LITTLE:
            return True
        return self._sum.all - own.all <= _LITTLE

    def speaks_elsewhere(self, key: str) -> bool:
        """Tell whether the other names speak of countries at all, with more than a chance word."""
        return self._sum.all - self._own.get(key, self._none).all > _CHANCE

    def lies_elsewhere(self, key: str, spot: Spot) -> bool:
        """Tell whether the other names are of one country and hardly one lies in the place's."""
        own = self._own.get(key, self._none)
        if not _is_firm(spot) and self._firm.all >= _FIRM and (
            self._firm.countries.get(spot.country, 0.0) < _HARDLY * self._firm.all
        ):
            return True
        total = self._sum.all - own.all
        if total < _ENOUGH:
            return False
        others = {code: votes - own.countries.get(code, 0.0)
                  for code, votes in self._sum.countries.items()}
        return others.get(spot.country, 0.0) < _HARDLY * total and (
            max(others.values()) > _MOSTLY * total)

    def _area_votes(self, key: str, spot: Spot) -> float:
        if not spot.admin1:
            return 0.0
        own = self._own.get(key, self._none).areas.get(spot.admin1, 0.0)
        return self._sum.areas.get(spot.admin1, 0.0) - own

    def _add(self, key: str, spots: tuple[Spot, ...], votes: Votes) -> None:
        self._own[key] = votes
        self._sum.add(votes, 1)
        weight = 1 / sqrt(len(spots)) if spots else 0.0
        self._placed[key] = {_cell(spot) for spot in spots if spot.kind in (CITY, ADMIN2)}
        for cell in self._placed[key]:
            self._cells[cell][key] = weight

    def _near(self, key: str, spot: Spot) -> float:
        row, column = _cell(spot)
        others: dict[str, float] = {}
        for x in (row - 1, row, row + 1):
            for y in (column - 1, column, column + 1):
                if (x, y) in self._cells:
                    others |= self._cells[x, y]
        others.pop(key, None)
        return sum(others.values())


def _is_firm(spot: Spot) -> bool:
    return spot.kind in (COUNTRY, ADMIN1) or spot.population >= _KNOWN


def _cell(spot: Spot) -> tuple[int, int]:
    return floor((spot.latitude or 0.0) / _CELL), floor((spot.longitude or 0.0) / _CELL)
