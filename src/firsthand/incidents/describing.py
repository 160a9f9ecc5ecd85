"""Says in plain, neutral words what an incident is: its title, kind, place and time, and why."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, get_args

import msgspec

from firsthand.incidents.days import Days, days_of
from firsthand.incidents.telling import Telling
from firsthand.incidents.whereabouts import is_wide, key_of
from firsthand.record import Claim, Incident, IncidentKind, Place, Reading, When, make_id

_NAMED_IN_TITLE = 2
_ONE_EVENT = 2  # days; what lasts longer, or has several places, is a wave and no single event
_DAY, _DAYS, _WEEK, _MONTH = 1, 6, 7, 31


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """What is looked up while incidents are described: claims, countries' names, title words."""

    claims: Mapping[str, Claim]
    countries: Mapping[str, str]
    words: Mapping[str, Any]
    copied: frozenset[str]


def known_from(
    readings: Sequence[Reading], words: Mapping[str, Any], copied: frozenset[str],
) -> Known:
    """Gather the claims by id, and the names of countries as the reports' places give them.

    ``copied`` are the tellings that are copies; what they say moves no place, time or id.
    """
    names: dict[str, str] = {}
    for reading in readings:
        everywhere: list[Place] = [*reading.places, *(p for c in reading.claims for p in c.place)]
        for place in everywhere:
            if place.precision == 6 and place.country and place.name:
                held = names.get(place.country, place.name)
                names[place.country] = min(held, place.name)
    claims = {claim.id: claim for reading in readings for claim in reading.claims}
    return Known(claims=claims, countries=names, words=words, copied=copied)


def describe(members: Sequence[Telling], known: Known) -> Incident:
    """Make the incident of the tellings that were brought together."""
    own = [telling for telling in members if telling.id not in known.copied] or members
    claims = [known.claims[i] for telling in own for i in telling.claims]
    places = _places(own)
    when = _when(own, claims)
    means = _ranked(claim.means for claim in claims if claim.means)
    kind = _kind(claims, means, [kind for t in own for kind in t.kinds], known)
    return Incident(
        id=_id(own),
        title=_title(claims, (kind, places, when), known),
        kind=kind, means=means, place=places, when=when,
        claims=tuple(sorted(i for telling in members for i in telling.claims)),
        reports=tuple(sorted({telling.report for telling in members})),
        why=_why(members, places, when),
    )


def _id(members: Sequence[Telling]) -> str:
    """Give the id: where (countries and their areas) and from which day, so no copy moves it."""
    dated = [t.days[0] for t in members if t.days and t.dated]
    days = dated or [t.days[0] for t in members if t.days]
    causes = sorted({cause for telling in members for cause in telling.causes})
    places = sorted({a for t in members for a in t.areas} or {k for t in members for k in t.keys})
    countries = sorted({c for telling in members for c in telling.countries})
    first = date.fromordinal(min(days)).isoformat() if days else ""
    if not countries:  # nothing says where: the claim that told it first must do
        return make_id("incident", told_first(members)[1])
    return make_id("incident", *countries, *places, first, *causes)


def told_first(members: Sequence[Telling]) -> tuple[int, str]:
    """Give the day and the id of the telling that came first."""
    return min((telling.told or 0, telling.id) for telling in members)


def _places(members: Sequence[Telling]) -> tuple[Place, ...]:
    """List the distinct places, most told first; wide ones only where nothing narrower is told."""
    told: dict[str, set[str]] = defaultdict(set)
    first: dict[str, Place] = {}
    for telling in sorted(members, key=lambda t: t.id):
        for place in telling.places:
            key = key_of(place)
            first.setdefault(key, place)
            told[key].add(telling.report)
    ordered = sorted(first, key=lambda k: (-len(told[k]), first[k].name or "", k))
    narrow = [first[key] for key in ordered if not is_wide(first[key])]
    return tuple(narrow or [first[key] for key in ordered])


def _when(members: Sequence[Telling], claims: Sequence[Claim]) -> When | None:
    firm = [t.days for t in members if t.days and t.dated]
    days = firm or [t.days for t in members if t.days and not t.period]
    days = days or [t.days for t in members if t.days]
    if not days:
        return None
    span = min(d[0] for d in days), _last_day(members, days)
    # where a report says exactly this interval its words are kept; else nobody wrote it
    written = min(
        ((c.when.as_written, c.when.start, c.when.end, c.when.field)
         for c in claims if c.when and days_of(c.when) == span),
        default=("", 0, 0, "text"),
    )
    return When(
        as_written=written[0], start=written[1], end=written[2], field=written[3],
        from_=date.fromordinal(span[0]).isoformat(), to=date.fromordinal(span[1]).isoformat(),
        precision=_precision(span),
    )


def _last_day(members: Sequence[Telling], days: Sequence[Days]) -> int:
    """Give the last day: where a later report says an end, "since Thursday" no longer counts."""
    first = min(d[0] for d in days)
    over = [
        t.days[1] for t in members
        if t.days and t.dated and t.days[0] == first < t.days[1]
        and not t.running
    ]
    closed = [t.days[1] for t in members if t.days and t.dated and not t.running]
    return max(closed if over else [d[1] for d in days])


def _precision(span: Days) -> int:
    length = span[1] - span[0] + 1
    return 1 + sum(length > limit for limit in (_DAY, _DAYS, _WEEK, _MONTH))


def _kind(
    claims: Sequence[Claim], means: tuple[str, ...], deeds: Sequence[str], known: Known,
) -> IncidentKind:
    kinds = [known.words["means"][m]["kind"] for m in means if m in known.words["means"]]
    # an explosion leaves it open what it was; the deed told of it ("a bomb went off") may say
    kinds = [kind for kind in kinds if kind != "unclear"]
    kinds += [
        known.words["harm_kinds"][claim.harm] for claim in claims
        if claim.harm in known.words["harm_kinds"]
    ] if not kinds else []
    kinds = kinds or list(_ranked(deeds))
    return next((kind for kind in get_args(IncidentKind) if kind in kinds[:1]), "unclear")


def _title(
    claims: Sequence[Claim], about: tuple[str, tuple[Place, ...], When | None], known: Known,
) -> str:
    kind, places, when = about
    harm = next(iter(_ranked(claim.harm for claim in claims)), None)
    span = days_of(when) or (0, 0)
    wave = len(places) > 1 or span[1] - span[0] >= _ONE_EVENT
    if kind in ("accident", "disaster") and wave:
        noun = known.words["deaths"] if harm == "killed" or harm is None else (
            known.words["harms"][harm])
    else:
        noun = known.words["harms"][harm] if harm and (wave or kind == "unclear") else (
            known.words["kinds"][kind]
        )
    where = _where(places, known)
    parts = [f"{noun} in {where}" if where else str(noun)]
    if when is not None and when.from_ and when.to:
        parts.append(_dates(date.fromisoformat(when.from_), date.fromisoformat(when.to)))
    return ", ".join(parts)


def _where(places: tuple[Place, ...], known: Known) -> str:
    """Name the places, or where they are many the areas most told, and the country they share."""
    named = _distinctly(place.name or place.as_written for place in places)
    if len(named) > _NAMED_IN_TITLE:
        named = _distinctly(p.admin1 or p.name or p.as_written for p in places)
    if len(named) > _NAMED_IN_TITLE:
        named = [*named[:_NAMED_IN_TITLE], known.words["elsewhere"]]
    listed = ", ".join(named[:-1]) + " and " + named[-1] if len(named) > 1 else "".join(named)
    codes = {place.country for place in places if place.country}
    country = known.countries.get(next(iter(codes))) if len(codes) == 1 else None
    return f"{listed}, {country}" if country and country not in named else listed


def _distinctly(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(names))


def _dates(start: date, end: date) -> str:
    if start == end:
        return f"{start.day} {start:%B %Y}"
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}-{end.day} {end:%B %Y}"
    if start.year == end.year:
        return f"{start.day} {start:%B} - {end.day} {end:%B %Y}"
    return f"{start.day} {start:%B %Y} - {end.day} {end:%B %Y}"


def _ranked(values: Iterable[str]) -> tuple[str, ...]:
    times = Counter(values)
    return tuple(sorted(times, key=lambda value: (-times[value], value)))


def _why(
    members: Sequence[Telling], places: tuple[Place, ...], when: When | None,
) -> tuple[str, ...]:
    firm = {t.report for t in members if t.keys and t.dated}
    vague = {t.report for t in members} - firm
    where = ", ".join(place.name or place.as_written for place in places[:5])
    lines = []
    if firm:
        lines.append(
            f"{_reports(len(firm), 'says', 'say')} where and when: {where or 'no place'}"
            + (f", {when.from_} to {when.to}." if when else ".")
        )
    if vague:
        lines.append(
            f"{_reports(len(vague), 'says', 'say')} less, a wider place or no day, "
            "and nothing else is told that it fits as well."
        )
    silent = {t.report for t in members} - {t.report for t in members if t.claims}
    if silent:
        lines.append(f"{_reports(len(silent), 'gives', 'give')} no figure.")
    return tuple(lines)


def _reports(number: int, one: str, many: str) -> str:
    return f"1 report {one}" if number == 1 else f"{number} reports {many}"
