"""Choose which place of a name is meant, by everything else the report names.

One place a name and report. Countries and first-order areas that the other names speak for, the
"X, Y" beside a name, names that have a place near by, the publisher's own place, and size decide;
a small place that nothing else points to is none.
"""

from __future__ import annotations

from math import log10

from firsthand.places.context import Context
from firsthand.places.gazetteer import ADMIN1, ADMIN2, CITY, COUNTRY, PART, WIDE, Spot
from firsthand.places.spotting import Hit

_CAP = 1_000_000
"""An area's people count no further: a capital's name means the city more often than its area."""
_LARGE = 300_000
"""A city so large needs no word such as "in" before it."""
_SMALL = 15_000
"""Fewer people than this and nothing else in the report pointing there: a chance likeness."""
_KINDS = {COUNTRY: 3.0, WIDE: 9.0, PART: 0.5, ADMIN1: 0.4, ADMIN2: -1.2, CITY: 0.6}


def settle(
    names: list[tuple[str, Hit]], pairs: dict[int, int], context: Context
) -> list[Spot | None]:
    """Choose a place for each name, in order; null where none of them is believable."""
    spots: dict[str, tuple[Spot, ...]] = {}
    for key, hit in names:
        spots[key] = hit.spots if key not in spots else tuple(dict.fromkeys(spots[key] + hit.spots))
    context.hear(spots)
    first = _choose(names, pairs, context)
    context.settle({key: spot for (key, _), spot in zip(names, first, strict=True) if spot})
    choice = _choose(names, pairs, context)
    backed = {key for n, (key, hit) in enumerate(names) if n in pairs or hit.placed}
    return [
        spot if spot is None or _believable(spot, key, hit, key in backed, context) else None
        for spot, (key, hit) in zip(choice, names, strict=True)
    ]


def _score(key: str, spot: Spot, context: Context) -> float:
    """Weigh one place of a name; larger is likelier."""
    people = spot.population if spot.kind == CITY else min(spot.population, _CAP)
    value = log10(people + 100) - 1.5 * spot.alias + _KINDS[spot.kind]
    if spot.added:  # a place that the user added is meant to be found
        value += 6.0
    return value + context.support(key, spot)


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
                spot, outer = max(inside, key=lambda pair: _score(key, pair[0], context))
                choice[n], choice[pairs[n]] = spot, outer
                by_key.setdefault(key, spot)
                by_key.setdefault(names[pairs[n]][0], outer)
    for n, (key, hit) in enumerate(names):
        if choice[n] is None and hit.spots:
            settled = by_key.get(key)
            if settled is None or settled not in hit.spots:
                settled = max(hit.spots, key=lambda spot: (_score(key, spot, context), spot.id))
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


def _believable(spot: Spot, key: str, hit: Hit, backed: bool, context: Context) -> bool:
    """Tell a place from a chance likeness: a surname, a village on the other side of the world."""
    if spot.kind in (COUNTRY, WIDE, ADMIN1) or spot.added:
        return True
    if spot.kind == PART and not hit.single:
        return True
    if spot.population < _LARGE and hit.single:
        if hit.person:
            return False
        if not backed and not context.points_to(key, spot):
            return False
    if spot.population >= _SMALL or context.speaks_of(key, spot):
        return True
    return backed and len(hit.spots) <= 2  # said to be a place, and hardly another is so called
