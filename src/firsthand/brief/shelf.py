"""Everything of a record by its id, and what belongs to what; short ids that stay unique."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any

import msgspec

from firsthand.brief.wording import moment
from firsthand.record import (
    Claim,
    Family,
    Incident,
    Member,
    Name,
    Origin,
    Passage,
    Reading,
    Report,
    Statement,
    Weighing,
    Words,
)
from firsthand.vocabulary import Vocabulary, load_vocabulary

COPIED = ("reprint", "excerpt", "rewrite", "translation")
_SHORTEST = 4


class Shelf(msgspec.Struct, frozen=True, kw_only=True):
    """The record, ready to be looked up."""

    readings: tuple[Reading, ...]
    weighing: Weighing
    vocabulary: Vocabulary
    reports: dict[str, Report]
    claims: dict[str, Claim]
    statements: dict[str, Statement]
    names: dict[str, Name]
    origin_of: dict[str, Origin]
    families_of: dict[str, tuple[Family, ...]]
    member_of: dict[str, tuple[Member, ...]]
    short: dict[str, str]
    everything: dict[str, Any]

    def is_copy(self, report: str) -> bool:
        """Say whether a report derives from another one in each family it belongs to."""
        members = self.member_of.get(report, ())
        return bool(members) and all(m.parents and m.derivation in COPIED for m in members)

    def families_among(self, reports: Iterable[str]) -> int:
        """Count the families of these reports; a report without one is its own."""
        own = {
            min((f.id for f in self.families_of.get(report, ())), default=report)
            for report in reports
        }
        return len(own)

    def published(self, report: str) -> tuple[bool, str, str]:
        """Give what sorts reports by time; those without a date come last."""
        when = moment(self.reports[report].published)
        return (when is None, when.isoformat() if when else "", report)


def stock(readings: Sequence[Reading], weighing: Weighing) -> Shelf:
    """Put a record on the shelf; the order of the readings does not matter."""
    ordered = sorted(readings, key=lambda reading: reading.report.id)
    claims = {claim.id: claim for reading in ordered for claim in reading.claims}
    statements = {told.id: told for reading in ordered for told in reading.statements}
    names = {name.id: name for reading in ordered for name in reading.names}
    families: dict[str, list[Family]] = defaultdict(list)
    members: dict[str, list[Member]] = defaultdict(list)
    for family in weighing.families:
        for member in family.members:
            families[member.report].append(family)
            members[member.report].append(member)
    everything = {row.id: row for row in _rows(ordered, weighing)}
    return Shelf(
        readings=tuple(ordered), vocabulary=load_vocabulary("en"),
        weighing=weighing,
        reports={reading.report.id: reading.report for reading in ordered},
        claims=claims, statements=statements, names=names,
        origin_of={c: origin for origin in weighing.origins for c in origin.claims},
        families_of={report: tuple(found) for report, found in families.items()},
        member_of={report: tuple(found) for report, found in members.items()},
        short=_short_ids(everything), everything=everything,
    )


def claims_of(shelf: Shelf, incident: Incident) -> tuple[Claim, ...]:
    """Give an incident's claims that are on the shelf, in order of publication."""
    found = [shelf.claims[claim] for claim in set(incident.claims) if claim in shelf.claims]
    return tuple(sorted(found, key=lambda c: (shelf.published(c.report), c.evidence.start, c.id)))


def anchor(report: str, words: Passage | Words) -> str:
    """Write the address of some words as the anchor that the end of the page gives them."""
    return f"{report}.{words.field}.{words.start}-{words.end}"


def words_at(at: str) -> tuple[str, str, int, int]:
    """Read an anchor back: report, field, start, end."""
    report, field, bounds = at.rsplit(".", 2)
    start, _, end = bounds.partition("-")
    return report, field, int(start), int(end)


def _rows(readings: Sequence[Reading], weighing: Weighing) -> Iterable[Any]:
    for reading in readings:
        yield reading.report
        yield from chain(
            reading.claims, reading.statements, reading.names, reading.places, reading.times,
            reading.problems,
        )
    yield from chain(
        weighing.families, weighing.origins, weighing.incidents, weighing.standings,
        weighing.drifts, weighing.follow_ups, weighing.problems,
    )


def _short_ids(ids: Iterable[str]) -> dict[str, str]:
    """Give each id the fewest characters that no other id begins with, after its kind."""
    bodies = {one: one.rpartition("-")[2] for one in ids}
    often = Counter(bodies.values())
    ordered = sorted(often)
    fewest: dict[str, str] = {}
    for before, body, after in zip(["", *ordered], ordered, [*ordered[1:], ""], strict=False):
        length = max(_SHORTEST, _alike(before, body) + 1, _alike(body, after) + 1)
        fewest[body] = body[:length]
    return {  # where two kinds share their digits, the kind tells them apart
        one: fewest[body] if often[body] == 1 else one.removesuffix(body) + fewest[body]
        for one, body in bodies.items()
    }


def _alike(one: str, other: str) -> int:
    return next(
        (at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
        min(len(one), len(other)),
    )


def matching(shelf: Shelf, asked: str) -> tuple[str, ...]:
    """Find the ids that somebody may mean: the id itself, a beginning of it, or a given id."""
    wanted = asked.strip()
    exact = [one for one in shelf.everything if wanted in (one, shelf.short[one])]
    given = [report.id for report in shelf.reports.values() if report.given_id == wanted]
    if exact or given or not wanted:
        return tuple(sorted({*exact, *given}))
    return tuple(sorted(
        one for one in shelf.everything
        if one.startswith(wanted) or one.rpartition("-")[2].startswith(wanted)
    ))
