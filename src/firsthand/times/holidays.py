"""Days that have a name: Christmas, the fourth Thursday of November, Easter.

>>> from datetime import date
>>> day_of({"month": 11, "weekday": 4, "nth": 4}, 2024), day_of({"easter": -2}, 2025)
(datetime.date(2024, 11, 28), datetime.date(2025, 4, 18))
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from firsthand.times import calendar as cal


def day_of(rule: Mapping[str, int], year: int) -> date | None:
    """Give the day of a year that a rule of ``times.yaml`` names."""
    if "easter" in rule:
        return cal.shift(easter(year), rule["easter"])
    if "day" in rule:
        return cal.valid(year, rule["month"], rule["day"])
    start, end = cal.month(year, rule["month"])
    if start is None or end is None:
        return None
    if rule["nth"] < 0:
        return cal.shift(end, -((end.isoweekday() - rule["weekday"]) % 7))
    start = start.replace(day=rule.get("from", 1))
    ahead = (rule["weekday"] - start.isoweekday()) % 7 + 7 * (rule["nth"] - 1)
    return cal.shift(start, ahead + rule.get("after", 0))


def easter(year: int) -> date:
    """Give Easter Sunday of the western churches (the anonymous Gregorian reckoning)."""
    golden, century, rest = year % 19, year // 100, year % 100
    moon = (19 * golden + century - century // 4 - (8 * century + 13) // 25 + 15) % 30
    week = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * late + 114, 31)
    return date(year, month, day + 1)


def nearest(rule: Mapping[str, int], published: date, ahead: bool) -> date | None:
    """Find the year whose named day lies nearest: past, unless the sentence looks ahead."""
    around = range(max(published.year - 1, 1), min(published.year + 1, 9999) + 1)
    days = [found for year in around if (found := day_of(rule, year))]
    if ahead:
        return next((found for found in days if found >= published), None)
    return next((found for found in reversed(days) if found <= published), None)
