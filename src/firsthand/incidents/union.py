"""Which tellings belong together, and which words keep apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from firsthand.incidents.days import Days
from firsthand.incidents.evidence import points
from firsthand.incidents.telling import Telling

_SPEAKING = 4  # tellings of a set that speak for its words
_RESPONDING = 2.5  # points that a set without any figure is spared


class Union:
    """Sets of tellings (indices); the smallest index speaks for its set.

    Two sets whose words are unlike are not joined by place and day alone: many are shot in one
    city on one day. What tells of hundreds is not kept apart: few such things happen at once.
    """

    def __init__(self, tellings: Sequence[Telling], apart_below: float, longest: int) -> None:
        """Start with every telling alone.

        Below the points of ``apart_below`` two sets stay apart, and where together they would last
        more than ``longest`` days: a wave has an end.
        """
        self._tellings = tellings
        self._apart_below, self._longest = apart_below, longest
        self._above = list(range(len(tellings)))
        self._large = {index for index, telling in enumerate(tellings) if telling.many}
        # what only responds may do so in quite other words
        self._counting = {index for index, telling in enumerate(tellings) if telling.claims}
        self._span: dict[int, Days] = {
            index: telling.days for index, telling in enumerate(tellings)
            if telling.days and telling.dated and not telling.period
        }
        self._speaking: dict[int, list[int]] = {
            index: [index] for index, telling in enumerate(tellings) if telling.words
        }

    def find(self, index: int) -> int:
        """Give the index that speaks for the set of this one."""
        while self._above[index] != index:
            self._above[index] = self._above[self._above[index]]
            index = self._above[index]
        return index

    def join(self, left: int, right: int) -> None:
        """Make two sets one, unless their words keep them apart."""
        if not self.apart(left, right):
            self.put_together(left, right)

    def put_together(self, left: int, right: int) -> None:
        """Make two sets one, whatever their words are."""
        left, right = sorted((self.find(left), self.find(right)))
        if left != right:
            self._above[right] = left
            speaking = self._speaking.get(left, []) + self._speaking.pop(right, [])
            if speaking:
                self._speaking[left] = sorted(speaking)[:_SPEAKING]
            spans = [s for s in (self._span.get(left), self._span.pop(right, None)) if s]
            if spans:
                self._span[left] = min(s[0] for s in spans), max(s[1] for s in spans)
            for marked in (self._large, self._counting):
                if right in marked:
                    marked.add(left)

    def apart(self, left: int, right: int) -> bool:
        """Tell whether words, with all else that two sets say, or their days do."""
        left, right = self.find(left), self.find(right)
        return left != right and (self._too_long(left, right) or self._unlike(left, right))

    def _too_long(self, left: int, right: int) -> bool:
        ours, theirs = self._span.get(left), self._span.get(right)
        if ours is None or theirs is None:
            return False
        return max(ours[1], theirs[1]) - min(ours[0], theirs[0]) >= self._longest

    def _unlike(self, left: int, right: int) -> bool:
        ours, theirs = self._speaking.get(left, ()), self._speaking.get(right, ())
        if not ours or not theirs or {left, right} <= self._large:
            return False
        below = self._apart_below
        if not {left, right} <= self._counting:
            below -= _RESPONDING
        total = sum(points(self._tellings[a], self._tellings[b]) for a in ours for b in theirs)
        return total < below * len(ours) * len(theirs)


def sets_of(union: Union, indices: Iterable[int]) -> Mapping[int, list[int]]:
    """Give the sets, each under the index that speaks for it."""
    sets: dict[int, list[int]] = defaultdict(list)
    for index in indices:
        sets[union.find(index)].append(index)
    return sets
