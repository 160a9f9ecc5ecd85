"""Does every conclusion follow from what was read: does all it names exist, do its sums hold?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from functools import lru_cache
from typing import cast

import apsw
import msgspec

from firsthand.ledger.finding import Finding
from firsthand.ledger.quotes import Numbered, decoded, misquoted
from firsthand.ledger.recall import current_readings
from firsthand.ledger.tables import FIELDS
from firsthand.record import (
    Claim,
    Drift,
    Family,
    FollowUp,
    Incident,
    Origin,
    Report,
    Row,
    Standing,
    make_id,
)


class Told(msgspec.Struct, frozen=True):
    """What was there when a run ended: where each report stands, claims, statements.

    ``judged`` are the ids that judgements are about.
    """

    readings: Mapping[str, int]
    claims: Mapping[str, Claim]
    statements: frozenset[str]
    judged: frozenset[str]


def wrong_conclusions(db: apsw.Connection) -> Iterator[Finding]:
    """Check what the current run concluded against the readings it saw."""
    current = db.execute("SELECT rows_in, reading_to FROM current_weighing").get
    if current is None:
        return
    run, upto = current
    rows: dict[str, list[Numbered]] = {}
    for name in FIELDS["weighing"]:
        rows[name], broken = decoded(db, name, "run", run)
        yield from broken

    told = _told(db, upto)

    @lru_cache(maxsize=256)
    def report_of(report_id: str) -> Report | None:
        found, _ = decoded(db, "report", "reading", told.readings.get(report_id, 0))
        return cast(Report, found[0][2]) if found else None

    kept = {name: {row_id for _, row_id, _ in found} for name, found in rows.items()}
    kept |= {
        "report": set(told.readings), "claim": set(told.claims), "statement": set(told.statements)
    }
    for name, found in rows.items():
        for numbered in found:
            yield from misquoted(name, numbered, report_of)
            for kind, named in _named(numbered[2]):
                if named not in kept[kind]:
                    says = f"It names {kind} {named}, which is not kept."
                    yield Finding(name, numbered[0], numbered[1], "reach", says)
    yield from _wrong_standings(rows, told)


def _wrong_standings(rows: Mapping[str, list[Numbered]], told: Told) -> Iterator[Finding]:
    origins = tuple(cast(Origin, row) for _, _, row in rows["origin"])
    homes: dict[str, set[str]] = {}
    children: set[str] = set()
    for _, family_id, row in rows["family"]:
        for member in cast(Family, row).members:
            homes.setdefault(member.report, set()).add(family_id)
            children |= {member.report} if member.parents else set()
    for number, row_id, row in rows["standing"]:
        standing = cast(Standing, row)
        says = (
            *_wrong_lists(standing, origins, told), *_wrong_families(standing, homes),
            *_wrong_range(standing, origins, told, children),
        )
        for sentence in says:
            yield Finding("standing", number, row_id, "sum", sentence)


def _wrong_lists(
    standing: Standing, origins: Sequence[Origin], told: Told
) -> Iterator[str]:
    for field in ("claims", "reports", "families", "origins"):
        listed = getattr(standing, field)
        if len(set(listed)) != len(listed):
            yield f"It lists some of its {field} twice."
    reports = {told.claims[claim].report for claim in standing.claims if claim in told.claims}
    if reports != set(standing.reports):
        yield "Its reports are not the reports of its claims."
    back_to = {origin.id for origin in origins if set(origin.claims) & set(standing.claims)}
    if back_to != set(standing.origins):
        yield "Its origins are not those that its claims go back to."
    if standing.best is not None and standing.id not in told.judged:
        yield f"Its best is {standing.best}, but nobody signed that."


def _wrong_families(standing: Standing, homes: Mapping[str, set[str]]) -> Iterator[str]:
    # a report without a row among the families is its own family
    listed = [homes.get(report, {make_id("family", report)}) for report in standing.reports]
    if any(not of_report & set(standing.families) for of_report in listed):
        yield "One of its reports is in none of its families."
    if set(standing.families) - {family for of_report in listed for family in of_report}:
        yield "One of its families has none of its reports."


def _wrong_range(
    standing: Standing, origins: Sequence[Origin], told: Told, children: Set[str]
) -> Iterator[str]:
    """Hold low and high to what the origins' claims say.

    Which of an origin's figures is its latest is for the standings to decide (a late telling of
    an earlier figure revises nothing); what must hold however that is decided is checked here:
    both ends are figures told, by two origins where they differ, and an origin that names itself
    in a report that is no copy, and has told one figure only, lies between them.
    """
    low, high = standing.low, standing.high
    if low is None or high is None:
        if low != high:
            yield f"It says {low} to {high}: one end without the other."
        return
    voices = [_voice(origin, standing, told) for origin in origins]
    sums = _sums(standing, told)
    figures = [
        {figure for figure, _ in voice}.union(
            *(sums.get(claim.report, set()) for _, claim in voice))
        for voice in voices
    ]
    if low > high or not all(any(end in own for own in figures) for end in (low, high)):
        yield f"It says {low} to {high}, and its origins do not."
    elif low != high and sum(bool(own & {low, high}) for own in figures) < 2:
        yield f"It says {low} to {high}, and a single origin says both."
    for origin, voice, own in zip(origins, voices, figures, strict=True):
        itself = any(
            claim.claimant == origin.name and claim.report not in children for _, claim in voice
        )
        if itself and len(own) == 1 and not low <= min(own) <= high:
            yield f"It says {low} to {high}, but {origin.name} says {min(own)}."


def _sums(standing: Standing, told: Told) -> Mapping[str, set[int]]:
    """Add up, by report, the persons that a standing of all victims tells apart.

    With them goes what the same sentence counts beside one of them.
    """
    by_report: dict[str, list[Claim]] = {}
    for claim_id in standing.claims if standing.scope == "total" else ():
        claim = told.claims.get(claim_id)
        if claim is not None and claim.within is None and claim.repeats is None:
            by_report.setdefault(claim.report, []).append(claim)
    sums: dict[str, set[int]] = {}
    for report, claims in by_report.items():
        sentences = {claim.sentence for claim in claims if claim.count.number == 1}
        added = [claim for claim in claims if claim.sentence in sentences]
        if len(added) > 1:
            sums[report] = {sum(_point(claim) or 0 for claim in added)}
    return sums


def _point(claim: Claim) -> int | None:
    bounds = (claim.count.best, claim.count.low, claim.count.high)
    return next((bound for bound in bounds if bound is not None), None)


def _voice(origin: Origin, standing: Standing, told: Told) -> list[tuple[int, Claim]]:
    """Give an origin's claims within a standing, each with its best, else low, else high."""
    found = []
    for claim_id in set(origin.claims) & set(standing.claims) & told.claims.keys():
        claim = told.claims[claim_id]
        point = _point(claim)
        found += [(point, claim)] if point is not None else []
    return found


def _named(row: Row) -> Iterator[tuple[str, str]]:
    """Yield everything that a conclusion refers to: its type and its id."""
    if isinstance(row, Family):
        yield from (("report", member.report) for member in row.members)
        yield from (("report", parent) for member in row.members for parent in member.parents)
        yield from (("report", side) for link in row.links for side in (link.a, link.b))
    elif isinstance(row, Drift):
        yield from (("report", row.parent), ("report", row.child))
        # a headline beside its own text; a report without a row is its own family
        if row.parent != row.child or row.family != make_id("family", row.child):
            yield "family", row.family
    elif isinstance(row, FollowUp):
        yield "statement", row.statement
        # where a later sentence holds no statement its report is the evidence
        yield from (
            ("report" if named.startswith("report-") else "statement", named)
            for named in row.evidence
        )
    elif isinstance(row, Origin | Incident | Standing):
        yield from (("claim", claim) for claim in row.claims)
        yield from (("report", report) for report in row.reports)
    if isinstance(row, Standing):
        yield "incident", row.incident
        yield from (("origin", origin) for origin in row.origins)
        yield from (("claim", claim) for claim in (row.first,) if claim is not None)


def _told(db: apsw.Connection, upto: int) -> Told:
    readings: dict[str, int] = {}
    claims: dict[str, Claim] = {}
    statements: set[str] = set()
    for number, report_id, _ in current_readings(db, upto):
        readings[report_id] = number
        found, _broken = decoded(db, "claim", "reading", number)  # misread names the broken
        claims.update((row_id, cast(Claim, row)) for _, row_id, row in found)
        listed = db.execute("SELECT id FROM statement WHERE reading = ?", (number,))
        statements.update(str(row_id) for (row_id,) in listed)
    judged = db.execute('SELECT "left" FROM judgement')
    return Told(readings, claims, frozenset(statements), frozenset(str(left) for (left,) in judged))
