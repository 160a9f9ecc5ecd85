"""Which of two tellings came first: by what they print, else by when they were printed."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Literal
from urllib.parse import urlsplit

import msgspec

from firsthand.record import Report

How = Literal["credit", "time", "same agency", "undecided"]

# Parts of a host name that say where it is registered, not whose it is.
_REGISTERED = re.compile(r"^(?:www\d?|m|amp|com|co|org|net|gov|ac|edu|info|news|[a-z]{2})$")
# Characters of an ISO date without the hour.
_DAY = 10
# Seconds after which a new version is a new bulletin: 18 hours.
_MOST_OF_A_DAY = 64800


class Direction(msgspec.Struct, frozen=True):
    """The earlier of two reports by its id, null where undecided, and what decided it."""

    parent: str | None
    how: How


def direction(a: Report, b: Report) -> Direction:
    """Say which of two alike reports is the earlier telling.

    A printed credit decides, even against the clock: a page may be dated after its copies. Two
    reports that credit the same third party are both its children, whichever came first. Dates
    are compared only as far as both go.
    """
    a_owes, b_owes = credits(a, b), credits(b, a)
    if a_owes != b_owes:
        return Direction(b.id if a_owes else a.id, "credit")
    if _creditors(a) & _creditors(b) and a.publisher != b.publisher:
        return Direction(None, "same agency")
    before = compared(a, b)
    if not before:
        return Direction(None, "undecided")
    return Direction(a.id if before < 0 else b.id, "time")


def credits(child: Report, parent: Report) -> bool:
    """Say whether one report prints that its text is the other publisher's."""
    owed = _creditors(child)
    return bool(owed) and bool(owed & _called(parent)) and not _called(child) & _called(parent)


def compared(a: Report, b: Report) -> int:
    """Give -1 where ``a`` was published before ``b``, 1 where after, 0 where that is open."""
    if not a.published or not b.published:
        return 0
    apart = _apart(a.published, b.published)
    if apart is not None:
        return (apart > 0) - (apart < 0)
    length = min(_DAY, len(a.published), len(b.published))
    left, right = a.published[:length], b.published[:length]
    return (left > right) - (left < right)


def on_another_day(a: Report, b: Report) -> bool:
    """Say whether two reports are known to be most of a day or more apart."""
    apart = _seconds(a, b)
    return apart is not None and abs(apart) >= _MOST_OF_A_DAY


def how_much_later(child: Report, parent: Report) -> str:
    """Word the time between two reports, as far as both dates go."""
    apart = _seconds(child, parent)
    if apart is None:
        return ""
    amount, unit = (apart / 3600, "hour") if abs(apart) < 172800 else (apart / 86400, "day")
    if abs(amount) < 1:
        return "" if apart == 0 else "within the hour"
    number = round(abs(amount))
    return f"{number} {unit}{'s' if number > 1 else ''} {'later' if apart > 0 else 'earlier'}"


def _seconds(a: Report, b: Report) -> float | None:
    """Give the seconds from ``b`` to ``a``: by the hour where both give it, else by the day."""
    if not a.published or not b.published:
        return None
    apart = _apart(a.published, b.published)
    if apart is None and min(len(a.published), len(b.published)) >= _DAY:
        one, other = (datetime.fromisoformat(r.published[:_DAY]) for r in (a, b) if r.published)
        return (one - other).total_seconds()
    return apart


def _apart(left: str, right: str) -> float | None:
    """Give the seconds from the right to the left, where both give the time of day alike."""
    if len(left) <= _DAY or len(right) <= _DAY:
        return None
    one, other = datetime.fromisoformat(left), datetime.fromisoformat(right)
    if (one.tzinfo is None) != (other.tzinfo is None):
        return None
    return (one - other).total_seconds()


def _creditors(report: Report) -> frozenset[str]:
    return frozenset(
        key
        for credit in report.credit
        if credit.kind in ("agency", "link")
        for key in _keys(credit.agency)
    )


def _called(report: Report) -> frozenset[str]:
    host = urlsplit(report.url).hostname if report.url else None
    return _keys(report.publisher or "") | _keys(host or "")


def _keys(name: str) -> frozenset[str]:
    """Give what a publisher is known by: "The Herald", "herald.example" and "Herald" are one."""
    folded = name.casefold().strip()
    if re.fullmatch(r"[\w-]+(?:\.[\w-]+)+", folded):
        parts = [part for part in folded.split(".")[:-1] if not _REGISTERED.match(part)]
        return frozenset({parts[-1].replace("-", "")} if parts else {folded})
    plain = "".join(re.findall(r"\w+", folded.removeprefix("the ")))
    return frozenset({plain} if plain else ())
