"""Brings together what is told in like words, of one place and time: average link over points.

Tellings are compared where they share a word that few tellings share, never all with all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from heapq import heapify, heappop, heappush, nlargest

from firsthand.incidents.evidence import ENOUGH, NOTHING, points
from firsthand.incidents.telling import Telling
from firsthand.incidents.union import Union

_COMMON = 300  # a word that more tellings share brings none together
_RAREST = 20  # words of a telling by which it is looked up
_COMPARED = 60  # tellings with which one telling is compared

_Pairs = Mapping[int, dict[int, float]]


def gather(
    tellings: Sequence[Telling], chosen: Sequence[int], union: Union,
    names_something: Callable[[str], bool],
) -> None:
    """Join the chosen tellings (indices) group by group while their points are enough on average.

    The pair of groups with most points is joined first, so the order of tellings changes nothing.
    """
    said = [index for index in chosen if tellings[index].words]
    sums = _compared(tellings, said, names_something)
    size = dict.fromkeys(said, 1)
    heap = [
        (-_mean(total, 1), a, b, 1, 1)
        for a, others in sums.items() for b, total in others.items()
        if a < b and _mean(total, 1) >= ENOUGH
    ]
    heapify(heap)
    while heap:
        _, a, b, size_a, size_b = heappop(heap)
        if size.get(a) != size_a or size.get(b) != size_b:
            continue  # one of them has grown since
        union.put_together(a, b)
        size[a] += size.pop(b)
        _fold(sums, a, b)
        for other, total in sums[a].items():
            mean = _mean(total, size[a] * size[other])
            if mean >= ENOUGH:
                left, right = sorted((a, other))
                heappush(heap, (-mean, left, right, size[left], size[right]))


def _mean(total: float, pairs: int) -> float:
    """Give the mean of all pairs of two groups; ``total`` is what they have above nothing."""
    return NOTHING + total / pairs


def _fold(sums: _Pairs, into: int, gone: int) -> None:
    for other, total in sums[gone].items():
        del sums[other][gone]
        if other != into:
            sums[into][other] = sums[other][into] = sums[into].get(other, 0.0) + total
    sums[gone].clear()


def _compared(
    tellings: Sequence[Telling], said: Sequence[int], names_something: Callable[[str], bool],
) -> _Pairs:
    """Give for each telling what it and each telling like it have above nothing, in points."""
    sharing: dict[str, list[int]] = defaultdict(list)
    for index in said:
        for stem in tellings[index].words:
            if names_something(stem):
                sharing[stem].append(index)
    sums: dict[int, dict[int, float]] = {index: {} for index in said}
    for index in said:
        rare = sorted(
            (len(sharing[stem]), stem) for stem in tellings[index].words
            if 1 < len(sharing[stem]) <= _COMMON)
        shared: dict[int, float] = defaultdict(float)
        for times, stem in rare[:_RAREST]:
            for other in sharing[stem]:
                shared[other] += 1 / times
        shared.pop(index, None)
        for other in nlargest(_COMPARED, shared, key=lambda at: (shared[at], -at)):
            if other not in sums[index]:
                above = points(tellings[index], tellings[other]) - NOTHING
                sums[index][other] = sums[other][index] = above
    return sums
