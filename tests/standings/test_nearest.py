"""The walk to the nearest figure finds what looking at all of them would find."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from firsthand.standings.nearest import Named, NamedFigures
from firsthand.standings.told import Told, compatible, point_of
from tests.standings.factories import a_claim

FIGURES = st.integers(1, 40) | st.integers(90, 420) | st.integers(900, 2100)
SAID = st.one_of(
    st.builds(
        "{}{}".format,
        st.sampled_from(["", "", "up to ", "at least ", "more than ", "about ", "nearly "]),
        FIGURES,
    ),
    st.builds(lambda low, more: f"{low} to {low + more}", FIGURES, st.integers(0, 2000)),
    st.sampled_from(["hundreds", "large numbers"]),
)
DAYS = st.sampled_from(["", "2031-03-07", "2031-03-08", "2031-03-09"])


def told(said: str, day: str, at: int) -> Told:
    claim = a_claim(said, id=f"claim-{at:03}")
    point = point_of(claim.count)
    return Told(
        claim=claim, incident="", report="", publisher="", first="", day=day, moment=day,
        described="", point=point, figure=claim.count.number or point,
    )


def by_looking_at_all(lead: Told, named: list[Named]) -> list[Named]:
    fitting = [
        entry for entry in named
        if entry[0].point is not None and compatible(lead.claim, entry[0].claim)
        and (not entry[0].day or not lead.day or entry[0].day <= lead.day)
    ]
    apart = [abs((lead.figure or 0) - (entry[0].figure or 0)) for entry in fitting]
    nearest = [e for e, far in zip(fitting, apart, strict=True) if far == min(apart)]
    return sorted(nearest, key=lambda e: (e[0].moment, e[0].claim.id))


@given(st.lists(st.tuples(SAID, DAYS), max_size=25), st.lists(st.tuples(SAID, DAYS), max_size=8))
def test_the_walk_misses_nothing(
    known: list[tuple[str, str]], asked: list[tuple[str, str]],
) -> None:
    named = [(told(said, day, at), f"origin-{at}", "") for at, (said, day) in enumerate(known)]
    figures = NamedFigures(named)
    leads = [told(said, day, at) for at, (said, day) in enumerate(asked)]
    for lead in sorted(leads, key=lambda t: t.day):
        assert figures.nearest(lead) == by_looking_at_all(lead, named)


def test_a_figure_is_compared_only_with_what_was_told_no_later() -> None:
    earlier, later = told("1,300", "2031-03-07", 1), told("1,311", "2031-03-09", 2)
    figures = NamedFigures([(earlier, "one", ""), (later, "two", "")])

    on_the_day, after = told("1,311", "2031-03-08", 3), told("1,311", "2031-03-09", 4)

    assert [origin for _, origin, _ in figures.nearest(on_the_day)] == ["one"]
    assert [origin for _, origin, _ in figures.nearest(after)] == ["two"]
