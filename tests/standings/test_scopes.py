"""When two scopes of one claimant's count are one."""

from __future__ import annotations

from firsthand.record import Claim, Reading
from firsthand.standings import claim_series, headline_figures, weigh
from tests.standings.factories import a_claim, a_reading, one_incident

WHO, PEOPLE = "the Monitor", "civilian+group:Sallows"


def scopes(*readings: Reading) -> dict[str, list[int]]:
    incident = one_incident(*readings)
    series = claim_series(incident, readings, weigh(readings, (), [incident]))
    return {line.scope: [step.point for step in line.steps] for line in series}


def told(said: str, scope: str) -> Claim:
    return a_claim(said, WHO, scope=scope)


def test_a_people_named_beside_a_figure_told_without_it_narrows_nothing() -> None:
    readings = [
        a_reading("A", told("532", PEOPLE), published="2031-03-08"),
        a_reading("B", told("745", PEOPLE), published="2031-03-09"),
        a_reading("C", told("745", "civilian"), published="2031-03-09"),
    ]

    assert scopes(*readings)["civilian"] == [532, 745]
    assert PEOPLE not in scopes(*readings)
    assert scopes(*readings[:2])[PEOPLE] == [532, 745]


def test_who_names_nobody_counts_whom_the_named_one_counts_with_the_same_figure() -> None:
    readings = [
        a_reading("A", told("745", PEOPLE)), a_reading("B", told("745", "civilian")),
        a_reading("C", a_claim("745", scope=PEOPLE), published=None),
        a_reading("D", a_claim("88", scope=PEOPLE)),
    ]
    incident = one_incident(*readings)
    figures = headline_figures(incident, readings, weigh(readings, (), [incident]))

    assert [(f.figure, f.scope, f.named) for f in figures if f.figure == "745"] == [
        ("745", "civilian", (WHO,))]
    assert [f.scope for f in figures if f.figure == "88"] == [PEOPLE]


def test_everybody_and_civilians_stay_two_whoever_tells_one_figure_of_both() -> None:
    readings = [a_reading("A", told("745", "total")), a_reading("B", told("745", "civilian"))]

    assert set(scopes(*readings)) == {"total", "civilian"}


def test_a_rounded_figure_says_of_whom_the_exact_one_is() -> None:
    reading = a_reading("A", told("more than 1,000", "civilian"), told("1,068", "total"))

    assert scopes(reading)["civilian"] == [1068]
