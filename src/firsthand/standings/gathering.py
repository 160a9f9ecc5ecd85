"""Gathers every claim that somebody stands behind, as it is weighed."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from firsthand.record import Claim, Incident, Reading
from firsthand.standings.asides import set_aside
from firsthand.standings.kin import Kin, day_of, moment_of
from firsthand.standings.told import Told, point_of, words_in

_SPEAKING = ("asserted", "hedged")


def told_from(
    readings: Sequence[Reading], incidents: Sequence[Incident], kin: Kin, nobody: frozenset[str],
) -> tuple[Told, ...]:
    """Give every claim that somebody stands behind, in order of telling.

    Background, denied and forecast figures, suppositions and figures since corrected are kept
    in the record and weighed nowhere.
    """
    holder = {claim: incident.id for incident in incidents for claim in incident.claims}
    out = []
    for reading in readings:
        sources = {statement.id: statement.source for statement in reading.statements}
        for claim in reading.claims:
            if claim.id not in holder or claim.background or claim.polarity not in _SPEAKING:
                continue
            source = sources.get(claim.statement or "")
            number, point = claim.count.number, point_of(claim.count)
            out.append(Told(
                claim=claim, incident=holder[claim.id], report=reading.report.id,
                publisher=reading.report.publisher or "a report without a publisher",
                first=kin.first[reading.report.id],
                day=day_of(reading) or _day_said(claim), moment=moment_of(reading),
                described=_described(source.as_written, nobody) if source else "",
                point=point, figure=number if number is not None else point,
            ))
    reasons = set_aside(out)
    weighed = [
        msgspec.structs.replace(told, aside=reasons[told.claim.id])
        if told.claim.id in reasons else told for told in out
    ]
    return tuple(sorted(weighed, key=in_order))


def in_order(told: Told) -> tuple[str, bool, int, str]:
    """Sort by time of telling; at one time the exact and the smaller first, as tolls mostly grow.

    "More than 1,000" beside 1,018 then only says it again.
    """
    exact = told.claim.count.wording == "exact"
    return told.moment or told.day, not exact, told.point or 0, told.claim.id


def _day_said(claim: Claim) -> str:
    when = claim.when
    return ((when.to or when.from_ or "") if when else "")[: len("2025-03-10")]


def _described(as_written: str, nobody: frozenset[str]) -> str:
    """Give an unnamed informant's description, empty where it says only that somebody said."""
    return as_written if words_in(as_written) - nobody else ""
