"""A coast in March: three bodies count, many print, and few know.

The story in small that the room is made for: a monitor that revises its toll many times, a second
one with nearly its name, a verified floor, and one wire item told by five pages that name nobody.
"""

from __future__ import annotations

import pytest

from firsthand.record import Reading, Weighing
from firsthand.standings import claim_series, headline_figures, weigh
from tests.standings.factories import a_claim, a_family, a_reading, one_incident

MONITOR, NETWORK, OFFICE = "Coast Observatory", "Coast Network", "the rights office"


def wire_item(name: str, total: str = "up to 1,300") -> Reading:
    return a_reading(
        name,
        a_claim(total),
        a_claim("more than 800", scope="civilian", within=f"{name}-0"),
        published="2031-03-10",
    )


def story() -> list[Reading]:
    return [
        a_reading("Eve", a_claim("745", MONITOR), published="2031-03-08T19:00:00Z"),
        a_reading("Eve copy", a_claim("745"), published="2031-03-08T23:00:00Z"),
        a_reading(
            "Night",
            a_claim("1,018", MONITOR),
            a_claim("745", MONITOR, scope="civilian"),
            published="2031-03-08T21:38:00Z",
        ),
        a_reading("Careless", a_claim("more than 1,000"), published="2031-03-09"),
        a_reading(
            "Sunday",
            a_claim("1,311", MONITOR),
            a_claim("830", MONITOR, scope="civilian"),
            published="2031-03-09T15:00:00Z",
        ),
        wire_item("Wire"),
        wire_item("Reprint"),
        wire_item("Diario"),
        wire_item("Rewrite", "about 1,300"),
        wire_item("Excerpt"),
        a_reading(
            "Monday",
            a_claim("1,454", MONITOR),
            a_claim("973", MONITOR, scope="civilian"),
            published="2031-03-10T05:37:00Z",
        ),
        a_reading("Stale", a_claim("1,311", MONITOR), published="2031-03-12"),
        a_reading("Rival", a_claim("803", NETWORK), published="2031-03-11"),
        a_reading("Rival copy", a_claim("803", NETWORK), published="2031-03-11"),
        a_reading("Floor", a_claim("at least 111", OFFICE), published="2031-03-11"),
        a_reading(
            "Fear", a_claim("20,000", "an envoy", polarity="forecast"), published="2031-03-11"
        ),
    ]


@pytest.fixture
def told() -> tuple[list[Reading], Weighing]:
    readings = story()
    families = (
        a_family("Wire", "Reprint", "Diario", "Rewrite", "Excerpt"),
        a_family("Eve", "Eve copy"),
        a_family("Rival", "Rival copy"),
    )
    return readings, weigh(readings, families, [one_incident(*readings)])


def test_every_headline_figure_has_the_origins_a_careful_analyst_gives_it(
    told: tuple[list[Reading], Weighing],
) -> None:
    readings, weighing = told
    found = {
        (f.scope, f.figure): (len(f.reports), f.named)
        for f in headline_figures(weighing.incidents[0], readings, weighing)
    }

    assert found == {
        ("total", "1,300"): (5, (MONITOR,)),
        ("civilian", "800"): (5, (MONITOR,)),
        ("total", "745"): (2, (MONITOR,)),
        ("civilian", "745"): (1, (MONITOR,)),
        ("total", "1,018"): (1, (MONITOR,)),
        ("total", "1,000"): (1, (MONITOR,)),
        ("total", "1,311"): (2, (MONITOR,)),
        ("civilian", "830"): (1, (MONITOR,)),
        ("total", "1,454"): (1, (MONITOR,)),
        ("civilian", "973"): (1, (MONITOR,)),
        ("total", "803"): (2, (NETWORK,)),
        ("total", "111"): (1, (OFFICE,)),
    }


def test_the_monitors_series_stands_in_order(told: tuple[list[Reading], Weighing]) -> None:
    readings, weighing = told
    series = {
        (line.name, line.scope): [step.point for step in line.steps]
        for line in claim_series(weighing.incidents[0], readings, weighing)
    }

    assert series[MONITOR, "total"] == [745, 1018, 1311, 1454]
    assert series[MONITOR, "civilian"] == [745, 830, 973]
    assert set(series) == {
        (MONITOR, "total"),
        (MONITOR, "civilian"),
        (NETWORK, "total"),
        (OFFICE, "total"),
    }


def test_the_last_standing_has_three_origins(told: tuple[list[Reading], Weighing]) -> None:
    _, weighing = told
    row = [r for r in weighing.standings if r.scope == "total"][-1]

    assert (row.as_of, row.low, row.high, len(row.origins)) == ("2031-03-12", 111, 1454, 3)
    assert not any("Fear-0" in r.claims for r in weighing.standings)


def test_without_the_monitor_the_wire_item_is_one_unsourced_telling() -> None:
    readings = [wire_item("Wire"), wire_item("Reprint")]
    weighing = weigh(readings, (a_family("Wire", "Reprint"),), [one_incident(*readings)])

    assert [(o.kind, len(o.reports)) for o in weighing.origins] == [("nobody", 2)]
