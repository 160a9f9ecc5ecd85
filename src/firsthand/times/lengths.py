"""Read lengths of time, and the stretches they measure from a day: "over three days", "a year ago".

>>> ending([Token(0, 1, "N", "3", 3), Token(2, 6, "U", "days", "D")], date(2025, 3, 10)).value
'P3D'
"""

from __future__ import annotations

from datetime import date
from types import MappingProxyType

from firsthand.times import calendar as cal
from firsthand.times.calendar import NOWHERE, Stretch
from firsthand.times.lexing import Token
from firsthand.times.periods import covering, read_unit
from firsthand.times.reading import Known, Read, has, one_day, pick

_HALVES = MappingProxyType({
    "C": ("Y", 50), "E": ("Y", 5), "Y": ("M", 6), "M": ("D", 15), "D": ("TH", 12),
    "TH": ("TM", 30), "TM": ("TS", 30),
})
"""Half of each unit, in the smaller unit that it fills."""


def count(tokens: list[Token]) -> int | None:
    """Give how many units; nothing for "several" and for "two to three"."""
    numbers = [token for token in tokens if token.kind in "NY"]
    if len(numbers) == 2:
        tens, ones = numbers
        together = tens.word.isalpha() and ones.word.isalpha() and tens.value >= 20 > ones.value
        return tens.value + ones.value if together else None
    if numbers:
        return int(numbers[0].value)
    unit = pick(tokens, "U")
    bare = unit is not None and unit.word.lower().endswith("s") and not has(tokens, "AHh")
    return None if has(tokens, "q") or bare else 1


def measure(tokens: list[Token]) -> tuple[int | None, str]:
    """Give how many of which unit; a half is counted in the smaller unit that it fills."""
    number, unit = count(tokens), pick(tokens, "U")
    letter = str(unit.value) if unit else "X"
    if number is None or letter not in _HALVES or not has(tokens, "H"):
        return number, letter
    smaller, half = _HALVES[letter]
    whole = number if has(tokens, "N") or has(tokens, "&") else 0
    return whole * 2 * half + half, smaller


def length(tokens: list[Token]) -> str:
    """Give the TIMEX3 value of a length of time: P3D, PT72H, P2Y6M."""
    number, unit = count(tokens), pick(tokens, "U")
    letter = str(unit.value) if unit else "X"
    if number is not None and has(tokens, "H") and letter in _HALVES:
        smaller, half = _HALVES[letter]
        whole = number if has(tokens, "N") or has(tokens, "&") else 0
        if not whole or (letter[0] != "T" and smaller[0] == "T") or letter in "EC":
            return _written(str(whole * 2 * half + half), smaller)
        return _written(str(whole), letter) + f"{half}{smaller[-1]}"
    return _written("X" if number is None else str(number), letter)


def _written(many: str, letter: str) -> str:
    if letter in ("E", "C"):
        return f"P{many}{'DE' if letter == 'E' else 'CE'}"
    return f"PT{many}{letter[1]}" if letter.startswith("T") else f"P{many}{letter}"


def ending(tokens: list[Token], end: date) -> Read:
    """Cover the length of time that ends with a day, that day counted where days are."""
    number, unit = measure(tokens)
    if number is None:
        return Read(Stretch(None, end), length(tokens))
    first = cal.back(end, number, unit)
    if first and unit in ("D", "W"):
        first = cal.shift(first, 1)
    if first == end and unit.startswith("T"):
        first = cal.shift(end, -1)
    return Read(Stretch(first, end), length(tokens))


def starting(tokens: list[Token], start: date) -> Read:
    """Cover the length of time that starts with a day."""
    number, unit = measure(tokens)
    if number is None:
        return Read(Stretch(start, None), length(tokens))
    return Read(Stretch(start, cal.back(start, -number, unit)), length(tokens))


def read_window(tokens: list[Token], known: Known) -> Read | None:
    """Read "the past 72 hours" and "the next two weeks"."""
    if known.published is None:
        return Read(NOWHERE, length(tokens), True)
    ahead = has(tokens, "n")
    return starting(tokens, known.published) if ahead else ending(tokens, known.published)


def read_over(tokens: list[Token], known: Known) -> Read | None:
    """Read "over three days": they end with publication; "within three days" stays a length."""
    number, unit = count(tokens), pick(tokens, "U")
    if unit is not None and unit.value == "P":
        return None  # "over a period of years": a period has no length of its own
    brief = unit is not None and unit.value.startswith("T") and (number or 0) < 24
    if not has(tokens, "r") or known.future or brief:
        return Read(NOWHERE, length(tokens))  # "over an hour" is more than an hour
    return read_window(tokens, known)


def read_beside(tokens: list[Token], known: Known) -> Read | None:
    """Read "the day before", "the next day", "that week" and "the past week"."""
    unit = pick(tokens, "U")
    if unit is None or unit.value == "P":
        return None
    if unit.word.lower().endswith("s"):  # "the coming weeks"
        return read_window([*tokens, Token(0, 0, "q", "")], known) if has(tokens, "lpn") else None
    if has(tokens, "l"):
        return read_window(tokens, known)
    if len(tokens) == 2 and tokens[0].kind == "h":
        return _bare_quarter(unit, known)
    if has(tokens, "i"):  # "later in the day"
        when = known.anchor or known.published
        return one_day(when, "XXXX-XX-XX", "", when is None) if unit.value == "D" else None
    if unit.value == "D" and not has(tokens, "t"):
        steps = 0 if has(tokens, "d") else -1 if has(tokens, "pej") else 1
        when = cal.shift(known.anchor, steps) if known.anchor else None
        return one_day(when, "XXXX-XX-XX")
    told = known.quarter if unit.value == "Q" else known.told
    if told is not None and not has(tokens, "t"):
        steps = 0 if has(tokens, "d") else -1 if has(tokens, "pej") else 1
        when = cal.back(told, -steps, unit.value)
        return covering(when, unit.value) if when else None
    if has(tokens, "egjkdw"):
        return None
    return read_unit(unit.value, -1 if has(tokens, "p") else int(has(tokens, "n")), known)


def _bare_quarter(unit: Token, known: Known) -> Read | None:
    """Read "the quarter": the one told of, else the last that was over on publication."""
    if unit.value != "Q" or known.published is None:
        return None
    when = known.quarter or cal.back(known.published, 1, "Q")
    return covering(when, "Q") if when else None


def read_like(tokens: list[Token], known: Known) -> Read | None:
    """Read "the year-earlier quarter": a year before the one told of."""
    units = [token for token in tokens if token.kind == "U"]
    steps = {"Y": 12, "Q": 3, "M": 1}.get(units[0].value)
    if steps is None or known.published is None:
        return None
    order = pick(tokens, "O")
    size = units[-1].value if len(units) > 1 else "Y"
    if size in ("Q", "P") or known.quarter is not None:
        start = known.quarter or cal.back(known.published, 1, "Q")
        if order is not None and start is not None and 1 <= order.value <= 4:
            start = cal.quarter(start.year, order.value).first
        when = cal.back(start, steps, "M") if start else None
        return covering(when, "Q") if when else None
    when = cal.back(known.told or known.published, steps, "M")
    return covering(when, units[0].value) if when else None


def read_ago(tokens: list[Token], known: Known) -> Read | None:
    """Read "two weeks ago": the unit of the calendar that lies so far back."""
    return _away(tokens, known.published, known)


def read_earlier(tokens: list[Token], known: Known) -> Read | None:
    """Read "three weeks earlier": from the day told of before, else from publication."""
    unit = pick(tokens, "U")
    start = known.anchor if unit is None or unit.value[0] in "TDW" else known.told
    return _away(tokens, start or known.published, known)


def _away(tokens: list[Token], start: date | None, known: Known) -> Read | None:
    number, unit = measure(tokens)
    sign = -1 if has(tokens, "g") else 1
    if start is None or number is None:
        return Read(NOWHERE, length(tokens), start is None)
    if unit == "Y" and number == 1 and known.quarter is not None:
        when = cal.back(known.quarter, sign, "Y")  # a quarter is held against the same one
        return covering(when, "Q") if when else None
    when = cal.back(start, sign * number, unit)
    return covering(when, unit) if when else Read(NOWHERE, length(tokens))


def read_duration(tokens: list[Token], known: Known) -> Read | None:
    """Read a length of time that nothing ties to the calendar."""
    unit = pick(tokens, "U")
    bare = len(tokens) == 1 and unit is not None and not unit.word.lower().endswith("s")
    return None if bare or unit is None or unit.value == "P" else Read(NOWHERE, length(tokens))


def read_set(tokens: list[Token], known: Known) -> Read | None:
    """Read "every week" and "each Monday": TIMEX3 writes a set as its length or its day."""
    week, part = pick(tokens, "W"), pick(tokens, "B")
    if week is not None:
        return Read(NOWHERE, f"XXXX-WXX-{week.value}{f'T{part.value}' if part else ''}")
    if part is not None:
        return Read(NOWHERE, f"XXXX-XX-XXT{part.value}")
    if month := pick(tokens, "M"):
        return Read(NOWHERE, f"XXXX-{month.value:02}")
    if has(tokens, "K"):
        return Read(NOWHERE, "XXXX-WXX-WE")
    if order := pick(tokens, "O"):  # "every second day"
        tokens = [*tokens, Token(0, 0, "N", order.word, order.value)]
    return read_duration(tokens, known) if len(tokens) > 1 else None


def read_often(tokens: list[Token], known: Known) -> Read | None:
    """Read "daily" and "weeklong"."""
    return Read(NOWHERE, tokens[0].value)


def read_reference(tokens: list[Token], known: Known) -> Read | None:
    """Read "now" as the day of publication, "recently" and "the future" as no day."""
    value = tokens[0].value
    if noun := pick(tokens, "T"):  # "at the time", "at this time", "at the moment"
        past = noun.word.lower() == "time" and not has(tokens, "t")
        value = "PAST_REF" if past else "PRESENT_REF"
    if value == "PRESENT_REF" and known.published:
        return Read(cal.day(known.published), value)
    return Read(NOWHERE, value)
