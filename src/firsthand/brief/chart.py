"""Where everything of a toll chart stands, in pixels: drawn by templates/chart.svg.j2.

The same chart is laid out twice, for a page and for a phone, so that its words keep their size.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from math import ceil, floor, log10
from typing import NamedTuple

import msgspec

from firsthand.brief.page import Chart, Point, Series
from firsthand.brief.wording import MONTHS, day, number

HEIGHT, TOP, BOTTOM = 300, 16, 34
LINE = 17  # between two lines of words


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """One figure: where its dot, triangle or bar stands, and what it says."""

    x: float
    y: float
    shape: str
    words: str
    low: float | None
    high: float | None
    copies: tuple[float, ...]
    at: str


class Drawn(msgspec.Struct, frozen=True, kw_only=True):
    """One series: its path, its marks and its label beside the last one or in the key."""

    style: int
    letter: str
    path: str
    marks: tuple[Mark, ...]
    label: tuple[str, ...]
    label_y: float
    letter_y: float
    end_y: float


class Plot(msgspec.Struct, frozen=True, kw_only=True):
    """A chart ready to be drawn; ticks are (position, words)."""

    id: str
    title: str
    description: str
    width: int
    height: int
    left: int
    right: int
    top: int
    bottom: int
    narrow: bool
    rows: tuple[tuple[float, str], ...]
    days: tuple[tuple[float, str], ...]
    series: tuple[Drawn, ...]


def lay_out(chart: Chart, id_: str, *, narrow: bool) -> Plot:
    """Lay a chart out, 350 pixels wide for a phone or 900 for a page."""
    width, left = (350, 46) if narrow else (900, 56)
    right = width - 24 if narrow else 640
    points = [point for series in chart.series for point in series.points]
    times = [_time(p.when) for p in points]
    times += [_time(copy) for p in points for copy in p.copies]
    first, last = min(times), max(times)
    step, most = _steps(max(max(p.value, p.high or 0) for p in points))
    scale = _Scale(
        first=first, seconds=max((last - first).total_seconds(), 1.0),
        left=left, right=right if last > first else left, most=most,
    )
    labels = [_wrapped(series.label, 40 if narrow else 34) for series in chart.series]
    ends = [scale.y(series.points[-1].value) for series in chart.series]
    places = _stacked(labels, HEIGHT - BOTTOM + 48) if narrow else _apart(ends, labels)
    letters = _apart(ends, [("",) for _ in labels])
    drawn = tuple(
        _drawn(series, _Look(n, labels[n], places[n], letters[n]), scale, right)
        for n, series in enumerate(chart.series)
    )
    below = places[-1] + LINE * len(labels[-1]) + 4
    return Plot(
        id=id_, title=chart.title, description=chart.description, width=width,
        height=round(max(HEIGHT, below) if narrow else max(HEIGHT, below - LINE)), left=left,
        right=right, top=TOP, bottom=HEIGHT - BOTTOM, narrow=narrow, series=drawn,
        rows=tuple((scale.y(n), number(n)) for n in range(0, most + 1, step)),
        days=_days(scale, first, last, 3 if narrow else 6),
    )


class _Scale(msgspec.Struct, frozen=True, kw_only=True):
    first: datetime
    seconds: float
    left: float
    right: float
    most: int

    def x(self, when: datetime) -> float:
        share = (when - self.first).total_seconds() / self.seconds
        return round(self.left + 10 + share * max(self.right - self.left - 20, 0), 1)

    def y(self, value: int) -> float:
        return round(HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * value / self.most, 1)


class _Look(NamedTuple):
    style: int
    label: tuple[str, ...]
    label_y: float
    letter_y: float


def _drawn(series: Series, look: _Look, scale: _Scale, right: int) -> Drawn:
    marks = tuple(_mark(point, scale) for point in series.points)
    path = f"M{marks[0].x} {marks[0].y}" + "".join(f"H{mark.x}V{mark.y}" for mark in marks[1:])
    return Drawn(
        style=look.style, letter="ABCDEFGHIJKLMNOPQRSTUVWXYZ"[look.style], marks=marks,
        label=look.label, label_y=look.label_y, letter_y=look.letter_y, end_y=marks[-1].y,
        path=path + f"H{right}" if series.joined else "",
    )


def _mark(point: Point, scale: _Scale) -> Mark:
    shape = "dot"
    if point.high is None and point.low is not None and point.value == point.low:
        shape = "floor"
    elif point.low is None and point.high is not None and point.value == point.high:
        shape = "ceiling"
    return Mark(
        x=scale.x(_time(point.when)), y=scale.y(point.value), shape=shape, at=point.at,
        words=f"{point.label}, {day(point.when)}",
        low=None if point.low is None else scale.y(point.low),
        high=None if point.high is None else scale.y(point.high),
        copies=tuple(sorted({scale.x(_time(copy)) for copy in point.copies})),
    )


def _steps(highest: int) -> tuple[int, int]:
    """Give the distance of the grid lines, 1, 2 or 5 with zeros, and the topmost one."""
    rough = max(highest, 1) / 4
    ten = 10 ** max(0, floor(log10(rough))) if rough >= 1 else 1
    step = next(int(n * ten) for n in (1, 2, 5, 10) if n * ten >= rough)
    return step, step * max(1, ceil(highest / step))


def _days(
    scale: _Scale, first: datetime, last: datetime, most: int
) -> tuple[tuple[float, str], ...]:
    """Set dates under the axis, so far apart that none stands on another."""
    start = datetime(first.year, first.month, first.day, tzinfo=UTC)
    days = (last - start).days
    every = max(1, ceil((days + 1) / most))
    ticks = [start + timedelta(days=n) for n in range(0, days + 1, every)]
    written: list[tuple[float, str]] = []
    for tick in ticks:
        year = f" {tick.year}" if first.year != last.year else ""
        at = scale.x(max(tick, first))
        if not written or at - written[-1][0] > (80 if year else 48):
            written.append((at, f"{tick.day} {MONTHS[tick.month - 1][:3]}{year}"))
    return tuple(written)


def _apart(ends: list[float], labels: list[tuple[str, ...]]) -> list[float]:
    """Move labels down until none stands on another, each as near its line's end as it can."""
    order = sorted(range(len(ends)), key=lambda n: (ends[n], n))
    places = dict.fromkeys(order, 0.0)
    free = float(TOP)
    for n in order:
        places[n] = max(free, ends[n] + 4)
        free = places[n] + LINE * len(labels[n])
    over = free - HEIGHT
    for n in reversed(order):  # give back what ran over the lower edge, where there is room above
        places[n] = max(float(TOP), places[n] - max(0.0, over))
    free = float(TOP)
    for n in order:
        places[n] = max(free, places[n])
        free = places[n] + LINE * len(labels[n])
    return [places[n] for n in range(len(ends))]


def _stacked(labels: list[tuple[str, ...]], top: float) -> list[float]:
    """Set labels one under another, as a key below a narrow chart."""
    places = []
    for label in labels:
        places.append(top)
        top += LINE * len(label) + 3
    return places


def _wrapped(words: str, most: int) -> tuple[str, ...]:
    """Break a label into lines of so many characters."""
    lines = [""]
    for word in words.split():
        fits = len(lines[-1]) + len(word) + 1 <= most or not lines[-1]
        lines = [*lines[:-1], f"{lines[-1]} {word}".strip()] if fits else [*lines, word]
    return tuple(line if len(line) <= most else line[: most - 1] + "…" for line in lines)


def _time(iso: str) -> datetime:
    return datetime.fromisoformat(iso)
