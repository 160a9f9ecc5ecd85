"""Choose which place of a name is meant, by everything else the report names.

One place a name and report. Countries and first-order areas that the report names, the "X, Y"
beside a name, places near by, and size decide; a small place far from all of them is none.
"""

from __future__ import annotations

from collections import Counter
from math import asin, cos, log10, radians, sin, sqrt

from firsthand.places.gazetteer import ADMIN1, ADMIN2, CITY, COUNTRY, WIDE, Spot
from firsthand.places.spotting import Hit

_NEAR_KM = 150.0
_CAP = 1_000_000
"""An area's people count no further: a capital's name means the city more often than its area."""
_LARGE = 300_000
"""A city so large needs no word such as "in" before it."""
_SMALL = 15_000
"""Fewer people than this and nothing else in the report pointing there: a chance likeness."""


def distance_km(a: Spot, b: Spot) -> float:
    """Give the great-circle distance, on a sphere of 6,371 km radius."""
    if a.latitude is None or a.longitude is None or b.latitude is None or b.longitude is None:
        return 20_000.0
    lat1, lat2 = radians(a.latitude), radians(b.latitude)
    half = sin((lat2 - lat1) / 2) ** 2
    half += cos(lat1) * cos(lat2) * sin(radians(b.longitude - a.longitude) / 2) ** 2
    return 12_742.0 * asin(sqrt(min(1.0, half)))


def _close(a: Spot, b: Spot) -> bool:
    if a.latitude is None or b.latitude is None or abs(a.latitude - b.latitude) > 1.4:
        return False
    return distance_km(a, b) < _NEAR_KM


class Context:
    """What a report speaks of: countries by weight, first-order areas by weight, places chosen."""

    def __init__(self, spoken: dict[str, int], prior: str | None) -> None:
        """Take the countries of adjectives and of the publisher's domain."""
        self.countries: Counter[str] = Counter(spoken)
        self.areas: Counter[int] = Counter()
        self.prior = prior
        self.chosen: list[Spot] = []

    def add(self, spot: Spot, weight: int = 1) -> None:
        """Let a named place speak for its country and area."""
        if spot.country:
            self.countries[spot.country] += weight
        if spot.admin1:
            self.areas[spot.admin1] += weight

    def score(self, spot: Spot) -> float:
        """Weigh one candidate; larger is likelier."""
        people = spot.population if spot.kind == CITY else min(spot.population, _CAP)
        value = log10(people + 100) - 1.5 * spot.alias
        value += {COUNTRY: 3.0, WIDE: 9.0, ADMIN1: 0.4, ADMIN2: -1.2}.get(spot.kind, 0.6)
        if not spot.population:  # a place that the user added is meant to be found
            value += 4.0
        total = sum(self.countries.values())
        if total and spot.country:
            value += 3.0 * self.countries[spot.country] / total
        inside = sum(self.areas.values())
        if inside and spot.admin1:
            value += 3.0 * self.areas[spot.admin1] / inside
        if self.prior and spot.country == self.prior:
            value += 0.5
        if self.chosen and spot.kind in (CITY, ADMIN2):
            others = [o for o in self.chosen if o.kind in (CITY, ADMIN2) and o.id != spot.id]
            close = sum(_close(spot, other) for other in others)
            value += 2.5 * close / len(others) if others else 0.0
        return value


def settle(
    names: list[tuple[str, Hit]], pairs: dict[int, int], spoken: dict[str, int], prior: str | None
) -> list[Spot | None]:
    """Choose a place for each name, in order; null where none of them is believable."""
    context = Context(spoken, prior)
    for _, hit in names:
        if hit.spots and hit.spots[0].kind == COUNTRY and len(hit.spots) < 3:
            context.add(hit.spots[0], 2)
        elif len(hit.spots) <= 2 and hit.spots and hit.spots[0].kind != WIDE:
            context.add(hit.spots[0])
    choice = _choose(names, pairs, context)
    context.chosen = list(dict.fromkeys(spot for spot in choice if spot is not None))
    for spot in context.chosen:
        context.add(spot)
    choice = _choose(names, pairs, context)
    backed = {key for n, (key, hit) in enumerate(names) if n in pairs or hit.placed}
    return [
        spot if spot is None or _believable(spot, hit, key in backed, context) else None
        for spot, (key, hit) in zip(choice, names, strict=True)
    ]


def _choose(
    names: list[tuple[str, Hit]], pairs: dict[int, int], context: Context
) -> list[Spot | None]:
    by_key: dict[str, Spot] = {}
    choice: list[Spot | None] = [None] * len(names)
    for n, (key, hit) in enumerate(names):  # "X, Y" says where X is, for the whole report
        if n in pairs:
            inside = [
                (spot, outer) for outer in names[pairs[n]][1].spots for spot in hit.spots
                if _within(spot, outer)
            ]
            if inside:
                spot, outer = max(inside, key=lambda pair: context.score(pair[0]))
                choice[n], choice[pairs[n]] = spot, outer
                by_key.setdefault(key, spot)
                by_key.setdefault(names[pairs[n]][0], outer)
    for n, (key, hit) in enumerate(names):
        if choice[n] is None and hit.spots:
            settled = by_key.get(key)
            if settled is None or settled not in hit.spots:
                best = max(hit.spots, key=lambda spot: (context.score(spot), spot.id))
                settled = best
            settled = _seat(settled, hit.spots)
            choice[n] = settled
            by_key.setdefault(key, settled)
    return choice


def _seat(area: Spot, spots: tuple[Spot, ...]) -> Spot:
    """Give the city that an area is named after, where the words say no level: "in Latakia"."""
    if area.kind not in (ADMIN1, ADMIN2):
        return area
    inside = [
        spot for spot in spots
        if spot.kind == CITY and not spot.alias and _within(spot, area)
        and spot.population * 20 > area.population
    ]
    return max(inside, key=lambda spot: (spot.population, spot.id), default=area)


def _within(spot: Spot, outer: Spot) -> bool:
    if spot.id == outer.id or spot.country != outer.country or not spot.country:
        return False
    if outer.kind == COUNTRY:
        return True
    if outer.kind == ADMIN1:
        return spot.admin1 == int(outer.id)
    return outer.kind == ADMIN2 and spot.admin2 == int(outer.id)


def _believable(spot: Spot, hit: Hit, backed: bool, context: Context) -> bool:
    """Tell a place from a chance likeness: a surname, a village on the other side of the world."""
    if spot.kind in (COUNTRY, WIDE, ADMIN1) or not spot.population:
        return True
    if spot.population < _LARGE and hit.single and (hit.person or not backed):
        return False
    if spot.population >= _SMALL:
        return True
    others = context.countries.total() - context.countries[spot.country]
    return context.countries[spot.country] - 1 > 0 or not others
