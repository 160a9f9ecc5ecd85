"""Persons a report tells apart are added up, and nothing else is."""

from __future__ import annotations

import pytest

from firsthand.record import Passage, Reading
from firsthand.standings import weigh
from tests.standings.factories import a_claim, a_reading, one_incident

POLICE = "Kesra Police"


def last(*readings: Reading, harm: str = "killed", scope: str = "total") -> tuple[int, int] | None:
    """Give the low and high that are told in the end."""
    rows = weigh(readings, (), [one_incident(*readings)]).standings
    found = [r for r in rows if r.harm == harm and r.scope == scope]
    return (found[-1].low or 0, found[-1].high or 0) if found else None


def test_a_man_and_a_woman_are_two() -> None:
    reading = a_reading(
        "A", a_claim("1", POLICE, id="A-0"), a_claim("1", POLICE, id="A-1", scope="woman"))

    assert last(reading) == (2, 2)
    assert last(reading, scope="woman") == (1, 1)


def test_the_row_names_whom_it_adds() -> None:
    reading = a_reading(
        "A", a_claim("1", POLICE, id="A-0"), a_claim("1", POLICE, id="A-1", scope="woman"))
    rows = weigh([reading], (), [one_incident(reading)]).standings
    total = next(row for row in rows if row.scope == "total")

    assert total.claims == ("A-0", "A-1")
    assert "1" in " ".join(total.why)


@pytest.mark.parametrize("more", [
    {"repeats": "A-0"}, {"within": "A-0"}, {"background": True}, {"scope": "perpetrator"},
])
def test_what_tells_again_or_stands_apart_adds_nothing(more: dict[str, object]) -> None:
    reading = a_reading("A", a_claim("1", POLICE, id="A-0"), a_claim("1", POLICE, id="A-1", **more))

    assert last(reading) == (1, 1)


def test_a_figure_for_all_holds_against_the_sum() -> None:
    reading = a_reading(
        "A", a_claim("5", POLICE, id="A-0", sentence=Passage(start=90, end=99, exact="")),
        a_claim("1", POLICE, id="A-1"),
        a_claim("1", POLICE, id="A-2", scope="child"))

    assert last(reading) == (5, 5)


def test_two_reports_of_one_person_are_not_two() -> None:
    one = a_reading("A", a_claim("1", POLICE, id="A-0", scope="woman"))
    other = a_reading("B", a_claim("1", POLICE, id="B-0", scope="woman"))

    assert last(one, other) == (1, 1)


def test_a_report_that_knows_no_death_does_not_speak_against_one_that_does() -> None:
    early = a_reading("A", a_claim("1", id="A-0", harm="injured", rule="harm:struck"))
    later = a_reading("B", a_claim("1", id="B-0", harm="killed"))

    assert last(early, later, harm="injured") is None
    assert last(early, later) == (1, 1)
