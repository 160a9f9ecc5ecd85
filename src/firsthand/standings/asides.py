"""Says which claims sit beside the tolls, and why: repetitions, parts, additions, one place's own.

What a claim is compared with is gathered once for all that speak to one incident, harm and scope.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from operator import itemgetter

import msgspec

from firsthand.standings.beside import other_times, parts_beside, parts_elsewhere
from firsthand.standings.sums import parts_of_sums, sums_in
from firsthand.standings.told import ADDS_UP, NARROWER, Told

_NOT_YET_DEAD = "tells of people hit where other reports tell that some of them died"
# What says that somebody was hit, or cared for, and not how it ended.
_OPEN_RULES = {"harm:struck", "harm:wound", "harm:deed"}
_Key = tuple[str, str, str]
_Where = frozenset[str | None]


class _Wide(msgspec.Struct, frozen=True, kw_only=True):
    """The figures told of several places together, and the smallest of them."""

    figures: frozenset[int]
    least: int


class _Moment(msgspec.Struct, frozen=True, kw_only=True):
    """When figures above one were told first of some places, and first of any others."""

    where: _Where
    first: str
    elsewhere: str | None


class _Counted(msgspec.Struct, frozen=True, kw_only=True):
    """What one claimant counted: distinct figures, falling, and what was told of more than each."""

    falling: Sequence[int]
    above: Sequence[_Moment]


def set_aside(all_told: Sequence[Told]) -> Mapping[str, str]:
    """Say which claims sit beside the tolls and why, by claim id.

    What repeats another claim of its report, what is part of a total, what came on top of one,
    and what speaks of one place where others speak of the whole.
    """
    by_id = {told.claim.id: told for told in all_told}
    sums = _sums(all_told, by_id)
    wide, counted = _wide(all_told), _counted(all_told)
    out: dict[str, str] = {}
    deaths = _deaths(all_told)
    elsewhen = other_times(all_told)
    beside = {**elsewhen, **parts_beside(all_told, elsewhen)}
    beside |= dict.fromkeys(parts_of_sums(sums_in(all_told)), ADDS_UP)
    beside |= dict.fromkeys(parts_elsewhere(all_told, beside), NARROWER)
    for told in all_told:
        claim = told.claim
        whole = by_id.get(claim.within or "")
        if claim.repeats is not None:
            out[claim.id] = "repeats another claim of its report"
        elif claim.within is not None and (
            claim.scope == "total" or (whole is not None and whole.claim.scope == claim.scope)
        ):
            out[claim.id] = "is part of a figure told beside it"
        elif claim.within is not None and len(sums[_sum_of(told, by_id)]) > 1:
            out[claim.id] = "is one of several parts told side by side, whose sum nobody tells"
        elif claim.span == "daily increment":
            out[claim.id] = "counts what was added, not all"
        elif claim.id in beside and not (
            beside[claim.id] == NARROWER and _was_all(told, counted.get((told.key, claim.claimant)))
        ):
            out[claim.id] = beside[claim.id]
        elif _says_less(told, deaths):
            out[claim.id] = _NOT_YET_DEAD
        elif _is_narrower(told, wide.get(told.key)) and not _was_all(
            told, counted.get((told.key, claim.claimant))
        ):
            out[claim.id] = NARROWER
    return out


def _deaths(all_told: Sequence[Told]) -> Mapping[str, tuple[frozenset[str], int]]:
    """Gather, by incident, the reports that tell a death and the most they tell were hurt."""
    reports: dict[str, set[str]] = defaultdict(set)
    hurt: dict[tuple[str, str], int] = defaultdict(int)
    for told in all_told:
        if told.claim.repeats is None and told.claim.harm == "killed" and told.point:
            reports[told.incident].add(told.report)
        elif told.claim.repeats is None and told.claim.harm == "injured":
            hurt[told.incident, told.report] += told.point or 0
    return {
        incident: (frozenset(some), max(hurt[incident, report] for report in some))
        for incident, some in reports.items()
    }


def _says_less(told: Told, deaths: Mapping[str, tuple[frozenset[str], int]]) -> bool:
    """Tell "three were shot" in a report that knows no death, where others do and tell fewer hurt.

    Who was shot, or taken to hospital, may be the one who died, as others know by then.
    """
    reports, hurt = deaths.get(told.incident, (frozenset(), 0))
    return bool(reports) and told.claim.harm == "injured" and told.report not in reports and (
        told.claim.rule in _OPEN_RULES and (told.point or 0) > hurt)


def _sums(
    all_told: Sequence[Told], by_id: Mapping[str, Told],
) -> Mapping[_Key, set[int | None]]:
    """Gather the figures of one scope that are parts of one whole: 211 and 396, both civilians."""
    sums: dict[_Key, set[int | None]] = defaultdict(set)
    for told in all_told:
        if told.claim.within is not None and told.claim.repeats is None:
            sums[_sum_of(told, by_id)].add(told.figure)
    return sums


def _sum_of(told: Told, by_id: Mapping[str, Told]) -> _Key:
    whole, seen = told, {told.claim.id}
    while (above := by_id.get(whole.claim.within or "")) and above.claim.id not in seen:
        seen.add(above.claim.id)
        whole = above
    return whole.claim.id, told.claim.harm, told.claim.scope


def _wide(all_told: Sequence[Told]) -> Mapping[_Key, _Wide]:
    """Gather, by what they speak to, the figures that are told of several places.

    A headline that names more places than its body makes the figure no wider.
    """
    figures: dict[_Key, set[int]] = defaultdict(set)
    for told in all_told:
        claim = told.claim
        own = claim.within is None and claim.repeats is None
        if told.figure is not None and len(claim.place) > 1 and own:
            figures[told.key].add(told.figure)
    return {key: _Wide(figures=frozenset(some), least=min(some)) for key, some in figures.items()}


def _is_narrower(told: Told, wide: _Wide | None) -> bool:
    """Tell whether a claim about one place is far below what is told of several with it.

    Less than half is far: 12 in the town beside 14 in the province is a difference, 48 in the
    town beside 745 on the coast is a part; but not while it was all that its claimant counted.
    """
    if wide is None or len(told.claim.place) != 1 or told.point is None:
        return False
    return told.figure not in wide.figures and 2 * told.point < wide.least


def _counted(all_told: Sequence[Told]) -> Mapping[tuple[_Key, str | None], _Counted]:
    """Gather what each claimant counted, by what it speaks to."""
    told_by: dict[tuple[_Key, str | None], list[Told]] = defaultdict(list)
    for told in all_told:
        if told.claim.claimant is not None and told.claim.repeats is None:
            told_by[told.key, told.claim.claimant].append(told)
    return {key: _falling(some) for key, some in told_by.items()}


def _falling(all_told: Sequence[Told]) -> _Counted:
    falling: list[int] = []
    above: list[_Moment] = []
    ends: list[tuple[str, _Where]] = []  # the first moment, and the first told of other places
    for told in sorted(all_told, key=lambda t: -(t.figure or 0)):
        ends = _two_firsts([*ends, (told.moment, _where(told))])
        moment = _Moment(
            where=ends[0][1], first=ends[0][0], elsewhere=ends[1][0] if len(ends) > 1 else None)
        if falling and falling[-1] == -(told.figure or 0):
            above[-1] = moment
        else:
            falling.append(-(told.figure or 0))
            above.append(moment)
    return _Counted(falling=falling, above=above)


def _two_firsts(ends: Sequence[tuple[str, _Where]]) -> list[tuple[str, _Where]]:
    """Keep the first moment and the first one told of other places."""
    ordered = sorted(ends, key=itemgetter(0))
    return [ordered[0], *[end for end in ordered if end[1] != ordered[0][1]][:1]]


def _was_all(told: Told, counted: _Counted | None) -> bool:
    """Tell whether its claimant's wider figures all came later: a series that began in one town."""
    if counted is None or not told.moment:
        return False
    larger = bisect_right(counted.falling, -(told.figure or 0) - 1)
    if not larger:
        return False
    above = counted.above[larger - 1]
    wider = above.elsewhere if above.where == _where(told) else above.first
    return wider is not None and told.moment < wider


def _where(told: Told) -> _Where:
    return frozenset(place.name for place in told.claim.place)
