"""Gathers every claim that somebody stands behind, as it is weighed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import msgspec

from firsthand.record import Claim, Incident, Reading
from firsthand.standings.asides import set_aside
from firsthand.standings.dating import as_updated, placed_in_time
from firsthand.standings.kin import Kin, day_of, moment_of
from firsthand.standings.offices import Offices, Speaker, known_as
from firsthand.standings.scopes import as_rounded, without_peoples
from firsthand.standings.told import Told, point_of, words_in

_SPEAKING = ("asserted", "hedged")


def told_from(
    readings: Sequence[Reading], incidents: Sequence[Incident], kin: Kin, nobody: frozenset[str],
    offices: Offices,
) -> tuple[Told, ...]:
    """Give every claim that somebody stands behind, in order of telling.

    Background, denied and forecast figures, suppositions and figures since corrected are kept
    in the record and weighed nowhere. All who speak for one office get its one name.
    """
    holder = {claim: incident.id for incident in incidents for claim in incident.claims}
    out = []
    speakers: dict[str, list[Speaker]] = defaultdict(list)
    for reading in readings:
        sources = {statement.id: statement.source for statement in reading.statements}
        for claim in reading.claims:
            if claim.id not in holder or claim.background or claim.polarity not in _SPEAKING:
                continue
            source = sources.get(claim.statement or "")
            number, point = claim.count.number, point_of(claim.count)
            speakers[holder[claim.id]].append(
                Speaker(claim=claim.id, claimant=claim.claimant, source=source))
            out.append(Told(
                claim=claim, incident=holder[claim.id], report=reading.report.id,
                publisher=reading.report.publisher or "a report without a publisher",
                first=kin.first[reading.report.id],
                day=day_of(reading) or _day_said(claim), moment=moment_of(reading),
                dated=bool(moment_of(reading)),
                described=_described(source.as_written, nobody) if source else "",
                point=point, figure=number if number is not None else point,
            ))
    named = _by_one_name(out, speakers, offices)
    named = as_updated(named)
    named = placed_in_time(as_rounded(without_peoples(named)))
    reasons = set_aside(named)
    weighed = [
        msgspec.structs.replace(told, aside=reasons[told.claim.id])
        if told.claim.id in reasons else told for told in named
    ]
    return tuple(sorted(weighed, key=in_order))


def _by_one_name(
    all_told: Sequence[Told], speakers: dict[str, list[Speaker]], offices: Offices,
) -> list[Told]:
    """Give every claim the one name that whoever stands behind it has in its incident."""
    known = {
        claim: as_ for some in speakers.values() for claim, as_ in known_as(some, offices).items()}
    out = []
    for told in all_told:
        as_ = known.get(told.claim.id)
        out.append(told if as_ is None else msgspec.structs.replace(
            told, claim=msgspec.structs.replace(told.claim, claimant=as_.name),
            government=as_.government, run_by=as_.run_by))
    return out


def in_order(told: Told) -> tuple[str, bool, int, str]:
    """Sort by time of telling; at one time the exact and the smaller first, as tolls mostly grow.

    "More than 1,000" beside 1,018 then only says it again.
    """
    exact = told.claim.count.wording == "exact"
    return told.moment or told.day, not exact, told.point or 0, told.claim.id


def _day_said(claim: Claim) -> str:
    when = claim.when
    return ((when.to or "") if when else "")[: len("2025-03-10")]


def _described(as_written: str, nobody: frozenset[str]) -> str:
    """Give an unnamed informant's description, empty where it says only that somebody said."""
    return as_written if words_in(as_written) - nobody else ""
