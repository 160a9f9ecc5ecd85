"""Parts, repetitions and additions are told beside a toll and never make one."""

from __future__ import annotations

import msgspec

from firsthand.record import Claim, Reading, Standing
from firsthand.standings import claim_series, headline_figures, weigh
from tests.standings.factories import a_claim, a_place, a_reading, one_incident

MONITOR = "the Monitor"
TOWN, COAST = (a_place("Jeb"),), (a_place("Lat"), a_place("Tar"))


def last(*readings: Reading, scope: str = "total") -> Standing | None:
    rows = weigh(readings, (), [one_incident(*readings)]).standings
    return next((row for row in reversed(rows) if row.scope == scope), None)


def figures(*readings: Reading) -> set[tuple[str, str]]:
    incident = one_incident(*readings)
    weighing = weigh(readings, (), [incident])
    return {(f.figure, f.scope) for f in headline_figures(incident, readings, weighing)}


def steps(*readings: Reading) -> list[int]:
    incident = one_incident(*readings)
    series = claim_series(incident, readings, weigh(readings, (), [incident]))
    return [step.point for line in series for step in line.steps]


def part(at: int, said: str, scope: str) -> Claim:
    return a_claim(said, MONITOR, scope=scope, within="A-0", id=f"A-{at}")


def test_a_part_in_the_scope_of_its_whole_is_no_figure() -> None:
    whole = a_claim("111", MONITOR, scope="civilian")
    reading = a_reading("A", whole, part(1, "90", "civilian"), part(2, "3", "child"))

    assert figures(reading) == {("111", "civilian"), ("3", "child")}
    standing = last(reading, scope="civilian")
    assert standing
    assert (standing.low, standing.high) == (111, 111)


def test_two_parts_of_one_scope_are_told_side_by_side_and_neither_is_the_toll() -> None:
    whole = a_claim("311", MONITOR)
    reading = a_reading(
        "A", whole, part(1, "26", "civilian"), part(2, "164", "civilian"),
        part(3, "121", "security"))

    assert last(reading, scope="civilian") is None
    assert figures(reading) == {("311", "total"), ("121", "security")}


def test_what_was_added_is_no_figure() -> None:
    more = a_claim("143", MONITOR, span="daily increment")

    assert figures(a_reading("A", a_claim("973", MONITOR), more)) == {("973", "total")}


def test_a_repetition_goes_where_what_it_repeats_goes() -> None:
    """The headline's misread speaker is no second one."""
    body = a_claim("830", MONITOR)
    headline = a_claim("830", "somebody misread", repeats="A-0")
    origins = weigh(
        [a_reading("A", body, headline)], (), [one_incident(a_reading("A", body, headline))]
    ).origins

    assert [origin.name for origin in origins] == [MONITOR]


def test_a_repetition_of_what_names_nobody_names_nobody() -> None:
    reading = a_reading("A", a_claim("12"), a_claim("12", MONITOR, repeats="A-0"))
    standing = last(reading)

    assert standing
    assert len(standing.origins) == 1


def test_more_than_a_thousand_beside_the_exact_figure_only_says_it_again() -> None:
    reading = a_reading("A", a_claim("more than 1,000", MONITOR), a_claim("1,018", MONITOR))

    assert steps(reading) == [1018]


def test_a_series_may_begin_in_one_town() -> None:
    town = a_reading("A", a_claim("48", MONITOR, place=TOWN), published="2031-03-06")
    coast = a_reading("B", a_claim("745", MONITOR, place=COAST), published="2031-03-08")
    late = a_reading("C", a_claim("50", MONITOR, place=TOWN), published="2031-03-09")
    other = a_reading("D", a_claim("40", "the mayor", place=TOWN), published="2031-03-06")

    assert steps(town, coast) == [48, 745]
    assert steps(town, coast, late) == [48, 745]
    assert steps(other, coast) == [745]


def test_a_headline_that_names_more_places_makes_no_figure_wider() -> None:
    other = a_reading("A", a_claim("12", "the mayor", place=TOWN))
    body = a_claim("40", MONITOR, place=TOWN)
    plain = a_reading("B", body)
    headed = a_reading("B", body, a_claim("40", MONITOR, place=COAST, repeats="B-0"))

    # alone, the headline would make 12 "one place of several"
    before, after = last(other, plain), last(other, headed)
    assert before
    assert after
    assert after
    assert (after.low, after.high, after.origins) == (before.low, before.high, before.origins)
    assert (after.low, after.high) == (12, 40)


def test_order_of_telling_decides_no_ties() -> None:
    told = (a_claim("12", MONITOR), a_claim("about 12", MONITOR), a_claim("at least 12", MONITOR))
    there, back = a_reading("A", *told), a_reading("A", *told)
    back = msgspec.structs.replace(back, claims=back.claims[::-1])

    assert weigh([there], (), [one_incident(there)]) == weigh([back], (), [one_incident(back)])
