"""Publication dates as they are given: ISO 8601, or RFC 2822 as mail and feeds write them.

>>> read_date("2025-03-10T13:35:00+03:00"), read_date("Mon, 10 Mar 2025 10:35:00 GMT")
('2025-03-10T10:35:00Z', '2025-03-10T10:35:00Z')
>>> read_date("Monday") is None
True
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d|\d{8}|\d{4}-?W\d\d-?\d")
_ISO_ORDINAL = re.compile(r"(\d{4})-?(\d{3})")
_ISO_TIME = re.compile(r"(?:\d{4}-\d\d-\d\d|\d{8}|\d{4}-?W\d\d-?\d)[T ]\d\d.*")
_MAIL = re.compile(
    r"(?:[A-Za-z]{3,9},\s*)?(\d{1,2})[\s-]+([A-Za-z]{3,9})[\s-]+(\d{4})"
    r"(\s+\d{1,2}:\d\d(?::\d\d)?(?:\s+(?:[+-]\d{4}|[A-Za-z]{1,5}))?(?:\s*\([^()]*\))?)?"
)
_SPACES = re.compile(r"\s+")


def read_date(given: str) -> str | None:
    """Give an ISO date, or an ISO time to the second, in UTC ("Z") where a zone was given.

    Reads whole ISO 8601 dates and times and RFC 2822 dates; anything else is null, never a guess:
    a month alone would not say which day "Monday" is.
    """
    words = _SPACES.sub(" ", given.strip())
    if not words.isascii():
        return None
    try:
        return _iso(words.upper()) or _mail(words)
    except (ValueError, OverflowError, TypeError):
        return None


def _iso(words: str) -> str | None:
    if _ISO_DAY.fullmatch(words):
        return date.fromisoformat(words).isoformat()
    if found := _ISO_ORDINAL.fullmatch(words):
        return datetime.strptime(f"{found[1]} {found[2]}", "%Y %j").date().isoformat()
    if _ISO_TIME.fullmatch(words):
        zone = re.search(r" ([+-]\d\d:?\d\d|Z)$", words)  # a space before the zone is common
        return _in_utc(datetime.fromisoformat(words[: zone.start()] + zone[1] if zone else words))
    return None


def _mail(words: str) -> str | None:
    found = _MAIL.fullmatch(words)
    if found is None:
        return None
    moment = parsedate_to_datetime(words if found[4] else f"{words} 00:00:00 -0000")
    if not found[4]:
        return moment.date().isoformat()
    if "-0000" in words:  # RFC 2822: the time is in UTC, the sender's zone is not told
        moment = moment.replace(tzinfo=UTC)
    return _in_utc(moment)


def _in_utc(moment: datetime) -> str:
    if moment.tzinfo is None:
        return moment.isoformat(timespec="seconds")
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="seconds") + "Z"
