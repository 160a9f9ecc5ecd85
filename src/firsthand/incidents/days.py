"""When a figure's harm was done, as far as its report says so: intervals of days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from firsthand.incidents.whereabouts import area_of, is_wide, key_of
from firsthand.record import Claim, Place, Reading, When

_MONTH = 31
_WEEK = 6  # days after the first that "since" still tells of the killing, not of the count
_SPEAKS_OF_A_MONTH = 4  # UCDP date_prec: the month is known, not the day

Days = tuple[int, int]
"""An interval of days since the year 1, both ends included."""


def days_of(when: When | None) -> Days | None:
    """Read an interval as days; an interval with one end is that day."""
    if when is None or (when.from_ is None and when.to is None):
        return None
    start = date.fromisoformat((when.from_ or when.to or "")[:10]).toordinal()
    end = date.fromisoformat((when.to or when.from_ or "")[:10]).toordinal()
    return min(start, end), max(start, end)


def published_day(reading: Reading) -> int | None:
    """Read the day of publication; null where the report gives none."""
    published = reading.report.published
    return date.fromisoformat(published[:10]).toordinal() if published else None


def until_known(days: Days | None, told: int | None) -> Days | None:
    """Cut "since the sixth", told weeks later: the count goes on, the killing need not."""
    if days is None or told is None or days[1] < told:
        return days
    return days[0], min(days[1], days[0] + _WEEK)


def days_told(figure: Sequence[Claim], claims: Sequence[Claim]) -> tuple[Days | None, bool]:
    """Give a figure's days, or those of the nearest figure of the same report that has them."""
    own = [claim for claim in figure if _has_days(claim) and not claim.within]
    holders = own or [claim for claim in figure if _has_days(claim)] or [
        other for other in claims
        if _has_days(other) and not other.within and not other.repeats
        and (not figure[0].place or not other.place or alike(figure[0].place, other.place))
    ]
    if not holders:
        return None, False
    at = figure[0].evidence.start
    nearest = min(holders, key=lambda c: (
        c is not figure[0], c.repeats is not None, abs(c.evidence.start - at), c.id))
    days = days_of(nearest.when)
    exact = nearest.when is not None and (
        nearest.when.precision < _SPEAKS_OF_A_MONTH
        or (days is not None and not _whole_month(days))
    )
    return days, exact


def _has_days(claim: Claim) -> bool:
    """Tell whether a claim says from when: "by mid-March" says only when it was counted."""
    return claim.when is not None and claim.when.from_ is not None


def _whole_month(days: Days) -> bool:
    start, end = date.fromordinal(days[0]), date.fromordinal(days[1] + 1)
    return start.day == 1 and end.day == 1


def alike(left: tuple[Place, ...], right: tuple[Place, ...]) -> bool:
    """Tell whether places can be meant together: one place, one area or one country."""
    ours = {key_of(p) for p in left} | {area_of(p) for p in left} | {p.country for p in left}
    theirs = {key_of(p) for p in right} | {area_of(p) for p in right} | {p.country for p in right}
    return bool((ours & theirs) - {None})


def in_one_area(left: tuple[Place, ...], right: tuple[Place, ...]) -> bool:
    """Tell whether places can be meant together, where two towns of one country are two places."""
    ours = tuple(place for place in left if not is_wide(place))
    theirs = tuple(place for place in right if not is_wide(place))
    if not ours or not theirs:
        return alike(left, right)
    keys, others = ({key(p) for p in told for key in (key_of, area_of)} for told in (ours, theirs))
    return bool((keys & others) - {None})


def other_times(reading: Reading, told: int | None) -> tuple[Days, ...]:
    """Give all other days and months that a report speaks of, none later than itself."""
    spoken = (days_of(time) for time in reading.times)
    return tuple(sorted({
        days for days in spoken
        if days and days[1] - days[0] <= _MONTH and (told is None or days[0] <= told)
    }))
