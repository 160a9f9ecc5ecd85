"""The toll over time as a chart's data: one line for each claimant and scope."""

from __future__ import annotations

from firsthand.brief.page import Chart, Point, Section, Series
from firsthand.brief.shelf import Shelf, anchor
from firsthand.brief.tolls import Figure, harms_and_scopes
from firsthand.brief.wording import counted, day, figure_words, moment, scope_words

MOST_LINES = 8  # more cannot be told apart by colour and dash


def chart_section(shelf: Shelf, figures: tuple[Figure, ...]) -> Section:
    """Compose a chart for each kind of harm that has a figure with a date."""
    harms = dict.fromkeys(harm for harm, _ in harms_and_scopes((f.harm, f.scope) for f in figures))
    charts = [_chart(shelf, harm, [f for f in figures if f.harm == harm]) for harm in harms]
    drawn = tuple(chart for chart in charts if chart.series)
    lead = (
        "A dot is an exact figure or an estimate, a triangle pointing up a floor, one pointing "
        "down a ceiling. Faint marks are copies: they add no line."
    )
    return Section(
        slug="chart", heading="The toll over time",
        lead=(lead,) if drawn else ("No figure here has both a number and a date.",),
        blocks=drawn,
    )


def _chart(shelf: Shelf, harm: str, figures: list[Figure]) -> Chart:
    lines: dict[tuple[str | None, str], list[Point]] = {}
    undated = 0
    for figure in figures:
        point = _point(shelf, figure)
        if point is None:
            undated += 1
            continue
        lines.setdefault((figure.claimant, scope_words(figure.scope)), []).append(point)
    order = sorted(
        lines,  # those somebody named come first: nobody's figures never crowd them out
        key=lambda key: (key[0] is None, -max(p.value for p in lines[key]), key[0] or "", key[1]),
    )
    series = tuple(
        Series(
            label=f"{claimant or 'Nobody named'}, {scope}", joined=claimant is not None,
            points=tuple(lines[claimant, scope]),
        )
        for claimant, scope in order[:MOST_LINES]
    )
    return Chart(
        title=f"{harm.capitalize()}, by claimant over time{_years(series)}",
        description=" ".join(map(_sentence, series)), series=series,
        left_out=_left_out(undated, len(order) - len(series)),
    )


def _years(series: tuple[Series, ...]) -> str:
    years = sorted({point.when[:4] for one in series for point in one.points})
    return f", {years[0]}" if len(years) == 1 else ""


def _sentence(series: Series) -> str:
    first, last = series.points[0], series.points[-1]
    if first is last:
        return f"{series.label}: {first.label} on {day(first.when)}."
    return (
        f"{series.label}: from {first.label} on {day(first.when)} "
        f"to {last.label} on {day(last.when)}."
    )


def _left_out(undated: int, lines: int) -> str:
    said = []
    if undated:
        said.append(f"{counted(undated, 'figure')} without a number or a date")
    if lines:
        said.append(f"{counted(lines, 'further line')} that would crowd it")
    return f"Not drawn: {' and '.join(said)}; the tables have them." if said else ""


def _point(shelf: Shelf, figure: Figure) -> Point | None:
    first = figure.tellings[0]
    count = first.count
    known = [n for n in (count.best, count.low, count.high) if n is not None]
    when = moment(figure.as_of)
    vague = count.wording == "vague" and count.number is None
    if when is None or not known or vague:
        return None
    later = (shelf.reports[c.report].published for c in figure.tellings[1:])
    return Point(
        when=when.isoformat(), value=known[0], low=count.low, high=count.high,
        label=figure_words(count), at=anchor(first.report, first.evidence),
        copies=tuple(again.isoformat() for again in map(moment, later) if again),
    )
