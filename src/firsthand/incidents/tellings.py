"""What one report tells of one thing: claims of one report that share place and time.

A report may tell several incidents, so what is brought together is not reports but these.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from firsthand.incidents.days import (
    Days,
    alike,
    days_told,
    in_one_area,
    other_times,
    published_day,
    until_known,
)
from firsthand.incidents.deeds import Deed, find_deeds
from firsthand.incidents.guide import Guide
from firsthand.incidents.telling import Telling
from firsthand.incidents.whereabouts import (
    area_of,
    containing,
    country_of,
    dominant,
    is_wide,
    key_of,
    spoken_of,
)
from firsthand.incidents.wording import words_of
from firsthand.record import Claim, Count, Place, Reading, make_id

_MONTH, _REACH = 31, 3  # days; news without a date is about the last of them before it is told
_MANY = 100
_SPEAKING = ("asserted", "hedged")
_Key = tuple[frozenset[str], Days | None, bool]
"""Places, days and whether they are known to the day: what the claims of one telling share."""


def tell(reading: Reading, guide: Guide) -> tuple[Telling, ...]:
    """Part one report into its tellings: claims, and deeds, that share place and time."""
    claims = [claim for claim in reading.claims if not claim.background]
    deeds = find_deeds(reading, guide.deeds) if reading.report.about_harm else ()
    fallback = dominant(reading, guide, [deed.places for deed in deeds if deed.places])
    parts: dict[_Key, list[Claim]] = {}
    places: dict[frozenset[str], tuple[Place, ...]] = {}
    for figure in _one_figure_each(claims):
        where = _first_place(figure) or fallback
        keys = frozenset(key_of(place) for place in where)
        places.setdefault(keys, where)
        days, dated = days_told(figure, claims)
        if days is None:
            days, dated = _days_beside(figure[0], where, deeds)
        parts.setdefault((keys, days, dated), []).extend(figure)
    kinds: dict[_Key, list[str]] = {}
    for deed in deeds:
        at = _part_of(deed, parts, places)
        if at is None:
            if not deed.kind:
                continue
            where = deed.places or fallback
            at = (frozenset(key_of(place) for place in where), deed.days, deed.days is not None)
            places.setdefault(at[0], where)
            parts[at] = []
        kinds.setdefault(at, []).extend([deed.kind] if deed.kind else [])
    if not parts and (reading.report.about_harm or (reading.statements and fallback)):
        keys = frozenset(key_of(place) for place in fallback)
        places[keys] = fallback
        parts[keys, None, False] = []
    return _with_words(reading, guide, [
        _telling(reading, (tuple(part), tuple(kinds.get(at, ()))), (places[at[0]], *at[1:]), guide)
        for at, part in parts.items()
    ])


def _with_words(
    reading: Reading, guide: Guide, tellings: Sequence[Telling],
) -> tuple[Telling, ...]:
    """Give the words of the report to what it tells most of, the earlier of two told as much.

    What it tells of a year is not what it is about.
    """
    if not tellings:
        return ()
    claims = [claim for claim in reading.claims if not claim.background]
    first = {c.id: c.sentence.start if c.sentence.field == "text" else -1 for c in claims}
    most = min(tellings, key=lambda t: (
        t.period, -len(t.claims),
        min((first[i] for i in t.claims), default=len(reading.report.text)), t.id))
    victims = frozenset(
        name.split()[-1].casefold() for c in claims for name in c.victims.names if name.split())
    words = guide.weigher.weigh(
        words_of(reading, claims), {place.as_written for place in reading.places})
    return tuple(
        replace(telling, words=words, victims=victims) if telling is most else telling
        for telling in tellings)


def _days_beside(
    claim: Claim, where: tuple[Place, ...], deeds: Sequence[Deed]
) -> tuple[Days | None, bool]:
    """Give the days of the nearest deed where a figure says none."""
    near = [
        (abs(deed.start - claim.evidence.start), deed.days) for deed in deeds
        if deed.days is not None and (not deed.places or alike(deed.places, where))
    ]
    return (min(near)[1], True) if near and claim.evidence.field == "text" else (None, False)


def _part_of(
    deed: Deed, parts: Iterable[_Key], places: Mapping[frozenset[str], tuple[Place, ...]]
) -> _Key | None:
    """Find the telling that a deed is told of: neither place nor day speaks against it."""
    together = alike if deed.days is None else in_one_area
    return next((
        at for at in parts
        if (not deed.places or not places[at[0]] or together(deed.places, places[at[0]]))
        and (deed.days is None or at[1] is None or (
            deed.days[0] <= at[1][1] and at[1][0] <= deed.days[1]))
    ), None)


def _telling(
    reading: Reading,
    told_of: tuple[tuple[Claim, ...], tuple[str, ...]],
    at: tuple[tuple[Place, ...], Days | None, bool],
    guide: Guide,
) -> Telling:
    (claims, kinds), (places, days, dated) = told_of, at
    told = published_day(reading)
    days = days or (None if told is None else (told - _REACH, told))
    period = days is not None and days[1] - days[0] > _MONTH
    narrow = [place for place in places if not is_wide(place)]
    ids = tuple(sorted(claim.id for claim in claims))
    claimants = frozenset(
        c.claimant for c in claims if c.claimant and not c.repeats and not c.within)
    return Telling(
        id=ids[0] if ids else _silent_id(reading, places, days, kinds),
        report=reading.report.id,
        claims=ids,
        places=places,
        keys=frozenset(key_of(place) for place in narrow),
        areas=frozenset(a for a in (area_of(place) for place in narrow) if a),
        whole=frozenset(containing(places)),
        countries=frozenset(c for c in (country_of(place) for place in places) if c)
        or spoken_of(reading, claimants, guide.states),
        days=days if period else until_known(days, told),
        dated=dated and not period,
        period=period,
        also=other_times(reading, told) if not dated else (),
        told=told,
        causes=_causes(claims, guide) or _causes(reading.claims, guide),
        figures=_figures(claims),
        names=frozenset(key_of(place) for place in reading.places if not is_wide(place)),
        claimants=claimants,
        weak=not any(claim.place for claim in claims),
        running=_runs_on(days, told, claims),
        kinds=kinds,
        deadly=any(claim.harm == "killed" for claim in claims),
        many=any(_size(claim.count) >= _MANY for claim in claims),
        timed=any(_tells_its_time(claim) for claim in claims),
    )


def _silent_id(
    reading: Reading, places: Sequence[Place], days: Days | None, kinds: tuple[str, ...]
) -> str:
    """Name a telling without figures: a report that tells no deed by itself, a deed by where."""
    if not kinds:
        return reading.report.id
    return make_id("telling", reading.report.id, *sorted(map(key_of, places)), str(days))


def _runs_on(days: Days | None, told: int | None, claims: Iterable[Claim]) -> bool:
    if days is None or told is None or days[1] < told:
        return False
    return days[0] < days[1] or any(claim.span == "running total" for claim in claims)


def _tells_its_time(claim: Claim) -> bool:
    when, at = claim.when, claim.sentence
    return when is not None and when.field == at.field and at.start <= when.start < at.end


def _causes(claims: Iterable[Claim], guide: Guide) -> frozenset[str]:
    return frozenset(
        guide.causes[c.means] for c in claims
        if c.means is not None and c.means in guide.causes and not c.background
    )


def _one_figure_each(claims: Sequence[Claim]) -> list[list[Claim]]:
    """Put a figure with its parts and repetitions, the figure first: they stay together."""
    by_id = {claim.id: claim for claim in claims}
    groups: dict[str, list[Claim]] = {}
    for claim in claims:
        head = _head(claim, by_id)
        group = groups.setdefault(head.id, [head])
        if claim.id != head.id:
            group.append(claim)
    return list(groups.values())


def _head(claim: Claim, by_id: Mapping[str, Claim]) -> Claim:
    seen = {claim.id}
    while (above := by_id.get(claim.within or claim.repeats or "")) and above.id not in seen:
        seen.add(above.id)
        claim = above
    return claim


def _first_place(figure: Sequence[Claim]) -> tuple[Place, ...]:
    """Give the figure's own place, else the one that its repetition names, else a part's."""
    head, *others = figure
    again = sorted(others, key=lambda claim: (claim.repeats is None, claim.id))
    return next((claim.place for claim in (head, *again) if claim.place), ())


def _size(count: Count) -> int:
    return max(n or 0 for n in (count.number, count.low, count.high))


def _figures(claims: Iterable[Claim]) -> frozenset[tuple[str, str, int]]:
    return frozenset(
        (claim.harm, claim.scope, claim.count.number)
        for claim in claims
        if claim.within is None and claim.repeats is None and claim.polarity in _SPEAKING
        and claim.count.number is not None and claim.count.number > 1
    )
