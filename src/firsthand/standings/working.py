"""Writes the working of a figure in sentences: who tells it, whom it leads back to, what adds none.

A toll grows day by day; what it rests on is gathered as it is told, each claim once.
"""

from __future__ import annotations

from bisect import insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from firsthand.standings.kin import Kin
from firsthand.standings.traced import Traced
from firsthand.standings.words import and_list, counted


class _Origin:
    """One origin of a figure: the first claim that leads to it, and the reports of all."""

    def __init__(self, lead: Traced) -> None:
        self.lead = lead
        self.reports: set[str] = set()


class _Way:
    """One way in which claims were led back: how many, and who published them."""

    def __init__(self) -> None:
        self.claims = 0
        self.publishers: set[str] = set()


class Working:
    """What a figure rests on so far; the ids are kept in order."""

    def __init__(self, kin: Kin, ends: Iterable[Traced] = ()) -> None:
        """Gather these claims; more can be added."""
        self._kin = kin
        self.claims: list[str] = []
        self.reports: list[str] = []
        self.families: list[str] = []
        self._origins: dict[str, _Origin] = {}
        self._ways: dict[str, _Way] = defaultdict(_Way)
        self._reports: set[str] = set()
        self._families: set[str] = set()
        self._first: tuple[str, bool, str] | None = None
        for end in ends:
            self.add(end)

    @property
    def origins(self) -> tuple[str, ...]:
        """Give the ids of the origins that the claims lead back to."""
        return tuple(sorted(self._origins))

    @property
    def first(self) -> str | None:
        """Give the claim that told it first; at one time, one that gives its origin's figure."""
        return self._first[-1] if self._first else None

    def add(self, end: Traced) -> None:
        """Let one more claim tell it."""
        told = end.told
        insort(self.claims, told.claim.id)
        if told.report not in self._reports:
            self._reports.add(told.report)
            insort(self.reports, told.report)
            for family in self._kin.families[told.report]:
                if family not in self._families:
                    self._families.add(family)
                    insort(self.families, family)
        first = told.moment or told.day, not end.speaks, told.claim.id
        self._first = first if self._first is None else min(self._first, first)
        if end.origin is not None:
            self._origins.setdefault(end.origin, _Origin(end)).reports.add(told.report)
        if end.how:
            self._ways[end.how].claims += 1
            self._ways[end.how].publishers.add(told.publisher)

    def lines(self, said: Mapping[str, str]) -> tuple[str, ...]:
        """Write the sentences; ``said`` gives by origin the words it speaks with."""
        number = len(self.claims)
        told = (
            f"{counted(number, 'claim')} in {counted(len(self.reports), 'report')} and "
            f"{counted(len(self.families), 'family', 'families')} "
            f"{'tells' if number == 1 else 'tell'} it."
        )
        lead = "It leads" if number == 1 else "They lead"
        described = list(self._described(said))
        back = (
            f"{lead} back to {counted(len(described), 'origin')}: {and_list(described)}."
            if described else f"{lead} back to no origin that could be chosen."
        )
        return told, back, *self._how()

    def _described(self, said: Mapping[str, str]) -> Iterator[str]:
        ordered = sorted(
            self._origins.items(), key=lambda item: (item[1].lead.kind, item[1].lead.name, item[0]))
        for id_, origin in ordered:
            name, reports = origin.lead.name, counted(len(origin.reports), "report")
            called = name if origin.lead.kind == "named" else f"{name}, unsourced"
            words = said.get(id_)
            yield f"{called} ({words}; {reports})" if words else f"{called} ({reports})"

    def _how(self) -> Iterator[str]:
        """Say once for each way how claims that name no informant of their own were led back."""
        for how in sorted(self._ways):
            way = self._ways[how]
            publishers = sorted(way.publishers)
            shown = publishers if len(publishers) <= 3 else [
                *publishers[:2], f"{len(publishers) - 2} others"]
            yield f"{counted(way.claims, 'claim')} ({and_list(shown)}): {how}."
