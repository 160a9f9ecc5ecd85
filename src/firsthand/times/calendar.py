"""Stretches of days: what part of the calendar an expression covers, both ends included.

>>> from datetime import date
>>> third_of(month(2025, 3), "late")
Stretch(first=datetime.date(2025, 3, 21), last=datetime.date(2025, 3, 31))
>>> precision(week_of(date(2025, 3, 10)))
3
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

_DAY = timedelta(days=1)


class Stretch(NamedTuple):
    """Days from first to last; an unknown end is null."""

    first: date | None
    last: date | None


NOWHERE = Stretch(None, None)


def day(when: date) -> Stretch:
    """Cover one day."""
    return Stretch(when, when)


def valid(year: int, month_number: int, day_number: int) -> date | None:
    """Give the date, or nothing where the calendar has no such day."""
    if not (1 <= year <= 9999 and 1 <= month_number <= 12):
        return None
    if not 1 <= day_number <= monthrange(year, month_number)[1]:
        return None
    return date(year, month_number, day_number)


def month(year: int, number: int) -> Stretch:
    """Cover one month; numbers beyond 1 to 12 run into the years beside."""
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    if not 1 <= year <= 9999:
        return NOWHERE
    return Stretch(date(year, number, 1), date(year, number, monthrange(year, number)[1]))


def years(first: int, last: int) -> Stretch:
    """Cover whole years."""
    if not 1 <= first <= last <= 9999:
        return NOWHERE
    return Stretch(date(first, 1, 1), date(last, 12, 31))


def quarter(year: int, number: int) -> Stretch:
    """Cover a quarter of a year, counted from one."""
    return Stretch(month(year, 3 * number - 2).first, month(year, 3 * number).last)


def week_of(when: date) -> Stretch:
    """Cover the ISO week, Monday to Sunday, of a day."""
    monday = shift(when, -when.weekday())
    return Stretch(monday, shift(monday, 6)) if monday else NOWHERE


def shift(when: date, days: int) -> date | None:
    """Give the day some days away, or nothing beyond the calendar's years 1 to 9999."""
    try:
        return when + timedelta(days=days)
    except OverflowError:
        return None


def back(when: date, number: int, unit: str) -> date | None:
    """Give the day a number of TIMEX3 units before a day; minus goes ahead."""
    days = {"D": 1, "W": 7}
    if unit in days:
        return shift(when, -number * days[unit])
    if unit.startswith("T"):
        # Hours count as the whole days they fill: "72 hours" is three, "ten hours" none.
        hours = abs(number) * {"TH": 3600, "TM": 60, "TS": 1}[unit] // 86400
        return shift(when, -hours if number > 0 else hours)
    months_of = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200}
    if unit not in months_of:
        return None  # "over two periods": a period has no length of its own
    months = number * months_of[unit]
    there = month(when.year, when.month - months)
    if there.first is None or there.last is None:
        return None
    return there.first.replace(day=min(when.day, there.last.day))


def third_of(stretch: Stretch, part: str) -> Stretch:
    """Cover the early, mid or late third of a stretch; of a month, days 1-10, 11-20 and 21 on.

    A third of a year is four months; of a decade, 3, 4 and 3 years.
    """
    first, last = stretch
    if first is None or last is None:
        return stretch
    if (last - first).days > 3000:
        cut = {"early": (0, 2), "mid": (3, 6), "late": (7, 9)}[part]
        return years(first.year + cut[0], first.year + cut[1])
    if (last - first).days > 300:
        start = {"early": 1, "mid": 5, "late": 9}[part]
        return Stretch(month(first.year, start).first, month(first.year, start + 3).last)
    size = 10 if (last - first).days > 26 else ((last - first).days + 3) // 3
    begin, end = shift(first, size), shift(first, 2 * size)
    if begin is None or end is None or end > last:
        return stretch
    return {
        "early": Stretch(first, begin - _DAY),
        "mid": Stretch(begin, end - _DAY),
        "late": Stretch(end, last),
    }[part]


def precision(stretch: Stretch) -> int:
    """Give UCDP GED date_prec: 1 a day, 2 to six days, 3 to a week, 4 to a month, 5 more."""
    if stretch.first is None or stretch.last is None:
        return 5
    days = (stretch.last - stretch.first).days + 1
    return next((code for code, most in ((1, 1), (2, 6), (3, 7), (4, 31)) if days <= most), 5)
