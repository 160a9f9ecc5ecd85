"""What each party is called and by whom; and the figures that are not tolls, kept apart."""

from __future__ import annotations

from collections import defaultdict

from firsthand.brief.page import Cell, Column, Group, Ref, Section, Table
from firsthand.brief.shelf import Shelf, anchor, claims_of
from firsthand.brief.tolls import claimant_words, is_toll
from firsthand.brief.wording import (
    POLARITIES,
    day,
    number,
    one_line,
    publisher_of,
    scope_words,
)
from firsthand.record import Claim, Incident, Name

REPORTS_OWN = "the reports themselves"


def names_section(shelf: Shelf, reports: set[str]) -> Section:
    """Compose the names side by side: a group a party, a row a name and who uses it."""
    alike: dict[tuple[str, str, str], list[Name]] = defaultdict(list)
    for name in shelf.names.values():
        if name.report in reports:
            key = (name.party, one_line(name.as_written).casefold(), name.by or REPORTS_OWN)
            alike[key].append(name)
    for names in alike.values():
        names.sort(key=lambda n: (shelf.published(n.report), n.evidence.start, n.id))
    ordered = sorted(alike)
    groups = tuple(
        Group(
            heading=party,
            rows=tuple(_name_row(shelf, alike[key], key[2]) for key in ordered if key[0] == party),
        )
        for party in sorted({key[0] for key in ordered})
    )
    table = Table(
        caption="Each party, what it is called, and by whom",
        columns=(
            Column(heading="Called", kind="quote"), Column(heading="By"),
            Column(heading="Reports", kind="number"), Column(heading="Why", kind="id"),
        ),
        groups=groups,
    )
    return Section(
        slug="names", heading="What each party is called",
        lead=() if groups else ("No party is named here.",), blocks=(table,) if groups else (),
    )


def not_tolls_section(shelf: Shelf, incident: Incident) -> Section:
    """Compose forecasts, rejected figures and earlier events, which no toll contains."""
    apart = [
        c for c in claims_of(shelf, incident) if not is_toll(c) and c.repeats is None
    ]
    kinds = dict.fromkeys(sorted(map(_kind, apart)))
    groups = tuple(
        Group(
            heading=kind[0].upper() + kind[1:],
            rows=tuple(_apart_row(shelf, c) for c in apart if _kind(c) == kind),
        )
        for kind in kinds
    )
    table = Table(
        caption="Figures that are not tolls",
        columns=(
            Column(heading="As written", kind="quote"), Column(heading="Of what"),
            Column(heading="Who says it"), Column(heading="Told by", folds=True),
            Column(heading="Why", kind="id"),
        ),
        groups=groups,
    )
    return Section(
        slug="not-tolls", heading="Not tolls",
        lead=("These figures were told, and are in no toll above.",) if apart
        else ("No forecast and no rejected figure was found.",),
        blocks=(table,) if apart else (),
    )


def _name_row(shelf: Shelf, names: list[Name], by: str) -> tuple[Cell, ...]:
    first = names[0]
    also = tuple(
        Ref(label=publisher_of(shelf.reports[n.report]), at=anchor(n.report, n.evidence))
        for n in names
    )
    return (
        Cell(text=one_line(first.as_written), kind="quote", at=also[0].at), Cell(text=by),
        Cell(text=number(len({n.report for n in names})), kind="number", also=also),
        Cell(text=shelf.short[first.id], kind="id"),
    )


def _apart_row(shelf: Shelf, claim: Claim) -> tuple[Cell, ...]:
    report = shelf.reports[claim.report]
    return (
        Cell(text=one_line(claim.count.as_written), kind="quote",
             at=anchor(claim.report, claim.evidence)),
        Cell(text=f"{claim.harm}, {scope_words(claim.scope)}"),
        Cell(text=claimant_words(claim.claimant)),
        Cell(text=f"{publisher_of(report)}, {day(report.published)}"),
        Cell(text=shelf.short[claim.id], kind="id"),
    )


def _kind(claim: Claim) -> str:
    if claim.background and claim.polarity in ("asserted", "hedged"):
        return "an earlier event, told for context"
    return POLARITIES[claim.polarity]
