"""What reading an expression starts from and ends in.

>>> one_day(None, "XXXX-WXX-1").value
'XXXX-WXX-1'
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from firsthand.times import calendar as cal
from firsthand.times.calendar import NOWHERE, Stretch
from firsthand.times.lexing import Token


class Known(NamedTuple):
    """What an expression is read against.

    ``anchor`` is the day told of before, ``night`` whether it was told as an evening or a night,
    ``told`` the last stretch told of, of whatever size, and ``quarter`` the last quarter of a year.
    """

    published: date | None
    future: bool = False
    anchor: date | None = None
    told: date | None = None
    quarter: date | None = None
    night: bool = False


class Read(NamedTuple):
    """The days and the TIMEX3 value; ``needs`` is true where the publication date is missing."""

    stretch: Stretch
    value: str
    needs: bool = False


def pick(tokens: list[Token], kinds: str) -> Token | None:
    """Give the first token of one of the kinds."""
    return next((token for token in tokens if token.kind in kinds), None)


def has(tokens: list[Token], kinds: str) -> bool:
    """Tell whether a token of one of the kinds is there."""
    return pick(tokens, kinds) is not None


def one_day(when: date | None, unknown: str, suffix: str = "", needs: bool = False) -> Read:
    """Read a single day, or its unknown form."""
    if when is None:
        return Read(NOWHERE, unknown + suffix, needs)
    return Read(cal.day(when), when.isoformat() + suffix)


def time_of(tokens: list[Token]) -> str:
    """Give the TIMEX3 ending for a clock time or a part of the day: "T06:00", "TNI"."""
    clock, part = pick(tokens, "C"), pick(tokens, "B")
    if clock is None:
        if pick(tokens, "xU") and (unit := pick(tokens, "U")) and unit.value == "TH":
            return "TMO"  # "the early hours of"
        return f"T{part.value}" if part is not None else ""
    digits = "".join(c if c.isdigit() else " " for c in clock.value).split()
    hour = int(digits[0])
    half = clock.value.lower().replace(".", "")
    late = part is not None and (part.value in ("AF", "EV") or (part.value == "NI" and hour > 5))
    if (half.endswith("pm") or late) and hour < 12:
        hour += 12
    if (half.endswith("am") or (part is not None and part.value == "NI")) and hour == 12:
        hour = 0
    return f"T{hour:02}:{digits[1] if len(digits) > 1 else '00'}"
