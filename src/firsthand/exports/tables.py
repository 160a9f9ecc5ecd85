"""Claims and standings as tables that open in a spreadsheet.

UTF-8 with a byte order mark, RFC 4180. A cell of text that begins with ``=``, ``+``, ``-``,
``@``, a tab or a line break gets an apostrophe in front: it came from somebody else's page, and
a spreadsheet would run it as a formula. Several values in one cell are parted by "; ".
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Final, Literal, cast

import msgspec

from firsthand.ledger import Ledger
from firsthand.record import Claim, Family, Incident, Origin, Report, Standing, make_id

Kind = Literal["csv", "csv-standings"]
Cell = str | int | None

CLAIM_COLUMNS: Final = (
    "id", "report", "given_id", "publisher", "published", "url", "headline",
    "harm", "means", "scope", "as_written", "number", "low", "best", "high", "wording",
    "victims", "victim_status", "victim_age", "victim_sex", "victim_group", "victim_names",
    "place", "country", "from", "to", "date_precision",
    "actor", "claimant", "via", "polarity", "span", "within", "repeats", "background",
    "evidence", "incident", "family", "origin", "origin_id",
)
STANDING_COLUMNS: Final = (
    "id", "incident", "title", "harm", "scope", "as_of", "low", "best", "high",
    "claims", "reports", "families", "origins", "origin_names", "first", "why",
    "claim_ids", "report_ids", "family_ids", "origin_ids",
)

_RUNS_AS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


class _Kin(msgspec.Struct, frozen=True):
    """What a report or a claim belongs to, by its id."""

    families: dict[str, list[str]]
    origins: dict[str, list[Origin]]
    incidents: dict[str, list[str]]


def table_lines(ledger: Ledger, kind: Kind) -> Iterator[bytes]:
    """Yield the lines of one table; the first names the columns."""
    mark = "\ufeff".encode()  # tells a spreadsheet that the file is UTF-8
    if kind == "csv":
        yield mark + _line(CLAIM_COLUMNS)
        yield from map(_line, _claims(ledger))
    else:
        yield mark + _line(STANDING_COLUMNS)
        yield from map(_line, _standings(ledger))


def _claims(ledger: Ledger) -> Iterator[tuple[Cell, ...]]:
    kin = _kin(ledger)
    for reading in ledger.readings():
        for claim in reading.claims:
            yield (
                *_told(claim, reading.report), *_harmed(claim), *_around(claim),
                *_belongs(claim, kin),
            )


def _told(claim: Claim, report: Report) -> tuple[Cell, ...]:
    count = claim.count
    return (
        claim.id, report.id, report.given_id, report.publisher, report.published, report.url,
        report.headline, claim.harm, claim.means, claim.scope, count.as_written, count.number,
        count.low, count.best, count.high, count.wording,
    )


def _harmed(claim: Claim) -> tuple[Cell, ...]:
    victims = claim.victims
    return (
        victims.as_written, victims.status, victims.age, victims.sex, victims.group,
        _joined(victims.names),
    )


def _around(claim: Claim) -> tuple[Cell, ...]:
    when, actor, via = claim.when, claim.actor, claim.via
    return (
        _joined(place.name or place.as_written for place in claim.place),
        _joined(dict.fromkeys(place.country for place in claim.place if place.country)),
        when.from_ if when else None, when.to if when else None, when.precision if when else None,
        (actor.name or actor.as_written) if actor else None,
        claim.claimant, (via.name or via.as_written) if via else None,
        claim.polarity, claim.span, claim.within, claim.repeats,
        "yes" if claim.background else "no", claim.evidence.exact,
    )


def _belongs(claim: Claim, kin: _Kin) -> tuple[Cell, ...]:
    # a report without a row among the families is its own family, as in the standings
    own = [make_id("family", claim.report)]
    origins = kin.origins.get(claim.id, [])
    return (
        _joined(kin.incidents.get(claim.id, [])),
        _joined(kin.families.get(claim.report, own)),
        _joined(origin.name for origin in origins),
        _joined(origin.id for origin in origins),
    )


def _standings(ledger: Ledger) -> Iterator[tuple[Cell, ...]]:
    origins = {origin.id: origin.name for origin in cast(tuple[Origin, ...], ledger.rows("origin"))}
    titles = {
        incident.id: incident.title
        for incident in cast(tuple[Incident, ...], ledger.rows("incident"))
    }
    for row in cast(tuple[Standing, ...], ledger.rows("standing")):
        lists = (row.claims, row.reports, row.families, row.origins)
        yield (
            row.id, row.incident, titles.get(row.incident), row.harm, row.scope, row.as_of,
            row.low, row.best, row.high, *map(len, lists),
            _joined(origins.get(origin, origin) for origin in row.origins),
            row.first, " ".join(row.why), *map(_joined, lists),
        )


def _kin(ledger: Ledger) -> _Kin:
    kin = _Kin({}, {}, {})
    for family in cast(tuple[Family, ...], ledger.rows("family")):
        for member in family.members:
            kin.families.setdefault(member.report, []).append(family.id)
    for origin in cast(tuple[Origin, ...], ledger.rows("origin")):
        for claim in origin.claims:
            kin.origins.setdefault(claim, []).append(origin)
    for incident in cast(tuple[Incident, ...], ledger.rows("incident")):
        for claim in incident.claims:
            kin.incidents.setdefault(claim, []).append(incident.id)
    return kin


def _joined(values: Iterable[str]) -> str:
    return "; ".join(values)


def _line(cells: Iterable[Cell]) -> bytes:
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerow([_harmless(cell) for cell in cells])
    return text.getvalue().encode()


def _harmless(cell: Cell) -> Cell:
    if isinstance(cell, str) and cell.startswith(_RUNS_AS_FORMULA):
        return "'" + cell
    return cell
