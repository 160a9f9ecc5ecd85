"""Places undated tellings in time, and those of one day in the order of what they tell.

A report without a date that tells a claimant's figure told it when that figure was first told; what
nobody dates stands where its size puts it. A page that gives only its day may be of any hour.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate

import msgspec

from firsthand.standings.told import Figure, Told, figure_of

_LARGE, _SEVERAL = 100, 3
_DAY = len("2025-03-10")
_Line = tuple[str, str, str, str | None]
"""An incident, harm and scope and whose figure it is."""


def placed_in_time(all_told: Sequence[Told]) -> list[Told]:
    """Give undated figures of a claimant the day on which others date them, or their size does.

    Whoever names nobody stays undated, and so does a claimant whom no report dates.
    """
    first: dict[tuple[str, str | None, Figure], tuple[str, str]] = {}
    lines: dict[_Line, list[tuple[int, str, str]]] = defaultdict(list)
    for told in all_told:
        if not told.moment or told.claim.claimant is None:
            continue
        at = told.day, told.moment
        known = told.incident, told.claim.claimant, figure_of(told.claim)
        first[known] = min(first.get(known, at), at, key=lambda pair: pair[1])
        lines[_line(told)].append((told.point or 0, *at))
    sizes = {line: _rising(some) for line, some in lines.items()}
    return [told if told.moment else _placed(told, first, sizes) for told in all_told]


def as_updated(all_told: Sequence[Told]) -> list[Told]:
    """Move what a page tells before everybody to when others tell it, if that is much at once.

    A page keeps its date while its text is written anew. One figure can be told early; two
    that three others each tell only days later were not known on that day.
    """
    days: dict[tuple[str, Figure], dict[str, str]] = defaultdict(dict)
    for told in all_told:
        if told.dated and (told.claim.count.number or 0) >= _LARGE:
            days[told.incident, figure_of(told.claim)].setdefault(told.report, told.day)
    told_on = {key: sorted(by_report.values()) for key, by_report in days.items()}
    early: dict[str, dict[Figure, str]] = defaultdict(dict)
    for told in all_told:
        figure = figure_of(told.claim)
        own = days.get((told.incident, figure), {}).get(told.report)
        others = told_on[told.incident, figure] if own is not None else []
        if len(others) > _SEVERAL and others[0] == own and others[1] > own:
            early[told.report][figure] = others[1]
    updated = {report: figures for report, figures in early.items() if len(figures) > 1}
    return [
        told if (day := updated.get(told.report, {}).get(figure_of(told.claim))) is None
        else msgspec.structs.replace(told, day=day, moment=day + "T99", dated=False)
        for told in all_told]


def _placed(
    told: Told, first: Mapping[tuple[str, str | None, Figure], tuple[str, str]],
    sizes: Mapping[_Line, Sequence[tuple[int, str, str]]],
) -> Told:
    claimant = told.claim.claimant
    if claimant is None:
        return told
    at = first.get((told.incident, claimant, figure_of(told.claim)))
    guessed = at is None
    if at is None:
        line = sizes.get(_line(told))
        if not line:
            return told
        place = bisect_left(line, told.point or 0, key=lambda step: step[0])
        at = line[min(place, len(line) - 1)][1:]
    return msgspec.structs.replace(told, day=at[0], moment=at[1], guessed=guessed)


def _rising(some: Iterable[tuple[int, str, str]]) -> list[tuple[int, str, str]]:
    """Keep each first telling of more than all that was told before."""
    kept: list[tuple[int, str, str]] = []
    for point, day, moment in sorted(some, key=lambda step: (step[2], step[0])):
        if not kept or point > kept[-1][0]:
            kept.append((point, day, moment))
    return kept


def _line(told: Told) -> _Line:
    return *told.key, told.claim.claimant


class Hours:
    """Orders what one origin is quoted with on one day, where some reports give the day alone."""

    def __init__(self, all_told: Iterable[Told]) -> None:
        """Take everything that one origin is quoted with in one incident."""
        by_day: dict[str, dict[str, list[Told]]] = defaultdict(lambda: defaultdict(list))
        for told in all_told:
            by_day[told.day][told.report].append(told)
        self._moments: dict[tuple[str, str], tuple[str, int]] = {}
        for day, reports in by_day.items():
            if day and len(reports) > 1:
                self._order(day, reports)

    def of(self, told: Told) -> tuple[str, int]:
        """Give when it was told, an hour that its figures put it at where it gives none.

        The number orders those that stand at one hour, the smaller first.
        """
        return self._moments.get((told.day, told.report), (told.moment or told.day, 0))

    def _order(self, day: str, reports: Mapping[str, Sequence[Told]]) -> None:
        """Put a page without an hour before the first that tells more of what most of them tell."""
        timed = sorted(
            (some[0].moment, report) for report, some in reports.items()
            if _has_hour(some[0].moment))
        main = _main(reports.values())
        sizes = {report: _size(some, main) for report, some in reports.items()}
        so_far = list(accumulate((sizes[report] or 0 for _, report in timed), max))
        for report, some in reports.items():
            size = sizes[report]
            if _has_hour(some[0].moment) or size is None:
                continue
            later = bisect_right(so_far, size)
            moment = timed[later][0] if later < len(timed) else some[0].moment
            # before the one with an hour, and those that say their hour stand last at it
            self._moments[day, report] = moment, size
        last = max((size for size in sizes.values() if size is not None), default=0) + 1
        for moment, report in timed:
            self._moments[day, report] = moment, last


def _main(reports: Iterable[Sequence[Told]]) -> tuple[str, str]:
    """Give the harm and scope that most of these reports tell; of two the larger."""
    times: Counter[tuple[str, str]] = Counter()
    largest: dict[tuple[str, str], int] = defaultdict(int)
    for some in reports:
        for key in {(told.claim.harm, told.claim.scope) for told in some if not told.aside}:
            times[key] += 1
        for told in some:
            key = told.claim.harm, told.claim.scope
            largest[key] = max(largest[key], told.point or 0)
    return min(times or {("", ""): 0}, key=lambda k: (-times[k], -largest[k], k))


def _size(some: Iterable[Told], main: tuple[str, str]) -> int | None:
    return max((
        told.point for told in some
        if (told.claim.harm, told.claim.scope) == main and told.point is not None
        and not told.aside), default=None)


def _has_hour(moment: str) -> bool:
    return len(moment) > _DAY and moment[_DAY:] != "T99"
