"""What was done is an incident, also where nobody was harmed or counted."""

from __future__ import annotations

import pytest

from firsthand.pipeline import House
from firsthand.record import Incident
from firsthand.settings import Settings

BOMB = "A bomb exploded outside the court in Homs on Tuesday. Nobody claimed responsibility."
ABOUT = "The army spoke of terrorism in Homs. "


@pytest.fixture(scope="module")
def house() -> House:
    return House(Settings())


def incidents(house: House, text: str) -> tuple[Incident, ...]:
    return house.weigh([house.read_text(text, published="2031-05-09")]).incidents


def told(house: House, text: str) -> list[tuple[str, str | None, str | None]]:
    """Give kind, first place and last day of each incident."""
    return [
        (i.kind, i.place[0].name if i.place else None, i.when.to if i.when else None)
        for i in incidents(house, text)
    ]


def test_a_bomb_that_hurt_nobody_is_an_incident(house: House) -> None:
    assert told(house, BOMB) == [("bombing", "Homs", "2031-05-06")]
    assert incidents(house, BOMB)[0].title == "Explosion in Homs, Syria, 6 May 2031" or (
        incidents(house, BOMB)[0].title == "Explosion in Homs, 6 May 2031")


@pytest.mark.parametrize("undone", [
    "They threatened to blow up the court in Homs on Tuesday.",
    "The governor fears a raid on Homs this week.",
    "No attack was reported in Homs on Tuesday.",
    "The group planned an attack on the court in Homs on Tuesday.",
    "Attacks on courts must stop, the governor of Homs said.",
])
def test_what_was_not_done_is_none(house: House, undone: str) -> None:
    assert [i for i in incidents(house, ABOUT + undone) if i.kind != "unclear"] == []


def test_two_deeds_of_two_days_and_towns_are_two(house: House) -> None:
    text = BOMB + " On Wednesday gunmen attacked a police post in Tartus."

    assert sorted(told(house, text)) == [
        ("attack", "Tartus", "2031-05-07"), ("bombing", "Homs", "2031-05-06")]


def test_a_figure_takes_the_day_of_the_deed_told_beside_it(house: House) -> None:
    text = "A bomb exploded in Homs on Tuesday. Three shoppers were killed."
    later = "Three shoppers were killed in Homs, the army said. It happened on Tuesday."

    for report in (text, later):
        (incident,) = incidents(house, report)
        assert incident.when is not None
        assert (incident.when.from_, incident.when.to) == ("2031-05-06", "2031-05-06")


def test_an_old_deed_told_for_context_is_none(house: House) -> None:
    text = BOMB + " A court in Tartus was bombed on 3 June 2030."

    assert told(house, text) == [("bombing", "Homs", "2031-05-06")]




def test_where_nothing_else_is_named_the_dateline_gives_the_country_alone(house: House) -> None:
    text = "HOMS, May 8 (EFE) - Gunmen attacked a police post on Wednesday. Two U.S. citizens fled."

    ((kind, _, day),) = told(house, text)
    (incident,) = incidents(house, text)
    assert (kind, day) == ("attack", "2031-05-07")
    assert [(p.country, p.precision) for p in incident.place] == [("SY", 6)]


def test_what_gunmen_do_at_any_time_is_no_deed(house: House) -> None:
    spoken = "The gunmen who attack patrols in Homs have no shame, the general said in a speech."

    assert [i for i in incidents(house, spoken) if i.kind != "unclear"] == []


def test_an_explosion_is_a_bombing_where_a_bomb_is_told_of(house: House) -> None:
    gas = "An explosion killed two people in Homs on Tuesday."
    bomb = "Two people were killed in an explosion in Homs on Tuesday. A bomb went off at noon."

    assert [told(house, text)[0][0] for text in (gas, bomb)] == ["bombing", "bombing"]


def test_a_dated_deed_in_another_town_is_another(house: House) -> None:
    text = "Gunmen attacked a bank in Homs. On Tuesday a bomb exploded at a pipeline in Raqqa."

    assert ("bombing", "Ar Raqqah", "2031-05-06") in told(house, text)
