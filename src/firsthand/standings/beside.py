"""Says what one report shows of its own figures: a smaller one beside a larger may be a part.

A claimant who counts 1,200 on the coast and 650 in one of its provinces counts the 650 in the
1,200, and so with days: 130 on Tuesday are among 1,200 from Thursday to Tuesday.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import product

from firsthand.record import Place
from firsthand.standings.told import ADDS_UP, LONGER, NARROWER, OVER_BEFORE, SHORTER, SMALLER, Told

_TOTAL = "total"
_FROM_A_DAY = 2  # precision of a day that is known, or nearly
_FEW_DAYS, _MONTH = 3, 31
_SURELY_THE_SAME = 10  # a figure this large is not told twice by chance
_WHOLES = 40  # a report that tells more figures is a table, and its largest are the wholes
_MONTH_NAMED = 4  # precision of a month
_AREA, _COUNTRY = 4, 6
_Days = tuple[date | None, date | None]


def parts_beside(all_told: Sequence[Told], other_times: Container[str]) -> Mapping[str, str]:
    """Say which claims count less than another of the same claimant in their report, and why.

    What counts ``other_times`` than the incident's is no whole.
    """
    grouped: dict[tuple[str, str, str, str | None], list[Told]] = defaultdict(list)
    for told in all_told:
        if told.point is not None and not told.claim.repeats and told.claim.id not in other_times:
            claim = told.claim
            grouped[told.incident, told.report, claim.harm, claim.claimant].append(told)
    out: dict[str, str] = {}
    for some in grouped.values():
        largest = sorted(some, key=lambda told: (-(told.point or 0), told.claim.id))[:_WHOLES]
        for small, large in product(some, largest):
            reason = _part_of(small, large) if (small.point or 0) < (large.point or 0) else ""
            if reason:
                out.setdefault(small.claim.id, reason)
    return out


def _part_of(small: Told, large: Told) -> str:
    if small.claim.scope == large.claim.scope:
        if _inside(small.claim.place, large.claim.place):
            return NARROWER
        if _within(_days(small), _days(large)):
            return SHORTER
    elif small.claim.scope == _TOTAL and small.claim.span == large.claim.span and (
        small.claim.claimant is not None
    ):
        return SMALLER
    return ""


def _inside(places: Sequence[Place], others: Sequence[Place]) -> bool:
    """Tell whether places lie in others that are wider; a claim without one is about them all."""
    if not places:
        return False
    if not others:
        return all(place.precision < _COUNTRY for place in places)
    names = {_name(place) for place in others}
    return names != {_name(place) for place in places} and all(
        _name(place) in names or any(_holds(other, place) for other in others) for place in places)


def _name(place: Place) -> str:
    return place.gazetteer_id or (place.name or place.as_written).casefold()


def _holds(wide: Place, place: Place) -> bool:
    if wide.country is None or wide.country != place.country or wide.precision <= place.precision:
        return False
    if wide.precision >= _COUNTRY:
        return True
    return wide.precision == _AREA and wide.admin1 is not None and wide.admin1 == place.admin1


def _days(told: Told) -> _Days:
    when = told.claim.when
    if when is None or when.precision > _FROM_A_DAY:
        return None, None
    return _read(when.from_), _read(when.to)


def _within(days: _Days, others: _Days) -> bool:
    """Tell whether days known on both ends are fewer and lie in others, known to begin earlier."""
    (start, end), (first, last) = days, others
    if start is None or end is None or first is None:
        return False
    return first < start and (last is None or end <= last)


def other_times(all_told: Sequence[Told]) -> Mapping[str, str]:
    """Say which claims count from long before, or were over before, the rest of their incident.

    When an incident began is the day that most of its reports count from.
    """
    begun: dict[str, Counter[date]] = defaultdict(Counter)
    for incident, _, start in {
        (t.incident, t.report, d) for t in all_told if (d := _days(t)[0]) is not None
    }:
        begun[incident][start] += 1
    first = {
        incident: day for incident, some in begun.items() if (day := _most(some)) is not None}
    on_time = {
        (t.incident, t.report, t.claim.claimant) for t in all_told
        if (begins := _days(t)[0]) is not None and t.incident in first
        and abs((begins - first[t.incident]).days) <= _FEW_DAYS}
    out = {}
    for told in all_told:
        if told.incident not in first:
            continue
        beside = (told.incident, told.report, told.claim.claimant) in on_time
        reason = _of_another_time(told, first[told.incident], beside)
        if reason:
            out[told.claim.id] = reason
    return out


def _most(days: Counter[date]) -> date | None:
    """Give the day told in more than half of the reports, if there are three at least."""
    (day, times), = days.most_common(1)
    return day if times >= _FEW_DAYS and 2 * times > days.total() else None


def _of_another_time(told: Told, first: date, beside: bool) -> str:
    """Say so where it was over before, or counts from before.

    "In March" only names the month, unless the same claimant counts from the first day ``beside``.
    """
    when = told.claim.when
    if when is None:
        return ""
    start, end = _read(when.from_), _read(when.to)
    if end is not None and (first - end).days > _FEW_DAYS:
        return OVER_BEFORE
    if start is None or (first - start).days <= _FEW_DAYS:
        return ""
    a_month = end is not None and (end - start).days <= _MONTH
    return "" if a_month and when.precision >= _MONTH_NAMED and not beside else LONGER


def _read(day: str | None) -> date | None:
    return date.fromisoformat(day) if day else None


def parts_elsewhere(all_told: Sequence[Told], parts: Mapping[str, str]) -> Iterator[str]:
    """Yield the claims that tell, in another report, a figure known to be a part."""
    known = {
        _own(told) for told in all_told
        if parts.get(told.claim.id) in (NARROWER, ADDS_UP) and told.claim.claimant
        and (told.figure or 0) >= _SURELY_THE_SAME}
    for told in all_told:
        if told.claim.id not in parts and told.claim.claimant and _own(told) in known:
            yield told.claim.id


def _own(told: Told) -> tuple[object, ...]:
    places: Iterable[str] = sorted(_name(place) for place in told.claim.place)
    claim = told.claim
    return told.incident, claim.harm, claim.claimant, told.figure, tuple(places)
