"""What a standing's row says, and what never enters it."""

from __future__ import annotations

import msgspec
import pytest

from firsthand.record import Family, Judgement, Reading, Standing
from firsthand.standings import weigh
from tests.standings.factories import (
    a_claim,
    a_family,
    a_place,
    a_reading,
    one_incident,
)


def rows(
    *readings: Reading,
    families: tuple[Family, ...] = (),
    judgements: tuple[Judgement, ...] = (),
) -> tuple[Standing, ...]:
    return weigh(readings, families, [one_incident(*readings)], judgements).standings


def test_each_origin_speaks_with_its_latest_claim_on_each_day() -> None:
    table = [
        (row.as_of, row.low, row.high, len(row.origins))
        for row in rows(
            a_reading("A", a_claim("745", "the Monitor"), published="2031-03-08"),
            a_reading("B", a_claim("1,311", "the Monitor"), published="2031-03-09"),
            a_reading("C", a_claim("803", "the Network"), published="2031-03-11"),
        )
    ]

    assert table == [
        ("2031-03-08", 745, 745, 1),
        ("2031-03-09", 1311, 1311, 1),
        ("2031-03-11", 803, 1311, 2),
    ]


def test_the_row_lists_everything_and_says_who_told_it_first() -> None:
    readings = (
        a_reading("B", a_claim("12", "the police"), published="2031-03-08T10:00:00Z"),
        a_reading("A", a_claim("12", "the police"), published="2031-03-08T09:00:00Z"),
    )
    row = rows(*readings)[-1]

    assert (row.first, row.best, row.claims, row.reports) == (
        "A-0",
        None,
        ("A-0", "B-0"),
        ("report-A", "report-B"),
    )
    assert len(row.families) == 2
    assert "1 origin: the police" in row.why[1]


def test_a_lone_report_is_its_own_family_and_a_copy_is_not() -> None:
    readings = (a_reading("A", a_claim("12")), a_reading("B", a_claim("12")))
    family = a_family("A", "B")

    assert rows(*readings, families=(family,))[-1].families == (family.id,)


@pytest.mark.parametrize(
    "not_a_toll",
    [
        {"polarity": "denied"},
        {"polarity": "forecast"},
        {"polarity": "hypothetical"},
        {"polarity": "corrected"},
        {"background": True},
        {"repeats": "A-0"},
        {"span": "daily increment"},
        {"within": "A-0"},
    ],
)
def test_what_is_no_toll_never_sets_one(not_a_toll: dict[str, object]) -> None:
    row = rows(
        a_reading("A", a_claim("100", "the police"), a_claim("900", "the rebels", **not_a_toll))
    )[-1]

    assert (row.low, row.high, row.claims, len(row.origins)) == (100, 100, ("A-0",), 1)


def test_a_part_counts_in_its_own_scope() -> None:
    found = rows(
        a_reading(
            "A",
            a_claim("12", "the police"),
            a_claim("3", "the police", scope="child", within="A-0"),
        )
    )

    assert [(row.scope, row.low) for row in found] == [("child", 3), ("total", 12)]


def test_dead_perpetrators_are_no_part_of_the_total() -> None:
    found = rows(
        a_reading("A", a_claim("12", "the police"), a_claim("2", "the police", scope="perpetrator"))
    )

    assert {row.scope: row.high for row in found} == {"perpetrator": 2, "total": 12}


def test_a_count_without_any_bound_is_listed_and_sets_nothing() -> None:
    row = rows(a_reading("A", a_claim("large numbers", "the envoy")))[-1]

    assert (row.low, row.high, row.claims) == (None, None, ("A-0",))


def test_one_place_is_no_toll_of_several() -> None:
    town, coast = (a_place("Jeb"),), (a_place("Lat"), a_place("Tar"))
    row = rows(
        a_reading("A", a_claim("745", "the Monitor", place=coast)),
        a_reading("B", a_claim("48", "the mayor", place=town)),
    )[-1]

    assert (row.low, row.high, len(row.origins)) == (745, 745, 1)
    assert any("speaks of one place" in line for line in row.why)


def test_a_copy_that_changed_the_scope_sets_no_toll() -> None:
    original = a_reading(
        "A", a_claim("1,311", "the Monitor"), a_claim("830", "the Monitor", scope="civilian")
    )
    copy = a_reading("B", a_claim("1,311", "the Monitor", scope="civilian"))
    found = rows(original, copy, families=(a_family("A", "B"),))

    assert {row.scope: row.high for row in found} == {"civilian": 830, "total": 1311}


def test_a_person_sets_best_and_may_take_it_back() -> None:
    reading = a_reading("A", a_claim("100 to 200", "the police"))
    row = rows(reading)[-1]
    decided = Judgement(
        id="j1", left=row.id, right=None, verdict="best 150", by="R. Vale", at="2031-04-01", note=""
    )
    undone = msgspec.structs.replace(decided, id="j2", verdict="best unset", supersedes="j1")

    assert rows(reading, judgements=(decided,))[-1].best == 150
    assert rows(reading, judgements=(decided, undone))[-1].best is None


def test_a_report_without_a_date_is_weighed_too() -> None:
    row = rows(a_reading("A", a_claim("12", "the police"), published=None))[-1]

    assert (row.as_of, row.low) == ("", 12)


def test_origins_that_cannot_both_be_right_are_shown() -> None:
    police = a_reading("A", a_claim("359", "the police"), published="2031-03-09")
    health = a_reading("B", a_claim("253", "the Watch"), published="2031-03-10")
    floor = a_reading("C", a_claim("at least 40", "a clinic"), published="2031-03-10")
    first, second = (weigh(r, (), [one_incident(*r)]).standings[-1] for r in (
        [police, health], [police, floor]))

    assert "They contradict each other: “359” (the police) and “253” (the Watch)." in first.why
    assert not any("contradict" in line for line in second.why)
