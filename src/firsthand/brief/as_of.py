"""The record as it stood at the end of a day: what was published later is left out.

What an origin knew then is kept row by row: a standing of a later day is left out, and with it
what rests on reports of later days. A report without a date stays where a kept standing rests on
it, as it then repeats what others had told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from firsthand.brief.wording import moment
from firsthand.record import Family, FollowUp, Incident, Origin, Reading, Report, Weighing


def as_of(
    readings: Sequence[Reading], weighing: Weighing, day: str,
) -> tuple[tuple[Reading, ...], Weighing]:
    """Leave out what was published after a day (ISO, in UTC)."""
    rows = tuple(row for row in weighing.standings if row.as_of <= day)
    resting = {report for row in rows for report in row.reports}
    kept = tuple(
        reading for reading in readings
        if _published(reading.report, day) or (
            moment(reading.report.published) is None and reading.report.id in resting))
    reports = frozenset(reading.report.id for reading in kept)
    claims = frozenset(claim.id for reading in kept for claim in reading.claims)
    said = reports | frozenset(s.id for reading in kept for s in reading.statements)
    incidents = {
        one.id: one for incident in weighing.incidents
        if (one := _incident(incident, reports, claims)).reports}
    return kept, Weighing(
        families=tuple(_families(weighing.families, reports)),
        origins=tuple(
            origin for o in weighing.origins if (origin := _origin(o, reports, claims)).claims),
        incidents=tuple(incidents.values()),
        standings=tuple(row for row in rows if row.incident in incidents),
        drifts=tuple(d for d in weighing.drifts if {d.parent, d.child} <= reports),
        follow_ups=tuple(_answered(f, said) for f in weighing.follow_ups if f.statement in said),
        problems=tuple(p for p in weighing.problems if p.about in reports | claims),
    )


def _published(report: Report, day: str) -> bool:
    when = moment(report.published)
    return when is not None and when.date().isoformat() <= day


def _incident(incident: Incident, reports: frozenset[str], claims: frozenset[str]) -> Incident:
    return msgspec.structs.replace(
        incident, claims=tuple(c for c in incident.claims if c in claims),
        reports=tuple(r for r in incident.reports if r in reports))


def _origin(origin: Origin, reports: frozenset[str], claims: frozenset[str]) -> Origin:
    return msgspec.structs.replace(
        origin, claims=tuple(c for c in origin.claims if c in claims),
        reports=tuple(r for r in origin.reports if r in reports))


def _families(families: Iterable[Family], reports: frozenset[str]) -> Iterator[Family]:
    for family in families:
        members = tuple(
            msgspec.structs.replace(m, parents=tuple(p for p in m.parents if p in reports))
            for m in family.members if m.report in reports)
        if members:
            yield msgspec.structs.replace(
                family, members=members,
                earliest=family.earliest if family.earliest in reports else None,
                links=tuple(link for link in family.links if {link.a, link.b} <= reports))


def _answered(follow_up: FollowUp, said: frozenset[str]) -> FollowUp:
    """Leave a call open whose answers all came later."""
    evidence = tuple(id_ for id_ in follow_up.evidence if id_ in said)
    status = follow_up.status if evidence == follow_up.evidence else "open"
    return msgspec.structs.replace(follow_up, evidence=evidence, status=status)
