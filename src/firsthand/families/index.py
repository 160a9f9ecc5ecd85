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
            self._append(segment)

    def __len__(self) -> int:
        """Count the reports."""
        return self._begins[-1]

    def add(self, segment: Segment) -> None:
        """Add some reports; their numbers follow those that were there."""
        self._append(segment)
        # Like the digits of a counter: few segments, and each report is moved a few times only.
        while len(self.segments) > 1:
            earlier, later = self.segments[-2:]
            if 2 * len(later.marks) < len(earlier.marks) or len(self) > MOST_ROWS + self._begins[-3]:
                return
            del self.segments[-2:], self._begins[-2:]
            self._append(joined(earlier, later))

    def begin_of(self, segment: int) -> int:
        """Give the number of a segment's first report."""
        return self._begins[segment]

    def column(self, name: Column, numbers: Rows | None = None) -> NDArray[Any]:
        """Give what is known of these reports, or of all, one row each."""
        if numbers is None:
            rows = [getattr(segment, name) for segment in self.segments]
            return np.concatenate(rows) if rows else np.zeros(0, dtype=np.int64)
        which = np.searchsorted(self._begins, numbers, side="right") - 1
        found: NDArray[Any] | None = None
        for n in np.unique(which).tolist():
            here = which == n
            rows = getattr(self.segments[n], name)[numbers[here] - self._begins[n]]
            if found is None:
                found = np.zeros(len(numbers), dtype=rows.dtype)
            elif found.dtype.itemsize < rows.dtype.itemsize:
                found = found.astype(rows.dtype)
            found[here] = rows
        return found if found is not None else np.zeros(0, dtype=np.int64)

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

    def _append(self, segment: Segment) -> None:
        self.segments.append(segment)
        self._begins.append(self._begins[-1] + len(segment.marks))
