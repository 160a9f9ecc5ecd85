"""One origin's figure over time."""

from __future__ import annotations

from firsthand.record import Family, Reading
from firsthand.standings import claim_series, weigh
from tests.standings.factories import a_claim, a_family, a_reading, one_incident


def steps(*readings: Reading, families: tuple[Family, ...] = ()) -> list[tuple[int, str]]:
    incident = one_incident(*readings)
    series = claim_series(incident, readings, weigh(readings, families, [incident]))
    assert len(series) == 1
    return [(step.point, step.change) for step in series[0].steps]


def said(name: str, figure: str, published: str) -> Reading:
    return a_reading(name, a_claim(figure, "the Monitor"), published=published)


def test_revisions_go_up_and_down() -> None:
    assert steps(
        said("A", "311", "2031-03-08T05:00:00Z"),
        said("B", "340", "2031-03-08T11:55:00Z"),
        said("C", "253", "2031-03-09"),
    ) == [(311, "first"), (340, "up"), (253, "down")]


def test_one_value_told_again_later_is_no_revision() -> None:
    assert steps(
        said("A", "359", "2031-03-08"),
        said("B", "253", "2031-03-09"),
        said("C", "359", "2031-03-12"),
    ) == [(359, "first"), (253, "down")]


def test_a_rounded_telling_is_no_revision() -> None:
    assert steps(
        said("A", "1,018", "2031-03-08"),
        said("B", "more than 1,000", "2031-03-09"),
        said("C", "nearly 1,020", "2031-03-09"),
    ) == [(1018, "first")]


def test_hours_count_across_time_zones() -> None:
    assert steps(
        said("A", "40", "2031-03-08T23:00:00-05:00"), said("B", "30", "2031-03-09T01:00:00Z")
    ) == [(30, "first"), (40, "up")]


def test_a_copy_that_changed_a_bound_speaks_for_nobody() -> None:
    first, copy = said("A", "up to 1,300", "2031-03-09"), said("B", "about 1,300", "2031-03-10")

    assert steps(first, copy, families=(a_family("A", "B"),)) == [(1300, "first")]
    assert len(steps(first, copy)) == 2
