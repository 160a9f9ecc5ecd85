"""Figures of one report that add up, and figures that cannot."""

from __future__ import annotations

import pytest

from firsthand.standings import claim_series, weigh
from tests.standings.factories import a_claim, a_country, a_place, a_reading, days, one_incident

WHO = "the Monitor"


def weighed(*claims: tuple[str, str]) -> tuple[list[str], list[str]]:
    """Give the sums shown for all killed, and the problems."""
    reading = a_reading("A", *(a_claim(said, WHO, scope=scope) for said, scope in claims))
    weighing = weigh([reading], (), [one_incident(reading)])
    lines = [line for row in weighing.standings if row.scope == "total" for line in row.why]
    return [line for line in lines if "add up" in line], [p.sentence for p in weighing.problems]


def test_a_sum_that_holds_is_shown() -> None:
    shown, wrong = weighed(
        ("1,018", "total"), ("745", "civilian"), ("125", "security"), ("148", "combatant"))

    assert shown == ["The parts add up: 745 + 148 + 125 = 1,018 (the Monitor, in A)."]
    assert wrong == []


def test_parts_that_exceed_the_whole_are_a_problem() -> None:
    shown, wrong = weighed(
        ("up to 1,300", "total"), ("at least 973", "civilian"), ("more than 300", "security"),
        ("250", "combatant"))

    assert shown == []
    assert wrong == [
        "The parts that A tells are more than its whole: 973 + 301 + 250 is more than 1,300."]


@pytest.mark.parametrize(
    "claims",
    [
        [("at least 1,300", "total"), ("973", "civilian"), ("500", "security")],
        [("100", "total"), ("40", "civilian"), ("30", "child"), ("30", "woman")],
        [("3", "total"), ("2", "civilian"), ("1", "security")],
    ],
)
def test_an_open_whole_parts_that_share_people_and_small_numbers_prove_nothing(
    claims: list[tuple[str, str]],
) -> None:
    assert weighed(*claims) == ([], [])


def values(*claims: object) -> list[int]:
    reading = a_reading("A", *claims)  # type: ignore[arg-type]
    incident = one_incident(reading)
    series = claim_series(incident, [reading], weigh([reading], (), [incident]))
    return [step.point for line in series for step in line.steps]


def test_what_adds_up_to_a_total_is_no_total() -> None:
    assert values(*(a_claim(said, WHO) for said in ("383", "396", "779"))) == [779]


def test_a_figure_of_some_places_or_days_is_no_value_of_the_whole() -> None:
    country = (a_country(),)
    first, last = "2031-03-06", "2031-03-11"
    assert values(
        a_claim("1,225", WHO, place=country, when=days(first, last, 2)),
        a_claim("658", WHO, place=(a_place("Lat"),), when=days(first, last, 2)),
        a_claim("132", WHO, place=country, when=days(last)),
    ) == [1225]


def test_fewer_of_all_than_of_some_are_not_all() -> None:
    reading = a_reading("A", a_claim("24", WHO), a_claim("at least 1,500", WHO, scope="civilian"))
    weighing = weigh([reading], (), [one_incident(reading)])

    assert {(row.low, row.high) for row in weighing.standings} == {(1500, 1500)}


def test_what_is_counted_from_long_before_is_not_of_the_incident() -> None:
    readings = [
        a_reading(f"R{n}", a_claim(f"7{n}0", WHO, when=days("2031-03-06", "2031-03-11", 2)))
        for n in range(3)
    ]
    longer = a_reading("L", a_claim("2,854", WHO, when=days("2030-12-01", "2031-05-31", 5)))
    before = a_reading("B", a_claim("151", WHO, when=days("2031-02-01", "2031-02-23", 2)))
    march = days("2031-03-01", "2031-03-31", 4)
    month = a_reading("M", a_claim("1,400", "the Network", when=march))
    told = [*readings, longer, before, month]
    row = weigh(told, (), [one_incident(*told)]).standings[-1]

    assert (row.low, row.high) == (720, 1400)
