"""Brings together tellings that say where and when: one place, or one area meant as a whole.

Only what is said to the place and to the day builds an incident; everything vaguer is joined
to it afterwards (``joining``), so that "hundreds in the country" never ties two towns together.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from operator import itemgetter

from firsthand.incidents.days import Days
from firsthand.incidents.telling import Telling
from firsthand.incidents.union import Union
from firsthand.incidents.whereabouts import distance_km, key_of
from firsthand.record import Place
from firsthand.settings import Incidents

_DEGREE_KM = 111.0


def link(tellings: Sequence[Telling], chosen: Sequence[int], union: Union, near: Incidents) -> None:
    """Join the chosen tellings (indices) that share a place and a day and no other cause."""
    for group in _by_cause(tellings, chosen):
        keyed: dict[str, list[int]] = defaultdict(list)
        for index in group:
            for key in tellings[index].keys | tellings[index].whole:
                keyed[key].append(index)
        for members in keyed.values():
            sweep(tellings, members, union)
        for left, right in _near(tellings, group, near.near_km):
            sweep(tellings, keyed[left] + keyed[right], union)
        _link_areas(tellings, group, union)
        for members in keyed.values():
            _link_adjacent(tellings, members, union, near.days_between)


def sweep(tellings: Sequence[Telling], members: Iterable[int], union: Union) -> None:
    """Join those whose days overlap, going through them once in order of their first day."""
    last: int | None = None
    until = 0
    for start, end, index in sorted(_spans(tellings, members)):
        if last is not None and start <= until:
            union.join(last, index)
            until = max(until, end)
        else:
            until = end
        last = index


def _spans(tellings: Sequence[Telling], members: Iterable[int]) -> Iterator[tuple[int, int, int]]:
    for index in members:
        days = tellings[index].days
        # a telling without any date can only meet others without one
        yield (*(days or (0, 0)), index)


def _by_cause(tellings: Sequence[Telling], chosen: Sequence[int]) -> list[list[int]]:
    """Part the tellings by cause; one that tells none goes with the one cause told beside it."""
    beside: dict[str, list[tuple[Days, str]]] = defaultdict(list)
    for index in chosen:
        telling = tellings[index]
        for key in telling.keys | telling.areas:
            beside[key] += [(telling.days or (0, 0), cause) for cause in telling.causes]
    groups: dict[str, list[int]] = defaultdict(list)
    for index in chosen:
        telling = tellings[index]
        causes = telling.causes or {
            cause
            for key in telling.keys | telling.whole
            for days, cause in beside[key]
            if _overlap(days, telling.days or (0, 0))
        }
        groups[min(causes) if len(causes) == 1 else ""].append(index)
    return [groups[cause] for cause in sorted(groups)]


def _overlap(left: Days, right: Days) -> bool:
    return left[0] <= right[1] and right[0] <= left[1]


def _link_areas(tellings: Sequence[Telling], group: Sequence[int], union: Union) -> None:
    """Join a town to a telling of its whole area, when their days overlap."""
    whole: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
    for index in group:
        for area in tellings[index].whole:
            whole[area] += _spans(tellings, [index])
    merged = {area: _merged(sorted(spans)) for area, spans in whole.items()}
    for index in group:
        start, end = tellings[index].days or (0, 0)
        for area in tellings[index].areas & merged.keys():
            spans = merged[area]
            at = max(0, bisect_right(spans, start, key=itemgetter(0)) - 1)
            for from_, to, other in spans[at:]:
                if from_ > end:
                    break
                if to >= start:
                    union.join(index, other)


def _merged(spans: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    out: list[tuple[int, int, int]] = []
    for start, end, index in spans:
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]), out[-1][2])
        else:
            out.append((start, end, index))
    return out


def _link_adjacent(
    tellings: Sequence[Telling], members: Sequence[int], union: Union, days_between: int,
) -> None:
    """Join what adjacent days tell of one place only where both tell one figure.

    Days come apart at midnight and between time zones; two attacks on one town on two days
    look the same but for their figures.
    """
    sets: dict[int, list[int]] = defaultdict(list)
    for index in members:
        sets[union.find(index)].append(index)
    ends = sorted(
        (min(s for s, _, _ in spans), max(e for _, e, _ in spans), root)
        for root, spans in ((r, list(_spans(tellings, m))) for r, m in sets.items())
    )
    for (_, end, left), (start, _, right) in pairwise(ends):
        if 0 < start - end <= days_between and (
            _figures(tellings, sets[left]) & _figures(tellings, sets[right])
        ):
            union.join(left, right)


def _figures(tellings: Sequence[Telling], members: Sequence[int]) -> set[tuple[str, str, int]]:
    return {figure for index in members for figure in tellings[index].figures}


def _near(
    tellings: Sequence[Telling], group: Sequence[int], near_km: float,
) -> list[tuple[str, str]]:
    """Pair the places that lie within the setting's distance of each other."""
    points: dict[str, Place] = {}
    for index in group:
        points.update({
            key_of(p): p for p in tellings[index].places
            if key_of(p) in tellings[index].keys and p.latitude is not None and p.precision <= 2
        })
    ordered = sorted(points.items(), key=lambda item: (item[1].latitude or 0.0, item[0]))
    return list(_pairs(ordered, near_km))


def _pairs(
    ordered: Sequence[tuple[str, Place]], near_km: float,
) -> Iterator[tuple[str, str]]:
    for at, (left, a) in enumerate(ordered):
        for right, b in ordered[at + 1:]:
            if ((b.latitude or 0.0) - (a.latitude or 0.0)) * _DEGREE_KM > near_km:
                break
            apart = distance_km(a, b)
            if a.country == b.country and apart is not None and apart <= near_km:
                yield left, right
