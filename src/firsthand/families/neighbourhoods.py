"""Reports that may be kin of each other, weighed together and apart from all others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

import msgspec
import numpy as np

from firsthand.families.alignment import weigh_words
from firsthand.families.candidates import Pairs
from firsthand.families.comparing import find_kin
from firsthand.families.descent import describe
from firsthand.families.furniture import Furniture, Holders, Unrelated
from firsthand.families.grouping import group
from firsthand.families.index import Index
from firsthand.families.judged import Judged
from firsthand.families.meaning import Encoder
from firsthand.families.nearness import weigh_candidates
from firsthand.families.postings import Rows
from firsthand.families.reading import Reader
from firsthand.families.words import Telling
from firsthand.record import Family, Report
from firsthand.settings import Families

# Tellings kept at hand: those of one neighbourhood are asked for again and again.
_AT_HAND = 1024
# Further pairs are weighed in one go until so many are together.
_TOGETHER = 256


class Neighbourhood(msgspec.Struct, frozen=True):
    """The pairs, by number, of reports that hang together through pairs worth comparing.

    They stand in the order of telling of the later report, its strongest pairs first.
    """

    later: tuple[int, ...]
    earlier: tuple[int, ...]
    foreign: tuple[bool, ...]

    @property
    def numbers(self) -> tuple[int, ...]:
        """Give the reports."""
        return tuple(sorted({*self.later, *self.earlier}))


class Weigher:
    """Weighs one neighbourhood after the other."""

    def __init__(
        self, reports: Sequence[Report], index: Index, reader: Reader, settings: Families,
        holders: Holders | None = None,
    ) -> None:
        """Take the reports by number; what is read of them is kept at hand for a while."""
        self._reports = reports
        self._index = index
        self._settings = settings
        self._reader = reader
        self._encoder = Encoder()
        self._read = lru_cache(maxsize=_AT_HAND)(self._telling)
        self._holders = holders or (lambda keys: index.holders("sentences", keys))
        self._unrelated = Unrelated(self._read)
        self._furniture = self.look_again()

    def look_again(self) -> Furniture:
        """Ask anew which sentences are furniture: reports came into the index."""
        self._furniture = Furniture(self._index, self._holders, self._read, self._unrelated)
        return self._furniture

    def families(
        self, neighbourhood: Neighbourhood, judged: Judged | None = None
    ) -> tuple[Family, ...]:
        """Find the families in one neighbourhood, in no order.

        ``judged`` are pairs judged before; those are taken from it that nothing has changed.
        """
        known = {number: self._read(number).report for number in neighbourhood.numbers}
        numbers = sorted(known, key=lambda number: known[number].id)
        at = {number: n for n, number in enumerate(numbers)}
        told = [self._furniture.without(number) for number in numbers]
        pairs: dict[bool, list[tuple[int, int]]] = {False: [], True: []}
        for later, earlier, foreign in zip(
            neighbourhood.later, neighbourhood.earlier, neighbourhood.foreign, strict=True
        ):
            pairs[foreign].append((at[later], at[earlier]))
        candidates = weigh_candidates(told, pairs[False], pairs[True])
        weighed = weigh_words(told, candidates.texts)
        kin = tuple(find_kin(
            weighed, candidates, self._settings, self._encoder, judged or Judged(self._settings)))
        self._encoder.forget()
        groups = group(tuple(known.values()), kin)
        return describe(groups, kin, {report.id: report for report in known.values()})

    def _telling(self, number: int) -> Telling:
        return self._reader.read(self._reports[number])


def neighbourhoods(pairs: Pairs, count: int) -> Iterator[Neighbourhood]:
    """Part the pairs of ``count`` reports into those that hang together."""
    labels = _labels(pairs.later, pairs.earlier, count)[pairs.later]
    order = np.argsort(labels, kind="stable")
    stops = np.flatnonzero(np.diff(labels[order])) + 1
    later, earlier, foreign = pairs.later[order], pairs.earlier[order], pairs.foreign[order]
    for begin, end in zip([0, *stops.tolist()], [*stops.tolist(), len(order)], strict=True):
        if end > begin:
            yield Neighbourhood(
                tuple(later[begin:end].tolist()), tuple(earlier[begin:end].tolist()),
                tuple(foreign[begin:end].tolist()),
            )


def together(parts: Iterator[Neighbourhood]) -> Iterator[list[Neighbourhood]]:
    """Put small neighbourhoods together into pieces of work worth handing on."""
    piece: list[Neighbourhood] = []
    pairs = 0
    for part in parts:
        piece.append(part)
        pairs += len(part.later)
        if pairs >= _TOGETHER:
            yield piece
            piece, pairs = [], 0
    if piece:
        yield piece


def _labels(one: Rows, other: Rows, count: int) -> Rows:
    """Give all reports that hang together through pairs the least of their numbers."""
    labels = np.arange(count)
    while True:
        least = np.minimum(labels[one], labels[other])
        before = labels.copy()
        np.minimum.at(labels, before[one], least)
        np.minimum.at(labels, before[other], least)
        while not np.array_equal(labels, above := labels[labels]):
            labels = above
        if np.array_equal(before, labels):
            return labels
