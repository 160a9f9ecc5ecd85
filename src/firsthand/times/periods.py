"""Read weeks, months, quarters, seasons, years and decades, and the parts of them.

>>> read_unit("M", -1, Known(date(2025, 3, 10), False, None)).value
'2025-02'
"""

from __future__ import annotations

from datetime import date

from firsthand.times import calendar as cal
from firsthand.times.calendar import NOWHERE, Stretch
from firsthand.times.days import read_date
from firsthand.times.lexing import Token
from firsthand.times.reading import Known, Read, has, one_day, pick


def read_month(tokens: list[Token], known: Known) -> Read | None:
    """Read a month, with its year or the nearest to publication."""
    month, year = pick(tokens, "M"), pick(tokens, "Y")
    if month is None:
        return None
    if year is not None:
        return Read(cal.month(year.value, month.value), f"{year.value}-{month.value:02}")
    if known.published is None:
        return Read(NOWHERE, f"XXXX-{month.value:02}", True)
    when = known.published
    chosen = when.year
    if has(tokens, "U"):  # "in June last year"
        if has(tokens, "d") and known.told:
            chosen = known.told.year
        chosen += has(tokens, "n") - has(tokens, "lp")
    elif has(tokens, "lp"):
        chosen -= month.value >= when.month
    elif has(tokens, "t"):
        pass  # "this September" is this year's, past or to come
    elif known.future or has(tokens, "n"):
        chosen += month.value < when.month + has(tokens, "n")
    else:  # a month ten or eleven back would be told with its year
        ahead = (month.value - when.month) % 12
        chosen += (when.month + ahead > 12) if ahead <= 2 else -(month.value > when.month)
    return Read(cal.month(chosen, month.value), f"{chosen}-{month.value:02}")


def read_season(tokens: list[Token], known: Known) -> Read | None:
    """Read a season of the northern year: spring is March to May, winter begins in December."""
    season, year = pick(tokens, "S"), pick(tokens, "Y")
    if season is None or not (year or has(tokens, "lpntdU")):
        return None
    start = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[season.value]
    if year is None and known.published is None:
        return Read(NOWHERE, f"XXXX-{season.value}", True)
    chosen = year.value if year else 0
    if year is None and known.published is not None:
        chosen = known.told.year if has(tokens, "d") and known.told else known.published.year
        if has(tokens, "U"):  # "in the fall of last year"
            chosen -= has(tokens, "l")
        elif has(tokens, "lp") and cal.month(chosen, start + 2).last >= known.published:  # type: ignore[operator]
            chosen -= 1
        chosen += has(tokens, "n") and start <= known.published.month
    stretch = Stretch(cal.month(chosen, start).first, cal.month(chosen, start + 2).last)
    return Read(stretch, f"{chosen}-{season.value}")


def read_unit(unit: str, steps: int, known: Known) -> Read | None:
    """Read a calendar unit some steps from the one of publication: "last week", "this year"."""
    if unit.startswith("T") or unit == "P":
        return None
    blank = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX", "Q": "XXXX-QX"}.get(unit, "XXXX")
    if known.published is None:
        return Read(NOWHERE, blank, True)
    there = cal.back(known.published, -steps, unit)
    return covering(there, unit) if there else Read(NOWHERE, blank)


def covering(when: date, unit: str) -> Read:
    """Read the calendar unit that holds a day."""
    if unit == "D" or unit.startswith("T"):
        return one_day(when, "")
    if unit == "W":
        year, week, _ = when.isocalendar()
        return Read(cal.week_of(when), f"{year}-W{week:02}")
    if unit == "M":
        return Read(cal.month(when.year, when.month), f"{when.year}-{when.month:02}")
    if unit == "Q":
        number = (when.month + 2) // 3
        return Read(cal.quarter(when.year, number), f"{when.year}-Q{number}")
    size = {"Y": 1, "E": 10, "C": 100}[unit]
    first = max(when.year - when.year % size, 1)
    return Read(cal.years(first, when.year - when.year % size + size - 1),
                f"{when.year:04}"[: {1: 4, 10: 3, 100: 2}[size]])


def read_quarter(tokens: list[Token], known: Known) -> Read | None:
    """Read a quarter of a year."""
    order, unit, year = pick(tokens, "O"), pick(tokens, "U"), pick(tokens, "Y")
    if order is not None and unit is not None and unit.value == "C":
        first = max((order.value - 1) * 100, 1)
        return Read(cal.years(first, order.value * 100 - 1), f"{order.value - 1:02}")
    if order is None or unit is None or unit.value != "Q" or not 1 <= order.value <= 4:
        return None
    if year is None and known.published is None:
        return Read(NOWHERE, f"XXXX-Q{order.value}", True)
    chosen = year.value if year else known.published.year if known.published else 0
    if year is None and known.published and not known.future:
        begins = cal.quarter(chosen, order.value).first
        chosen -= bool(begins and begins > known.published) or has(tokens, "lp")
    return Read(cal.quarter(chosen, order.value), f"{chosen}-Q{order.value}")


def read_period(tokens: list[Token], known: Known) -> Read | None:
    """Read a month, season, year, decade or "this week", or the early, mid or late part of one."""
    part = pick(tokens, "xeg")
    if has(tokens, "M"):
        whole = read_month(tokens, known)
    elif has(tokens, "S"):
        whole = read_season(tokens, known)
    elif decade := pick(tokens, "E"):
        first = int("".join(c for c in decade.word if c.isdigit()))
        first += 1900 if first < 100 else 0
        whole = Read(cal.years(first, first + 9), f"{first // 10}")
    elif unit := pick(tokens, "U"):
        if unit.word.lower().endswith("s"):
            return None  # "these days"
        if has(tokens, "dpw"):
            told = known.told or (known.published if has(tokens, "p") else None)
            when = cal.back(told, 1 if has(tokens, "p") else -has(tokens, "w"), unit.value) \
                if told else None
            return covering(when, unit.value) if when else None
        whole = read_unit(unit.value, int(has(tokens, "n")) - has(tokens, "l"), known)
    else:
        year = pick(tokens, "Y")
        whole = Read(cal.years(year.value, year.value), str(year.value)) if year else None
    if whole is None or part is None:
        return whole
    if part.kind == "x":
        return whole._replace(stretch=cal.third_of(whole.stretch, part.value))
    first_day, last_day = whole.stretch
    if not (first_day and last_day and known.published):
        return whole
    inside = min(max(known.published, first_day), last_day)
    return whole._replace(
        stretch=Stretch(first_day, inside) if part.kind == "e" else Stretch(inside, last_day)
    )


def read_end_of(tokens: list[Token], known: Known) -> Read | None:
    """Read "the end of the month" as its last third."""
    part, unit = pick(tokens, "x"), pick(tokens, "U")
    if part is None or unit is None or unit.value in ("D",) or unit.value.startswith("T"):
        return None
    whole = read_unit(unit.value, 0, known)
    return whole._replace(stretch=cal.third_of(whole.stretch, part.value)) if whole else None


def read_week_of(tokens: list[Token], known: Known) -> Read | None:
    """Read "the week of 3 March" and "the week ending 9 March"."""
    unit, named = pick(tokens, "U"), read_date(tokens, known)
    if named is None or named.stretch.last is None or unit is None or unit.value != "W":
        return None
    if not has(tokens, "V"):
        return covering(named.stretch.last, "W")
    step = 6 if pick(tokens, "V").word.lower().startswith(("b", "s")) else -6  # type: ignore[union-attr]
    ends = sorted(d for d in (named.stretch.last, cal.shift(named.stretch.last, step)) if d)
    return Read(Stretch(ends[0], ends[-1]), "P1W")


def read_part_of(tokens: list[Token], known: Known) -> Read | None:
    """Read "the first week of March", "the last two days of 2024", "the first half of the year".

    The value is that of the whole it is part of where it is one unit, a length where several.
    """
    cut = next(n for n, token in enumerate(tokens) if token.kind == "o")
    part, unit, order = tokens[:cut], pick(tokens[:cut], "UH"), pick(tokens[:cut], "Ol")
    whole = read_period(tokens[cut + 1 :], known)
    if whole is None or unit is None or order is None:
        return None
    if unit.value == "Q" and order.kind == "O" and not has(part, "N"):
        return read_quarter(tokens, known)
    first, last = whole.stretch
    number = pick(part, "N")
    many = number.value if number else 1
    value = f"P{many}{unit.value}" if number and unit.kind == "U" else whole.value
    if unit.kind == "H":
        half = 2 if order.kind == "l" else order.value
        value, size, many = f"{whole.value}-H{half}", "M", 6
        if len(whole.value) != 4:
            return None
    else:
        size = str(unit.value)
    if first is None or last is None or size[0] in "TCEP":
        return Read(NOWHERE, value, whole.needs)
    begin: date | None
    end: date | None
    if order.kind == "l":
        begin, end = cal.back(last, many, size), last
        begin = cal.shift(begin, 1) if begin else None
    else:
        begin = cal.back(first, -(order.value - 1) * many, size)
        end = cal.back(begin, -many, size) if begin else None
        end = cal.shift(end, -1) if end else None
    if begin is None or end is None or not first <= begin <= end <= last:
        return None if unit.kind == "U" and not number else Read(NOWHERE, value)
    if unit.kind == "U" and size == "D" and not number:
        value = begin.isoformat()
    return Read(Stretch(begin, end), value)
