"""An index of reports: which of them hold a key, in a few segments of sorted postings."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from firsthand.families.postings import MOST_ROWS, Rows, Segment, held, joined, rows_of, within
from firsthand.families.words import Hashes

Kind = Literal["keys", "sentences", "landmarks"]
Column = Literal["marks", "signatures", "publishers", "tongues", "sizes"]


class Index:
    """Reports by number, in the order they were added; each has one row in one segment."""

    def __init__(self, segments: Iterable[Segment] = ()) -> None:
        """Begin with these segments."""
        self.segments: list[Segment] = []
        self._begins: list[int] = [0]
        for segment in segments:
            self.extend(segment)

    def __len__(self) -> int:
        """Count the reports."""
        return self._begins[-1]

    def add(self, segment: Segment) -> None:
        """Add some reports; their numbers follow those that were there."""
        self.extend(segment)
        # Like the digits of a counter: few segments, and each report is moved a few times only.
        while len(self.segments) > 1:
            earlier, later = self.segments[-2:]
            both = len(self) - self._begins[-3]
            if 2 * len(later.marks) < len(earlier.marks) or both > MOST_ROWS:
                return
            del self.segments[-2:], self._begins[-2:]
            self.extend(joined(earlier, later))

    def begin_of(self, segment: int) -> int:
        """Give the number of a segment's first report."""
        return self._begins[segment]

    def column(self, name: Column, numbers: Rows | None = None) -> NDArray[Any]:
        """Give what is known of these reports, or of all, one row each."""
        if numbers is None:
            rows = [getattr(segment, name) for segment in self.segments]
            return np.concatenate(rows) if rows else np.zeros(0, dtype=np.int64)
        which = np.searchsorted(self._begins, numbers, side="right") - 1
        return np.array([
            getattr(self.segments[segment], name)[number - self._begins[segment]]
            for segment, number in zip(which.tolist(), numbers.tolist(), strict=True)
        ])

    def holders(
        self, kind: Kind, keys: Hashes, at_most: int | None = None
    ) -> tuple[Rows, Rows]:
        """Give for each holder which of the keys it holds, in their order, and its number.

        Keys with more holders than ``at_most`` are left out.
        """
        found = [held(getattr(segment, kind), keys) for segment in self.segments]
        counts = sum((end - begin for begin, end in found), np.zeros(len(keys), dtype=np.int64))
        wanted = counts <= (counts if at_most is None else at_most)
        which, numbers = [], []
        for segment, start, (begin, end) in zip(
            self.segments, self._begins, found, strict=False
        ):
            sizes = np.where(wanted, end - begin, 0)
            which.append(np.repeat(np.arange(len(keys)), sizes))
            numbers.append(rows_of(getattr(segment, kind)[within(begin, sizes)]) + start)
        if not which:
            return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
        order = np.argsort(np.concatenate(which), kind="stable")
        return np.concatenate(which)[order], np.concatenate(numbers)[order]

    def extend(self, segment: Segment) -> None:
        """Add some thousand reports, which stay a segment of their own."""
        self.segments.append(segment)
        self._begins.append(self._begins[-1] + len(segment.marks))
