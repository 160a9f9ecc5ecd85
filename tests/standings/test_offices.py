"""Who speaks for an office is the office, and nobody else's."""

from __future__ import annotations

import pytest

from firsthand.record import Reading
from firsthand.standings import claim_series, headline_figures, weigh
from firsthand.standings.offices import Offices, Speaker, known_as
from firsthand.vocabulary import load_vocabulary
from tests.standings.factories import (
    a_claim,
    a_reading,
    a_source,
    a_statement,
    one_incident,
)

OFFICES = Offices(load_vocabulary("en"))


def speaker(said: str, name: str | None = None, role: str | None = None) -> Speaker:
    """Make a speaker; without a name nobody is named."""
    source = a_source(said, named=name is not None)
    source = type(source)(
        as_written=said, start=0, end=0, name=name, role=role, named=name is not None)
    return Speaker(claim=said, claimant=name, source=source)


def names(*speakers: Speaker) -> list[str | None]:
    known = known_as(speakers, OFFICES)
    return [known[s.claim].name if s.claim in known else s.claimant for s in speakers]


POLICE = speaker("the police", "police")
SPOKESMAN = speaker("police spokesman Jon Vale", "Jon Vale", "police spokesman")


@pytest.mark.parametrize(
    "others",
    [
        [SPOKESMAN],
        [speaker("the Swiss police", "Swiss police")],
        [speaker("a spokeswoman for the police")],
        [speaker("Police officials")],
        [speaker("the chief of police, Ada Orm", "Ada Orm", "chief of police")],
    ],
)
def test_all_who_speak_for_an_office_are_one(others: list[Speaker]) -> None:
    assert len(set(names(POLICE, *others))) == 1


@pytest.mark.parametrize(
    "other",
    [
        speaker("a police officer"),
        speaker("the former police chief Ada Orm", "Ada Orm", "former police chief"),
        speaker("the health ministry", "health ministry"),
        speaker("the Police Watch", "Police Watch"),
    ],
)
def test_who_only_belongs_to_it_is_not_the_office(other: Speaker) -> None:
    first, second = names(POLICE, other)

    assert first != second


def test_the_police_of_two_towns_are_two_and_of_one_town_one() -> None:
    kesra, odra = speaker("Kesra police", "Kesra police"), speaker("Odra police", "Odra police")

    assert len(set(names(kesra, odra))) == 2
    assert len(set(names(kesra, POLICE))) == 1
    assert len(set(names(kesra, odra, POLICE))) == 3


def test_an_army_that_is_no_states_is_not_the_army() -> None:
    rebels = speaker("the Sallow Liberation Army", "Sallow Liberation Army")
    army = speaker("the army", "army")

    assert len(set(names(rebels, army))) == 2


def test_a_person_is_known_by_the_office_named_beside_the_name_once() -> None:
    alone = speaker("Vale", "Jon Vale")

    assert names(SPOKESMAN, alone, POLICE) == ["police", "police", "police"]


def test_the_committee_is_the_one_that_has_a_name() -> None:
    full = speaker("the National Committee for the Coast", "National Committee for the Coast")
    short = speaker("the committee", "Committee")
    other = speaker("the Committee of Mothers", "Committee of Mothers")

    assert names(full, short) == ["National Committee for the Coast"] * 2
    assert names(full, short, other)[1] == "Committee"


def said_by(number: str, figure: str, who: Speaker, day: str = "2031-03-10") -> Reading:
    statement = a_statement("assert", "", "x", id=f"{number}-s", source=who.source)
    claim = a_claim(figure, who.claimant, statement=f"{number}-s")
    return a_reading(number, claim, statement, published=day)


def who_knows(figure: str, *readings: Reading) -> list[tuple[str, ...]]:
    incident = one_incident(*readings)
    weighing = weigh(readings, (), [incident])
    found = headline_figures(incident, readings, weighing)
    return [f.named for f in found if f.figure == figure]


def test_one_office_updating_its_figure_is_a_series() -> None:
    readings = [
        said_by("A", "207", POLICE, "2031-03-10"),
        said_by("B", "290", SPOKESMAN, "2031-03-11"),
        said_by("C", "359", speaker("the Swiss police", "Swiss police"), "2031-03-12"),
    ]
    incident = one_incident(*readings)
    line, = claim_series(incident, readings, weigh(readings, (), [incident]))

    assert [step.point for step in line.steps] == [207, 290, 359]


def test_two_ministries_of_one_government_that_tell_one_figure_are_one_witness() -> None:
    health = speaker("the health ministry", "health ministry")
    defence = speaker("the defence minister, Ada Orm", "Ada Orm", "defence minister")
    both = [said_by("A", "253", health), said_by("B", "253", defence, "2031-03-11")]

    assert who_knows("253", *both) == [("health ministry",)]
    assert who_knows("359", *both, said_by("C", "359", POLICE)) == [("police",)]


def test_two_governments_that_tell_one_figure_are_two_witnesses() -> None:
    swiss = speaker("the Swiss defence ministry", "Swiss defence ministry")
    danish = speaker("the Danish defence ministry", "Danish defence ministry")

    assert who_knows("40", said_by("A", "40", swiss), said_by("B", "40", danish)) == [
        ("Danish defence ministry", "Swiss defence ministry")
    ]


def test_whoever_runs_a_ministry_tells_the_ministrys_figure() -> None:
    ministry = speaker("the Sallow-run health ministry", "Sallow-run health ministry")
    party = speaker("Sallow", "Sallow")

    assert who_knows("500", said_by("A", "at least 500", ministry), said_by("B", "500", party)) == [
        ("Sallow-run health ministry",)
    ]
