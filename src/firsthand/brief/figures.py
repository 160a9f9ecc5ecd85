"""The headline figures: each number told, by how many, and how many of them really know."""

from __future__ import annotations

from firsthand.brief.page import Cell, Column, Group, Section, Table
from firsthand.brief.shelf import Shelf
from firsthand.brief.tolls import refs
from firsthand.brief.wording import counted, number, scope_words
from firsthand.record import Incident
from firsthand.standings import HeadlineFigure, headline_figures

SHOWN = 20
_COLUMNS = (
    Column(heading="Figure"), Column(heading="Claims", kind="number"),
    Column(heading="Reports", kind="number"), Column(heading="Families", kind="number"),
    Column(heading="Origins", kind="number"), Column(heading="Why", folds=True),
    Column(heading="Id", kind="id"),
)


def figures_section(shelf: Shelf, incident: Incident) -> Section:
    """Compose the table of headline figures, what most reports tell first."""
    told = headline_figures(incident, shelf.readings, shelf.weighing, shelf.vocabulary)
    found = [f for f in told if f.number is not None or f.high is not None]
    vague = len(told) - len(found)
    rows = tuple(_row(shelf, figure) for figure in found[:SHOWN])
    table = Table(
        caption="Who tells each figure, and who knows", columns=_COLUMNS,
        groups=(Group(heading="", rows=rows),),
    )
    left = len(found) - len(rows)
    rest = [
        f"{counted(amount, kind)}: see the tables of the toll."
        for amount, kind in ((left, "further figure"), (vague, "vague figure")) if amount
    ]
    lead = "A copy is not a witness: it adds to the reports and never to the origins."
    return Section(
        slug="figures", heading="Headline figures",
        lead=(lead if rows else "No figure with a number is told here.", *rest),
        blocks=(table,) if rows else (),
    )


def _row(shelf: Shelf, figure: HeadlineFigure) -> tuple[Cell, ...]:
    told = sorted(
        (shelf.claims[claim] for claim in figure.claims),
        key=lambda c: (shelf.published(c.report), c.evidence.start, c.id),
    )
    places = refs(shelf, told)
    origins = {shelf.origin_of[c] for c in figure.claims if c in shelf.origin_of}
    named = sum(origin.kind == "named" for origin in origins)
    return (
        Cell(text=f"{figure.figure} {figure.harm}, {scope_words(figure.scope)}", at=places[0].at),
        Cell(text=number(len(figure.claims)), kind="number"),
        Cell(text=number(len(figure.reports)), kind="number", also=places),
        Cell(text=number(len(figure.families)), kind="number"),
        Cell(text=number(named) if named else "none named", kind="number"),
        Cell(text=" ".join(figure.why[1:] or figure.why)),
        Cell(text=shelf.short[figure.first], kind="id"),
    )
