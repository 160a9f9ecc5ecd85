"""One origin's figure over time: what it said first, what it revised, up or down."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Literal

import msgspec

from firsthand.record import Harm
from firsthand.standings.origins import Traced
from firsthand.standings.told import Told, rounds, same_figure

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
    for traced in all_traced:
        told = traced.told
        if traced.origin and traced.speaks and told.point is not None and not told.aside:
            incident, harm, scope = told.key
            grouped[incident, harm, scope, traced.origin].append(traced)
    return tuple(_series(key[3], grouped[key]) for key in sorted(grouped))


def _series(origin: str, ends: Sequence[Traced]) -> Series:
    lead = ends[0].told
    firsts: list[Told] = []
    again: dict[str, list[str]] = defaultdict(list)
    for end in ends:
        earlier = next((f for f in reversed(firsts) if _says_again(end.told, f)), None)
        if earlier is None:
            firsts.append(end.told)
        else:
            again[earlier.claim.id].append(end.told.claim.id)
    steps: list[Step] = []
    for told in firsts:
        steps.append(_step(told, steps[-1] if steps else None, again[told.claim.id]))
    return Series(
        incident=lead.incident, origin=origin, name=ends[0].name, harm=lead.claim.harm,
        scope=lead.claim.scope, steps=tuple(steps),
    )


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
