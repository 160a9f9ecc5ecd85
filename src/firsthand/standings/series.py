"""One origin's figure over time: what it said first, what it revised, up or down."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Literal

import msgspec

from firsthand.record import Harm
from firsthand.standings.dating import Hours
from firsthand.standings.gathering import in_order
from firsthand.standings.told import Told, rounds, same_figure
from firsthand.standings.traced import Traced

Change = Literal["first", "up", "down", "sharper"]


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """One value of a series: the claim that told it first, when, and what it changed.

    ``point`` is best, else low, else high; ``sharper`` is the same number with other bounds.
    ``again`` lists the claims that told the same value later; they revise nothing.
    """

    claim: str
    as_of: str
    as_written: str
    point: int
    low: int | None
    best: int | None
    high: int | None
    change: Change
    again: tuple[str, ...]


class Series(msgspec.Struct, frozen=True, kw_only=True):
    """What one origin said of one harm and scope in one incident, oldest first."""

    incident: str
    origin: str
    name: str
    harm: Harm
    scope: str
    steps: tuple[Step, ...]


def series_from(all_traced: Iterable[Traced]) -> tuple[Series, ...]:
    """Build the series from the claims that speak and are not kept out of tolls."""
    grouped: dict[tuple[str, str, str, str], list[Traced]] = defaultdict(list)
    quoted: dict[tuple[str, str], list[Told]] = defaultdict(list)
    for traced in all_traced:
        told = traced.told
        if traced.origin and traced.speaks and told.point is not None:
            quoted[told.incident, traced.origin].append(told)
            if not told.aside:
                incident, harm, scope = told.key
                grouped[incident, harm, scope, traced.origin].append(traced)
    hours = {key: Hours(some) for key, some in quoted.items()}
    return tuple(
        _series(key[3], sorted(grouped[key], key=_in_order(hours[key[0], key[3]])))
        for key in sorted(grouped))


def _in_order(hours: Hours) -> Callable[[Traced], tuple[object, ...]]:
    """Give the key by which what one origin says is put in order of telling."""
    return lambda end: (*hours.of(end.told), *in_order(end.told)[1:])


def _series(origin: str, ends: Sequence[Traced]) -> Series:
    lead = ends[0].told
    firsts: list[Told] = []
    again: dict[str, list[str]] = defaultdict(list)
    ends, older = _out_of_day(ends)
    for end in sorted(ends, key=lambda e: e.told.guessed or e.told.claim.id in older):
        told = end.told
        earlier = next((f for f in reversed(firsts) if _says_again(told, f)), None)
        if earlier is not None:
            again[earlier.claim.id].append(told.claim.id)
            continue
        at = len(firsts)
        for rough in [f for f in firsts if f.day == told.day and _is_rough(f, told)]:
            at = min(at, firsts.index(rough))
            firsts.remove(rough)
            again[told.claim.id] += [rough.claim.id, *again.pop(rough.claim.id, ())]
        if told.guessed or told.claim.id in older:
            larger = (n for n, f in enumerate(firsts) if (f.point or 0) > (told.point or 0))
            at = next(larger, at)
        firsts.insert(at, told)
    steps: list[Step] = []
    for told in firsts:
        steps.append(_step(told, steps[-1] if steps else None, again[told.claim.id]))
    return Series(
        incident=lead.incident, origin=origin, name=ends[0].name, harm=lead.claim.harm,
        scope=lead.claim.scope, steps=tuple(steps),
    )


def _out_of_day(ends: Sequence[Traced]) -> tuple[list[Traced], frozenset[str]]:
    """Find what a report tells beside its news: an older value, or one added when it was updated.

    Of two values told in one report and new on its day, one that others tell first on a later day
    was added then; else the smaller is older, and only its size says where it belongs.
    """
    days: dict[int, dict[str, str]] = defaultdict(dict)
    by_report: dict[str, dict[int, Told]] = defaultdict(dict)
    for end in ends:
        told = end.told
        if told.dated:
            days[told.point or 0].setdefault(told.report, told.day)
        by_report[told.report].setdefault(told.point or 0, told)
    told_on = {point: sorted(by_day.values()) for point, by_day in days.items()}
    older, later = set(), dict[str, str]()
    for some in by_report.values():
        new = [point for point, told in some.items()
               if told.dated and told_on[point][0] == told.day]
        largest = max(new, default=0)
        for point in new if len(new) > 1 else ():
            others = told_on[point][1:]  # it told the point on the first of these days
            if len(others) > 1 and others[0] > some[point].day:
                later[some[point].claim.id] = others[0]
            elif point < largest and not others:
                older.add(some[point].claim.id)
    moved = [
        end if end.told.claim.id not in later else msgspec.structs.replace(
            end, told=msgspec.structs.replace(end.told, day=later[end.told.claim.id]))
        for end in ends]
    return sorted(moved, key=lambda end: end.told.day), frozenset(older)


def _is_rough(rough: Told, told: Told) -> bool:
    """Tell a rounded figure, or a range, told on the day on which the exact one is."""
    count, number = rough.claim.count, told.claim.count.number
    if told.claim.count.wording != "exact" or number is None or count.wording == "exact":
        return False
    if count.wording == "range":
        return (count.low or 0) <= number <= (count.high or number)
    return rounds(rough.claim, number)


def _says_again(told: Told, earlier: Told) -> bool:
    """Tell whether a claim only repeats or rounds a value told before.

    A value told before and told again later is a late telling, no revision back to it.
    """
    if same_figure(told.claim, earlier.claim):
        return told.claim.count.best == earlier.claim.count.best or told.claim.count.best is None
    if told.claim.count.number is None and told.claim.count.wording == "vague":
        low, high = told.claim.count.low or 0, told.claim.count.high
        return low <= (earlier.point or 0) and (high is None or (earlier.point or 0) <= high)
    return rounds(told.claim, earlier.claim.count.number)


def _step(told: Told, before: Step | None, again: Sequence[str]) -> Step:
    point = told.point or 0
    change: Change = "first"
    if before is not None:
        change = "sharper" if point == before.point else "up" if point > before.point else "down"
    count = told.claim.count
    return Step(
        claim=told.claim.id, as_of=told.day, as_written=count.as_written, point=point,
        low=count.low, best=count.best, high=count.high, change=change, again=tuple(again),
    )
