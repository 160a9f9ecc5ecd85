"""Which tellings belong together, and which words keep apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from firsthand.incidents.evidence import points
from firsthand.incidents.telling import Telling

_SPEAKING = 4  # tellings of a set that speak for its words


class Union:
    """Sets of tellings (indices); the smallest index speaks for its set.

    Two sets whose words are unlike are not joined by place and day alone: many are shot in one
    city on one day. What tells of hundreds is not kept apart: few such things happen at once.
    """

    def __init__(self, tellings: Sequence[Telling], apart_below: float) -> None:
        """Start with every telling alone; below these points two sets stay apart."""
        self._tellings = tellings
        self._apart_below = apart_below
        self._above = list(range(len(tellings)))
        self._large = {index for index, telling in enumerate(tellings) if telling.many}
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
            self._large |= {left} if right in self._large else set()

    def apart(self, left: int, right: int) -> bool:
        """Tell whether the words of two sets, with all else they say, keep them apart."""
        left, right = self.find(left), self.find(right)
        ours, theirs = self._speaking.get(left, ()), self._speaking.get(right, ())
        if left == right or not ours or not theirs or {left, right} <= self._large:
            return False
        total = sum(points(self._tellings[a], self._tellings[b]) for a in ours for b in theirs)
        return total < self._apart_below * len(ours) * len(theirs)


def sets_of(union: Union, indices: Iterable[int]) -> Mapping[int, list[int]]:
    """Give the sets, each under the index that speaks for it."""
    sets: dict[int, list[int]] = defaultdict(list)
    for index in indices:
        sets[union.find(index)].append(index)
    return sets
