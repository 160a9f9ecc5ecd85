"""Deeds that are told without a figure: a bomb that hurt nobody, a raid, a kidnapping.

They say what an incident was, where and on which day, also for the figures told beside them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from firsthand.incidents.days import Days, days_of
from firsthand.incidents.deed_words import DeedWord, DeedWords
from firsthand.record import Place, PlaceNamed, Reading, TimeNamed
from firsthand.sentences import dateline_end, unwrapped

_BREAK = re.compile(r"[.!?][\"”’)\]]*\s+(?=[\"“A-Z\[(])|\n\s*\n|\n(?=[^\n]{0,200}$)")
_LONG_AGO = 60  # days after which an event is told for context
_AREA = 3  # from this precision on a place is no town but an area
_SPAN = 3  # days that a time of one deed spans at most


class Deed(NamedTuple):
    """A deed with its places and days, as far as its own sentence says them."""

    kind: str
    words: str
    start: int
    places: tuple[Place, ...]
    days: Days | None


def find_deeds(reading: Reading, words: DeedWords) -> tuple[Deed, ...]:
    """Give the deeds of a report's text, each with the places and days of its sentence.

    What ended long before the report is context and is left out.
    """
    text = unwrapped(reading.report.text)
    told = list(words.told_in(text))
    if not told:
        return ()
    said = {s.when.start for s in reading.statements if s.when is not None}
    breaks = [found.end() for found in _BREAK.finditer(text)]
    begin, end = dateline_end(reading.report)
    published = reading.report.published
    today = date.fromisoformat(published[:10]).toordinal() if published else None
    deeds = []
    for word in told:
        first = max((at for at in breaks if at <= word.start), default=0)
        first = max(first, end) if begin <= first < end else first
        last = min((at for at in breaks if at > word.start), default=len(text))
        times = (t for t in reading.times if first <= t.start < last and t.start not in said)
        days = _days(times, word, today)
        if days is None or today is None or days[1] >= today - _LONG_AGO:
            deeds.append(Deed(word.kind, word.words, word.start,
                              _places(reading, first, last), days))
    return tuple(deeds)


def _days(times: Iterator[TimeNamed], word: DeedWord, today: int | None) -> Days | None:
    near = sorted(
        (abs(time.start - word.start), days) for time in times
        if time.field == "text" and (days := days_of(time)) is not None
        and days[1] - days[0] < _SPAN and (today is None or days[0] <= today)
    )
    return near[0][1] if near else None


def _places(reading: Reading, first: int, last: int) -> tuple[Place, ...]:
    speaking = [(s.source.start, s.source.end) for s in reading.statements]
    near = [
        place for place in reading.places
        if place.field == "text" and first <= place.start < last and place.country
        and not any(a <= place.start < b for a, b in speaking)
    ]
    return tuple(_place(p) for p in near if not _holds_another(p, near))


def _holds_another(place: PlaceNamed, others: list[PlaceNamed]) -> bool:
    """Tell a country, or an area, that only says where a narrower place beside it lies."""
    if place.gazetteer_id is None:
        return False
    return any(
        other is not place and other.country == place.country and (
            _lies_in(other, place) if other.gazetteer_id is None
            else other.precision < place.precision)
        and (place.admin1 is None or place.admin1 == other.admin1) for other in others
    )


def _lies_in(lacking: PlaceNamed, place: PlaceNamed) -> bool:
    """Tell where a place lies that the gazetteer lacks: in an area, or at a town's point."""
    at_point = lacking.latitude is not None and lacking.latitude == place.latitude and (
        lacking.longitude == place.longitude)
    return at_point or place.precision >= _AREA


def _place(named: PlaceNamed) -> Place:
    return Place(**{name: getattr(named, name) for name in Place.__struct_fields__})
