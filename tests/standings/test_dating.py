"""When a figure was told, where the page does not say it or says it wrongly."""

from __future__ import annotations

from firsthand.record import Reading
from firsthand.standings import claim_series, weigh
from tests.standings.factories import a_claim, a_reading, one_incident

WHO = "the Monitor"


def told(name: str, published: str | None, *figures: str, **scoped: str) -> Reading:
    claims = [a_claim(figure, WHO) for figure in figures]
    claims += [a_claim(figure, WHO, scope=scope) for scope, figure in scoped.items()]
    return a_reading(name, *claims, published=published)


def values(*readings: Reading, scope: str = "total") -> list[tuple[int, str]]:
    incident = one_incident(*readings)
    series = claim_series(incident, readings, weigh(readings, (), [incident]))
    return [(s.point, s.change) for line in series if line.scope == scope for s in line.steps]


def test_a_page_without_a_date_told_its_figure_when_others_did() -> None:
    readings = [
        told("A", "2031-03-08", "745"), told("B", "2031-03-09", "830"), told("C", None, "830")]

    assert values(*readings) == [(745, "first"), (830, "up")]


def test_a_value_that_nobody_dates_stands_where_its_size_puts_it() -> None:
    readings = [
        told("A", "2031-03-08", "745"), told("B", "2031-03-09", "973"), told("C", None, "830"),
        told("D", None, "1,225"),
    ]

    assert [point for point, _ in values(*readings)] == [745, 830, 973, 1225]


def test_what_a_claimant_told_is_ordered_by_the_figures_told_with_it() -> None:
    readings = [
        told("Noon", "2031-03-08T12:00:00Z", civilian="428", security="89"),
        told("Some time", "2031-03-08", civilian="311", security="93"),
    ]

    assert values(*readings, scope="security") == [(93, "first"), (89, "down")]


def test_a_rounded_figure_of_the_day_is_the_exact_one() -> None:
    readings = [
        told("A", "2031-03-08T09:00:00Z", "more than 500"), told("B", "2031-03-08", "532"),
        told("C", "2031-03-09", "600"),
    ]

    assert [point for point, _ in values(*readings)] == [532, 600]


def test_an_older_value_beside_the_news_is_no_revision_down() -> None:
    readings = [
        told("A", "2031-03-11", "1,225"), told("B", "2031-03-12", "1,383"),
        told("C", "2031-03-12", "1,383", "1,093"),
    ]

    assert [point for point, _ in values(*readings)] == [1093, 1225, 1383]


def test_a_page_written_anew_under_its_old_date_told_nothing_early() -> None:
    later = [told(f"P{n}", "2031-03-25", "253", "359") for n in range(3)]
    readings = [told("A", "2031-03-22", "290"), *later, told("Live", "2031-03-22", "253", "359")]

    assert values(*readings)[0] == (290, "first")


def test_a_revision_down_stays_one() -> None:
    readings = [told("A", "2031-03-24", "359"), told("B", "2031-03-25", "253", "359")]

    assert values(*readings) == [(359, "first"), (253, "down")]
