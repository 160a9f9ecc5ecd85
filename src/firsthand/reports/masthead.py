"""What stands above and around a text: headline, byline, dateline, a line with the date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import msgspec

from firsthand.record import Credit, Passage
from firsthand.reports.credits import agencies_in, named
from firsthand.reports.patterns import MastheadWords

_LINE = re.compile(r"[^\r\n]+")
_TOP = 6  # lines in which a byline, a dateline or a date may stand
_BOTTOM = 3
_LONGEST_HEADLINE = 160
_LONGEST_LOOK = 300  # characters of a line in which a dateline is looked for
_NO_HEADLINE_ENDS = (".", ",", ";", ":", "…", ".”", '."', ".’")
_CENTURY, _TURN = 100, 50  # a year of two digits below the second is of this century
_QUOTES = "\"'“”‘’«»„‹›"


class Line(msgspec.Struct, frozen=True):
    """One line without the white space around it, and where it stands."""

    start: int
    end: int
    exact: str


class Masthead(msgspec.Struct, frozen=True, kw_only=True):
    """What was found around a text; null where it was not."""

    headline_at: Passage | None
    by: str | None
    located: str | None
    published: str | None
    credit: tuple[Credit, ...]


def read_masthead(text: str, words: MastheadWords) -> Masthead:
    """Read what the first lines of a text, and for the byline its last ones, say about it."""
    top = list(_lines(text, _TOP))
    headline = _headline(text, top, words)
    below = top[1:] if headline is not None else top
    dateline = next((found for line in below if (found := _dateline(text, line, words))), None)
    bottom = [line for line in _last_lines(text) if line not in top]
    byline = _byline(text, below, bottom, headline is not None, words)
    credit = (*_dateline_credits(dateline, words), *_byline_credits(byline, words))
    return Masthead(
        headline_at=headline,
        by=byline["by"].strip() if byline else None,
        located=dateline["place"].strip() if dateline else None,
        published=next((day for line in below if (day := _date(line, words))), None)
        or _day_of(dateline, words),
        credit=credit,
    )


def headline_words(headline: Passage) -> str:
    """Give the headline of a passage on one line."""
    return " ".join(headline.exact.split())


def _lines(text: str, most: int, start: int = 0) -> Iterator[Line]:
    for match in _LINE.finditer(text, start):
        exact = match[0].strip()
        if exact:
            at = match.start() + len(match[0]) - len(match[0].lstrip())
            yield Line(at, at + len(exact), exact)
            most -= 1
        if most == 0:
            return


def _last_lines(text: str) -> list[Line]:
    start = len(text)
    for _ in range(2 * _BOTTOM):  # blank lines between them count for nothing
        start = max(text.rfind("\n", 0, max(0, start)), 0)
    return list(_lines(text, 2 * _BOTTOM, start))[-_BOTTOM:]


def _headline(text: str, top: list[Line], words: MastheadWords) -> Passage | None:
    """Give the first line where it looks like a headline: short, no full stop, a body below."""
    if len(top) < 2:
        return None
    first, second = top[0], top[1]
    marks = re.match(r"#{1,6}[ \t]+", first.exact)  # as Markdown writes it
    start = first.start + (marks.end() if marks else 0)
    exact = text[start : first.end]
    blank_below = text.count("\n", first.end, second.start) > 1
    unlike = (
        len(exact) > _LONGEST_HEADLINE
        or exact.endswith(_NO_HEADLINE_ENDS)
        or len(exact.split()) < 2
        or not exact.lstrip(_QUOTES)[:1].isalnum()
        or exact.lstrip(_QUOTES)[:1].islower()
        or not (marks or blank_below or len(second.exact) > len(exact)
                or _is_byline(second, words) or _dateline(text, second, words))
        or _is_byline(first, words)
        or _dateline(text, first, words) is not None
        or _date(first, words) is not None
    )
    return None if unlike else Passage(start=start, end=first.end, exact=exact)


def _dateline(text: str, line: Line, words: MastheadWords) -> re.Match[str] | None:
    until = min(line.end, line.start + _LONGEST_LOOK)
    for pattern in words.datelines:
        found = pattern.match(text, line.start, until)
        # A line that is nothing else is a heading, unless an agency signs it.
        if found and found["place"].upper() not in words.not_places and (
            text[found.end() : line.end].strip()
        ):
            return found
    return None


def _dateline_credits(
    dateline: re.Match[str] | None, words: MastheadWords
) -> tuple[Credit, ...]:
    if dateline is None or not dateline.groupdict().get("agencies"):
        return ()
    return tuple(agencies_in(dateline, "agencies", words))


def _is_byline(line: Line, words: MastheadWords) -> bool:
    return any(
        row.pattern.fullmatch(line.exact) for row in words.bylines if not row.below_headline
    )


def _byline(
    text: str, top: list[Line], bottom: list[Line], headlined: bool, words: MastheadWords
) -> re.Match[str] | None:
    for line in [*top, *bottom]:
        for row in words.bylines:
            if row.below_headline and not (headlined and line in top[:2]):
                continue
            if found := row.pattern.fullmatch(text, line.start, line.end):
                return found
    return None


def _byline_credits(byline: re.Match[str] | None, words: MastheadWords) -> tuple[Credit, ...]:
    """Give the agencies that a byline names: "By AFP", "Jane Doe, Meridian Wire"."""
    if byline is None:
        return ()
    groups = byline.groupdict()
    signed = [words.agency.fullmatch((groups.get(group) or "").strip())
              for group in ("by", "after")]
    return tuple(
        Credit(as_written=byline[0], start=byline.start(), end=byline.end(),
               agency=named(found[0], words), kind="agency")
        for found in signed if found
    )


def _date(line: Line, words: MastheadWords) -> str | None:
    """Give the ISO date of a line that is only a date."""
    found = (pattern.fullmatch(line.exact) for pattern in words.date_lines)
    day = next((match["day"] for match in found if match), None)
    return _iso(day, words) if day else None


def _day_of(dateline: re.Match[str] | None, words: MastheadWords) -> str | None:
    """Give the ISO date of a dateline that says its year: "KABUL (June 13, 2010) -"."""
    day = words.day.search(dateline[0], dateline.end("place") - dateline.start()) if (
        dateline) else None
    return _iso(day[0], words) if day and len(re.findall(r"\d+", day[0])) > 1 else None


def _iso(written: str, words: MastheadWords) -> str | None:
    numbers = [int(number) for number in re.findall(r"\d+", written)]
    month = re.search(r"[^\W\d_]{3}", written)
    try:
        if month is None:
            return date(*numbers).isoformat()
        year, day = max(numbers), min(numbers)
        if year < _CENTURY:  # "19 NOV 89": the year stands last
            day, year = numbers[0], numbers[-1]
            year += 2000 if year < _TURN else 1900
        return date(year, words.months[month[0].lower()], day).isoformat()
    except (ValueError, KeyError):
        return None
