"""The toll, by claimant over time: one table and one chart for each kind of harm and scope."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import get_args

import msgspec

from firsthand.brief.page import Cell, Column, Group, Ref, Section, Table
from firsthand.brief.shelf import Shelf, anchor, claims_of
from firsthand.brief.wording import (
    counted,
    day,
    moment,
    number,
    one_line,
    publisher_of,
    scope_words,
)
from firsthand.record import Claim, Harm, Incident, Standing

NOBODY = "Nobody named stands behind this figure"
NOBODY_MANY = "Nobody named stands behind these figures"
HARMS: tuple[Harm, ...] = get_args(Harm)
_SPANS = {"running total": "a running total", "daily increment": "one day's figure"}
_COLUMNS = (
    Column(heading="As of"), Column(heading="As written", kind="quote"),
    Column(heading="Low", kind="number"), Column(heading="Best", kind="number"),
    Column(heading="High", kind="number"), Column(heading="Reports", kind="number"),
    Column(heading="Copies", kind="number"), Column(heading="Notes", folds=True),
    Column(heading="Why", kind="id"),
)


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """One claimant's figure, however often it was told; the first telling comes first.

    ``as_of`` is the ISO time of the first telling, or the day of the statement that gave it.
    """

    harm: Harm
    scope: str
    claimant: str | None
    as_of: str | None
    tellings: tuple[Claim, ...]


def is_toll(claim: Claim) -> bool:
    """Say whether a claim tells a toll of its incident, and does not only tell it again."""
    told = claim.polarity in ("asserted", "hedged")
    return told and claim.repeats is None and not claim.background


def figures_told(shelf: Shelf, incident: Incident) -> tuple[Figure, ...]:
    """Bring together the tellings of one figure by one claimant, in order of time."""
    alike: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in filter(is_toll, claims_of(shelf, incident)):
        count = claim.count
        bounds = (count.number, count.low, count.best, count.high)
        words = count.as_written.casefold() if not any(bounds) else ""
        alike[claim.harm, claim.scope, claim.claimant, *bounds, words].append(claim)
    figures = [
        Figure(
            harm=tellings[0].harm, scope=tellings[0].scope, claimant=tellings[0].claimant,
            as_of=min(
                filter(None, (as_of(shelf, c) for c in tellings)), key=_in_time, default=None
            ),
            tellings=tuple(tellings),
        )
        for tellings in alike.values()
    ]
    return tuple(sorted(figures, key=_order))


def as_of(shelf: Shelf, claim: Claim) -> str | None:
    """Date a claim: by its report, or by the day of its statement where that is earlier."""
    published = shelf.reports[claim.report].published
    statement = shelf.statements.get(claim.statement or "")
    said = statement.when and (statement.when.to or statement.when.from_) if statement else None
    if said and (not published or said[:10] < published[:10]):
        return said
    return published


def toll_section(shelf: Shelf, figures: tuple[Figure, ...]) -> Section:
    """Compose the tables of the toll, one for each harm and scope, everyone first."""
    tables = [
        _toll_table(shelf, harm, scope, [f for f in figures if (f.harm, f.scope) == (harm, scope)])
        for harm, scope in harms_and_scopes((f.harm, f.scope) for f in figures)
    ]
    lead = (
        "Each row is one figure by one claimant. “Copies” counts the reports that took it from "
        "another."
    )
    none = "No report gives a figure for harm to people here."
    return Section(
        slug="tolls", heading="Toll, by claimant over time",
        lead=(lead if tables else none,), blocks=tuple(tables),
    )


def harms_and_scopes(keys: Iterable[tuple[Harm, str]]) -> list[tuple[Harm, str]]:
    """Order what is counted: as the record lists harms; everyone, then parts by their size."""
    return sorted(
        set(keys),
        key=lambda k: (HARMS.index(k[0]), k[1] != "total", k[1].count("+"), k[1]),
    )


def standing_section(shelf: Shelf, incident: Incident) -> Section:
    """Compose what stands now: the latest row for each harm and scope."""
    latest: dict[tuple[Harm, str], Standing] = {}
    for row in sorted(shelf.weighing.standings, key=lambda s: (s.as_of, s.id)):
        if row.incident == incident.id:
            latest[row.harm, row.scope] = row
    rows = tuple(_standing_row(shelf, latest[key]) for key in harms_and_scopes(latest))
    columns = (
        Column(heading="Harm"), Column(heading="As of"), Column(heading="Low", kind="number"),
        Column(heading="Best", kind="number"), Column(heading="High", kind="number"),
        Column(heading="Origins", kind="number"), Column(heading="Families", kind="number"),
        Column(heading="Reports", kind="number"), Column(heading="Told first by", folds=True),
        Column(heading="Why", kind="id"),
    )
    table = Table(caption="Standing now", columns=columns, groups=(Group(heading="", rows=rows),))
    return Section(
        slug="standing", heading="What stands now",
        lead=(
            "Low and high are the smallest and the largest of what each origin said last. "
            "Best is not set by a person where it is blank.",
        )
        if rows else ("Nothing stands: no figure here could be weighed.",),
        blocks=(table,) if rows else (),
    )


def claimant_words(claimant: str | None) -> str:
    """Name who stands behind a figure, or say that nobody named does."""
    return claimant or NOBODY


def refs(shelf: Shelf, claims: Iterable[Claim]) -> tuple[Ref, ...]:
    """Lead to the words of each telling, labelled by publisher and day."""
    return tuple(
        Ref(label=told_by(shelf, c.report), at=anchor(c.report, c.evidence)) for c in claims
    )


def told_by(shelf: Shelf, report: str) -> str:
    """Name a telling by its publisher and day."""
    told = shelf.reports[report]
    return f"{publisher_of(told)}, {day(told.published)}"


def _standing_row(shelf: Shelf, row: Standing) -> tuple[Cell, ...]:
    first = shelf.claims.get(row.first or "")
    told_first = f"{first.claimant or 'nobody named'}, in " if first else ""
    cells = (row.low, row.high, len(row.origins), len(row.families), len(row.reports))
    low, high, origins, families, reports = (Cell(text=number(n), kind="number") for n in cells)
    return (
        Cell(text=_counted_words(row.harm, row.scope)), Cell(text=day(row.as_of)), low,
        Cell(text=number(row.best), kind="number"), high, origins, families, reports,
        Cell(
            text=told_first + publisher_of(shelf.reports[first.report]) if first else "not known",
            at=anchor(first.report, first.evidence) if first else None,
        ),
        Cell(text=shelf.short.get(row.id, row.id), kind="id"),
    )


def _toll_table(shelf: Shelf, harm: Harm, scope: str, figures: list[Figure]) -> Table:
    claimants = list(dict.fromkeys(f.claimant for f in figures))
    groups = tuple(
        Group(
            heading=claimant or (NOBODY if len(own) == 1 else NOBODY_MANY),
            rows=tuple(_toll_row(shelf, f) for f in own),
        )
        for claimant in sorted(claimants, key=lambda name: name is None)
        for own in [[f for f in figures if f.claimant == claimant]]
    )
    return Table(caption=_counted_words(harm, scope), columns=_COLUMNS, groups=groups)


def _counted_words(harm: Harm, scope: str) -> str:
    return f"{harm.capitalize()}: {scope_words(scope)}"


def _toll_row(shelf: Shelf, figure: Figure) -> tuple[Cell, ...]:
    first = figure.tellings[0]
    count = first.count
    reports = {claim.report for claim in figure.tellings}
    copies = sum(map(shelf.is_copy, reports))
    at = anchor(first.report, first.evidence)
    return (
        Cell(text=day(figure.as_of)),
        Cell(text=one_line(count.as_written), kind="quote", at=at),
        *(Cell(text=number(n), kind="number", at=at if n is not None else None)
          for n in (count.low, count.best, count.high)),
        Cell(text=number(len(reports)), kind="number", also=refs(shelf, figure.tellings)),
        Cell(text=number(copies), kind="number"),
        Cell(text="; ".join(_notes(shelf, figure, copies == len(reports)))),
        Cell(text=shelf.short[first.id], kind="id"),
    )


def _notes(shelf: Shelf, figure: Figure, only_copies: bool) -> Iterable[str]:
    first = figure.tellings[0]
    if first.via:
        yield f"via {one_line(first.via.name or first.via.as_written)}"
    whole = shelf.claims.get(first.within or "")
    if whole:
        yield f"part of “{one_line(whole.count.as_written)}”"
    if first.span in _SPANS:
        yield _SPANS[first.span]
    if first.polarity == "hedged":
        yield "told with a hedge"
    if first.statement is None and figure.claimant is None:
        yield "in the publisher's own voice"
    if only_copies:
        yield "only in " + (counted(1, "copy") if len(figure.tellings) == 1 else "copies")


def _in_time(iso: str) -> tuple[bool, str, str]:
    when = moment(iso)
    return (when is None, when.isoformat() if when else "", iso)


def _order(figure: Figure) -> tuple[object, ...]:
    first = figure.tellings[0]
    unknown = figure.as_of is None
    return (unknown, _in_time(figure.as_of or ""), first.count.number or 0, first.id)
