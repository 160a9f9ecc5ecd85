"""Kin brought together into families, without closing a family through a compilation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

import msgspec

from firsthand.families.kindred import Kin
from firsthand.record import Report

# Two sources of a compilation stand in different parts of it: less of the smaller part than
# this is common to both.
_APART = 0.3
# A copy of a compilation has this much more in common with it than with any one of its sources.
_NEARER = 0.15


class Group(msgspec.Struct, frozen=True):
    """The reports of one family; ``compiled`` are those that belong to others as well."""

    members: tuple[str, ...]
    compiled: tuple[str, ...]


def group(reports: Sequence[Report], kin: Sequence[Kin]) -> tuple[Group, ...]:
    """Unite accepted kin, in the order they were published; the order of input is no matter.

    A report that is later than two families, and took a different part of its text from each, is
    a compilation: it is listed in both and unites neither.
    """
    around = neighbours(kin)
    union = _Union()
    for report in sorted(reports, key=lambda r: (r.published or "~", r.id)):
        union.place(report.id, around.get(report.id, ()))
    return tuple(union.groups())


def neighbours(kin: Sequence[Kin]) -> dict[str, list[Kin]]:
    """Give each report's accepted kin, the nearest first."""
    around: dict[str, list[Kin]] = defaultdict(list)
    for pair in kin:
        if pair.kind != "unsure":
            around[pair.a.report.id].append(pair)
            around[pair.b.report.id].append(pair)
    for report, pairs in around.items():
        pairs.sort(key=lambda pair: (-pair.kept(report), pair.other(report).report.id))
    return dict(around)


class _Union:
    """Families as they grow; a compilation is kept beside them."""

    def __init__(self) -> None:
        self._above: dict[str, str] = {}
        self._compiled: dict[str, tuple[str, ...]] = {}

    def place(self, report: str, pairs: Sequence[Kin]) -> None:
        """Put the next report into the families of its kin, or beside them."""
        plain: dict[str, list[Kin]] = defaultdict(list)
        compilations = []
        for pair in pairs:
            other = pair.other(report).report.id
            if other in self._compiled:
                compilations.append(pair)
            elif other in self._above:
                plain[self._root(other)].append(pair)
        nearest = max((row[0].kept(report) for row in plain.values()), default=0.0)
        if compilations and compilations[0].kept(report) >= nearest + _NEARER:
            self._compiled[report] = self._compiled[compilations[0].other(report).report.id]
        elif len(plain) > 1 and _compiles(report, plain):
            self._compiled[report] = tuple(sorted(plain))
        else:
            self._above[report] = report
            for root in sorted(plain):
                self._join(root, report)

    def groups(self) -> Iterator[Group]:
        """Give the families, each with its reports in order of their ids."""
        members: dict[str, list[str]] = defaultdict(list)
        for report in self._above:
            members[self._root(report)].append(report)
        compiled: dict[str, set[str]] = defaultdict(set)
        for report, roots in self._compiled.items():
            for root in roots:
                compiled[self._root(root)].add(report)
        for root in sorted(members):
            yield Group(tuple(sorted(members[root])), tuple(sorted(compiled[root])))

    def _root(self, report: str) -> str:
        while self._above[report] != report:
            self._above[report] = self._above[self._above[report]]
            report = self._above[report]
        return report

    def _join(self, a: str, b: str) -> None:
        low, high = sorted((self._root(a), self._root(b)))
        self._above[high] = low


def _compiles(report: str, families: Mapping[str, Sequence[Kin]]) -> bool:
    """Say whether a report took different parts of itself from families before it."""
    if any(pair.direction.parent in (None, report) for row in families.values() for pair in row):
        return False
    parts = [row[0].words_of(report) for row in families.values()]
    return all(
        len(one & other) < _APART * min(len(one), len(other))
        for one, other in combinations(parts, 2)
    )
