"""What one report tells of one thing: claims of one report that share place and time.

A report may tell several incidents, so what is brought together is not reports but these.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType

import msgspec

from firsthand.incidents.whereabouts import (
    area_of,
    containing,
    country_of,
    dominant,
    is_wide,
    key_of,
)
from firsthand.record import Claim, Place, Reading, When

_MONTH = 31
_REACH = 3  # days before publication that news without a date is about
_SPEAKS_OF_A_MONTH = 4  # UCDP date_prec: the month is known, not the day

Days = tuple[int, int]
"""An interval of days since the year 1, both ends included."""


class Telling(msgspec.Struct, frozen=True, kw_only=True):
    """What one report tells of one thing; a report with statements alone has no claims.

    ``days`` is when it happened as far as the report says so, and ``dated`` whether it says so
    to the day; ``also`` are the other times it names. ``weak`` marks places that no claim names. ``keys`` are places, ``areas`` what they
    lie in, ``whole`` the areas that are meant as a whole.
    """

    id: str
    report: str
    claims: tuple[str, ...]
    places: tuple[Place, ...]
    keys: frozenset[str]
    areas: frozenset[str]
    whole: frozenset[str]
    countries: frozenset[str]
    days: Days | None
    dated: bool
    period: bool
    also: tuple[Days, ...]
    told: int | None
    causes: frozenset[str]
    figures: frozenset[tuple[str, str, int]]
    names: frozenset[str]
    claimants: frozenset[str]
    weak: bool


def days_of(when: When | None) -> Days | None:
    """Read an interval as days; an interval with one end is that day."""
    if when is None or (when.from_ is None and when.to is None):
        return None
    start = date.fromisoformat((when.from_ or when.to or "")[:10]).toordinal()
    end = date.fromisoformat((when.to or when.from_ or "")[:10]).toordinal()
    return min(start, end), max(start, end)


def published_day(reading: Reading) -> int | None:
    """Read the day of publication; null where the report gives none."""
    published = reading.report.published
    return date.fromisoformat(published[:10]).toordinal() if published else None


def tell(
    reading: Reading, causes: dict[str, str], states: Mapping[str, str] = MappingProxyType({})
) -> tuple[Telling, ...]:
    """Part one report into its tellings; ``causes`` says what each means of harm is caused by.

    ``states`` gives the code of each state by name, for reports whose speakers alone say where.
    """
    claims = [claim for claim in reading.claims if not claim.background]
    fallback = dominant(reading)
    parts: dict[tuple[frozenset[str], Days | None, bool], list[Claim]] = {}
    places: dict[frozenset[str], tuple[Place, ...]] = {}
    by_id = {claim.id: claim for claim in claims}
    for claim in claims:
        head = _head(claim, by_id)
        where = head.place or claim.place or fallback
        keys = frozenset(key_of(place) for place in where)
        places.setdefault(keys, where)
        days, dated = _when(head if days_of(head.when) else claim, claims)
        parts.setdefault((keys, days, dated), []).append(claim)
    if not parts and (reading.statements or reading.report.about_harm) and fallback:
        keys = frozenset(key_of(place) for place in fallback)
        places[keys] = fallback
        parts[keys, None, False] = []
    general = frozenset(causes[c.means] for c in claims if c.means in causes)
    spoken = frozenset(
        states[s.source.organisation] for s in reading.statements
        if s.source.organisation in states
    )
    named = frozenset(key_of(place) for place in reading.places if not is_wide(place))
    return tuple(
        _telling(reading, tuple(part), (places[keys], days, dated),
                 _Known(causes=causes, general=general, named=named,
                        spoken=spoken if len(spoken) == 1 else frozenset()))
        for (keys, days, dated), part in parts.items()
    )


def _telling(
    reading: Reading,
    claims: tuple[Claim, ...],
    at: tuple[tuple[Place, ...], Days | None, bool],
    known: _Known,
) -> Telling:
    places, days, dated = at
    causes = known.causes
    told = published_day(reading)
    if days is None and told is not None:
        days = (told - _REACH, told)
    narrow = [place for place in places if not is_wide(place)]
    own = frozenset(causes[c.means] for c in claims if c.means in causes)
    ids = tuple(sorted(claim.id for claim in claims))
    return Telling(
        id=ids[0] if ids else reading.report.id,
        report=reading.report.id,
        claims=ids,
        places=places,
        keys=frozenset(key_of(place) for place in narrow),
        areas=frozenset(a for a in (area_of(place) for place in narrow) if a),
        whole=frozenset(containing(places)),
        countries=frozenset(c for c in (country_of(place) for place in places) if c)
        or known.spoken,
        days=days,
        dated=dated and days is not None and days[1] - days[0] <= _MONTH,
        period=days is not None and days[1] - days[0] > _MONTH,
        also=_other_times(reading, told) if not dated else (),
        told=told,
        causes=own or known.general,
        figures=_figures(claims),
        names=known.named,
        claimants=frozenset(c.claimant for c in claims if c.claimant and not c.repeats),
        weak=not any(claim.place for claim in claims),
    )


class _Known(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a report beside the claims of one telling."""

    causes: dict[str, str]
    general: frozenset[str]
    named: frozenset[str]
    spoken: frozenset[str]


def _head(claim: Claim, by_id: Mapping[str, Claim]) -> Claim:
    """Give the claim that this one is part of or repeats: a part stays with its whole."""
    seen = {claim.id}
    while (above := by_id.get(claim.within or claim.repeats or "")) and above.id not in seen:
        seen.add(above.id)
        claim = above
    return claim


def _figures(claims: Iterable[Claim]) -> frozenset[tuple[str, str, int]]:
    return frozenset(
        (claim.harm, claim.scope, claim.count.number)
        for claim in claims
        if claim.within is None and claim.count.number is not None and claim.count.number > 1
    )


def _when(claim: Claim, claims: list[Claim]) -> tuple[Days | None, bool]:
    """Give a claim's days, or those of the nearest claim of the same report that has them."""
    holders = [claim] if days_of(claim.when) else [
        other for other in claims
        if days_of(other.when) and not other.within and not other.repeats
        and (not claim.place or not other.place or _alike(claim.place, other.place))
    ]
    if not holders:
        return None, False
    nearest = min(holders, key=lambda c: (abs(c.evidence.start - claim.evidence.start), c.id))
    days = days_of(nearest.when)
    exact = nearest.when is not None and (
        nearest.when.precision < _SPEAKS_OF_A_MONTH
        or (days is not None and not _whole_month(days))
    )
    return days, exact


def _whole_month(days: Days) -> bool:
    start, end = date.fromordinal(days[0]), date.fromordinal(days[1] + 1)
    return start.day == 1 and end.day == 1


def _alike(left: tuple[Place, ...], right: tuple[Place, ...]) -> bool:
    ours = {key_of(p) for p in left} | {area_of(p) for p in left} | {p.country for p in left}
    theirs = {key_of(p) for p in right} | {area_of(p) for p in right} | {p.country for p in right}
    return bool((ours & theirs) - {None})


def _other_times(reading: Reading, told: int | None) -> tuple[Days, ...]:
    spoken = (days_of(time) for time in reading.times)
    return tuple(sorted({
        days for days in spoken
        if days and days[1] - days[0] <= _MONTH and (told is None or days[0] <= told)
    }))
