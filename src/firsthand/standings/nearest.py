"""Finds the nearest compatible figure that was told no later, without looking at all of them.

Figures are walked outwards from the one in question, and the walk ends where nothing further
can be compatible. Ranges and vague words may reach anywhere: they are walked alone.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from math import inf

from firsthand.standings.told import (
    ROUNDS_WITHIN,
    UNBOUND,
    Told,
    compatible,
    countries_of,
    elsewhere,
    reach_of,
)

Named = tuple[Told, str, str]
"""A claim that names its informant, the origin's id and its name."""

_LAST = "9999"
_Shape = tuple[int | None, int | None, int | None, str, frozenset[str]]


class NamedFigures:
    """The named figures of one incident, harm and scope, asked for in order of day."""

    def __init__(self, named: Iterable[Named]) -> None:
        """Wait with each figure until the day on which it was told."""
        self._waiting = sorted(
            (entry for entry in named if entry[0].point is not None),
            key=lambda entry: _known_day(entry[0]), reverse=True,
        )
        self._all = tuple(self._waiting)
        self._told = _Kinds()
        self._ever: _Kinds | None = None

    def nearest(self, lead: Told) -> list[Named]:
        """Give the compatible figures nearest to this one, told no later; first told first.

        Days are compared: hours of publication say little about who knew first. What has no day
        may have been told before anything, and after anything.
        """
        while self._waiting and _known_day(self._waiting[-1][0]) <= lead.day:
            self._told.add(self._waiting.pop())
        undated = not _known_day(lead)
        if undated and self._ever is None:
            self._ever = _Kinds(self._all)
        known = self._ever if self._ever is not None and undated else self._told
        return sorted(known.nearest(lead), key=lambda e: (e[0].moment, e[0].claim.id))


def _known_day(told: Told) -> str:
    """Give the day it was told, empty where only the time that it is about is known.

    What only its size puts on a day may have been told long after.
    """
    return _LAST if told.guessed else told.day if told.moment else ""


class _Kinds:
    """Figures by whether they are bounded near the number they stand for."""

    def __init__(self, named: Iterable[Named] = ()) -> None:
        self._walks = {bounded: _Walk(bounded) for bounded in (True, False)}
        for entry in named:
            self.add(entry)

    def add(self, entry: Named) -> None:
        bounded = entry[0].claim.count.wording not in UNBOUND
        self._walks[bounded].add(entry[0].figure or 0, entry)

    def nearest(self, lead: Told) -> list[Named]:
        apart, best = inf, list[Named]()
        for walk in self._walks.values():
            distance, found = walk.nearest(lead, apart)
            if distance < apart:
                apart, best = distance, found
            elif found:
                best += found
        return best


class _Walk:
    """Figures in order, to be walked outwards from one."""

    def __init__(self, bounded: bool) -> None:
        self._bounded = bounded
        self._figures: list[int] = []
        self._by_shape: dict[int, dict[_Shape, list[Named]]] = defaultdict(dict)

    def add(self, figure: int, entry: Named) -> None:
        if figure not in self._by_shape:
            insort(self._figures, figure)
        count = entry[0].claim.count
        shape = (
            count.number, count.low, count.high, count.wording, countries_of(entry[0].claim))
        self._by_shape[figure].setdefault(shape, []).append(entry)

    def nearest(self, lead: Told, within: float) -> tuple[float, list[Named]]:
        """Give how far the nearest compatible figures are, and them; none further than asked."""
        middle, best, apart = lead.figure or 0, list[Named](), within
        for figure in self._outwards(middle, *self._reach(lead)):
            if abs(figure - middle) > apart:
                break
            fitting = [
                entry for same in self._by_shape[figure].values()
                if compatible(lead.claim, same[0][0].claim)
                and not elsewhere(lead.claim, same[0][0].claim) for entry in same
            ]
            if fitting:
                best += fitting
                apart = abs(figure - middle)
        return apart if best else inf, best

    def _reach(self, lead: Told) -> tuple[float, float]:
        """Give the figures between which anything can overlap this one, or round it."""
        if not self._bounded:
            return -inf, inf
        count = lead.claim.count
        low, high = reach_of(lead.claim)
        if count.low is not None and count.high is None:
            high = inf
        number = count.number or lead.figure or 0
        return min(low, number) / ROUNDS_WITHIN, max(high, number) * ROUNDS_WITHIN

    def _outwards(self, middle: int, lowest: float, highest: float) -> Iterator[int]:
        """Yield the figures from the middle outwards, the nearer first."""
        figures: Sequence[int] = self._figures
        up = bisect_left(figures, middle)
        down = up - 1
        while True:
            higher = figures[up] if up < len(figures) and figures[up] <= highest else None
            lower = figures[down] if down >= 0 and figures[down] >= lowest else None
            if higher is not None and (lower is None or higher - middle <= middle - lower):
                yield higher
                up += 1
            elif lower is not None:
                yield lower
                down -= 1
            else:
                return
