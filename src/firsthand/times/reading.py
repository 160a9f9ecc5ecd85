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
    """What an expression is read against: publication, tense, and the day told of before."""

    published: date | None
    future: bool
    anchor: date | None


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
    if clock is not None:
        digits = "".join(c if c.isdigit() else " " for c in clock.word).split()
        hour = int(digits[0])
        half = clock.word.lower().replace(".", "")
        if half.endswith("pm") and hour < 12:
            hour += 12
        if half.endswith("am") and hour == 12:
            hour = 0
        return f"T{hour:02}:{digits[1] if len(digits) > 1 else '00'}"
    return f"T{part.value}" if part is not None else ""
