"""Joins what says too little, a country or no day, to the one incident it can mean.

Where two incidents fit equally well the answer is "unsure" and the telling stays by itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from operator import itemgetter

import msgspec

from firsthand.incidents.days import Days
from firsthand.incidents.telling import Telling
from firsthand.incidents.union import Union, sets_of
from firsthand.settings import Incidents

_FAR_LARGER = 10  # a figure ten times all that an incident tells is about something larger
_LARGE = 100
_ROUNDS = 5
_FRESH = 7  # days after its last day that an incident is told as news


class _Core(msgspec.Struct, frozen=True, kw_only=True):
    keys: frozenset[str]
    areas: frozenset[str]
    whole: frozenset[str]
    countries: frozenset[str]
    reports: frozenset[str]
    causes: frozenset[str]
    figures: frozenset[tuple[str, str, int]]
    largest: Mapping[str, int]
    days: Days | None
    told: int | None
    first: int | None
    claimants: frozenset[str]


def join(
    tellings: Sequence[Telling], union: Union, placed: set[int], waiting: Iterable[int],
    settings: Incidents,
) -> set[int]:
    """Join the waiting tellings (indices) to the sets of those placed; give those joined.

    What is joined may show more places and days, so it is asked again until nothing moves.
    All are decided against the same state in a round: the order of tellings changes nothing.
    """
    left = set(waiting)
    joined: set[int] = set()
    for _ in range(_ROUNDS):
        cores = {
            root: _core([tellings[index] for index in members])
            for root, members in sets_of(union, sorted(placed | joined)).items()
        }
        located: dict[str, list[int]] = defaultdict(list)
        for at, core in cores.items():
            for key in core.countries | core.keys | core.areas | core.whole:
                located[key].append(at)
        chosen = {
            index: root for index in sorted(left)
            if (root := _best(tellings[index], cores, located, settings)) is not None
        }
        if not chosen:
            break
        for index, root in chosen.items():
            union.join(index, root)
        joined |= chosen.keys()
        left -= chosen.keys()
    return joined


def _best(
    telling: Telling, cores: Mapping[int, _Core], located: Mapping[str, list[int]],
    settings: Incidents,
) -> int | None:
    # who names a town can only mean what is told of the town or its area
    where = telling.keys | telling.areas | telling.whole or telling.countries
    if telling.weak:
        # no claim says where; who counted it may say more than the towns beside it
        where = where | telling.countries
    candidates = {root for key in where for root in located.get(key, ())}
    scored = sorted(
        ((_evidence(telling, cores[root]), root) for root in candidates
         if _possible(telling, cores[root], settings)),
        reverse=True,
    )
    if not scored or (len(scored) > 1 and scored[0][0] == scored[1][0]):
        return None
    return scored[0][1]


def _evidence(telling: Telling, core: _Core) -> tuple[bool, ...]:
    """Say what speaks for this core, the strongest first."""
    return (
        telling.report in core.reports,
        bool(telling.figures & core.figures),
        bool(telling.claimants & core.claimants),
        bool(telling.names & core.keys) or bool(telling.keys & core.keys),
        telling.dated,
        _as_large(telling, core),
        # what was told before is likelier meant than what is told only later
        telling.told is not None and core.first is not None and core.first <= telling.told,
    )


def _possible(telling: Telling, core: _Core, settings: Incidents) -> bool:
    if telling.causes and core.causes and not telling.causes & core.causes:
        return False
    if telling.keys and not (telling.weak and telling.claimants & core.claimants) and not (
        telling.keys & core.keys or telling.areas & core.whole or telling.whole & core.areas
    ):
        return False
    if not _in_time(telling, core, settings):
        return False
    return telling.report in core.reports or not _far_larger(telling, core)


def _in_time(telling: Telling, core: _Core, settings: Incidents) -> bool:
    """News without a date is about what is still being told; a month must hold the days."""
    if core.days is None or telling.days is None:
        return telling.days is None or telling.told is None or core.told is None
    start, end = core.days
    if telling.period:
        return abs(telling.days[0] - start) <= settings.days_between
    if telling.dated or _spans_more(telling):
        return telling.days[0] <= end and start <= telling.days[1]
    still = max(end, core.told or end) + settings.still_told_days
    shared = telling.figures & core.figures or telling.claimants & core.claimants
    if telling.days[0] <= (still if shared or not telling.keys else end) and (
        start <= telling.days[1]
    ):
        return True
    # a look back at another day is about it where its counter is, or its figure may be
    named = bool(telling.keys & core.keys or telling.names & core.keys)
    of_it = shared or not telling.figures or _as_large(telling, core)
    return named and bool(of_it) and any(
        first <= end and start <= last for first, last in telling.also
    )


def _spans_more(telling: Telling) -> bool:
    """Tell whether the days were said (a month), not taken from the publication date."""
    return telling.days is not None and telling.days[1] != telling.told


def _as_large(telling: Telling, core: _Core) -> bool:
    """Tell whether a large figure is of the size of the largest that the incident tells.

    Two events of one country and month that both killed hundreds are rare; two that killed
    twelve are not.
    """
    return any(
        number >= _LARGE and number <= 2 * core.largest.get(harm, 0) <= 4 * number
        for harm, _, number in telling.figures
    )


def _far_larger(telling: Telling, core: _Core) -> bool:
    return any(
        harm in core.largest and number >= _FAR_LARGER * core.largest[harm]
        for harm, _, number in telling.figures
    )


def _core(members: Sequence[Telling]) -> _Core:
    firm = [t.days for t in members if t.days and t.dated]
    days = firm or [t.days for t in members if t.days and not t.period]
    told = [
        t.told for t in members
        if t.told is not None and t.days and (t.dated or not firm) and not t.period
        and t.told - t.days[1] <= _FRESH  # a look back in July does not make March news again
    ]
    figures = frozenset().union(*(t.figures for t in members))
    return _Core(
        keys=frozenset().union(*(t.keys for t in members)),
        areas=frozenset().union(*(t.areas for t in members)),
        whole=frozenset().union(*(t.whole for t in members)),
        countries=frozenset().union(*(t.countries for t in members)),
        reports=frozenset(t.report for t in members),
        causes=frozenset().union(*(t.causes for t in members)),
        figures=figures,
        largest={harm: number for harm, _, number in sorted(figures, key=itemgetter(2))},
        days=(min(d[0] for d in days), max(d[1] for d in days)) if days else None,
        told=max(told) if told else None,
        first=min((t.told for t in members if t.told is not None), default=None),
        claimants=frozenset().union(*(t.claimants for t in members)),
    )


def merge_by_claimant(tellings: Sequence[Telling], union: Union, placed: Iterable[int]) -> None:
    """Join what is told of a whole country to the one incident that the same claimant counts.

    A monitor's running total names the country; its other bulletins name the towns. Where the
    claimant counts for several incidents of those days, the total belongs to none of them.
    """
    sets = sets_of(union, sorted(placed))
    cores = {root: _core([tellings[i] for i in members]) for root, members in sets.items()}
    wide = [root for root, core in cores.items() if not core.keys and core.claimants]
    chosen: dict[int, int] = {}
    for root in wide:
        fitting = [
            other for other, core in cores.items()
            if core.keys and core.claimants & cores[root].claimants
            and _overlapping(core, cores[root])
            and core.countries & cores[root].countries
            and (not core.causes or not cores[root].causes or core.causes & cores[root].causes)
        ]
        if len(fitting) == 1:
            chosen[root] = fitting[0]
    for root, other in chosen.items():
        union.join(root, other)


def _overlapping(left: _Core, right: _Core) -> bool:
    if left.days is None or right.days is None:
        return False
    return left.days[0] <= right.days[1] and right.days[0] <= left.days[1]
