"""Which claims are about one thing."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from firsthand.incidents import group_incidents
from firsthand.record import Judgement, Reading
from firsthand.settings import Incidents
from tests.standings.factories import (
    a_claim,
    a_country,
    a_family,
    a_place,
    a_reading,
    a_statement,
    days,
    named_place,
)

LAT, TAR, JEB = a_place("Lat"), a_place("Tar"), a_place("Jeb", admin1="Lat")
FAR = a_place("Farr", country="XZ")


def grouped(*readings: Reading, **more: Any) -> list[list[str]]:
    """Name the reports of each incident, without their prefix."""
    found = group_incidents(readings, Incidents(), **more)
    return sorted([r.removeprefix("report-") for r in incident.reports] for incident in found)


def told(
    name: str, *where: Any, on: str | None = "2031-03-06", said: str = "12", **more: Any
) -> Reading:
    claim = a_claim(said, place=where, when=days(on) if on else None, **more)
    return a_reading(name, claim, published="2031-03-08")


def test_one_place_and_day_is_one_incident_and_another_country_is_not() -> None:
    assert grouped(told("A", LAT), told("B", LAT), told("C", FAR)) == [["A", "B"], ["C"]]


def test_two_towns_are_two_until_a_claim_names_both() -> None:
    both = a_reading(
        "C", a_claim("745", place=(LAT, TAR), when=days("2031-03-06", "2031-03-08", 2))
    )

    assert grouped(told("A", LAT), told("B", TAR)) == [["A"], ["B"]]
    assert grouped(told("A", LAT), told("B", TAR), both) == [["A", "B", "C"]]


def test_a_wave_holds_what_is_told_of_a_town_in_it() -> None:
    both = a_reading(
        "C", a_claim("745", place=(LAT, TAR), when=days("2031-03-06", "2031-03-08", 2))
    )

    assert grouped(told("A", JEB), both) == [["A", "C"]]


def test_neighbouring_towns_within_the_setting_are_one_place() -> None:
    camp = a_place("Camp", latitude=35.50, longitude=35.80)
    near = a_place("Quay", latitude=35.53, longitude=35.80)
    away = a_place("Hill", latitude=35.90, longitude=35.80)

    assert grouped(told("A", camp), told("B", near), told("C", away)) == [["A", "B"], ["C"]]


def test_one_place_weeks_apart_is_two_incidents() -> None:
    assert grouped(told("A", LAT), told("B", LAT, on="2031-02-02")) == [["A"], ["B"]]


def test_adjacent_days_are_one_incident_where_the_figure_is_one() -> None:
    assert grouped(told("A", LAT), told("B", LAT, on="2031-03-07")) == [["A", "B"]]
    assert grouped(told("A", LAT), told("B", LAT, on="2031-03-07", said="3")) == [["A"], ["B"]]


def test_a_flood_is_no_attack() -> None:
    assert grouped(
        told("A", LAT, means="flood"),
        told("B", LAT, means="shelling"),
        told("C", LAT, means="airstrike"),
    ) == [["A"], ["B", "C"]]


def test_a_country_alone_joins_the_one_incident_it_can_mean() -> None:
    wide = told("W", a_country(), said="hundreds")

    assert grouped(told("A", LAT, said="745"), wide) == [["A", "W"]]
    assert grouped(told("A", LAT, said="745"), told("B", TAR, said="40"), wide) == [
        ["A"],
        ["B"],
        ["W"],
    ]


def test_a_country_alone_never_ties_two_towns() -> None:
    assert grouped(told("A", LAT), told("B", TAR), told("W", a_country(), said="13")) == [
        ["A"],
        ["B"],
        ["W"],
    ]


def test_a_shared_figure_tells_which_incident_is_meant() -> None:
    assert grouped(
        told("A", LAT, said="745"), told("B", TAR, said="40"), told("W", a_country(), said="745")
    ) == [["A", "W"], ["B"]]


def test_a_figure_ten_times_as_large_is_about_something_larger() -> None:
    assert grouped(told("A", LAT, said="12"), told("W", a_country(), said="3,478")) == [
        ["A"],
        ["W"],
    ]


def test_news_without_a_day_joins_what_is_still_told() -> None:
    assert grouped(told("A", LAT), told("B", LAT, on=None)) == [["A", "B"]]


def test_a_look_back_to_the_month_joins_and_one_without_a_date_does_not() -> None:
    back = a_reading(
        "B",
        a_claim("1,426", place=(LAT,), when=days("2031-03-01", "2031-03-31", 4)),
        published="2031-07-22",
    )
    undated = a_reading("C", a_claim("1,426", place=(LAT,)), published="2031-07-22")

    assert grouped(told("A", LAT, said="1,311"), back) == [["A", "B"]]
    assert grouped(told("A", LAT, said="1,311"), undated) == [["A"], ["C"]]


def test_background_belongs_to_no_incident() -> None:
    past = a_claim("500", place=(LAT,), when=days("2020-03-06"), background=True)
    found = group_incidents(
        [a_reading("A", a_claim("12", place=(LAT,), when=days("2031-03-06")), past)], Incidents()
    )

    assert [incident.claims for incident in found] == [("A-0",)]


def test_one_report_may_tell_two_incidents() -> None:
    reading = a_reading(
        "A",
        a_claim("12", place=(LAT,), when=days("2031-03-06")),
        a_claim("5", place=(FAR,), when=days("2031-03-06")),
    )

    assert grouped(reading) == [["A"], ["A"]]


def test_a_claim_without_a_place_takes_its_reports_place_of_harm() -> None:
    bare = a_reading(
        "B", a_claim("12", place=(LAT,), when=days("2031-03-06")), a_claim("3", scope="child")
    )

    assert len(group_incidents([told("A", LAT), bare], Incidents())[0].claims) == 3


def test_where_somebody_speaks_is_not_where_people_died() -> None:
    speaker = a_statement("concern", "the violence", "Odrava")
    speaker = msgspec.structs.replace(
        speaker, source=msgspec.structs.replace(speaker.source, start=0, end=6)
    )
    reading = a_reading("B", a_claim("12"), speaker, published="2031-03-08")
    reading = msgspec.structs.replace(
        reading, places=(named_place(FAR, at=0), named_place(FAR, at=3), named_place(LAT, at=40))
    )

    assert grouped(told("A", LAT), reading) == [["A", "B"]]


def test_a_part_stays_with_its_whole() -> None:
    reading = a_reading(
        "A",
        a_claim("12", place=(LAT,), when=days("2031-03-06")),
        a_claim("3", place=(FAR,), within="A-0"),
    )

    assert grouped(reading) == [["A"]]


def test_a_report_that_only_responds_joins() -> None:
    response = a_reading("R", a_statement("condemn", "the killings", "the Union"))
    response = msgspec.structs.replace(response, places=(named_place(a_country(), at=90),))

    assert grouped(told("A", LAT), response) == [["A", "R"]]
    assert grouped(response) == []


def test_a_late_bare_copy_goes_where_its_parent_went() -> None:
    copy = a_reading("B", a_claim("12"), published="2031-06-01")

    assert grouped(told("A", LAT), copy) == [["A"], ["B"]]
    assert grouped(told("A", LAT), copy, families=(a_family("A", "B"),)) == [["A", "B"]]


def test_forecasts_and_denials_are_listed() -> None:
    found = group_incidents(
        [told("A", LAT, polarity="denied"), told("B", LAT, polarity="forecast")], Incidents()
    )

    assert [incident.claims for incident in found] == [("A-0", "B-0")]


def test_a_person_decides_what_is_one_incident() -> None:
    readings = told("A", LAT), told("B", LAT), told("C", FAR)
    same = Judgement(
        id="j1",
        left="A-0",
        right="C-0",
        verdict="same incident",
        by="R. Vale",
        at="2031-04-01",
        note="",
    )
    different = Judgement(
        id="j2",
        left="A-0",
        right="B-0",
        verdict="different incident",
        by="R. Vale",
        at="2031-04-02",
        note="",
    )

    assert grouped(*readings, judgements=(same,)) == [["A", "B", "C"]]
    assert grouped(*readings, judgements=(different,)) == [["A"], ["B"], ["C"]]
    undone = Judgement(
        id="j3",
        left="A-0",
        right="C-0",
        verdict="unsure",
        by="R. Vale",
        at="2031-04-03",
        note="",
        supersedes="j1",
    )
    assert grouped(*readings, judgements=(same, undone)) == [["A", "B"], ["C"]]


def test_the_id_stays_when_a_copy_comes() -> None:
    before = group_incidents([told("B", LAT)], Incidents())
    after = group_incidents([told("A", LAT), told("B", LAT)], Incidents())

    assert [i.id for i in before] == [i.id for i in after]


@pytest.mark.parametrize(
    ("where", "when", "means", "title"),
    [
        (
            (LAT, TAR),
            days("2031-03-06", "2031-03-10", 2),
            None,
            "Killings in Lat and Tar, Kessaria, 6-10 March 2031",
        ),
        ((LAT,), days("2031-03-06"), "bombing", "Explosion in Lat, Kessaria, 6 March 2031"),
        (
            (LAT,),
            days("2031-02-27", "2031-03-04", 2),
            "flood",
            "Deaths in Lat, Kessaria, 27 February - 4 March 2031",
        ),
        (
            (LAT, TAR, JEB, a_place("Bay")),
            days("2031-03-06"),
            None,
            "Killings in Bay, Lat and elsewhere, Kessaria, 6 March 2031",
        ),
    ],
)
def test_titles_are_plain(where: Any, when: Any, means: str | None, title: str) -> None:
    reading = a_reading("A", a_claim("12", place=where, when=when, means=means))
    reading = msgspec.structs.replace(reading, places=(named_place(a_country()),))

    assert group_incidents([reading], Incidents())[0].title == title
