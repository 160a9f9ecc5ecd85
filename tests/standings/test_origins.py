"""How many really know a figure."""

from __future__ import annotations

import msgspec
import pytest

from firsthand.record import Family, Reading
from firsthand.standings import headline_figures, weigh
from tests.standings.factories import (
    a_claim,
    a_family,
    a_place,
    a_reading,
    a_source,
    a_statement,
    one_incident,
)


def who_knows(
    *readings: Reading,
    families: tuple[Family, ...] = (),
    figure: str | None = None,
) -> list[str]:
    """Name the origins of one figure, or of the last standing of all killed."""
    incident = one_incident(*readings)
    weighing = weigh(readings, families, [incident])
    if figure:
        found = [f for f in headline_figures(incident, readings, weighing) if f.figure == figure]
        return [name for f in found for name in f.named]
    names = {origin.id: origin.name for origin in weighing.origins}
    return sorted(names[o] for o in weighing.standings[-1].origins)


def test_ten_publishers_citing_one_monitor_are_one_origin() -> None:
    readings = [a_reading(f"Paper {n}", a_claim("745", "the Monitor")) for n in range(10)]

    assert who_knows(*readings) == ["the Monitor"]


def test_spelling_makes_no_second_origin_but_near_namesakes_are_two() -> None:
    same = [
        a_reading("A", a_claim("12", "the Coast Watch")),
        a_reading("B", a_claim("12", "Coast Watch")),
    ]
    other = a_reading("C", a_claim("12", "Coast Watch Network"))

    assert len(who_knows(*same)) == 1
    assert len(who_knows(*same, other)) == 2


def test_a_copy_that_lost_its_attribution_takes_its_parents_origin() -> None:
    parent = a_reading("Wire", a_claim("40", "the hospital"), published="2031-03-09")
    copy = a_reading("Copy", a_claim("40"))
    family = a_family("Wire", "Copy")

    assert who_knows(parent, copy, families=(family,)) == ["the hospital"]


def test_a_copy_that_names_somebody_else_adds_nobody() -> None:
    parent = a_reading("Wire", a_claim("40", "the hospital"), published="2031-03-09")
    copy = a_reading("Copy", a_claim("40", "state television"))

    assert who_knows(parent, copy, families=(a_family("Wire", "Copy"),)) == ["the hospital"]


def test_a_copy_that_adds_its_own_informant_adds_one() -> None:
    parent = a_reading("Wire", a_claim("40", "the hospital"), published="2031-03-09")
    copy = a_reading("Copy", a_claim("40", "the hospital"), a_claim("40", "the police"))

    assert who_knows(parent, copy, families=(a_family("Wire", "Copy"),)) == [
        "the hospital",
        "the police",
    ]


@pytest.mark.parametrize(
    "said",
    [
        "up to 1,300",
        "1,300",
        "more than 1,000",
        "hundreds",
        "about 1,320",
        "1,000 to 1,500",
        "large numbers",
    ],
)
def test_a_figure_nobody_names_adds_none_beside_a_compatible_named_one(said: str) -> None:
    named = a_reading("Wire", a_claim("1,311", "the Monitor"), published="2031-03-09")
    unnamed = a_reading("Copy", a_claim(said))

    assert who_knows(named, unnamed) == ["the Monitor"]


@pytest.mark.parametrize("said", ["1,420", "up to 900", "more than 4,000", "2,300 to 2,400"])
def test_a_figure_nobody_names_stands_alone_where_none_is_compatible(said: str) -> None:
    named = a_reading("Wire", a_claim("1,311", "the Monitor"), published="2031-03-09")
    unnamed = a_reading("Star", a_claim(said))

    assert who_knows(named, unnamed) == ["nobody named (Star)", "the Monitor"]


def test_who_told_it_before_the_named_one_is_not_its_echo() -> None:
    named = a_reading("Wire", a_claim("1,311", "the Monitor"), published="2031-03-09T10:00:00Z")
    same_day = a_reading("A", a_claim("1,311"), published="2031-03-09T06:00:00Z")
    before = a_reading("B", a_claim("1,311"), published="2031-03-08")

    assert who_knows(named, same_day) == ["the Monitor"]
    assert len(who_knows(named, before)) == 2


def test_two_named_ones_equally_near_leave_it_unsure_and_add_none() -> None:
    readings = [
        a_reading("A", a_claim("40", "the army")),
        a_reading("B", a_claim("40", "the rebels")),
        a_reading("C", a_claim("about 40")),
    ]
    weighing = weigh(readings, (), [one_incident(*readings)])

    assert len(weighing.standings[-1].origins) == 2
    assert any(
        "the army and the rebels fit equally well" in line for line in weighing.standings[-1].why
    )
    assert not any("C-0" in origin.claims for origin in weighing.origins)


def test_it_goes_to_the_nearest_named_figure() -> None:
    readings = [
        a_reading("A", a_claim("803", "the Network")),
        a_reading("B", a_claim("1,311", "the Monitor")),
        a_reading("C", a_claim("up to 1,300")),
    ]

    assert who_knows(*readings, figure="1,300") == ["the Monitor"]


def test_what_is_counted_in_one_country_stands_behind_no_figure_of_another() -> None:
    abroad = a_claim("31", "the minister", place=(a_place("Odra", country="XO"),))
    here = a_place("Kesra", country="XK")
    asked = a_reading("B", a_claim("10 to 50", place=(here,)))
    nowhere = a_reading("C", a_claim("10 to 50"))
    known = a_reading("A", abroad)

    assert who_knows(known, asked, figure="10 to 50") == ["nobody named (B)"]
    assert who_knows(known, nowhere, figure="10 to 50") == ["the minister"]


def test_total_is_compatible_with_total_only() -> None:
    named = a_reading("A", a_claim("1,311", "the Monitor"))
    civilians = a_reading("B", a_claim("1,311", scope="civilian"))

    assert who_knows(named, civilians, figure="1,311") == ["nobody named (B)", "the Monitor"]


def test_one_family_without_an_informant_is_one_unsourced_telling() -> None:
    readings = [
        a_reading("A", a_claim("40"), a_claim("at least 30")),
        a_reading("B", a_claim("40")),
        a_reading("C", a_claim("60")),
    ]

    assert who_knows(*readings, families=(a_family("A", "B", "C"),)) == ["nobody named (A)"]


def test_two_who_name_nobody_cannot_be_shown_to_be_two() -> None:
    assert who_knows(a_reading("A", a_claim("40")), a_reading("B", a_claim("40"))) == [
        "nobody named (A)"
    ]


def unnamed(name: str, said: str, described: str) -> Reading:
    source = a_source(described, named=False)
    statement = a_statement("assert", "", described, id=f"{name}-s", source=source)
    return a_reading(name, a_claim(said, statement=f"{name}-s"), statement)


def test_unnamed_informants_described_differently_are_two() -> None:
    doctor, police = unnamed("A", "40", "a doctor"), unnamed("B", "40", "a police officer")
    somebody = unnamed("C", "40", "Reports")

    assert who_knows(doctor, police) == ["a doctor", "a police officer"]
    assert who_knows(doctor, somebody) == ["a doctor"]


def test_a_telling_that_may_share_words_is_no_extra_witness() -> None:
    parent = a_reading("Wire", a_claim("40", "the hospital"), published="2031-03-11")
    maybe = a_reading("Diario", a_claim("40"), published="2031-03-10")
    family = a_family("Wire", unsure="Diario")

    assert who_knows(parent, maybe, families=(family,)) == ["the hospital"]
    assert len(who_knows(parent, maybe)) == 2


def test_an_undecided_family_lends_its_named_informant() -> None:
    readings = [a_reading("A", a_claim("40", "the hospital")), a_reading("B", a_claim("40"))]

    assert who_knows(*readings, families=(a_family(None, "A", "B"),)) == ["the hospital"]


def test_origins_hold_in_two_incidents_under_one_id() -> None:
    a, b = a_reading("A", a_claim("3", "the police")), a_reading("B", a_claim("5", "the police"))
    second = msgspec.structs.replace(one_incident(b), id="incident-2")
    weighing = weigh([a, b], (), [one_incident(a), second])

    assert [origin.claims for origin in weighing.origins] == [("A-0", "B-0")]
