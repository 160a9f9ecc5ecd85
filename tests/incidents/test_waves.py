"""A wave of many towns told as running totals is one; what only looks like it stays apart."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from firsthand.incidents import group_incidents
from firsthand.record import Reading
from firsthand.settings import Incidents
from tests.standings.factories import (
    a_claim,
    a_country,
    a_place,
    a_reading,
    days,
    named_place,
)

LAT, TAR, JEB = a_place("Lat"), a_place("Tar"), a_place("Jeb", admin1="Lat")
SINCE = days("2031-03-06", "2031-03-08", 2)
MONITOR = "the Monitor"


def told(name: str, said: str, *where: Any, published: str = "2031-03-08", **more: Any) -> Reading:
    by = more.pop("by", MONITOR)
    return a_reading(name, a_claim(said, by, place=where, **more), published=published)


def grouped(*readings: Reading) -> list[list[str]]:
    found = group_incidents(readings, Incidents())
    return sorted([r.removeprefix("report-") for r in incident.reports] for incident in found)


def titles(*readings: Reading) -> list[str]:
    return [incident.title for incident in group_incidents(readings, Incidents())]


WAVE = (
    told("Town", "48", JEB, when=days("2031-03-06"), published="2031-03-06", means="shooting"),
    told("Coast", "1,311", LAT, TAR, when=days("2031-03-06", "2031-03-09", 2),
         published="2031-03-09"),
    told("Total", "745", a_country(), when=SINCE),
    told("Bare", "973", a_country(), published="2031-03-10"),
)


def test_towns_coast_and_country_told_by_one_counter_are_one() -> None:
    assert grouped(*WAVE) == [["Bare", "Coast", "Total", "Town"]]


def test_a_look_back_by_the_month_joins_the_wave_of_its_size() -> None:
    month = days("2031-03-01", "2031-03-31", 4)
    back = told("Back", "1,426", a_country(), by="a committee", when=month, published="2031-07-22")
    small = told("Small", "14", TAR, by="the police", when=days("2031-03-20"))

    assert ["Back", "Bare", "Coast", "Total", "Town"] in grouped(*WAVE, small, back)


def test_the_same_week_in_another_country_stays_apart() -> None:
    train = told("Train", "21", a_place("Bol", country="XQ"), by="the army", means="shooting",
                 when=days("2031-03-08"))

    assert ["Train"] in grouped(*WAVE, train)


def test_the_same_town_days_later_by_accident_stays_apart() -> None:
    dated = told("Flats", "16", LAT, by="civil defence", means="crash", when=days("2031-03-15"),
                 published="2031-03-16")
    undated = told("Flats", "16", LAT, by="civil defence", published="2031-03-16")

    assert ["Flats"] in grouped(*WAVE, dated)
    assert ["Flats"] in grouped(*WAVE, undated)


def test_counting_since_the_first_day_weeks_later_stretches_no_wave() -> None:
    late = told("Late", "1,614", LAT, TAR, when=days("2031-03-06", "2031-03-22", 4),
                published="2031-03-22")
    other = told("Other", "3", TAR, by="the police", when=days("2031-03-19"))
    found = group_incidents([*WAVE, late, other], Incidents())

    assert found[0].reports == tuple(sorted(
        f"report-{name}" for name in ("Bare", "Coast", "Late", "Total", "Town")))
    assert found[1].reports == ("report-Other",)


def test_an_end_that_a_later_report_says_is_the_end() -> None:
    over = told("Over", "803", LAT, TAR, when=days("2031-03-06", "2031-03-10", 2),
                published="2031-03-12")
    still = told("Still", "900", LAT, TAR, when=days("2031-03-06", "2031-03-12", 3),
                 published="2031-03-12")

    assert group_incidents([*WAVE, over, still], Incidents())[0].when.to == "2031-03-10"
    assert group_incidents([*WAVE, still], Incidents())[0].when.to == "2031-03-12"


@pytest.mark.parametrize("total", [None, "27"])
def test_three_strikes_of_one_day_by_one_ministry_are_three(total: str | None) -> None:
    strikes = [
        told(name, said, a_place(name), by="the health ministry", means="airstrike",
             when=days("2031-03-06"))
        for name, said in (("Ada", "12"), ("Bor", "6"), ("Cem", "9"))
    ]
    if total:
        strikes.append(told("Sum", total, a_country(), by="the health ministry",
                            when=days("2031-03-06")))

    assert grouped(*strikes) == [["Ada"], ["Bor"], ["Cem"], *([["Sum"]] if total else [])]


def test_a_counter_named_for_a_country_says_where() -> None:
    """Nothing places the second report but whose network it is."""
    ours = told("Ours", "779", a_place("Homs", country="SY"), a_place("Hama", country="SY"),
                by="Syrian Network", when=SINCE)
    bare = told("Bare", "803", by="Syrian Network", when=SINCE)
    stranger = told("Stranger", "803", by="a network", when=SINCE)

    assert grouped(ours, bare, stranger) == [["Bare", "Ours"], ["Stranger"]]


def test_two_countries_named_as_often_place_nothing() -> None:
    reading = told("A", "12")
    reading = msgspec.structs.replace(reading, places=(
        named_place(a_country(), at=40), named_place(a_country("Odrava", "XQ"), at=60)))

    assert group_incidents([reading], Incidents())[0].place == ()


def test_a_headline_stays_with_the_figure_it_tells_again() -> None:
    reading = a_reading(
        "A", a_claim("830", MONITOR, place=(LAT,), when=SINCE),
        a_claim("830", place=(a_country(),), repeats="A-0"), published="2031-03-08")

    assert len(group_incidents([reading], Incidents())) == 1


def test_a_day_that_only_dates_the_count_dates_no_killing() -> None:
    by_then = msgspec.structs.replace(days("2031-03-08"), from_=None)
    undated = told("A", "12", LAT, when=by_then, published="2031-06-30")

    assert titles(undated) == ["Killings in Lat, 27-30 June 2031"]


def test_an_injury_that_nobody_places_makes_no_incident_and_a_death_does() -> None:
    assert grouped(told("A", "4", by=None, harm="injured")) == []
    assert grouped(told("A", "4", harm="injured")) == [["A"]]
    assert grouped(told("A", "4", by=None)) == [["A"]]


def test_the_words_for_when_keep_the_field_they_stand_in() -> None:
    when = msgspec.structs.replace(SINCE, field="headline", as_written="since Thursday")

    assert group_incidents([told("A", "12", LAT, when=when)], Incidents())[0].when == when


def test_a_capital_that_acts_is_not_where_people_died() -> None:
    text = "Odra has said nothing of the 12 killed."
    reading = a_reading("A", a_claim("12"), published="2031-03-08", text=text)
    odra = msgspec.structs.replace(named_place(a_place("Odra")), start=0, end=4)
    reading = msgspec.structs.replace(reading, places=(odra,))

    assert group_incidents([reading], Incidents())[0].place == ()
