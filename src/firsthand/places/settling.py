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
_MIDDLE = 0.3
"""Degrees from an area's point within which its seat lies."""
_KINDS = {COUNTRY: 3.0, WIDE: 9.0, PART: 0.5, ADMIN1: 0.4, ADMIN2: -1.2, CITY: 0.6}


def settle(
    names: list[tuple[str, Hit]], pairs: dict[int, int], context: Context
) -> list[Spot | None]:
    """Choose a place for each name, in order; null where none of them is believable."""
    spots: dict[str, tuple[Spot, ...]] = {}
    for key, hit in names:
        spots[key] = hit.spots if key not in spots else tuple(dict.fromkeys(spots[key] + hit.spots))
    context.hear(spots)
    paired = _settled_by_pairs(names, pairs, context)
    _settle_one_by_one(spots, {names[n][0]: spot for n, spot in paired.items()}, context)
    choice = _choose(names, pairs, context)
    backed = {key for n, (key, hit) in enumerate(names) if n in pairs or hit.placed}
    return [
        spot if spot is None or _believable(spot, (key, hit), n in pairs, key in backed, context)
        else None
        for n, (spot, (key, hit)) in enumerate(zip(choice, names, strict=True))
    ]


def _score(key: str, spot: Spot, context: Context) -> float:
    """Weigh one place of a name; larger is likelier."""
    people = spot.population if spot.kind == CITY else min(spot.population, _CAP)
    value = log10(people + 100) - 1.5 * spot.alias + _KINDS.get(spot.kind, 0.6)
    if spot.added:  # a place that the user added is meant to be found
        value += 6.0
    return value + context.support(key, spot)


def _settled_by_pairs(
    names: list[tuple[str, Hit]], pairs: dict[int, int], context: Context
) -> dict[int, Spot]:
    """Give the places of each "X, Y", by the number of the name."""
    settled: dict[int, Spot] = {}
    for n, m in pairs.items():
        (key, hit), outers = names[n], names[m][1].spots
        inside = [(spot, outer) for outer in outers for spot in hit.spots if _within(spot, outer)]
        if inside:
            best = max(
                inside, key=lambda pair, key=key: _score(key, pair[0], context))  # type: ignore[misc]
            settled[n], settled[m] = _seat(best[0], hit.spots), best[1]
    return settled


def _settle_one_by_one(
    spots: dict[str, tuple[Spot, ...]], paired: dict[str, Spot], context: Context
) -> None:
    """Let the surest names choose first, so that the others hear what they chose."""
    for key, spot in paired.items():
        context.choose(key, spot)
    open_ones = []
    for key, candidates in spots.items():
        if key not in paired and candidates:
            scores = sorted((_score(key, spot, context) for spot in candidates), reverse=True)
            open_ones.append((scores[1] - scores[0] if len(scores) > 1 else -99.0, key))
    for _, key in sorted(open_ones):
        context.choose(key, max(spots[key], key=lambda spot: (_score(key, spot, context), spot.id)))


def _choose(
    names: list[tuple[str, Hit]], pairs: dict[int, int], context: Context
) -> list[Spot | None]:
    """Choose for every name; "X, Y" says where X is, for the whole report."""
    paired = _settled_by_pairs(names, pairs, context)
    by_key: dict[str, Spot] = {}
    for n in sorted(paired, key=lambda n: (n not in pairs, n)):
        by_key.setdefault(names[n][0], paired[n])
    choice: list[Spot | None] = [paired.get(n) for n in range(len(names))]
    for n, (key, hit) in enumerate(names):
        if choice[n] is None and hit.spots:
            settled = by_key.get(key)
            if settled is None or settled not in hit.spots:
                settled = max(hit.spots, key=lambda spot: (_score(key, spot, context), spot.id))
            choice[n] = _seat(settled, hit.spots)
            by_key.setdefault(key, settled)
    return choice


def _seat(area: Spot, spots: tuple[Spot, ...]) -> Spot:
    """Give the city that an area is named after, where the words say no level: "in Latakia"."""
    if area.kind not in (ADMIN1, ADMIN2):
        return area
    inside = [
        spot for spot in spots
        if spot.kind == CITY
        and (_lies_at(spot, area) or (_within(spot, area) and not spot.alias))
        and spot.population * 20 > area.population
    ]
    return max(inside, key=lambda spot: (spot.population, spot.id), default=area)


def _lies_at(spot: Spot, area: Spot) -> bool:
    """Tell a town in the middle of an area, where the gazetteer holds it for another's."""
    if spot.country != area.country or spot.latitude is None or area.latitude is None:
        return False
    across = (spot.longitude or 0.0) - (area.longitude or 0.0)
    return abs(spot.latitude - area.latitude) < _MIDDLE and abs(across) < _MIDDLE


def _within(spot: Spot, outer: Spot) -> bool:
    if spot.id == outer.id or spot.country != outer.country or not spot.country:
        return False
    if outer.kind == COUNTRY:
        return True
    if outer.added:
        return spot.within == outer.name
    if outer.kind == ADMIN1:
        return spot.admin1 == int(outer.id)
    return outer.kind == ADMIN2 and spot.admin2 == int(outer.id)


def _believable(
    spot: Spot, name: tuple[str, Hit], paired: bool, backed: bool, context: Context,
) -> bool:
    """Tell a place from a chance likeness: a surname, a village on the other side of the world."""
    key, hit = name
    if spot.kind in (COUNTRY, WIDE, ADMIN1) or spot.added:
        return True
    if spot.kind == PART and not hit.single:
        return True
    if spot.population < _LARGE and hit.single:
        if hit.person:
            return False
        if not backed and not context.points_to(key, spot):
            return False
    if spot.population < _LARGE and not paired and context.lies_elsewhere(key, spot):
        return False
    if spot.population >= _SMALL or context.speaks_of(key, spot):
        return True
    # Said to be a place, hardly another is so called, and the report tells of no other country.
    return backed and len(hit.spots) <= 2 and not context.speaks_elsewhere(key)
