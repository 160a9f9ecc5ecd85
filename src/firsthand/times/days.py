"""Read one day, or several of one month.

Months and days without a year are the nearest on or before publication, or on or after it where
the sentence speaks of the future or the coming one is near and the last most of a year gone.

>>> known = Known(published=date(2025, 3, 10), future=False, anchor=None)
>>> nearest_date(known, 12, 30)
datetime.date(2024, 12, 30)
>>> nearest_weekday(known, 1)
datetime.date(2025, 3, 10)
"""

from __future__ import annotations

import re
from datetime import date

from firsthand.times import calendar as cal
from firsthand.times.calendar import NOWHERE, Stretch
from firsthand.times.holidays import day_of, nearest
from firsthand.times.lexing import Token
from firsthand.times.reading import Known, Read, has, one_day, pick, time_of

_DAYBREAK = "T06:00"  # before it a clock time belongs to the night of the day before


def nearest_date(known: Known, month: int, day: int) -> date | None:
    """Find the year in which a month and day lie nearest publication."""
    if known.published is None:
        return None
    published = known.published
    around = range(published.year - 8, published.year + 9)
    days = [found for year in around if (found := cal.valid(year, month, day))]
    ahead = next((found for found in days if found >= published), None)
    behind = next((found for found in reversed(days) if found <= published), None)
    # A day most of a year back would be told with its year; the coming one would not.
    far = behind and ahead and (published - behind).days > 270 > 90 > (ahead - published).days
    return ahead if known.future or far else behind


def nearest_weekday(known: Known, number: int, kind: str = "") -> date | None:
    """Find a weekday: on or before publication; "last" before it, "next" or future after it.

    "The previous" and "the following" count from the day told of before, "this" names the week
    of publication.
    """
    if known.published is None:
        return None
    if kind in ("p", "w") and known.anchor is not None:
        gap = (known.anchor.isoweekday() - number) % 7
        return cal.shift(known.anchor, 7 - gap if kind == "w" else -(gap or 7))
    gap = (known.published.isoweekday() - number) % 7
    if kind == "t":
        return cal.shift(known.published, number - known.published.isoweekday())
    kind = {"p": "l", "w": "n"}.get(kind, kind)
    if kind == "n":
        return cal.shift(known.published, 7 - gap)
    if kind == "l":
        return cal.shift(known.published, -(gap or 7))
    if known.future and gap:
        return cal.shift(known.published, 7 - gap)
    return cal.shift(known.published, -gap)


def read_date(tokens: list[Token], known: Known) -> Read | None:
    """Read a day of a month, with or without year and clock: "6 March", "March 6, 2025"."""
    month, day, year = pick(tokens, "M"), pick(tokens, "NO"), pick(tokens, "Y")
    if month is None or day is None or not 1 <= day.value <= 31:
        return None
    if cal.valid(2024, month.value, day.value) is None:
        return None
    if year is None:
        found = nearest_date(known, month.value, day.value)
        return one_day(
            found, f"XXXX-{month.value:02}-{day.value:02}", time_of(tokens),
            known.published is None,
        )
    found = cal.valid(year.value, month.value, day.value)
    return one_day(found, f"{year.value}-XX-XX", time_of(tokens)) if found else None


def read_dates(tokens: list[Token], known: Known) -> Read | None:
    """Read several days of one month: "6 and 8 March", "March 6-17"."""
    days = [token for token in tokens if token.kind in "NO"]
    rest = [token for token in tokens if token.kind in "MY"]
    last = read_date([days[-1], *rest], known)
    if last is None:
        return None
    end = last.stretch.last
    first = cal.valid(end.year, end.month, days[0].value) if end else None
    if end is None or first is None or first > end:
        return last if end is None else None
    return Read(Stretch(first, end), f"{first}/{end}")


def read_iso(tokens: list[Token], known: Known) -> Read | None:
    """Read 2025-03-10, 2025/03/10 and 2025-03-10T14:30:00Z."""
    day, _, clock = tokens[0].word.partition("T")
    year, month, number = (int(part) for part in day.replace("/", "-").split("-"))
    found = cal.valid(year, month, number)
    return one_day(found, "", f"T{clock[:5]}" if clock else "") if found else None


def read_slash(tokens: list[Token], known: Known) -> Read | None:
    """Read 07/03/2025: day first or month first, whichever exists and is nearer publication."""
    a, b, year = (int(part) for part in re.split("[/.-]", tokens[0].word))
    year += 2000 if year < 70 else 1900 if year < 100 else 0
    both = {cal.valid(year, b, a), cal.valid(year, a, b)} - {None}
    found = sorted(when for when in both if when is not None)
    if not found:
        return None
    if len(found) == 1:
        return one_day(found[0], "")
    if known.published is None or "." in tokens[0].word:
        return one_day(cal.valid(year, b, a), "")
    published = known.published
    return one_day(min(found, key=lambda when: (when > published, abs(when - published))), "")


def read_clocked(tokens: list[Token], known: Known) -> Read | None:
    """Read a clock time with its day: "6 a.m. on Monday"."""
    return read_weekday(tokens, known) if has(tokens, "W") else read_day(tokens, known)


def read_clock(tokens: list[Token], known: Known) -> Read | None:
    """Read a clock time alone: of the day told of before, else of publication.

    "1 a.m." after "Saturday night" is Sunday's.
    """
    when, clock = known.anchor or known.published, time_of(tokens)
    if when is not None and known.anchor is not None and known.night and clock < _DAYBREAK:
        when = cal.shift(when, 1)
    return one_day(when, "XXXX-XX-XX", clock, when is None)


def read_weekday(tokens: list[Token], known: Known) -> Read | None:
    """Read "Monday", "last Friday", "Sunday night"; "Sundays" is one of a set."""
    named = pick(tokens, "W")
    if named is None:
        return None
    part = pick(tokens, "B")
    if _is_plural(named) or (part is not None and _is_plural(part)):
        return Read(NOWHERE, f"XXXX-WXX-{named.value}{time_of(tokens)}")
    # "this coming Sunday" is the next one
    kind = next((k for k in "npwlt" if has(tokens, k)), "")
    when = nearest_weekday(known, named.value, kind)
    return one_day(when, f"XXXX-WXX-{named.value}", time_of(tokens), when is None)


def _is_plural(token: Token) -> bool:
    return token.word.lower().endswith(("days", "nights", "mornings", "evenings", "afternoons"))


def read_day(tokens: list[Token], known: Known) -> Read | None:
    """Read "yesterday" and "tonight"."""
    named = pick(tokens, "D")
    if named is None:
        return None
    first, last, *part = named.value
    suffix = time_of(tokens) or "".join(f"T{code}" for code in part)
    if known.published is None:
        return Read(NOWHERE, f"XXXX-XX-XX{suffix}", True)
    found = one_day(cal.shift(known.published, last), "XXXX-XX-XX", suffix)
    return found._replace(stretch=found.stretch._replace(first=cal.shift(known.published, first)))


def read_overnight(tokens: list[Token], known: Known) -> Read | None:
    """Read "overnight", the night before publication, and "overnight Friday", the one after it."""
    if known.published is None:
        return Read(NOWHERE, "XXXX-XX-XXTNI", True)
    days = [nearest_weekday(known, token.value) for token in tokens if token.kind == "W"]
    if not days:
        before = cal.shift(known.published, -1)
        return Read(Stretch(before, known.published), f"{known.published}TNI")
    first = days[0]
    after = cal.shift(first, 1) if first else None
    return Read(Stretch(first, after), f"{first}TNI")


def read_night(tokens: list[Token], known: Known) -> Read | None:
    """Read "last night", "this morning", and "that evening" of the day told of before."""
    suffix = time_of(tokens)
    if known.published is None:
        return Read(NOWHERE, f"XXXX-XX-XX{suffix}", True)
    start, steps = known.published, 0
    if has(tokens, "ln"):
        steps = -1 if has(tokens, "l") else 1
    elif not has(tokens, "t"):
        start = known.anchor or known.published
        steps = -1 if has(tokens, "pje") else int(has(tokens, "wk"))
    return one_day(cal.shift(start, steps), "XXXX-XX-XX", suffix)


def read_weekend(tokens: list[Token], known: Known) -> Read | None:
    """Read the Saturday and Sunday that began on or before publication, or the next."""
    future = has(tokens, "n") or (known.future and not has(tokens, "lp"))
    saturday = nearest_weekday(known._replace(future=future), 6)
    if saturday and known.published and has(tokens, "lp") and (known.published - saturday).days < 2:
        saturday = cal.shift(saturday, -7)  # "last weekend", told on a Sunday
    if saturday is None:
        return Read(NOWHERE, "XXXX-WXX-WE", True)
    year, week, _ = saturday.isocalendar()
    return Read(Stretch(saturday, cal.shift(saturday, 1)), f"{year}-W{week:02}-WE")


def read_holiday(tokens: list[Token], known: Known) -> Read | None:
    """Read "Christmas Day" and "Thanksgiving", with its year or the nearest."""
    named, year = pick(tokens, "G"), pick(tokens, "Y")
    if named is None:
        return None
    if year is not None:
        return one_day(day_of(named.value, year.value), f"{year.value}-XX-XX", time_of(tokens))
    if known.published is None:
        return Read(NOWHERE, "XXXX-XX-XX", True)
    when = nearest(named.value, known.published, known.future)
    return one_day(when, "XXXX-XX-XX", time_of(tokens))
