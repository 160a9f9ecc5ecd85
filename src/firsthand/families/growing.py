"""Families kept up to date as reports come in one at a time.

>>> from firsthand.families.finding import Work
>>> from firsthand.settings import Families
>>> from firsthand.vocabulary import load_vocabulary
>>> growing = GrowingFamilies(Work((), load_vocabulary("en"), Families()))
>>> len(growing)
0
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import msgspec
import numpy as np

from firsthand.families.beside import Listed, look_beside
from firsthand.families.candidates import Pairs, find_pairs
from firsthand.families.finding import Work, sketch_all
from firsthand.families.index import Index
from firsthand.families.judged import Judged
from firsthand.families.neighbourhoods import Neighbourhood, Weigher
from firsthand.families.postings import Rows, keys_of
from firsthand.families.reading import Reader
from firsthand.families.sketches import Sketcher
from firsthand.record import Family, Report


class Changed(msgspec.Struct, frozen=True):
    """What a further report changed: ``families`` are all that the ``reports`` now have."""

    reports: frozenset[str]
    families: tuple[Family, ...]


class GrowingFamilies:
    """The families of reports that may become more; holds an index, and not their texts."""

    def __init__(self, work: Work, index: Index | None = None) -> None:
        """Take the reports that are there, and their index where one was kept."""
        self._reports = _Shelf(work.reports)
        reader = Reader(work.vocabulary)
        self._sketcher = Sketcher(reader)
        self._index = index or Index(sketch_all(work, self._sketcher))
        self._graph = _Graph(find_pairs(self._index) if len(self._index) else None)
        self._weigher = Weigher(self._reports, self._index, reader, work.settings)
        self._judged = Judged(work.settings)

    def __len__(self) -> int:
        """Count the reports."""
        return len(self._reports)

    def add(self, report: Report) -> Changed:
        """Add one report of a new id and say what that changed.

        The families of all other reports stay as they were. Any order of adding gives the
        families that ``find_families`` gives for all together.
        """
        sketch = self._sketcher.sketch([report])
        number = len(self._reports)
        self._reports.append(report)
        self._index.add(sketch)
        beside = look_beside(self._index, number, sketch)
        moved = self._moved((beside.later | beside.moved) - {number})
        furniture = self._weigher.look_again()
        reread = furniture.changed_by(number, keys_of(sketch.sentences))
        before = self._graph.together({*moved, *reread})
        for other, earlier in moved.items():
            self._graph.put(other, earlier)
        self._graph.put(number, beside.earlier)
        after = self._graph.together({number, *before})
        families = [
            family
            for part in self._graph.neighbourhoods(after, self._index)
            for family in self._weigher.families(part, self._judged)
        ]
        return Changed(
            reports=frozenset(self._reports[n].id for n in after),
            families=tuple(sorted(families, key=lambda family: family.id)),
        )

    def _moved(self, numbers: Iterable[int]) -> dict[int, tuple[Listed, ...]]:
        """Give those of these reports that are now to be compared with others than before."""
        moved = {}
        for number in sorted(numbers):
            alone = self._sketcher.sketch([self._reports[number]])
            earlier = look_beside(self._index, number, alone).earlier
            if earlier != self._graph.listed(number):
                moved[number] = earlier
        return moved


class _Shelf(Sequence[Report]):
    """The reports that were there, and those that came."""

    def __init__(self, there: Sequence[Report]) -> None:
        self._there = there
        self._came: list[Report] = []

    def append(self, report: Report) -> None:
        """Put one more report behind the others."""
        self._came.append(report)

    def __len__(self) -> int:
        return len(self._there) + len(self._came)

    def __getitem__(self, number: int) -> Report:  # type: ignore[override]
        there = len(self._there)
        return self._there[number] if number < there else self._came[number - there]


class _Graph:
    """Which report is to be compared with which; what was found at first lies in two tables."""

    def __init__(self, pairs: Pairs | None) -> None:
        none = np.zeros(0, dtype=np.int64)
        later, earlier = (pairs.later, pairs.earlier) if pairs else (none, none)
        foreign = pairs.foreign if pairs else none.astype(np.bool_)
        up, down = (np.argsort(side, kind="stable") for side in (later, earlier))
        self._up = (later[up], earlier[up], foreign[up])
        self._down = (earlier[down], later[down])
        self._put: dict[int, tuple[Listed, ...]] = {}
        self._put_by: dict[int, set[int]] = defaultdict(set)

    def put(self, number: int, listed: tuple[Listed, ...]) -> None:
        """Set what a report is to be compared with."""
        self._put[number] = listed
        for other in listed:
            self._put_by[other.number].add(number)

    def listed(self, number: int) -> tuple[Listed, ...]:
        """Give what a report is to be compared with, the strongest first."""
        if number in self._put:
            return self._put[number]
        keys, others, foreign = self._up
        rows = _rows(keys, number)
        return tuple(map(Listed, others[rows].tolist(), foreign[rows].tolist()))

    def together(self, numbers: Iterable[int]) -> set[int]:
        """Give all reports that hang together with these, and these."""
        seen: set[int] = set()
        waiting = list(numbers)
        while waiting:
            number = waiting.pop()
            if number not in seen:
                seen.add(number)
                waiting += self._around(number)
        return seen

    def neighbourhoods(self, numbers: Iterable[int], index: Index) -> Iterator[Neighbourhood]:
        """Part reports, given with all that hang together with them."""
        left = set(numbers)
        while left:
            part = self.together({min(left)})
            left -= part
            known = np.array(sorted(part), dtype=np.int64)
            order = known[np.argsort(index.column("marks", known), kind="stable")].tolist()
            rows = [(number, listed) for number in order for listed in self.listed(number)]
            if rows:
                yield Neighbourhood(
                    later=tuple(number for number, _ in rows),
                    earlier=tuple(listed.number for _, listed in rows),
                    foreign=tuple(listed.foreign for _, listed in rows),
                )

    def _around(self, number: int) -> Iterator[int]:
        for listed in self.listed(number):
            yield listed.number
        keys, others = self._down
        yield from (n for n in others[_rows(keys, number)].tolist() if n not in self._put)
        for other in self._put_by.get(number, ()):
            if any(listed.number == number for listed in self._put[other]):
                yield other


def _rows(keys: Rows, number: int) -> slice:
    begin, end = np.searchsorted(keys, [number, number + 1]).tolist()
    return slice(begin, end)
