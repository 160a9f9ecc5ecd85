"""Read every time expression of a report: which days it covers, and its TIMEX3 value.

Before, the words of a report and the day it was published:

>>> from firsthand.record import Report
>>> from firsthand.vocabulary import load_vocabulary
>>> text = "On Monday the monitor counted 40 dead over three days; the revolt began in late 2024."
>>> report = Report(
...     id="r", capture="c", given_id=None, publisher=None, url=None, headline=None,
...     headline_at=None, by=None, credit=(), located=None, published="2025-03-10",
...     language="en", text_sha256="", text=text)

After, the days:

>>> times, problems = find_times(report, load_vocabulary("en"))
>>> for time in times:
...     print(time.as_written, time.from_, time.to, time.precision, time.value)
Monday 2025-03-10 2025-03-10 1 2025-03-10
over three days 2025-03-08 2025-03-10 2 P3D
late 2024 2024-09-01 2024-12-31 5 2024

How the unsaid is settled: a weekday is the one on or before publication; a day or month without
a year is the nearest on or before it; "next", or "will" earlier in the sentence, look ahead.
"Early", "mid" and "late" are thirds (of a month: days 1-10, 11-20, 21 on; of a year: four
months). A length after "over" or "the past" ends with publication; after "for" it is a length
and no date. Weeks begin on Monday.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from firsthand.problems import problem
from firsthand.record import Passage, Problem, Report, TimeNamed, Where, make_id
from firsthand.sentences import dateline_end
from firsthand.times.calendar import precision
from firsthand.times.expressions import Reader
from firsthand.times.reading import Read
from firsthand.vocabulary import Vocabulary

__all__ = ["find_times"]

_LATE = timedelta(days=60)  # between a dateline's day and the page's


def find_times(
    report: Report, vocabulary: Vocabulary
) -> tuple[tuple[TimeNamed, ...], tuple[Problem, ...]]:
    """Find the time expressions of the text and of a headline kept apart, in their order.

    Days that only a publication date could settle are null where the report has none, and one
    problem ``no-date`` names the first expression that wanted it.
    """
    reader = _reader(vocabulary)
    published = _written(report, reader)
    times: list[TimeNamed] = []
    wanting: Passage | None = None
    for where, text in _fields(report):
        for start, end, read in reader.read(text, published):
            if read.needs and wanting is None:
                wanting = Passage(start=start, end=end, exact=text[start:end], field=where)
            times.append(_named(report, where, text, (start, end, read)))
    if wanting is None:
        return tuple(times), ()
    return tuple(times), (
        problem("no-date", report.id, wanting, expression=f'"{wanting.exact}"'),
    )


def _reader(vocabulary: Vocabulary) -> Reader:
    """Give the vocabulary's reader; it is made once and lives as long as its words do."""
    kept = vars(vocabulary)
    if "_times_reader" not in kept:
        kept["_times_reader"] = Reader(vocabulary)
    reader: Reader = kept["_times_reader"]
    return reader


def _fields(report: Report) -> list[tuple[Where, str]]:
    apart = report.headline is not None and report.headline_at is None
    headline: list[tuple[Where, str]] = [("headline", report.headline or "")] if apart else []
    return [*headline, ("text", report.text)]


def _day(published: str | None) -> date | None:
    return datetime.fromisoformat(published).date() if published else None


def _written(report: Report, reader: Reader) -> date | None:
    """Give the day from which "today" counts: the dateline's, where it says a day, else the page's.

    A page may be published days after the words on it were written.
    """
    published = _day(report.published)
    begin, end = dateline_end(report)
    if published is None or end == begin:
        return published
    read = (found.stretch for _, _, found in reader.read(report.text[begin:end], published))
    days = [s.first for s in read if s.first is not None and s.first == s.last]
    return days[0] if days and timedelta(0) <= published - days[0] <= _LATE else published


def _named(
    report: Report, where: Where, text: str, found: tuple[int, int, Read]
) -> TimeNamed:
    start, end, read = found
    first, last = read.stretch
    return TimeNamed(
        id=make_id("time", report.id, where, str(start), str(end)), report=report.id,
        as_written=text[start:end], start=start, end=end, field=where,
        from_=first.isoformat() if first else None, to=last.isoformat() if last else None,
        precision=precision(read.stretch), value=read.value,
    )
