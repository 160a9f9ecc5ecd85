"""Read lengths of time, and the stretches they measure from a day: "over three days", "a year ago".

>>> ending([Token(0, 1, "N", "3", 3), Token(2, 6, "U", "days", "D")], date(2025, 3, 10)).value
'P3D'
"""

from __future__ import annotations

from datetime import date

from firsthand.times import calendar as cal
from firsthand.times.calendar import NOWHERE, Stretch
from firsthand.times.lexing import Token
from firsthand.times.periods import covering, read_unit
from firsthand.times.reading import Known, Read, has, one_day, pick


def count(tokens: list[Token]) -> int | None:
    """Give how many units; nothing for "several" and for "two to three"."""
    numbers = [token for token in tokens if token.kind in "NY"]
    if len(numbers) == 2:
        tens, ones = numbers
        together = tens.word.isalpha() and ones.word.isalpha() and tens.value >= 20 > ones.value
        return tens.value + ones.value if together else None
    if numbers:
        return int(numbers[0].value)
    return None if has(tokens, "q") else 1


def length(tokens: list[Token]) -> str:
    """Give the TIMEX3 value of a length of time: P3D, PT72H."""
    number, unit = count(tokens), pick(tokens, "U")
    letter = unit.value if unit else "X"
    many = "X" if number is None else str(number)
    if letter in ("E", "C"):
        return f"P{many}{'DE' if letter == 'E' else 'CE'}"
    return f"PT{many}{letter[1]}" if letter.startswith("T") else f"P{many}{letter}"


def ending(tokens: list[Token], end: date) -> Read:
    """Cover the length of time that ends with a day, that day counted where days are."""
    number, unit = count(tokens), pick(tokens, "U")
    if number is None or unit is None:
        return Read(Stretch(None, end), length(tokens))
    first = cal.back(end, number, unit.value)
    if first and unit.value in ("D", "W"):
        first = cal.shift(first, 1)
    if first == end and unit.value.startswith("T"):
        first = cal.shift(end, -1)
    return Read(Stretch(first, end), length(tokens))


def starting(tokens: list[Token], start: date) -> Read:
    """Cover the length of time that starts with a day."""
    number, unit = count(tokens), pick(tokens, "U")
    if number is None or unit is None:
        return Read(Stretch(start, None), length(tokens))
    return Read(Stretch(start, cal.back(start, -number, unit.value)), length(tokens))


def read_window(tokens: list[Token], known: Known) -> Read | None:
    """Read "the past 72 hours" and "the next two weeks"."""
    if known.published is None:
        return Read(NOWHERE, length(tokens), True)
    ahead = has(tokens, "n")
    return starting(tokens, known.published) if ahead else ending(tokens, known.published)


def read_over(tokens: list[Token], known: Known) -> Read | None:
    """Read "over three days": they end with publication; "within three days" stays a length."""
    number, unit = count(tokens), pick(tokens, "U")
    brief = unit is not None and unit.value.startswith("T") and (number or 0) < 24
    if not has(tokens, "r") or known.future or brief:
        return Read(NOWHERE, length(tokens))  # "over an hour" is more than an hour
    return read_window(tokens, known)


def read_beside(tokens: list[Token], known: Known) -> Read | None:
    """Read "the day before", "the next day" and "the past week"."""
    unit = pick(tokens, "U")
    if unit is None:
        return None
    if unit.word.lower().endswith("s"):  # "the coming weeks"
        return read_window([*tokens, Token(0, 0, "q", "")], known)
    if has(tokens, "l"):
        return read_window(tokens, known)
    if unit.value == "D":
        steps = 0 if has(tokens, "t") else -1 if has(tokens, "pej") else 1
        when = cal.shift(known.anchor, steps) if known.anchor else None
        return one_day(when, "XXXX-XX-XX")
    if has(tokens, "egjk"):
        when = cal.back(known.anchor, -1 if has(tokens, "gk") else 1, unit.value) \
            if known.anchor else None
        return covering(when, unit.value) if when else None
    return read_unit(unit.value, -1 if has(tokens, "p") else int(has(tokens, "n")), known)


def read_ago(tokens: list[Token], known: Known) -> Read | None:
    """Read "two weeks ago": the unit of the calendar that lies so far back."""
    return _away(tokens, known.published, 1)


def read_earlier(tokens: list[Token], known: Known) -> Read | None:
    """Read "three weeks earlier": from the day told of before, else from publication."""
    return _away(tokens, known.anchor or known.published, -1 if has(tokens, "g") else 1)


def _away(tokens: list[Token], start: date | None, sign: int) -> Read | None:
    number, unit = count(tokens), pick(tokens, "U")
    if unit is None:
        return None
    if start is None or number is None:
        return Read(NOWHERE, length(tokens), start is None)
    when = cal.back(start, sign * number, unit.value)
    return covering(when, unit.value) if when else Read(NOWHERE, length(tokens))


def read_duration(tokens: list[Token], known: Known) -> Read | None:
    """Read a length of time that nothing ties to the calendar."""
    return Read(NOWHERE, length(tokens))


def read_reference(tokens: list[Token], known: Known) -> Read | None:
    """Read "now" as the day of publication, "recently" as no day."""
    value = tokens[0].value
    if value == "PRESENT_REF" and known.published:
        return Read(cal.day(known.published), value)
    return Read(NOWHERE, value)
