"""Leads one body's figure told by another of the same house back to one of them.

"The United Nations" telling the figure of one of its offices is that office; whoever runs a health
ministry, telling the ministry's figure, is the ministry; and two ministries of one government that
tell one figure are one government telling it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import msgspec

from firsthand.standings.told import Figure, figure_of
from firsthand.standings.traced import Traced

_UNSAID = "its own"  # a government of which nobody says whose it is
_What = tuple[str, str, Figure]
"""An incident, a harm and a figure."""


def as_offices(ends: Sequence[Traced], wholes: Mapping[str, str]) -> tuple[Traced, ...]:
    """Lead each figure back to the office that knows it; ``wholes`` says what an office is of."""
    offices: dict[tuple[_What, str], dict[str, Traced]] = defaultdict(dict)
    governing: dict[_What, list[Traced]] = defaultdict(list)
    for end in ends:
        told = end.told
        if not end.speaks or end.origin is None:
            continue
        for whole in (wholes.get(end.name), told.run_by):
            if whole:
                offices[_what(end), whole].setdefault(end.origin, end)
        if told.government:
            governing[_what(end)].append(end)
    first = {what: _first_of(some) for what, some in governing.items()}
    led = [_of_one_government(_as_office(end, offices), first) for end in ends]
    moved = {
        (_what(end), end.origin): now for end, now in zip(ends, led, strict=True)
        if end.origin != now.origin}
    return tuple(
        _with_it(now, moved.get((_what(now), now.origin))) for now in led)


def _as_office(
    end: Traced, offices: Mapping[tuple[_What, str], Mapping[str, Traced]],
) -> Traced:
    """Lead a figure told by a larger body back to the one office of it that tells it."""
    same = offices.get((_what(end), end.name), {})
    if len(same) != 1:
        return end
    office = next(iter(same.values()))
    return _led_to(end, office, f"by {end.name}, whose office {office.name} tells this figure")


def _first_of(ends: Sequence[Traced]) -> Mapping[str, Traced]:
    """Give, for each government, the office of it that most name for this figure.

    Where only one government is told of, an office that says no state is one of its.
    """
    named = {end.told.government for end in ends} - {_UNSAID}
    only = next(iter(named)) if len(named) == 1 else _UNSAID
    reports: dict[str, set[str]] = defaultdict(set)
    for end in ends:
        reports[end.origin or ""].add(end.told.report)
    first: dict[str, Traced] = {}
    for end in sorted(ends, key=lambda e: (
        -len(reports[e.origin or ""]), e.told.day, e.name, e.told.claim.id,
    )):
        whose = end.told.government
        first.setdefault(only if whose == _UNSAID else whose, end)
    return first | ({_UNSAID: first[only]} if only in first else {})


def _of_one_government(end: Traced, first: Mapping[_What, Mapping[str, Traced]]) -> Traced:
    lead = first.get(_what(end), {}).get(end.told.government) if end.told.government else None
    if lead is None or lead.origin == end.origin or end.kind != "named":
        return end
    return _led_to(
        end, lead, f"by {end.name}, of the government whose {lead.name} tells this figure")


def _with_it(end: Traced, moved: Traced | None) -> Traced:
    """Let what was led to an office follow it."""
    if moved is None:
        return end
    return msgspec.structs.replace(
        end, origin=moved.origin, kind=moved.kind, name=moved.name, speaks=False)


def _led_to(end: Traced, lead: Traced, how: str) -> Traced:
    return msgspec.structs.replace(
        end, origin=lead.origin, kind=lead.kind, name=lead.name, speaks=False, how=how)


def _what(end: Traced) -> _What:
    claim = end.told.claim
    return end.told.incident, claim.harm, figure_of(claim)
