"""Who may have copied whom, as the families say: each report's forebears, kin and first telling."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

import msgspec

from firsthand.families import lone_family_id
from firsthand.record import Family, Reading

_END_OF_DAY = "T99"


class Kin(msgspec.Struct, frozen=True, kw_only=True):
    """Lookups by report id; a report in no family is its own.

    ``forebears`` are its parents, their parents and so on; ``around`` all members of its
    families; ``maybe`` the reports it may share words with; ``first`` the telling that its
    family goes back to.
    """

    families: Mapping[str, tuple[str, ...]]
    forebears: Mapping[str, frozenset[str]]
    around: Mapping[str, frozenset[str]]
    maybe: Mapping[str, frozenset[str]]
    first: Mapping[str, str]


def moment_of(reading: Reading) -> str:
    """Give a sortable time of publication in UTC, empty where the report gives none.

    A day without an hour sorts after the hours of that day, so that a copy that gives only
    the day never seems to come before what it copies.
    """
    published = reading.report.published
    if not published:
        return ""
    if len(published) <= len("2025-03-10"):
        return published + _END_OF_DAY
    moment = datetime.fromisoformat(published)
    if moment.tzinfo is not None:
        moment = moment.astimezone(UTC).replace(tzinfo=None)
    return moment.isoformat(timespec="seconds")


def day_of(reading: Reading) -> str:
    """Give the day of publication in UTC, empty where the report gives none."""
    return moment_of(reading)[: len("2025-03-10")]


def kin_from(readings: Sequence[Reading], families: Sequence[Family]) -> Kin:
    """Turn the families round: from each report to what it may come from."""
    moments = {reading.report.id: moment_of(reading) for reading in readings}
    member_of: dict[str, list[Family]] = defaultdict(list)
    parents: dict[str, set[str]] = defaultdict(set)
    maybe: dict[str, set[str]] = defaultdict(set)
    for family in families:
        for member in family.members:
            member_of[member.report].append(family)
            parents[member.report] |= set(member.parents)
        for link in family.links:
            if link.kind == "unsure":
                maybe[link.a].add(link.b)
                maybe[link.b].add(link.a)
    return Kin(
        families={
            report: tuple(sorted(family.id for family in member_of[report]))
            if member_of[report] else (lone_family_id(report),)
            for report in moments
        },
        forebears={report: _forebears(report, parents) for report in moments},
        around={
            report: frozenset(
                member.report for family in member_of[report] for member in family.members
            ) - {report}
            for report in moments
        },
        maybe={report: frozenset(maybe[report]) for report in moments},
        first={report: _first(report, member_of[report], moments) for report in moments},
    )


def _forebears(report: str, parents: Mapping[str, set[str]]) -> frozenset[str]:
    found: set[str] = set()
    waiting = list(parents.get(report, ()))
    while waiting:
        parent = waiting.pop()
        if parent not in found and parent != report:
            found.add(parent)
            waiting += parents.get(parent, ())
    return frozenset(found)


def _first(report: str, families: Sequence[Family], moments: Mapping[str, str]) -> str:
    """Give the earliest telling; of several families (a compilation) the first to be told."""
    known = [family.earliest for family in families if family.earliest]
    if not known and families:
        known = [m.report for family in families for m in family.members if not m.parents]
    return min(known or [report], key=lambda r: (moments.get(r) or "9", r))
